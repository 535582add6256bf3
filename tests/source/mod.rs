//! The folder on disk: what is listed, what is read, what is written.

use std::fs;
use std::path::Path;

use orgdocs::source::disk::{MAX_BYTES, read, read_all};
use orgdocs::source::write::write_file;
use orgdocs::source::{DiscoverError, DiskTree, Filter, ListedFile, OUTPUT_MARKER, ReadFault, Tree, discover};
use tempfile::TempDir;

/// A folder with files; a name that ends with `/` is a folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn listed(root: &Path, filter: &Filter) -> Vec<ListedFile> {
    discover(root, filter).unwrap().files
}

fn paths(root: &Path, filter: &Filter) -> Vec<String> {
    listed(root, filter).into_iter().map(|file| file.path).collect()
}

fn filter(include: &[&str], exclude: &[&str]) -> Filter {
    let owned = |globs: &[&str]| globs.iter().map(|&glob| glob.to_owned()).collect();
    Filter { include: owned(include), exclude: owned(exclude) }
}

#[test]
fn foreign_hidden_ignored_and_written_folders_are_skipped() {
    let marker = format!("site/{OUTPUT_MARKER}");
    let root = folder(&[
        ("b.md", ""),
        ("a/c.yaml", ""),
        ("a/c.png", ""),
        ("node_modules/x.md", ""),
        ("a/vendor/x.md", ""),
        ("target/x.md", ""),
        (".git/x.md", ""),
        (".github/x.md", ""),
        (".hidden.md", ""),
        (".orgdocs/kinds/k/kind.yaml", ""),
        (".obsidian/app.json", ""),
        (".obsidian/plugins/p/README.md", ""),
        ("a/.vitepress/config/index.ts", ""),
        ("a/.vitepress/theme/x.md", ""),
        ("a/.eleventy.js", ""),
        (&marker, ""),
        ("site/index.html", ""),
        (".gitignore", "/drafts\n*.tmp\n"),
        ("drafts/x.md", ""),
        ("a/x.tmp", ""),
        (".ignore", "b.md\n"),
    ]);
    let telling = ["a/.eleventy.js", "a/.vitepress/config/index.ts"];
    let hidden = [".obsidian/app.json", ".orgdocs/kinds/k/kind.yaml"];
    let listed: Vec<&str> = hidden.into_iter().chain(telling).chain(["a/c.png", "a/c.yaml", "b.md"]).collect();
    assert_eq!(paths(root.path(), &Filter::default()), listed);
}

#[test]
fn globs_narrow() {
    let root = folder(&[("a/x.md", ""), ("a/b/y.md", ""), ("c/z.md", ""), ("d.yaml", "")]);
    assert_eq!(paths(root.path(), &filter(&["a"], &[])), ["a/b/y.md", "a/x.md"]);
    assert_eq!(paths(root.path(), &filter(&["a/*.md", "./d.yaml"], &[])), ["a/x.md", "d.yaml"]);
    assert_eq!(paths(root.path(), &filter(&["."], &["a/b/", "**/z.md"])), ["a/x.md", "d.yaml"]);
    assert!(matches!(discover(root.path(), &filter(&["a["], &[])), Err(DiscoverError::Glob { glob, .. }) if glob == "a["));
    assert!(matches!(discover(&root.path().join("no"), &Filter::default()), Err(DiscoverError::Root { .. })));
}

