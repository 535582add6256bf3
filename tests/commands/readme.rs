//! What the README shows is what happens.
//!
//! A ```` ```console ```` block is run line by line in a copy of `docs-example`, or in an empty folder if it begins with `mkdir`. Lines after a
//! command are what it prints, where `...` stands for anything, and every command ends well. What needs the network, a server or a
//! toolchain is not run.

use std::path::Path;

use crate::harness::Repo;

const README: &str = include_str!("../../README.md");
const NOT_RUN: &[&str] = &["cargo ", "orgdocs watch"];

pub(super) struct Step {
    pub(super) command: &'static str,
    pub(super) shown: Vec<&'static str>,
}

/// The commands of a page, block by block.
pub(super) fn blocks(page: &'static str) -> Vec<Vec<Step>> {
    let fenced = page.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    fenced.map(steps).collect()
}

fn steps(block: &'static str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => {
                steps.push(Step { command: command.split(" # ").next().unwrap_or(command).trim(), shown: Vec::new() });
            }
            (None, Some(step)) => step.shown.push(line),
            (None, None) => panic!("a console block opens with a command, not with '{line}'"),
        }
    }
    steps
}

fn example() -> Repo {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    Repo::copy_of(&example).env("COLUMNS", "80").env("LANG", "C.UTF-8")
}

/// Whether these lines were printed, where `...` is anything: lines if it stands alone.
pub(super) fn fits(shown: &[&str], printed: &[&str]) -> bool {
    let same = |shown: &str, printed: &str| match shown.split_once("...") {
        Some((start, end)) => printed.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
        None => shown == printed,
    };
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&"...", rest)) => (0..=printed.len()).any(|skipped| fits(rest, &printed[skipped..])),
        Some((line, rest)) => printed.split_first().is_some_and(|(first, others)| same(line, first) && fits(rest, others)),
    }
}

#[test]
fn every_console_block_runs_as_shown() {
    let mut ran = 0;
    for steps in blocks(README) {
        let empty = steps.first().is_some_and(|step| step.command.starts_with("mkdir "));
        let repo = if empty { Repo::new() } else { example() };
        let run =
            steps.iter().skip(usize::from(empty)).filter(|step| !NOT_RUN.iter().any(|start| step.command.starts_with(start)));
        for step in run {
            let words = step.command.strip_prefix("orgdocs ").unwrap_or_else(|| panic!("'{}' is not ours to run", step.command));
            let output = repo.run(words.split_whitespace());
            output.exits(0);
            let printed: Vec<&str> = output.stdout.lines().collect();
            assert!(step.shown.is_empty() || fits(&step.shown, &printed), "$ {}\n{output}", step.command);
            ran += 1;
        }
    }
    assert!(ran >= 3, "only {ran} commands of the README were run");
}

#[test]
fn dots_stand_for_anything_and_nothing_else_does() {
    assert!(fits(&["a", "..."], &["a", "b", "c"]) && fits(&["a", "..."], &["a"]) && fits(&["a ... c"], &["a b c"]));
    assert!(!fits(&["a"], &["a", "b"]) && !fits(&["...", "b"], &["a"]) && !fits(&["a ... c"], &["a b d"]));
}

#[test]
fn the_finding_is_a_real_one() {
    let map = include_str!("../../docs-example/value-stream-maps/get-paid-current.md");
    let broken = map.replace("accountable: lin", "accountable: [lin, ada]");
    let out = example().file("value-stream-maps/get-paid-current.md", &broken).run(["check"]);
    let shown = README.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(out.stdout.contains(shown), "{out}");
}
