//! `check --fix`: what it mends, and what it leaves alone.

use crate::harness::Repo;

/// A small organisation in which everything that a fix may need is declared.
fn organisation() -> Repo {
    Repo::new()
        .file("orgdocs.yaml", "as_of: 2026-04-15\n")
        .file("people.yaml", "people:\n  - {id: ada, name: Ada Moreau}\n  - {id: lin, name: Lin Okafor}\n")
        .file("teams/platform.md", "---\nkind: team\nid: platform\ntitle: Platform\nteam_type: platform\n---\n# Platform\n")
        .file("guide/start.md", "# Start\n\n## First day\n\nWelcome.\n")
}

/// What `--fix`, with `--unsafe` or without, makes of a document.
#[track_caller]
fn fixed(path: &str, before: &str, flags: &[&str]) -> String {
    let repo = organisation().bytes(path, before.as_bytes());
    repo.run([&["check", "--fix", "--fail-on", "never"][..], flags].concat()).exits(0);
    repo.read(path)
}

const TEAM: &str = "teams/payments.md";

fn team(lines: &str) -> String {
    format!("---\nkind: team\nid: payments\n# who they are\n{lines}\n---\n# Payments\n\nWe move money.\n")
}

/// Field lines of a team, and what becomes of them without `--unsafe`; where nothing is named, only with it.
const SAFE: &[[&str; 2]] = &[
    ["accountable: @ada", "accountable: ada"],
    ["accountable: [[ada]]", "accountable: ada"],
    ["accountable: Ada Moreau", "accountable: ada"],
    ["owner: ada  # since May", "accountable: ada  # since May"],
    ["owner: Lin Okafor", "accountable: lin"],
    ["reviewed: 30.03.2026", "reviewed: 2026-03-30"],
    ["reviewed: \"30 March 2026\"", "reviewed: \"2026-03-30\""],
    ["reviewed: 2026/3/30 # in the retro", "reviewed: 2026-03-30 # in the retro"],
    ["channels: {chat: 1}\nmission: no", "channels: {chat: 1}\nmission: \"no\""],
    ["channels:\n  chat: #payments # the loud one", "channels:\n  chat: \"#payments\" # the loud one"],
    ["mission: Money: we move it", "mission: \"Money: we move it\""],
    ["part_of: Platform", "part_of: platform"],
    ["review_every: three months", "review_every: 3mo"],
];

const UNSAFE: &[[&str; 2]] = &[
    ["accuntable: ada", "accountable: ada"],
    ["type: stream-alined", "type: stream-aligned"],
    ["part_of: platfrom", "part_of: platform"],
    ["accountable: adda", "accountable: ada"],
];

#[test]
fn what_is_certain_is_mended_and_nothing_beside_it() {
    for [before, after] in SAFE {
        assert_eq!(fixed(TEAM, &team(before), &[]), team(after));
    }
}

#[test]
fn what_is_probable_waits_for_a_word() {
    for [before, after] in UNSAFE {
        assert_eq!(fixed(TEAM, &team(before), &[]), team(before), "safe");
        assert_eq!(fixed(TEAM, &team(before), &["--unsafe"]), team(after));
    }
}

#[test]
fn a_part_of_one_becomes_a_percentage() {
    let map = |share: &str| {
        format!(
            "kind: value-stream-map\nsteps:\n  - {{process: Draft, team: platform, pt: 1h, lt: 2d, \"%C&A\": {share}}} # of ten\n"
        )
    };
    assert_eq!(fixed("maps/pay.yaml", &map("0.75"), &[]), map("0.75"));
    assert_eq!(fixed("maps/pay.yaml", &map("0.75"), &["--unsafe"]), map("75%"));
}

#[test]
fn several_names_become_a_list_where_brackets_make_one() {
    let list = |names: &str| team(&format!("confirmed: {names}"));
    assert_eq!(fixed(TEAM, &list("platform, payments"), &["--unsafe"]), list("[platform, payments]"));
    for left in ["\"platform, payments\"", "\"[135, cac: EUR 533}]\"", "'a, {b'"] {
        assert_eq!(fixed(TEAM, &list(left), &["--unsafe"]), list(left));
    }
    assert_eq!(fixed(TEAM, &team("part_of: platform, payments"), &["--unsafe"]), team("part_of: platform, payments"));
}

#[test]
fn what_could_be_two_things_is_left_alone() {
    for lines in ["reviewed: 03/04/2026", "owner: nobody-here", "accountable: ada\nowner: lin", "reviewed: soon"] {
        assert_eq!(fixed(TEAM, &team(lines), &["--unsafe"]), team(lines));
    }
}

