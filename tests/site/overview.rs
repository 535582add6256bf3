//! The pages about the whole organisation: there only where they have something to say, right, and readable at any size.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use orgdocs::site::Site;
use orgdocs::source::SourceFile;
use orgdocs::workspace;

use crate::harness::Repo;

use super::of_files;

/// The pages about the whole organisation, by file name.
fn overviews(pages: &BTreeMap<String, String>) -> BTreeMap<&str, &str> {
    pages.iter().filter_map(|(path, html)| Some((path.strip_prefix("organisation/")?, html.as_str()))).collect()
}

fn example() -> BTreeMap<String, String> {
    super::example().pages.into_iter().map(|(path, page)| (path, String::from_utf8_lossy(&page.bytes).into_owned())).collect()
}

/// The part of a page without its navigation.
fn main_of(html: &str) -> &str {
    html.split_once("<main").map_or(html, |(_, main)| main)
}

#[test]
fn the_example_has_every_page_and_each_says_what_the_documents_say() {
    let pages = example();
    let found = overviews(&pages);
    for (page, words) in [
        ("team-map.html", "X-as-a-Service, pointing at the consumer"),
        ("dependencies.html", "Manual risk review above EUR 500"),
        ("handoffs.html", "4d / 5d"),
        ("responsibilities.html", "Support loop"),
        ("cognitive-load.html", "Signal"),
        ("skills-coverage.html", "4 of 3"),
        ("metrics.html", "Questions per sign-up"),
        ("roadmaps.html", "Idempotent retries"),
        ("bets.html", "22 kill date"),
        ("investment.html", "27.8%"),
        ("decisions.html", "What took the place of what"),
        ("freshness.html", "Subscribe to the calendar"),
        ("words.html", "Paid invoice"),
        ("coverage.html", "Opportunity tree"),
        ("quiz.html", "The week of 13 April 2026"),
        ("quiz.html", "Which number shows that they are better off?"),
        ("portfolio.html", "By value stream"),
        ("trace.html", "From goals"),
        ("changes.html", "Printed letters left the alternatives"),
    ] {
        assert!(found.get(page).is_some_and(|html| html.contains(words)), "{page} does not say {words}");
        assert!(pages["index.html"].contains(&format!("organisation/{page}")), "{page} is not on the home page");
    }
    assert!(
        found["due.ics"].starts_with("BEGIN:VCALENDAR\r\n") && found["due.ics"].contains("SUMMARY:Kill date: Delivery receipts")
    );
    assert!(!found["skills-coverage.html"].contains("June"), "nobody is named unless the organisation says so");
}

#[test]
fn an_ordinary_repository_has_none() {
    let pages = of_files(&[("README.md", "# A library\n"), ("docs/guide.md", "# Guide\n")]);
    assert!(overviews(&pages).is_empty());
    assert!(!pages["index.html"].contains("organisation/"));
}

const ORGANISATION: &str = "kinds: [team, value-stream-map, handoff, skills, person]\norganisation:\n  phase: hyper-growth\n";

fn team(name: &str, more: &str) -> String {
    format!("---\nkind: team\ntype: stream-aligned\n{more}---\n# {name}\n\nPeople get what they need.\n")
}

#[test]
fn a_boundary_without_a_contract_is_hatched_and_one_between_builder_and_runner_counts() {
    let map = "---\nkind: value-stream-map\nstate: current\nvalue_stream: s\nmeasured: 2026-03-01\nitem: A change\n---\n# Flow\n\n## Steps\n\n\
        | Step | Team | PT | LT | %C&A |\n|---|---|---|---|---|\n| Build | ask | 4h | 1d | 90% |\n| Check | bell | 4h | 4d | 90% |\n";
    let pages = of_files(&[
        ("orgdocs.yaml", ORGANISATION),
        ("teams/ask.md", &team("Ask", "owns: [{name: Queue, domain: simple, run_by: cot}]\n")),
        ("teams/bell.md", &team("Bell", "")),
        ("teams/cot.md", &team("Cot", "")),
        ("value-stream-maps/flow.md", map),
    ]);
    let handoffs = main_of(overviews(&pages)["handoffs.html"]);
    assert!(handoffs.contains("mark-gap\" title=\"Ask → Bell: measured / promised\">3.5d / none"), "{handoffs}");
    assert!(handoffs.contains("Ask → Cot"), "what one team builds and another runs is a boundary");
    assert!(handoffs.contains("built by one and run by the other"));
    assert!(handoffs.contains("work waits for 3.5d, and no handoff says how"), "{handoffs}");
}

