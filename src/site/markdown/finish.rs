//! What raw HTML leaves open: how large its pictures are, the words of those that are not shown, and what its boxes stand for.

use crate::words::Words;

use super::super::html::escape;

/// The attributes that keep the place of a picture until it arrives, for a raw tag that does not say how high it is.
pub(super) fn size(tag: &str, (width, height): (usize, usize)) -> String {
    if !is_picture(tag) || value(tag, "height").is_some() {
        return String::new();
    }
    let Some(written) = value(tag, "width") else { return format!(" width=\"{width}\" height=\"{height}\"") };
    let written: Option<usize> = written.trim().trim_end_matches("px").parse().ok();
    let in_proportion = written.and_then(|written| written.checked_mul(height)?.checked_div(width));
    in_proportion.map_or_else(String::new, |height| format!(" height=\"{height}\""))
}

/// Whether a raw tag is that of a picture.
pub(super) fn is_picture(tag: &str) -> bool {
    tag.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("<img"))
}

/// What an attribute of a tag says, where it stands there.
fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let lower = tag.to_ascii_lowercase();
    let mut found = lower.match_indices(name).filter(|(at, _)| lower[..*at].ends_with([' ', '\t', '\n', '\r', '"', '\'']));
    let value = found.find_map(|(at, _)| tag[at + name.len()..].trim_start().strip_prefix('='))?.trim_start();
    Some(match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default(),
        _ => value.split([' ', '\t', '\n', '\r', '>', '/']).next().unwrap_or_default(),
    })
}

/// Clean HTML in which every picture that has no address is its words, and every box has a name.
pub(super) fn finished(html: String, words: &Words) -> String {
    if !html.contains("<img") && !html.contains("<input") {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(at) = rest.find("<i") {
        let (before, from) = rest.split_at(at);
        let (tag, after) = from.split_at(end(from));
        out.push_str(before);
        if tag.starts_with("<img") && written(tag, "src").is_none() {
            out.push_str(&written(tag, "alt").unwrap_or_default().replace('<', "&lt;"));
        } else if tag.starts_with("<input") && written(tag, "aria-label").is_none() {
            let state = if written(tag, "checked").is_some() { "done" } else { "to_do" };
            out.extend(["<input aria-label=\"", &escape(words.get(state)), "\"", &tag["<input".len()..]]);
        } else {
            out.push_str(tag);
        }
        rest = after;
    }
    out + rest
}

/// Where a tag of clean HTML ends, in which no value holds the quote around it.
fn end(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(tag.len(), |end| end + 1)
}

/// The value of an attribute of a tag of clean HTML.
fn written<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_place_as_its_author_wants_it() {
        let of = |tag: &str| size(tag, (40, 30));
        assert_eq!(of("<img src=\"a.png\">"), " width=\"40\" height=\"30\"");
        assert_eq!(of("<IMG src=a.png alt='the width'>"), " width=\"40\" height=\"30\"");
        assert_eq!(of("<img width=\"20\" src=\"a.png\">"), " height=\"15\"");
        assert_eq!(of("<img\nWIDTH = 80px src=\"a.png\">"), " height=\"60\"");
        for own in [
            "<img width=\"50%\" src=\"a\">",
            "<img height=9 src=\"a\">",
            "<a href=\"a.png\">",
            "<img width=\"99999999999999999999\">",
        ] {
            assert_eq!(of(own), "", "{own}");
        }
    }

    #[test]
    fn a_picture_without_an_address_is_its_words_and_a_box_has_a_name() {
        let of = |html: &str| finished(html.to_owned(), &Words::default());
        let fine = "<i>a</i> <img src=\"a.png\"> <input type=\"checkbox\" aria-label=\"x\"> <b>";
        assert_eq!(of(fine), fine);
        assert_eq!(of("a <img alt=\"b > <c> &quot; src=&quot;\" title=\"t\"> d"), "a b > &lt;c> &quot; src=&quot; d");
        assert_eq!(of("<img>a<img alt=\"\">"), "a");
        assert_eq!(of("<input type=\"checkbox\" checked=\"\">"), "<input aria-label=\"done\" type=\"checkbox\" checked=\"\">");
        assert_eq!(of("<input>"), "<input aria-label=\"to do\">");
    }
}
