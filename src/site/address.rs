//! Addresses of pages, and links as values made from them.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::model::path;

/// What stands unencoded in a path of a link.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b'+').remove(b'@');

/// A page of the site, relative to its root: `teams/payments.html`. Made by the plan alone, so a link to it is never dead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    path: String,
    /// How much of it is the folder: links ask for it thousands of times.
    folder: usize,
}

impl Address {
    pub(super) fn new(path: impl Into<String>) -> Self {
        let path = path.into();
        Self { folder: path::folder(&path).len(), path }
    }

    /// The path from the site's root, not encoded.
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The link to this page from another one, relative and encoded.
    pub fn href_from(&self, from: &Self) -> String {
        from.href_of(&self.path)
    }

    /// The link from this page to one of another path.
    pub(super) fn href_of(&self, path: &str) -> String {
        encoded(path::relative(&self.path[..self.folder], path))
    }

    /// The same to a place there; on the page itself the fragment alone.
    pub(super) fn href_of_place(&self, path: &str, anchor: &str) -> String {
        let mut href = if self.path == path { String::new() } else { self.href_of(path) };
        href.reserve_exact(1 + anchor.len());
        href.push('#');
        href.push_str(anchor);
        href
    }

    /// The link to this page from the site's root.
    pub fn href(&self) -> String {
        encode(&self.path)
    }
}

/// A path as it stands in a link.
pub(super) fn encode(path: &str) -> String {
    Cow::from(utf8_percent_encode(path, PLAIN)).into_owned()
}

/// The same of a path that nobody else needs.
fn encoded(path: String) -> String {
    if path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/' | b'_')) {
        return path;
    }
    match utf8_percent_encode(&path, PLAIN).into() {
        Cow::Borrowed(_) => path,
        Cow::Owned(encoded) => encoded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_encoded() {
        let (team, guide) = (Address::new("teams/payments.html"), Address::new("hand book/a:b.html"));
        assert_eq!(guide.href_from(&team), "../hand%20book/a%3Ab.html");
        assert_eq!(team.href_of_place("teams/payments.html", "x"), "#x");
        assert_eq!(guide.href_of_place("teams/payments.html", "x"), "../teams/payments.html#x");
    }
}
