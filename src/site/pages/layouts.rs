//! The reference of layouts: what each draws, and its options.

use crate::diagram::{Inline, TableView};
use crate::kind::{Given, Layout, Opt};

use super::super::here::Here;
use super::super::html::ticks;
use super::super::view::{BlockView, Section};
use super::rules;

/// One section for every layout, under a heading.
pub(super) fn sections(here: Here<'_>) -> Vec<Section> {
    let intro = "<p>What a kind lists under <code>view</code> is drawn on the pages of its documents. Every view names its \
        <code>layout</code> and the <code>title</code> above it. A text is a sentence with expressions in braces, such as \
        <code>\"{it.name}\"</code>, and is left out where one of them has no value; an expression that begins with the name of a field \
        means that field of the document. In a group with <code>of</code>, the element is <code>it</code>, and <code>key</code> is \
        its name in a map or its number in a list.</p>";
    let first = Section::new(here.say("layouts"), "layouts", vec![BlockView::Html { html: rules::english(here, intro) }]);
    let each = Layout::all().map(|layout| {
        let purpose = BlockView::Html { html: format!("<p>{}</p>", here.english(ticks(layout.purpose()))) };
        let section = Section::new(
            layout.word(),
            format!("layout-{}", layout.word()),
            vec![purpose, BlockView::Table(table(here, layout))],
        );
        Section { level: 3, ..section }
    });
    std::iter::once(first).chain(each).collect()
}

fn table(here: Here<'_>, layout: Layout) -> TableView {
    let mut rows = Vec::new();
    collect(here, layout.options(), "", &mut rows);
    let columns = here.columns(["option", "takes", "what_for"]);
    TableView {
        caption: here.fill("options_of_layout", &[("layout", layout.word())]),
        columns,
        rows,
        row_headers: true,
        hide_caption: true,
    }
}

fn collect(here: Here<'_>, options: &[Opt], above: &str, rows: &mut Vec<Vec<Vec<Inline>>>) {
    for option in options {
        let name = format!("{above}{}", option.name);
        let (takes, inside) = taken(option.takes);
        let code = Inline::Code { text: name.clone() };
        rows.push(vec![vec![code], vec![Inline::text(takes)], vec![Inline::Html { html: here.english(ticks(option.help)) }]]);
        collect(here, inside, &format!("{name}."), rows);
    }
}

fn taken(given: Given) -> (String, &'static [Opt]) {
    let plain = |words: &str| (words.to_owned(), &[][..]);
    match given {
        Given::Words => plain("words"),
        Given::Choice(words) => (words.join(" or "), &[]),
        Given::Number => plain("a number"),
        Given::Flag => plain("true or false"),
        Given::Field => plain("a field"),
        Given::Fields => plain("a list of fields"),
        Given::List => plain("a list of names"),
        Given::Areas => plain("lines of fields"),
        Given::Pairs => plain("names under names"),
        Given::Text => plain("a text"),
        Given::Columns => plain("a list of fields, or texts under headings"),
        Given::Value => plain("an expression"),
        Given::Group(options) | Given::Within(_, options) => ("options".to_owned(), options),
        Given::Groups(_, options) => ("a list of options".to_owned(), options),
        Given::Chain(options) => ("a list of options, each inside the one before".to_owned(), options),
        Given::Boxes(options) => ("options under fields".to_owned(), options),
    }
}
