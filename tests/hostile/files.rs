//! Files that are not what they seem.

use crate::harness::Repo;

use super::{pairs, rules, survives};

const READABLE: &str = "readable-file";

#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let repo = Repo::new().file("a.md", "# A\n");
    let pipe = repo.path("x.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(rules(&survives(&repo)), pairs(&[("x.md", READABLE)]));
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_out_of_the_tree_are_not_followed() {
    use std::os::unix::fs::symlink;
    let repo = Repo::new().file("a/a.md", "# A\n\n[secret](out.md), [away](away/secret.md)\n");
    let outside = repo.path("..").join("outside");
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(outside.join("secret.md"), "# Secret\n\n[broken](nowhere.md)\n").unwrap();
    symlink("..", repo.path("a/up")).unwrap();
    symlink("two", repo.path("one")).unwrap();
    symlink("one", repo.path("two")).unwrap();
    symlink("self.md", repo.path("self.md")).unwrap();
    symlink(outside.join("secret.md"), repo.path("a/out.md")).unwrap();
    symlink(&outside, repo.path("a/away")).unwrap();
    symlink("nothing.md", repo.path("a/dangling.md")).unwrap();
    let output = survives(&repo);
    assert!(!output.stdout.contains("Secret") && !output.stdout.contains("nowhere.md"), "{output}");
    let found = rules(&output);
    for (path, rule) in [("self.md", READABLE), ("a/out.md", READABLE), ("a/dangling.md", READABLE)] {
        assert!(found.contains(&(path.to_owned(), rule.to_owned())), "{path}: {found:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_finding() {
    use std::os::unix::fs::PermissionsExt;
    let repo = Repo::new().file("closed.md", "# Closed\n").file("a.md", "# A\n");
    std::fs::set_permissions(repo.path("closed.md"), std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(repo.path("closed.md")).is_ok() {
        return;
    }
    let output = repo.run(["check", "--format", "json"]);
    assert_eq!(rules(&output), pairs(&[("closed.md", READABLE)]));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_a_finding_unless_it_is_excluded() {
    use std::os::unix::fs::PermissionsExt;
    let repo = Repo::new().file("locked/a.md", "# A\n").file("own/locked/a.md", "# A\n").file("a.md", "# A\n");
    let all_may = |mode: u32| {
        for folder in ["locked", "own/locked"] {
            std::fs::set_permissions(repo.path(folder), std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    all_may(0o000);
    let closed = std::fs::read_dir(repo.path("locked")).is_err();
    let all = repo.run(["check", "--format", "json"]);
    std::fs::write(repo.path("orgdocs.yaml"), "exclude: [\"own/**\"]\n").unwrap();
    let some = repo.run(["check", "--format", "json"]);
    all_may(0o755);
    if closed {
        assert_eq!(rules(&all), pairs(&[("locked", READABLE), ("own/locked", READABLE)]));
        assert_eq!(rules(&some), pairs(&[("locked", READABLE)]));
    }
}

#[test]
fn bytes_that_are_no_text_are_a_finding_each() {
    let utf16: Vec<u8> = "\u{feff}# A\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let repo = Repo::new()
        .bytes("latin.md", b"# Caf\xe9\n\n[gone](gone.md)\n")
        .bytes("utf16.md", &utf16)
        .bytes("cut.md", b"# A \xf0\x9f")
        .bytes("zero.md", b"# \0\0\0\n")
        .bytes("picture.png", b"\x89PNG\xff\xfe")
        .bytes("data.yaml", b"a: \xff\n");
    let found = rules(&survives(&repo));
    for path in ["latin.md", "utf16.md", "cut.md"] {
        assert!(found.contains(&(path.to_owned(), READABLE.to_owned())), "{path}: {found:?}");
    }
    assert!(!found.iter().any(|(path, _)| path == "picture.png" || path == "zero.md"), "{found:?}");
}

#[test]
fn a_folder_named_like_a_page_and_an_empty_repository_are_fine() {
    let repo = Repo::new().file("x.md/y.md", "# Y\n\n[up](../x.md/)\n").file("orgdocs.yaml/z.md", "# Z\n");
    survives(&repo);
    survives(&Repo::new());
}

#[test]
fn arguments_that_name_nothing_end_with_status_two() {
    let repo = Repo::new().file("a.md", "# A\n");
    for path in ["nowhere", "a\nb", "\u{202e}", "a.md/b", "--no-such-flag"] {
        repo.run_within(10, ["check", path]).exits(2);
    }
}