#[test]
fn byte_order_mark_and_line_ends_stay() {
    let before = format!("\u{feff}{}", team("accountable: @ada").replace('\n', "\r\n"));
    let after = before.replace("@ada", "ada");
    assert_eq!(fixed(TEAM, &before, &[]), after);
}

#[test]
fn links_follow_what_was_moved_and_keep_their_anchor() {
    let page = "# Page\n\nSee [the start](start.md#first-day) and [the day](guide/start.md#fist-day).\n";
    let after = "# Page\n\nSee [the start](guide/start.md#first-day) and [the day](guide/start.md#first-day).\n";
    assert_eq!(fixed("page.md", page, &["--unsafe"]), after);
    assert_eq!(fixed("page.md", page, &[]), page);
}

#[test]
fn a_mistyped_name_in_text_is_mended_where_one_is_near() {
    let page = |links: &str| format!("# Page\n\nAsk {links}.\n");
    for (before, after) in [
        ("[[team:platfrom]]", "[[team:platform]]"),
        ("[[team/platfrom|the platform]]", "[[team/platform|the platform]]"),
        ("[platfrom](team:platfrom \"who\")", "[platfrom](team:platform \"who\")"),
        ("<a href=\"team:platfrom\">them</a>", "<a href=\"team:platform\">them</a>"),
    ] {
        assert_eq!(fixed("page.md", &page(before), &["--unsafe"]), page(after));
        assert_eq!(fixed("page.md", &page(before), &[]), page(before));
    }
    for left in ["[[team:nowhere]]", "[the platfrom][them]\n\n[them]: team:platfrom", "[[platfrom]]", "`[[team:platfrom]]`"] {
        assert_eq!(fixed("page.md", &page(left), &["--unsafe"]), page(left));
    }
}

#[test]
fn of_two_equally_near_names_none_is_written() {
    let repo = organisation()
        .file("metrics/paid-in-30d.yaml", "kind: metric\ntitle: One\n")
        .file("metrics/paid-in-60d.yaml", "kind: metric\ntitle: Two\n")
        .file("people/bo-lind.yaml", "kind: person\nname: Bo Lind\n")
        .file("people/bo-lund.yaml", "kind: person\nname: Bo Lund\n");
    let page = "See [[metric:paid-in-90d]].\n";
    let bet = "kind: bet\nid: b\nmetric: paid-in-90d\naccountable: bo-lond\n";
    let repo = repo.file("page.md", page).file("bets/b.yaml", bet);
    let out = repo.run(["check", "--fix", "--unsafe", "--fail-on", "never"]);
    assert_eq!(out.stdout.matches("Did you mean `paid-in-30d`?").count(), 2, "{out}");
    assert_eq!(out.stdout.matches("Did you mean `bo-lind`?").count(), 1, "{out}");
    assert_eq!([repo.read("page.md"), repo.read("bets/b.yaml")], [page, bet]);
}

#[test]
fn the_other_side_of_an_interaction_is_added_where_it_belongs() {
    for (platform, after) in [
        (
            "kind: team\nid: platform\ntitle: Platform",
            "kind: team\nid: platform\ntitle: Platform\ninteractions:\n  - {team: payments, mode: collaboration}",
        ),
        (
            "kind: team\ninteractions: []\nid: platform",
            "kind: team\ninteractions: [{team: payments, mode: collaboration}]\nid: platform",
        ),
        (
            "kind: team\nid: platform\ninteractions:\n  - {team: other, mode: facilitating} # soon\nchannels: {chat: x}",
            "kind: team\nid: platform\ninteractions:\n  - {team: other, mode: facilitating} # soon\n  - {team: payments, mode: collaboration}\nchannels: {chat: x}",
        ),
    ] {
        let document = |front: &str| format!("---\n{front}\n---\n# Platform\n");
        let repo = organisation()
            .file("orgdocs.yaml", "as_of: 2026-04-15\norganisation: {phase: hyper-growth}\n")
            .file(
                "teams/other.md",
                "---\nkind: team\nid: other\ninteractions: [{team: platform, mode: facilitating}]\n---\n# Other\n",
            )
            .file("teams/platform.md", &document(platform))
            .file(TEAM, &team("interactions:\n  - {team: platform, mode: collaboration}"));
        let asked = platform.contains("other");
        if !asked {
            std::fs::remove_file(repo.path("teams/other.md")).unwrap();
        }
        repo.run(["check", "--fix", "--unsafe", "--fail-on", "never"]).exits(0);
        assert_eq!(repo.read("teams/platform.md"), document(after));
    }
}

