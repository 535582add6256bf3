//! How names of fields, columns and headings are held and compared.

use std::borrow::Borrow;
use std::fmt;
use std::ops::ControlFlow::{self, Break, Continue};
use std::ops::Deref;
use std::sync::Arc;

/// The name of a field or record type. Every document repeats it, so clones share one text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

impl Name {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<&Name> for String {
    fn from(name: &Name) -> Self {
        name.as_str().to_owned()
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<String> for Name {
    fn eq(&self, other: &String) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<Name> for String {
    fn eq(&self, other: &Name) -> bool {
        **self == *other.0
    }
}

/// Brings a written name to the form that fields have: `Value stream`, `value-stream` and `value_stream` are one field;
/// `%C&A`, `%C/A` and `C&A` are `ca`; digits, emoji and punctuation around a heading do not count.
pub fn normalise(written: &str) -> String {
    let mut name = String::with_capacity(written.len());
    let _ = each_letter(written, |letter| {
        name.push(letter);
        Continue(())
    });
    name
}

/// Whether a key is the author's own, `x_…` or `x-…`, which no kind asks about.
pub fn is_own_key(key: &str) -> bool {
    key.starts_with("x_") || key.starts_with("x-")
}

/// Whether a written name, once [`normalise`]d, is this one.
pub fn spells(written: &str, name: &str) -> bool {
    let mut rest = name.chars();
    let fits = each_letter(written, |letter| if rest.next() == Some(letter) { Continue(()) } else { Break(()) });
    fits.is_continue() && rest.next().is_none()
}

/// Hands over the letters of a name in its normal form until somebody has enough.
fn each_letter(written: &str, mut take: impl FnMut(char) -> ControlFlow<()>) -> ControlFlow<()> {
    let (mut gap, mut begun) = (false, false);
    for c in written.chars() {
        if c.is_alphanumeric() {
            if gap && begun {
                take('_')?;
            }
            (gap, begun) = (false, true);
            c.to_lowercase().try_for_each(&mut take)?;
        } else if matches!(c, ' ' | '_' | '-' | '\t' | '\u{a0}') {
            gap = true;
        } else if c == '(' {
            break;
        }
    }
    Continue(())
}

/// Like [`normalise`], without a leading number such as `2.` or `1)`; for headings only.
pub fn normalise_heading(written: &str) -> String {
    let rest = written.trim_start_matches(|c: char| !c.is_alphabetic() && c != '%');
    let name = normalise(rest);
    if name.is_empty() { normalise(written) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_however_written() {
        for written in ["value stream", "value-stream", "Value stream", "value_stream", " VALUE  STREAM "] {
            assert_eq!(normalise(written), "value_stream");
        }
        for written in ["%C&A", "%C/A", "C&A"] {
            assert_eq!(normalise(written), "ca");
        }
        assert_eq!(normalise("LT (working days)"), "lt");
    }

    #[test]
    fn headings_lose_numbers_and_emoji() {
        assert_eq!(normalise_heading("2. Norms"), "norms");
        assert_eq!(normalise_heading("🤝 How to ask"), "how_to_ask");
        assert_eq!(normalise_heading("2026"), "2026");
    }
}
