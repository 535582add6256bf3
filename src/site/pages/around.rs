//! The picture of what an artifact is connected with.

use crate::diagram::Inline;
use crate::diagram::around::{Around, Group, Thing, render};

use super::super::view::LinkGroup;

/// Fewer connections than this are seen at once without a picture.
const FEWEST: usize = 3;

/// What points at an artifact and what it points at; empty where there is too little to draw. `all` leads to where they are listed.
pub(super) fn picture(title: &str, before: &[LinkGroup], after: &[LinkGroup], all: &str) -> String {
    let count: usize = before.iter().chain(after).map(|group| group.links.len()).sum();
    if count < FEWEST {
        return String::new();
    }
    let [before, after] = [before, after].map(|groups| groups.iter().map(group).collect());
    render(&Around { id: "around", title, before, after, all })
}

fn group(group: &LinkGroup) -> Group<'_> {
    Group { wording: &group.wording, things: group.links.iter().map(thing).collect() }
}

fn thing(link: &Inline) -> Thing<'_> {
    match link {
        Inline::Link { text, href } => Thing { text, href: Some(href) },
        Inline::Person { text, href } | Inline::Team { text, href, .. } => Thing { text, href: href.as_deref() },
        Inline::Text { text } => Thing { text, href: None },
        _ => Thing::default(),
    }
}
