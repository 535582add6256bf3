//! Every folder of `tests/cases` is a test: `input/` is the repository, `cmd` the words after `orgdocs`, and `stdout` and `exit`
//! (and `stderr`, where there is one) what must come out.
//!
//! `ORGDOCS_BLESS=1` writes what came out. To add a case: a folder with `input/` and `cmd`, then bless it and read the result.

use std::path::{Path, PathBuf};

use crate::harness::Repo;

#[test]
fn every_case_gives_what_it_records() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let bless = std::env::var_os("ORGDOCS_BLESS").is_some();
    let faults: Vec<_> = cases(&folder).iter().filter_map(|case| run(case, bless).err()).collect();
    assert!(faults.is_empty(), "{}\nORGDOCS_BLESS=1 records what came out", faults.join("\n\n"));
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).map(|entries| entries.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default();
    cases.retain(|case| case.is_dir());
    cases.sort();
    cases
}

fn run(case: &Path, bless: bool) -> Result<(), String> {
    let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let words = std::fs::read_to_string(case.join("cmd")).map_err(|error| format!("{name}: cmd: {error}"))?;
    let repo = if case.join("input").is_dir() { Repo::copy_of(&case.join("input")) } else { Repo::new() };
    let output = repo.run(words.split_whitespace());
    let code = output.code.map_or("signal\n".to_owned(), |code| format!("{code}\n"));
    let mut parts = vec![("exit", code), ("stdout", output.stdout.clone())];
    if case.join("stderr").exists() {
        parts.push(("stderr", output.stderr.clone()));
    }
    for (part, now) in parts {
        if bless {
            std::fs::write(case.join(part), &now).map_err(|error| format!("{name}: {part}: {error}"))?;
        }
        let recorded = std::fs::read_to_string(case.join(part)).map_err(|error| format!("{name}: {part}: {error}"))?;
        if recorded != now {
            return Err(format!("{name}: {part} differs\n--- recorded\n{recorded}--- now\n{now}--- all of it\n{output}"));
        }
    }
    Ok(())
}

#[test]
fn a_case_can_fail_and_be_blessed() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("some-case");
    std::fs::create_dir_all(case.join("input")).unwrap();
    for (part, text) in [("cmd", "no-such-command\n"), ("stdout", "what nobody prints\n"), ("exit", "99\n")] {
        std::fs::write(case.join(part), text).unwrap();
    }
    assert_eq!(cases(folder.path()), std::slice::from_ref(&case));
    assert!(run(&case, false).unwrap_err().starts_with("some-case: exit differs"));
    run(&case, true).unwrap();
    run(&case, false).unwrap();
}
