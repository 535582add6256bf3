//! Value streams of many teams that nobody leads together.

use crate::finding::{ByPhase, Level, Signal};
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::Model;

use crate::lint::ask::{as_number, leaders, serving, stream_aligned, with_parents};

pub(super) static RULE: Rule = Rule {
    id: "stream-leadership-present",
    level: ByPhase::each([Level::Off, Level::Off, Level::Warning, Level::Warning]),
    signal: Signal::Core,
    needs_today: false,
    needs_phase: true,
    page: include_str!("stream_leadership_present.md"),
    check: Check::Graph(check),
};

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(least) = model.config.organisation.expectations.number("teams_with_leaders_least") else { return };
    let Some(led) = leaders::of_streams(model) else { return };
    for (stream, serving) in serving(model) {
        let teams = serving.all().into_iter().filter(|team| stream_aligned(model, *team) == Some(true)).count();
        let outer = with_parents(model, stream);
        if as_number(teams) < least || outer.iter().any(|id| led.contains_key(id)) {
            continue;
        }
        let artifact = model.artifact(stream);
        let draft = Draft::at(artifact.head, format!("{teams} teams serve {}, and nobody leads them together", artifact.title))
            .help("Let the leaders of product, design and technology lead it as one team, and write that team down.")
            .about(stream);
        sink.report(draft);
    }
}
