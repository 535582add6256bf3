//! The portfolio: which value, economic and strategic assets there are for the whole company, for each value stream and for each product.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::{Inline, Tone};
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, FieldReference, Model};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::navigation::group_title;
use super::super::super::view::{BlockView, GridCell, GridView, ListItem, Mark, Section, StatView};
use super::read::{MOST_ROWS, grid, owner, rest, shown, stream_of, table};
use super::{Audience, Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "portfolio",
    title: "portfolio",
    about: "what_is_written_down_about_the_value",
    audience: Audience::Strategy,
    said,
    sections,
};

/// The groups of assets in the order in which they are asked for; groups of one's own follow.
const GROUPS: [&str; 3] = ["customer", "economics", "strategy"];
/// The most names that a sentence or the note of a cell holds.
const MOST_NAMES: usize = 6;

/// Whom assets are about. Nobody in particular is the whole company.
type About = Option<ArtifactId>;

struct Portfolio {
    groups: Vec<String>,
    streams: Vec<ArtifactId>,
    products: Vec<ArtifactId>,
    /// Every asset with the position of its group and whom it is about.
    assets: Vec<(ArtifactId, usize, Vec<ArtifactId>)>,
    cells: BTreeMap<(About, usize), Vec<ArtifactId>>,
}

impl Portfolio {
    fn of(model: &Model) -> Self {
        let by_title = |mut ids: Vec<ArtifactId>| {
            ids.sort_by_cached_key(|id| (model.artifact(*id).title.to_lowercase(), *id));
            ids
        };
        let of_assets = model.catalogue.iter().filter(|(_, kind)| kind.is_asset()).map(|(_, kind)| kind.group.as_str());
        let known: BTreeSet<&str> = of_assets.collect();
        let own = known.iter().filter(|group| !GROUPS.contains(group));
        let groups = GROUPS.iter().filter(|group| known.contains(**group)).chain(own).map(|group| (*group).to_owned());
        let mut portfolio = Self {
            groups: groups.collect(),
            streams: by_title(shown(model, Meaning::ServingTeams)),
            products: by_title(shown(model, Meaning::ValueMetric)),
            assets: Vec::new(),
            cells: BTreeMap::new(),
        };
        let named = Named::of(model, &portfolio);
        for asset in model.assets().filter(|asset| model.is_published(*asset)) {
            let group = &model.catalogue.get(model.artifact(asset).kind).group;
            let Some(at) = portfolio.groups.iter().position(|known| known == group) else { continue };
            let about = named.about(model, asset);
            let whole = about.is_empty().then_some(None);
            for one in about.iter().copied().map(Some).chain(whole) {
                portfolio.cells.entry((one, at)).or_default().push(asset);
            }
            portfolio.assets.push((asset, at, about));
        }
        portfolio
    }

    fn has(&self, about: About, group: usize) -> bool {
        self.cells.contains_key(&(about, group))
    }

    /// The streams or products that lack a group.
    fn lacking<'p>(&'p self, of: &'p [ArtifactId], group: usize) -> impl Iterator<Item = ArtifactId> + 'p {
        of.iter().copied().filter(move |one| !self.has(Some(*one), group))
    }

    /// The groups of which there is no asset at all.
    fn absent(&self) -> impl Iterator<Item = &str> {
        let is_there = |at: usize| self.assets.iter().any(|(_, group, _)| *group == at);
        self.groups.iter().enumerate().filter(move |(at, _)| !is_there(*at)).map(|(_, group)| group.as_str())
    }

    fn gaps(&self) -> usize {
        let gaps = |of: &[ArtifactId]| (0..self.groups.len()).map(|group| self.lacking(of, group).count()).sum::<usize>();
        gaps(&self.streams) + gaps(&self.products)
    }
}

/// The streams and products by the words with which assets name them.
struct Named {
    members: BTreeSet<ArtifactId>,
    by_id: BTreeMap<String, ArtifactId>,
}

impl Named {
    fn of(model: &Model, portfolio: &Portfolio) -> Self {
        let members: BTreeSet<ArtifactId> = portfolio.streams.iter().chain(&portfolio.products).copied().collect();
        let by_id = members.iter().map(|id| (model.artifact(*id).address(), *id)).collect();
        Self { members, by_id }
    }

