//! The reference of kinds: their fields with types, what is checked, an example.

use crate::diagram::{ColumnView, Inline, TableView, Tone};
use crate::kind::{ExampleFile, Field, Fields, Kind, KindId, builtin_example};

use crate::verify::describe::notation;

use super::super::address::Address;
use super::super::here::Here;
use super::super::html::{escape, ticks};
use super::super::navigation::group_title;
use super::super::view::{BlockView, Fact, KindBadge, ListItem, PageView, Section};
use super::guide::Guide;
use super::{crumbs, file, layouts, page, rules};

pub(super) fn index(here: Here<'_>) -> PageView {
    let (described, others): (Vec<_>, Vec<_>) = here.model.catalogue.iter().partition(|(id, _)| here.plan.kinds.contains(id));
    let row = |(id, kind): (KindId, &Kind)| {
        vec![
            vec![Inline::maybe_link(here.kind_title(id), here.kind_page_href(id).as_deref())],
            vec![Inline::Html { html: here.purpose_html(kind) }],
            vec![Inline::text(group_title(&here.plan.words, &kind.group))],
        ]
    };
    let counted = |(id, kind): (KindId, &Kind)| {
        let count = here.plan.members.get(&id).map_or(0, Vec::len);
        [row((id, kind)), vec![vec![Inline::number(count.to_string())]]].concat()
    };
    let columns = || here.columns(["kind", "what_it_is_for", "group"]);
    let with_count = columns().into_iter().chain([ColumnView::numbers(here.say("here"))]).collect();
    let described = BlockView::Table(table(here.say("kinds"), with_count, described.into_iter().map(counted).collect()));
    let others = (!others.is_empty()).then(|| {
        let title = here.say("kinds_that_nobody_writes");
        let how = BlockView::Html { html: format!("<p>{}</p>", ticks(here.word("how_to_read_of_a_kind"))) };
        let others = table(title.clone(), columns(), others.into_iter().map(row).collect());
        Section::new(title, "not-here", vec![how, BlockView::Table(others)])
    });
    let guides = Guide::ALL
        .map(|guide| ListItem { text: vec![Inline::link(guide.title(), guide.address().href_from(here.at))], note: Vec::new() });
    let guides = BlockView::List { items: guides.to_vec(), ordered: false };
    PageView {
        nav: Some("kinds".to_owned()),
        breadcrumbs: crumbs(here, &[], here.word("kinds")),
        lead: Some(here.say("what_a_document_can_be_what")),
        sections: std::iter::once(Section::bare(vec![described]))
            .chain(others)
            .chain([Section::new(here.say("define_your_own"), "define-your-own", vec![guides])])
            .chain(layouts::sections(here))
            .collect(),
        ..page(here, here.word("kinds"))
    }
    .with_toc()
}

pub(super) fn kind(here: Here<'_>, id: KindId) -> PageView {
    let kind = here.model.catalogue.get(id);
    let kinds = Address::new("kinds/index.html");
    PageView {
        nav: Some("kinds".to_owned()),
        breadcrumbs: crumbs(here, &[(here.say("kinds"), &kinds)], here.kind_title(id)),
        kind: Some(KindBadge { kind: "kind".to_owned(), title: here.say("kind"), href: None }),
        reference: Some(kind.name.to_string()),
        lead: Some(here.purpose_html(kind)),
        description: Some(here.purpose(kind).to_owned()),
        facts: facts(here, id, kind),
        sections: sections(here, kind),
        ..page(here, here.kind_title(id))
    }
    .with_toc()
}

fn facts(here: Here<'_>, id: KindId, kind: &Kind) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(members) = here.plan.members.get(&id) {
        let text = here.count("n_documents_and_records", members.len());
        facts.push(Fact::one(here.say("here"), Inline::maybe_link(text, here.kind_href(id).as_deref())));
    }
    if !kind.origin.is_empty() {
        facts.push(Fact {
            wide: true,
            ..Fact::one(here.say("where_it_comes_from"), Inline::Html { html: here.of_kind(kind, escape(&kind.origin)) })
        });
    }
    let codes = |words: &[String]| words.iter().map(|word| vec![Inline::Code { text: word.clone() }]).collect::<Vec<_>>();
    for (term, words) in [(here.say("also_called"), &kind.aliases), (here.say("files"), &kind.files)] {
        if !words.is_empty() {
            facts.push(Fact { term, values: codes(words), ..Fact::default() });
        }
    }
    facts
}

