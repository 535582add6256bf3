//! Value streams without a stream-aligned team.

use crate::finding::{ByPhase, Level, Signal};
use std::collections::BTreeSet;

use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{serving, stream_aligned, streams, with_parents};

pub(super) static RULE: Rule = Rule {
    id: "staffed-stream",
    level: ByPhase::each([Level::Off, Level::Info, Level::Error, Level::Error]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("staffed_stream.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let divided: BTreeSet<ArtifactId> =
        streams(model).into_iter().flat_map(|stream| with_parents(model, stream).into_iter().skip(1)).collect();
    for (stream, serving) in serving(model) {
        let artifact = model.artifact(stream);
        let Some(listed) = model.meaning(stream, Meaning::ServingTeams) else { continue };
        let unread = artifact.partial || listed.value.as_list().iter().any(|team| model.behind(team).is_none());
        let types: Vec<Option<bool>> = serving.all().into_iter().map(|team| stream_aligned(model, team)).collect();
        if unread || divided.contains(&stream) || types.iter().any(|aligned| *aligned != Some(false)) {
            continue;
        }
        let draft = Draft::at(listed.value.span, format!("no stream-aligned team serves {}", artifact.title))
            .help("Give it a team that is there for this stream alone, or archive the stream.")
            .about(stream);
        sink.report(draft);
    }
}
