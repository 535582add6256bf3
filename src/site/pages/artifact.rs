//! The page of an artifact: what its kind's views draw, then every other field, then its prose. Nothing that it says is left out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use foldhash::HashSet;
use memchr::memmem;

use crate::kind::{Field, Kind, Layout as ViewLayout};
use crate::model::{Artifact, ArtifactId, FieldValue};
use crate::syntax::slug;

use super::super::address::Address;
use super::super::figure::{self, Drawn};
use super::super::here::Here;
use super::super::html::escape;
use super::super::markdown::shortened;
use super::super::show::{facts, leftover, table, value};
use super::super::view::{BlockView, Fact, Inline, KindBadge, LinkView, ListItem, PageView, Section, TableView, TocEntry};
use super::{around, back, body, crumbs, finding, page, person, trust};

/// A page while it is filled.
struct Filling<'a> {
    here: Here<'a>,
    id: ArtifactId,
    artifact: &'a Artifact,
    kind: &'a Kind,
    /// What is written, with the fields that it fills.
    written: Vec<(&'a Field, &'a FieldValue)>,
    /// What a card says at a glance.
    facts: Vec<Fact>,
    /// The other facts.
    details: Vec<Fact>,
    sections: Vec<Section>,
    /// The fields that the drawn views show already.
    shown: HashSet<&'a str>,
    /// Fields that a picture shows instead of the prose that they were read from.
    drawn: Vec<&'a str>,
}

pub(super) fn view(here: Here<'_>, id: ArtifactId) -> PageView {
    let artifact = here.model.artifact(id);
    let kind = here.model.catalogue.get(artifact.kind);
    let mut filling = Filling {
        here,
        id,
        artifact,
        kind,
        written: artifact.record.fields.iter().filter_map(|value| Some((kind.fields.get(&value.name)?, value))).collect(),
        facts: Vec::new(),
        details: Vec::new(),
        sections: Vec::new(),
        shown: HashSet::default(),
        drawn: Vec::new(),
    };
    filling.views();
    let pictures = filling.sections.len();
    filling.other_facts();
    filling.place_details(pictures);
    filling.other_records();
    filling.left_out();
    let is_person = Some(artifact.kind) == here.plan.people;
    if is_person {
        filling.sections.extend(person::sections(here, id));
    }
    let prose = body::of_artifact(here, id, &filling.drawn);
    filling.anchors(prose.as_ref().map_or(&[], |prose| &prose.replaced));
    let mut toc: Vec<TocEntry> = toc_of(&filling.sections);
    let mut view = head(here, id, kind);
    if let Some(prose) = prose {
        view.anchor = prose.anchor;
        view.lead = prose.lead;
        toc.extend(prose.toc);
        filling.sections.extend(prose.section);
    }
    let lead_value = kind.fields.iter().find(|field| field.lead).and_then(|field| artifact.record.text(&field.name));
    view.lead = view.lead.or_else(|| lead_value.or_else(|| artifact.record.text("summary")).map(escape));
    view.description = artifact.record.text("summary").or(lead_value).map(|words| shortened(words, 200));
    let more = filling.more();
    toc.extend(toc_of(more.as_slice()));
    filling.sections.extend(more);
    view.facts = filling.facts;
    view.sections = filling.sections;
    view.toc = toc;
    (view.findings, view.findings_elsewhere) = finding::of_page(here);
    view.waivers = finding::waivers(here, id);
    // Nearly all that a person is tied to stands in tables of its own, with more about it.
    let (before, after) = (back::links(here, id, |_| false), back::targets(here, id));
    view.around = around::picture(&artifact.title, &before, &after, if is_person { "#pageContent" } else { "#pageConnections" });
    view.backlinks = if is_person { back::links(here, id, |reference| person::is_shown(here, reference)) } else { before };
    view.points_at = if is_person { Vec::new() } else { after };
    view
}

fn head(here: Here<'_>, id: ArtifactId, kind: &Kind) -> PageView {
    let artifact = here.model.artifact(id);
    let index = here.plan.addresses.index(artifact.kind).map(Address::new);
    let between: Vec<(String, &Address)> = index.iter().map(|address| (here.kinds_title(artifact.kind), address)).collect();
    let [before, after] = here.plan.neighbours.get(&id).copied().unwrap_or_default();
    let link = |id: Option<ArtifactId>| {
        let id = id?;
        Some(LinkView { text: here.title(id).to_owned(), href: here.href(id)? })
    };
    PageView {
        nav: Some(kind.name.to_string()),
        breadcrumbs: crumbs(here, &between, &artifact.title),
        kind: Some(KindBadge {
            kind: kind.name.to_string(),
            title: here.kind_title(artifact.kind).to_owned(),
            href: here.kind_page_href(artifact.kind),
        }),
        reference: Some(artifact.address()),
        is_team: here.shape(id).is_some(),
        status: trust::status(here, id),
        accountable: trust::accountable(here, id),
        team: trust::team(here, id),
        freshness: trust::freshness(here, id),
        previous: link(before),
        next: link(after),
        source: Some(here.source(artifact.document)),
        ..page(here, &artifact.title)
    }
}

