//! `orgdocs watch` as a person runs it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::harness::Repo;

use super::client::{KILL, Listener, get};

/// A run that ends with the test.
struct Running {
    child: Child,
    lines: Receiver<String>,
    address: SocketAddr,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Running {
    fn start(repo: &Repo, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_orgdocs"));
        command.args(["watch", "--port", "0", "--as-of", "2026-04-15"]).args(arguments).current_dir(repo.path("")).env_clear();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                drop(sender.send(line));
            }
        });
        let mut running = Self { child, lines, address: (Ipv4Addr::LOCALHOST, 0).into() };
        let line = running.line_with("serving http://");
        running.address = line.trim_start_matches("serving http://").trim_end_matches('/').parse().unwrap();
        running
    }

    /// The next line that says this.
    fn line_with(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(KILL).unwrap_or_else(|_| panic!("no line with {words:?}"));
            if line.contains(words) {
                return line;
            }
        }
    }
}

#[test]
fn an_edit_reloads_open_pages_and_says_what_is_new() {
    let repo = Repo::new().file("orgdocs.yaml", "title: Kestrel\n").file("guide.md", "# Guide\n\nHello.\n");
    let running = Running::start(&repo, &[]);
    assert!(get(running.address, "/guide.html", &[]).text().contains("Hello."));
    let mut page = Listener::open(running.address, &[]);
    assert_eq!(page.next().1, "{\"items\":[]}");

    fs::write(repo.path("guide.md"), "# Guide\n\nNew words, [gone](gone.md).\n").unwrap();
    assert_eq!(page.next().0, "reload");
    assert!(get(running.address, "/guide.html", &[]).text().contains("New words"));
    running.line_with("guide.md:3:");
    assert_eq!(running.line_with("rebuilt"), "rebuilt: 1 error (1 new)");
    let findings = Listener::open(running.address, &[]).next().1;
    assert!(findings.contains("guide.md:3:") && findings.contains("live-link"), "{findings}");

    fs::write(repo.path("guide.md"), "# Guide\n\nNew words.\n").unwrap();
    assert_eq!(page.next().0, "reload");
    assert_eq!(running.line_with("rebuilt"), "rebuilt: no findings (1 gone)");
}

#[test]
fn what_it_writes_itself_is_no_change() {
    let repo = Repo::new().file("a.md", "# A\n").file("watch.log", "");
    let log = fs::File::options().append(true).open(repo.path("watch.log")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_orgdocs"));
    command.args(["watch", ".", "--port", "0"]).current_dir(repo.path("")).env_clear();
    let mut child = command.stdout(Stdio::from(log)).stderr(Stdio::null()).spawn().unwrap();
    let wait_for = |words: &str| {
        let deadline = Instant::now() + KILL;
        while !repo.read("watch.log").contains(words) {
            assert!(Instant::now() < deadline, "no {words:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    };
    wait_for("serving");
    fs::write(repo.path("a.md"), "# B\n").unwrap();
    wait_for("rebuilt");
    std::thread::sleep(Duration::from_millis(700));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(repo.read("watch.log").matches("rebuilt").count(), 1);
}

#[cfg(unix)]
#[test]
fn signals_end_it_as_it_is_meant_to_end() {
    let repo = Repo::new().file("a.md", "# A\n");
    for (arguments, signal) in [(&[][..], "INT"), (&["--poll"], "INT"), (&[], "TERM")] {
        let mut running = Running::start(&repo, arguments);
        let kill = format!("kill -{signal} {}", running.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
        assert_eq!(running.child.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn broken_files_and_a_vanished_root_leave_the_server_up() {
    let repo = Repo::new().file("orgdocs.yaml", "title: Kestrel\n").file("a.md", "# A\n\nHello.\n");
    let running = Running::start(&repo, &["--poll"]);
    let mut page = Listener::open(running.address, &[]);
    page.next();

    fs::create_dir_all(repo.path(".orgdocs/theme/templates")).unwrap();
    fs::write(repo.path(".orgdocs/theme/templates/page.html"), "{% if %}").unwrap();
    fs::write(repo.path("a.md"), "# A\n\nNot shown yet.\n").unwrap();
    running.line_with("rebuilt");
    assert!(get(running.address, "/a.html", &[]).text().contains("Hello."), "the last good site");
    fs::remove_file(repo.path(".orgdocs/theme/templates/page.html")).unwrap();
    assert_eq!(page.next().0, "reload");
    assert!(get(running.address, "/a.html", &[]).text().contains("Not shown yet."));

    fs::write(repo.path("orgdocs.yaml"), "title: [\n\t\u{0}").unwrap();
    fs::write(repo.path("a.md"), [0xff, 0xfe, 0, 0xd8]).unwrap();
    running.line_with("rebuilt");
    assert_eq!(get(running.address, "/", &[]).status, 200);

    let away = repo.path("").with_file_name("away");
    fs::rename(repo.path(""), &away).unwrap();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(get(running.address, "/", &[]).status, 200);
    fs::rename(&away, repo.path("")).unwrap();
    fs::write(repo.path("a.md"), "# Again\n").unwrap();
    running.line_with("rebuilt");
}

#[test]
fn a_folder_that_is_made_anew_is_found_by_its_relative_name() {
    for arguments in [&[".", "--format", "text", "--format", "json=found.json"][..], &[".", "--poll"]] {
        let repo = Repo::new().file("a.md", "# A\n");
        let running = Running::start(&repo, arguments);
        fs::remove_dir_all(repo.path("")).unwrap();
        std::thread::sleep(Duration::from_millis(1200));
        fs::create_dir(repo.path("")).unwrap();
        fs::write(repo.path("b.md"), "# B\n\n[gone](gone.md)\n").unwrap();
        running.line_with("gone.md");
        assert_eq!(get(running.address, "/b.html", &[]).status, 200);
    }
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let out = Repo::new().file("a.md", "# A\n").run(["watch", "--port", &port]);
    out.exits(2);
    assert!(out.stderr.contains(&port), "{out}");
}
