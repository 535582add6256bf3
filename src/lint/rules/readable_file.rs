//! Files that could not be read.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, Model};
use crate::source::{ReadFault, Span};

pub(super) static RULE: Rule = Rule {
    id: "readable-file",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("readable_file.md"),
    check: Check::Document(check),
};

fn check(model: &Model, document: &Document, sink: &mut Sink) {
    if let Some((kind, span)) = document.strange {
        let title = model.catalogue.get(kind).title.to_lowercase();
        let message = format!("this is no {title}, and a {title} is what belongs here");
        sink.report(Draft::at(span, message).help("Write fields with values, for each in a list of them; or exclude the file."));
    }
    let file = model.sources.file(document.source);
    let Some(fault) = &file.fault else { return };
    let end = u32::try_from(file.text.len()).unwrap_or(u32::MAX);
    let (at, message, help) = match fault {
        ReadFault::NotUtf8 { at } => (*at, "the file is not UTF-8 from here on".to_owned(), "Save it as UTF-8."),
        ReadFault::Utf16 => (0, "the file is UTF-16".to_owned(), "Save it as UTF-8."),
        ReadFault::TooLarge { bytes, limit } => {
            (0, format!("the file has {bytes} bytes, more than the {limit} a document may have"), "Split it.")
        }
        ReadFault::Unreadable { reason } => {
            (0, format!("the file cannot be read: {reason}"), "Let orgdocs read it, or exclude it.")
        }
        ReadFault::Closed { reason } => {
            (0, format!("the folder cannot be read: {reason}"), "Let orgdocs read it, or exclude it.")
        }
        ReadFault::LeadsOutside => {
            (0, "the link leads out of the repository, or in a circle".to_owned(), "Replace it with the file it means.")
        }
        ReadFault::NotRegular => (0, "this is a pipe, socket or device, not a file".to_owned(), "Remove it, or exclude it."),
    };
    let at = at.min(end);
    sink.report(Draft::at(Span::new(document.source, at, at), message).help(help));
}
