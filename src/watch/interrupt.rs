//! The wish of the person at the terminal to end: Ctrl-C, and what systems send instead.

use std::io;

/// Does something once when the wish comes. From then on it does not end the program by itself.
///
/// # Errors
/// What the system says when it gives no thread or tells no wishes.
pub fn on_interrupt(tell: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let wish = {
        let _inside = runtime.enter();
        wish()?
    };
    let wait = move || {
        runtime.block_on(wish);
        tell();
    };
    std::thread::Builder::new().name("orgdocs-interrupt".to_owned()).spawn(wait).map(drop)
}

#[cfg(unix)]
fn wish() -> io::Result<impl Future<Output = ()> + Send> {
    use std::task::Poll;
    use tokio::signal::unix::{SignalKind, signal};

    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(std::future::poll_fn(move |context| {
        let either = interrupt.poll_recv(context).is_ready() || terminate.poll_recv(context).is_ready();
        if either { Poll::Ready(()) } else { Poll::Pending }
    }))
}

#[cfg(not(unix))]
fn wish() -> io::Result<impl Future<Output = ()> + Send> {
    let mut pressed = tokio::signal::windows::ctrl_c()?;
    Ok(async move { drop(pressed.recv().await) })
}
