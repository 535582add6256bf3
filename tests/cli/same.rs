//! The same input gives the same bytes, whatever stands around it.

use std::path::Path;

use crate::harness::Repo;

fn example() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    let repo = Repo::copy_of(&root)
        .file(
            "teams/broken.md",
            "---\nkind: team\naccountable: @ada\nreviewed: 30.03.2026\n---\n# Broken\n\n[x](x.md) [y](y.md)\n",
        )
        .file("zz/broken.md", "# Z\n\n[x](x.md)\n");
    repo.snapshot()
}

fn put(files: impl Iterator<Item = (String, Vec<u8>)>) -> Repo {
    files.fold(Repo::new(), |repo, (path, bytes)| repo.bytes(&path, &bytes))
}

const RUNS: &[&[&str]] = &[
    &["check", "--fail-on", "never"],
    &["check", "--format", "concise"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "gitlab"],
    &["check", "--format", "github"],
    &["check", "--format", "junit"],
    &["check", "--format", "markdown"],
    &["check", "--diff", "--unsafe"],
    &["list", "--format", "json"],
    &["graph"],
    &["impact", "team:payments"],
    &["mv", "team:payments", "team:money"],
];

#[test]
fn threads_zones_locales_paths_and_order_of_files_change_nothing() {
    let files = example();
    let said = |repo: &Repo| -> Vec<String> { RUNS.iter().map(|run| repo.run(*run).stdout).collect() };
    let plain = || put(files.iter().cloned()).env("RAYON_NUM_THREADS", "1");
    let once = said(&plain());
    assert!(once.iter().all(|text| !text.is_empty()));
    for (name, repo) in [
        ("threads", put(files.iter().cloned()).env("RAYON_NUM_THREADS", "7")),
        ("zone", plain().env("TZ", "Pacific/Kiritimati").env("LANG", "tr_TR.UTF-8")),
        ("zone", plain().env("TZ", "America/Los_Angeles").env("LC_ALL", "de_DE.UTF-8")),
        ("order", put(files.iter().rev().cloned())),
    ] {
        for ((run, before), after) in RUNS.iter().zip(&once).zip(said(&repo)) {
            assert_eq!(*before, after, "{name}: {run:?}");
        }
    }
}
