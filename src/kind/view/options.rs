//! The options of every layout: their names, what they take, and what they are for.
//!
//! Inside a group with `of`, the element is `it`, and `key` is its name in a map or its number in a list. A text is a sentence with
//! expressions in braces, and is left out where one of them has no value.

/// One option.
#[derive(Debug)]
pub struct Opt {
    pub name: &'static str,
    pub takes: Given,
    pub help: &'static str,
}

/// What an option takes.
#[derive(Debug, Clone, Copy)]
pub enum Given {
    /// Plain words.
    Words,
    /// One of these words.
    Choice(&'static [&'static str]),
    Number,
    Flag,
    /// A field or computed value of the kind; also through a reference, as `team.members`.
    Field,
    /// Fields or computed values of the kind.
    Fields,
    /// Names or lines, as they are.
    List,
    /// Fields of the kind line by line, as they lie beside each other.
    Areas,
    /// Names under names.
    Pairs,
    /// A sentence with expressions in braces.
    Text,
    /// Such sentences under names, or a list of names.
    Columns,
    /// An expression.
    Value,
    /// Options inside.
    Group(&'static [Opt]),
    /// The same, seeing the `it` of another option that stands before.
    Within(&'static str, &'static [Opt]),
    /// A list of groups, or one; seeing the `it` of another option where one is named.
    Groups(&'static str, &'static [Opt]),
    /// A list of groups, each seeing the `it` of the one before.
    Chain(&'static [Opt]),
    /// Groups under fields of the kind.
    Boxes(&'static [Opt]),
}

pub(super) const fn opt(name: &'static str, takes: Given, help: &'static str) -> Opt {
    Opt { name, takes, help }
}

pub(super) const fn value(name: &'static str, help: &'static str) -> Opt {
    opt(name, Given::Value, help)
}

pub(super) const fn text(name: &'static str, help: &'static str) -> Opt {
    opt(name, Given::Text, help)
}

pub(super) const fn words(name: &'static str, help: &'static str) -> Opt {
    opt(name, Given::Words, help)
}

pub(super) const fn number(name: &'static str, help: &'static str) -> Opt {
    opt(name, Given::Number, help)
}

pub(super) const fn group(name: &'static str, options: &'static [Opt], help: &'static str) -> Opt {
    opt(name, Given::Group(options), help)
}

pub(super) const fn groups(name: &'static str, options: &'static [Opt], help: &'static str) -> Opt {
    opt(name, Given::Groups("", options), help)
}

/// Options of every view.
pub(super) const SHARED: &[Opt] = &[words("layout", "How it is drawn."), words("title", "The heading above it.")];

pub(super) const OF: Opt = value("of", "A list, a map or one record; each element is `it`, its name or number `key`.");
pub(super) const TITLE: Opt = text("title", "What it is called; the element in its own words unless given.");
pub(super) const SUB: Opt = text("sub", "A quieter line below.");
pub(super) const BADGE: Opt = text("badge", "A short mark, such as an amount.");
pub(super) const LINK: Opt = value("link", "The reference that the text leads to.");
pub(super) const TONE: Opt = value("tone", "A word for how it stands; good, warning and bad words are coloured.");
const LABEL: Opt = words("label", "Its name in the picture.");
const ELEMENT: &[Opt] = &[OF, TITLE, SUB, BADGE, LINK, TONE];

pub(super) const GRID: &[Opt] = &[
    opt("areas", Given::Areas, "The boxes row by row: names of fields; a field that is named again stretches, `.` is empty."),
    opt("boxes", Given::Boxes(BOX), "What a box shows besides its field."),
    group("legend", ELEMENT, "What the letters on items stand for."),
    opt("centre", Given::Fields, "Boxes that lie inside a head."),
];

const BOX: &[Opt] = &[
    words("title", "Its heading; the field's name unless given."),
    number("order", "The number in its corner."),
    text("item", "What an element says; the element in its own words unless given."),
    BADGE,
    LINK,
    TONE,
    value("keys", "Names of the legend whose letters an element carries."),
    text("foot", "The last line of the box."),
    opt("also", Given::Pairs, "Headings of smaller boxes inside, and the fields they show."),
];

pub(super) const TREE: &[Opt] = &[
    group("root", &[TITLE, SUB, BADGE, LINK, TONE], "The top of the tree; the document's title unless given."),
    opt(
        "levels",
        Given::Chain(&[OF, LABEL, TITLE, SUB, BADGE, EDGE, LINK, TONE]),
        "One entry for each level; `of` sees the `it` of the level above.",
    ),
    group(
        "nodes",
        &[OF, value("children", "The list of the same below an element."), TITLE, SUB, BADGE, EDGE, LINK, TONE],
        "Nodes that hold nodes of their own kind.",
    ),
    opt("direction", Given::Choice(&["right", "down"]), "Where it grows."),
    opt("top", Given::Field, "With `children`: a field whose first element is the top."),
    opt("children", Given::List, "For records in records: the fields to descend into, outermost first."),
    opt("label", Given::List, "With `children`: the fields that name a node, the first that is filled."),
    opt("status", Given::List, "With `children`: the fields of its status."),
    opt("badge", Given::List, "With `children`: the fields of its evidence."),
];

const EDGE: Opt = text("edge", "What stands on the line to it.");

pub(super) const LANES: &[Opt] = &[
    group("groups", ELEMENT, "Headings over several columns."),
    opt("columns", Given::Within("groups", ELEMENT), "The steps from left to right."),
    opt(
        "rows",
        Given::Groups(
            "columns",
            &[
                LABEL,
                OF,
                text("text", "What a step says in this row, or each element of `of`."),
                SUB,
                BADGE,
                LINK,
                TONE,
                value("needs", "What must be done before, in the words of other texts of the picture."),
                value("curve", "A score, drawn as a curve over the steps."),
                number("least", "The lowest score of the scale; 1 unless given."),
                number("most", "The highest score of the scale; 5 unless given."),
                words("line", "The name of a line above the row."),
                opt("style", Given::Choice(&["solid", "dashed", "dotted"]), "How that line is drawn."),
            ],
        ),
        "What happens at each step, from top to bottom.",
    ),
];

pub(super) const CYCLE: &[Opt] = &[
    group("nodes", ELEMENT, "The steps clockwise from the top."),
    text("hub", "What stands in the middle."),
    group("brakes", ELEMENT, "What slows it down."),
];

pub(super) const GRAPH: &[Opt] = &[
    opt("arrange", Given::Choice(&["ring", "layered"]), "Around a ring, or from causes to effects."),
    group(
        "nodes",
        &[
            OF,
            value("id", "The name that edges use; its name in the map, its id or its title unless given."),
            TITLE,
            SUB,
            BADGE,
            LINK,
            TONE,
            value("shape", "A word: `stock` is a box, `goal` is rounded."),
        ],
        "What influences and is influenced.",
    ),
    group(
        "edges",
        &[
            OF,
            value("from", "The node it starts at; `it.from` unless given."),
            value("to", "The node it ends at; `it.to` unless given."),
            value("sign", "`+` or `-`; `it.sign` unless given."),
            value("delay", "Whether, or how long, it takes its time."),
            text("label", "What it says."),
        ],
        "What leads to what.",
    ),
    group(
        "marks",
        &[
            OF,
            text("letter", "A short name inside the mark."),
            value("over", "The nodes of the loop in order."),
            text("name", "The loop in words."),
        ],
        "Loops, marked in their middle.",
    ),
];

const AXIS: &[Opt] = &[
    words("label", "The name of the axis."),
    words("low", "What its low end means."),
    words("high", "What its high end means."),
    groups("bands", &[LABEL, number("to", "Where it ends, from 0 to 1.")], "Stages along the axis."),
];

pub(super) const PLANE: &[Opt] = &[
    group("x", AXIS, "The axis from left to right, 0 to 1."),
    group("y", AXIS, "The axis from bottom to top, 0 to 1."),
    groups(
        "points",
        &[
            OF,
            value("id", "The name that links use; its name in the map or its title unless given."),
            TITLE,
            SUB,
            LINK,
            value("x", "From 0 at the left to 1."),
            value("y", "From 0 at the bottom to 1."),
            value("shape", "A word: `anchor` is a bold text without a circle, others are legended."),
            value("to", "Where on the x axis it moves to."),
            value("bar", "What holds it back, drawn as a bar before it."),
        ],
        "What lies on the plane.",
    ),
    group(
        "spans",
        &[
            OF,
            TITLE,
            value("from", "Its left end, from 0 to 1."),
            value("to", "Its right end, from 0 to 1."),
            value("y", "From 0 at the bottom to 1."),
        ],
        "Boxes that hold several points of one height.",
    ),
    group(
        "links",
        &[
            OF,
            value("from", "The point it starts at; `it.from` unless given."),
            value("to", "The point it ends at; `it.to` unless given."),
            text("label", "What it says."),
        ],
        "What needs what.",
    ),
];

pub(super) const BALANCE: &[Opt] = &[
    text("from", "Where one is."),
    text("to", "Where one could be."),
    groups(
        "forces",
        &[
            LABEL,
            opt("side", Given::Choice(&["for", "against"]), "Whether it helps the move."),
            OF,
            TITLE,
            SUB,
            BADGE,
            LINK,
            value("weight", "How strong an element is."),
        ],
        "The forces.",
    ),
];

const STAGES: Opt = value("stages", "How many are in each stage: a map, a list, or a list with `name` and `value`.");
const END: Opt = text("end", "What it comes to.");

pub(super) const FUNNEL: &[Opt] = &[
    group("ladders", &[OF, TITLE, LINK, STAGES, END], "One funnel for each element."),
    group("total", &[TITLE, STAGES, END], "The last funnel, of all together."),
];

pub(super) const STRIP: &[Opt] = &[group(
    "panels",
    &[
        OF,
        TITLE,
        value("image", "The path of a picture, from the document."),
        text("alt", "What the picture shows."),
        text("sketch", "What would be drawn, in words."),
        value("mark", "A score from 1 to 5."),
    ],
    "The pictures in order.",
)];

pub(super) const CARD: &[Opt] = &[
    opt("fields", Given::Fields, "The fields and computed values to show as facts."),
    text("name", "Whom or what it is about, beside a disc with the first letters."),
    text("role", "A line below the name."),
    text("quote", "Words that were heard."),
    opt("lists", Given::Fields, "Fields shown as lists beside each other."),
    value("share", "A share of a whole, as a bar."),
    text("share_of", "What the whole is."),
    text("band", "A warning across the card."),
    group("weights", &[OF, TITLE, LINK, value("weight", "How much it counts.")], "Criteria with bars."),
];
