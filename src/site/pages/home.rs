//! The front page: what needs attention, the introduction, and every document by the group of its kind.

use crate::diagram::{Inline, Tone};
use crate::finding::Level;
use crate::kind::KindId;
use crate::model::ArtifactId;
use crate::quantity::Date;

use super::super::here::Here;
use super::super::html::escape;
use super::super::markdown::Body;
use super::super::view::{BlockView, CardView, Layout, LinkGroup, ListItem, PageView, Section, StatView};
use super::{body, card, overview, page, trust};

/// The most documents of one kind.
const MOST_OF_KIND: usize = 6;
/// The most entries of a list.
const MOST_LISTED: usize = 6;

pub(super) fn view(here: Here<'_>) -> PageView {
    let site = &here.plan.site;
    let mut view = PageView { layout: Layout::Home, nav: Some("home".to_owned()), ..page(here, &site.title) };
    view.lead = here.model.config.summary.as_deref().map(escape);
    view.description.clone_from(&here.model.config.summary);
    view.sections.push(Section::bare(vec![BlockView::Stats { stats: stats(here) }]));
    view.sections.extend(attention(here));
    if let Some(body) = here.plan.addresses.home().and_then(|home| Body::of(here, home)) {
        let title: Vec<_> = body.title().into_iter().collect();
        view.anchor = body.anchor();
        if here.model.config.title.is_none()
            && let Some(home) = here.plan.addresses.home()
        {
            here.document_title(home).clone_into(&mut view.title);
        }
        view.description = view.description.or_else(|| body.first_words());
        view.sections.extend(body::section(body.without(&title)));
    }
    view.sections.extend(overview::cards(here));
    view.sections.extend(groups(here));
    view.sections.extend(lately(here));
    view
}

fn active(here: Here<'_>, kind: KindId) -> impl Iterator<Item = ArtifactId> + '_ {
    let members = here.plan.members.get(&kind).map_or(&[][..], Vec::as_slice);
    members.iter().copied().filter(move |id| !here.model.is_retired(*id))
}

fn whole(here: Here<'_>, kind: KindId) -> Vec<ArtifactId> {
    active(here, kind).filter(|id| here.model.artifact(*id).parent.is_none()).collect()
}

fn stats(here: Here<'_>) -> Vec<StatView> {
    let stat = |value: String, label: &str, href: String, tone: Tone| StatView {
        value,
        label: label.to_owned(),
        note: None,
        href: Some(href),
        tone,
    };
    let mut stats = Vec::new();
    let mut groups = Vec::new();
    for kind in here.plan.in_order(here.model.catalogue) {
        let Some(address) = here.plan.addresses.index(kind) else { continue };
        let of = here.model.catalogue.get(kind);
        let count = active(here, kind).count();
        if count == 0 || groups.contains(&&of.group) {
            continue;
        }
        groups.push(&of.group);
        let words = if count == 1 { here.kind_title(kind).to_owned() } else { here.kinds_title(kind) };
        stats.push(stat(count.to_string(), &words, here.to(address), Tone::Neutral));
    }
    here.whole();
    let listed = &here.plan.listed;
    let worst = listed.first().map_or(Level::Off, |at| here.findings.shown[*at].level);
    let tone = match worst {
        Level::Error => Tone::Bad,
        Level::Warning | Level::Info => Tone::Warn,
        Level::Off => Tone::Good,
    };
    stats.push(stat(
        listed.len().to_string(),
        here.word(if listed.len() == 1 { "finding" } else { "findings" }),
        here.to("findings.html"),
        tone,
    ));
    stats
}

/// What nobody answers for, overdue reviews, and what the pages about the whole organisation found.
fn attention(here: Here<'_>) -> Option<Section> {
    let mut late: Vec<(Date, ArtifactId)> = Vec::new();
    for id in here.plan.members.values().flatten().filter(|id| here.model.artifact(**id).parent.is_none()) {
        late.extend(trust::overdue(here, *id).map(|due| (due, *id)));
    }
    late.sort();
    let mut items: Vec<ListItem> = Vec::new();
    for id in here.plan.unowned.iter().filter(|id| here.model.is_active(**id)).take(MOST_LISTED) {
        items.push(ListItem { text: vec![here.artifact(*id)], note: vec![Inline::text(here.word("nobody_answers_for_it"))] });
    }
    for (due, id) in late.iter().take(MOST_LISTED) {
        let days = usize::try_from(due.days_until(here.model.as_of)).unwrap_or_default();
        let note = here.plan.words.count_with("review_n_days_overdue_since_since", days, &[("since", &here.date(*due).text)]);
        items.push(ListItem { text: vec![here.artifact(*id)], note: vec![Inline::text(note)] });
    }
    items.extend(overview::to_look_at(here));
    (!items.is_empty())
        .then(|| Section::new(here.say("needs_attention"), "attention", vec![BlockView::List { items, ordered: false }]))
}

/// A kind with documents to show.
struct Shown<'a> {
    kind: KindId,
    index: &'a str,
    members: Vec<ArtifactId>,
}

