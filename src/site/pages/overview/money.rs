//! What each stream earns and costs beside how its time is shared.

use crate::diagram::shares::percent;
use crate::diagram::{ColumnView, Inline, Tone};
use crate::kind::Meaning;
use crate::model::{ArtifactId, Record};

use super::super::super::here::Here;
use super::super::super::show::value;
use super::super::super::view::Section;
use super::read::{shown, table};

/// The share of product, technical and running work, as it was planned last; what nobody wrote is not known.
pub(super) type Sides = [Option<f64>; 3];

/// Every stream that says what it earns, or whose time is shared by a plan; nothing while none says what it earns.
pub(super) fn section(here: Here<'_>, sides_of: impl Fn(ArtifactId) -> Sides) -> Option<Section> {
    let mut streams: Vec<(ArtifactId, &Record)> = shown(here.whole(), Meaning::Economics)
        .into_iter()
        .filter_map(|id| Some((id, &**here.whole().meaning(id, Meaning::Economics)?.value.as_record()?)))
        .collect();
    streams.sort_by_cached_key(|(id, _)| (here.whole().artifact(*id).title.to_lowercase(), *id));
    let rows: Vec<Vec<Vec<Inline>>> = streams.iter().map(|(id, economics)| row(here, *id, economics, sides_of(*id))).collect();
    let mut titles =
        here.columns(["a_stream", "earns", "costs_to_run", "leaves", "in_a", "a_product", "technical_alone", "running"]);
    for at in [1, 2, 3, 5, 6, 7] {
        titles[at] = ColumnView::numbers(&titles[at].title);
    }
    (!rows.is_empty()).then(|| Section::new(here.say("money_map"), "money", table(here, here.word("money_map"), titles, rows)))
}

fn row(here: Here<'_>, id: ArtifactId, economics: &Record, sides: Sides) -> Vec<Vec<Inline>> {
    let cell = |name: &str| economics.get(name).map(|found| value::inline(here, found, None)).unwrap_or_default();
    let amount = |name: &str| economics.get(name).and_then(|found| found.as_quantity()).copied();
    let left = amount("revenue").zip(amount("cost_to_run")).and_then(|(earned, cost)| earned.sub(cost).ok());
    let left = left.map(|left| {
        if left.amount() < 0.0 {
            Inline::Status { text: here.fill("left_a_loss", &[("left", &here.number(&left))]), tone: Tone::Warn }
        } else {
            Inline::number(here.number(&left))
        }
    });
    let mut row = vec![vec![here.artifact(id)], cell("revenue"), cell("cost_to_run"), left.into_iter().collect(), cell("per")];
    row.extend(sides.map(|side| side.map(|share| Inline::number(percent(share, &here.plan.words))).into_iter().collect()));
    row
}
