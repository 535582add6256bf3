//! One team in the middle, its neighbours left (who help it) and right (whom it helps), in the shapes and colours of
//! Team Topologies' published shape templates.

mod draw;

use crate::words::Words;

use super::figure::{ColumnView, Figure, TableView};
use super::{Inline, TeamShape, Tone};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Interactions {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    pub description: String,
    pub team: String,
    pub shape: TeamShape,
    /// In the order in which they are drawn, per side.
    pub neighbours: Vec<Neighbour>,
    pub words: Words,
}

/// How two teams work together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Collaboration,
    XAsAService,
    Facilitating,
}

impl Mode {
    /// The word in CSS class names and in `mode:` of an interaction.
    pub fn word(self) -> &'static str {
        match self {
            Self::Collaboration => "collaboration",
            Self::XAsAService => "x-as-a-service",
            Self::Facilitating => "facilitating",
        }
    }

    fn name(self, words: &Words) -> &str {
        match self {
            Self::Collaboration => words.get("collaboration"),
            Self::XAsAService => words.get("x_as_a_service"),
            Self::Facilitating => words.get("facilitating"),
        }
    }
}

/// One interaction with one other team.
#[derive(Debug, Clone, Default)]
pub struct Neighbour {
    pub name: String,
    pub href: Option<String>,
    pub shape: TeamShape,
    pub mode: Mode,
    /// The team in the middle provides the service or does the facilitating.
    pub outgoing: bool,
    pub purpose: String,
    /// Time in words, e.g. `until 29 May 2026`.
    pub time: Option<String>,
    /// Its end is past: a red ring and the word.
    pub overdue: bool,
    /// Declared for later: a dashed outline and the word.
    pub expected: bool,
}

/// The picture with its table.
pub fn render(input: &Interactions) -> Figure {
    let (svg, size) = draw::draw(input);
    Figure {
        id: input.id.clone(),
        layout: "interactions",
        svg: svg.finish(&input.id, "interactions", size, &input.title, &input.description),
        outline: String::new(),
        caption: input.title.clone(),
        table: Some(table(input)),
    }
}

fn table(input: &Interactions) -> TableView {
    let words = &input.words;
    let columns = [words.get("team_heading"), words.get("mode"), words.get("purpose"), words.get("time")]
        .into_iter()
        .map(ColumnView::words)
        .collect();
    let rows = input.neighbours.iter().map(|n| {
        let side = if n.mode == Mode::Collaboration {
            String::new()
        } else if n.outgoing {
            format!(": {} → {}", input.team, n.name)
        } else {
            format!(": {} → {}", n.name, input.team)
        };
        let mut time: Vec<Inline> = n.time.iter().map(Inline::text).collect();
        if n.overdue {
            time.push(Inline::Status { text: words.say("overdue_in_line"), tone: Tone::Bad });
        }
        if n.expected {
            time.push(Inline::Status { text: words.say("expected"), tone: Tone::Neutral });
        }
        vec![
            vec![Inline::Team { text: n.name.clone(), href: n.href.clone(), shape: n.shape }],
            vec![Inline::text(format!("{}{side}", n.mode.name(words)))],
            vec![Inline::text(&n.purpose)],
            time,
        ]
    });
    TableView { caption: input.title.clone(), columns, rows: rows.collect(), row_headers: true, hide_caption: false }
}

#[cfg(test)]
mod tests;