impl Filling<'_> {
    /// What the kind's views draw, in their order; the first card becomes the facts of the page.
    fn views(&mut self) {
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for (at, view) in self.kind.views().iter().enumerate() {
            let of = view.part.field("of");
            if view.layout == ViewLayout::Table && of.is_some_and(|of| self.is_bound(of) && !self.is_drawn(of)) {
                continue;
            }
            let Some(drawn) = figure::draw(self.here, self.id, view, &format!("figure-{}", at + 1)) else { continue };
            match view.layout {
                ViewLayout::Tree if view.part.has("children") => {
                    self.drawn.extend(view.part.list("children").iter().take(2).map(String::as_str));
                }
                ViewLayout::Card => {
                    let weights = view.part.part("weights").and_then(|part| part.field("of"));
                    self.drawn.extend(view.part.list("lists").iter().map(String::as_str).chain(weights));
                }
                ViewLayout::Grid
                | ViewLayout::Balance
                | ViewLayout::Tree
                | ViewLayout::Lanes
                | ViewLayout::Cycle
                | ViewLayout::Graph
                | ViewLayout::Plane
                | ViewLayout::Strip => self.drawn.extend(view.shows.iter().map(String::as_str)),
                _ => {}
            }
            self.shown.extend(view.shows.iter().chain(view.part.list("children")).map(String::as_str));
            let title = figure::title(self.here, view);
            match drawn {
                Drawn::Facts(facts) if self.facts.is_empty() || view.layout == ViewLayout::Chart => self.facts.extend(facts),
                Drawn::Facts(facts) => self.section(&mut ids, &title, BlockView::Facts { facts }),
                Drawn::Block(block) => self.section(&mut ids, &title, *block),
            }
        }
    }

    fn section(&mut self, ids: &mut BTreeSet<String>, title: &str, block: BlockView) {
        let base = format!("view-{}", slug(title));
        let anchor =
            (1_u32..).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") }).find(|id| ids.insert(id.clone()));
        self.sections.push(Section::new(title, anchor.unwrap_or_default(), vec![block]));
    }

    fn is_bound(&self, field: &str) -> bool {
        self.artifact.sections.iter().any(|section| section.field == field)
    }

    fn is_shown(&self, field: &str) -> bool {
        self.shown.contains(field)
    }

    fn is_drawn(&self, field: &str) -> bool {
        self.drawn.contains(&field)
    }

    /// The fields that are facts and that no view shows. Computed values are shown where no card chooses among them.
    fn other_facts(&mut self) {
        for (field, value) in &self.written {
            if self.is_shown(&field.name) || self.is_bound(&field.name) || !facts::is_fact(self.kind, field) {
                continue;
            }
            let same_name = field.name == "name" && value.value.as_text() == Some(&self.artifact.title);
            let header = field.means == Some(crate::kind::Meaning::OwningTeam);
            if same_name || header {
                continue;
            }
            if facts::is_prose_list(field, &value.value) {
                let items = value
                    .value
                    .as_list()
                    .iter()
                    .map(|item| ListItem { text: value::inline(self.here, item, Some(field)), note: Vec::new() });
                let block = BlockView::List { items: items.collect(), ordered: false };
                self.sections.push(Section::new(
                    self.here.label(&field.name),
                    format!("field-{}", slug(&field.name)),
                    vec![block],
                ));
            } else {
                self.details.extend(facts::one(self.here, self.id, &field.name));
            }
        }
        if self.kind.views().iter().any(|view| view.layout == ViewLayout::Card) {
            return;
        }
        let lists = self.kind.computed().iter().filter(|computed| !self.is_shown(&computed.name));
        let scalars: Vec<Fact> = lists
            .filter(|computed| {
                let datum = self.here.model.computed(self.id, &computed.name);
                datum.is_some_and(|datum| matches!(datum.data, crate::expr::Data::Quantity(_) | crate::expr::Data::Date(_)))
            })
            .filter_map(|computed| facts::one(self.here, self.id, &computed.name))
            .collect();
        self.details.extend(scalars);
    }

    /// The other facts follow what is drawn, for a reader who wants to see first; without a picture they are facts like all.
    fn place_details(&mut self, pictures: usize) {
        let details = std::mem::take(&mut self.details);
        if pictures == 0 {
            self.facts.extend(details);
        } else if !details.is_empty() {
            self.sections.insert(
                pictures,
                Section::new(self.here.say("details"), "view-details", vec![BlockView::Facts { facts: details }]),
            );
        }
    }

    /// The lists of records that no view shows.
    fn other_records(&mut self) {
        for (field, value) in &self.written {
            let in_head = matches!(field.means, Some(crate::kind::Meaning::Waivers));
            if self.is_shown(&field.name) || self.is_bound(&field.name) || in_head || !field.of.is_list() {
                continue;
            }
            if !value.value.as_list().iter().any(|item| item.as_record().is_some()) {
                continue;
            }
            let title = self.here.label(&field.name);
            if let Some(found) = table::of(self.here, self.id, &field.name, &title, &[]) {
                self.sections.push(Section::new(title, format!("field-{}", slug(&field.name)), vec![BlockView::Table(found)]));
            }
        }
    }

    /// What pictures leave out of the records that they show in place of the author's prose.
    fn left_out(&mut self) {
        let mut facts = Vec::new();
        for (field, value) in &self.written {
            let name = field.name.as_str();
            let in_prose = self.is_bound(name) && !self.is_drawn(name);
            if !in_prose && self.kind.views().iter().any(|view| view.shows.contains(name)) && !self.kind.shows_whole(name) {
                facts.extend(leftover::of(self.here, self.kind, &field.of.base, &value.value, self.kind.names_elements(name)));
            }
        }
        if !facts.is_empty() {
            let heading = self.here.say("also_written_down");
            self.sections.push(Section::new(heading, "view-also", vec![BlockView::Facts { facts }]));
        }
    }

    /// Places that links lead to and that no shown element has: those of drawn prose and of declared records.
    fn anchors(&mut self, replaced: &[String]) {
        let mut wanted: BTreeSet<String> = replaced.iter().cloned().collect();
        let declared = self.here.model.declared_by(self.id).iter().map(|id| self.here.model.artifact(*id).anchor());
        wanted.extend(declared);
        if !self.drawn.is_empty() {
            wanted.extend(figure::tree_anchors(self.here, self.id));
        }
        if wanted.is_empty() {
            return;
        }
        let shown = ids(&self.sections);
        let mut html = String::new();
        for anchor in wanted.iter().map(|anchor| escape(anchor)).filter(|anchor| !shown.contains(anchor.as_str())) {
            let _ = write!(html, "<span id=\"{anchor}\"></span>");
        }
        if html.is_empty() {
            return;
        }
        let block = BlockView::Html { html };
        match self.sections.iter_mut().find(|section| section.blocks.iter().any(|block| matches!(block, BlockView::Figure(_)))) {
            Some(section) if !self.drawn.is_empty() => section.blocks.insert(0, block),
            _ => self.sections.push(Section::bare(vec![block])),
        }
    }

    /// What the kind does not know.
    fn more(&self) -> Option<Section> {
        let facts = [facts::strays(self.here, self.artifact), facts::extras(self.here, self.artifact)].concat();
        (!facts.is_empty()).then(|| Section::new(self.here.say("more"), "more-fields", vec![BlockView::Facts { facts }]))
    }
}

