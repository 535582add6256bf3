//! How wide the columns of a table are, before the first of its rows is laid out: rows that arrive later then move nothing.
//!
//! A browser that lays a table out by its contents begins again with every row that arrives. Here all rows are known, so the widths
//! are those that it would come to in the end: what each column wants where there is room, else the longest word and a share of the
//! rest.

use crate::diagram::measure::{Font, extent, width};

use super::super::view::{ColumnView, Inline, TableView};

/// Of so many parts the whole width has, each with a class of its own in the stylesheet.
const PARTS: usize = 50;
/// The width of a page's text on a desk, in pixels.
const WIDE: f64 = 920.0;
/// What a long text wants at most: it is read in lines.
const LINE: f64 = 480.0;
/// A column on a phone: as wide as its longest word, a sentence wider.
const NARROW: f64 = 104.0;
const SENTENCE: (f64, f64) = (360.0, 224.0);
/// The space beside what a cell says.
const PADDING: f64 = 16.0;
const REM: f64 = 16.0;
/// Fewer rows arrive at once.
const FEW: usize = 3;

/// One column: its part of [`PARTS`] of the width, and the rem that it keeps on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) part: usize,
    pub(super) rem: usize,
}

/// The columns, and the rem below which the table scrolls; nothing for a table that is laid out at once.
pub(super) fn of(table: &TableView) -> Option<(Vec<Column>, usize)> {
    if table.rows.len() < FEW {
        return None;
    }
    let wants: Vec<Want> = table.columns.iter().enumerate().map(|(at, column)| Want::of(column, at, table)).collect();
    let whole: Vec<Want> = wants.iter().map(|want| want.unbroken()).collect();
    let wants = if least_parts(&whole).iter().sum::<usize>() <= PARTS { whole } else { wants };
    let parts = parts(&shares(&wants), &wants);
    let columns = wants.iter().zip(parts).map(|(want, part)| Column { part, rem: rems(want.narrow()).clamp(2, 24) }).collect();
    Some((columns, rems(wants.iter().map(|want| want.least).sum())))
}

/// In pixels: what a column wants, and its longest word.
#[derive(Clone, Copy)]
struct Want {
    all: f64,
    least: f64,
}

impl Want {
    fn of(column: &ColumnView, at: usize, table: &TableView) -> Self {
        let head = Font::bold(13.0);
        let (all, least) = extent(&column.title, head);
        let mut want = Self { all, least };
        if column.help.is_some() {
            want.least = want.least.max(NARROW);
        }
        let font = if at == 0 && table.row_headers { Font::bold(15.0) } else { Font::regular(15.0) };
        for cell in table.rows.iter().filter_map(|row| row.get(at)) {
            let inner = cell.iter().map(|inline| measured(inline, font));
            let (all, least) = inner.fold((0.0_f64, 0.0_f64), |(all, least), (of, word)| (all + of, least.max(word)));
            want.all = want.all.max(all);
            want.least = want.least.max(least);
        }
        let all = want.all.clamp(want.least, LINE.max(want.least));
        Self { all: all + PADDING, least: want.least + PADDING }
    }

    /// A few words stay on one line where a sentence beside them can give way.
    fn unbroken(self) -> Self {
        const SHORT: f64 = 180.0;
        if self.all <= SHORT { Self { least: self.all, ..self } } else { self }
    }

    fn narrow(self) -> f64 {
        let (long, room) = SENTENCE;
        if self.all > long { room.max(self.least) } else { self.all.min(self.least.max(NARROW)) }
    }
}

/// The width of a part of a cell, and of what cannot be broken in it.
fn measured(inline: &Inline, font: Font) -> (f64, f64) {
    const CHIP: f64 = 26.0;
    const SPARK: f64 = 120.0;
    const METER: f64 = 92.0;
    let whole = |text: &str, more: f64| {
        let all = width(text, font) + more;
        (all, all)
    };
    match inline {
        Inline::Text { text } | Inline::Link { text, .. } | Inline::External { text, .. } => extent(text, font),
        Inline::Number { text } | Inline::Date { text, .. } | Inline::Missing { text } | Inline::Person { text, .. } => {
            whole(text, 2.0)
        }
        Inline::Team { text, .. } | Inline::Status { text, .. } => whole(text, CHIP),
        Inline::Code { text } => {
            let (all, least) = extent(text, font);
            (all * 1.15, least * 1.15)
        }
        Inline::Spark { .. } => (SPARK, SPARK),
        Inline::Html { html } if html.contains("<meter") => (METER, METER),
        Inline::Html { html } => {
            let text: String = html.split('<').enumerate().map(|(at, part)| shown(at, part)).collect();
            extent(&text, font)
        }
    }
}

/// What stands after a tag.
fn shown(at: usize, part: &str) -> &str {
    if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) }
}

