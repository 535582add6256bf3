//! What each kind of diagram calls its parts, and the classes of the theme that take the place of those names.

use std::borrow::Cow;

use roxmltree::Node;

use super::super::numbers::rounded;

/// Where something is and how large.
pub(super) const GEOMETRY: [&str; 28] = [
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "dx",
    "dy",
    "height",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "orient",
    "points",
    "r",
    "refX",
    "refY",
    "rx",
    "ry",
    "stroke-dasharray",
    "text-anchor",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// The classes of boxes and arrows, with those of the theme that take their place.
const BOXES: [(&str, &str); 25] = [
    ("activation0", "m-quiet"),
    ("activation1", "m-quiet"),
    ("activation2", "m-quiet"),
    ("actor-line", "m-line m-fine"),
    ("aggregation", "m-hollow"),
    ("background", "m-behind"),
    ("cluster", "m-group"),
    ("divider", "m-line"),
    ("edge-pattern-dashed", "m-dashed"),
    ("edge-pattern-dotted", "m-dashed"),
    ("edge-thickness-invisible", "m-none"),
    ("edge-thickness-thick", "m-thick"),
    ("edgeTerminals", "m-small"),
    ("extension", "m-hollow"),
    ("flowchart-link", "m-line"),
    ("label-group", "m-strong"),
    ("lollipop", "m-hollow"),
    ("loopLine", "m-line m-fine m-dashed"),
    ("messageLine0", "m-line"),
    ("messageLine1", "m-line m-dashed"),
    ("note", "m-note"),
    ("relation", "m-line"),
    ("state-start", "m-full"),
    ("statediagram-cluster", "m-group"),
    ("transition", "m-line"),
];

/// The same of the other kinds, each of which uses common words in its own way.
const OWN: [(Kind, &str, &str); 27] = [
    (Kind::Er, "oneOrMore", "m-open"),
    (Kind::Er, "onlyOne", "m-open"),
    (Kind::Er, "relationshipLine", "m-line"),
    (Kind::Er, "row-rect-even", "m-striped"),
    (Kind::Er, "zeroOrMore", "m-open"),
    (Kind::Er, "zeroOrOne", "m-open"),
    (Kind::Gantt, "active", "m-active"),
    (Kind::Gantt, "crit", "m-critical"),
    (Kind::Gantt, "domain", "m-none"),
    (Kind::Gantt, "done", "m-quiet"),
    (Kind::Gantt, "exclude-range", "m-shut"),
    (Kind::Gantt, "milestone", "m-full"),
    (Kind::Gantt, "section", "m-band"),
    (Kind::Gantt, "sectionTitle", "m-strong"),
    (Kind::Gantt, "tick", "m-small m-hair"),
    (Kind::Gantt, "titleText", "m-middle m-title"),
    (Kind::Journey, "mouth", "m-full m-fine"),
    (Kind::Journey, "task-line", "m-line m-fine m-dashed"),
    (Kind::Mindmap, "edge", "m-line"),
    (Kind::Mindmap, "node-line-", "m-none"),
    (Kind::Pie, "pieOuterCircle", "m-bare"),
    (Kind::Pie, "pieTitleText", "m-middle m-title"),
    (Kind::Quadrant, "data-point", "m-point"),
    (Kind::Quadrant, "quadrant", "m-field"),
    (Kind::Quadrant, "title", "m-title"),
    (Kind::Timeline, "lineWrapper", "m-line"),
    (Kind::Timeline, "node-line-", "m-none"),
];

/// Names that end in the number of a part, whose colour they stand for.
const NUMBERED: [(Kind, &str); 5] = [
    (Kind::Journey, "actor"),
    (Kind::Journey, "section-type"),
    (Kind::Journey, "task-type"),
    (Kind::Mindmap, "section"),
    (Kind::Timeline, "section"),
];

/// How many colours of parts there are.
const TINTS: i32 = 8;

/// Of what the language leaves to its stylesheet, what differs from kind to kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words of nodes are centred on their place.
    Flowchart,
    /// Words of nodes are centred on the node.
    State,
    Er,
    Gantt,
    Journey,
    Mindmap,
    Pie,
    Quadrant,
    Timeline,
    /// Classes and sequences.
    Other,
}

impl Kind {
    pub(super) fn of(root: Node<'_, '_>) -> Self {
        match (root.attribute("class"), root.attribute("aria-roledescription")) {
            (Some("flowchart"), _) => Self::Flowchart,
            (Some("statediagram"), _) => Self::State,
            (_, Some("er")) => Self::Er,
            (_, Some("gantt")) => Self::Gantt,
            (_, Some("journey")) => Self::Journey,
            (_, Some("mindmap")) => Self::Mindmap,
            (_, Some("pie")) => Self::Pie,
            (_, Some("quadrantChart")) => Self::Quadrant,
            (_, Some("timeline")) => Self::Timeline,
            _ => Self::Other,
        }
    }

