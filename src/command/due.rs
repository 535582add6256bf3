//! `orgdocs due`.

use crate::cli::{DueArgs, DueShape};
use crate::exchange::{Agenda, DueFormat, DueRow};
use crate::quantity;
use crate::words::Words;

use super::columns::aligned;
use super::output::Output;
use super::{CannotRun, Outcome, repository};

pub(super) fn run(args: &DueArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let as_of = args.as_of.as_deref().map(repository::date).transpose()?;
    let within = quantity::period(&args.within).map_err(|problem| repository::misread("--within", &problem, "14d"))?;
    let workspace = repository::load(&root, as_of)?;
    let today = workspace.model.as_of;
    let until = today.plus(&within).ok_or_else(|| {
        let within = crate::report::escape_plain(args.within.trim());
        CannotRun::new(format!("--within: the calendar ends before {within} after {today}; write it as `14d`"))
    })?;
    let agenda = Agenda::until(&workspace.model, until);
    match args.format {
        DueShape::Json => output.write(&agenda.render(DueFormat::Json, &Words::default())),
        DueShape::Ics => output.write(&agenda.render(DueFormat::Ics, &Words::default())),
        DueShape::Text => {
            output.write(&table(&agenda.due));
            let late = agenda.due.iter().filter(|row| row.days < 0).count();
            output.note(&format!("{} due by {until}, {late} of them overdue on {}", agenda.due.len(), agenda.as_of));
        }
    }
    Ok(Outcome::Clean)
}

fn table(rows: &[DueRow]) -> String {
    aligned(rows.iter().map(|row| {
        let when = match row.days {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            -1 => "1 day late".to_owned(),
            days if days < 0 => format!("{} days late", -days),
            days => format!("in {days} days"),
        };
        let about = row.about.as_ref().map(|about| format!(": {about}")).unwrap_or_default();
        let who = row.accountable.clone().unwrap_or_else(|| "-".to_owned());
        [row.on.to_string(), when, row.what.clone(), format!("{}{about}", row.title), who]
    }))
}
