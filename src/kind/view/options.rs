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

/// Options of every view.
pub(super) const SHARED: &[Opt] =
    &[opt("layout", Given::Words, "How it is drawn."), opt("title", Given::Words, "The heading above it.")];

pub(super) const OF: Opt =
    opt("of", Given::Value, "A list, a map or one record; each element is `it`, its name or number `key`.");
pub(super) const TITLE: Opt = opt("title", Given::Text, "What it is called; the element in its own words unless given.");
pub(super) const SUB: Opt = opt("sub", Given::Text, "A quieter line below.");
pub(super) const BADGE: Opt = opt("badge", Given::Text, "A short mark, such as an amount.");
pub(super) const LINK: Opt = opt("link", Given::Value, "The reference that the text leads to.");
pub(super) const TONE: Opt = opt("tone", Given::Value, "A word for how it stands; good, warning and bad words are coloured.");
const LABEL: Opt = opt("label", Given::Words, "Its name in the picture.");
const ELEMENT: &[Opt] = &[OF, TITLE, SUB, BADGE, LINK, TONE];

pub(super) const GRID: &[Opt] = &[
    opt("areas", Given::Areas, "The boxes row by row: names of fields; a field that is named again stretches, `.` is empty."),
    opt("boxes", Given::Boxes(BOX), "What a box shows besides its field."),
    opt("legend", Given::Group(ELEMENT), "What the letters on items stand for."),
    opt("centre", Given::Fields, "Boxes that lie inside a head."),
];

const BOX: &[Opt] = &[
    opt("title", Given::Words, "Its heading; the field's name unless given."),
    opt("order", Given::Number, "The number in its corner."),
    opt("item", Given::Text, "What an element says; the element in its own words unless given."),
    BADGE,
    LINK,
    TONE,
    opt("keys", Given::Value, "Names of the legend whose letters an element carries."),
    opt("foot", Given::Text, "The last line of the box."),
    opt("also", Given::Pairs, "Headings of smaller boxes inside, and the fields they show."),
];

pub(super) const TREE: &[Opt] = &[
    opt("root", Given::Group(&[TITLE, SUB, BADGE, LINK, TONE]), "The top of the tree; the document's title unless given."),
    opt(
        "levels",
        Given::Chain(&[OF, LABEL, TITLE, SUB, BADGE, EDGE, LINK, TONE]),
        "One entry for each level; `of` sees the `it` of the level above.",
    ),
    opt(
        "nodes",
        Given::Group(&[
            OF,
            opt("children", Given::Value, "The list of the same below an element."),
            TITLE,
            SUB,
            BADGE,
            EDGE,
            LINK,
            TONE,
        ]),
        "Nodes that hold nodes of their own kind.",
    ),
    opt("direction", Given::Choice(&["right", "down"]), "Where it grows."),
    opt("top", Given::Field, "With `children`: a field whose first element is the top."),
    opt("children", Given::List, "For records in records: the fields to descend into, outermost first."),
    opt("label", Given::List, "With `children`: the fields that name a node, the first that is filled."),
    opt("status", Given::List, "With `children`: the fields of its status."),
    opt("badge", Given::List, "With `children`: the fields of its evidence."),
];

const EDGE: Opt = opt("edge", Given::Text, "What stands on the line to it.");

pub(super) const LANES: &[Opt] = &[
    opt("groups", Given::Group(ELEMENT), "Headings over several columns."),
    opt("columns", Given::Within("groups", ELEMENT), "The steps from left to right."),
    opt(
        "rows",
        Given::Groups(
            "columns",
            &[
                LABEL,
                OF,
                opt("text", Given::Text, "What a step says in this row, or each element of `of`."),
                SUB,
                BADGE,
                LINK,
                TONE,
                opt("needs", Given::Value, "What must be done before, in the words of other texts of the picture."),
                opt("curve", Given::Value, "A score, drawn as a curve over the steps."),
                opt("least", Given::Number, "The lowest score of the scale; 1 unless given."),
                opt("most", Given::Number, "The highest score of the scale; 5 unless given."),
                opt("line", Given::Words, "The name of a line above the row."),
                opt("style", Given::Choice(&["solid", "dashed", "dotted"]), "How that line is drawn."),
            ],
        ),
        "What happens at each step, from top to bottom.",
    ),
];

pub(super) const CYCLE: &[Opt] = &[
    opt("nodes", Given::Group(ELEMENT), "The steps clockwise from the top."),
    opt("hub", Given::Text, "What stands in the middle."),
    opt("brakes", Given::Group(ELEMENT), "What slows it down."),
];