    /// What the whole picture is called beside its name: in boxes as wide as their words, letters are smaller than the layout took
    /// them to be, for fonts that are wider than it knows.
    pub(super) fn class_of_picture(self) -> &'static str {
        match self {
            Self::Er | Self::Gantt | Self::Journey | Self::Mindmap | Self::Timeline => " m-compact",
            Self::Pie => " m-slices",
            _ => "",
        }
    }

    /// The theme's class for one of the language.
    pub(super) fn class(self, theirs: &str) -> Option<Cow<'static, str>> {
        let (stem, number) = numbered(theirs);
        if let Some(number) = number.filter(|_| NUMBERED.contains(&(self, stem))) {
            return Some(tinted(number));
        }
        // `done0` is done, of the first section.
        let own =
            OWN.iter().find(|(kind, name, _)| *kind == self && (*name == theirs || *name == theirs.trim_end_matches(is_digit)));
        let of_boxes = || BOXES.iter().find(|(name, _)| *name == theirs).map(|(_, ours)| *ours);
        own.map(|(.., ours)| *ours).or_else(of_boxes).map(Cow::Borrowed)
    }

    /// The colour of a slice or of its place in the legend: [`super::drawn`] tells the crate to use numbers for colours.
    pub(super) fn tint(self, node: Node<'_, '_>) -> Option<Cow<'static, str>> {
        if self != Self::Pie {
            return None;
        }
        let number = match (node.attribute("fill"), node.attribute("style")) {
            (Some(fill), _) => i32::from_str_radix(fill.strip_prefix("#0000")?, 16).ok()?,
            (None, Some(style)) => style.strip_prefix("fill: rgb(0, 0, ")?.split_once(')')?.0.parse().ok()?,
            _ => return None,
        };
        Some(tinted(number - 1))
    }

    /// A line of today would be another one tomorrow.
    pub(super) fn is_left_out(self, node: Node<'_, '_>) -> bool {
        self == Self::Gantt && node.attribute("class") == Some("today")
    }

    /// Sizes of letters that the picture lives on.
    pub(super) fn keeps(self, attribute: &str) -> bool {
        self == Self::Quadrant && attribute == "font-size"
    }

    /// Where the words of a task stand on their place: in the middle of its bar, or beside it. The names of the language say so too,
    /// but not always what their places say.
    pub(super) fn anchor(self, text: Node<'_, '_>) -> Option<&'static str> {
        if self != Self::Gantt {
            return None;
        }
        let task = text.attribute("id")?.strip_suffix("-text")?;
        let bar = text.parent()?.children().find(|bar| bar.attribute("id") == Some(task))?;
        let at = |node: Node<'_, '_>, name: &str| node.attribute(name)?.parse::<f64>().ok();
        let (place, from, wide) = (at(text, "x")?, at(bar, "x")?, at(bar, "width")?);
        let inside = (from..=from + wide).contains(&place);
        Some(if inside {
            "middle"
        } else if place < from {
            "end"
        } else {
            "start"
        })
    }

    /// A milestone is a bar that stands on its corner.
    pub(super) fn turned(self, node: Node<'_, '_>) -> Option<String> {
        let side = |name: &str| node.attribute(name).and_then(|side| side.parse::<f64>().ok());
        let is_milestone = self == Self::Gantt && node.tag_name().name() == "rect";
        let classes = node.attribute("class").filter(|_| is_milestone)?;
        classes.split_whitespace().find(|class| *class == "milestone")?;
        let (x, y) = (side("x")? + side("width")? / 2.0, side("y")? + side("height")? / 2.0);
        Some(rounded(&format!("rotate(45 {x} {y}) translate({x} {y}) scale(0.75) translate(-{x} -{y})")))
    }

    /// Whether words keep the spaces that surround them in the block.
    pub(super) fn is_padded(self) -> bool {
        matches!(self, Self::Gantt | Self::Journey | Self::Timeline)
    }

    /// Whether words of nodes are centred by the stylesheet of the language.
    pub(super) fn centres_nodes(self) -> bool {
        matches!(self, Self::Flowchart | Self::State)
    }

    /// The element that holds words.
    pub(super) fn words_in(self) -> &'static str {
        if self == Self::Mindmap { "foreignObject" } else { "text" }
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// `section--1` is `section` and -1.
fn numbered(class: &str) -> (&str, Option<i32>) {
    let stem = class.trim_end_matches(is_digit);
    let Some(name) = stem.strip_suffix('-').filter(|_| stem.len() < class.len()) else { return (class, None) };
    (name.trim_end_matches('-'), class[name.len()..].strip_prefix('-').and_then(|number| number.parse().ok()))
}

fn tinted(number: i32) -> Cow<'static, str> {
    format!("m-tint m-tint-{}", (number + 1).rem_euclid(TINTS)).into()
}
