//! What the server gives, to whom, and what it never gives.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use orgdocs::site::{Rendered, Site};
use orgdocs::watch::{Port, Server, Show, Stage, bind};

use super::client::{Listener, ask, get};

fn show(version: &str, findings: &str, pages: &[(&str, &str)]) -> Show {
    let page = |(path, text): &(&str, &str)| ((*path).to_owned(), Rendered::plain(text.as_bytes(), None));
    let mut site = Site::default();
    site.pages = pages.iter().map(page).collect();
    Show { site: site.into(), findings: findings.into(), version: version.into() }
}

fn serve() -> (SocketAddr, Arc<Stage>, Server) {
    let pages = [
        ("index.html", "home"),
        ("teams/index.html", "teams"),
        ("teams/é &.html", "one"),
        ("_orgdocs/orgdocs.css", "css"),
        ("404.html", "lost"),
        ("logo.png", "png"),
    ];
    let stage = Arc::new(Stage::new(show("v1", "{\"items\":[]}", &pages)));
    let bound = bind(Ipv4Addr::LOCALHOST.into(), Port::Exactly(0)).unwrap();
    let address = bound.address();
    assert_eq!(bound.url(), format!("http://{address}/"));
    let server = bound.serve(Arc::clone(&stage)).unwrap();
    (address, stage, server)
}

#[test]
fn pages_come_with_their_type_and_without_traces() {
    let (address, _, _server) = serve();
    let types = [
        ("/", "text/html; charset=utf-8", "home"),
        ("/?x=1", "text/html; charset=utf-8", "home"),
        ("/teams/", "text/html; charset=utf-8", "teams"),
        ("/teams/%C3%A9%20&.html", "text/html; charset=utf-8", "one"),
        ("/_orgdocs/orgdocs.css", "text/css; charset=utf-8", "css"),
        ("/logo.png", "image/png", "png"),
    ];
    for (path, kind, body) in types {
        let answer = get(address, path, &[]);
        assert_eq!((answer.status, answer.header("content-type"), &*answer.text()), (200, Some(kind), body), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    let folder = get(address, "/teams", &[]);
    assert_eq!((folder.status, folder.header("location")), (307, Some("/teams/")));
    assert_eq!(ask(address, "HEAD", "/", &[]).body, b"");
    assert_eq!(ask(address, "POST", "/", &[]).status, 405);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let (address, _, _server) = serve();
    let paths = [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/teams/../../Cargo.toml",
        "//etc/passwd",
        "/%00",
        "/%ff%fe",
        "/orgdocs.yaml",
        "/teams/../index.html",
        "/..\\..\\x",
        "//evil.example",
    ];
    for path in paths {
        let answer = get(address, path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        let body = answer.text();
        assert!(["lost", "no such page\n"].contains(&&*body), "{path}: {body}");
    }
}

#[test]
fn other_names_and_other_sites_are_refused() {
    let (address, _, _server) = serve();
    let named = |host: &str| get(address, "/", &[("Host", host)]).status;
    let port = address.port();
    assert_eq!(named(&format!("localhost:{port}")), 200);
    assert_eq!(named(&format!("[::1]:{port}")), 200);
    for host in ["evil.example", &format!("evil.example:{port}"), "127.0.0.1", "localhost", "127.0.0.1:1"] {
        let answer = get(address, "/", &[("Host", host)]);
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.text().contains("home"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    }
    for path in ["/", "/_orgdocs/events", "/logo.png"] {
        for site in ["cross-site", "same-site"] {
            assert_eq!(get(address, path, &[("Sec-Fetch-Site", site)]).status, 403, "{site} {path}");
        }
        assert_eq!(get(address, path, &[("Origin", "http://evil.example")]).status, 403, "{path}");
    }
    let link = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];
    assert_eq!(get(address, "/", &link).status, 200, "a link in a chat leads here");
    let frame = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")];
    assert_eq!(get(address, "/", &frame).status, 403);
}

#[test]
fn open_pages_hear_of_a_new_site_and_of_new_findings() {
    let (address, stage, _server) = serve();
    let mut page = Listener::open(address, &[("Sec-Fetch-Site", "same-origin")]);
    assert_eq!(page.status, 200);
    assert!(page.headers.contains(&("content-type".to_owned(), "text/event-stream".to_owned())));
    assert_eq!(page.next(), ("findings".to_owned(), "{\"items\":[]}".to_owned()));
    stage.put(show("v1", "{\"items\":[1]}", &[("index.html", "home")]));
    assert_eq!(page.next(), ("findings".to_owned(), "{\"items\":[1]}".to_owned()));
    stage.put(show("v2", "{\"items\":[1]}", &[("index.html", "new home")]));
    assert_eq!(page.next(), ("reload".to_owned(), "v2".to_owned()));
    assert_eq!(get(address, "/", &[]).text(), "new home");
    stage.put(show("v2", "{\"items\":[1]}", &[("index.html", "new home")]));
    assert!(page.is_silent(Duration::from_millis(200)), "nothing changed");
}

#[test]
fn a_page_that_missed_a_change_is_told_when_it_comes_back() {
    let (address, stage, _server) = serve();
    let names = |headers: &[(&str, &str)]| {
        let mut page = Listener::open(address, headers);
        let first = page.next().0;
        let second = if page.is_silent(Duration::from_millis(100)) { String::new() } else { "more".to_owned() };
        (first, second)
    };
    let same = |second: &str| ("findings".to_owned(), second.to_owned());
    assert_eq!(names(&[("Last-Event-ID", "v1")]), same(""));
    assert_eq!(names(&[("Last-Event-ID", "another run")]), same("more"));
    let referer = format!("http://{address}/teams/");
    get(address, "/teams/", &[]);
    assert_eq!(names(&[("Referer", &referer)]), same(""));
    stage.put(show("v2", "{\"items\":[]}", &[("teams/index.html", "new")]));
    assert_eq!(names(&[("Referer", &referer)]), same("more"), "it was loaded before the change");
    get(address, "/teams/", &[]);
    assert_eq!(names(&[("Referer", &referer)]), same(""));
}

#[test]
fn a_taken_port_gives_the_next_one_unless_it_was_asked_for() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    assert!(bind(Ipv4Addr::LOCALHOST.into(), Port::Exactly(port)).is_err());
    let other = bind(Ipv4Addr::LOCALHOST.into(), Port::Usual(port)).unwrap();
    assert_ne!(other.address().port(), port);
}

#[test]
fn a_dropped_server_gives_its_port_back() {
    let (address, _, server) = serve();
    assert_eq!(get(address, "/", &[]).status, 200);
    drop(server);
    let deadline = std::time::Instant::now() + super::client::KILL;
    while bind(address.ip(), Port::Exactly(address.port())).is_err() {
        assert!(std::time::Instant::now() < deadline, "the port is still taken");
        std::thread::sleep(Duration::from_millis(10));
    }
}
