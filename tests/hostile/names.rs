//! Names that try to escape: the report, the page, the folder.

use crate::harness::Repo;

use super::survives;

const NAMES: &[&str] = &[
    "new\nline.md",
    "return\r.md",
    "::error file=x::y.md",
    "%0A::warning::x.md",
    "\u{202e}dm.txt\u{2066}.md",
    "\u{1b}[31mred.md",
    "tab\there.md",
    "quote\"'`.md",
    "<img src=x onerror=y>.md",
    "{{ 7 * 7 }}.md",
    " leading and trailing .md",
    "-rf.md",
    "$(x).md",
    "con.md",
    "é e\u{301}.md",
    "#hash?.md",
    "a%2e%2e%2fb.md",
];

#[test]
fn names_do_not_reach_the_terminal_or_the_pipeline() {
    let repo = NAMES.iter().fold(Repo::new(), |repo, name| repo.file(name, "# A\n\n[gone](gone.md)\n"));
    let output = survives(&repo);
    assert_eq!(output.findings().len(), NAMES.len(), "{output}");
    for format in ["text", "concise", "github", "sarif", "json"] {
        let out = repo.run_within(10, ["check", "--format", format]).stdout;
        for bad in ['\u{1b}', '\r', '\u{202e}', '\u{2066}', '\t'] {
            // In JSON a name is data, whole and quoted; only what JSON itself forbids is escaped.
            let data = matches!(format, "json" | "sarif") && matches!(bad, '\u{202e}' | '\u{2066}');
            assert!(data || !out.contains(bad), "{format} prints {bad:?}");
        }
        let injected =
            out.lines().filter(|line| line.starts_with("::") && !line.contains("file=") && !line.contains("group::")).count();
        assert_eq!(injected, 0, "{format}: {out}");
    }
    let github = repo.run_within(10, ["check", "--format", "github"]).stdout;
    let commands: Vec<&str> = github.lines().filter(|line| line.starts_with("::")).collect();
    let ours = |line: &&str| ["::error file=", "::group::", "::endgroup::"].iter().any(|start| line.starts_with(start));
    assert!(commands.iter().all(ours), "{github}");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_read() {
    use std::os::unix::ffi::OsStrExt;
    let repo = Repo::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    std::fs::write(repo.path(name), "# A\n\n[gone](gone.md)\n").unwrap();
    let output = repo.run_within(10, ["check", "--format", "json"]);
    assert_eq!(output.exits(1).findings().len(), 1, "{output}");
}

#[test]
fn ids_and_titles_that_climb_are_findings_and_write_nothing() {
    let ids = ["../../escape", "/etc/passwd", "a/b", "..", ".", "con", "A B", "\u{202e}x", "x\0y", "*", "a:b"];
    let mut repo = Repo::new().file("orgdocs.yaml", "kinds: [team, person]\n");
    for (at, id) in ids.iter().enumerate() {
        let id = serde_json::to_string(id).unwrap();
        repo = repo.file(&format!("teams/t{at}.yaml"), &format!("kind: team\nid: {id}\ntitle: {id}\n"));
    }
    let output = survives(&repo);
    let kebab: Vec<_> = output.findings().into_iter().filter(|found| found.rule == "kebab-case-id").collect();
    assert!(kebab.len() >= 9, "{kebab:?}");
}

#[test]
fn an_address_taken_twice_is_a_finding() {
    let repo = Repo::new()
        .file("a/x.team.md", "---\nid: same\n---\n# X\n")
        .file("b/y.team.md", "---\nid: same\n---\n# Y\n")
        .file("people.yaml", "people:\n  - {id: ada, name: Ada}\n  - {id: ada, name: Ada}\n");
    let rules: Vec<String> = survives(&repo).findings().into_iter().map(|found| found.rule).collect();
    assert!(rules.iter().filter(|rule| *rule == "unique-id").count() >= 2, "{rules:?}");
}
