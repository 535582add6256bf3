//! The reference of a site tells of the kinds that concern its readers.

use crate::harness::Repo;

const TEAM: &str = "kind: team\nid: payments\nname: Payments\n";

#[test]
fn only_kinds_that_concern_the_readers_have_pages() {
    let guild = "kind: guild\ntitle: Guild\npurpose: People of one craft.\nfields: {craft: {type: text}}\n";
    let repo = Repo::new()
        .file("orgdocs.yaml", "title: X\nkinds: [metric]\n")
        .file("teams/payments.yaml", TEAM)
        .file("notes.md", "# Notes\n\nAll our [[bets]].\n")
        .file(".orgdocs/kinds/guild/kind.yaml", guild);
    repo.run(["build", "--quiet"]).exits(0);
    let has = |page: &str| repo.path("site").join(page).is_file();
    // Written, listed, linked, and the repository's own.
    for page in ["kinds/team.html", "kinds/metric.html", "kinds/bet.html", "kinds/guild.html", "rules/known-kind.html"] {
        assert!(has(page), "{page}");
    }
    assert!(!has("kinds/wardley-map.html"));
    let kinds = repo.read("site/kinds/index.html");
    let (described, others) = kinds.split_once("id=\"not-here\"").unwrap();
    assert!(described.contains("href=\"team.html\"") && !described.contains("Wardley map"), "{described}");
    assert!(others.contains("Wardley map") && !others.contains("wardley-map.html"), "{others}");
    assert!(others.contains("<code>orgdocs explain KIND</code>"));
}

#[test]
fn a_kind_gets_its_rules_with_its_first_document() {
    let repo = Repo::new().file("orgdocs.yaml", "title: X\n").file("notes.md", "# Notes\n");
    let check = "site/rules/mission-present.html";
    repo.run(["build", "--quiet"]).exits(0);
    assert!(!repo.path(check).is_file());
    assert!(repo.read("site/rules/index.html").contains("<code>orgdocs rules</code>"));
    let repo = repo.file("teams/payments.yaml", TEAM);
    repo.run(["build", "--quiet"]).exits(0);
    assert!(repo.path(check).is_file());
}