    /// The streams and products that an asset is about: what it is, names or has as its scope, and the streams of those products.
    fn about(&self, model: &Model, asset: ArtifactId) -> Vec<ArtifactId> {
        if self.members.contains(&asset) {
            let stream = stream_of(model, asset).filter(|id| self.members.contains(id));
            return stream.into_iter().chain([asset]).collect();
        }
        let is_whole = |reference: &&FieldReference| reference.path.len() == 1;
        let named = model.graph.references_of(asset).iter().filter(is_whole).filter_map(|to| model.target(&to.reference));
        let scope = model.meaning(asset, Meaning::Scope).and_then(|field| field.value.as_text());
        let scope = scope.and_then(|scope| self.by_id.get(&scope.trim().replacen('/', ":", 1)));
        let direct: BTreeSet<ArtifactId> = named.chain(scope.copied()).filter(|id| self.members.contains(id)).collect();
        let streams = direct.iter().filter_map(|id| stream_of(model, *id)).filter(|id| self.members.contains(id));
        streams.chain(direct.iter().copied()).collect::<BTreeSet<ArtifactId>>().into_iter().collect()
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let portfolio = Portfolio::of(model);
    let count = words.count("n_assets", portfolio.assets.len());
    let absent: Vec<String> = portfolio.absent().map(|group| group_title(words, group)).collect();
    let said = if absent.is_empty() {
        let gaps = words.count_with("assets_and_n_gaps", portfolio.gaps(), &[("assets", &count)]);
        Said::new(gaps, Tone::Neutral)
    } else {
        let values = [("assets", count.as_str()), ("groups", &absent.join(", "))];
        Said::new(words.fill("assets_and_none_about", &values), Tone::Warn)
    };
    (!portfolio.assets.is_empty()).then_some(said)
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let portfolio = Portfolio::of(here.whole());
    let of_group = |at: usize| portfolio.assets.iter().filter(|(_, group, _)| *group == at).count();
    let count = |at: usize| {
        let count = of_group(at);
        let label = here.fill("assets_about_group", &[("group", &title(here, &portfolio.groups[at]))]);
        StatView { label, ..stat(here, count, "", if_any(usize::from(count == 0), Tone::Warn)) }
    };
    let stats = (0..portfolio.groups.len()).map(count).collect();
    let mut sections = vec![opening(here, stats, points(here, &portfolio))];
    sections.push(Section::new(here.say("by_value_stream"), "streams", grid(here, streams(here, &portfolio))));
    if !portfolio.products.is_empty() {
        let first = &portfolio.products[..portfolio.products.len().min(MOST_ROWS)];
        let rows = first.iter().map(|product| row(here, &portfolio, Some(*product))).collect();
        let mut blocks = grid(here, view(here, &portfolio, ["assets_by_product", "product"], rows));
        blocks.extend(rest(here, portfolio.products.len() - first.len()));
        sections.push(Section::new(here.say("by_product"), "products", blocks));
    }
    for (at, group) in portfolio.groups.iter().enumerate().filter(|(at, _)| of_group(*at) > 0) {
        sections.push(Section::new(title(here, group), anchor(group), every(here, &portfolio, at)));
    }
    sections
}

fn points(here: Here<'_>, portfolio: &Portfolio) -> Vec<ListItem> {
    let absent = portfolio.absent().map(|group| {
        let words = here.fill("nothing_is_written_down_about_group", &[("group", &title(here, group))]);
        point(here, Tone::Warn, vec![Inline::text(words)])
    });
    let mut points: Vec<ListItem> = absent.collect();
    for of in [&portfolio.streams, &portfolio.products] {
        for (at, group) in portfolio.groups.iter().enumerate() {
            let lacking: Vec<ArtifactId> = portfolio.lacking(of, at).collect();
            if lacking.is_empty() || !portfolio.assets.iter().any(|(_, known, _)| *known == at) {
                continue;
            }
            let left = lacking.len().saturating_sub(MOST_NAMES);
            let of_group = [Inline::text(title(here, group))];
            let names = listed(here, lacking.iter().take(MOST_NAMES).map(|id| here.artifact(*id)).collect());
            let more: Vec<Inline> = (left > 0).then(|| Inline::text(here.count("and_n_more", left))).into_iter().collect();
            let values = [("group", &of_group[..]), ("names", &names), ("more", &more)];
            points.push(point(here, Tone::Neutral, here.line("nothing_about_group_for_names", &values)));
        }
    }
    points
}

fn streams(here: Here<'_>, portfolio: &Portfolio) -> GridView {
    let all = portfolio.streams.iter().copied().map(Some);
    let rows = std::iter::once(None).chain(all).map(|about| row(here, portfolio, about)).collect();
    view(here, portfolio, ["assets_by_value_stream", "stream"], rows)
}

fn view(here: Here<'_>, portfolio: &Portfolio, [caption, corner]: [&str; 2], rows: Vec<(Inline, Vec<GridCell>)>) -> GridView {
    GridView {
        caption: here.say(caption),
        corner: here.say(corner),
        columns: portfolio.groups.iter().map(|group| Inline::text(title(here, group))).collect(),
        rows,
        legend: vec![(Mark::Good, here.say("written_down")), (Mark::Gap, here.say("nobody_has_written_any"))],
        upright: false,
    }
}

fn row(here: Here<'_>, portfolio: &Portfolio, about: About) -> (Inline, Vec<GridCell>) {
    let head = about.map_or_else(|| Inline::text(here.word("the_whole_company")), |id| here.artifact(id));
    let cell = |at: usize| match portfolio.cells.get(&(about, at)).map(Vec::as_slice) {
        Some([one]) => GridCell {
            note: Some(here.title(*one).to_owned()),
            href: here.href(*one),
            ..GridCell::new(Mark::Good, here.kind_title(here.whole().artifact(*one).kind))
        },
        Some(several) => {
            let titles: Vec<&str> = several.iter().take(MOST_NAMES).map(|id| here.title(*id)).collect();
            let rest = if several.len() > MOST_NAMES { " …" } else { "" };
            let href = Some(format!("#{}", anchor(&portfolio.groups[at])));
            let note = Some(format!("{}{rest}", titles.join(", ")));
            GridCell { note, href, ..GridCell::new(Mark::Good, several.len().to_string()) }
        }
        None => GridCell::new(Mark::Gap, here.word("none_in_line")),
    };
    (head, (0..portfolio.groups.len()).map(cell).collect())
}

/// What a group is called.
fn title(here: Here<'_>, group: &str) -> String {
    group_title(&here.plan.words, group)
}

fn anchor(group: &str) -> String {
    format!("group-{}", crate::syntax::kebab(group))
}

/// Every asset of a group.
fn every(here: Here<'_>, portfolio: &Portfolio, group: usize) -> Vec<BlockView> {
    let model = here.whole();
    let kind = |id: ArtifactId| model.catalogue.get(model.artifact(id).kind);
    let mut own: Vec<&(ArtifactId, usize, Vec<ArtifactId>)> = portfolio.assets.iter().filter(|(_, of, _)| *of == group).collect();
    own.sort_by_cached_key(|(id, _, _)| {
        (kind(*id).order, kind(*id).title.clone(), model.artifact(*id).title.to_lowercase(), *id)
    });
    let row = |(id, _, about): &&(ArtifactId, usize, Vec<ArtifactId>)| {
        let others: Vec<Inline> = about.iter().filter(|one| *one != id).take(MOST_NAMES).map(|one| here.artifact(*one)).collect();
        let about =
            if others.is_empty() { vec![Inline::text(here.word("the_whole_company_in_line"))] } else { listed(here, others) };
        vec![vec![here.artifact(*id)], vec![Inline::text(here.kind_title(model.artifact(*id).kind))], about, owner(here, *id)]
    };
    let rows = own.iter().map(row).collect();
    table(here, &title(here, &portfolio.groups[group]), here.columns(["asset", "what_it_is", "about", "accountable"]), rows)
}
