//! Which pages a site has and where they stand; what they show is worked out when they are rendered.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use crate::finding::Finding;
use crate::kind::{Catalogue, Check, KindId, Meaning};
use crate::lint::rules::RULES;
use crate::lint::{Findings, Policy, named_owner, only_teams};
use crate::model::{Addresses, ArtifactId, Document, DocumentId, LinkTarget, Model};
use crate::source::Span;
use crate::words::Words;

use super::address::Address;
use super::assets::{Asset, Read, assets};
use super::here::labelled;
use super::markdown::Vocabulary;
use super::names::Names;
use super::navigation::navigation;
use super::pages::findings;
use super::pages::guide::Guide;
use super::pages::overview::{self, Found, Shared};
use super::search::shards;
use super::view::{DateView, SiteView};
use super::{feed, print};

/// How a site is made.
#[derive(Debug, Clone)]
pub struct Options {
    /// Levels, for the pages of rules.
    pub policy: Policy,
    /// What pages say of themselves, in the language of the configuration: [`super::theme::Theme::words`].
    pub words: Words,
    /// Pages listen for reload events of the development server.
    pub live: bool,
}

/// The pages of a site.
#[derive(Debug)]
pub struct Plan {
    pub(super) addresses: Arc<Addresses>,
    pub(super) names: Names,
    pub(super) pages: Vec<(Address, Subject)>,
    pub(super) site: SiteView,
    pub(super) policy: Policy,
    pub(super) words: Words,
    /// The kind of people.
    pub(super) people: Option<KindId>,
    /// The kinds that the reference describes.
    pub(super) kinds: BTreeSet<KindId>,
    /// Every rule and the checks of these kinds, each with those that declare it.
    pub(super) rules: BTreeMap<String, Vec<KindId>>,
    /// Findings by the address of the page they concern, as positions in `Findings::shown`.
    pub(super) found: BTreeMap<String, Vec<usize>>,
    /// The findings that the site may show, as positions in `Findings::shown`: the most serious first, those of a rule together.
    pub(super) listed: Vec<usize>,
    /// Artifacts by the person who answers for them.
    pub(super) owned: BTreeMap<ArtifactId, Vec<ArtifactId>>,
    /// Artifacts by the name of who answers for them, where no person is declared and any name may be somebody's.
    pub(super) named: BTreeMap<String, Vec<ArtifactId>>,
    /// The team of each person whom exactly one lists.
    pub(super) team_of: BTreeMap<ArtifactId, ArtifactId>,
    /// Active artifacts for which nobody answers.
    pub(super) unowned: Vec<ArtifactId>,
    /// Top-level and declared artifacts by kind, those that the site shows, sorted by title.
    pub(super) members: BTreeMap<KindId, Vec<ArtifactId>>,
    /// The page before and the page after that of an artifact.
    pub(super) neighbours: HashMap<ArtifactId, [Option<ArtifactId>; 2]>,
    /// What the fields of these artifacts are called, by name: every page says some of them.
    pub(super) labels: HashMap<String, String>,
    /// The words that pages explain.
    pub(super) vocabulary: Vocabulary,
    /// The pages about the whole organisation that have something to show.
    pub(super) overviews: Vec<Found>,
    pub(super) shared: Shared,
    /// The pages that link to each ordinary page, with the artifact that they are.
    pub(super) mentions: BTreeMap<DocumentId, Vec<(DocumentId, Option<ArtifactId>)>>,
    /// Everybody who changed a document last, with the person of that name where there is one.
    pub(super) authors: BTreeMap<String, Option<ArtifactId>>,
    /// Files of the repository that pages show, with their address on the site.
    assets: BTreeMap<String, Asset>,
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    Home,
    Artifact(ArtifactId),
    /// Where an artifact stood under an id it had before.
    Moved(ArtifactId),
    Document(DocumentId),
    Index(KindId),
    Ownership,
    /// A part of the findings; the first speaks about all of them.
    Findings(usize),
    Rules,
    Rule(String),
    Kinds,
    Kind(KindId),
    Guide(Guide),
    /// A page about the whole organisation, by its position in `overviews`, and which part of it.
    Overview(usize, usize),
    NotFound,
}

