//! Mistakes in `view:` are found when the kind is loaded, at their place.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::collections::BTreeMap;

use crate::kind::{Kind, KindFault, Part, Setting, builtin, load, shared_envelope};
use crate::source::SourceId;
use crate::syntax::yaml;

const FIELDS: &str = "kind: canvas
purpose: What a page draws.
fields:
  problem: text 1..
  steps: Step 1..
  weights: map(Step)
types:
  Step: {fields: {name: text!, score: number, inner: Step 0..}}
view:
";

/// What is wrong with these views: the words at the place, and the message.
fn wrong(views: &str) -> (Option<Kind>, Vec<(String, String)>) {
    let text = format!("{FIELDS}{views}");
    let documents = yaml::parse_whole(SourceId::new(0), &text);
    let (kind, faults) = load(documents[0].root.as_ref().unwrap(), &text, shared_envelope());
    let said = |fault: &KindFault| {
        let place = &text[fault.span.start as usize..fault.span.end as usize];
        let help = fault.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        (place.to_owned(), format!("{}{help}", fault.message))
    };
    let said = faults.iter().map(said).collect();
    (kind, said)
}

#[test]
fn options_that_are_right_are_read() {
    let (kind, wrong) = wrong(
        "  - {layout: grid, areas: [problem problem steps], boxes: {steps: {item: '{it.name}', badge: '{it.score}'}}}
  - {layout: tree, nodes: {of: steps, children: it.inner, title: '{it.name}'}}
  - {layout: lanes, groups: {of: steps}, columns: {of: it.inner, title: '{it.name}'}, rows: [{label: Score, curve: it.score}]}
  - {layout: graph, nodes: {of: weights, title: '{key}', sub: '{it.score}'}}
",
    );
    assert_eq!(wrong, []);
    let shows: Vec<Vec<String>> = kind.unwrap().views().iter().map(|view| view.shows.iter().cloned().collect()).collect();
    assert_eq!(shows, [vec!["problem", "steps"], vec!["steps"], vec!["steps"], vec!["weights"]]);
}

#[test]
fn a_mistake_is_found_where_it_stands() {
    let cases = [
        ("  - {layout: gird}", "gird", "`gird` is no layout (did you mean `grid`?)"),
        ("  - {layout: grid, aeras: [problem]}", "aeras", "a view of layout `grid` has no `aeras` (did you mean `areas`?)"),
        ("  - {layout: grid, areas: [problme]}", "problme", "`problme` is no field of this kind (did you mean `problem`?)"),
        ("  - {layout: tree, nodes: {of: stepps}}", "stepps", "there is no `stepps` here (did you mean `steps`?)"),
        (
            "  - {layout: tree, nodes: {of: steps, title: '{it.nmae}'}}",
            "nmae",
            "`Step` has no field `nmae`; did you mean `name`?",
        ),
        (
            "  - {layout: graph, nodes: {of: weights, sub: '{it.scrore}'}}",
            "scrore",
            "`Step` has no field `scrore`; did you mean `score`?",
        ),
        (
            "  - {layout: lanes, columns: {of: steps}, rows: [{curve: it.socre}]}",
            "socre",
            "`Step` has no field `socre`; did you mean `score`?",
        ),
        ("  - {layout: tree, direction: up, nodes: {of: steps}}", "up", "`direction` is `right` or `down`"),
    ];
    for (view, place, message) in cases {
        let (_, wrong) = wrong(view);
        assert_eq!(wrong, [(place.to_owned(), message.to_owned())], "{view}");
    }
}

#[test]
fn a_view_that_shows_nothing_is_a_mistake() {
    let (_, wrong) = wrong("  - {layout: cycle, hub: Nothing}");
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].1, "this view shows no field of the kind");
}

/// What options say in words of their own, however deep: texts with words outside of expressions, headings and plain words.
fn said(part: &Part) -> Vec<String> {
    let mut all = Vec::new();
    for (name, setting) in &part.settings {
        match setting {
            Setting::Text(text) => all.push(text.source().to_owned()),
            Setting::Texts(under) => all.extend(under.iter().flat_map(|(head, text)| [head.clone(), text.source().to_owned()])),
            Setting::Words(words) if matches!(*name, "label" | "low" | "high" | "line") => all.push(words.clone()),
            Setting::Pairs(pairs) => all.extend(pairs.iter().map(|(head, _)| head.clone())),
            Setting::Part(inner) => all.extend(said(inner)),
            Setting::Parts(inner) => all.extend(inner.iter().flat_map(said)),
            Setting::Named(inner) => all.extend(inner.iter().flat_map(|(_, part)| said(part))),
            Setting::Words(_) | Setting::List(_) | Setting::Value(_) => {}
        }
    }
    let speaks = |text: &String| {
        let mut depth = 0_usize;
        text.chars().any(|c| {
            depth = match c {
                '{' => depth + 1,
                '}' => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0 && c.is_alphabetic()
        })
    };
    all.retain(speaks);
    all
}

#[test]
fn german_says_all_that_our_views_and_questions_say() {
    const GERMAN: &str = include_str!("../../../themes/default/strings/de.json");
    let german: BTreeMap<String, serde_json::Value> = serde_json::from_str(GERMAN).unwrap();
    for (_, kind) in builtin().iter() {
        let views = kind.views().iter().flat_map(|view| said(&view.part));
        // The letters of a matrix stand for fields, which have names of their own.
        let texts = views.filter(|text| text.len() > 1).chain(kind.ask().iter().cloned());
        let missing: Vec<String> = texts.filter(|text| !german.contains_key(&format!("says:{text}"))).collect();
        assert!(missing.is_empty(), "{}: no German for {missing:?}", kind.name);
    }
}
