//! Lists in prose: a page that asks for documents is made anew when what it asks for changes, wherever that happens.

use std::fs;

use orgdocs::watch::Show;
use orgdocs::workspace::Touched;

use super::random::{compare_to_first_build, fresh};
use crate::harness::Repo;

const GUILD: &str = "kind: guild\ntitle: Guild\nplural: guilds\npurpose: People who learn together.\nfields:\n  steward: {type: text}\n  size: {type: count}\n";
const PAGE: &str = "# Page\n\n```orgdocs\nkind: guild\nwhere: size > 3\ncolumns: [steward, size]\nsort: -size\n```\n";

fn guild(title: &str, size: u8) -> String {
    format!("---\nkind: guild\nsteward: Ada\nsize: {size}\n---\n# {title}\n")
}

fn shown(show: &Show) -> String {
    String::from_utf8(show.file("page.html").unwrap().to_vec()).unwrap()
}

#[test]
fn a_list_is_made_anew_when_documents_kinds_or_the_configuration_change() {
    let repo = Repo::new()
        .file("orgdocs.yaml", "title: T\n")
        .file(".orgdocs/kinds/guild/kind.yaml", GUILD)
        .file("guilds/sql.md", &guild("Query", 5))
        .file("guilds/ux.md", &guild("Design", 2))
        .file("page.md", PAGE);
    let root = repo.path("");
    let mut rebuild = fresh(&root);
    let first = shown(&rebuild.turn(&Touched::default()).unwrap().unwrap().show);
    assert!(first.contains(">Query</a>") && !first.contains("Design"), "{first}");
    let mut turn = |path: &str, text: Option<&str>| {
        match text {
            Some(text) => fs::write(root.join(path), text).unwrap(),
            None => fs::remove_file(root.join(path)).unwrap(),
        }
        let show = rebuild.turn(&Touched { paths: [path.to_owned()].into(), everything: false }).unwrap().unwrap().show;
        compare_to_first_build(&show, &root, || path.to_owned());
        shown(&show)
    };
    let grown = turn("guilds/ux.md", Some(&guild("Design", 9)));
    assert!(grown.find(">Design</a>") < grown.find(">Query</a>") && grown.contains(">Design</a>"), "{grown}");
    let renamed = turn("guilds/sql.md", Some(&guild("Asking", 5)));
    assert!(renamed.contains(">Asking</a>") && !renamed.contains("Query"), "{renamed}");
    let hidden = turn("guilds/sql.md", Some(&guild("Asking", 5).replace("size:", "publish: false\nsize:")));
    assert!(!hidden.contains("Asking"), "{hidden}");
    let worded =
        turn(".orgdocs/kinds/guild/kind.yaml", Some(&GUILD.replace("size: {type: count}", "size: {type: count, title: Heads}")));
    let unknown = turn(".orgdocs/kinds/guild/kind.yaml", Some(&GUILD.replace("  size: {type: count}\n", "")));
    assert!(
        worded.contains(">Design</a>") && unknown.contains("size &gt; 3"),
        "a list that cannot be is shown as it was written: {unknown}"
    );
    turn(".orgdocs/kinds/guild/kind.yaml", Some(GUILD));
    let left_out = turn("orgdocs.yaml", Some("title: T\nexclude: [guilds/ux.md]\n"));
    assert!(!left_out.contains("Design"), "{left_out}");
    let back = turn("orgdocs.yaml", Some("title: T\nlanguage: de\n"));
    assert!(back.contains(">Design</a>"), "{back}");
    let gone = turn("guilds/ux.md", None);
    assert!(!gone.contains("Design"), "{gone}");
}

#[test]
fn a_mistake_in_a_list_is_found_at_its_line() {
    let mistakes = [
        ("kind: gild\n", "page.md:4:7", "'gild'"),
        ("kind: guild\nwhere: size >\n", "page.md:5", "well-formed-fence"),
        ("kind: guild\nwhere: sise > 3\n", "page.md:5", "sise"),
        ("kind: guild\ncolumns: [size, stewart]\n", "page.md:5:17", "stewart"),
        ("kind: guild\nsort: -sise\n", "page.md:5", "sise"),
        ("kind: guild\ncolumn: [size]\n", "page.md:5:1", "column"),
        ("where: size > 3\n", "page.md:3:1", "of what"),
    ];
    for (block, place, words) in mistakes {
        let repo = Repo::new()
            .file("orgdocs.yaml", "title: T\n")
            .file(".orgdocs/kinds/guild/kind.yaml", GUILD)
            .file("page.md", &format!("# Page\n\n```orgdocs\n{block}```\n"));
        let output = repo.run(["check", "--format", "concise"]);
        let found: Vec<&str> = output.stdout.lines().filter(|line| line.contains("well-formed-fence")).collect();
        assert_eq!(found.len(), 1, "{block}: {output}");
        assert!(found[0].contains(place) && found[0].contains(words), "{block}: {}", found[0]);
    }
}