/// Plans the site of a model; `read` is asked for the images that pages show.
pub fn plan(model: &Model, findings: &Findings, options: &Options, read: Read<'_>) -> Plan {
    let addresses = model.addresses();
    let ordered = || {
        let members = members(model, &addresses);
        (neighbours(model, &members), members)
    };
    let pointed_at = || (mentions(model), assets(model, &addresses, read));
    let (((Owners { owned, named, unowned }, (neighbours, members)), authors), ((mentions, assets), overviews)) = rayon::join(
        || rayon::join(|| rayon::join(|| ownership(model), ordered), || authors(model)),
        || rayon::join(pointed_at, || overview::found(model, findings, &options.words)),
    );
    let kinds = described(model, &members);
    let mut plan = Plan {
        pages: Vec::new(),
        site: SiteView::default(),
        policy: options.policy.clone(),
        words: options.words.clone(),
        people: model.people(),
        rules: rules(model, &kinds),
        kinds,
        found: BTreeMap::new(),
        listed: Vec::new(),
        owned,
        named,
        team_of: only_teams(model),
        unowned,
        neighbours,
        labels: labels(model, members.keys().copied(), &options.words),
        vocabulary: Vocabulary::of(model),
        overviews,
        shared: Shared::default(),
        members,
        mentions,
        authors,
        assets,
        names: Names::of(model),
        addresses,
    };
    for (at, finding) in findings.shown.iter().enumerate().filter(|(_, finding)| Plan::is_public(model, finding)) {
        plan.listed.push(at);
        if let Some(address) = plan.page_of(model, finding) {
            plan.found.entry(address).or_default().push(at);
        }
    }
    let order = |at: &usize| (Reverse(findings.shown[*at].level), &findings.shown[*at].rule);
    plan.listed.sort_by(|a, b| order(a).cmp(&order(b)));
    plan.pages = pages(model, &plan);
    plan.site = site(model, &plan, options);
    plan
}

/// What the fields of kinds are called.
fn labels(model: &Model, kinds: impl Iterator<Item = KindId>, words: &Words) -> HashMap<String, String> {
    let kinds = kinds.map(|kind| model.catalogue.get(kind));
    let fields = kinds.flat_map(|kind| kind.fields.iter().chain(kind.types.values().flat_map(|record| record.fields.iter())));
    let names: HashSet<&str> = fields.map(|field| field.name.as_str()).collect();
    names.into_iter().map(|name| (name.to_owned(), labelled(words, name))).collect()
}

impl Plan {
    /// The address of every page.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.pages.iter().map(|(address, _)| address)
    }

    /// The files of the repository that the site shows: path in the repository, and address on the site.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.assets.iter().map(|(path, asset)| (path.as_str(), asset))
    }

    /// The kinds that have an index, as a newcomer asks: who, how work flows, for whom, for what money.
    pub(super) fn in_order(&self, catalogue: &Catalogue) -> Vec<KindId> {
        const GROUPS: [&str; 5] = ["teams", "flow", "customer", "economics", "strategy"];
        let mut kinds: Vec<KindId> = self.addresses.indexes().map(|(kind, _)| kind).collect();
        kinds.sort_by_key(|id| {
            let kind = catalogue.get(*id);
            let group = GROUPS.iter().position(|group| *group == kind.group).unwrap_or(GROUPS.len());
            (group, kind.group.clone(), kind.declared_only, kind.order, *id)
        });
        kinds
    }

    /// A copied file.
    pub(super) fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.get(path)
    }

    /// The page that a finding concerns; nothing for what the site does not show.
    pub(super) fn page_of(&self, model: &Model, finding: &Finding) -> Option<String> {
        let about = finding.artifact.as_deref().and_then(|about| about.split_once(':'));
        let document = model.document_of(finding.label.span.source);
        let named = about.and_then(|(kind, id)| {
            let same = model.graph.at(model.catalogue.named(kind)?, id);
            let here = same.iter().find(|id| document.is_some_and(|document| document.artifacts.contains(id)));
            here.or(same.first()).copied()
        });
        let artifact = named.or_else(|| document.and_then(|document| document.artifacts.first().copied()));
        match artifact {
            Some(artifact) => self.addresses.artifact(model, artifact).map(|(address, _)| address.to_owned()),
            None => {
                let document = document?;
                let at = model.documents.binary_search_by(|known| known.path.cmp(&document.path)).ok()?;
                self.addresses.document(DocumentId::at(at)).map(str::to_owned)
            }
        }
    }

    /// Whether the site may say what a finding says: not about private documents and sections, nor what it knows from there, such as
    /// what they are called.
    pub(super) fn is_public(model: &Model, finding: &Finding) -> bool {
        let shown = |span: Span| {
            let document = model.document_of(span.source);
            let whole =
                |document: &Document| !document.is_private() && document.artifacts.iter().all(|id| model.is_published(*id));
            let kept = |kept: &Span| kept.source == span.source && kept.start <= span.start && span.start < kept.end;
            document.is_none_or(whole) && !model.withheld.iter().any(kept)
        };
        let labels = || std::iter::once(&finding.label).chain(&finding.related);
        let texts = || labels().map(|label| &label.text).chain([&finding.message]).chain(&finding.help);
        let names = |title: &String| texts().any(|text| text.contains(title.as_str()));
        labels().all(|label| shown(label.span)) && !model.unnamed.iter().any(names)
    }
}

