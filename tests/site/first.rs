//! What somebody sees who has just begun: one document, and nobody declared whom it could name.

use super::of_files;

const TEAM: &str = "---\nkind: team\nid: payments\naccountable: ada\n---\n# Payments\n\nSmall firms get paid.\n";

#[test]
fn a_name_answers_though_no_person_is_declared() {
    let waiting = TEAM.replace("payments", "checkout").replace("Payments", "Checkout").replace("ada", "tbd");
    let group = TEAM.replace("payments", "ledger").replace("Payments", "Ledger").replace("ada", "everyone");
    let site = of_files(&[("teams/payments.md", TEAM), ("teams/checkout.md", &waiting), ("teams/ledger.md", &group)]);
    let home = site["index.html"].split_once("id=\"attention\"").unwrap().1.split_once("</section>").unwrap().0;
    assert!(!home.contains("Payments") && home.contains("Checkout") && home.contains("Ledger"), "{home}");
    let (nobody, people) = site["ownership.html"].split_once("id=\"people\"").unwrap();
    assert!(people.contains(">ada<") && people.contains("Payments") && !people.contains("Checkout"), "{people}");
    assert!(nobody.contains("id=\"nobody\""), "{nobody}");
}

#[test]
fn a_name_that_no_declared_person_has_does_not_answer() {
    let people = "people:\n  - {id: ben, name: Ben}\n";
    let site = of_files(&[("teams/payments.md", TEAM), ("people.yaml", people)]);
    let home = site["index.html"].split_once("id=\"attention\"").unwrap().1;
    assert!(home.contains("Payments"), "{home}");
    assert!(!site["ownership.html"].contains(">ada<"));
}

#[test]
fn the_front_page_has_cards_of_what_most_come_for_and_names_of_all_else() {
    let decision = |n: usize| (format!("decisions/{n}.md"), format!("---\nkind: decision\n---\n# Choice {n}\n"));
    let decisions: Vec<(String, String)> = (1..=7).map(decision).collect();
    let files = decisions.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let files: Vec<(&str, &str)> = files.chain([("teams/payments.md", TEAM)]).collect();
    let home = &of_files(&files)["index.html"];
    let teams = home.split_once("id=\"kind-team\"").unwrap().1.split_once("</section>").unwrap().0;
    let (cards, folded) = teams.split_once("<details class=\"fold\">").unwrap();
    assert!(cards.contains("Small firms get paid") && !cards.contains("Choice"), "{cards}");
    assert!(folded.contains("<summary>7 more documents: Decisions</summary>"), "{folded}");
    assert!(folded.contains(">Choice 6<") && !folded.contains(">Choice 7<"), "{folded}");
    assert!(folded.contains("<a href=\"decisions/index.html\">All 7: Decisions</a>"), "{folded}");
}

#[test]
fn what_no_kind_knows_is_shown_as_written_and_ends_where_it_ends() {
    let text =
        "---\nkind: team\nid: payments\nfirst: {a: [1, 2]}\nsecond:\n- x\n- y\nthird:\n  z: 1\nlast: bob\n---\n# Payments\n";
    let page = &of_files(&[("teams/payments.md", text)])["teams/payments.html"];
    let more = page.split_once("id=\"more-fields\"").unwrap().1.split_once("</section>").unwrap().0;
    let shown: Vec<&str> =
        more.split("<code>").skip(1).filter_map(|part| part.split_once("</code>")).map(|(code, _)| code).collect();
    assert_eq!(shown, ["{a: [1, 2]}", "- x\n- y", "z: 1", "bob"]);
}
