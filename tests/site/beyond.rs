//! What a site offers beside its pages: lists in prose, feeds, lists for machines, twins, themes, and all pages on one.

use std::collections::BTreeMap;

use super::of_files;

const ADA: (&str, &str) = ("people/ada.yaml", "kind: person\nid: ada\nname: Ada Moreau\n");

fn team(id: &str, kind: &str, more: &str) -> (String, String) {
    let path = format!("teams/{id}.md");
    (path, format!("---\nkind: team\ntype: {kind}\naccountable: ada\n{more}---\n# Team {id}\n\nWhy {id} is there.\n"))
}

fn site(page: &str, more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let teams = [
        team("one", "platform", "size: 3\n"),
        team("two", "stream-aligned", ""),
        team("zanzibar", "platform", "publish: private\n"),
    ];
    let mut files: Vec<(&str, &str)> = teams.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.extend([ADA, ("page.md", page)]);
    files.extend(more);
    of_files(&files)
}

#[test]
fn a_list_in_prose_shows_what_it_asks_for_and_nothing_private() {
    let page = "# Page\n\n```orgdocs\nkind: team\nwhere: type == \"platform\"\ncolumns: [type, accountable]\n```\n";
    let shown = &site(page, &[])["page.html"];
    assert!(shown.contains(">Team one</a>") && shown.contains(">Ada Moreau</a>"), "{shown}");
    assert!(!shown.contains("Team two") && !shown.to_lowercase().contains("zanzibar"), "{shown}");
    assert!(!shown.contains("kind: team"));
}

#[test]
fn a_list_is_ordered_as_asked_and_may_be_cards() {
    let page = "# Page\n\n```orgdocs\nkind: team\nsort: -title\nas: cards\n```\n\nRaw <b>html</b>.\n";
    let shown = &site(page, &[])["page.html"];
    let at = |words: &str| shown.find(words).unwrap_or_else(|| panic!("no {words} in {shown}"));
    assert!(at("Team two") < at("Team one"));
    assert!(shown.contains("class=\"card") && shown.contains("<b>html</b>"));
}

#[test]
fn a_list_with_a_mistake_stays_as_it_was_written() {
    let shown = &site("# Page\n\n```orgdocs\nkind: teem\n```\n", &[])["page.html"];
    assert!(shown.contains("teem"));
}

#[test]
fn feeds_and_lists_for_machines_name_what_is_published() {
    let config = "title: Kestrel\nsummary: How we work.\nurl: https://kestrel.example/docs/\n";
    let changed = "---\nkind: team\ntype: platform\nchanges:\n  - {date: 2026-03-01, what: We split & moved, why: It was too much.}\n---\n# Team four\n";
    let files = site("# Page\n", &[("orgdocs.yaml", config), ("teams/four.md", changed)]);
    let sitemap = &files["sitemap.xml"];
    assert!(sitemap.contains("<loc>https://kestrel.example/docs/teams/one.html</loc>") && !sitemap.contains("404"), "{sitemap}");
    let llms = &files["llms.txt"];
    assert!(llms.starts_with("# Kestrel\n\n> How we work.\n"), "{llms}");
    assert!(llms.contains("- [Team one](https://kestrel.example/docs/teams/one.html)"), "{llms}");
    let graph: serde_json::Value = serde_json::from_str(&files["graph.json"]).unwrap();
    assert!(graph["nodes"].as_array().unwrap().iter().any(|node| node["address"] == "team:one"));
    let feed = &files["changes.xml"];
    assert!(feed.contains("<summary>We split &amp; moved — It was too much.</summary>"), "{feed}");
    assert!(feed.contains("<updated>2026-03-01T00:00:00Z</updated>") && feed.contains("<id>urn:uuid:"), "{feed}");
    for (path, text) in &files {
        assert!(!text.to_lowercase().contains("zanzibar"), "{path} tells of what is private");
    }
}

#[test]
fn a_change_keeps_its_id_when_the_site_moves() {
    let changed = "---\nkind: team\nchanges: [{date: 2026-03-01, what: We split.}]\n---\n# Team four\n";
    let ids = |url: &str| {
        let files = site("# Page\n", &[("orgdocs.yaml", url), ("teams/four.md", changed)]);
        files["changes.xml"].lines().filter(|line| line.starts_with("<id>")).map(str::to_owned).collect::<Vec<_>>()
    };
    let here = ids("url: https://a.example\n");
    assert!(here.len() == 2 && here == ids("url: https://b.example/x\n"), "{here:?}");
}

#[test]
fn all_pages_stand_on_one_with_links_that_stay_there() {
    let page = "# Page\n\nSee [team one](teams/one.md) and [below](#below).\n\n## Below\n\nHere.\n";
    let files = site(page, &[]);
    let whole = &files["print.html"];
    let ids: Vec<&str> = whole.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id).collect();
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id twice");
    let links: Vec<&str> = whole.split("href=\"#").skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id).collect();
    assert!(links.len() > 4 && links.iter().all(|link| unique.contains(link)), "{links:?} in {unique:?}");
    assert!(whole.contains("Why one is there.") && !whole.to_lowercase().contains("zanzibar"));
}

