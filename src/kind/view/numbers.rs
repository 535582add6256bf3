//! The options of the layouts of numbers and days.

use super::options::{Given, LINK, OF, Opt, SUB, TITLE, TONE, group, groups, opt, text, value};

pub(super) const CHART: &[Opt] = &[
    opt(
        "mark",
        Given::Choice(&["line", "bar", "share", "bullet"]),
        "Lines, bars beside each other, shares of one bar, or each number beside what is asked of it.",
    ),
    text("x", "What runs from left to right."),
    text("y", "What runs from bottom to top."),
    value("labels", "The names along the bottom; numbers from 0 unless given."),
    groups(
        "series",
        &[
            OF,
            TITLE,
            LINK,
            value("values", "Its numbers from left to right."),
            TONE,
            opt("strong", Given::Flag, "Drawn heavier than the others."),
        ],
        "Rows of numbers.",
    ),
    groups("rule", &[value("at", "Its height."), text("label", "What it means.")], "Lines across."),
    group(
        "decay",
        &[value("at", "The share that is lost in every step."), text("label", "What it means.")],
        "A curve that loses the same share in every step.",
    ),
    value("sides", "With `share`: for every label `product`, `technical` or `run`, which then decides on its colour."),
    groups("rows", BULLET, "With `bullet`: each number with what is asked of it."),
    opt("from", Given::Field, "Without `series`: the field of the number at the start; `baseline` unless given."),
    opt("at", Given::Field, "Without `series`: the field of the number now; `at` unless given."),
    opt("to", Given::Field, "Without `series`: the field of the number aimed at; `target` unless given."),
];

const BULLET: &[Opt] = &[
    OF,
    TITLE,
    SUB,
    LINK,
    value("at", "The number now."),
    text("says", "The number now in words."),
    value("least", "Where the numbers begin that are as asked."),
    value("most", "Where they end."),
    text("asks", "What is asked, in words."),
    value("met", "Whether it is as asked, where the numbers do not tell."),
    groups("marks", &[value("at", "A further number."), text("label", "What it means.")], "Further numbers on the same line."),
];

pub(super) const CALENDAR: &[Opt] =
    &[groups("events", &[OF, TITLE, SUB, LINK, TONE, value("on", "The day.")], "What happened, and what is to happen.")];

pub(super) const TABLE: &[Opt] = &[
    OF,
    LINK,
    opt("columns", Given::Columns, "The fields of its elements in order, or headings with texts."),
    group(
        "cells",
        &[
            value("values", "Further columns: one for each number of the list."),
            value("labels", "Their headings; numbers from 0 unless given."),
            opt("shade", Given::Flag, "Larger numbers are darker."),
            opt("brackets", Given::Flag, "Negative numbers stand in brackets."),
            opt("hatch", Given::Flag, "Cells for which a row has no number are hatched."),
        ],
        "Numbers in further columns.",
    ),
    value("sum", "Whether a row is a sum, which is ruled off."),
    value("level", "From 1 on: a row that is part of a sum, and is set in."),
    opt("total", Given::Columns, "The last row: texts under some of the headings."),
    opt("compare", Given::List, "`self` and the field that leads to another document of the kind."),
    opt("rows", Given::Fields, "With `compare`: the fields to show side by side."),
];