#[test]
fn waiting_where_teams_change_is_a_part_of_the_lead_time() {
    let map = |share: &str| {
        format!(
            "---\nkind: value-stream-map\nstate: current\nmeasured: 2026-03-01\nitem: A change\n---\n# Flow\n\n## Steps\n\n\
             | Step | Team | PT | LT | %C&A | Parallel | Share |\n|---|---|---|---|---|---|---|\n| A | ask | 4h | 1d | 90% | | |\n\
             | B | bell | 4h | 4d | 90% | p | {share} |\n| C | cot | 4h | 3d | 90% | p | |\n| D | dell | 4h | 10d | 90% | | |\n"
        )
    };
    let rows = |share: &str| {
        let team = |name: &str| team(name, "");
        let pages = of_files(&[
            ("orgdocs.yaml", ORGANISATION),
            ("teams/ask.md", &team("Ask")),
            ("teams/bell.md", &team("Bell")),
            ("teams/cot.md", &team("Cot")),
            ("teams/dell.md", &team("Dell")),
            ("value-stream-maps/flow.md", &map(share)),
        ]);
        let handoffs = main_of(overviews(&pages)["handoffs.html"]).to_owned();
        let cells =
            handoffs.split("<td class=\"numeric\">").skip(1).map(|cell| cell.split('<').next().unwrap_or_default().to_owned());
        cells.take(4).collect::<Vec<_>>()
    };
    assert_eq!(rows(""), ["4", "13d", "15d", "87%"], "each step once, and of those side by side the longest");
    assert_eq!(rows("50%"), ["4", "12d", "14d", "86%"], "a step that half of the items take is overtaken");
    assert_eq!(rows("80%"), ["4", "12.3d", "14.2d", "87%"], "a step that some items take weighs as much");
}

#[test]
fn the_matrix_calls_a_promise_missed_where_the_check_does() {
    let state = |sle: &str, observed: &str| {
        let page = format!("---\nkind: handoff\nfrom: ask\nto: bell\nsle: {sle}\nobserved: {{{observed}}}\n---\n# Page\n");
        let pages = of_files(&[
            ("orgdocs.yaml", ORGANISATION),
            ("teams/ask.md", &team("Ask", "")),
            ("teams/bell.md", &team("Bell", "")),
            ("handoffs/page.md", &page),
        ]);
        let handoffs = main_of(overviews(&pages)["handoffs.html"]);
        ["mark-bad", "mark-good", "mark-info"]
            .map(|mark| handoffs.contains(&format!("{mark}\" title=\"Ask → Bell")))
            .map(u8::from)
    };
    let (missed, kept, unknown) = ([1, 0, 0], [0, 1, 0], [0, 0, 1]);
    assert_eq!(state("85% within 2d", "p85: 3d"), missed);
    assert_eq!(state("95% within 5d", "p85: 9d"), missed);
    assert_eq!(state("50% within 2d", "p50: 1d, p85: 3d"), kept);
    assert_eq!(state("50% within 2d", "p50: 3d, p85: 4d"), missed);
    assert_eq!(state("80% within 2d", "p85: 3d"), unknown);
    assert_eq!(state("2d", "p85: 3d"), unknown);
}