#[test]
fn a_theme_is_chosen_by_name_and_a_folder_stands_over_the_default() {
    use orgdocs::site::theme::{Theme, chosen};
    let below = |folder: &str| match folder {
        "brand/" => vec![("static/tokens.css".to_owned(), b":root{--ink:teal}".to_vec())],
        _ => Vec::new(),
    };
    let sheet = |written: Option<&str>| {
        let (name, files) = chosen(written, below);
        let theme = Theme::named(&name, files).unwrap();
        let sheet = theme.statics().find(|(path, _)| path == "_orgdocs/orgdocs.css").map(|(_, bytes)| bytes.to_vec());
        assert!(!theme.statics().any(|(path, _)| path.ends_with("tokens.css")), "the stylesheet is one");
        String::from_utf8(sheet.unwrap()).unwrap()
    };
    let (default, plain, brand) = (sheet(None), sheet(Some("plain")), sheet(Some("brand")));
    assert!(default.contains("--ink:") && default.contains(".masthead"));
    assert!(plain != default && plain.contains("--radius: 0;") && plain.contains(".masthead"));
    let at = |words: &str| brand.find(words).unwrap_or_else(|| panic!("no {words}"));
    assert!(at("--ink:") < at(":root{--ink:teal}") && at(":root{--ink:teal}") < at(".masthead"), "it says only what it changes");
}

#[test]
fn every_page_has_twins_where_the_configuration_asks_for_them() {
    use crate::harness::Repo;
    let (path, text) = team("one", "platform", "");
    let repo = Repo::new().file("orgdocs.yaml", "twins: true\n").file(&path, &text).file(ADA.0, ADA.1);
    repo.run(["build"]).exits(0);
    let markdown = repo.read("site/teams/one.md");
    assert!(markdown.starts_with("# Team one\n") && markdown.contains("[Ada Moreau](../people/ada.md)"), "{markdown}");
    assert!(markdown.contains("## What this links to\n\n- Accountable: [Ada Moreau](../people/ada.md)"), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&repo.read("site/teams/one.json")).unwrap();
    assert_eq!(json["links"][0], serde_json::json!({"wording": "Accountable", "links": ["[Ada Moreau](../people/ada.md)"]}));
    assert_eq!((&json["title"], &json["kind"]), (&"Team one".into(), &"team".into()));
    assert!(repo.read("site/teams/one.html").contains("type=\"text/markdown\" href=\"one.md\""));
    assert!(repo.read("site/llms.txt").contains("teams/one.md"));
    assert!(!repo.path("site/rules/live-link.md").exists());
}

#[test]
fn a_twin_says_what_is_wrong_and_what_is_waived_as_its_page_does() {
    use crate::harness::Repo;
    let waived = "waive:\n  - {rule: live-link, reason: The guide comes in May, until: 2026-06-01}\n";
    let (path, text) = team("one", "platform", &format!("value_stream: gone\n{waived}"));
    let text = text + "\nSee [the guide](guide.md).\n";
    let repo = Repo::new().file("orgdocs.yaml", "twins: true\nas_of: 2026-04-15\n").file(&path, &text).file(ADA.0, ADA.1);
    repo.run(["build"]).exits(0);
    let json: serde_json::Value = serde_json::from_str(&repo.read("site/teams/one.json")).unwrap();
    let found = json["findings"].as_array().unwrap().iter().find(|found| found["rule"] == "live-reference").unwrap();
    assert_eq!((&found["level"], &found["place"]), (&"error".into(), &"teams/one.md:5:15".into()), "{found}");
    assert_eq!(
        (&json["waivers"][0]["rule"], &json["waivers"][0]["reason"]),
        (&"live-link".into(), &"The guide comes in May".into())
    );
}

#[test]
fn a_folder_is_a_theme_however_its_path_is_written() {
    for written in ["look", "./look", "look/"] {
        let repo = crate::harness::Repo::new().file("orgdocs.yaml", &format!("theme: {written}\n")).file("a.md", "# A\n");
        let repo = repo.file("look/templates/footer.html", "<footer>ours</footer>");
        repo.run(["build"]).exits(0);
        assert!(repo.read("site/a.html").contains("<footer>ours"), "{written}");
    }
}

#[test]
fn a_theme_is_copied_out_once_and_an_unknown_one_is_a_finding() {
    use crate::harness::Repo;
    let repo = Repo::new().file("orgdocs.yaml", "theme: plane\n").file("a.md", "# A\n");
    let found = repo.run(["check"]);
    assert!(found.to_string().contains("there is no theme 'plane'"), "{found}");
    repo.run(["theme", "--eject", "--file", "static/tokens.css"]).exits(0);
    assert!(repo.read(".orgdocs/theme/static/tokens.css").contains("--paper:"));
    repo.run(["theme", "--eject"]).exits(2);
    repo.run(["theme", "--eject", "--file", "static/nothing.css"]).exits(2);
}