pub(super) const GRAPH: &[Opt] = &[
    opt("arrange", Given::Choice(&["ring", "layered"]), "Around a ring, or from causes to effects."),
    opt(
        "nodes",
        Given::Group(&[
            OF,
            opt("id", Given::Value, "The name that edges use; its name in the map, its id or its title unless given."),
            TITLE,
            SUB,
            BADGE,
            LINK,
            TONE,
            opt("shape", Given::Value, "A word: `stock` is a box, `goal` is rounded."),
        ]),
        "What influences and is influenced.",
    ),
    opt(
        "edges",
        Given::Group(&[
            OF,
            opt("from", Given::Value, "The node it starts at; `it.from` unless given."),
            opt("to", Given::Value, "The node it ends at; `it.to` unless given."),
            opt("sign", Given::Value, "`+` or `-`; `it.sign` unless given."),
            opt("delay", Given::Value, "Whether, or how long, it takes its time."),
            opt("label", Given::Text, "What it says."),
        ]),
        "What leads to what.",
    ),
    opt(
        "marks",
        Given::Group(&[
            OF,
            opt("letter", Given::Text, "A short name inside the mark."),
            opt("over", Given::Value, "The nodes of the loop in order."),
            opt("name", Given::Text, "The loop in words."),
        ]),
        "Loops, marked in their middle.",
    ),
];

const AXIS: &[Opt] = &[
    opt("label", Given::Words, "The name of the axis."),
    opt("low", Given::Words, "What its low end means."),
    opt("high", Given::Words, "What its high end means."),
    opt("bands", Given::Groups("", &[LABEL, opt("to", Given::Number, "Where it ends, from 0 to 1.")]), "Stages along the axis."),
];

pub(super) const PLANE: &[Opt] = &[
    opt("x", Given::Group(AXIS), "The axis from left to right, 0 to 1."),
    opt("y", Given::Group(AXIS), "The axis from bottom to top, 0 to 1."),
    opt(
        "points",
        Given::Groups(
            "",
            &[
                OF,
                opt("id", Given::Value, "The name that links use; its name in the map or its title unless given."),
                TITLE,
                SUB,
                LINK,
                opt("x", Given::Value, "From 0 at the left to 1."),
                opt("y", Given::Value, "From 0 at the bottom to 1."),
                opt("shape", Given::Value, "A word: `anchor` is a bold text without a circle, others are legended."),
                opt("to", Given::Value, "Where on the x axis it moves to."),
                opt("bar", Given::Value, "What holds it back, drawn as a bar before it."),
            ],
        ),
        "What lies on the plane.",
    ),
    opt(
        "spans",
        Given::Group(&[
            OF,
            TITLE,
            opt("from", Given::Value, "Its left end, from 0 to 1."),
            opt("to", Given::Value, "Its right end, from 0 to 1."),
            opt("y", Given::Value, "From 0 at the bottom to 1."),
        ]),
        "Boxes that hold several points of one height.",
    ),
    opt(
        "links",
        Given::Group(&[
            OF,
            opt("from", Given::Value, "The point it starts at; `it.from` unless given."),
            opt("to", Given::Value, "The point it ends at; `it.to` unless given."),
            opt("label", Given::Text, "What it says."),
        ]),
        "What needs what.",
    ),
];

pub(super) const BALANCE: &[Opt] = &[
    opt("from", Given::Text, "Where one is."),
    opt("to", Given::Text, "Where one could be."),
    opt(
        "forces",
        Given::Groups(
            "",
            &[
                LABEL,
                opt("side", Given::Choice(&["for", "against"]), "Whether it helps the move."),
                OF,
                TITLE,
                SUB,
                BADGE,
                LINK,
                opt("weight", Given::Value, "How strong an element is."),
            ],
        ),
        "The forces.",
    ),
];

pub(super) const FUNNEL: &[Opt] = &[
    opt(
        "ladders",
        Given::Group(&[
            OF,
            TITLE,
            LINK,
            opt("stages", Given::Value, "How many are in each stage: a map or a list."),
            opt("end", Given::Text, "What it comes to."),
        ]),
        "One funnel for each element.",
    ),
    opt(
        "total",
        Given::Group(&[
            TITLE,
            opt("stages", Given::Value, "How many are in each stage: a map or a list."),
            opt("end", Given::Text, "What it comes to."),
        ]),
        "The last funnel, of all together.",
    ),
];

pub(super) const STRIP: &[Opt] = &[opt(
    "panels",
    Given::Group(&[
        OF,
        TITLE,
        opt("image", Given::Value, "The path of a picture, from the document."),
        opt("alt", Given::Text, "What the picture shows."),
        opt("sketch", Given::Text, "What would be drawn, in words."),
        opt("mark", Given::Value, "A score from 1 to 5."),
    ]),
    "The pictures in order.",
)];

pub(super) const CARD: &[Opt] = &[
    opt("fields", Given::Fields, "The fields and computed values to show as facts."),
    opt("name", Given::Text, "Whom or what it is about, beside a disc with the first letters."),
    opt("role", Given::Text, "A line below the name."),
    opt("quote", Given::Text, "Words that were heard."),
    opt("lists", Given::Fields, "Fields shown as lists beside each other."),
    opt("share", Given::Value, "A share of the whole, as a bar."),
    opt("band", Given::Text, "A warning across the card."),
    opt("weights", Given::Group(&[OF, TITLE, LINK, opt("weight", Given::Value, "How much it counts.")]), "Criteria with bars."),
];