#[test]
fn people_are_named_beside_skills_only_where_the_organisation_says_so() {
    let skills =
        "---\nkind: skills\nteam: ask\n---\n# Skills\n\n## Skills\n\n| Skill | Need | ada |\n|---|---|---|\n| knots | 2 | 3 |\n";
    let page = |config: &str| {
        let people = "people:\n  - {id: ada, name: Ada Osei}\n";
        let pages = of_files(&[
            ("orgdocs.yaml", config),
            ("teams/ask.md", &team("Ask", "")),
            ("skills/ask.md", skills),
            ("people.yaml", people),
        ]);
        main_of(overviews(&pages)["skills-coverage.html"]).to_owned()
    };
    let counted = page(ORGANISATION);
    assert!(counted.contains("1 of 2") && !counted.contains("Ada"), "{counted}");
    assert!(page(&format!("{ORGANISATION}  names_in_skills: true\n")).contains("Ada Osei"));
}

#[test]
fn a_skill_is_called_by_its_name_in_whatever_column_it_stands() {
    let skills = "---\nkind: skills\nteam: ask\n---\n# Skills\n\n## Skills\n\n| Source | Skill | Need | ada |\n|---|---|---|---|\n\
                  | team | knots | 2 | 3 |\n| team | sails | 1 | 3 |\n";
    let pages = of_files(&[("orgdocs.yaml", ORGANISATION), ("teams/ask.md", &team("Ask", "")), ("skills/ask.md", skills)]);
    let page = main_of(overviews(&pages)["skills-coverage.html"]);
    assert!(page.contains("Knots") && page.contains("Sails") && !page.contains(">Team<"), "{page}");
}

#[test]
fn what_is_private_is_on_none_of_them() {
    let interaction = "interactions: [{team: moon, mode: collaboration, purpose: Rockets}]\n";
    let pages = of_files(&[
        ("orgdocs.yaml", ORGANISATION),
        ("teams/ask.md", &team("Ask", interaction)),
        ("teams/bell.md", &team("Bell", "")),
        ("teams/moon.md", &team("Moonshot", "publish: private\nreviewed: 2026-01-01\n")),
        ("handoffs/rocket.md", "---\nkind: handoff\nfrom: ask\nto: moon\n---\n# Rocket\n"),
    ]);
    for (page, html) in overviews(&pages) {
        assert!(!html.contains("Moonshot"), "{page}");
    }
}

/// An organisation of so many teams, four people each, ten interactions and two dependencies each, with a map for each stream.
fn large(teams: usize) -> Vec<(String, String)> {
    let modes = [("x-as-a-service", "side: consumer, "), ("collaboration", ""), ("facilitating", "side: facilitator, ")];
    let types = ["stream-aligned", "stream-aligned", "stream-aligned", "platform", "enabling", "complicated-subsystem"];
    let mut files = vec![("orgdocs.yaml".to_owned(), ORGANISATION.replace("skills", "value-stream"))];
    let mut people = String::from("people:\n");
    for at in 0..teams {
        let mut text = format!(
            "---\nkind: team\ntype: {}\nvalue_stream: stream-{}\naccountable: p{at}-0\nreviewed: 2026-03-01\nmembers: [p{at}-0, p{at}-1, p{at}-2, p{at}-3]\ninteractions:\n",
            types[at % types.len()],
            at / 8
        );
        for one in 0..10 {
            let (mode, side) = modes[one % 3];
            let other = (at + 1 + one * one * 7) % teams;
            let _ = writeln!(text, "  - {{team: team-{other}, mode: {mode}, {side}purpose: Berths and ropes {one}}}");
        }
        let (slow, block) = ((at * 13 + 5) % teams, (at * 31 + 11) % teams);
        let _ = writeln!(
            text,
            "dependencies:\n  - {{team: team-{slow}, severity: slowing, what: Ropes}}\n  - {{team: team-{block}, severity: blocking, what: Berths}}"
        );
        let _ = write!(text, "---\n# Team number {at}\n\nMerchants find a berth for their ship without waiting.\n");
        files.push((format!("teams/team-{at}.md"), text));
        for one in 0..4 {
            let _ = writeln!(people, "  - {{id: p{at}-{one}, name: Person {at} {one}}}");
        }
        if at % 8 == 0 {
            let stream = at / 8;
            files.push((
                format!("value-streams/stream-{stream}.md"),
                format!("---\nkind: value-stream\ncustomer: Merchants\nteams: [team-{at}]\n---\n# Stream {stream:03}\n\nBerths for ships.\n"),
            ));
            let mut map = format!(
                "---\nkind: value-stream-map\nstate: current\nvalue_stream: stream-{stream}\nitem: A ship\nmeasured: 2026-03-01\n---\n# Map {stream}\n\n## Steps\n\n| Step | Team | PT | LT | %C&A |\n|---|---|---|---|---|\n"
            );
            for step in 0..6 {
                let _ = writeln!(map, "| Step {step} | team-{} | 4h | {}d | 90% |", (at + step * 3) % teams, step + 1);
            }
            files.push((format!("value-stream-maps/map-{stream}.md"), map));
        }
    }
    files.push(("people.yaml".to_owned(), people));
    files
}

