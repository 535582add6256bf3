//! Values in a line and our own finished HTML as Markdown: headings, lists, tables, links, code and emphasis; anything else gives its
//! words.

use memchr::{memchr, memchr_iter, memmem};

use super::super::view::Inline;
use super::lines::{Code, Plain};
use crate::words::Words;

/// Where a link leads from here.
type Follow<'f> = &'f dyn Fn(&str) -> String;

/// The Markdown of finished HTML.
pub(super) fn markdown(html: &str, follow: Follow<'_>) -> String {
    let mut plain = Plain { out: String::with_capacity(html.len() / 2), ..Plain::default() };
    plain.html(html, follow);
    plain.finish()
}

/// The Markdown of values in a line.
pub(super) fn line(values: &[Inline], words: &Words, follow: Follow<'_>) -> String {
    let mut plain = Plain::default();
    for value in values {
        plain.value(value, words, follow);
    }
    plain.finish()
}

impl Plain {
    fn value(&mut self, value: &Inline, words: &Words, follow: Follow<'_>) {
        match value {
            Inline::Link { text, href }
            | Inline::External { text, href }
            | Inline::Person { text, href: Some(href) }
            | Inline::Team { text, href: Some(href), .. } => {
                self.out.push('[');
                self.put(text);
                self.close_link(&follow(href));
            }
            Inline::Text { text }
            | Inline::Number { text }
            | Inline::Date { text, .. }
            | Inline::Status { text, .. }
            | Inline::Person { text, href: None }
            | Inline::Team { text, href: None, .. } => self.put(text),
            Inline::Missing { text } => self.put(if text.is_empty() { words.get("missing") } else { text }),
            Inline::Code { text } => self.out.extend(["`", text, "`"]),
            Inline::Html { html } | Inline::Spark { svg: html } => self.html(html, follow),
        }
    }

    fn html(&mut self, html: &str, follow: Follow<'_>) {
        let mut rest = html;
        while let Some(opens) = memchr(b'<', rest.as_bytes()) {
            self.text(&rest[..opens]);
            let Some(closes) = memchr(b'>', &rest.as_bytes()[opens..]) else { break };
            let tag = &rest[opens + 1..opens + closes];
            rest = &rest[opens + closes + 1..];
            rest = match behind_unsaid(tag, rest) {
                Some(behind) => behind,
                None => {
                    self.tag(tag, follow);
                    rest
                }
            };
        }
        self.text(rest);
    }

    fn tag(&mut self, tag: &str, follow: Follow<'_>) {
        let closing = tag.starts_with('/');
        let name = &tag[usize::from(closing)..];
        let name = &name[..name.bytes().position(|byte| matches!(byte, b' ' | b'/' | b'\n')).unwrap_or(name.len())];
        match (name, closing) {
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.block();
                let level = name[1..].parse::<usize>().unwrap_or(2) + 1;
                self.out.push_str(&"######"[..level.min(6)]);
                self.out.push(' ');
            }
            (
                "p" | "div" | "section" | "figure" | "table" | "caption" | "details" | "dl" | "h1" | "h2" | "h3" | "h4" | "h5"
                | "h6",
                _,
            ) => {
                self.first_row |= name == "table" && !closing;
                if closing { self.end() } else { self.block() }
            }
            ("summary" | "dt" | "dd" | "figcaption", false) => self.line(),
            ("ul", false) => self.lists.push(None),
            ("ol", false) => self.lists.push(Some(1)),
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.end();
            }
            ("li", false) => self.item(),
            ("li", true) => {
                self.line();
                self.indent.pop();
                self.at_item = false;
            }
            ("blockquote", false) => {
                self.block();
                self.indent.push("> ");
                self.out.push_str("> ");
                self.mark = self.out.len();
            }
            ("blockquote", true) => {
                self.indent.pop();
                self.end();
            }
            ("pre", _) => {
                self.line();
                self.out.push_str("```");
                self.code = if closing { Code::No } else { Code::Block };
                self.line();
            }
            ("br", _) => self.line(),
            ("tr", false) => {
                self.line();
                self.out.push('|');
                self.row = Some(0);
            }
            ("tr", true) => self.close_row(),
            ("th" | "td", false) => self.put(" "),
            ("th" | "td", true) => {
                self.put(" ");
                self.out.push('|');
                self.row = self.row.map(|cells| cells + 1);
            }
            ("span", false) if tag.starts_with("span class=\"status") => self.put(" "),
            ("strong" | "b", _) => self.out.push_str("**"),
            ("em" | "i", _) => self.out.push('*'),
            ("code", _) if self.code != Code::Block => {
                self.code = if closing { Code::No } else { Code::Span };
                self.out.push('`');
            }
            ("a", false) => {
                let mut href = String::new();
                unescape(attribute(tag, "href").unwrap_or_default(), |part| href.push_str(part));
                self.links.push(follow(&href));
                self.out.push('[');
            }
            ("a", true) => {
                let href = self.links.pop().unwrap_or_default();
                self.close_link(&href);
            }
            ("img", _) => self.text(attribute(tag, "alt").unwrap_or_default()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.code == Code::Block {
            unescape(text, |part| self.lines(part));
        } else {
            unescape(text, |part| self.put(part));
        }
    }
}

