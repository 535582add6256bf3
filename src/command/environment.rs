//! What the environment says; read here and passed on.
#![expect(clippy::disallowed_methods, reason = "commands read the environment once, for everybody")]

use crate::quantity::Date;
use crate::report::Style;

use super::CannotRun;

/// The width of the terminal, or 100 where there is none.
pub(super) fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    columns.or_else(terminal_columns).map_or(100, |width| width.clamp(Style::NARROWEST, 120))
}

/// Whether the terminal draws more than ASCII.
pub(super) fn unicode() -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) => locale.to_uppercase().replace('-', "").contains("UTF8"),
        None => !cfg!(windows),
    }
}

/// The file that a GitHub job shows as its summary.
pub(super) fn github_summary() -> Option<std::path::PathBuf> {
    std::env::var("GITHUB_STEP_SUMMARY").ok().filter(|path| !path.is_empty()).map(Into::into)
}

fn terminal_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    (size.ws_col > 0).then_some(usize::from(size.ws_col))
}

/// The day of a reproducible build: `SOURCE_DATE_EPOCH`.
pub(super) fn build_date() -> Result<Option<Date>, CannotRun> {
    let Some(written) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|written| !written.is_empty()) else { return Ok(None) };
    let seconds = written.to_str().and_then(|seconds| seconds.trim().parse().ok());
    let day = seconds.and_then(Date::of_seconds);
    let wrong = || CannotRun::new("SOURCE_DATE_EPOCH is no number of seconds since 1970; write it as `1775001600`");
    day.map(Some).ok_or_else(wrong)
}

/// The home folder.
pub(super) fn home() -> Option<std::path::PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}