/// Where findings are many, the first page counts them by rule, and parts tell them all.
fn every_finding_is_told_once(pages: &BTreeMap<String, String>) {
    let first = main_of(&pages["findings.html"]);
    assert!(first.contains("#warning-") && !first.contains("<article"), "it counts");
    let number = |cell: &str| cell.split_once('<').and_then(|(number, _)| number.parse::<usize>().ok()).unwrap_or_default();
    let counted: usize = first.split("<td class=\"numeric\">").skip(1).map(number).sum();
    let parts: Vec<&String> = (1..).map_while(|part| pages.get(&format!("organisation/findings-{part}.html"))).collect();
    let told: usize = parts.iter().map(|part| part.matches("<article class=\"finding ").count()).sum();
    assert!(parts.len() > 1 && counted == told && counted > 250, "{counted} counted, {told} told in {} parts", parts.len());
    for link in first.split("href=\"organisation/findings-").skip(1).filter_map(|rest| rest.split_once('"')) {
        let (part, anchor) = link.0.split_once(".html#").unwrap();
        let part = &pages[&format!("organisation/findings-{part}.html")];
        assert!(part.contains(&format!("id=\"{anchor}\"")), "{anchor}");
    }
}

#[test]
fn five_hundred_teams_stay_readable() {
    const TEAMS: usize = 500;
    let files = large(TEAMS);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = of_files(&files);
    let found = overviews(&pages);
    for (page, html) in pages.iter().filter(|(page, _)| page.ends_with(".html")) {
        assert!(html.len() < 1_000_000, "{page} has {} bytes", html.len());
    }
    every_finding_is_told_once(&pages);
    let mut drawn = 0;
    for part in 1..=found.keys().filter(|page| page.starts_with("team-map-")).count() {
        let map = found[format!("team-map-{part}.html").as_str()];
        // Behind the map of who works with whom stands the one of who waits for whom, with the same teams.
        let map = map.split("<div class=\"tab\">").nth(1).unwrap_or(map);
        let bars = map.matches("class=\"d-team d-team-").count();
        assert!((1..=40).contains(&bars), "part {part} has {bars} teams");
        drawn += bars;
        assert!(found.contains_key(format!("handoffs-{part}.html").as_str()), "the matrix has the same parts");
    }
    assert_eq!(drawn, TEAMS, "every team is on exactly one map");
    let whole = &found["team-map.html"];
    assert!(whole.contains("team-map-1.html") && found["handoffs.html"].contains("handoffs-1.html"));
    assert!(whole.contains("Who waits for whom") && whole.contains("dependencies-1.html"), "the whole has both tabs as well");
}

