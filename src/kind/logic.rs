//! What a kind works out from its documents: computed values, checks and views, and the questions that come with them.
//!
//! Most of a definition is expressions, and most repositories use few kinds. So the logic of a built-in kind is read when somebody
//! first asks for it; that of a repository's own is read with its fields, since its author waits for what is wrong.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::expr::Expr;
use crate::syntax::{Entry, Node, NodeData, nearest};

use super::reader::{Reader, Word};
use super::shapes::KindShapes;
use super::{Check, Computed, ComputedBy, Kind, KindFault, Native, ViewSpec, check, embedded, view};

/// The parts of a kind that hold expressions.
#[derive(Debug, Clone, Default)]
pub(super) struct Logic {
    computed: Vec<Computed>,
    checks: Vec<Check>,
    views: Vec<ViewSpec>,
    /// Every name in the views, and in the computed values that they show.
    names: BTreeSet<String>,
    ask: Vec<String>,
}

/// Logic that may not be read yet.
pub(super) type LazyLogic = OnceLock<Logic>;

/// Where the logic begins in a definition of ours: the first of these keys, after which no others come but its own.
pub(super) const FIRST_KEYS: [&str; 3] = ["computed", "checks", "view"];

/// The logic as written.
pub(super) struct Written<'n> {
    computed: &'n [Entry],
    checks: &'n [Node],
    views: &'n [Node],
    ask: Vec<Word>,
}

impl<'n> Written<'n> {
    /// Takes the logic's keys out of a definition.
    pub(super) fn take(reader: &mut Reader<'n, '_>) -> Self {
        Self {
            computed: reader.entries("computed"),
            checks: reader.items("checks"),
            views: reader.items("view"),
            ask: reader.words("ask"),
        }
    }

    /// Compiles it over the names of the kind; `text` is the file it stands in.
    pub(super) fn read(self, text: &str, mut shapes: KindShapes<'_>, faults: &mut Vec<KindFault>) -> Logic {
        let mut computed = Vec::new();
        for (at, entry) in self.computed.iter().enumerate() {
            match read_computed(entry, &self.computed[at + 1..], text, &shapes, faults) {
                Some(value) => {
                    shapes.add_computed(&value.name, &value.by);
                    computed.push(value);
                }
                None => shapes.add_broken(&entry.key.text),
            }
        }
        let checks = self.checks.iter().filter_map(|node| check::read(node, text, &shapes, faults)).collect();
        let views: Vec<ViewSpec> = self.views.iter().filter_map(|node| view::read(node, text, &shapes, faults)).collect();
        let names = names_in_views(&views, &computed);
        Logic { computed, checks, views, names, ask: self.ask.into_iter().map(|word| word.text).collect() }
    }
}

impl Kind {
    /// What is worked out from each document, in the order in which one value may use another.
    pub fn computed(&self) -> &[Computed] {
        &self.logic().computed
    }

    /// What its documents are checked for.
    pub fn checks(&self) -> &[Check] {
        &self.logic().checks
    }

    /// What the page of a document shows.
    pub fn views(&self) -> &[ViewSpec] {
        &self.logic().views
    }

    /// Every name in the views, and in the computed values that they show.
    pub fn names_in_views(&self) -> &BTreeSet<String> {
        &self.logic().names
    }

    /// The questions that such a document answers.
    pub fn ask(&self) -> &[String] {
        &self.logic().ask
    }

    fn logic(&self) -> &Logic {
        self.logic.get_or_init(|| embedded::logic(self))
    }
}

/// The names in views, and in the computed values behind them; a value is made of those before it.
fn names_in_views(views: &[ViewSpec], computed: &[Computed]) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = views.iter().flat_map(|view| &view.names).cloned().collect();
    for value in computed.iter().rev() {
        if let (ComputedBy::Expression(expr), true) = (&value.by, names.contains(&value.name)) {
            names.extend(view::names_in(expr.source()).map(str::to_owned));
        }
    }
    names
}

/// Reads a computed value; `later` are those that stand below it.
fn read_computed(
    entry: &Entry,
    later: &[Entry],
    text: &str,
    shapes: &KindShapes<'_>,
    faults: &mut Vec<KindFault>,
) -> Option<Computed> {
    let (expression, native, help) = match &entry.value.data {
        NodeData::Scalar(scalar) => (Some(Word { text: scalar.text.clone(), span: entry.value.span }), None, String::new()),
        _ => {
            let mut reader = Reader::open(&entry.value, "a computed value", faults);
            let found = (reader.word("expr"), reader.word("native"), reader.text("help"));
            reader.finish();
            found
        }
    };
    let by = match (expression, native) {
        (Some(word), None) => match Expr::compile(&word.text, shapes) {
            Ok(expr) => ComputedBy::Expression(expr),
            Err(error) => {
                let span = check::locate(&word, text, &error.range);
                let below = later.iter().find(|later| word.text.get(error.range.clone()) == Some(later.key.text.as_str()));
                let help =
                    below.map(|below| format!("put `{}` above: a value is worked out from those before it", below.key.text));
                faults.push(KindFault { help, ..KindFault::of("kind-check-parses", span, error.message) });
                return None;
            }
        },
        (None, Some(word)) => match Native::from_word(&word.text) {
            Some(native) => ComputedBy::Native(native),
            None => {
                let help = nearest(&word.text, Native::WORDS.iter().copied()).map(|near| format!("did you mean `{near}`?"));
                let message = format!("`{}` is no native computation", word.text);
                faults.push(KindFault { help, ..KindFault::shape(word.span, message) });
                return None;
            }
        },
        _ => {
            faults.push(KindFault::shape(entry.key.span, "a computed value has either `expr` or `native`"));
            return None;
        }
    };
    Some(Computed { name: entry.key.text.clone(), help, by, span: entry.key.span })
}
