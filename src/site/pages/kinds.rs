//! The reference of kinds: their fields with types, what is checked, an example.

use crate::diagram::{ColumnView, Inline, TableView, Tone};
use crate::kind::{Field, Fields, Kind, KindId, builtin_example};

use crate::verify::describe::notation;

use super::super::address::Address;
use super::super::here::{Here, label};
use super::super::html::{escape, ticks};
use super::super::markdown::highlighted;
use super::super::view::{BlockView, CodeView, Fact, KindBadge, ListItem, PageView, Section};
use super::guide::Guide;
use super::{crumbs, layouts, page, rules};

pub(super) fn index(here: Here<'_>) -> PageView {
    let rows = here.model.catalogue.iter().map(|(id, kind)| {
        let count = here.plan.members.get(&id).map_or(0, Vec::len);
        vec![
            vec![Inline::link(&kind.title, here.kind_page_href(id))],
            vec![Inline::Html { html: ticks(&kind.purpose) }],
            vec![Inline::text(label(&kind.group))],
            vec![Inline::number(count.to_string())],
        ]
    });
    let columns = vec![
        ColumnView::words("Kind"),
        ColumnView::words("What it is for"),
        ColumnView::words("Group"),
        ColumnView::numbers("Here"),
    ];
    let table = TableView { caption: "Kinds".to_owned(), columns, rows: rows.collect(), row_headers: true, hide_caption: true };
    let guides = Guide::ALL
        .map(|guide| ListItem { text: vec![Inline::link(guide.title(), guide.address().href_from(here.at))], note: Vec::new() });
    let guides = BlockView::List { items: guides.to_vec(), ordered: false };
    PageView {
        nav: Some("kinds".to_owned()),
        breadcrumbs: crumbs(here, &[], "Kinds"),
        lead: Some("What a document can be, what it says and what is checked.".to_owned()),
        sections: [
            Section::bare(vec![BlockView::Table(table)]),
            Section::new("Define your own", "define-your-own", vec![guides]),
        ]
        .into_iter()
        .chain(layouts::sections())
        .collect(),
        ..page(here, "Kinds")
    }
    .with_toc()
}

pub(super) fn kind(here: Here<'_>, id: KindId) -> PageView {
    let kind = here.model.catalogue.get(id);
    let kinds = Address::new("kinds/index.html");
    PageView {
        nav: Some("kinds".to_owned()),
        breadcrumbs: crumbs(here, &[("Kinds".to_owned(), &kinds)], &kind.title),
        kind: Some(KindBadge { kind: "kind".to_owned(), title: "Kind".to_owned(), href: None }),
        reference: Some(kind.name.to_string()),
        lead: Some(ticks(&kind.purpose)),
        description: Some(kind.purpose.clone()),
        facts: facts(here, id, kind),
        sections: sections(here, kind),
        ..page(here, &kind.title)
    }
    .with_toc()
}

fn facts(here: Here<'_>, id: KindId, kind: &Kind) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(members) = here.plan.members.get(&id) {
        let text = super::super::here::counted(members.len(), "document or record", "documents and records");
        facts.push(Fact::one("Here", Inline::link(text, here.kind_href(id))));
    }
    if !kind.origin.is_empty() {
        facts.push(Fact { wide: true, ..Fact::one("Where it comes from", Inline::text(&kind.origin)) });
    }
    let codes = |words: &[String]| words.iter().map(|word| vec![Inline::Code { text: word.clone() }]).collect::<Vec<_>>();
    for (term, words) in [("Also called", &kind.aliases), ("Files", &kind.files)] {
        if !words.is_empty() {
            facts.push(Fact { term: term.to_owned(), values: codes(words), ..Fact::default() });
        }
    }
    facts
}

