//! The navigation: a section for each of those who come, with the pages that answer their questions.

use std::collections::BTreeMap;

use crate::kind::{Kind, Meaning};
use crate::model::{DocumentId, Model, path};
use crate::words::Words;

use super::address::Address;
use super::here::{label, plural};
use super::pages::{document_title, overview};
use super::plan::{Plan, Subject};
use super::view::{NavItem, NavSection};

/// For whom a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// Who wants to know whom to ask.
    Team,
    /// Who follows work through the company.
    Streams,
    /// Who decides what to do next, for whom, and whether it pays.
    Strategy,
    /// Who is new, or wants to do it as the others do.
    Work,
}

impl Audience {
    const ALL: [Self; 4] = [Self::Team, Self::Streams, Self::Strategy, Self::Work];

    fn id(self) -> &'static str {
        match self {
            Self::Team => "my-team",
            Self::Streams => "streams",
            Self::Strategy => "strategy",
            Self::Work => "work",
        }
    }

    /// The key of its title.
    fn title(self) -> &'static str {
        match self {
            Self::Team => "my_team",
            Self::Streams => "the_streams",
            Self::Strategy => "strategy",
            Self::Work => "how_we_work",
        }
    }

    /// Who asks for a kind, by what its documents say; nobody in particular where it is of a group of one's own.
    fn of(kind: &Kind) -> Option<Self> {
        let says = |meanings: &[Meaning]| meanings.iter().any(|meaning| kind.fields.meaning(*meaning).is_some());
        if says(&[Meaning::Norms, Meaning::Supersedes, Meaning::Language, Meaning::Term]) {
            return Some(Self::Work);
        }
        match kind.group.as_str() {
            "flow" if says(&[Meaning::KillCriteria, Meaning::PlannedNow]) => Some(Self::Strategy),
            "customer" | "economics" | "strategy" => Some(Self::Strategy),
            "teams" => Some(Self::Team),
            "flow" => Some(Self::Streams),
            _ => None,
        }
    }
}

fn item(id: &str, text: impl Into<String>, href: String, count: Option<usize>) -> NavItem {
    NavItem { id: id.to_owned(), text: text.into(), href, count }
}

/// The sections of a site.
pub(super) fn navigation(model: &Model, plan: &Plan) -> Vec<NavSection> {
    let words = &plan.words;
    let home = item("home", words.say("home"), "index.html".to_owned(), None);
    let ownership = item("ownership", words.say("who_owns_what"), "ownership.html".to_owned(), None);
    let mut nav = vec![NavSection { items: vec![home, ownership], ..NavSection::default() }];
    let mut kinds: Vec<(Option<Audience>, &str, NavItem)> = Vec::new();
    for id in plan.in_order(&model.catalogue) {
        let kind = model.catalogue.get(id);
        let (Some(address), Some(members)) = (plan.addresses.index(id), plan.members.get(&id)) else { continue };
        let entry = item(&kind.name, plural(words, kind), Address::new(address).href().to_owned(), Some(members.len()));
        kinds.push((Audience::of(kind), &kind.group, entry));
    }
    for audience in Audience::ALL {
        let pages = if audience == Audience::Work { folders(model, plan) } else { Vec::new() };
        let of_kinds = kinds.iter().filter(|(of, ..)| *of == Some(audience)).map(|(.., entry)| entry.clone());
        let items: Vec<NavItem> =
            pages.into_iter().chain(overview::navigation(&plan.overviews, words, audience)).chain(of_kinds).collect();
        if !items.is_empty() {
            nav.push(NavSection { id: Some(audience.id().to_owned()), title: Some(words.say(audience.title())), items });
        }
    }
    let mut own: Vec<(&str, Vec<NavItem>)> = Vec::new();
    for (_, group, entry) in kinds.into_iter().filter(|(of, ..)| of.is_none()) {
        match own.iter_mut().find(|(known, _)| *known == group) {
            Some((_, items)) => items.push(entry),
            None => own.push((group, vec![entry])),
        }
    }
    nav.extend(own.into_iter().map(|(group, items)| NavSection {
        title: Some(group_title(words, group)),
        items,
        ..NavSection::default()
    }));
    nav.push(NavSection {
        id: Some("about".to_owned()),
        title: Some(words.say("about_these_documents")),
        items: vec![
            item("findings", words.say("findings"), "findings.html".to_owned(), None),
            item("rules", words.say("rules"), "rules/index.html".to_owned(), None),
            item("kinds", words.say("kinds"), "kinds/index.html".to_owned(), None),
        ],
    });
    nav
}

/// What a group of kinds is called.
pub(super) fn group_title(words: &Words, group: &str) -> String {
    words.find(&format!("group:{group}")).map_or_else(|| label(group), str::to_owned)
}

/// The most ordinary pages that the navigation names one by one.
const MOST_PAGES: usize = 24;

/// Ordinary pages: one by one while they are few, else the folders at the top.
fn folders(model: &Model, plan: &Plan) -> Vec<NavItem> {
    let own: Vec<DocumentId> = plan
        .pages
        .iter()
        .filter_map(|(_, subject)| match subject {
            Subject::Document(id) => Some(*id),
            _ => None,
        })
        .collect();
    let item = |id: DocumentId, text: String, count: Option<usize>| -> Option<NavItem> {
        let address = plan.addresses.document(id)?;
        Some(NavItem { id: nav_id(&model.document(id).path), text, href: Address::new(address).href().to_owned(), count })
    };
    if own.len() <= MOST_PAGES {
        own.iter().filter_map(|id| item(*id, document_title(model.document(*id)), None)).collect()
    } else {
        let mut tops: BTreeMap<&str, Vec<DocumentId>> = BTreeMap::new();
        for id in &own {
            let path = &model.document(*id).path;
            tops.entry(path.split_once('/').map_or("", |(top, _)| top)).or_default().push(*id);
        }
        let entries = tops.iter().filter_map(|(top, ids)| {
            let text = if top.is_empty() { plan.words.say("pages") } else { label(top) };
            let entrance = ids.iter().min_by_key(|id| {
                let path = &model.document(**id).path;
                (path.matches('/').count(), !path::stem(path).eq_ignore_ascii_case("readme"), path.clone())
            });
            item(*entrance?, text, Some(ids.len()))
        });
        entries.take(MOST_PAGES).collect()
    }
}

/// The place of an ordinary page in the navigation.
pub(super) fn nav_id(path: &str) -> String {
    format!("page:{path}")
}
