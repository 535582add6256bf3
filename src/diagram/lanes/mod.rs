//! Teams as bars in the order of their work, and what runs between them as signs in lanes across the bars, in the shapes and colours of
//! Team Topologies' published shape templates: enabling teams above, platforms below, the customer at the right.

mod draw;
mod layout;

use crate::words::Words;

use super::TeamShape;
use super::figure::{Figure, TableView};
use super::interactions::Mode;

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Lanes {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    pub description: String,
    /// From top to bottom.
    pub bars: Vec<Bar>,
    pub links: Vec<Link>,
    pub words: Words,
    /// The same in words.
    pub table: TableView,
}

/// One team.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    pub name: String,
    pub href: Option<String>,
    pub shape: TeamShape,
    /// Whom it works for, written at the right.
    pub customer: Option<String>,
}

/// Something between two teams, by their positions.
#[derive(Debug, Clone)]
pub struct Link {
    /// Who provides, helps or waits.
    pub from: usize,
    /// Who consumes, is helped or is waited for.
    pub to: usize,
    pub sign: Sign,
    pub tooltip: String,
    /// Past its end: a red ring.
    pub late: bool,
    /// Part of a cycle: a heavier line.
    pub heavy: bool,
}

/// How a link looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// One of the three modes of interaction.
    Mode(Mode),
    /// Somebody waits for somebody.
    Waits(Severity),
}

/// What waiting does to the one who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Harmless,
    Slowing,
    Blocking,
}

impl Severity {
    /// The word in CSS class names and of `severity:`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Harmless => "ok",
            Self::Slowing => "slowing",
            Self::Blocking => "blocking",
        }
    }
}

/// The picture with its table.
pub fn render(input: &Lanes) -> Figure {
    let (svg, size) = draw::draw(input);
    Figure {
        id: input.id.clone(),
        layout: "lanes",
        svg: svg.finish(&input.id, "lanes", size, &input.title, &input.description),
        outline: String::new(),
        caption: input.title.clone(),
        table: Some(input.table.clone()),
    }
}

#[cfg(test)]
mod tests;
