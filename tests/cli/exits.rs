//! How runs end.

use crate::harness::Repo;

fn repo() -> Repo {
    Repo::new().file("orgdocs.yaml", "as_of: 2026-04-15\n").file("guide.md", "# Guide\n")
}

fn broken() -> Repo {
    repo().file("guide.md", "# Guide\n\nSee [x](x.md).\n")
}

fn warned() -> Repo {
    repo().file("teams/a.md", "---\nkind: person\nid: a\nname: A\nnonsense: 1\n---\n# A\n")
}

#[test]
fn every_situation_has_its_status() {
    let baselined = broken();
    baselined.run(["check", "--write-baseline"]).exits(0);
    let table: [(&str, Repo, &[&str], i32); 21] = [
        ("clean", repo(), &["check"], 0),
        ("an error", broken(), &["check"], 1),
        ("an error, but nothing fails", broken(), &["check", "--fail-on", "never"], 0),
        ("a warning", warned(), &["check"], 0),
        ("a warning that counts", warned(), &["check", "--fail-on", "warning"], 1),
        ("an error elsewhere", broken().file("b/c.md", "# C\n"), &["check", "b"], 0),
        ("an error in the baseline", baselined, &["check"], 0),
        ("a mistake in the configuration", repo().file("orgdocs.yaml", "nonsense: 1\n"), &["check"], 1),
        ("no such path", repo(), &["check", "nowhere"], 2),
        ("no such root", repo(), &["list", "--root", "nowhere"], 2),
        ("no such revision", repo(), &["check", "--since", "main"], 2),
        ("an unknown option", repo(), &["check", "--nonsense"], 2),
        ("options that exclude each other", repo(), &["check", "--fix", "--write-baseline"], 2),
        ("a report that cannot be written", repo(), &["check", "--format", "json=no/such/folder.json"], 2),
        ("a build with findings", broken(), &["build"], 0),
        ("a strict build with findings", broken(), &["build", "--strict"], 1),
        ("a build into a folder of somebody's", repo().file("mine/precious.txt", "x"), &["build", "--output", "mine"], 2),
        (
            "a diff with something to mend",
            repo().file("t.md", "---\nkind: team\naccountable: @ada\n---\n# T\n"),
            &["check", "--diff"],
            1,
        ),
        ("a diff with nothing to mend", repo(), &["check", "--diff"], 0),
        ("help", repo(), &["--help"], 0),
        ("nothing asked", repo(), &[], 2),
    ];
    for (situation, repo, arguments, status) in table {
        let output = repo.run(arguments);
        assert_eq!(output.code, Some(status), "{situation}:\n{output}");
        let nothing_said = output.stdout.is_empty() && output.stderr.is_empty();
        assert!(!nothing_said || arguments == ["check", "--diff"], "{situation}");
    }
}

#[test]
fn nobody_reading_is_no_failure() {
    let files = (0..400).fold(repo(), |repo, at| repo.file(&format!("p{at}.md"), "# P\n\n[x](x.md)\n"));
    for arguments in [&["check"][..], &["check", "--format", "json"], &["list"], &["rules"], &["completions", "bash"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_orgdocs"));
        command
            .args(arguments)
            .current_dir(files.path(""))
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        let mut running = command.spawn().unwrap();
        drop(running.stdout.take());
        let ended = running.wait_with_output().unwrap();
        assert!(matches!(ended.status.code(), Some(0 | 1)), "{arguments:?}: {:?}", ended.status);
        assert!(!String::from_utf8_lossy(&ended.stderr).contains("panicked"), "{arguments:?}");
    }
}

#[test]
fn narrow_terminals_and_other_locales_are_served() {
    for (name, value) in [
        ("COLUMNS", "20"),
        ("COLUMNS", "1"),
        ("COLUMNS", "nonsense"),
        ("LC_ALL", "C"),
        ("LC_ALL", "de_DE.ISO-8859-1"),
        ("LANG", "POSIX"),
    ] {
        let repo = broken().env(name, value);
        let output = repo.run(["check"]);
        output.exits(1);
        assert!(name == "COLUMNS" || output.stdout.is_ascii(), "{value}: {output}");
        for arguments in [&["--help"][..], &["check", "--help"], &["rules"], &["list"], &["check", "--diff"]] {
            assert!(matches!(repo.run(arguments).code, Some(0 | 1)), "{name}={value} {arguments:?}");
        }
    }
}

#[test]
fn a_report_fits_twenty_columns() {
    let said = warned().env("COLUMNS", "20").run(["check", "--fail-on", "never"]);
    let wide: Vec<&str> = said.exits(0).stdout.lines().filter(|line| line.chars().count() > 20).collect();
    assert!(wide.iter().all(|line| line.contains("╭─[")), "only the place of a finding is one word: {wide:#?}");
    assert!(said.stdout.lines().count() > 20, "{said}");
}

#[test]
fn colour_is_decided_by_option_environment_and_terminal() {
    let coloured = |output: crate::harness::Output| output.stdout.contains('\u{1b}');
    assert!(!coloured(broken().run(["check"])), "a pipe");
    assert!(coloured(broken().run(["check", "--color", "always"])));
    assert!(!coloured(broken().env("NO_COLOR", "1").run(["check", "--color", "auto"])));
    assert!(!coloured(broken().env("CLICOLOR_FORCE", "1").run(["check", "--color", "never"])));
}

#[test]
fn quiet_is_quiet_and_verbose_says_what_was_read() {
    let warned = broken().run(["check", "--quiet"]);
    assert_eq!(warned.exits(1).stderr, "");
    let told = broken().run(["check", "--verbose"]);
    insta::assert_snapshot!(told.exits(1).stderr, @"root [ROOT]; orgdocs.yaml; 2 files listed, 1 read as documents; profile recommended, no phase, as of 2026-04-15, 0 known before");
    assert_eq!(told.stdout, warned.stdout);
}

#[test]
fn a_day_that_no_calendar_has_is_told_why() {
    let out = repo().run(["check", "--as-of", "2026-13-01"]);
    out.exits(2);
    assert!(out.to_string().contains("There is no month 13: the order is year, month, day."), "{out}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_told_about() {
    for arguments in [&["export", "json"][..], &["export", "codeowners"], &["check"]] {
        let repo = repo();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_orgdocs"));
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        command.args(arguments).current_dir(repo.path("")).stdout(full);
        let ended = command.stderr(std::process::Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.code() == Some(2) && said.contains("error: cannot write the answer: "), "{arguments:?}: {said}");
    }
}

#[test]
fn a_date_of_the_build_that_is_none_is_refused() {
    repo().env("SOURCE_DATE_EPOCH", "1775001600").run(["check"]).exits(0);
    let output = repo().env("SOURCE_DATE_EPOCH", "abc").run(["check"]);
    output.exits(2);
    assert!(output.stderr.contains("SOURCE_DATE_EPOCH is no number of seconds"), "{output}");
}
