//! A session says what a first run over the same files says.

use std::fs;

use orgdocs::lint::{self, Memory, Policy, Scope};
use orgdocs::report::text;
use orgdocs::workspace::{Options, Session, Touched, Workspace, load};

use crate::harness::Repo;

fn report(workspace: &Workspace) -> String {
    let policy = Policy::new(&workspace.model.config, None);
    let findings = lint::run(&workspace.model, &policy, &Scope::default());
    text::plain(&workspace.model.sources, &findings.shown)
}

#[test]
fn places_stay_true_when_files_around_them_change() {
    let repo = Repo::new().file("a.md", "# A\n\n[gone](gone.md)\n").file("b.md", "# B\n\nText.\n\n[lost](lost.md)\n");
    let options = Options { root: repo.path(""), as_of: None, built_at: None };
    let mut session = Session::new(options.clone());
    session.refresh(&Touched::default()).unwrap();
    let write = |path: &str, text: &str| fs::write(repo.path(path), text).unwrap();
    let steps: [&dyn Fn(); 6] = [
        &|| write("a.md", "# A\n\nOne line more.\n\n[gone](gone.md)\n"),
        &|| write("0.md", "# First by name\n\n[nowhere](nowhere.md)\n"),
        &|| fs::rename(repo.path("b.md"), repo.path("c.md")).unwrap(),
        &|| fs::remove_file(repo.path("a.md")).unwrap(),
        &|| write("a.md", "# Back\n\n[[team:none]] [gone](gone.md)\n"),
        &|| write("b.md", "[x](c.md#none)\n"),
    ];
    for (at, step) in steps.iter().enumerate() {
        step();
        let again = session.refresh_if_changed(&Touched::default()).unwrap().unwrap();
        let cold = load(&options).unwrap();
        assert_eq!(report(&again), report(&cold), "step {at}");
        assert!(report(&again).contains("broken"), "step {at}: {}", report(&again));
        for document in &again.model.documents {
            let file = again.model.sources.file(document.source);
            assert_eq!(file.path, document.path);
            assert_eq!(*file.text, repo.read(&document.path), "{}", document.path);
        }
    }
    assert!(session.refresh_if_changed(&Touched::default()).unwrap().is_none());
}

#[test]
fn a_named_path_is_read_even_if_the_disk_says_nothing_changed() {
    let repo = Repo::new().file("a.md", "# A\n");
    let path = repo.path("a.md");
    let mut session = Session::new(Options { root: repo.path(""), as_of: None, built_at: None });
    session.refresh(&Touched::default()).unwrap();
    let stamp = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "# B\n").unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(stamp).unwrap();
    assert!(session.refresh_if_changed(&Touched::default()).unwrap().is_none(), "size, time and inode are the same");
    let named = Touched { paths: ["a.md".to_owned()].into(), everything: false };
    let workspace = session.refresh_if_changed(&named).unwrap().unwrap();
    assert_eq!(&*workspace.model.sources.file(workspace.model.documents[0].source).text, "# B\n");
    assert!(session.refresh_if_changed(&named).unwrap().is_none(), "the same text again is no change");
    assert!(session.refresh_if_changed(&Touched { everything: true, ..Touched::default() }).unwrap().is_none());
}

/// Reads and checks a repository again and again, each time as a first run does.
fn turns(repo: &Repo) -> impl FnMut() -> String {
    let options = Options { root: repo.path(""), as_of: None, built_at: None };
    let (mut session, mut memory) = (Session::new(options.clone()), Memory::lasting());
    move || {
        let workspace = session.refresh(&Touched::default()).unwrap();
        let policy = Policy::new(&workspace.model.config, None);
        let findings = memory.run(&workspace.model, &policy, &Scope::default());
        let said = text::plain(&workspace.model.sources, &findings.shown);
        assert_eq!(said, report(&load(&options).unwrap()));
        said
    }
}

#[test]
fn what_was_said_of_a_document_is_said_anew_when_somebody_begins_to_point_at_it() {
    let team = |id: &str, more: &str| format!("kind: team\nid: {id}\nname: {id}\n{more}");
    let uses = "dependencies: [{team: pay, what: Ledger, severity: ok, service: ledger}]\n";
    let repo = Repo::new()
        .file("pay.yaml", &team("pay", "owns: [{id: ledger, name: Ledger}]\n"))
        .file("shop.yaml", &team("shop", ""))
        .file("page.md", "# A page\n");
    let mut turn = turns(&repo);
    let write = |path: &str, text: &str| fs::write(repo.path(path), text).unwrap();
    let unsaid = "versioning-declared";
    assert!(!turn().contains(unsaid));
    write("shop.yaml", &team("shop", uses));
    assert!(turn().contains(unsaid), "the ledger has users now");
    write("page.md", "# A page\n\nOf no concern.\n");
    assert!(turn().contains(unsaid));
    write("shop.yaml", &team("shop", ""));
    assert!(!turn().contains(unsaid));
}

#[test]
fn what_was_said_of_a_document_is_said_anew_when_one_that_it_names_changes() {
    let team = |members: &str| format!("kind: team\nid: pay\nname: Pay\nmembers: [{members}]\n");
    let agreement = "kind: working-agreement\nlevel: team\nteam: pay\nagreed_by: [ada, sam]\n";
    let person = |id: &str| format!("kind: person\nid: {id}\nname: {id}\n");
    let repo = Repo::new().file("pay.yaml", &team("ada, sam")).file("agreement.yaml", agreement);
    let repo = ["ada", "sam", "june"].iter().fold(repo, |repo, id| repo.file(&format!("people/{id}.yaml"), &person(id)));
    let mut turn = turns(&repo);
    let write = |path: &str, text: &str| fs::write(repo.path(path), text).unwrap();
    let absent = "agreed-by-every-member";
    assert!(!turn().contains(absent));
    write("pay.yaml", &team("ada, sam, june"));
    assert!(turn().contains(absent), "the team says something new, the agreement does not");
    write("people/june.yaml", &person("june").replace("name: june", "name: June"));
    assert!(turn().contains(absent));
    write("0.md", "# First by name\n");
    assert!(turn().contains(absent));
    write("pay.yaml", &team("ada, sam"));
    assert!(!turn().contains(absent));
    write("orgdocs.yaml", "rules: {agreed-by-every-member: off}\n");
    write("pay.yaml", &team("ada, june"));
    assert!(!turn().contains(absent));
}
