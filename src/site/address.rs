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
    path: Box<str>,
    /// The same, encoded.
    href: Box<str>,
    /// How much of that is the folder: links ask for it thousands of times.
    folder: usize,
}

impl Address {
    pub(super) fn new(path: impl Into<Box<str>>) -> Self {
        let path = path.into();
        let href = Box::from(encoded(&path));
        Self { folder: path::folder(&href).len(), path, href }
    }

    /// The path from the site's root, not encoded.
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The link to this page from another one, relative and encoded.
    pub fn href_from(&self, from: &Self) -> String {
        from.way_to(&self.href)
    }

    /// The link from this page to one of another path.
    pub(super) fn href_of(&self, path: &str) -> String {
        self.way_to(&encoded(path))
    }

    /// The same to a place there; on the page itself the fragment alone.
    pub(super) fn href_of_place(&self, path: &str, anchor: &str) -> String {
        self.way_to_place(&encoded(path), anchor)
    }

    /// The link from this page to another one, whose link from the site's root is given.
    pub(super) fn way_to(&self, href: &str) -> String {
        path::relative(&self.href[..self.folder], href)
    }

    /// The same to a place there; on the page itself the fragment alone.
    pub(super) fn way_to_place(&self, href: &str, anchor: &str) -> String {
        let mut way = if *self.href == *href { String::new() } else { self.way_to(href) };
        way.reserve_exact(1 + anchor.len());
        way.push('#');
        way.push_str(anchor);
        way
    }

    /// The link to this page from the site's root.
    pub fn href(&self) -> &str {
        &self.href
    }
}

/// A path as it stands in a link.
pub(super) fn encoded(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/' | b'_')) {
        return path.into();
    }
    utf8_percent_encode(path, PLAIN).into()
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
