//! Where words go: findings and answers to standard output, progress and notes to standard error. A closed pipe ends nothing;
//! an answer that cannot be written is told about in the end.

use std::io::{ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::cli::{Colour, Global};
use crate::report::Style;

use super::CannotRun;

/// Both streams with the choice of colour.
pub(super) struct Output {
    out: AutoStream<std::io::Stdout>,
    notes: AutoStream<std::io::Stderr>,
    quiet: bool,
    verbose: bool,
    style: Style,
    /// Why an answer could not be written.
    failed: Option<std::io::Error>,
}

impl Output {
    pub(super) fn new(options: &Global) -> Self {
        let (colour, quiet) = (options.color, options.quiet);
        let choice = match colour {
            Colour::Auto => AutoStream::choice(&std::io::stdout()),
            Colour::Always => ColorChoice::AlwaysAnsi,
            Colour::Never => ColorChoice::Never,
        };
        let style = Style {
            width: super::environment::width(),
            unicode: super::environment::unicode(),
            colour: !matches!(choice, ColorChoice::Never),
            explain_levels: false,
        };
        Self {
            out: AutoStream::new(std::io::stdout(), choice),
            notes: AutoStream::new(
                std::io::stderr(),
                if colour == Colour::Never { ColorChoice::Never } else { ColorChoice::Auto },
            ),
            quiet,
            verbose: options.verbose,
            style,
            failed: None,
        }
    }

    /// How a person reads this terminal.
    pub(super) fn style(&self) -> Style {
        self.style
    }

    /// Whether standard error is a terminal that somebody watches.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// Writes an answer. Nobody reading it is no failure.
    pub(super) fn write(&mut self, text: &str) {
        // Without colour codes nothing is to be taken out, which would be looked for letter by letter.
        let out: &mut dyn Write = if text.contains('\u{1b}') { &mut self.out } else { &mut std::io::stdout() };
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
            && error.kind() != ErrorKind::BrokenPipe
        {
            self.failed.get_or_insert(error);
        }
    }

    /// Whether every answer was written, as far as somebody read it.
    pub(super) fn written(&self) -> Result<(), CannotRun> {
        let failed = |error| Err(CannotRun::new(format!("cannot write the answer: {error}")));
        self.failed.as_ref().map_or(Ok(()), failed)
    }

    /// Writes a note for people.
    pub(super) fn note(&mut self, text: &str) {
        if !self.quiet {
            drop(writeln!(self.notes, "{text}"));
        }
    }

    /// Writes a note for people who asked for more of them.
    pub(super) fn detail(&mut self, text: impl FnOnce() -> String) {
        if self.verbose {
            let text = text();
            self.note(&text);
        }
    }

    /// Says why the command could not run.
    pub(super) fn error(&mut self, text: &str) {
        drop(writeln!(self.notes, "error: {text}"));
    }
}
