//! A handbook that never heard of orgdocs takes it up in three commands, and from then on every new fault is found.

use std::path::Path;

use crate::harness::Repo;

/// A folder of several hundred pages: those of `tests/ordinary`, ten times, with what other tools keep beside them.
fn handbook(volumes: usize) -> Repo {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ordinary/pages");
    let mut repo = Repo::copy_of(&pages);
    for entry in walkdir::WalkDir::new(&pages).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let bytes = std::fs::read(entry.path()).unwrap();
            let path = entry.path().strip_prefix(&pages).unwrap().to_str().unwrap();
            for volume in 0..volumes {
                repo = repo.bytes(&format!("volume-{volume}/{path}"), &bytes);
            }
        }
    }
    repo.file(".github/CODEOWNERS", "/api/ @kestrel/platform @ada\n")
        .file(
            "catalog-info.yaml",
            "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: queue}\nspec: {owner: platform}\n",
        )
        .file("guides/old.md", "# Old\n\nSee [gone](gone.md), [also gone](../gone.md) and [nothing](#nothing).\n")
}

#[test]
fn three_commands_lead_to_a_green_check() {
    let repo = handbook(9);
    let output = repo.run(["init"]);
    insta::assert_snapshot!(output.exits(0).stderr, @r"
30 pages read like a decision, in decisions/*.md and 9 more folders
.github/CODEOWNERS names teams and people: `orgdocs import codeowners .github/CODEOWNERS` writes them down
catalog-info.yaml is a catalogue of Backstage: `orgdocs import backstage catalog-info.yaml` reads it
411 pages stay ordinary: only their links are checked. Next: `orgdocs check`; `orgdocs check --write-baseline` lives with what it finds.
");
    let init: Vec<String> = repo.read("orgdocs.yaml").lines().map(str::to_owned).collect();
    let globs = init.iter().position(|line| line == "  decision:").map(|at| &init[at + 1..at + 11]);
    assert!(globs.is_some_and(|rows| rows.iter().all(|row| row.starts_with("    - \""))), "{init:#?}");
    let today = repo.run(["check", "--format", "json", "--fail-on", "never"]).findings();
    let of_pages: Vec<String> =
        today.iter().filter(|found| !found.path.contains("decisions/")).map(|found| format!("{found:?}")).collect();
    assert_eq!(of_pages, ["guides/old.md:3:12 live-link", "guides/old.md:3:34 live-link", "guides/old.md:3:60 live-anchor"]);
    repo.run(["check", "--write-baseline"]).exits(0);
    let green = repo.run(["check", "--fail-on", "info"]);
    assert!(green.exits(0).stdout.starts_with("no findings in "), "{green}");
    let pages: usize = green.stdout.split(' ').nth(3).unwrap().parse().unwrap();
    assert!(pages > 300, "{green}");
}

/// One fault of each class: the document, the fault, and the rule that finds it.
const FAULTS: &[[&str; 3]] = &[
    ["new/link.md", "# New\n\nSee [x](x.md).\n", "live-link"],
    ["new/anchor.md", "# New\n\nSee [x](#x).\n", "live-anchor"],
    ["new/out.md", "# New\n\nSee [x](../../../x.md).\n", "link-inside-repository"],
    ["new/team.md", "---\nkind: team\nid: new\naccountable: [ada, lin]\n---\n# New\n\nWe are new.\n", "single-accountable-owner"],
    [
        "new/reference.md",
        "---\nkind: team\nid: new\naccountable: ada\npart_of: nobody\n---\n# New\n\nWe are new.\n",
        "live-reference",
    ],
    [
        "new/person.md",
        "---\nkind: team\nid: new\naccountable: nobody-here\n---\n# New\n\nWe are new.\n",
        "known-accountable-owner",
    ],
    [
        "new/enum.md",
        "---\nkind: team\nid: new\naccountable: ada\nstatus: activ\n---\n# New\n\nWe are new.\n",
        "allowed-field-value",
    ],
    ["new/date.md", "---\nkind: team\nid: new\naccountable: ada\nreviewed: 1.2.2026\n---\n# New\n\nWe are new.\n", "iso-date"],
    ["new/key.md", "---\nkind: team\nid: new\naccountable: ada\naccountable: lin\n---\n# New\n\nWe are new.\n", "unique-key"],
    [
        "new/hash.md",
        "---\nkind: team\nid: new\naccountable: ada\nchannels:\n  chat: #new\n---\n# New\n\nWe are new.\n",
        "quoted-hash",
    ],
    ["new/yaml.md", "---\nkind: team\nid: new\naccountable: [ada\n---\n# New\n\nWe are new.\n", "well-formed-yaml"],
    ["new/id.md", "---\nkind: team\nid: new\naccountable: ada\n---\n# New\n\nWe are new.\n", "unique-id"],
];

#[test]
fn then_every_class_of_fault_is_found() {
    let base = || {
        handbook(1)
            .file("people.yaml", "people:\n  - {id: ada, name: Ada}\n  - {id: lin, name: Lin}\n")
            .file("old/new.md", "---\nkind: team\nid: new-one\naccountable: ada\n---\n# New one\n\nWe are new.\n")
    };
    let repo = base();
    repo.run(["init"]).exits(0);
    for [path, text, rule] in FAULTS {
        let twin = if *rule == "unique-id" { "old/twin.md" } else { "old/new.md" };
        let same = "---\nkind: team\nid: new\naccountable: ada\n---\n# Twin\n\nWe are new.\n";
        let repo = if *rule == "unique-id" { base().file(twin, same) } else { base() };
        repo.run(["init"]).exits(0);
        repo.run(["check", "--write-baseline"]).exits(0);
        let repo = repo.file(path, text);
        let found = repo.run(["check", "--format", "json", "--fail-on", "never"]).findings();
        assert!(found.iter().any(|one| one.rule == *rule), "{rule}: {found:?}");
        assert!(found.iter().all(|one| one.path == *path || one.path == twin), "{rule}: {found:?}");
    }
}