fn pages(model: &Model, plan: &Plan) -> Vec<(Address, Subject)> {
    let mut pages = vec![
        (Address::new("index.html"), Subject::Home),
        (Address::new("404.html"), Subject::NotFound),
        (Address::new("ownership.html"), Subject::Ownership),
        (Address::new("rules/index.html"), Subject::Rules),
        (Address::new("kinds/index.html"), Subject::Kinds),
    ];
    pages.extend(findings::addresses(plan.listed.len()).zip((0..).map(Subject::Findings)));
    let artifacts = model.iter().filter(|(_, artifact)| artifact.parent.is_none());
    pages.extend(
        artifacts.filter_map(|(id, _)| Some((Address::new(plan.addresses.artifact(model, id)?.0), Subject::Artifact(id)))),
    );
    pages.extend(plan.addresses.moved().iter().map(|(address, id)| (Address::new(&**address), Subject::Moved(*id))));
    let documents = (0..model.documents.len()).map(DocumentId::at).filter(|id| plan.addresses.is_own_page(model, *id));
    pages.extend(documents.filter_map(|id| Some((Address::new(plan.addresses.document(id)?), Subject::Document(id)))));
    pages.extend(plan.addresses.indexes().map(|(kind, address)| (Address::new(address), Subject::Index(kind))));
    pages.extend(plan.rules.keys().map(|rule| (Address::new(format!("rules/{rule}.html")), Subject::Rule(rule.clone()))));
    let name = |kind: KindId| &model.catalogue.get(kind).name;
    pages.extend(plan.kinds.iter().map(|kind| (Address::new(format!("kinds/{}.html", name(*kind))), Subject::Kind(*kind))));
    for (at, found) in plan.overviews.iter().enumerate() {
        pages.extend(found.addresses().enumerate().map(|(part, address)| (address, Subject::Overview(at, part))));
    }
    pages.extend(Guide::ALL.map(|guide| (guide.address(), Subject::Guide(guide))));
    pages.sort_by(|a, b| a.0.cmp(&b.0));
    pages
}

/// The kinds that concern the readers of a site: those that somebody wrote something of, that the configuration lists, that a page
/// links to, and that the repository made. The others, and their checks, would be hundreds of pages about nothing that is here.
fn described(model: &Model, members: &BTreeMap<KindId, Vec<ArtifactId>>) -> BTreeSet<KindId> {
    let listed = model.config.kinds.iter().filter_map(|setting| model.catalogue.find(&setting.name.value));
    let linked = model.graph.links.iter().filter_map(|link| match link.leads_to {
        LinkTarget::Kind(kind) => Some(kind),
        _ => None,
    });
    let own = model.catalogue.iter().filter(|(_, kind)| !kind.builtin).map(|(id, _)| id);
    members.keys().copied().chain(listed).chain(linked).chain(own).collect()
}

fn rules(model: &Model, kinds: &BTreeSet<KindId>) -> BTreeMap<String, Vec<KindId>> {
    let mut rules: BTreeMap<String, Vec<KindId>> = RULES.iter().map(|rule| (rule.id.to_owned(), Vec::new())).collect();
    // Kinds may be asked for their checks for the first time, and have to read them.
    let checks: Vec<(KindId, &[Check])> = kinds.par_iter().map(|id| (*id, model.catalogue.get(*id).checks())).collect();
    for (id, checks) in checks {
        for check in checks {
            let known = rules.entry(check.id.to_string()).or_default();
            if known.last() != Some(&id) {
                known.push(id);
            }
        }
    }
    rules
}

/// Who answers for what.
#[derive(Default)]
struct Owners {
    owned: BTreeMap<ArtifactId, Vec<ArtifactId>>,
    named: BTreeMap<String, Vec<ArtifactId>>,
    unowned: Vec<ArtifactId>,
}

