//! Rows under each other, as `list`, `due`, `rules` and `kinds` print them.

use unicode_width::UnicodeWidthStr;

use crate::report::escape_plain;

/// The rows as lines whose cells begin at the same columns, two blanks apart; the last cell is as long as it likes. Nothing that authors
/// wrote can move the cursor.
pub(super) fn aligned<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> String {
    let rows: Vec<[String; N]> = rows.into_iter().map(|row| row.map(|cell| escape_plain(&cell).into_owned())).collect();
    let widths: Vec<usize> = (0..N).map(|at| rows.iter().map(|row| row[at].width()).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in &rows {
        let padded = row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
        out.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}