impl Shown<'_> {
    /// The link to all of them, where there are more than are shown.
    fn all(&self, here: Here<'_>) -> Option<Inline> {
        let count = self.members.len();
        let text = || here.plan.words.count_with("all_n_kinds", count, &[("kinds", &here.kinds_title(self.kind))]);
        (count > MOST_OF_KIND).then(|| Inline::link(text(), here.to(self.index)))
    }
}

/// The kinds in their groups, people aside: cards of the first, and the names of what the others have.
fn groups(here: Here<'_>) -> Vec<Section> {
    let kinds = here.plan.in_order(here.model.catalogue).into_iter().filter(|kind| Some(*kind) != here.plan.people);
    let shown = kinds.filter_map(|kind| {
        let (index, members) = (here.plan.addresses.index(kind)?, whole(here, kind));
        (!members.is_empty()).then_some(Shown { kind, index, members })
    });
    let shown: Vec<Shown<'_>> = shown.collect();
    let group = |shown: &Shown<'_>| &here.model.catalogue.get(shown.kind).group;
    let groups = shown.chunk_by(|one, next| group(one) == group(next)).filter_map(<[_]>::split_first);
    groups.map(|(first, others)| section(here, first, others)).collect()
}

fn section(here: Here<'_>, first: &Shown<'_>, others: &[Shown<'_>]) -> Section {
    let cards: Vec<CardView> = first.members.iter().take(MOST_OF_KIND).filter_map(|id| card::of(here, *id, false)).collect();
    let mut blocks = vec![BlockView::Cards { cards }];
    if let Some(all) = first.all(here) {
        let items = vec![ListItem { text: vec![all], note: Vec::new() }];
        blocks.push(BlockView::List { items, ordered: false });
    }
    if !others.is_empty() {
        let titles: Vec<String> = others.iter().map(|other| here.kinds_title(other.kind)).collect();
        let count = others.iter().map(|other| other.members.len()).sum();
        let title = here.plan.words.count_with("n_more_documents_kinds", count, &[("kinds", &titles.join(", "))]);
        let named = |other: &Shown<'_>| {
            let names = other.members.iter().take(MOST_OF_KIND).map(|id| here.artifact(*id));
            names.chain(other.all(here)).collect()
        };
        let groups = titles.into_iter().zip(others).map(|(wording, other)| LinkGroup { wording, links: named(other) });
        let links = BlockView::Links { groups: groups.collect() };
        blocks.push(BlockView::Fold { title, blocks: vec![links] });
    }
    let anchor = format!("kind-{}", here.model.catalogue.get(first.kind).name);
    Section::new(here.kinds_title(first.kind), anchor, blocks)
}

fn lately(here: Here<'_>) -> Option<Section> {
    let mut reviewed: Vec<(Date, ArtifactId)> = Vec::new();
    for id in here.plan.members.values().flatten().filter(|id| here.model.artifact(**id).parent.is_none()) {
        if let Some((Some(day), _)) = trust::review(here, *id) {
            reviewed.push((day, *id));
        }
    }
    reviewed.sort_by_key(|(day, id)| (std::cmp::Reverse(*day), *id));
    let items: Vec<ListItem> = reviewed
        .iter()
        .take(MOST_LISTED)
        .map(|(day, id)| {
            let owner = here.model.accountable(*id).map(|owner| format!(", {}", here.title(owner))).unwrap_or_default();
            ListItem { text: vec![here.artifact(*id)], note: vec![Inline::text(format!("{}{owner}", here.date(*day).text))] }
        })
        .collect();
    (!items.is_empty())
        .then(|| Section::new(here.say("reviewed_lately"), "lately", vec![BlockView::List { items, ordered: false }]))
}
