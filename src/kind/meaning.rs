//! What a field means, so that a rule can ask for the meaning and never names a kind or field.
//!
//! To add one: a line in the list below, and `means:` in the kinds that carry it.

macro_rules! meanings {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)*) => {
        /// The closed list of meanings that rules know.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Meaning {
            $($(#[$doc])* $variant,)*
        }

        const WORDS: &[(&str, Meaning)] = &[$(($word, Meaning::$variant),)*];
    };
}

meanings! {
    /// The one person who answers for it.
    AccountableOwner = "accountable-owner",
    /// The people or teams who do the work.
    ResponsiblePeople = "responsible-people",
    /// The team it belongs to.
    OwningTeam = "owning-team",
    /// The value stream it serves.
    ValueStream = "value-stream",
    /// Draft, active, deprecated or archived.
    Status = "status",
    /// The sentence that says why it exists.
    Purpose = "purpose",
    /// The metrics it is steered by, each with a type.
    Metrics = "metrics",
    /// The metric it is there to move.
    Outcome = "outcome",
    /// The day a person last confirmed it.
    ReviewedOn = "reviewed-on",
    /// How long a review holds.
    ReviewEvery = "review-every",
    /// The questions it answers.
    Answers = "answers",
    /// What took its place.
    SupersededBy = "superseded-by",
    /// What changed in it, and when.
    Changes = "changes",
    /// Recorded exceptions.
    Waivers = "waivers",
    /// The people in it.
    Members = "members",
    /// Whether a team or its leaders agreed.
    AgreementLevel = "agreement-level",
    /// The people who agreed to it.
    AgreedBy = "agreed-by",
    /// The day it was agreed.
    AgreedOn = "agreed-on",
    /// Who answers for what inside a team.
    Responsibilities = "responsibilities",
    /// How people agreed to work.
    Norms = "norms",
    /// What it is not there for.
    Refusals = "refusals",
    /// The services that one team evolves.
    OwnedServices = "owned-services",
    /// How a team is reached when something breaks.
    OnCall = "on-call",
    /// How a team works with others now.
    Interactions = "interactions",
    /// Teams whose description of an interaction is right.
    ConfirmedTeams = "confirmed-teams",
    /// What a team waits for.
    Dependencies = "dependencies",
    /// How fast a team answers.
    Response = "response",
    /// The teams that serve a stream.
    ServingTeams = "serving-teams",
    /// The coarser one it is a part of.
    Parent = "parent",
    /// What it depends on.
    Upstream = "upstream",
    /// The steps that work passes through.
    Steps = "steps",
    /// Whether the times of a document are working time or were taken by the calendar.
    TimeBasis = "time-basis",
    /// Whether a map shows where a flow is or where it should be.
    FlowState = "flow-state",
    /// The map of where a flow should be.
    FutureState = "future-state",
    /// The map of where a flow is.
    CurrentState = "current-state",
    /// One of the four team types.
    TeamType = "team-type",
    /// The discipline of a person.
    Function = "function",
    /// The day a person joined.
    JoinedOn = "joined-on",
    /// The day a person left.
    LeftOn = "left-on",
    /// The share of a person's time.
    Allocation = "allocation",
    /// What a metric tells.
    MetricType = "metric-type",
    /// Which way is better.
    MetricDirection = "metric-direction",
    /// Where a metric should be.
    MetricTarget = "metric-target",
    /// When it should be there.
    MetricDue = "metric-due",
    /// The coarser metric that moves with it.
    SupportsMetric = "supports-metric",
    /// The team at the other end.
    OtherTeam = "other-team",
    /// Collaboration, X-as-a-Service or facilitating.
    InteractionMode = "interaction-mode",
    /// Which end of an interaction a team has.
    InteractionSide = "interaction-side",
    /// Harmless, slowing or blocking.
    DependencySeverity = "dependency-severity",
    /// The service that is used.
    UsedService = "used-service",
    /// A service level expectation.
    Expectation = "expectation",
    /// The question that a decision answers.
    Topic = "topic",
    /// What it takes the place of.
    Supersedes = "supersedes",
    /// The team that passes work on.
    HandsFrom = "hands-from",
    /// The team that takes it.
    HandsTo = "hands-to",
    /// Whether work comes back to where it came from.
    Returns = "returns",
    /// The team that runs what another one builds.
    RunBy = "run-by",
    /// Whether a bet was kept, turned or stopped.
    Verdict = "verdict",
    /// The mix that leaders want over all they lead.
    DesiredMix = "desired-mix",
    /// Whose life a value stream makes better.
    Customer = "customer",
    /// What a value stream earns and costs.
    Economics = "economics",
    /// Categories of work with their shares of capacity.
    Shares = "shares",
    /// The share that was agreed.
    PlannedShare = "planned-share",
    /// A category of investment.
    Category = "category",
    /// What is worked on.
    PlannedNow = "planned-now",
    /// What comes after it.
    PlannedNext = "planned-next",
    /// The teams and streams that leaders lead.
    Leads = "leads",
    /// The leaders who lead it together.
    LedBy = "led-by",
    /// How far others may build on it.
    Lifecycle = "lifecycle",
    /// What must have the qualities that are asked for.
    AppliesTo = "applies-to",
    /// Qualities with numbers.
    Requirements = "requirements",
    /// What a team must be able to do.
    SkillList = "skill-list",
    /// Words that are wanted, and words that are not.
    Language = "language",
    /// A word.
    Term = "term",
    /// What a word means.
    Definition = "definition",
    /// What would make a bet stop.
    KillCriteria = "kill-criteria",
    /// How a team sees itself, side by side.
    HealthDimensions = "health-dimensions",
    /// Whether a bet is proposed, running or decided.
    BetStage = "bet-stage",
    /// The metric that a bet is to move.
    MovedMetric = "moved-metric",
    /// Where that metric stands before.
    Baseline = "baseline",
    /// Where a bet says that its metric will be.
    Prediction = "prediction",
    /// How sure somebody is of a prediction.
    Confidence = "confidence",
    /// Where the metric of a bet was in the end.
    ActualResult = "actual-result",
    /// The day on which something was decided.
    DecidedOn = "decided-on",
    /// The share that was really spent.
    ActualShare = "actual-share",
    /// What may come some day.
    PlannedLater = "planned-later",
    /// The team that does a step.
    StepTeam = "step-team",
    /// How much of the company it speaks for.
    Scope = "scope",
    /// The people or customers whom a product is made for.
    MadeFor = "made-for",
    /// The one number that rises when customers are better off.
    ValueMetric = "value-metric",
    /// A result with a number and a day, for a metric that it names.
    Goal = "goal",
    /// The coarser document that it works out.
    Details = "details",
    /// The path of a picture, from the folder of the document.
    Picture = "picture",
}

/// A set of meanings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Meanings([u64; 2]);

const _: () = assert!(WORDS.len() <= 128, "a set has a bit for each");

impl Meanings {
    /// Whether a meaning is among them.
    pub fn hold(self, meaning: Meaning) -> bool {
        self.0[meaning as usize / 64] >> (meaning as usize % 64) & 1 == 1
    }
}

impl FromIterator<Meaning> for Meanings {
    fn from_iter<I: IntoIterator<Item = Meaning>>(meanings: I) -> Self {
        let mut all = [0; 2];
        for meaning in meanings {
            all[meaning as usize / 64] |= 1 << (meaning as usize % 64);
        }
        Self(all)
    }
}

impl Meaning {
    /// The meaning behind a word of `means:`.
    pub fn from_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
    }

    /// The word that kinds write.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(_, meaning)| *meaning == self).map_or("", |(word, _)| word)
    }

    /// Every word, for suggestions and the reference.
    pub fn words() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(word, _)| *word)
    }
}
