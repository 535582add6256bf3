//! `orgdocs list`.

use unicode_width::UnicodeWidthStr;

use crate::cli::{ListArgs, ListShape};
use crate::exchange::{List, ListFormat, Row};
use crate::report::escape_plain;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &ListArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = crate::workspace::root_of(&args.root);
    let workspace = repository::load(&root, None)?;
    let model = &workspace.model;
    let kind = args.kind.as_deref().map(|name| repository::kind(model, name)).transpose()?;
    let list = List::of(model, kind, args.question.as_deref()).map_err(|error| {
        let question = args.question.as_deref().unwrap_or_default();
        let at = question.get(error.range.clone()).unwrap_or_default();
        CannotRun::new(format!("--where: {}, at `{}`", escape_plain(&error.message), escape_plain(at)))
    })?;
    output.write(&match args.format {
        ListShape::Table => table(&list.rows()),
        ListShape::Json => list.render(ListFormat::Json),
        ListShape::Csv => list.render(ListFormat::Csv),
    });
    Ok(Outcome::Clean)
}

fn table(rows: &[Row]) -> String {
    let cells = rows.iter().map(|row| {
        let place = format!("{}:{}", row.path, row.line);
        let accountable = row.accountable.as_deref().unwrap_or("-");
        [&row.address, &row.title, accountable, &place].map(|text| escape_plain(text).into_owned())
    });
    let cells: Vec<[String; 4]> = cells.collect();
    let width = |column: usize| cells.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let padded = |text: &str, width: usize| format!("{text}{}  ", " ".repeat(width - text.width()));
    let line = |row: &[String; 4]| {
        let columns: String = row.iter().zip(widths).map(|(text, width)| padded(text, width)).collect();
        format!("{columns}{}\n", row[3])
    };
    cells.iter().map(line).collect()
}
