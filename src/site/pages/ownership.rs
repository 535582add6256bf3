//! Who owns what: what nobody answers for first, then people, services by team, and where each metric is at home.

use crate::diagram::label::number;
use crate::diagram::{ColumnView, Inline, TableView, Tone};
use crate::kind::Meaning;
use crate::model::ArtifactId;

use super::super::here::Here;
use super::super::show::value;
use super::super::view::{BlockView, LinkGroup, ListItem, PageView, Section};
use super::{crumbs, page, person};

pub(super) fn view(here: Here<'_>) -> PageView {
    here.whole();
    let title = here.word("who_owns_what");
    let mut view = PageView {
        nav: Some("ownership".to_owned()),
        breadcrumbs: crumbs(here, &[], title),
        lead: Some(here.say("every_document_with_the_one_person")),
        ..page(here, title)
    };
    if !here.plan.unowned.is_empty() {
        let items = here.plan.unowned.iter().map(|id| ListItem { text: vec![here.artifact(*id)], note: vec![kind(here, *id)] });
        view.sections.push(Section::new(
            here.say("nobody_alone"),
            "nobody",
            vec![BlockView::List { items: items.collect(), ordered: false }],
        ));
    }
    view.sections.extend(people(here));
    view.sections.extend(declared(here));
    if view.sections.is_empty() {
        view.sections.push(Section::bare(vec![BlockView::Empty { text: here.say("no_document_asks_for_an_owner") }]));
    }
    view.with_toc()
}

fn kind(here: Here<'_>, id: ArtifactId) -> Inline {
    Inline::text(here.kind_title(here.model.artifact(id).kind))
}

fn people(here: Here<'_>) -> Option<Section> {
    let mut people: Vec<(ArtifactId, &Vec<ArtifactId>)> =
        here.plan.owned.iter().map(|(person, owned)| (*person, owned)).collect();
    people.sort_by_key(|(person, _)| (here.model.artifact(*person).title.to_lowercase(), *person));
    let whole = here.whole();
    let owed = whole.accountabilities();
    let shown = |person: &ArtifactId| owed.get(person).map_or(0, |of| of.iter().filter(|id| whole.is_published(**id)).count());
    let most = here.model.config.organisation.expectations.number("accountabilities_most");
    let known = people.into_iter().map(|(person, owned)| {
        let (answers, works) = person::parts(here, person);
        let count = |count: usize| (count > 0).then(|| Inline::number(count.to_string())).into_iter().collect();
        vec![vec![here.artifact(person)], links(here, owned), count(answers), count(works), load(here, shown(&person), most)]
    });
    // Of somebody who is a name alone, nothing else can be counted.
    let named = here.plan.named.iter().map(|(name, owned)| {
        let active = owned.iter().filter(|id| whole.is_active(**id)).count();
        vec![vec![Inline::text(name.clone())], links(here, owned), Vec::new(), Vec::new(), load(here, active, most)]
    });
    let rows: Vec<Vec<Vec<Inline>>> = known.chain(named).collect();
    let table = TableView {
        caption: here.say("people"),
        columns: vec![
            ColumnView::words(here.say("a_person")),
            ColumnView::words(here.say("answers_for")),
            ColumnView::numbers(here.say("parts_of_others")),
            ColumnView::numbers(here.say("works_on")),
            ColumnView { help: Some(here.say("load_help")), ..ColumnView::words(here.say("load")) },
        ],
        rows,
        row_headers: true,
        hide_caption: true,
    };
    (!table.rows.is_empty()).then(|| Section::new(here.say("people"), "people", vec![BlockView::Table(table)]))
}

fn links(here: Here<'_>, owned: &[ArtifactId]) -> Vec<Inline> {
    value::joined(owned.iter().map(|id| vec![here.artifact(*id)]), ", ")
}

/// How many documents in force somebody answers for, beside how many are expected at most.
fn load(here: Here<'_>, count: usize, most: Option<f64>) -> Vec<Inline> {
    let Some(most) = most.filter(|most| *most > 0.0) else { return vec![Inline::number(count.to_string())] };
    let words = here.fill("count_of_most", &[("count", &count.to_string()), ("most", &most.to_string())]);
    let bar = format!("<meter class=\"load\" min=\"0\" max=\"{most}\" value=\"{count}\" aria-hidden=\"true\"></meter> ");
    let is_more = number(count) > most;
    let words = if is_more { Inline::Status { text: words, tone: Tone::Warn } } else { Inline::text(words) };
    vec![Inline::Html { html: bar }, words]
}

/// What documents declare, by the document that is its home: the services of each team, the metrics of each stream.
fn declared(here: Here<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    for (kind, members) in &here.plan.members {
        let of = here.model.catalogue.get(*kind);
        let homed: Vec<ArtifactId> = members.iter().copied().filter(|id| here.model.artifact(*id).parent.is_some()).collect();
        let kept = homed.iter().filter_map(|id| here.model.artifact(*id).parent);
        let by_team = kept.clone().any(|parent| here.shape(parent).is_some());
        let numbers = of.fields.meaning(Meaning::MetricType).is_some();
        if !by_team && !numbers {
            continue;
        }
        let mut homes: Vec<ArtifactId> = kept.collect();
        homes.sort_unstable();
        homes.dedup();
        let groups = homes.into_iter().map(|home| LinkGroup {
            wording: here.model.artifact(home).title.clone(),
            links: homed
                .iter()
                .filter(|id| here.model.artifact(**id).parent == Some(home))
                .map(|id| here.artifact(*id))
                .collect(),
        });
        let title = here.kinds_title(*kind);
        sections.push(Section::new(title, format!("declared-{}", of.name), vec![BlockView::Links { groups: groups.collect() }]));
    }
    sections
}
