//! Our own files, broken: the configuration and users' kinds.

use crate::generate::Dice;
use crate::harness::Repo;

use super::{SECONDS, survives};

fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    (0..length).map(|_| dice.next().to_le_bytes()[0]).collect()
}

#[test]
fn a_broken_configuration_is_findings_in_it() {
    let alias = "a: &a [x]\nb: [*a, *a]\n";
    let texts: Vec<Vec<u8>> = vec![
        b"title: [\n".to_vec(),
        b"\t\n".to_vec(),
        b"- a\n- b\n".to_vec(),
        b"just text\n".to_vec(),
        b"kinds: 7\norganisation: [1]\nas_of: never\nrules: {x: y}\nwaive: z\n".to_vec(),
        b"include: ['[', '{']\nexclude: ['**/[']\n".to_vec(),
        b"as_of: 99999-99-99\norganisation: {phase: \"\\0\", calendar: {hours_per_day: -1e999, days_per_week: .nan}}\n".to_vec(),
        b"kinds:\n  team: {files: ['[']}\n  nothing: {files: ['**']}\n".to_vec(),
        b"site_root: ../../..\nurl: 'javascript:alert(1)'\nsource_link: '{path}{path}'\n".to_vec(),
        b"title: \xff\xfe\n".to_vec(),
        "title: \u{202e}x\n".into(),
        alias.into(),
        noise(1, 5_000),
        noise(2, 500),
        vec![0; 4_096],
        "title: x\n".repeat(2_000).into_bytes(),
        vec![b'#'; 9 << 20],
    ];
    for text in texts {
        let repo = Repo::new().bytes("orgdocs.yaml", &text).file("a.md", "# A\n").file("teams/a.md", "# A\n");
        let output = survives(&repo);
        let shown = String::from_utf8_lossy(&text[..text.len().min(60)]).into_owned();
        assert_ne!(output.code, Some(2), "what is wrong inside a file is a finding: {shown:?} {output}");
        assert!(output.findings().iter().all(|found| found.path == "orgdocs.yaml"), "{shown:?}: {output}");
    }
}

#[test]
fn a_pattern_that_is_nested_too_deeply_is_found_where_it_stands() {
    let nested = format!("{}a{}", "{".repeat(300), "}".repeat(300));
    for (text, place) in [
        ("title: T\ninclude: ['**', 'PATTERN']\n", "orgdocs.yaml:2:17: "),
        ("exclude:\n  - 'PATTERN'\n", "orgdocs.yaml:2:5: "),
        ("kinds: {team: ['PATTERN']}\n", "orgdocs.yaml:1:16: "),
        ("waive: [{rule: live-link, reason: r, paths: ['PATTERN']}]\n", "orgdocs.yaml:1:46: "),
        ("overrides:\n  - {paths: ['PATTERN'], rules: {live-link: off}}\n", "orgdocs.yaml:2:14: "),
    ] {
        let repo = Repo::new().file("orgdocs.yaml", &text.replace("PATTERN", &nested)).file("a.md", "# A\n\n[x](nowhere.md)\n");
        let output = repo.run_within(SECONDS, ["check", "--format", "concise"]);
        let told = output.stdout.lines().filter(|line| line.contains("is not a pattern for paths")).collect::<Vec<_>>();
        assert!(matches!(told[..], [only] if only.starts_with(place)), "{text} {output}");
        assert_eq!(output.stdout.matches("live-link").count(), 1, "one without a place would hold everywhere: {text} {output}");
    }
}

