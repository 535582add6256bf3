//! Lines of fenced blocks that their reader does not know, and lists that ask for what is not there.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Rule, Sink};
use crate::model::{Document, LIVE_LIST, LiveList, Model};
use crate::syntax::{Block, FaultKind};

pub(super) static RULE: Rule = Rule {
    id: "well-formed-fence",
    level: ByPhase::all(Level::Error),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: false,
    page: include_str!("well_formed_fence.md"),
    check: Check::Document(check),
};

fn check(model: &Model, document: &Document, sink: &mut Sink) {
    for fault in &document.faults {
        let draft = Draft::at(fault.span, fault.kind.in_words());
        match &fault.kind {
            FaultKind::Fence { .. } => sink.report(draft.help("Mend the line, or begin it with `//` to leave it out.")),
            // Other tools leave it out and draw the rest.
            FaultKind::FenceName { nearest: near, .. } => {
                let meant = near.as_ref().map(|near| format!("Did you mean `{near}`?"));
                let help = meant.unwrap_or_else(|| "Add it to the map, or correct the name.".to_owned());
                sink.report(draft.level(ByPhase::all(Level::Warning)).help(help));
            }
            _ => {}
        }
    }
    let blocks = document.markdown().map_or(&[][..], |markdown| markdown.outline.blocks.as_slice());
    for block in blocks {
        let Block::Code(code) = block else { continue };
        if code.language != LIVE_LIST {
            continue;
        }
        let file = &model.sources.file(document.source).text;
        match LiveList::read(&model.catalogue, document.source, file, code) {
            Ok(list) => exceeding(model, &list).into_iter().for_each(|draft| sink.report(draft)),
            Err(faults) => {
                for fault in faults {
                    let usual = "A list says `kind:`, and may say `where:`, `columns:`, `sort:` and `as:`.";
                    sink.report(Draft::at(fault.span, fault.message).help(fault.help.as_deref().unwrap_or(usual)));
                }
            }
        }
    }
}

/// A list whose condition takes so long that it is not shown.
fn exceeding(model: &Model, list: &LiveList) -> Option<Draft> {
    let question = list.question.as_ref()?;
    let expr = model.catalogue.get(list.kind).question(&question.value).ok()?;
    let failure = model.answering(list.kind, &expr).err()?;
    let message = format!("this condition cannot be worked out: {}", failure.message);
    Some(Draft::at(question.span, message).help("Ask for something that each document says itself."))
}
