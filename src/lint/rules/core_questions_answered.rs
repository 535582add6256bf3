//! The ten questions that everybody in a stream-aligned team should be able to answer.

use std::collections::BTreeSet;

use crate::finding::{ByPhase, Level, Signal};
use crate::kind::Meaning;
use crate::lint::{Check, Draft, Policy, Rule, Sink};
use crate::model::{ArtifactId, Model};

use crate::lint::ask::{as_number, coverage, dependencies, metrics, stream_aligned, stream_of, teams, with_parents};

pub(super) static RULE: Rule = Rule {
    id: "core-questions-answered",
    level: ByPhase::all(Level::Info),
    signal: Signal::Useful,
    needs_today: false,
    needs_phase: true,
    page: include_str!("core_questions_answered.md"),
    check: Check::Graph(check),
};

/// What the whole organisation has, gathered once.
struct Known {
    /// Streams with a document that has a field of this meaning; nothing where one was not wholly read.
    streams_with: [Option<BTreeSet<ArtifactId>>; 4],
    agreed: Option<BTreeSet<ArtifactId>>,
    /// Teams that wait for one that does not say how fast it answers.
    waiting: BTreeSet<ArtifactId>,
}

fn check(model: &Model, _policy: &Policy, sink: &mut Sink) {
    let Some(least) = model.config.organisation.expectations.number("core_questions_least") else { return };
    let known = Known::of(model);
    for team in teams(model).into_iter().filter(|team| stream_aligned(model, *team) == Some(true)) {
        let Some(stream) = stream_of(model, team).filter(|_| !model.artifact(team).partial) else { continue };
        let open = known.open(model, team, stream);
        let answered = QUESTIONS - open.len();
        if as_number(answered) >= least {
            continue;
        }
        let artifact = model.artifact(team);
        let message = format!("what {} wrote answers {answered} of ten questions; open: {}", artifact.title, open.join(", "));
        let draft = Draft::at(artifact.head, message)
            .help("Answer one together in the next hour that you have, and write down where the answer stands.")
            .about(team);
        sink.report(draft);
    }
}

/// How many questions there are.
const QUESTIONS: usize = 10;

impl Known {
    fn of(model: &Model) -> Self {
        let by_stream = |having| coverage::owners(model, having, Meaning::ValueStream);
        let all = dependencies::all(model);
        let silent = all.iter().filter(|one| one.costs() && model.meaning(one.other, Meaning::Response).is_none());
        Self {
            streams_with: [Meaning::KillCriteria, Meaning::PlannedNow, Meaning::Steps, Meaning::Shares].map(by_stream),
            agreed: coverage::owners(model, Meaning::Norms, Meaning::OwningTeam),
            waiting: silent.map(|one| one.team).collect(),
        }
    }

    /// The questions that nothing answers.
    fn open(&self, model: &Model, team: ArtifactId, stream: ArtifactId) -> Vec<&'static str> {
        let has = |id, meaning| model.meaning(id, meaning).is_some();
        let streams = with_parents(model, stream);
        let covered = |known: &Option<BTreeSet<ArtifactId>>| {
            known.as_ref().is_none_or(|known| streams.iter().any(|stream| known.contains(stream)))
        };
        let value = metrics(model, team).iter().any(|metric| metric.tells(model) == Some("value"));
        let [bets, roadmaps, maps, mixes] = &self.streams_with;
        let answers: [(bool, &'static str); QUESTIONS] = [
            (has(team, Meaning::Purpose), "why the team exists"),
            (streams.iter().any(|stream| has(*stream, Meaning::Customer)), "for whom"),
            (value, "how it measures value"),
            (streams.iter().any(|stream| has(*stream, Meaning::Economics)), "how that earns money"),
            (covered(bets), "what it bets on and what would make it stop"),
            (covered(roadmaps), "why this and not that"),
            (self.agreed.as_ref().is_none_or(|agreed| agreed.contains(&team)), "who answers for what"),
            (!self.waiting.contains(&team), "how long others take"),
            (covered(maps), "where work waits"),
            (covered(mixes), "what share goes into technical work"),
        ];
        answers.into_iter().filter(|(answered, _)| !answered).map(|(_, question)| question).collect()
    }
}
