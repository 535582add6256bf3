//! The picture of what an artifact is connected with.

use crate::diagram::Inline;
use crate::diagram::around::{Around, Group, render};
use crate::diagram::label::Label;

use super::super::show::value;
use super::super::view::LinkGroup;

/// Fewer connections than this are seen at once without a picture.
const FEWEST: usize = 3;

/// What points at an artifact and what it points at; empty where there is too little to draw.
pub(super) fn picture(title: &str, before: &[LinkGroup], after: &[LinkGroup]) -> String {
    let count: usize = before.iter().chain(after).map(|group| group.links.len()).sum();
    if count < FEWEST {
        return String::new();
    }
    let groups = |groups: &[LinkGroup]| groups.iter().map(group).collect();
    render(&Around {
        id: "around".to_owned(),
        title: title.to_owned(),
        middle: title.to_owned(),
        before: groups(before),
        after: groups(after),
        all: "#backlinks".to_owned(),
    })
}

fn group(group: &LinkGroup) -> Group {
    let thing = |link: &Inline| Label { href: href(link), ..Label::new(value::words(std::slice::from_ref(link))) };
    Group { wording: group.wording.clone(), things: group.links.iter().map(thing).collect() }
}

fn href(link: &Inline) -> Option<String> {
    match link {
        Inline::Link { href, .. } => Some(href.clone()),
        Inline::Person { href, .. } | Inline::Team { href, .. } => href.clone(),
        _ => None,
    }
}
