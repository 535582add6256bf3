//! Too long, too deep, too many.

use std::fmt::Write;

use crate::harness::Repo;

use super::{SECONDS, pairs, rules, survives};

const LIMITS: &str = "within-limits";

fn team(more: &str) -> String {
    format!("kind: team\nid: a\n{more}")
}

#[test]
fn a_page_of_ten_megabytes_is_a_finding() {
    let repo = Repo::new().file("big.md", &"A line of text with [a link](big.md).\n".repeat(270_000));
    let found = rules(&survives(&repo));
    assert!(found.iter().all(|(path, _)| path == "big.md") && found.len() == 1, "{found:?}");
}

#[test]
fn a_page_of_seven_megabytes_is_read() {
    let mut text = "A line of text with [a link](big.md) and `code`.\n\n## Heading\n\n".repeat(110_000);
    text.push_str("[gone](gone.md)\n");
    let found = rules(&survives(&Repo::new().file("big.md", &text)));
    assert_eq!(found, pairs(&[("big.md", "live-link")]));
}

#[test]
#[cfg_attr(debug_assertions, ignore = "its seconds are for an optimised program")]
fn a_hundred_thousand_keys_are_read_or_refused() {
    let mut keys = String::new();
    (0..100_000).for_each(|at| writeln!(keys, "key-{at}: {at}").unwrap());
    survives(&Repo::new().file("a.yaml", &team(&keys)));
    survives(&Repo::new().file("a.md", &format!("---\n{}---\n# A\n", team(&keys))));
    survives(&Repo::new().file("a.yaml", &keys));
}

#[test]
fn an_alias_bomb_is_defused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for at in 1..12 {
        let again = format!("*a{}, ", at - 1).repeat(10);
        writeln!(bomb, "a{at}: &a{at} [{}]", again.trim_end_matches(", ")).unwrap();
    }
    let found = rules(&survives(&Repo::new().file("a.yaml", &team(&bomb))));
    assert!(found.contains(&("a.yaml".to_owned(), LIMITS.to_owned())), "{found:?}");
}

#[test]
fn deep_nesting_is_a_finding() {
    let flow = team(&format!("details: {}{}\n", "[".repeat(20_000), "]".repeat(20_000)));
    let found = rules(&survives(&Repo::new().file("a.yaml", &flow)));
    assert!(found.contains(&("a.yaml".to_owned(), LIMITS.to_owned())), "{found:?}");
    survives(&Repo::new().file("a.yaml", &team(&"[".repeat(20_000))));
    survives(&Repo::new().file("a.yaml", &team(&"- ".repeat(20_000))));
    survives(&Repo::new().file("a.yaml", &team(&"{a: ".repeat(20_000))));
    survives(&Repo::new().file("orgdocs.yaml", &"[".repeat(20_000)).file("a.md", "# A\n"));
}

/// A causal loop diagram of so many variables, with these links.
fn causes(variables: usize, links: impl Iterator<Item = String>) -> Repo {
    let mut text = "kind: causal-loop-diagram\ntitle: A\naccountable: ada\nvariables:\n".to_owned();
    (0..variables).for_each(|at| writeln!(text, "  v{at}: {{unit: day}}").unwrap());
    text.push_str("links:\n");
    links.for_each(|link| writeln!(text, "  - {link}").unwrap());
    Repo::new().file("causal-loop-diagrams/a.yaml", &text)
}

#[test]
fn a_diagram_of_two_thousand_variables_is_checked_and_drawn_soon() {
    let round = causes(2_000, (0..3_000).map(|at| format!("v{} -> +v{}", at % 2_000, (at * 7 + 1) % 2_000)));
    survives(&round);
    round.run_within(SECONDS, ["build"]).exits(0);
    causes(2_000, std::iter::once("v0 -> +v1".to_owned())).run_within(SECONDS, ["build"]).exits(0);
}

#[test]
fn a_check_that_takes_too_long_for_all_elements_says_so() {
    let both = (0..4_000).map(|at| format!("v{} -> {}v{}", at / 2, if at % 2 == 0 { '+' } else { '-' }, at / 2 + 1));
    let output = causes(2_001, both).run(["check", "--format", "concise"]);
    let told = "`one-link-per-pair` cannot be worked out: for all elements it takes more than 30000000 steps";
    assert!(output.stdout.contains("v0 moves v1 in both directions"), "{output}");
    assert_eq!(output.stdout.matches(told).count(), 1, "{output}");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "its seconds are for an optimised program")]
fn deep_markdown_ends() {
    for text in [
        format!("{} a\n", ">".repeat(50_000)),
        format!("{} a\n", "> ".repeat(50_000)),
        format!("{}a{}\n", "*".repeat(50_000), "*".repeat(50_000)),
        format!("{}a\n", "[".repeat(50_000)),
        format!("{}a](x)\n", "![".repeat(50_000)),
        format!("{}a\n", "<a ".repeat(50_000)),
        format!("{}a\n", "`a".repeat(50_000)),
        format!("{}a\n", "- ".repeat(5_000)),
        format!("# A\n\n{}\n", "|".repeat(50_000)),
        format!("a\n{}\n", "=".repeat(50_000)),
        format!("{}\n", "[[".repeat(50_000)),
        format!("{}\n", "{{".repeat(50_000)),
        format!("{}\n", "@a".repeat(50_000)),
        format!("{}\n", "{#a".repeat(50_000)),
        format!("| a | b |\n|---|---|\n{}", "|a\n".repeat(20_000)),
        "# Same\n\n".repeat(20_000),
        format!("{}\n", "<div>".repeat(50_000)),
        format!("{}a{}\n", "<div>".repeat(50_000), "</div>".repeat(50_000)),
        "word ".repeat(1_500_000),
        (0..2_000).map(|at| format!("{}- a\n", " ".repeat(at * 2))).collect(),
    ] {
        survives(&Repo::new().file("a.md", &text).file("b.team.md", &format!("# B\n\n## Members\n\n{text}")));
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "its seconds are for an optimised program")]
fn many_broken_links_end_soon() {
    let mut text = "# A\n\n".to_owned();
    (0..20_000).for_each(|at| write!(text, "[x](gone-{at}.md) [y](#nowhere-{at})\n\n").unwrap());
    (0..3_000).for_each(|at| write!(text, "## Heading {at}\n\n").unwrap());
    let mut repo = Repo::new().file("a.md", &text);
    for at in 0..500 {
        repo = repo.file(&format!("page-{at}.md"), "# P\n");
    }
    let output = repo.run_within(SECONDS, ["check", "--format", "json"]);
    assert_eq!(output.exits(1).findings().len(), 40_000);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "its seconds are for an optimised program")]
fn many_documents_in_one_file_end_soon() {
    survives(&Repo::new().file("a.yaml", &"kind: team\n---\n".repeat(20_000)));
    survives(&Repo::new().file("people.yaml", &format!("people:\n{}", "  - {id: same, name: Same}\n".repeat(5_000))));
}