#[test]
fn a_word_is_explained_once_a_page_and_follows_its_definition() {
    let site = |meaning: &str, previous: Option<&Site>| {
        let glossary = format!("---\nkind: glossary\n---\n# Words\n\n## Berth\n\n{meaning}\n");
        let page = "# A berth\n\nA `berth`, a [berth](https://x.example), a berth and a berth. Berths and **berth**.\n";
        let person = "---\nkind: person\n---\n# Ada\n\nAsk me about any berth.\n\n## Notes\n\nThe berth is full.\n";
        let files = [("glossary.md", glossary.as_str()), ("guide.md", page), ("people/ada.md", person)];
        let files = files.into_iter().map(|(path, text)| SourceFile::new(path, text)).collect();
        let model = workspace::from_files(files, orgdocs::quantity::date("2026-04-15").ok(), Vec::new());
        super::build(&model, &|_| None, previous)
    };
    let page = |site: &Site| String::from_utf8_lossy(&site.pages["guide.html"].bytes).into_owned();
    let first = site("A place for *one* ship.", None);
    let shown = page(&first);
    let marked =
        "a <abbr class=\"term\" title=\"A place for one ship.\">berth</abbr> and a berth. Berths and <strong>berth</strong>.";
    assert!(shown.contains(marked) && shown.matches("<abbr").count() == 1, "{shown}");
    let person = String::from_utf8_lossy(&first.pages["people/ada.html"].bytes).into_owned();
    let lead = "<p class=\"lead\">Ask me about any <abbr class=\"term\"";
    assert!(person.contains(lead) && person.matches("<abbr").count() == 1, "where it is read first: {person}");
    let second = site("A place for two ships.", Some(&first));
    assert!(page(&second).contains("A place for two ships."), "a page that nobody edited tells the new meaning");
    assert!(second == site("A place for two ships.", None), "incremental and cold builds differ");
}

#[test]
fn the_quiz_asks_what_documents_answer_and_shows_how_it_went() {
    let built = |results: Option<&str>| {
        let mut repo = Repo::copy_of(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example"));
        if let Some(text) = results {
            repo = repo.file("quiz-results.yml", text);
        }
        repo.run(["build"]).exits(0);
        std::fs::read_to_string(repo.path("site/organisation/quiz.html")).unwrap()
    };
    let page = built(None);
    assert!(!page.contains("How it went"));
    assert!(page.matches("<li class=\"card").count() >= 6, "five of the ten, and some that documents answer");
    let counts = "- {date: 2026-04-06, question: Why does your team exist?, asked: 6, answered: 3, knew_asset_exists: 4}\n\
                  - {date: 2026-04-13, question: Why does your team exist?, asked: 4, answered: 4, knew_asset_exists: 4}\n";
    let page = built(Some(counts));
    for words in ["How it went", "6 April 2026 50%, 13 April 2026 100%", "70%", "80%"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(built(Some("hello\n")).contains("is no list of date, asked and answered"));
}

#[test]
fn the_map_of_teams_shows_what_they_wait_for_without_a_script() {
    let repo = Repo::copy_of(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example"));
    repo.run(["build"]).exits(0);
    let page = |name: &str| std::fs::read_to_string(repo.path(format!("site/organisation/{name}.html"))).unwrap();
    let map = page("team-map");
    assert_eq!(map.matches("type=\"radio\"").count(), 2);
    assert!(map.contains("Who waits for whom") && map.contains("who waits for whom</title>"));
    let bets = page("bets");
    for tab in ["All bets", "Get paid", "Onboard"] {
        assert!(bets.contains(&format!("\">{tab}</label>")), "{tab}");
    }
    let coverage = page("coverage");
    for words in ["Health check", "Requirements", "Glossary", "The whole organisation"] {
        assert!(coverage.contains(words), "{words}");
    }
    assert!(page("handoffs").contains("3 per week"), "how much is passed on");
    assert!(page("freshness").contains("is left out: this folder is in no Git repository"));
}
