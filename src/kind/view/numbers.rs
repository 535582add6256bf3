//! The options of the layouts of numbers and days.

use super::options::{Given, LINK, OF, Opt, SUB, TITLE, TONE, opt};

pub(super) const CHART: &[Opt] = &[
    opt(
        "mark",
        Given::Choice(&["line", "bar", "share", "bullet"]),
        "Lines, bars beside each other, shares of one bar, or each number beside what is asked of it.",
    ),
    opt("x", Given::Text, "What runs from left to right."),
    opt("y", Given::Text, "What runs from bottom to top."),
    opt("labels", Given::Value, "The names along the bottom; numbers from 0 unless given."),
    opt(
        "series",
        Given::Groups(
            "",
            &[
                OF,
                TITLE,
                LINK,
                opt("values", Given::Value, "Its numbers from left to right."),
                TONE,
                opt("strong", Given::Flag, "Drawn heavier than the others."),
            ],
        ),
        "Rows of numbers.",
    ),
    opt(
        "rule",
        Given::Groups("", &[opt("at", Given::Value, "Its height."), opt("label", Given::Text, "What it means.")]),
        "Lines across.",
    ),
    opt(
        "decay",
        Given::Group(&[
            opt("at", Given::Value, "The share that is lost in every step."),
            opt("label", Given::Text, "What it means."),
        ]),
        "A curve that loses the same share in every step.",
    ),
    opt(
        "sides",
        Given::Value,
        "With `share`: for every label `product`, `technical` or `run`, which then decides on its colour.",
    ),
    opt("rows", Given::Groups("", BULLET), "With `bullet`: each number with what is asked of it."),
    opt("from", Given::Field, "Without `series`: the field of the number at the start; `baseline` unless given."),
    opt("at", Given::Field, "Without `series`: the field of the number now; `at` unless given."),
    opt("to", Given::Field, "Without `series`: the field of the number aimed at; `target` unless given."),
];

const BULLET: &[Opt] = &[
    OF,
    TITLE,
    SUB,
    LINK,
    opt("at", Given::Value, "The number now."),
    opt("says", Given::Text, "The number now in words."),
    opt("least", Given::Value, "Where the numbers begin that are as asked."),
    opt("most", Given::Value, "Where they end."),
    opt("asks", Given::Text, "What is asked, in words."),
    opt("met", Given::Value, "Whether it is as asked, where the numbers do not tell."),
    opt(
        "marks",
        Given::Groups("", &[opt("at", Given::Value, "A further number."), opt("label", Given::Text, "What it means.")]),
        "Further numbers on the same line.",
    ),
];

pub(super) const CALENDAR: &[Opt] = &[opt(
    "events",
    Given::Groups("", &[OF, TITLE, SUB, LINK, TONE, opt("on", Given::Value, "The day.")]),
    "What happened, and what is to happen.",
)];

pub(super) const TABLE: &[Opt] = &[
    OF,
    LINK,
    opt("columns", Given::Columns, "The fields of its elements in order, or headings with texts."),
    opt(
        "cells",
        Given::Group(&[
            opt("values", Given::Value, "Further columns: one for each number of the list."),
            opt("labels", Given::Value, "Their headings; numbers from 0 unless given."),
            opt("shade", Given::Flag, "Larger numbers are darker."),
            opt("brackets", Given::Flag, "Negative numbers stand in brackets."),
            opt("hatch", Given::Flag, "Cells for which a row has no number are hatched."),
        ]),
        "Numbers in further columns.",
    ),
    opt("sum", Given::Value, "Whether a row is a sum, which is ruled off."),
    opt("total", Given::Columns, "The last row: texts under some of the headings."),
    opt("compare", Given::List, "`self` and the field that leads to another document of the kind."),
    opt("rows", Given::Fields, "With `compare`: the fields to show side by side."),
];
