//! The wish of the person at the terminal to end: Ctrl-C, and what systems send instead.

use std::io;
#[cfg(unix)]
use std::task::Poll;

/// Does something once when the wish comes. From then on the program does not end by itself.
///
/// # Errors
/// What the system says when it gives no thread or tells no wishes.
pub fn on_interrupt(tell: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let wait = move || {
        if runtime.block_on(interrupted()).is_ok() {
            tell();
        }
    };
    std::thread::Builder::new().name("orgdocs-interrupt".to_owned()).spawn(wait).map(drop)
}

#[cfg(unix)]
async fn interrupted() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    std::future::poll_fn(|context| {
        let either = interrupt.poll_recv(context).is_ready() || terminate.poll_recv(context).is_ready();
        if either { Poll::Ready(Ok(())) } else { Poll::Pending }
    })
    .await
}

#[cfg(not(unix))]
async fn interrupted() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
