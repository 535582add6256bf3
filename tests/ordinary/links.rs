//! Links as other tools write them, each in the smallest repository that has it.

use crate::harness::Repo;

/// What is found, each as `path:line rule`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let repo = files.iter().fold(Repo::new(), |repo, (path, text)| repo.file(path, text));
    let found = repo.run(["check", "--format", "json"]).findings();
    found.iter().map(|found| format!("{}:{} {}", found.path, found.line, found.rule)).collect()
}

#[test]
fn nobody_is_sent_to_the_page_they_are_on_or_to_another_name() {
    for (path, text) in [
        ("adr-0001.md", "# A\n[x](adr-0002.md)\n"),
        ("bom.md", "# B\n[b](no.md)\n"),
        ("a.md", "# A\n[b](b.md)\n"),
        ("docs/guide.md", "# G\n[sub](sub/guide.md)\n"),
        ("概要.md", "# 概要\n[壊](ない.md)\n"),
    ] {
        let repo = Repo::new().file(path, text).file("in.md", "# In\n");
        let told = repo.run(["check"]);
        assert!(told.stdout.contains("Correct the path, or remove the link."), "{told}");
        repo.run(["check", "--fix", "--unsafe"]);
        assert_eq!(repo.read(path), text);
    }
    let repo =
        Repo::new().file("guide.md", "# G\n[x](giude.md)\n[y](plna.md)\n").file("plan.md", "# P\n").file("a/plan.md", "# P\n");
    let told = repo.run(["check"]);
    assert_eq!(told.stdout.matches("Did you mean `plan.md`?").count(), 1, "{told}");
}

#[test]
fn an_address_with_a_slash_behind_it_is_that_of_a_page() {
    let index = "# I\n[b](guide/x/) [c](guide/x/#h) [d](guide/x)\n[no](guide/y/) [no](guide/x/#no)\n";
    let files = [("docs/index.md", index), ("docs/guide/x.md", "# X\n## H\n")];
    assert_eq!(found(&files), ["docs/index.md:3 live-link", "docs/index.md:3 live-anchor"]);
    let repo = files.iter().fold(Repo::new(), |repo, (path, text)| repo.file(path, text));
    repo.run(["build"]).exits(0);
    let page = repo.read("site/docs/index.html");
    assert!(page.contains("<a href=\"guide/x.html\">b</a> <a href=\"guide/x.html#h\">c</a>"), "{page}");
    let beside = [("a.md", "# A\n[b](b/)\n"), ("b.md", "# B\n"), ("b/c.md", "# C\n")];
    assert_eq!(found(&beside), [""; 0]);
}