/// How the width is shared, of one.
fn shares(wants: &[Want]) -> Vec<f64> {
    let sum = |of: fn(&Want) -> f64| wants.iter().map(of).sum::<f64>();
    let (all, least) = (sum(|want| want.all), sum(|want| want.least));
    let room = WIDE - least;
    let width = |want: &Want| match room {
        _ if all <= WIDE => want.all,
        room if room <= 0.0 => want.least,
        room => want.least + room * (want.all - want.least) / (all - least).max(1.0),
    };
    let total = wants.iter().map(width).sum::<f64>().max(1.0);
    wants.iter().map(|want| width(want) / total).collect()
}

/// Whole parts that are all of the width together: first those of each column's longest word, where all have room, then one by one
/// those that are missed most.
fn parts(shares: &[f64], wants: &[Want]) -> Vec<usize> {
    let words = least_parts(wants);
    let has_room = words.iter().sum::<usize>() <= PARTS;
    let mut parts = if has_room { words } else { vec![1; wants.len()] };
    for _ in parts.iter().sum()..PARTS {
        let missed = |at: &usize| shares[*at] * to_float(PARTS) - to_float(parts[*at]);
        let most = (0..parts.len()).max_by(|a, b| missed(a).total_cmp(&missed(b)));
        if let Some(at) = most {
            parts[at] += 1;
        }
    }
    parts
}

/// The whole parts in which the longest word of each column has room.
fn least_parts(wants: &[Want]) -> Vec<usize> {
    wants.iter().map(|want| to_whole((want.least / WIDE * to_float(PARTS)).ceil()).max(1)).collect()
}

fn rems(pixels: f64) -> usize {
    to_whole((pixels / REM).ceil())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths of a page are small and positive")]
fn to_whole(number: f64) -> usize {
    number as usize
}

fn to_float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[[&str; 3]]) -> TableView {
        let columns = ["Rule", "What it upholds", "Level"].map(ColumnView::words).to_vec();
        let row = |row: &[&str; 3]| row.iter().map(|text| vec![Inline::text(*text)]).collect();
        TableView {
            caption: "Rules".to_owned(),
            columns,
            rows: rows.iter().map(row).collect(),
            row_headers: true,
            hide_caption: true,
        }
    }

    #[test]
    fn columns_share_all_of_the_width_by_what_their_rows_say() {
        let sentence = "Whoever answers for a document of a team is in that team, so that a question about it has one place to go, \
                        and an answer comes from somebody who can change what the document says.";
        let (columns, _) = of(&table(&[["accountable-owner", sentence, "error"]; 4])).expect("many rows");
        assert_eq!(columns.iter().map(|column| column.part).sum::<usize>(), PARTS);
        assert!(columns[1].part > columns[0].part && columns[0].part > columns[2].part, "{columns:?}");
        assert_eq!(columns[1].rem, 14, "a sentence has room on a phone: {columns:?}");
        let wide = of(&table(&[["a", "b", "Bundesausbildungsförderungsgesetzesnovelle"]; 4])).expect("many rows").0;
        assert!(wide[2].part > wide[1].part && wide[2].rem >= 20, "no word is cut: {wide:?}");
        let few = of(&table(&[[sentence, sentence, "4 of 7 days"]; 4])).expect("many rows").0;
        let pixels = 920 / PARTS * few[2].part;
        assert!(pixels >= 96, "a few words stay on one line: {few:?}");
    }

    #[test]
    fn many_columns_have_room_for_the_longest_word_of_each() {
        let heads = ["Metric", "Type", "Unit", "Direction", "Baseline", "Part of", "Accountable", "Reviewed"];
        let row = [
            "New services live within a day",
            "guardrail",
            "% of new merchants",
            "keep",
            "0.14%",
            "Runtime platform",
            "Kofi Mensah",
            "2 March 2026",
        ];
        let columns = heads.map(ColumnView::words).to_vec();
        let rows = vec![row.map(|text| vec![Inline::text(text)]).to_vec(); 9];
        let (columns, _) = of(&TableView { columns, rows, ..table(&[]) }).expect("many rows");
        for (column, head) in columns.iter().zip(heads) {
            let pixels = WIDE / to_float(PARTS) * to_float(column.part);
            assert!(pixels >= extent(head, Font::bold(13.0)).1 + PADDING, "{head}: {columns:?}");
        }
        assert_eq!(columns.iter().map(|column| column.part).sum::<usize>(), PARTS);
    }

    #[test]
    fn a_short_table_is_laid_out_by_the_browser_and_an_empty_column_has_its_head() {
        assert_eq!(of(&table(&[["a", "b", "c"]; 2])), None);
        let (columns, least) = of(&table(&[["a", "", "c"]; 9])).expect("many rows");
        assert!(columns.iter().all(|column| column.part > 0 && column.rem >= 2), "{columns:?}");
        assert!(least >= 8, "{least}");
    }
}
