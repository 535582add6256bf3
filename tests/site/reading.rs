//! Finding one's way and trust: ids that changed, what stays private, what stands around a page, who changed it last.

use crate::harness::Repo;

const TEAM: &str = "---\nkind: team\nid: payments\ntitle: Payments\nformerly: [billing, cash]\n---\n# Payments\n";

#[test]
fn an_old_id_leads_to_the_new_page() {
    let page = "# P\n\n[[team:billing]] and [more](team:cash)\n";
    let other = "---\nkind: team\nid: cash\ntitle: Cash\n---\n# Cash\n";
    let pages = super::of_files(&[("t.md", TEAM), ("cash.md", other), ("p.md", page)]);
    let moved = &pages["teams/billing.html"];
    assert!(moved.contains("<meta http-equiv=\"refresh\" content=\"0; url=payments.html\">"), "{moved}");
    assert!(moved.contains("<link rel=\"canonical\" href=\"payments.html\">"), "{moved}");
    assert!(!pages["teams/cash.html"].contains("refresh"), "an id that somebody has now is theirs");
    assert!(pages["p.html"].contains("href=\"teams/payments.html\""), "{}", pages["p.html"]);
    assert!(pages["p.html"].contains("href=\"teams/cash.html\""), "{}", pages["p.html"]);
    let names = &pages["_orgdocs/search/names.js"];
    assert!(names.contains(r#""team:billing":"#) && !names.contains("billing.html"), "{names}");
}

#[test]
fn a_page_shows_what_it_is_connected_with() {
    let stream = "kind: value-stream\nid: pay\ntitle: Get paid\n";
    let map = "---\nkind: value-stream-map\nid: now\ntitle: Now\nvalue_stream: pay\naccountable: ada\n---\n# Now\n\nBy [[team:payments]].\n";
    let people = "people:\n  - {id: ada, name: Ada}\n";
    let pages = super::of_files(&[("t.md", TEAM), ("pay.yaml", stream), ("m.md", map), ("people.yaml", people)]);
    let map = &pages["value-stream-maps/now.html"];
    let (_, around) = map.split_once("around-holder").unwrap();
    let (picture, list) = around.split_once("</svg>").unwrap();
    for name in ["Get paid", "Payments", "Ada"] {
        assert!(picture.contains(name) && list.contains(name), "{name}: {around}");
    }
    assert!(!pages["value-streams/pay.html"].contains("around-holder"), "one line needs no picture");
}

#[test]
fn the_team_of_who_answers_stands_beside_them_where_there_is_one() {
    let bet = "kind: bet\nid: app\ntitle: App\naccountable: ada\n";
    let people = "people:\n  - {id: ada, name: Ada}\n";
    let team = |id: &str, more: &str| format!("kind: team\nid: {id}\ntitle: The {id}\naccountable: ada\n{more}");
    let trust = |pages: &[(&str, &str)], page: &str| {
        let pages = super::of_files(&[&[("app.yaml", bet), ("people.yaml", people)], pages].concat());
        pages[page].split("<dl class=\"trust").nth(1).unwrap().split("</dl>").next().unwrap().to_owned()
    };
    let (one, other) = (team("one", "members: [ada]\n"), team("other", "members: [ada]\n"));
    let shown = trust(&[("a.yaml", &one)], "bets/app.html");
    assert!(shown.contains("href=\"../teams/one.html\"") && shown.contains("The one"), "{shown}");
    assert!(!trust(&[("a.yaml", &one)], "teams/one.html").contains("The one"), "a team is not beside itself");
    assert!(!trust(&[("a.yaml", &one), ("b.yaml", &other)], "bets/app.html").contains("The "), "she is in two");
    assert!(!trust(&[("a.yaml", &team("one", ""))], "bets/app.html").contains("The "), "she is in none");
    let gone = team("other", "status: archived\nmembers: [ada]\n");
    assert!(trust(&[("a.yaml", &one), ("b.yaml", &gone)], "bets/app.html").contains("The one"), "the other is history");
    let stream = "kind: value-stream\nid: pay\ntitle: Pay\naccountable: ada\nteams: [other]\n";
    assert!(!trust(&[("a.yaml", &one), ("s.yaml", stream)], "value-streams/pay.html").contains("The one"), "it names its teams");
}

#[test]
fn what_is_private_is_nowhere_on_the_site() {
    let secrets = [
        "zq1", "zq2", "zq3", "zq4", "zq5", "zq6", "zq7", "zq8", "zq9", "zq10", "zq11", "zq12", "zq13", "zq14", "zq15", "zq16",
        "zq17", "zq18",
    ];
    let repo = Repo::new()
        .file(
            "orgdocs.yaml",
            "title: T\nas_of: 2026-04-15\nkinds: [team, person, metric, glossary, value-stream]\nurl: https://t.example/\ntwins: true\nsummary: S\n",
        )
        // Nearly a marker is one, and a list asks for what is hidden in vain.
        .file(
            "slips.md",
            "# Slips\n\n## Kept\n\n<!-- publish: flase -->\n\nzq10\n\n```mermaid\nflowchart LR\n a[zq11] --> b\n```\n\n## Seen\n\n\
             ```orgdocs\nkind: team\ncolumns: [type]\n```\n",
        )
        .file("people.yaml", "people:\n  - {id: shy, name: zq14, publish: false}\n  - {id: ada, name: Ada}\n")
        .file("teams/with.md", "---\nkind: team\nid: with\ntitle: With\npart_of: quiet\nmembers: [ada, shy]\n---\n# With\n")
        // What another page shows of a document that it names.
        .file(
            "value-streams/pay.md",
            "---\nkind: value-stream\nid: pay\ntitle: Pay\naccountable: shy\nteams: [quiet, loud]\nmetrics: [hidden]\n---\n# Pay\n\nPeople pay.\n",
        )
        .file("metrics.yaml", "metrics:\n  - {id: hidden, title: zq15, definition: zq16, source: zq17, publish: false}\n")
        .file("slip.md", "---\npublish: privat\n---\n# zq12\n")
        .file("teams/slip.md", "---\nkind: team\nid: slip\ntitle: zq13\nPublish: flase\n---\n# zq13\n")
        .file("README.md", "# Home\n\n[plan](plan.md) [[team:quiet]]\n\n## Pay <!-- publish: false -->\n\nzq1 ![x](zq9.png)\n\n## Open\n\nSeen.\n")
        .file("zq9.png", "")
        .file("plan.md", "---\npublish: false\n---\n# zq2\n\nzq3 [gone](gone.md)\n")
        .file("teams/quiet.md", "---\nkind: team\nid: quiet\ntitle: zq4\nmission: zq18\npublish: false\nmembers: [ada]\nreviewed: 2020-01-01\n---\n# zq4\n\n[gone](gone.md)\n")
        .file(
            "teams/loud.md",
            "---\nkind: team\nid: loud\ntitle: Loud\ntype: platform\nreviewed: 2026-04-01\nx: 1\n---\n# Loud\n\n## Purpose\n\nWe help.\n\n\
             ## Members\n\n<!-- publish: false -->\n\n- zq5\n\n### Notes\n\nzq6 [gone](zq7.md)\n\n## Not us\n\n- rest\n",
        )
        .file("glossary.md", "---\nkind: glossary\n---\n# Words\n\n## Terms\n\n<!-- publish: private -->\n\n- **zq8**: hidden\n");
    let output = repo.run(["build"]);
    assert_eq!(output.code, Some(0), "{output}");
    assert!(output.stdout.contains("zq7.md"), "it is checked all the same: {output}");
    let site: Vec<(String, String)> = repo
        .snapshot()
        .into_iter()
        .filter(|(path, _)| path.starts_with("site/"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    for looked_at in
        ["search/names.js", "llms.txt", "graph.json", "sitemap.xml", "changes.xml", "print.html", "slips.md", "teams/loud.json"]
    {
        assert!(site.iter().any(|(path, _)| path.ends_with(looked_at)), "{looked_at} is looked at");
    }
    for secret in secrets {
        let told: Vec<&String> =
            site.iter().filter(|(path, text)| path.contains(secret) || text.contains(secret)).map(|(path, _)| path).collect();
        assert!(told.is_empty(), "{secret} is told by {told:?}");
    }
    // A catalogue is read by others too; owners of files and lists of documents stay in the repository.
    let catalogue = repo.run(["export", "backstage"]).stdout;
    assert!(catalogue.contains("\"ada\"") && catalogue.contains("\"with\""), "{catalogue}");
    assert!(!secrets.iter().chain(&["quiet", "slip", "shy"]).any(|secret| catalogue.contains(secret)), "{catalogue}");
    let text = |wanted: &str| site.iter().find(|(path, _)| path == wanted).map(|(_, text)| text.as_str()).unwrap();
    assert!(text("site/index.html").contains("Seen.") && text("site/teams/loud.html").contains("rest"));
    assert!(!site.iter().any(|(path, _)| path.contains("plan.html") || path.contains("quiet.html")));
}

#[test]
fn a_page_says_where_it_can_be_changed() {
    let config = "edit_link: https://git.example/edit/{path}\nsource_link: https://git.example/{path}\nversion: 2026.4\n";
    let pages = super::of_files(&[("orgdocs.yaml", config), ("hand book.md", "# A\n")]);
    let page = &pages["hand book.html"];
    assert!(page.contains("<a class=\"edit\" href=\"https://git.example/edit/hand%20book.md\">Edit this page</a>"), "{page}");
    assert!(page.contains("Version 2026.4"), "{page}");
    let without = &super::of_files(&[("a.md", "# A\n")])["a.html"];
    assert!(
        !without.contains("class=\"edit\"") && !without.contains("Last changed") && !without.contains("Version"),
        "{without}"
    );
}

#[test]
fn the_navigation_asks_who_comes() {
    let bet = "kind: bet\nid: b\ntitle: B\nkill_criteria: [x]\n";
    let decision = "kind: decision\nid: d\ntitle: D\n";
    let pages = super::of_files(&[("t.md", TEAM), ("b.yaml", bet), ("d.yaml", decision), ("how.md", "# How\n")]);
    let section = |page: &str, id: &str| {
        let (_, rest) = pages[page].split_once(&format!("<details class=\"nav-section\" data-section=\"{id}\"")).unwrap();
        rest.split_once("</details>").unwrap().0.to_owned()
    };
    let teams = section("teams/payments.html", "my-team");
    assert!(teams.starts_with(" open>") && teams.contains("teams/index.html"), "{teams}");
    assert!(section("index.html", "my-team").starts_with("><summary>My team"), "closed until one is there");
    assert!(section("index.html", "strategy").contains("bets/index.html"));
    let work = section("index.html", "work");
    assert!(work.contains("how.html") && work.contains("decisions/index.html"), "{work}");
}