fn sections(here: Here<'_>, kind: &Kind) -> Vec<Section> {
    let mut sections = Vec::new();
    let ask = |ask: &String| Inline::Html { html: here.of_kind(kind, escape(ask)) };
    let items: Vec<ListItem> = kind.ask().iter().map(|said| ListItem { text: vec![ask(said)], note: Vec::new() }).collect();
    if !items.is_empty() {
        sections.push(Section::new(
            here.say("questions_it_answers"),
            "questions",
            vec![BlockView::List { items, ordered: false }],
        ));
    }
    let own = fields(here, kind, here.word("fields"), &kind.fields, |field| !field.envelope);
    sections.extend(own.map(|table| Section::new(here.say("fields"), "fields", vec![BlockView::Table(table)])));
    for of in kind.types.values() {
        let Some(table) = fields(here, kind, &of.name, &of.fields, |_| true).filter(|_| is_used(kind, &of.name)) else {
            continue;
        };
        let help = BlockView::Html { html: format!("<p>{}</p>", here.of_kind(kind, ticks(&of.help))) };
        let section = Section::new(&of.name, format!("type-{}", of.name.to_lowercase()), vec![help, BlockView::Table(table)]);
        sections.push(Section { level: 3, ..section });
    }
    let computed = kind.computed().iter().map(|computed| {
        vec![
            vec![Inline::Code { text: computed.name.clone() }],
            vec![Inline::Html { html: here.of_kind(kind, ticks(&computed.help)) }],
        ]
    });
    let computed: Vec<_> = computed.collect();
    if !computed.is_empty() {
        sections.push(Section::new(
            here.say("worked_out"),
            "computed",
            vec![BlockView::Table(table(here.say("worked_out"), here.columns(["value", "what_it_is"]), computed))],
        ));
    }
    sections.extend(checks(here, kind));
    let example = builtin_example(kind);
    let files: Vec<BlockView> = if kind.builtin { example.files.iter().map(shown).collect() } else { Vec::new() };
    if !files.is_empty() {
        sections.push(Section::new(here.say("example"), "example", files));
    }
    let shared = fields(here, kind, here.word("fields_of_every_kind"), &kind.fields, |field| field.envelope);
    sections
        .extend(shared.map(|table| Section::new(here.say("fields_of_every_kind"), "envelope", vec![BlockView::Table(table)])));
    sections
}

fn is_used(kind: &Kind, record: &str) -> bool {
    let uses = |fields: &Fields| fields.iter().any(|field| field.of.base.record() == Some(record));
    uses(&kind.fields) || kind.types.values().any(|of| of.name != record && uses(&of.fields))
}

fn table(caption: String, columns: Vec<ColumnView>, rows: Vec<Vec<Vec<Inline>>>) -> TableView {
    TableView { caption, columns, rows, row_headers: true, hide_caption: true }.filled()
}

fn fields(here: Here<'_>, kind: &Kind, caption: &str, fields: &Fields, wanted: impl Fn(&Field) -> bool) -> Option<TableView> {
    let help = |html, field: &Field| if field.envelope { here.english(html) } else { here.of_kind(kind, html) };
    let rows: Vec<Vec<Vec<Inline>>> = fields
        .iter()
        .filter(|field| wanted(field))
        .map(|field| {
            let needed = field.of.required.then(|| Inline::Status { text: here.say("required"), tone: Tone::Info });
            vec![
                vec![Inline::Code { text: field.name.to_string() }],
                vec![Inline::Code { text: notation(&field.of) }],
                needed.into_iter().collect(),
                [Inline::Html { html: help(ticks(&field.help), field) }].into_iter().chain(other_names(here, field)).collect(),
            ]
        })
        .collect();
    let columns = here.columns(["field", "type", "needed", "what_it_says"]);
    (!rows.is_empty()).then(|| table(caption.to_owned(), columns, rows))
}

fn other_names(here: Here<'_>, field: &Field) -> impl Iterator<Item = Inline> {
    field.aliases.iter().enumerate().flat_map(move |(at, name)| {
        let before = if at == 0 { format!(" {}: ", here.say("also_called")) } else { ", ".to_owned() };
        [Inline::text(before), Inline::Code { text: name.clone() }]
    })
}

fn checks(here: Here<'_>, kind: &Kind) -> Option<Section> {
    let rows: Vec<Vec<Vec<Inline>>> = kind
        .checks()
        .iter()
        .map(|check| {
            let id = check.id.as_str();
            let level = rules::level(here, id);
            vec![
                vec![Inline::maybe_link(id, here.rule_href(id).as_deref())],
                vec![Inline::Html { html: here.of_kind(kind, ticks(&check.why)) }],
                vec![Inline::Status { text: here.say(rules::level_word(level)), tone: rules::tone(level) }],
            ]
        })
        .collect();
    let table = table(here.say("checks"), here.columns(["rule", "why_alone", "level"]), rows);
    (!table.rows.is_empty()).then(|| Section::new(here.say("checks"), "checks", vec![BlockView::Table(table)]))
}

fn shown(of: &ExampleFile) -> BlockView {
    file::shown(Some(&of.path), of.path.rsplit('.').next().unwrap_or_default(), &of.text)
}
