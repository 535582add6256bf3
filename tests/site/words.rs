//! The words of the interface: every language has them all, and a site shows no other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use orgdocs::quantity;
use orgdocs::site::theme::Theme;
use orgdocs::source::{DiskTree, SourceFile, Tree};
use orgdocs::words::{Table, Word, parts};
use orgdocs::workspace;

use crate::harness::Repo;

use super::build;

fn table(language: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/default/strings/{language}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What kinds say in English themselves.
fn is_of_kinds(key: &str) -> bool {
    ["kind:", "kinds:", "group:", "field:", "says:", "purpose:"].iter().any(|prefix| key.starts_with(prefix))
}

fn places(text: &str) -> BTreeSet<&str> {
    parts(text).filter_map(|(_, place)| place).collect()
}

#[test]
fn every_language_has_the_same_keys_with_the_same_places() {
    let (english, german) = (table("en"), table("de"));
    let keys = |table: &Table| table.keys().filter(|key| !is_of_kinds(key)).cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&english), keys(&german));
    for (key, word) in &english {
        match (word, &german[key]) {
            (Word::Plain(here), Word::Plain(there)) => assert_eq!(places(here), places(there), "{key}"),
            (Word::Counted { other: here, .. }, Word::Counted { one, other: there }) => {
                assert_eq!(places(here), places(there), "{key}");
                assert!(places(one).is_subset(&places(here)), "{key}");
            }
            _ => panic!("{key} counts in one language only"),
        }
    }
}

