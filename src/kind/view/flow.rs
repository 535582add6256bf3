//! The options of the layouts of teams and flow.

use super::options::{Given, Opt, opt};

pub(super) const LADDER: &[Opt] = &[
    opt("of", Given::Field, "The steps."),
    opt("name", Given::Words, "Their field for the name."),
    opt("team", Given::Words, "Their field for the team."),
    opt("work", Given::Words, "Their field for the work."),
    opt("lead", Given::Words, "Their field for the whole time."),
    opt("wait", Given::Words, "Their field for the waiting."),
    opt("quality", Given::Words, "Their field for the share that is right."),
    opt("queue", Given::Words, "Their field for what waits in front."),
    opt("loops", Given::Field, "What goes back."),
    opt("bursts", Given::Field, "What is to be improved."),
    opt("customer", Given::Field, "Who receives."),
    opt("trigger", Given::Field, "What starts it."),
];

pub(super) const INTERACTIONS: &[Opt] = &[
    opt("of", Given::Field, "The interactions."),
    opt("other", Given::Words, "Their field for the other team."),
    opt("mode", Given::Words, "Their field for the mode."),
    opt("side", Given::Words, "Their field for who provides."),
    opt("until", Given::Words, "Their field for the end."),
    opt("expected", Given::Field, "Those that are still to come."),
];

pub(super) const MATRIX: &[Opt] = &[
    opt("of", Given::Field, "The records."),
    opt("row", Given::Words, "Their field that names a row."),
    opt("columns", Given::Field, "A list of people, also of a referenced document."),
    opt("column", Given::Words, "The field of its elements that leads to a person."),
    opt("marks", Given::Pairs, "Letters, and the fields that they stand for."),
];
