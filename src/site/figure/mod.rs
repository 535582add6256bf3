//! The views of a kind as pictures and tables: what `view:` says, filled from the model.
//!
//! One file per layout; each fills the options that the kind gave, through [`spot::Spot`], and gives back blocks, or nothing when there is
//! nothing to draw.

mod balance;
mod branches;
mod bullets;
mod calendar;
mod card;
mod cells;
mod chart;
mod compare;
mod cycle;
mod funnel;
mod graph;
mod grid;
mod interactions;
mod ladder;
mod lanes;
mod matrix;
mod plane;
mod plot;
mod portrait;
mod shares;
mod spot;
mod strip;
mod tree;

use crate::diagram::Figure;
use crate::diagram::listed::Head;
use crate::kind::{Layout, ViewSpec};
use crate::model::ArtifactId;

use super::here::Here;
use super::show::table;
use super::view::{BlockView, Fact};
use spot::Spot;

pub(super) use strip::pictures;
pub(super) use tree::anchors as tree_anchors;

/// What a view shows.
pub(super) enum Drawn {
    Facts(Vec<Fact>),
    Block(Box<BlockView>),
}

/// The heading of a view.
pub(super) fn title(here: Here<'_>, view: &ViewSpec) -> String {
    let of = view.part.field("of").unwrap_or("overview");
    view.part.words("title").map_or_else(|| here.label(of), |title| here.says(title).to_owned())
}

/// A view filled for an artifact; nothing when the artifact gives it nothing to show.
pub(super) fn draw(here: Here<'_>, id: ArtifactId, view: &ViewSpec, figure: &str) -> Option<Drawn> {
    let options = &view.part;
    let block = |block: BlockView| Some(Drawn::Block(Box::new(block)));
    let drawn = match view.layout {
        Layout::Card if !portrait::OPTIONS.iter().any(|option| options.has(option)) => {
            return Some(Drawn::Facts(card::facts(here, id, options))).filter(|drawn| !drawn.is_empty());
        }
        Layout::Table if options.has("compare") => return block(BlockView::Table(compare::table(here, id, options)?)),
        Layout::Table if cells::is_asked(options) => {
            let found = cells::table(&Spot::new(here, id, view), options, &title(here, view))?;
            return block(BlockView::Table(found));
        }
        Layout::Table => {
            let found = table::of(here, id, options.field("of")?, &title(here, view), options.list("columns"))?;
            return block(BlockView::Table(found));
        }
        Layout::Matrix => return block(BlockView::Table(matrix::table(here, id, options)?)),
        Layout::Chart if !options.has("series") && !options.has("rows") => {
            return Some(Drawn::Facts(vec![chart::fact(here, id, options, figure)?]));
        }
        Layout::Ladder => ladder::figure(here, id, options, figure),
        Layout::Tree if options.has("children") => tree::figure(here, id, options, figure),
        Layout::Interactions => interactions::figure(here, id, options, figure),
        _ => of_spot(here, id, view, figure),
    };
    block(BlockView::Figure(drawn?))
}

fn of_spot(here: Here<'_>, id: ArtifactId, view: &ViewSpec, figure: &str) -> Option<Figure> {
    let (spot, options) = (Spot::new(here, id, view), &view.part);
    let artifact = here.model.artifact(id);
    let kind = here.model.catalogue.get(artifact.kind);
    let head = Head {
        id: figure.to_owned(),
        title: format!("{}: {}", artifact.title, title(here, view)),
        description: here.purpose(kind).to_owned(),
        words: here.plan.words.clone(),
    };
    match view.layout {
        Layout::Balance => balance::figure(&spot, options, head),
        Layout::Cycle => cycle::figure(&spot, options, head),
        Layout::Funnel => funnel::figure(&spot, options, head),
        Layout::Graph => graph::figure(&spot, options, head),
        Layout::Card => portrait::figure(&spot, options, head),
        Layout::Calendar => calendar::figure(&spot, options, head),
        Layout::Chart if options.has("rows") => bullets::figure(&spot, options, head),
        Layout::Chart if options.words("mark") == Some("share") => shares::figure(&spot, options, head),
        Layout::Chart => plot::figure(&spot, options, head),
        Layout::Plane => plane::figure(&spot, options, head),
        Layout::Grid => grid::figure(&spot, options, head),
        Layout::Lanes => lanes::figure(&spot, options, head),
        Layout::Strip => strip::figure(&spot, options, head),
        Layout::Tree => branches::figure(&spot, options, head),
        _ => None,
    }
}

impl Drawn {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Facts(facts) if facts.is_empty())
    }
}