fn ownership(model: &Model) -> Owners {
    let mut owners = Owners::default();
    let whole = model.iter().filter(|(id, artifact)| artifact.parent.is_none() && model.is_published(*id));
    for (id, artifact) in whole {
        let kind = model.catalogue.get(artifact.kind);
        if let Some(person) = model.accountable(id) {
            owners.owned.entry(person).or_default().push(id);
        } else if let Some(name) = named_owner(model, id) {
            owners.named.entry(name).or_default().push(id);
        } else if kind.fields.meaning(Meaning::AccountableOwner).is_some() && !model.is_retired(id) {
            owners.unowned.push(id);
        }
    }
    owners
}

fn members(model: &Model, addresses: &Addresses) -> BTreeMap<KindId, Vec<ArtifactId>> {
    let mut members: BTreeMap<KindId, Vec<ArtifactId>> = BTreeMap::new();
    for (id, artifact) in model.iter().filter(|(id, _)| addresses.shows(model, *id)) {
        members.entry(artifact.kind).or_default().push(id);
    }
    members.par_iter_mut().for_each(|(_, ids)| {
        ids.sort_by_cached_key(|id| (model.artifact(*id).title.to_lowercase(), &model.artifact(*id).id, *id));
    });
    members
}

fn neighbours(model: &Model, members: &BTreeMap<KindId, Vec<ArtifactId>>) -> HashMap<ArtifactId, [Option<ArtifactId>; 2]> {
    let mut neighbours = HashMap::default();
    for members in members.values() {
        let pages: Vec<ArtifactId> = members.iter().copied().filter(|id| model.artifact(*id).parent.is_none()).collect();
        for (at, id) in pages.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| pages[at]);
            neighbours.insert(*id, [before, pages.get(at + 1).copied()]);
        }
    }
    neighbours
}

fn mentions(model: &Model) -> BTreeMap<DocumentId, Vec<(DocumentId, Option<ArtifactId>)>> {
    let mut mentions: BTreeMap<DocumentId, Vec<(DocumentId, Option<ArtifactId>)>> = BTreeMap::new();
    for link in model.graph.links.iter() {
        let (LinkTarget::Page(page, _) | LinkTarget::NoAnchor(page, _)) = &link.leads_to else { continue };
        let from = (link.document, link.from);
        let known = mentions.entry(*page).or_default();
        // The links of one document stand together.
        if *page != link.document && known.last() != Some(&from) {
            known.push(from);
        }
    }
    mentions
}

/// The last commit of any document. While people edit it changes every page and tells nobody anything.
fn version(model: &Model) -> Option<String> {
    model.latest().newest.as_ref().map(|last| last.short().to_owned())
}

fn authors(model: &Model) -> BTreeMap<String, Option<ArtifactId>> {
    let changed = (0..model.documents.len()).filter_map(|at| model.last_change(DocumentId::at(at)));
    let mut authors: BTreeMap<String, Option<ArtifactId>> = changed.map(|last| (last.author.clone(), None)).collect();
    if authors.is_empty() {
        return authors;
    }
    for (id, person) in model.people().into_iter().flat_map(|people| model.of_kind(people)) {
        if let Some(known) = authors.get_mut(&person.title) {
            known.get_or_insert(id);
        }
    }
    authors.retain(|name, _| !model.unnamed.contains(name));
    authors
}

fn site(model: &Model, plan: &Plan, options: &Options) -> SiteView {
    SiteView {
        title: model.config.title.clone().unwrap_or_else(|| options.words.say("handbook")),
        lang: language(model).to_owned(),
        version: model.config.version.clone().or_else(|| version(model).filter(|_| !options.live)),
        generator: format!("orgdocs {}", env!("CARGO_PKG_VERSION")),
        as_of: DateView { iso: model.as_of.to_string(), text: options.words.date(model.as_of) },
        nav: navigation(model, plan),
        findings_href: Some("findings.html".to_owned()),
        previews: shards(plan.pages.len()),
        changes_href: feed::CHANGES.to_owned(),
        print_href: print::is_made(&plan.pages, options.live).then(|| print::ADDRESS.to_owned()),
        twins: model.config.twins && !options.live,
        live: options.live,
    }
}

/// The language of a site.
pub fn language(model: &Model) -> &str {
    model.config.language.as_deref().unwrap_or("en")
}
