//! Links as other tools write them, each in the smallest repository that has it.

use crate::harness::Repo;

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