#[test]
fn a_superseded_decision_says_so() {
    let decision = |id: &str, more: &str| format!("---\nkind: decision\nid: {id}\n{more}\n---\n# Decision {id}\n");
    let repo = organisation()
        .file("decisions/0001-a.md", &decision("0001-a", "status: accepted"))
        .file("decisions/0002-b.md", &decision("0002-b", "status: accepted\nsupersedes: [0001-a]"));
    repo.run(["check", "--fix", "--fail-on", "never"]).exits(0);
    assert_eq!(repo.read("decisions/0001-a.md"), decision("0001-a", "status: superseded\nsuperseded_by: 0002-b"));
}

#[test]
fn the_words_of_the_glossary_are_used() {
    let repo = organisation()
        .file("words.md", "---\nkind: glossary\n---\n# Words\n\n## Customer\n\nWhoever pays us.\nAlso: punter (avoid)\n")
        .file("teams/payments.md", &team("accountable: ada").replace("We move money.", "Punters pay. A punter waits."));
    let said = repo.run(["check", "--fix", "--unsafe", "--fail-on", "never"]);
    assert!(repo.read("teams/payments.md").contains("Punters pay. A customer waits."), "{said}");
}

#[test]
fn a_diff_writes_nothing_and_can_be_applied() {
    let repo = organisation().file(TEAM, &team("accountable: @ada"));
    let before = repo.snapshot();
    let output = repo.run(["check", "--diff"]);
    insta::assert_snapshot!(output.exits(1).to_string(), @r"
exit 1
--- stdout
--- a/teams/payments.md
+++ b/teams/payments.md
@@ -2,7 +2,7 @@
 kind: team
 id: payments
 # who they are
-accountable: @ada
+accountable: ada
 ---
 # Payments
--- stderr
1 finding can be mended in 1 file: 1 bare-handle
");
    assert_eq!(repo.snapshot(), before);
    std::fs::write(repo.path("p.diff"), &output.stdout).unwrap();
    let git = std::process::Command::new("git").args(["apply", "p.diff"]).current_dir(repo.path("")).output().unwrap();
    assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
    assert_eq!(repo.read(TEAM), team("accountable: ada"));
    repo.run(["check", "--diff"]).exits(0);
}

#[test]
fn a_check_says_what_could_be_mended() {
    let repo = organisation().file(TEAM, &team("accountable: @ada\ntype: stream-alined"));
    insta::assert_snapshot!(repo.run(["check", "--fail-on", "never"]).stderr, @"1 can be mended: `orgdocs check --fix`; 1 more with a second look: `--diff --unsafe`");
    insta::assert_snapshot!(repo.run(["check", "--fix", "--fail-on", "never"]).stderr, @"1 finding mended in 1 file: 1 bare-handle");
}

#[cfg(unix)]
#[test]
fn the_file_behind_a_link_is_edited_and_keeps_its_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let repo = organisation().file(".shared/payments.md", &team("accountable: @ada"));
    symlink("../.shared/payments.md", repo.path(TEAM)).unwrap();
    let real = repo.path(".shared/payments.md");
    std::fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    repo.run(["check", "--fix", "--fail-on", "never"]).exits(0);
    assert_eq!(repo.read(".shared/payments.md"), team("accountable: ada"));
    assert!(std::fs::symlink_metadata(repo.path(TEAM)).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn where_one_file_cannot_be_written_none_is() {
    // Beside it there is no room for the longer name under which a file is written before it takes its place.
    let long = format!("b/{}.md", "b".repeat(250));
    let repo = organisation()
        .file("a/one.md", &team("accountable: @ada"))
        .file(&long, &team("accountable: @lin").replace("id: payments", "id: two"));
    let before = repo.snapshot();
    let output = repo.run(["check", "--fix"]);
    assert!(output.exits(2).stderr.starts_with("error: cannot write 'b/bbb"), "{output}");
    assert_eq!(repo.snapshot(), before);
}

#[test]
fn a_baseline_forgets_what_was_mended() {
    let repo = organisation().file(TEAM, &team("accountable: @ada"));
    repo.run(["check", "--write-baseline"]).exits(0);
    assert!(repo.read(".orgdocs/baseline.json").contains("bare-handle"));
    repo.run(["check", "--fix", "--fail-on", "never"]).exits(0);
    assert!(!repo.read(".orgdocs/baseline.json").contains("bare-handle"));
}
