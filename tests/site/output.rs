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
    #[cfg(unix)]
    {
        fs::remove_file(output.join("notes.txt")).unwrap();
        fs::rename(output.join("index.html"), place.path().join("index.html")).unwrap();
        std::os::unix::fs::symlink("../index.html", output.join("index.html")).unwrap();
        assert!(refusal(&root, &output, None).contains("index.html"), "a link is not what was written");
    }
}

#[cfg(unix)]
#[test]
fn what_a_killed_build_left_is_removed_and_nothing_else() {
    let place = tempfile::tempdir().unwrap();
    let mut ended = std::process::Command::new("true").spawn().unwrap();
    let gone = ended.id();
    ended.wait().unwrap();
    write(&place.path().join("other"), &[("index.html", "1")]).unwrap();
    let marker = fs::read_to_string(place.path().join("other/.orgdocs-site")).unwrap();
    let folder = |name: &str, marker: &str| {
        fs::create_dir(place.path().join(name)).unwrap();
        fs::write(place.path().join(name).join(".orgdocs-site"), marker).unwrap();
        fs::write(place.path().join(name).join("a.html"), "a").unwrap();
    };
    let (left, mine) = (format!(".site.{gone}.orgdocs"), format!(".site.0{gone}.orgdocs"));
    let (another, living) = (format!(".other.{gone}.orgdocs"), ".site.1.orgdocs".to_owned());
    for name in [&left, &mine, &another, &living] {
        folder(name, &marker);
    }
    write(&place.path().join("site"), &[("index.html", "1")]).unwrap();
    let there = |name: &String| place.path().join(name).exists();
    assert_eq!([&left, &mine, &another, &living].map(there), [false, true, true, true]);
    folder(&left, "mine");
    write(&place.path().join("site"), &[("index.html", "1")]).unwrap();
    assert!(there(&left), "its marker is another");
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

/// A file keeps its age when it is the same file.
#[cfg(unix)]
fn identity(file: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(file).unwrap())
}

#[cfg(unix)]
#[test]
fn a_file_that_stays_as_it_was_is_taken_over() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    let files = ["a/same.html", "longer.html", "other.html", "linked.html"].map(|file| output.join(file));
    write(&output, &[("a/same.html", "1"), ("longer.html", "1"), ("other.html", "1"), ("linked.html", "1")]).unwrap();
    fs::write(place.path().join("elsewhere"), "1").unwrap();
    fs::remove_file(&files[3]).unwrap();
    std::os::unix::fs::symlink(place.path().join("elsewhere"), &files[3]).unwrap();
    let before = [0, 1, 2].map(|at| identity(&files[at]));
    write(&output, &[("a/same.html", "1"), ("longer.html", "12"), ("other.html", "2"), ("linked.html", "1")]).unwrap();
    assert_eq!([0, 1, 2].map(|at| identity(&files[at]) == before[at]), [true, false, false]);
    assert_eq!([0, 1, 2].map(|at| fs::read_to_string(&files[at]).unwrap()), ["1", "12", "2"]);
    assert!(fs::symlink_metadata(&files[3]).unwrap().is_file(), "a link is no page");
    let usual = fs::metadata(&files[1]).unwrap().permissions();
    fs::set_permissions(&files[0], std::os::unix::fs::PermissionsExt::from_mode(0o400)).unwrap();
    write(&output, &[("a/same.html", "1")]).unwrap();
    assert_eq!(fs::metadata(&files[0]).unwrap().permissions(), usual, "nobody could read it");
}

#[test]
fn the_old_site_stays_as_it_is_until_the_new_one_takes_its_place() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    write(&output, &[("index.html", "1"), ("a.html", "1")]).unwrap();
    let fresh = Fresh::begin(&output).unwrap();
    for text in ["1", "2", "1"] {
        fresh.put("index.html", text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "1", "{text}");
    }
    fresh.put("a.html", b"2").unwrap();
    drop(fresh);
    let texts = ["index.html", "a.html"].map(|file| fs::read_to_string(output.join(file)).unwrap());
    assert_eq!(texts, ["1", "1"]);
}
