//! The questions that every asset of a kind should answer, as the kind asks them.

use std::collections::BTreeMap;

use crate::diagram::Inline;
use crate::kind::KindId;
use crate::model::{ArtifactId, Model};

use super::super::super::here::Here;
use super::super::super::view::{CardView, Section};
use super::listed;
use super::quiz::pick;
use super::read::table;

/// How many of these questions a week has.
const A_WEEK: usize = 3;
/// The most documents that a row names.
const MOST_LINKS: usize = 4;

/// The assets that the site shows, by their kind, for kinds that ask something.
pub(super) fn by_kind(model: &Model) -> BTreeMap<KindId, Vec<ArtifactId>> {
    let mut found: BTreeMap<KindId, Vec<ArtifactId>> = BTreeMap::new();
    for asset in model.assets().filter(|asset| model.is_published(*asset)) {
        found.entry(model.artifact(asset).kind).or_default().push(asset);
    }
    found.retain(|kind, _| !model.catalogue.get(*kind).ask().is_empty());
    found
}

/// The questions of a week, each about an asset of another kind.
pub(super) fn cards(here: Here<'_>, week: i64) -> Vec<CardView> {
    let model = here.whole();
    let seed = here.plan.site.title.as_str();
    let mut left: Vec<(KindId, Vec<ArtifactId>)> = by_kind(model).into_iter().collect();
    let mut cards = Vec::new();
    while cards.len() < A_WEEK && !left.is_empty() {
        let at = cards.len() + 600;
        let (kind, assets) = left.remove(pick(seed, week, at, left.len()));
        let asset = assets[pick(seed, week, at + 100, assets.len())];
        let asked = model.catalogue.get(kind).ask();
        let question = &asked[pick(seed, week, at + 200, asked.len())];
        let Some(href) = here.href(asset) else { continue };
        cards.push(CardView {
            title: here.says(question).to_owned(),
            href,
            eyebrow: Some(here.kind_title(kind).to_owned()),
            text: Some(here.fill("about_asset", &[("asset", here.title(asset))])),
            ..CardView::default()
        });
    }
    cards
}

/// Every such question, with the documents that should answer it.
pub(super) fn section(here: Here<'_>) -> Option<Section> {
    let model = here.whole();
    let mut rows = Vec::new();
    for (id, assets) in by_kind(model) {
        let (kind, title) = (model.catalogue.get(id), here.kind_title(id));
        let rest = assets.len().saturating_sub(MOST_LINKS);
        let mut links = listed(here, assets.iter().take(MOST_LINKS).map(|id| here.artifact(*id)).collect());
        links.extend((rest > 0).then(|| Inline::text(here.count("and_n_more", rest))));
        let row = |question: &String| vec![vec![Inline::text(here.says(question))], vec![Inline::text(title)], links.clone()];
        rows.extend(kind.ask().iter().map(row));
    }
    let heads = here.columns(["question", "asked_of", "where_the_answer_should_stand"]);
    (!rows.is_empty())
        .then(|| table(here, here.word("questions_to_assets"), heads, rows))
        .map(|table| Section::new(here.say("what_every_asset_should_answer"), "assets", table))
}
