//! Serves the site in memory; a request never opens a file. Knows HTTP, not what the pages are about.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use tokio::sync::oneshot;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use super::content_type;
use super::guard::{Asker, Guard, bracketed};
use super::stage::{News, Stage};

/// The address that pages of a live site listen to.
const EVENTS: &str = "/_orgdocs/events";
/// A sign of life for proxies and sleeping laptops.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Ports tried after the usual one when nobody asked for a certain one.
const NEIGHBOURS: u16 = 20;

/// Sent with everything: nothing is stored, guessed, framed by others or told to them.
const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// Which port to serve on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one, or the next that is free.
    Usual(u16),
    /// This one and no other; 0 is any that is free.
    Exactly(u16),
}

/// A socket that waits for its site.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Server {
    /// Ends the server when it is dropped.
    _stop: oneshot::Sender<Infallible>,
}

/// Takes a port.
///
/// # Errors
/// What the system says when no port can be had.
pub fn bind(host: IpAddr, port: Port) -> io::Result<Bound> {
    let listener = match port {
        Port::Exactly(port) => TcpListener::bind((host, port))?,
        Port::Usual(port) => {
            let bound = TcpListener::bind((host, port));
            let next = || (1..=NEIGHBOURS).find_map(|step| TcpListener::bind((host, port.checked_add(step)?)).ok());
            match bound {
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => next().ok_or(error)?,
                bound => bound?,
            }
        }
    };
    let address = listener.local_addr()?;
    Ok(Bound { listener, address })
}

impl Bound {
    /// The socket's address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where a browser on this machine finds the site.
    pub fn url(&self) -> String {
        let host = if self.address.ip().is_unspecified() { "localhost".to_owned() } else { bracketed(self.address.ip()) };
        format!("http://{host}:{}/", self.address.port())
    }

    /// Serves what is on the stage, on a thread of its own.
    ///
    /// # Errors
    /// What the system says when it gives no thread or event loop.
    pub fn serve(self, stage: Arc<Stage>) -> io::Result<Server> {
        self.listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let guard = Arc::new(Guard::new(self.address.ip(), self.address.port()));
        let app = Router::new().route(EVENTS, get(events)).fallback(page).with_state(stage);
        let app = app.layer(middleware::from_fn_with_state(guard, check));
        let (stop, stopped) = oneshot::channel();
        let run = move || {
            runtime.block_on(async move {
                let Ok(listener) = tokio::net::TcpListener::from_std(self.listener) else { return };
                tokio::spawn(async move { axum::serve(listener, app).await });
                // Waits for the handle to be dropped, which is the only thing that can happen to it.
                drop(stopped.await);
            });
            runtime.shutdown_background();
        };
        std::thread::Builder::new().name("orgdocs-server".to_owned()).spawn(run)?;
        Ok(Server { _stop: stop })
    }
}

async fn check(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let fetch = |name: &'static str| text(&HeaderName::from_static(name));
    let asker = Asker {
        host: text(&header::HOST),
        origin: text(&header::ORIGIN),
        site: fetch("sec-fetch-site"),
        follows_link: fetch("sec-fetch-mode") == Some("navigate") && fetch("sec-fetch-dest") == Some("document"),
    };
    let mut response = match guard.refuse(&asker) {
        Some(why) => plain(StatusCode::FORBIDDEN, why),
        None if !matches!(*request.method(), Method::GET | Method::HEAD) => {
            plain(StatusCode::METHOD_NOT_ALLOWED, "this server only shows pages\n")
        }
        None => next.run(request).await,
    };
    response.headers_mut().extend(HEADERS);
    response
}

async fn page(State(stage): State<Arc<Stage>>, uri: Uri) -> Response {
    let show = stage.now();
    let typed = |status, path: &str, bytes: &Arc<[u8]>| {
        (status, [(header::CONTENT_TYPE, content_type::of(path))], Body::from(bytes.to_vec())).into_response()
    };
    let Some(path) = file_of(uri.path()) else { return plain(StatusCode::NOT_FOUND, "no such page\n") };
    if let Some(bytes) = show.file(&path) {
        stage.gave(&path, &show.version);
        return typed(StatusCode::OK, &path, bytes);
    }
    if show.site.pages.contains_key(&format!("{path}/index.html")) {
        let to = format!("{}/", uri.path());
        return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response();
    }
    match show.file("404.html") {
        Some(bytes) => typed(StatusCode::NOT_FOUND, "404.html", bytes),
        None => plain(StatusCode::NOT_FOUND, "no such page\n"),
    }
}

/// The file of the site that a request's path names; nothing when it is no text.
fn file_of(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = path.strip_prefix('/').unwrap_or(&path);
    Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() })
}

async fn events(State(stage): State<Arc<Stage>>, headers: HeaderMap) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (show, news) = stage.follow();
    let mut first = vec![event("findings", &show.version, &show.findings)];
    if seen(&stage, &headers).is_some_and(|seen| *seen != *show.version) {
        first.push(event("reload", &show.version, &show.version));
    }
    let version = show.version;
    let later = BroadcastStream::new(news).map(move |news| match news {
        Ok(News::Findings(findings)) => event("findings", &version, &findings),
        Ok(News::Reload(version)) => event("reload", &version, &version),
        // A page that missed something loads everything anew.
        Err(_) => event("reload", &version, "missed"),
    });
    Sse::new(tokio_stream::iter(first).chain(later).map(Ok)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

/// The version that a page shows: the last one it heard of, else the one it was loaded with.
fn seen(stage: &Stage, headers: &HeaderMap) -> Option<Arc<str>> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(id) = text(HeaderName::from_static("last-event-id")) {
        return Some(id.into());
    }
    let page = text(header::REFERER)?.parse::<Uri>().ok()?;
    stage.given(&file_of(page.path())?)
}

fn event(name: &str, version: &str, data: &str) -> Event {
    Event::default().event(name).id(version).data(data)
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
