//! A thousand pages that never heard of orgdocs: silence, but for the links that were broken on purpose.
//!
//! `pages/` is a small repository of other tools' habits, all of our own writing; the test lays it out volume by volume, varies
//! each copy, and plants `plants.rs`. A new habit is a new page.

mod copies;
mod generators;
mod links;
mod plants;

use std::collections::BTreeSet;

use crate::generate::organisation;
use crate::harness::{Found, Repo};

use copies::Copies;
use plants::PLANTS;

#[test]
fn ordinary_pages_have_no_findings() {
    let copies = Copies::new();
    assert!(copies.pages() >= 1_000, "{} pages", copies.pages());
    let repo = copies.write(Repo::new());
    let output = repo.run(["check", "--format", "json"]);
    assert_eq!(output.findings(), BTreeSet::new());
    output.exits(0);
}

#[test]
fn of_a_thousand_pages_exactly_the_broken_links_are_found() {
    let mut copies = Copies::new();
    let expected: BTreeSet<Found> = PLANTS.iter().enumerate().map(|(at, plant)| copies.plant(at, plant)).collect();
    assert_eq!(expected.len(), 40);
    let output = copies.write(Repo::new()).run(["check", "--format", "json"]);
    output.exits(1);
    let found = output.findings();
    let silly: Vec<&Found> = found.difference(&expected).collect();
    let missed: Vec<&Found> = expected.difference(&found).collect();
    assert!(silly.is_empty() && missed.is_empty(), "false alarms: {silly:#?}\nmissed: {missed:#?}");
}

#[test]
fn the_pages_as_written_have_no_findings() {
    let pages = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ordinary/pages");
    Repo::copy_of(&pages).run(["check"]).exits(0);
}

#[test]
fn a_generated_organisation_is_clean() {
    let repo = organisation(300).into_iter().fold(Repo::new(), |repo, file| repo.file(&file.path, &file.text));
    let output = repo.run(["check", "--format", "json"]);
    assert_eq!(output.findings(), BTreeSet::new());
    output.exits(0);
}

#[test]
fn words_of_other_tools_about_publishing_are_theirs() {
    let pages = |repo: Repo| {
        ["False", "NO", "off", "Private", "True", "fast", "2026-04-01"].into_iter().fold(repo, |repo, word| {
            let page = format!("---\npublish: {word}\n---\n# Page\n\n<!-- Publish: {word} -->\n");
            repo.file(&format!("{word}.md"), &page)
        })
    };
    let slip = "---\npublish: flase\n---\n# Page\n";
    let config = "title: T\nas_of: 2026-04-15\n";
    assert_eq!(pages(Repo::new()).file("slip.md", slip).run(["check", "--format", "json"]).exits(0).findings().len(), 0);
    assert_eq!(pages(Repo::new()).file("orgdocs.yaml", config).run(["check", "--format", "json"]).exits(0).findings().len(), 0);
    let found = Repo::new().file("orgdocs.yaml", config).file("slip.md", slip).run(["check", "--format", "json"]).findings();
    assert_eq!(found.iter().map(|found| format!("{found:?}")).collect::<Vec<_>>(), ["slip.md:2:10 well-formed-publish"]);
}
