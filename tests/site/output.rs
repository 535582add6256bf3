//! Where a site is written, and where it never is.

use std::fs;
use std::path::Path;

use orgdocs::site::output::{Exchange, Fresh, OutputError, check};

fn write(output: &Path, files: &[(&str, &str)]) -> Result<Exchange, OutputError> {
    let fresh = Fresh::begin(output)?;
    files.iter().try_for_each(|(path, text)| fresh.put(path, text.as_bytes()))?;
    fresh.place()
}

fn refusal(root: &Path, output: &Path, home: Option<&Path>) -> String {
    check(root, output, home).map_or_else(|error| error.to_string(), |path| format!("accepted {}", path.display()))
}

#[test]
fn refuses_by_name_what_is_not_ours_to_replace() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("docs");
    fs::create_dir_all(root.join("teams")).unwrap();
    fs::create_dir_all(root.join(".git/x")).unwrap();
    fs::write(root.join("teams/a.md"), "x").unwrap();
    fs::write(root.join("a-file"), "x").unwrap();
    let cases = [
        (root.clone(), "folder of the documents"),
        (root.join("teams/.."), "folder of the documents"),
        (place.path().to_owned(), "documents lie inside"),
        (Path::new("/").to_owned(), "root of the file system"),
        (root.join("teams"), "not empty"),
        (root.join(".git/x"), ".git"),
        (root.join(".GIT/y"), ".git"),
        (root.join(".orgdocs/site"), ".orgdocs"),
        (root.join("a-file"), "not a folder"),
    ];
    for (output, why) in cases {
        let said = refusal(&root, &output, None);
        assert!(said.contains(why), "{}: {said}", output.display());
    }
    let home = place.path().join("home");
    fs::create_dir(&home).unwrap();
    assert!(refusal(&root, &home, Some(&home)).contains("home"));
    assert!(refusal(&root, &home.join("site"), Some(&home)).contains("accepted"));
    assert_eq!(fs::read_to_string(root.join("teams/a.md")).unwrap(), "x");
}

#[test]
fn a_site_replaces_its_own_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let (root, output) = (place.path().join("docs"), place.path().join("site"));
    fs::create_dir(&root).unwrap();
    let target = check(&root, &output, None).unwrap();
    write(&target, &[("index.html", "1"), ("a/b.html", "1")]).unwrap();
    let target = check(&root, &output, None).unwrap();
    let exchange = write(&target, &[("index.html", "2")]).unwrap();
    assert!(matches!(exchange, Exchange::Atomic | Exchange::InPlace));
    assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "2");
    assert!(!output.join("a/b.html").exists());
    let left: Vec<_> = fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    fs::write(output.join("notes.txt"), "mine").unwrap();
    assert!(refusal(&root, &output, None).contains("notes.txt"));
}

#[test]
fn a_file_outside_of_the_site_is_never_written() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    for hostile in ["../x", "/x", "a/../../x", ""] {
        assert!(write(&output, &[(hostile, "x")]).is_err(), "{hostile}");
    }
    let left: Vec<_> = fs::read_dir(place.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}
