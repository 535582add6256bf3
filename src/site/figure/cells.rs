//! `table` with texts under headings, and numbers in further columns that are darker where they are larger; options in `kind::view`.

use crate::diagram::{ColumnView, Inline, TableView, escape};
use crate::expr::{Data, Datum, Template};
use crate::kind::Part;

use super::spot::{Spot, listed, number};

/// How many shades there are.
const SHADES: f64 = 8.0;

/// Whether a table is one of these.
pub(super) fn is_asked(options: &Part) -> bool {
    !options.texts("columns").is_empty() || options.has("cells")
}

pub(super) fn table(spot: &Spot<'_>, options: &Part, title: &str) -> Option<TableView> {
    let rows = spot.each(options);
    let cells = options.part("cells");
    let values = |row: &Spot<'_>| cells.and_then(|part| row.value(part, "values")).map(listed).unwrap_or_default();
    let values: Vec<Vec<Datum>> = rows.iter().map(values).collect();
    let further = values.iter().map(Vec::len).max().unwrap_or(0);
    let labels = cells.map(|part| spot.listed(part, "labels")).unwrap_or_default();
    let most = values.iter().flatten().filter_map(number).fold(0.0, f64::max);
    let shaded = cells.is_some_and(|part| part.flag("shade")) && most > 0.0;
    let heads = options.texts("columns");
    let mut shown: Vec<Vec<Vec<Inline>>> = Vec::new();
    let flag = |name: &str| cells.is_some_and(|part| part.flag(name));
    let (brackets, hatch) = (flag("brackets"), flag("hatch"));
    for (row, values) in rows.iter().zip(&values) {
        let href = row.target(options).and_then(|id| row.here.href(id));
        let is_sum = row.value(options, "sum").is_some_and(|sum| sum.is_true());
        let is_part = row.number(options, "level").is_some_and(|level| level > 0.0);
        let text = |(at, (_, text)): (usize, &(String, Template))| {
            let said = row.filled(text)?;
            Some(match at {
                0 if is_sum => Inline::Html { html: format!("<strong class=\"sum\">{}</strong>", escape(&said)) },
                0 if is_part => Inline::Html { html: format!("<span class=\"part\">{}</span>", escape(&said)) },
                0 => Inline::maybe_link(said, href.as_deref()),
                _ => Inline::text(said),
            })
        };
        let texts = heads.iter().enumerate().map(|head| text(head).into_iter().collect());
        let cell = |at: usize| match values.get(at) {
            Some(value) if !value.is_missing() => vec![one(row, value, most, (shaded, brackets))],
            _ if hatch => {
                vec![Inline::Html { html: format!("<span class=\"hatched\">{}</span>", escape(spot.here.word("not_yet"))) }]
            }
            _ => Vec::new(),
        };
        shown.push(texts.chain((0..further).map(cell)).collect());
    }
    let total = options.texts("total");
    if !total.is_empty() && !shown.is_empty() {
        let text = |name: &str| total.iter().find(|(known, _)| known == name).and_then(|(_, text)| spot.filled(text));
        let strong = |text: String| Inline::Html { html: format!("<strong>{}</strong>", escape(&text)) };
        let texts = heads.iter().map(|(name, _)| text(name).map(strong).into_iter().collect());
        shown.push(texts.chain((0..further).map(|_| Vec::new())).collect());
    }
    let numeric = |at: usize| shown.iter().all(|row| row.get(at).is_none_or(|cell| cell.first().is_none_or(is_number)));
    let columns = heads
        .iter()
        .enumerate()
        .map(|(at, (name, _))| ColumnView { numeric: at > 0 && numeric(at), ..ColumnView::words(spot.here.says(name)) });
    let name = |at: usize| labels.get(at).cloned().unwrap_or_else(|| at.to_string());
    let columns = columns.chain((0..further).map(|at| ColumnView::numbers(name(at)))).collect();
    if shown.is_empty() {
        return None;
    }
    let table = TableView { caption: title.to_owned(), columns, rows: shown, row_headers: true, hide_caption: true };
    Some(if further == 0 { table.filled() } else { table })
}

fn one(spot: &Spot<'_>, value: &Datum, most: f64, (shaded, brackets): (bool, bool)) -> Inline {
    // A statement writes all its numbers in one way, whoever wrote them down.
    let words = match &value.data {
        Data::Quantity(quantity) if brackets => spot.here.number(quantity),
        _ => spot.words(value),
    };
    let words = match number(value) {
        Some(amount) if brackets && amount < 0.0 => format!("({})", words.trim_start_matches(['-', '−'])),
        _ => words,
    };
    match number(value).filter(|_| shaded) {
        Some(amount) => {
            let shade = (amount.max(0.0) / most * SHADES).round();
            Inline::Html { html: format!("<span class=\"shade shade-{shade}\">{}</span>", escape(&words)) }
        }
        None => Inline::number(words),
    }
}

/// Whether a text lines up on the right: it begins with a digit, a sign or a currency.
fn is_number(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => {
            text.trim_start_matches(['-', '−', '+', '(', '$', '€', '£']).starts_with(|c: char| c.is_ascii_digit())
        }
        _ => true,
    }
}
