//! The page of cognitive load says of a team what the rules say of it.

use crate::harness::Repo;

fn team(name: &str, more: &str) -> String {
    format!("---\nkind: team\ntype: stream-aligned\naccountable: ada\n{more}---\n# {name}\n\nPeople get what they need.\n")
}

/// The page and the report on a team, and on two others.
fn told(more: &str, config: &str) -> (String, String) {
    let config = format!("kinds: [team]\norganisation:\n  phase: hyper-growth\n{config}");
    let files = [
        ("orgdocs.yaml", config),
        ("teams/aa.md", team("Aa", more)),
        ("teams/bb.md", team("Bb", "")),
        ("teams/cc.md", team("Cc", "")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let page = super::of_files(&files)["organisation/cognitive-load.html"].clone();
    let repo = files.into_iter().fold(Repo::new(), |repo, (path, text)| repo.file(path, text));
    (page, repo.run(["check", "--as-of", "2026-04-15"]).stdout)
}

#[test]
fn domains_are_too_many_where_the_rule_says_so() {
    for (domains, words) in [
        (&["simple"; 3][..], None),
        (&["complicated", "simple", "simple", "simple"], None),
        (&["complex"], None),
        (&["complicated"; 2], Some("2 complicated domains")),
        (&["simple"; 4], Some("4 simple domains")),
        (&["complex", "simple"], Some("a complex domain beside others")),
        (&["complex"; 2], Some("a complex domain beside others")),
    ] {
        let owns = domains.iter().enumerate().map(|(at, domain)| format!("  - {{id: s{at}, domain: {domain}}}\n"));
        let (page, found) = told(&format!("owns:\n{}", owns.collect::<String>()), "");
        assert_eq!(found.contains("manageable-cognitive-load"), words.is_some(), "{domains:?}: {found}");
        let (_, table) = page.split_once("<tbody>").unwrap();
        let marked = table.matches("mark-warn").count();
        assert_eq!(marked, usize::from(words.is_some()), "{domains:?}: {page}");
        assert!(words.is_none_or(|words| page.contains(words)), "{domains:?}: {page}");
    }
}

#[test]
fn collaborations_are_too_many_where_the_organisation_says_so() {
    let both = "interactions:\n  - {team: bb, mode: collaboration, purpose: Look, until: 2026-05-01}\n  - {team: cc, mode: collaboration, purpose: Look, until: 2026-05-01}\n";
    for (config, too_many) in [("", true), ("  expectations: {collaborations_most: 2}\n", false)] {
        let (page, found) = told(both, config);
        assert_eq!(found.contains("one-collaboration-at-a-time"), too_many, "{found}");
        assert_eq!(page.contains("2 collaborations at once"), too_many, "{page}");
    }
}

#[test]
fn a_team_that_blocks_twice_is_one_team() {
    let of = |other: &str| {
        let dependencies = format!(
            "dependencies:\n  - {{team: bb, severity: blocking, what: Ropes}}\n  - {{team: {other}, severity: blocking, what: Berths}}\n"
        );
        told(&dependencies, "").0
    };
    assert!(of("cc").contains("2 teams that block it"));
    assert!(!of("bb").contains("block it"));
}