fn sections(here: Here<'_>, kind: &Kind) -> Vec<Section> {
    let mut sections = Vec::new();
    let items: Vec<ListItem> =
        kind.ask().iter().map(|ask| ListItem { text: vec![Inline::text(ask)], note: Vec::new() }).collect();
    if !items.is_empty() {
        sections.push(Section::new("Questions it answers", "questions", vec![BlockView::List { items, ordered: false }]));
    }
    let own = fields("Fields", &kind.fields, |field| !field.envelope);
    sections.extend(own.map(|table| Section::new("Fields", "fields", vec![BlockView::Table(table)])));
    for of in kind.types.values() {
        let Some(table) = fields(&of.name, &of.fields, |_| true).filter(|_| is_used(kind, &of.name)) else { continue };
        let help = BlockView::Html { html: format!("<p>{}</p>", ticks(&of.help)) };
        let section = Section::new(&of.name, format!("type-{}", of.name.to_lowercase()), vec![help, BlockView::Table(table)]);
        sections.push(Section { level: 3, ..section });
    }
    let computed = kind.computed().iter().map(|computed| {
        vec![vec![Inline::Code { text: computed.name.clone() }], vec![Inline::Html { html: ticks(&computed.help) }]]
    });
    let computed: Vec<_> = computed.collect();
    if !computed.is_empty() {
        sections.push(Section::new(
            "Worked out",
            "computed",
            vec![BlockView::Table(two_columns("Worked out", ["Value", "What it is"], computed))],
        ));
    }
    sections.extend(checks(here, kind));
    let example = builtin_example(kind);
    let files: Vec<BlockView> =
        if kind.builtin { example.files.iter().map(|file| code(&file.path, &file.text)).collect() } else { Vec::new() };
    if !files.is_empty() {
        sections.push(Section::new("Example", "example", files));
    }
    let shared = fields("Fields of every kind", &kind.fields, |field| field.envelope);
    sections.extend(shared.map(|table| Section::new("Fields of every kind", "envelope", vec![BlockView::Table(table)])));
    sections
}

fn is_used(kind: &Kind, record: &str) -> bool {
    let uses = |fields: &Fields| fields.iter().any(|field| field.of.base.record() == Some(record));
    uses(&kind.fields) || kind.types.values().any(|of| of.name != record && uses(&of.fields))
}

fn two_columns(caption: &str, titles: [&str; 2], rows: Vec<Vec<Vec<Inline>>>) -> TableView {
    let columns = titles.map(ColumnView::words).to_vec();
    TableView { caption: caption.to_owned(), columns, rows, row_headers: true, hide_caption: true }
}

fn fields(caption: &str, fields: &Fields, wanted: impl Fn(&Field) -> bool) -> Option<TableView> {
    let rows: Vec<Vec<Vec<Inline>>> = fields
        .iter()
        .filter(|field| wanted(field))
        .map(|field| {
            let needed = field.of.required.then(|| Inline::Status { text: "required".to_owned(), tone: Tone::Info });
            vec![
                vec![Inline::Code { text: field.name.to_string() }],
                vec![Inline::Code { text: notation(&field.of) }],
                needed.into_iter().collect(),
                vec![Inline::Html { html: ticks(&field.help) }],
            ]
        })
        .collect();
    let columns = ["Field", "Type", "Needed", "What it says"].map(ColumnView::words).to_vec();
    (!rows.is_empty()).then(|| TableView { caption: caption.to_owned(), columns, rows, row_headers: true, hide_caption: true })
}

fn checks(here: Here<'_>, kind: &Kind) -> Option<Section> {
    let rows: Vec<Vec<Vec<Inline>>> = kind
        .checks()
        .iter()
        .map(|check| {
            let id = check.id.as_str();
            let level = rules::level(here, id);
            vec![
                vec![Inline::link(id, here.rule_href(id).unwrap_or_default())],
                vec![Inline::Html { html: ticks(&check.why) }],
                vec![Inline::Status { text: level.word().to_owned(), tone: rules::tone(level) }],
            ]
        })
        .collect();
    let columns = ["Rule", "Why", "Level"].map(ColumnView::words).to_vec();
    let table = TableView { caption: "Checks".to_owned(), columns, rows, row_headers: true, hide_caption: true };
    (!table.rows.is_empty()).then(|| Section::new("Checks", "checks", vec![BlockView::Table(table)]))
}

fn code(path: &str, text: &str) -> BlockView {
    code_block(Some(path), path.rsplit('.').next().unwrap_or_default(), text)
}

/// Code in a language, under the name of its file where it has one.
pub(super) fn code_block(file: Option<&str>, language: &str, text: &str) -> BlockView {
    BlockView::Code(CodeView {
        title: file.map(str::to_owned),
        language: Some(escape(language)),
        html: highlighted(language, text),
    })
}