#[test]
fn a_theme_that_does_not_end_is_refused_at_its_place() {
    let set = "{% set r = range(end=5000) %}\n";
    let next = |at: usize| format!("{{% include \"t{at}.html\" %}}{{% include \"t{at}.html\" %}}");
    let each = "{% for a in r %}{% for b in r %}BODY{% endfor %}{% endfor %}";
    for (text, place, why) in [
        (format!("{set}{}", each.replace("BODY", "")), "footer.html:2:33: ", "200000 times"),
        (format!("{set}{}", each.replace("BODY", &"x".repeat(10_000))), "footer.html:2:33: ", "64 MiB"),
        (format!("{set}{{{{ [[a for a in r] for b in r] | length }}}}"), "footer.html:2:", "200000 times"),
        ("{% for a in range(end=100000000) %}{% endfor %}".to_owned(), "footer.html:1:13: ", "200000 times"),
        (next(0), "t", "200000 times"),
    ] {
        let repo = Repo::new().file("a.md", "# A\n").file(".orgdocs/theme/templates/footer.html", &text);
        let repo = (0..20).fold(repo, |repo, at| repo.file(&format!(".orgdocs/theme/templates/t{at}.html"), &next(at + 1)));
        let repo = repo.file(".orgdocs/theme/templates/t20.html", "x");
        let output = repo.run_within(SECONDS, ["build"]);
        assert_eq!(output.code, Some(2), "{output}");
        assert!(output.stderr.contains(&format!("theme: templates/{place}")) && output.stderr.contains(why), "{text} {output}");
    }
}

#[test]
fn a_theme_says_what_it_said_and_its_mistakes_are_where_they_stand() {
    let footer = |text: &str| Repo::new().file("a.md", "# A\n").file(".orgdocs/theme/templates/footer.html", text);
    let honest = footer(
        "{% for a in range(start=4, end=0, step_by=-2) -%}\n<i>{{ a }}</i>{% endfor %}{{ [a * 2 for a in range(end=4) if a > 1] }}",
    );
    honest.run(["build"]).exits(0);
    let page = honest.read("site/index.html");
    assert!(page.contains("<i>4</i><i>2</i>[4, 6]"), "{page}");
    let output = footer("{% for a in range(end=2) %}{{ a }}{{ nothing.at }}{% endfor %}").run(["build"]);
    assert!(output.stderr.contains("theme: templates/footer.html:1:38: "), "{output}");
}

#[test]
fn a_broken_kind_is_findings_in_it_and_its_documents_have_none() {
    let texts: Vec<Vec<u8>> = vec![
        noise(3, 3_000),
        b"kind: x\n".to_vec(),
        b"kind: x\nplural: xs\nfields: {a: {type: \"ref(\"}}\n".to_vec(),
        b"kind: x\nplural: xs\nfields: {a: {type: \"T 1..\"}}\ntypes: {T: {fields: {b: T}}}\n".to_vec(),
        b"kind: x\nplural: xs\nfields: {a: {type: text 5..2}}\n".to_vec(),
        b"kind: x\nplural: xs\nfields: {}\nchecks: [{id: y, assert: \"((((\"}]\n".to_vec(),
        b"kind: team\nplural: teams\nfields: {}\n".to_vec(),
        b"kind: ../x\nplural: /\n".to_vec(),
        format!("kind: x\nplural: xs\nchecks: [{{id: y, assert: \"{}\"}}]\n", "(".repeat(20_000)).into_bytes(),
        vec![0; 100],
        b"".to_vec(),
    ];
    for text in texts {
        let repo = Repo::new()
            .bytes(".orgdocs/kinds/x/kind.yaml", &text)
            .file("xs/one.md", "---\nkind: x\nfoo: bar\n---\n# One\n")
            .file("a.md", "# A\n");
        let output = survives(&repo);
        let shown = String::from_utf8_lossy(&text[..text.len().min(60)]).into_owned();
        assert_ne!(output.code, Some(2), "{shown:?} {output}");
        let elsewhere = output.findings().into_iter().filter(|found| !found.path.starts_with(".orgdocs/")).count();
        assert_eq!(elsewhere, 0, "{shown:?}: {output}");
        assert!(!output.findings().is_empty(), "{shown:?}");
    }
}