#[test]
fn every_key_that_the_program_asks_for_is_there_and_every_word_is_asked_for() {
    let mut code = String::new();
    for folder in ["src/site", "src/diagram", "src/exchange", "themes/default/templates"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
            code.push_str(&std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    let own = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words.rs")).unwrap();
    code.push_str(own.split("#[cfg(test)]").next().unwrap_or_default());
    let english = table("en");
    let unused: Vec<&String> =
        english.keys().filter(|key| !code.contains(&format!("\"{key}\"")) && !code.contains(&format!("t.{key}"))).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
    let asked = regex::Regex::new(r#"\.(?:say|word|fill|count|count_with|line)\(\s*"([a-z0-9_]+)""#).unwrap();
    let missing: BTreeSet<&str> = asked
        .captures_iter(&code)
        .filter_map(|found| found.get(1))
        .map(|key| key.as_str())
        .filter(|key| !english.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "no word for {missing:?}");
}

#[test]
fn german_names_every_kind() {
    let german = table("de");
    let model = workspace::from_files(Vec::new(), quantity::date("2026-04-15").ok(), Vec::new());
    for (_, kind) in model.catalogue.iter() {
        let group = (!kind.group.is_empty()).then(|| format!("group:{}", kind.group));
        let named = ["kind", "kinds", "purpose"].map(|what| format!("{what}:{}", kind.name));
        for key in named.into_iter().chain(group) {
            assert!(german.contains_key(&key), "no German for {key}");
        }
    }
}

#[test]
fn german_names_every_field_of_every_kind() {
    let german = table("de");
    let model = workspace::from_files(Vec::new(), quantity::date("2026-04-15").ok(), Vec::new());
    let mut missing = BTreeSet::new();
    for (_, kind) in model.catalogue.iter() {
        let fields = kind.fields.iter().chain(kind.types.values().flat_map(|record| record.fields.iter()));
        let names =
            fields.map(|field| field.name.to_string()).chain(kind.computed().iter().map(|computed| computed.name.clone()));
        missing.extend(names.filter(|name| !german.contains_key(&format!("field:{name}"))));
    }
    assert!(missing.is_empty(), "no German for {missing:?}");
}

#[test]
fn german_has_the_headings_of_kinds_the_other_end_of_their_references_and_what_is_due() {
    let german = table("de");
    let model = workspace::from_files(Vec::new(), quantity::date("2026-04-15").ok(), Vec::new());
    let mut missing = BTreeSet::new();
    for (_, kind) in model.catalogue.iter() {
        let fields = kind.fields.iter().chain(kind.types.values().flat_map(|record| record.fields.iter()));
        let inverses = fields.filter_map(|field| field.inverse.clone());
        let titles = kind.views().iter().filter_map(|view| view.part.words("title").map(str::to_owned));
        let unknown = |words: &String| !german.contains_key(&format!("says:{words}")) && !words.contains('{');
        let due = kind.fields.iter().chain(kind.types.values().flat_map(|record| record.fields.iter()));
        let due = due.filter_map(|field| field.due.as_ref()).map(|due| due.what.clone());
        missing.extend(inverses.chain(titles).chain(due).filter(unknown));
    }
    assert!(missing.is_empty(), "no German for {missing:?}");
}

#[test]
fn a_german_page_says_in_german_what_is_due_and_why_something_is_left_out() {
    let bet = "---\nkind: bet\nid: b\naccountable: ada\nstatus: running\nreviewed: 2026-03-30\nkill_if: [paid < 71% by 2026-04-22]\n---\n# Wette\n";
    let site = super::of_files(&[("orgdocs.yaml", "language: de\n"), ("bets/b.md", bet)]);
    let page = &site["organisation/freshness.html"];
    assert!(page.contains("Prüfung") && page.contains("keinem Git-Repository") && !page.contains("no Git"), "{page}");
    let calendar = &site["organisation/bets.html"];
    assert!(calendar.contains("Abbruchtag") && !calendar.contains("kill date"), "{calendar}");
}

#[test]
fn what_a_view_says_itself_is_german_and_what_an_author_says_stays() {
    let bet = "---\nkind: bet\nid: b\naccountable: ada\nstatus: running\nstarted: 2026-03-02\nreviewed: 2026-03-30\nkill_if: [below < 71% by 2026-04-22]\n---\n# Wette\n";
    let site = super::of_files(&[("orgdocs.yaml", "language: de\n"), ("bets/b.md", bet)]);
    let page = &site["bets/b.html"];
    for said in ["Abbruch, wenn below &lt; 71%", "angesehen am 22. April 2026", "Abbruch unter 71%"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Stop if") && !page.contains("looked at"), "{page}");
}

#[test]
fn a_german_map_says_in_german_what_an_improvement_saves() {
    let map = "---\nkind: value-stream-map\nstate: current\nmeasured: 2026-03-01\nitem: x\n---\n# Karte\n\n## Steps\n\n\
               | Step | PT | LT |\n|---|---|---|\n| Bauen | 4h | 4d |\n\n## Improvements\n\n- Leiser — step: Bauen; saves: 3d\n";
    let site = super::of_files(&[("orgdocs.yaml", "language: de\n"), ("value-stream-maps/karte.md", map)]);
    let page = &site["value-stream-maps/karte.html"];
    assert!(page.contains("Leiser (spart 3d)"), "{page}");
}

#[test]
fn the_calendar_of_a_german_site_speaks_german() {
    let bet =
        "---\nkind: bet\nid: b\naccountable: ada\nreviewed: 2026-03-30\nkill_if: [paid < 71% by 2026-04-22]\n---\n# Wette\n";
    let people = "people: [{id: ada, name: Ada Moreau}]\n";
    let calendar = |settings: &str| {
        let repo = Repo::new().file("orgdocs.yaml", settings).file("bets/b.md", bet).file("people.yaml", people);
        repo.run(["build"]).exits(0);
        repo.read("site/organisation/due.ics").replace("\r\n ", "")
    };
    let (english, german) = (calendar("as_of: 2026-04-15\n"), calendar("as_of: 2026-04-15\nlanguage: de\n"));
    for (calendar, told) in [
        (&english, ["Handbook: what is due", "SUMMARY:Kill date: Wette", "Ada Moreau answers for it.", "CATEGORIES:kill date"]),
        (
            &german,
            [
                "Handbuch: was fällig ist",
                "SUMMARY:Abbruchtag: Wette",
                "Ada Moreau ist dafür verantwortlich.",
                "CATEGORIES:Abbruchtag",
            ],
        ),
    ] {
        assert!(told.iter().all(|told| calendar.contains(told)), "{calendar}");
    }
    let names = |calendar: &str| calendar.lines().filter(|line| line.starts_with("UID")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(names(&english), names(&german), "an event keeps its name in another language");
}

/// The pages of `docs-example` in a language, and what its authors and the kinds wrote.
fn example(language: &str) -> (BTreeMap<String, String>, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    let loaded = workspace::load(&workspace::Options { root: root.clone(), as_of: None, built_at: None }).unwrap();
    let files = loaded.listing.files.iter().filter_map(|file| {
        let text = String::from_utf8(DiskTree::new(&root).read(file).ok()?).ok()?;
        let text = if file.path == "orgdocs.yaml" { format!("language: {language}\n{text}") } else { text };
        Some(SourceFile::new(file.path.as_str(), text))
    });
    let files: Vec<SourceFile> = files.collect();
    let authored: String = files.iter().map(|file| file.text.to_string()).collect();
    let model = workspace::from_files(files, quantity::date("2026-04-15").ok(), Vec::new());
    let site = build(&model, &|_| None, None);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let pages = site.pages.iter().filter(|(path, _)| path.ends_with(".html"));
    (pages.map(|(path, page)| (path.clone(), text(&page.bytes))).collect(), authored)
}

/// What stands between tags, each piece once.
fn said(html: &str) -> BTreeSet<String> {
    let unescaped = |text: &str| text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| unescaped(text.trim())).collect()
}

#[test]
fn no_page_of_a_german_site_speaks_english_beside_its_documents() {
    let (english, german) = (table("en"), table("de"));
    let texts = |word: &Word| match word {
        Word::Plain(text) => vec![text.clone()],
        Word::Counted { one, other } => vec![one.clone(), other.clone()],
    };
    // A word alone may be an author's or a kind's; several in a row are ours.
    let foreign: BTreeSet<String> = english
        .iter()
        .filter(|(key, word)| german[*key] != **word)
        .flat_map(|(_, word)| texts(word))
        .filter(|text| text.trim().contains(' ') && places(text).is_empty())
        .map(|text| text.trim().to_owned())
        .collect();
    let patterns: Vec<String> = english
        .values()
        .flat_map(texts)
        .filter(|text| !places(text).is_empty())
        .filter_map(|text| parts(&text).map(|(piece, _)| piece.to_owned()).max_by_key(String::len))
        .filter(|piece| piece.len() > 14)
        .collect();
    let (pages, mut authored) = example("de");
    let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kind");
    for entry in walkdir::WalkDir::new(kinds).into_iter().filter_map(Result::ok) {
        authored.push_str(&std::fs::read_to_string(entry.path()).unwrap_or_default());
    }
    assert!(pages.len() > 100);
    assert!(pages["index.html"].contains("<html lang=\"de\">") && pages["index.html"].contains("15. April 2026"));
    let reference = |path: &str| path.starts_with("rules/") || path.starts_with("kinds/");
    let mut pieces: BTreeMap<String, &str> = BTreeMap::new();
    for (path, html) in pages.iter().filter(|(path, _)| !reference(path)) {
        pieces.extend(said(html).into_iter().map(|text| (text, path.as_str())));
    }
    let of_authors = |text: &str| authored.contains(text) || authored.contains(&text.to_lowercase().replace(' ', "_"));
    for (text, path) in &pieces {
        let of_pattern = patterns.iter().find(|piece| text.contains(piece.trim()));
        if foreign.contains(text) || of_pattern.is_some() {
            assert!(of_authors(text), "{path} says '{text}', as {of_pattern:?}");
        }
    }
}

#[test]
fn a_translation_of_ones_own_is_one_file_and_what_it_lacks_is_english() {
    let own = (
        "strings/fr.json".to_owned(),
        br#"{"home": "Accueil", "n_members": {"one": "{n} membre", "other": "{n} membres"}}"#.to_vec(),
    );
    let theme = Theme::new([own]).unwrap();
    let words = theme.words("fr-CH");
    assert_eq!([words.get("home"), words.get("search")], ["Accueil", "Search"]);
    assert_eq!([words.count("n_members", 1), words.count("n_members", 7)], ["1 membre", "7 membres"]);
}

#[test]
fn a_german_page_writes_numbers_of_ours_as_germans_do_and_leaves_those_of_authors() {
    let model = "kind: retention-model\nid: m\ntitle: M\nperiod: month\nas_of: 2026-03-31\nbasis: customers\ncounting: survival\n\
                 cohorts:\n  - {cohort: 2025-10, size: 420, retained: [420, 399, 387]}\n";
    let pages = |settings| super::of_files(&[("orgdocs.yaml", settings), ("retention-models/m.yaml", model)]);
    let (english, german) = (pages("title: T\n"), pages("language: de\n"));
    let [english, german] = [&english, &german].map(|site| &site["retention-models/m.html"]);
    assert!(english.contains("92.1%"), "{english}");
    assert!(german.contains("92,1%") && !german.contains("92.1%"), "{german}");
    let bet = "---\nkind: bet\nid: b\naccountable: ada\ncost: EUR 1,200\nkill_if: [paid < 71.5% by 2026-04-22]\n---\n# Wette\n";
    let page = &super::of_files(&[("orgdocs.yaml", "language: de\n"), ("bets/b.md", bet)])["bets/b.html"];
    assert!(
        page.contains("EUR 1,200") && page.contains("paid &lt; 71.5% by <time datetime=\"2026-04-22\">22. April 2026</time>"),
        "{page}"
    );
}

#[test]
fn the_heading_of_a_finding_begins_with_a_capital_and_a_name_stays_as_it_is() {
    let bet = "---\nkind: bet\nid: b\naccountable: ada\nkill_if: [below < 71% by soon]\n---\n# B\n";
    let page = &super::of_files(&[("bets/b.md", bet)])["bets/b.html"];
    let heads: Vec<&str> = page.split("class=\"finding-message\">").skip(1).collect();
    assert!(!heads.is_empty(), "{page}");
    assert!(heads.iter().all(|head| !head.starts_with(char::is_lowercase)), "{heads:?}");
}