/// What follows an element that says nothing to those who read no page: pictures, marks beside headings, what is there for those who
/// only hear a page, and the line that unfolds the table of a picture.
fn behind_unsaid<'h>(tag: &str, html: &'h str) -> Option<&'h str> {
    let behind = |close: &str| memmem::find(html.as_bytes(), close.as_bytes()).map_or("", |at| &html[at + close.len()..]);
    match tag {
        tag if tag.starts_with("svg") => Some(behind_picture(html)),
        tag if tag.starts_with("a class=\"anchor\"") => Some(behind("</a>")),
        "details class=\"as-table\"" => Some(behind("</summary>")),
        tag => Some(behind(&["</", tag.strip_suffix(" class=\"visually-hidden\"")?, ">"].concat())),
    }
}

/// What follows a picture, which says nothing in words; there may be pictures in it.
fn behind_picture(html: &str) -> &str {
    let mut open = 1;
    for at in memmem::find_iter(html.as_bytes(), "svg") {
        match &html.as_bytes()[..at] {
            [.., b'<'] => open += 1,
            [.., b'<', b'/'] => open -= 1,
            _ => {}
        }
        if open == 0 {
            return html[at..].split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// The value of an attribute that is not the first word of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut quotes = memchr_iter(b'"', tag.as_bytes());
    while let (Some(opens), Some(closes)) = (quotes.next(), quotes.next()) {
        if tag[..opens].strip_suffix('=').and_then(|before| before.strip_suffix(name)).is_some_and(|before| before.ends_with(' '))
        {
            return Some(&tag[opens + 1..closes]);
        }
    }
    None
}

/// Text as its readers see it, part by part.
fn unescape(text: &str, mut part: impl FnMut(&str)) {
    const LETTERS: [(&str, &str); 6] =
        [("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"), ("#x27;", "'"), ("amp;", "&")];
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        part(&rest[..at]);
        let name = &rest[at + 1..];
        let known = LETTERS.iter().find_map(|(known, letter)| Some((name.strip_prefix(known)?, *letter)));
        let (after, letter) = known.unwrap_or((name, "&"));
        part(letter);
        rest = after;
    }
    part(rest);
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn finished_html_becomes_markdown() {
        let html = "<h2 id=\"a\">Why</h2><p>We <strong>wait</strong> for <a href=\"b.html\">B &amp; C</a>.</p>\
                    <ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul><pre><code>a &lt; b\n  c</code></pre>\
                    <table><caption>C</caption><thead><tr><th>T</th><th>N</th></tr></thead><tbody><tr><td>x</td><td>1</td></tr></tbody></table>\
                    <svg><text>not this</text></svg><blockquote><p>said</p></blockquote>";
        let expected = "### Why\n\nWe **wait** for [B & C](b.md).\n\n- one\n- two\n  1. deep\n\n```\na < b\n  c\n```\n\nC\n\n| T | N |\n| --- | --- |\n| x | 1 |\n\n> said";
        assert_eq!(markdown(html, &|href| href.replace(".html", ".md")), expected);
        let stay = |html: &str| markdown(html, &|href| href.to_owned());
        assert_eq!(stay("<p>a &lt;script&gt; b <code>x &lt; y</code></p>"), "a &lt;script> b `x < y`");
        let odd = "<p>R&D &amp;lt; &#39;x&#x27; &quot;&unknown;&</p><table><tr><td>a | b</td><td>|</td></tr></table>";
        assert_eq!(stay(odd), "R&D &lt; 'x' \"&unknown;&\n\n| a \\| b | \\| |\n| --- | --- |");
    }

    #[test]
    fn what_stands_apart_stays_apart() {
        let stay = |html: &str| markdown(html, &|href| href.to_owned());
        assert_eq!(stay("<p>2026</p><p>12</p>"), "2026\n\n12");
        assert_eq!(stay("<blockquote><p>said</p></blockquote><p>by\n us</p>"), "> said\n\nby us");
        let lists = "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li></li><li><p>e</p><p>f</p></li></ul>";
        assert_eq!(stay(lists), "- a\n  - b\n    - c\n  - d\n- e\n\n  f");
        assert_eq!(stay("<ul><li>a<pre><code>b\n c\n</code></pre></li></ul>"), "- a\n  ```\n  b\n   c\n  ```");
        let quiet = "<h2>A <a class=\"anchor\" href=\"#a\">#</a></h2><table><caption class=\"visually-hidden\">A</caption>\
                     <tr><td>1 June<span class=\"status status-info\">expected</span></td></tr></table>";
        assert_eq!(stay(quiet), "### A\n\n| 1 June expected |\n| --- |");
        assert_eq!(stay("<p>a<svg><g><svg><text>b</text></svg>c</g></svg>d</p>"), "ad");
    }
}
