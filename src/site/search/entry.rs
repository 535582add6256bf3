//! What a page offers to those who search.

use crate::model::{Artifact, ArtifactId};

use super::super::here::Here;
use super::super::markdown::shortened;
use super::super::plan::Subject;
use super::super::show::value;
use super::super::view::{BlockView, CardView, Fact, Figure, GridView, Inline, PageView, TableView};
use super::tally::Tally;
use super::words;

/// How many facts stand for a page without a description, and the most letters of them.
const FACTS: usize = 3;
const LONGEST: usize = 160;

/// One page as it is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::site) struct Entry {
    /// The page itself first, then what is declared on it.
    pub(super) names: Vec<Name>,
    /// Its words, each once, a space between them.
    pub(super) words: Box<str>,
    /// How often each of them occurs.
    pub(super) counts: Box<[u8]>,
    /// What the page is about, in a sentence.
    pub(super) about: Option<String>,
    pub(super) status: Option<String>,
}

/// Something with a name: a page, or an artifact declared on one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) title: String,
    /// From the site's root, as it stands in a link.
    pub(super) href: String,
    /// What results are grouped by: the kind, or what sort of page it is.
    pub(super) group: String,
    /// `kind:id`, or the path of a source.
    pub(super) reference: Option<String>,
    /// Who answers for it.
    pub(super) person: Option<String>,
    /// Text and anchor of each heading.
    pub(super) headings: Vec<(String, String)>,
    /// References by ids that it had before.
    pub(super) former: Vec<String>,
}

impl Entry {
    /// The entry of a page; nothing for the page that stands for no page.
    pub(in crate::site) fn of(here: Here<'_>, subject: &Subject, view: &PageView) -> Option<Self> {
        let group = match subject {
            Subject::NotFound | Subject::Moved(_) | Subject::Findings(1..) => return None,
            Subject::Artifact(_) => view.kind.as_ref().map_or(here.word("pages"), |kind| &kind.title),
            Subject::Document(_) => here.word("pages"),
            Subject::Rule(_) => here.word("rules"),
            Subject::Kind(_) => here.word("kinds"),
            _ => here.word("overviews"),
        };
        let page = Name {
            title: view.title.clone(),
            href: here.at.href().to_owned(),
            group: group.to_owned(),
            reference: view.reference.clone().or_else(|| view.source.as_ref().map(|source| source.path.clone())),
            person: match &view.accountable {
                Some(Inline::Missing { .. }) | None => None,
                Some(name) => Some(value::word(name).to_owned()),
            },
            headings: view.toc.iter().map(|entry| (entry.text.clone(), entry.anchor.clone())).collect(),
            former: match subject {
                Subject::Artifact(id) => former(here.model.artifact(*id)),
                _ => Vec::new(),
            },
        };
        let (words, counts) = match subject {
            // They show what other pages say, or what every site says.
            Subject::Findings(_) | Subject::Rules | Subject::Rule(_) | Subject::Kinds | Subject::Kind(_) => Default::default(),
            _ => said(view).finish(),
        };
        let names = std::iter::once(page).chain(declared(here, subject)).collect();
        let status = view.status.as_ref().map(|status| status.text.clone());
        Some(Self { names, words, counts, about: about(view), status })
    }
}

/// What a page is about: its description, else what it says first.
fn about(view: &PageView) -> Option<String> {
    let said = |fact: &Fact| {
        format!("{}: {}", fact.term, fact.values.iter().map(|value| value::words(value)).collect::<Vec<_>>().join(", "))
    };
    let facts = || view.facts.iter().filter(|fact| !fact.values.is_empty()).take(FACTS).map(said).collect::<Vec<_>>().join("; ");
    view.description.clone().or_else(|| Some(shortened(&facts(), LONGEST)).filter(|about| !about.is_empty()))
}

fn former(artifact: &Artifact) -> Vec<String> {
    artifact.former_ids().map(|id| format!("{}:{id}", artifact.kind_name)).collect()
}

