//! `orgdocs list`.

use crate::cli::{ListArgs, ListShape};
use crate::exchange::{List, ListFormat, Row};
use crate::report::escape_plain;

use super::columns::aligned;
use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &ListArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let workspace = repository::load(&root, None)?;
    let model = &workspace.model;
    let kind = args.kind.as_deref().map(|name| repository::kind(model, name)).transpose()?;
    let list = List::of(model, kind, args.question.as_deref()).map_err(|error| {
        let question = args.question.as_deref().unwrap_or_default();
        let at = question.get(error.range.clone()).unwrap_or_default();
        CannotRun::new(format!("--where: at `{}`: {}", escape_plain(at), escape_plain(&error.message)))
    })?;
    if let Some(left_out) = list.left_out() {
        output.note(&escape_plain(&left_out));
    }
    output.write(&match args.format {
        ListShape::Table => table(&list.rows()),
        ListShape::Json => list.render(ListFormat::Json),
        ListShape::Csv => list.render(ListFormat::Csv),
    });
    Ok(Outcome::Clean)
}

fn table(rows: &[Row]) -> String {
    aligned(rows.iter().map(|row| {
        let accountable = row.accountable.as_deref().unwrap_or("-").to_owned();
        [row.address.clone(), row.title.clone(), accountable, format!("{}:{}", row.path, row.line)]
    }))
}
