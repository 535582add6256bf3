//! The built site: every link resolves, nothing depends on threads, nothing hostile survives, nothing foreign is replaced.

mod addresses;
mod bets;
mod beyond;
mod crawl;
mod first;
mod injection;
mod load;
mod output;
mod overview;
mod pictures;
mod reading;
mod reference;
mod value;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use orgdocs::lint::{self, Policy, Scope};
use orgdocs::model::Model;
use orgdocs::site::theme::Theme;
use orgdocs::site::{self, Options, Site, Sources};
use orgdocs::source::{DiskTree, SourceFile, Tree};
use orgdocs::workspace;

/// The pages of a model with the files that `read` gives.
fn build(model: &Model, read: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync), previous: Option<&Site>) -> Site {
    let policy = Policy::new(&model.config, None);
    let findings = lint::run(model, &policy, &Scope::default());
    let mut theme = Theme::new([]).unwrap();
    let plan = site::plan(model, &findings, &Options { policy, words: theme.words(site::language(model)), live: false }, read);
    site::render(Sources { plan: &plan, model, findings: &findings, read }, &mut theme, previous).unwrap()
}

/// The site of files in memory.
fn of_files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files = files.iter().map(|(path, text)| SourceFile::new(*path, *text)).collect();
    let model = workspace::from_files(files, orgdocs::quantity::date("2026-04-15").ok(), Vec::new());
    let site = build(&model, &|_| Some(Vec::new()), None);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let pages = site.pages.iter().map(|(path, page)| (path.clone(), text(&page.bytes)));
    pages
        .chain(site.search.files().iter().chain(site.search.previews()).map(|(path, bytes)| (path.clone(), text(bytes))))
        .collect()
}

/// The site of `docs-example`.
fn example() -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example");
    let loaded = workspace::load(&workspace::Options { root: root.clone(), as_of: None, built_at: None }).unwrap();
    let read = |path: &str| {
        let file = loaded.listing.files.iter().find(|file| file.path == path)?;
        DiskTree::new(&root).read(file).ok()
    };
    build(&loaded.model, &read, None)
}

#[test]
fn one_thread_and_two_give_the_same_bytes_and_so_does_a_second_build() {
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let one = pool(1).install(example);
    assert!(one == pool(2).install(example), "threads decide what the site shows");
    assert!(one.pages.len() > 100);
}

#[test]
fn what_authors_write_never_runs() {
    let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let team =
        format!("---\nkind: team\nid: \"../../{hostile}\"\ntitle: '{hostile}'\nx_note: '{hostile}'\n---\n# x\n\n{hostile}\n");
    let page = format!(
        "# {hostile}\n\n[a](javascript:alert(1)) [b](data:text/html,x) <a href=\"javascript:alert(1)\">c</a> [d](vbscript:x)\n\n\
         <https://fine.example> <iframe src=x></iframe> <style>p{{}}</style> [[team:x|{hostile}]] @\"onload=x\n\n```{hostile}\n{hostile}\n```\n"
    );
    let pages = of_files(&[("t.md", &team), ("p.md", &page), ("<b>.md", "# b\n")]);
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for never in [
            "<script>",
            "<img src=x",
            "href=\"javascript:",
            "href=\"data:",
            "href=\"vbscript:",
            "<iframe",
            "<style",
            " onerror=alert(1)>\"",
        ] {
            assert!(!html.contains(never), "{path} holds {never}");
        }
        assert!(!path.contains(['<', '"']) && !path.contains(".."), "{path}");
    }
    assert!(pages["p.html"].contains("href=\"https://fine.example\""));
}

#[test]
fn a_private_document_is_nowhere() {
    let secret = "---\nkind: team\nid: secret\ntitle: Moonshot\npublish: private\nreviewed: nonsense\n---\n# Moonshot\n";
    let person = "kind: person\nid: zed\nname: Zebulon\npublish: private\nteam: secret\n";
    let public = "kind: team\nid: public\ntype: stream-aligned\naccountable: zed\nmembers: [zed]\ninteractions:\n  \
                  - {team: secret, mode: x-as-a-service, purpose: nothing}\n";
    let page = "# P\n\n[[team:secret]], @zed and [the plan](s.md)\n";
    let pages = of_files(&[("s.md", secret), ("p.md", page), ("zed.yaml", person), ("public.yaml", public)]);
    assert!(pages["p.html"].contains("<p>secret, zed and the plan</p>"), "{}", pages["p.html"]);
    assert!(!pages.keys().any(|path| path.contains("secret") || path.contains("zed")));
    let told = |html: &str| ["nonsense", "Moonshot", "moonshot", "Zebulon", "zebulon"].iter().any(|word| html.contains(word));
    let shown: Vec<&String> = pages.iter().filter(|(_, html)| told(html)).map(|(path, _)| path).collect();
    assert!(shown.is_empty(), "{shown:?}");
}

