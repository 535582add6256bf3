//! The templates of a theme, and the places of their mistakes.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::super::html::ticks;
use super::meter::Meter;
use super::{DEFAULT, EMBEDDED, ThemeError, turns};

/// The templates that stand over ours have names that begin so.
const THEIRS: &str = "theme/";

/// The texts of the templates that count their turns, by name.
type Counting = BTreeMap<String, String>;

/// Templates that one thread asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Templates {
    tera: Tera,
    meter: Arc<Meter>,
    counting: Arc<Counting>,
}

impl Templates {
    /// The templates of an embedded theme, and those that stand over them, by name.
    ///
    /// # Errors
    /// The first that cannot be read.
    pub(super) fn new(theme: &str, written: Vec<(String, String)>) -> Result<Self, ThemeError> {
        let (ours, theirs): (Vec<_>, Vec<_>) = written.into_iter().partition(|(name, _)| !name.starts_with(THEIRS));
        let counting: Counting = theirs.into_iter().map(|(name, text)| (name, turns::counted(&text))).collect();
        let all = ours.iter().map(|(name, text)| (name, text)).chain(&counting);
        let mut tera = Tera::default();
        let result = prepare(&mut tera, theme).and_then(|()| tera.add_raw_templates(all));
        result.map_err(|error| place(&error, &blame(theme, &ours, &counting), &counting))?;
        Ok(Self { tera, meter: Arc::default(), counting: Arc::new(counting) }.apart())
    }

    /// The same for another thread.
    pub(super) fn apart(&self) -> Self {
        let mut apart = Self { meter: Arc::default(), ..self.clone() };
        apart.meter.register(&mut apart.tera);
        apart
    }

    /// What every page is told.
    pub(super) fn global_context(&mut self) -> &mut Context {
        self.tera.global_context()
    }

    /// The HTML that a template makes of what it is told.
    ///
    /// # Errors
    /// When it fails, or takes too much.
    pub(super) fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let mut page = self.meter.page();
        let result = self.tera.render_to(template, context, &mut page);
        result.map_err(|error| place(&error, template, &self.counting))?;
        Ok(page.html)
    }
}

/// What every template may rely on: the order of overriding, our filter `ticks` (text in backticks becomes code), and our functions.
fn prepare(tera: &mut Tera, theme: &str) -> tera::TeraResult<()> {
    tera.register_filter("ticks", |text: &str, _: Kwargs, _: &State| Value::safe_string(&ticks(text)));
    Arc::<Meter>::default().register(tera);
    let named = (theme != DEFAULT).then(|| format!("{theme}/"));
    tera.set_fallback_prefixes([THEIRS.to_owned()].into_iter().chain(named).chain([format!("{DEFAULT}/")]))
}

/// The first overriding template that fails beside the embedded ones alone, for errors that name no file.
fn blame(theme: &str, ours: &[(String, String)], counting: &Counting) -> String {
    let fits = |one: (&String, &String)| {
        let mut alone = Tera::default();
        let all = ours.iter().map(|(name, text)| (name, text)).chain([one]);
        prepare(&mut alone, theme).is_ok() && alone.add_raw_templates(all).is_ok()
    };
    counting.iter().find(|one| !fits(*one)).map(|(name, _)| name.clone()).unwrap_or_default()
}

fn place(error: &tera::Error, fallback: &str, counting: &Counting) -> ThemeError {
    let (name, line, column, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename(), report.span().start_line, report.span().start_col + 1, report.message().to_owned())
        }
        ErrorKind::MissingParent { current, parent } => {
            (current.as_str(), 1, 1, format!("extends `{parent}`, which does not exist"))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), 1, 1, "extends or includes itself".to_owned())
        }
        other => (fallback, 1, 1, other.to_string()),
    };
    let line = line.max(1);
    let text = counting.get(name).and_then(|text| text.split('\n').nth(line - 1));
    let column = text.map_or(column, |text| turns::written_column(text, column));
    let (embedded, name) = match name.split_once('/') {
        Some(("theme", name)) => (false, name),
        Some((theirs, name)) if EMBEDDED.get_dir(theirs).is_some() => (true, name),
        _ => (true, name),
    };
    ThemeError { file: format!("templates/{name}"), embedded, line, column, message }
}
