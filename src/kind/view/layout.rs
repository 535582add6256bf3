//! The closed list of layouts.

use super::options::{self, Opt};
use super::{flow, numbers};

/// How a view is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Ladder,
    Tree,
    Interactions,
    Table,
    Card,
    Matrix,
    Chart,
    Grid,
    Lanes,
    Cycle,
    Graph,
    Plane,
    Balance,
    Funnel,
    Strip,
    Calendar,
}

/// A layout's word, what it draws, and its options.
struct Row(&'static str, Layout, &'static str, &'static [Opt]);

const ROWS: [Row; 16] = [
    Row(
        "balance",
        Layout::Balance,
        "Forces for and against a move, as arrows that are as thick as they are strong.",
        options::BALANCE,
    ),
    Row("calendar", Layout::Calendar, "Days on a line, with today among them.", numbers::CALENDAR),
    Row("card", Layout::Card, "What a reader looks up at a glance.", options::CARD),
    Row(
        "chart",
        Layout::Chart,
        "One number on its way, or rows of numbers as lines, bars, shares or beside what is asked of them.",
        numbers::CHART,
    ),
    Row("cycle", Layout::Cycle, "Steps that lead into each other, around a ring.", options::CYCLE),
    Row("funnel", Layout::Funnel, "How many come from each stage to the next.", options::FUNNEL),
    Row("graph", Layout::Graph, "What influences what, with signs, delays and loops.", options::GRAPH),
    Row("grid", Layout::Grid, "A canvas of boxes.", options::GRID),
    Row("interactions", Layout::Interactions, "A team among its neighbours.", flow::INTERACTIONS),
    Row("ladder", Layout::Ladder, "Steps with their work and their waiting.", flow::LADDER),
    Row("lanes", Layout::Lanes, "Steps from left to right, and what happens at each in rows.", options::LANES),
    Row("matrix", Layout::Matrix, "Who has which part in what.", flow::MATRIX),
    Row("plane", Layout::Plane, "Points on two axes, with links and moves.", options::PLANE),
    Row("strip", Layout::Strip, "A story in pictures.", options::STRIP),
    Row("table", Layout::Table, "A list of records, row by row.", numbers::TABLE),
    Row("tree", Layout::Tree, "What is part of what.", options::TREE),
];

impl Layout {
    /// Every layout, by its word.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| row.1)
    }

    /// The layout behind a word.
    pub fn from_word(word: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.0 == word).map(|row| row.1)
    }

    /// Every word, for suggestions.
    pub fn words() -> impl Iterator<Item = &'static str> {
        ROWS.iter().map(|row| row.0)
    }

    /// The word of `layout:`.
    pub fn word(self) -> &'static str {
        self.row().map_or("", |row| row.0)
    }

    /// What it draws, in a sentence.
    pub fn purpose(self) -> &'static str {
        self.row().map_or("", |row| row.2)
    }

    /// Its own options.
    pub fn options(self) -> &'static [Opt] {
        self.row().map_or(&[], |row| row.3)
    }

    fn row(self) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.1 == self)
    }
}