/// The ids that finished HTML and pictures of sections give, as they stand there.
fn ids(sections: &[Section]) -> HashSet<&str> {
    let mut ids = HashSet::default();
    for block in sections.iter().flat_map(|section| &section.blocks) {
        match block {
            BlockView::Html { html } => note_ids(&mut ids, html),
            BlockView::Table(table) => table_ids(&mut ids, table),
            BlockView::Figure(figure) => {
                note_ids(&mut ids, &figure.svg);
                note_ids(&mut ids, &figure.outline);
                figure.table.iter().for_each(|table| table_ids(&mut ids, table));
            }
            _ => {}
        }
    }
    ids
}

fn table_ids<'v>(ids: &mut HashSet<&'v str>, table: &'v TableView) {
    for value in table.rows.iter().flatten().flatten() {
        if let Inline::Html { html } = value {
            note_ids(ids, html);
        }
    }
}

fn note_ids<'v>(ids: &mut HashSet<&'v str>, html: &'v str) {
    const OPENING: &str = "id=\"";
    let opened = memmem::find_iter(html.as_bytes(), OPENING).map(|at| &html[at + OPENING.len()..]);
    ids.extend(opened.filter_map(|rest| rest.split_once('"')).map(|(id, _)| id));
}

fn toc_of(sections: &[Section]) -> Vec<TocEntry> {
    let headed = sections.iter().filter(|section| !section.anchor.is_empty());
    let entry = |section: &Section| {
        Some(TocEntry { text: section.heading.clone()?, anchor: section.anchor.clone(), level: section.level })
    };
    headed.filter_map(entry).collect()
}