#[test]
fn unchanged_pages_keep_their_bytes_and_a_changed_one_is_rendered_again() {
    let files = |words: &str| {
        let text = format!("# A\n\n{words}\n");
        let files = vec![SourceFile::new("a.md", text), SourceFile::new("b.md", "# B\n")];
        workspace::from_files(files, orgdocs::quantity::date("2026-04-15").ok(), Vec::new())
    };
    let first = build(&files("one"), &|_| None, None);
    let second = build(&files("two"), &|_| None, Some(&first));
    assert!(second == build(&files("two"), &|_| None, None), "incremental and cold builds differ");
    let changed: Vec<&String> =
        second.pages.iter().filter(|(path, page)| first.pages.get(*path) != Some(page)).map(|(path, _)| path).collect();
    // The page that holds all pages changes with each of them.
    assert_eq!(changed, ["a.html", "print.html"]);
}

#[test]
fn images_keep_their_place_before_they_arrive() {
    // The first bytes of a PNG of 20 by 10 pixels.
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x14\0\0\0\x0a\x08\x02\0\0\0";
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'/>";
    let raw = "<img alt='c' src='s.png'> <img src=d.svg alt=d width=80 > <img\n  src=\"d.svg\"\n  alt=\"e\">";
    let text = format!("# P\n\n![a](s.png) ![b](broken.png) ![d](d.svg)\n\n{raw}\n\n<p>\n<img src=\"s.png\" height=5>\n</p>\n");
    let files = [("p.md", &*text), ("s.png", ""), ("broken.png", ""), ("d.svg", "")];
    let files = files.iter().map(|(path, text)| SourceFile::new(*path, *text)).collect();
    let model = workspace::from_files(files, None, Vec::new());
    let read = |path: &str| match path {
        "s.png" => Some(png.to_vec()),
        "d.svg" => Some(svg.to_vec()),
        _ => Some(b"nonsense".to_vec()),
    };
    let site = build(&model, &read, None);
    let page = String::from_utf8_lossy(&site.pages["p.html"].bytes).into_owned();
    for shown in [
        "<img src=\"s.png\" alt=\"a\" width=\"20\" height=\"10\" loading=\"lazy\">",
        "<img src=\"broken.png\" alt=\"b\" loading=\"lazy\">",
        "<img src=\"d.svg\" alt=\"d\" width=\"40\" height=\"30\" loading=\"lazy\">",
        "<img alt=\"c\" src=\"s.png\" width=\"20\" height=\"10\">",
        "<img src=\"d.svg\" height=\"60\" alt=\"d\" width=\"80\">",
        "<img src=\"d.svg\" width=\"40\" height=\"30\" alt=\"e\">",
        "<img src=\"s.png\" height=\"5\">",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
}

#[test]
fn raw_pictures_that_are_not_shown_are_their_words_and_boxes_have_names() {
    let page = "# P\n\n<a href=\"https://x.example\"><img src=\"https://x.example/badge.svg\" alt=\"build & tests\"></a>\n\n\
                A <img src=\"q.md\" alt=\"page\"> <img src=\"gone.png\" alt=\"gone\"> <img src=\"//x.example/a.png\"> b\n\n\
                <ul><li><input type=\"checkbox\" checked> one</li><li><input type=\"checkbox\"> two</li></ul>\n";
    let page = &of_files(&[("p.md", page), ("q.md", "# Q\n")])["p.html"];
    assert!(page.contains("<a href=\"https://x.example\">build &amp; tests</a>"), "{page}");
    assert!(page.contains("A page gone  b") && !page.contains("<img"), "{page}");
    let (done, open) =
        ("<input aria-label=\"done\" type=\"checkbox\" checked=\"\"> one", "<input aria-label=\"to do\" type=\"checkbox\"> two");
    assert!(page.contains(done) && page.contains(open), "{page}");
}

#[test]
fn the_page_for_lost_readers_finds_home_from_any_depth() {
    let page = |config: &str| of_files(&[("orgdocs.yaml", config), ("a.md", "# A\n")])["404.html"].clone();
    let below = page("url: https://example.org/handbook/\n");
    assert!(
        below.contains("href=\"/handbook/index.html\"") && below.contains("href=\"/handbook/_orgdocs/orgdocs.css\""),
        "{below}"
    );
    let beside = "<link rel=\"stylesheet\" href=\"_orgdocs/orgdocs.css\">";
    assert!(below.contains(beside), "it looks the same where no server shows it: {below}");
    assert!(page("url: https://example.org\n").contains("href=\"/index.html\""));
    let alone = page("title: A\n");
    assert!(alone.contains("href=\"index.html\"") && alone.matches(beside).count() == 1, "{alone}");
}