/// A company that defines a kind `vendor`, and reads only its handbook, loses neither.
#[test]
fn kinds_of_its_own_are_read_whatever_they_are_called_and_whatever_is_included() {
    let kind = ".orgdocs/kinds/vendor/kind.yaml";
    let root = folder(&[(kind, ""), ("handbook/x.md", ""), ("handbook/vendor/y.md", ""), ("z.md", "")]);
    assert_eq!(paths(root.path(), &Filter::default()), [kind, "handbook/x.md", "z.md"]);
    assert_eq!(paths(root.path(), &filter(&["handbook"], &[])), [kind, "handbook/x.md"]);
    assert_eq!(paths(root.path(), &filter(&["handbook"], &[".orgdocs"])), ["handbook/x.md"]);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_loops_are_listed_and_never_followed_out() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("secret.md", "s")]);
    let root = folder(&[("a/x.md", "x"), ("d/e/y.md", "y")]);
    let at = |path: &str| root.path().join(path);
    symlink(outside.path(), at("out")).unwrap();
    symlink(outside.path().join("secret.md"), at("out.md")).unwrap();
    symlink("x.md", at("a/same.md")).unwrap();
    symlink("..", at("d/loop")).unwrap();
    symlink("self.md", at("self.md")).unwrap();
    symlink("nowhere", at("gone.md")).unwrap();
    symlink("d/e", at("short")).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, at("pipe.md"), rustix::fs::Mode::RWXU).unwrap();
    let files = listed(root.path(), &Filter::default());
    let brief: Vec<String> = files.iter().map(|file| format!("{} {:?} {:?}", file.path, file.same_as, file.fault)).collect();
    assert_eq!(
        brief,
        [
            "a/same.md Some(\"a/x.md\") None",
            "a/x.md None None",
            "d/e/y.md None None",
            "d/loop None Some(LeadsOutside)",
            "gone.md None Some(Unreadable { reason: \"the symbolic link leads nowhere\" })",
            "out None Some(LeadsOutside)",
            "out.md None Some(LeadsOutside)",
            "pipe.md None Some(NotRegular)",
            "self.md None Some(LeadsOutside)",
            "short/y.md Some(\"d/e/y.md\") None",
        ]
    );
    let texts: Vec<String> = read_all(&DiskTree::new(root.path()), &files).iter().map(|file| file.text.to_string()).collect();
    assert_eq!(texts.concat(), "xxyy");
    let pipe = ListedFile::new("pipe.md");
    assert_eq!(read(root.path(), &pipe).fault, Some(ReadFault::NotRegular));
    let tree = DiskTree::new(root.path());
    let there = |path: &str| tree.exists(path);
    assert!(there("a/x.md") && there("d") && there("short/y.md") && there("./a"));
    assert!(!there("a/no") && !there("out/secret.md") && !there("../x") && !there("/etc") && !there("d/../a/x.md"));
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_read_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let root = folder(&[]);
    fs::write(root.path().join(std::ffi::OsStr::from_bytes(b"\xff.md")), "f").unwrap();
    fs::write(root.path().join("a\n::error.md"), "n").unwrap();
    let files = listed(root.path(), &Filter::default());
    assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["a\n::error.md", "\u{fffd}.md"]);
    assert_eq!(&*read(root.path(), &files[1]).text, "f");
}

#[test]
fn what_cannot_be_read_keeps_what_can() {
    let root = folder(&[]);
    let write = |name: &str, bytes: &[u8]| fs::write(root.path().join(name), bytes).unwrap();
    write("a.md", "é\u{0}b".as_bytes());
    write("b.md", b"ok \xc3\xa9 \xff rest");
    write("c.md", b"\xff\xfea\0");
    write("d.md", &vec![b'x'; usize::try_from(MAX_BYTES).unwrap() + 1]);
    let read: Vec<(String, Option<ReadFault>)> = listed(root.path(), &Filter::default())
        .iter()
        .map(|file| read(root.path(), file))
        .map(|file| (file.text.to_string(), file.fault))
        .collect();
    assert_eq!(
        read,
        [
            ("é\u{0}b".to_owned(), None),
            ("ok é ".to_owned(), Some(ReadFault::NotUtf8 { at: 6 })),
            (String::new(), Some(ReadFault::Utf16)),
            (String::new(), Some(ReadFault::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES })),
        ]
    );
}

#[test]
fn writing_replaces_whole_files_and_leaves_nothing_behind() {
    let root = folder(&[("a.md", "old")]);
    let path = root.path().join("a.md");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("a.md", root.path().join("link.md")).unwrap();
        write_file(&root.path().join("link.md"), b"new").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(root.path().join("link.md")).unwrap().is_symlink());
        fs::remove_file(root.path().join("link.md")).unwrap();
    }
    #[cfg(not(unix))]
    write_file(&path, b"new").unwrap();
    write_file(&root.path().join("b.md"), b"b").unwrap();
    assert!(write_file(&root.path().join("no/c.md"), b"c").is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
}