/// What is declared on the page of an artifact.
fn declared(here: Here<'_>, subject: &Subject) -> Vec<Name> {
    let Subject::Artifact(page) = subject else { return Vec::new() };
    let name = |id: ArtifactId| {
        let here_alone = here.href(id).filter(|href| href.starts_with('#'))?;
        let artifact = here.model.artifact(id);
        let kind = here.model.catalogue.get(artifact.kind);
        Some(Name {
            title: artifact.title.clone(),
            href: [here.at.href(), &here_alone].concat(),
            group: here.kind_title(artifact.kind).to_owned(),
            reference: Some(format!("{}:{}", kind.name, artifact.id)),
            former: former(artifact),
            ..Name::default()
        })
    };
    here.model.declared_by(*page).iter().copied().filter_map(name).collect()
}

/// All that a page says.
fn said(view: &PageView) -> Tally {
    let mut out = Said(Tally::new());
    out.text(&view.title);
    view.lead.iter().for_each(|lead| out.html(lead));
    view.facts.iter().for_each(|fact| out.fact(fact));
    for section in &view.sections {
        section.heading.iter().for_each(|heading| out.text(heading));
        section.blocks.iter().for_each(|block| out.block(block));
    }
    out.0
}

struct Said(Tally);

impl Said {
    fn text(&mut self, text: &str) {
        words::in_text(text, |word, in_capitals| self.0.count(word, in_capitals));
    }

    fn html(&mut self, html: &str) {
        words::in_html(html, |word, in_capitals| self.0.count(word, in_capitals));
    }

    fn inline(&mut self, part: &Inline) {
        match part {
            Inline::Html { html } => self.html(html),
            Inline::Missing { .. } => {}
            part => self.text(value::word(part)),
        }
    }

    fn fact(&mut self, fact: &Fact) {
        self.text(&fact.term);
        fact.values.iter().flatten().for_each(|part| self.inline(part));
    }

    fn block(&mut self, block: &BlockView) {
        match block {
            BlockView::Html { html } => self.html(html),
            BlockView::Table(table) => self.table(table),
            BlockView::Grid(grid) => self.grid(grid),
            BlockView::Figure(figure) => self.figure(figure),
            BlockView::Facts { facts } => facts.iter().for_each(|fact| self.fact(fact)),
            BlockView::Cards { cards } => cards.iter().for_each(|card| self.card(card)),
            BlockView::Board { columns } => {
                for (title, cards) in columns {
                    self.text(title);
                    for card in cards {
                        self.card(card);
                    }
                }
            }
            BlockView::Tabs(view) => {
                for (title, inside) in &view.tabs {
                    self.text(title);
                    for block in inside {
                        self.block(block);
                    }
                }
            }
            BlockView::Fold { blocks, .. } => blocks.iter().for_each(|block| self.block(block)),
            BlockView::List { items, .. } => {
                items.iter().flat_map(|item| item.text.iter().chain(&item.note)).for_each(|part| self.inline(part));
            }
            BlockView::Links { groups } => groups.iter().flat_map(|group| &group.links).for_each(|part| self.inline(part)),
            BlockView::Stats { stats } => stats.iter().for_each(|stat| self.text(&stat.label)),
            // Findings speak about the page, code about itself.
            BlockView::Findings { .. } | BlockView::Code(_) | BlockView::Empty { .. } => {}
        }
    }

    fn table(&mut self, table: &TableView) {
        self.text(&table.caption);
        table.rows.iter().flatten().flatten().for_each(|part| self.inline(part));
    }

    fn grid(&mut self, grid: &GridView) {
        self.text(&grid.caption);
        grid.rows.iter().for_each(|(row, _)| self.inline(row));
    }

    fn figure(&mut self, figure: &Figure) {
        self.text(&figure.caption);
        self.html(&figure.outline);
        figure.table.iter().for_each(|table| self.table(table));
    }

    fn card(&mut self, card: &CardView) {
        self.text(&card.title);
        card.text.iter().for_each(|text| self.text(text));
    }
}
