//! Our own finished HTML as Markdown: headings, lists, tables, links, code and emphasis; anything else gives its words.

use std::borrow::Cow;

/// Markdown in the making.
#[derive(Debug, Default)]
pub(super) struct Plain {
    out: String,
    /// What each line inside lists and quotes begins with.
    indent: Vec<String>,
    /// The lists that are open: the next number, or none for bullets.
    lists: Vec<Option<usize>>,
    /// Destinations of the links that are open.
    links: Vec<String>,
    /// Cells of the row that is open, and whether it is the first.
    row: Option<String>,
    first_row: bool,
    in_code: bool,
    /// Inside what says nothing in words: pictures.
    silent: usize,
}

/// The Markdown of finished HTML; `follow` says where a link leads from here.
pub(super) fn markdown(html: &str, follow: &dyn Fn(&str) -> String) -> String {
    let mut plain = Plain::default();
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        plain.text(text);
        let Some((tag, after)) = tail.split_once('>') else { break };
        plain.tag(tag, follow);
        rest = after;
    }
    plain.text(rest);
    plain.finish()
}

impl Plain {
    fn tag(&mut self, tag: &str, follow: &dyn Fn(&str) -> String) {
        let closing = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if name == "svg" {
            self.silent = if closing { self.silent.saturating_sub(1) } else { self.silent + 1 };
            return;
        }
        if self.silent > 0 {
            return;
        }
        match (name, closing) {
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.block();
                let level = name[1..].parse::<usize>().unwrap_or(2) + 1;
                self.out.push_str(&"#".repeat(level.min(6)));
                self.out.push(' ');
            }
            (
                "p" | "div" | "section" | "figure" | "table" | "caption" | "details" | "dl" | "h1" | "h2" | "h3" | "h4" | "h5"
                | "h6",
                _,
            ) => {
                self.first_row |= name == "table" && !closing;
                self.block();
            }
            ("summary" | "dt" | "dd" | "figcaption", false) => self.line(),
            ("ul", false) => self.lists.push(None),
            ("ol", false) => self.lists.push(Some(1)),
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.block();
            }
            ("li", false) => self.item(),
            ("li", true) => drop(self.indent.pop()),
            ("blockquote", false) => {
                self.block();
                self.indent.push("> ".to_owned());
                self.out.push_str("> ");
            }
            ("blockquote", true) => {
                self.indent.pop();
                self.block();
            }
            ("pre", _) => {
                self.line();
                self.out.push_str("```");
                self.in_code = !closing;
                self.line();
            }
            ("br", _) => self.line(),
            ("tr", false) => self.row = Some(String::from("|")),
            ("tr", true) => self.close_row(),
            ("th" | "td", true) => self.cells().push_str(" |"),
            ("th" | "td", false) => self.cells().push(' '),
            ("strong" | "b", _) => self.put("**"),
            ("em" | "i", _) => self.put("*"),
            ("code", _) if !self.in_code => self.put("`"),
            ("a", false) => {
                self.links.push(attribute(tag, " href=\"").map(|href| follow(&unescaped(href))).unwrap_or_default());
                self.put("[");
            }
            ("a", true) => {
                let href = self.links.pop().unwrap_or_default();
                self.put(&["](", &href, ")"].concat());
            }
            ("img", _) => self.put(&unescaped(attribute(tag, " alt=\"").unwrap_or_default())),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 || text.is_empty() {
            return;
        }
        let text = unescaped(text);
        if self.in_code {
            self.out.push_str(&text);
            return;
        }
        let mut words = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            words.push_str(if words.is_empty() { "" } else { " " });
            words.push_str(word);
        }
        let before = text.starts_with(char::is_whitespace) && !self.out.ends_with([' ', '\n']);
        let after = !words.is_empty() && text.ends_with(char::is_whitespace);
        let at_start = self.row.is_none() && self.out.ends_with('\n');
        if words.is_empty() && (at_start || self.out.is_empty()) {
            return;
        }
        self.put(if before { " " } else { "" });
        self.put(&if words.contains('<') { words.replace('<', "&lt;") } else { words });
        self.put(if after { " " } else { "" });
    }

    /// Words; a bar in a row is no edge of a cell.
    fn put(&mut self, words: &str) {
        match &mut self.row {
            Some(row) if words.contains('|') => row.push_str(&words.replace('|', "\\|")),
            _ => self.cells().push_str(words),
        }
    }

    /// Where words go: the row that is open, else what is around it.
    fn cells(&mut self) -> &mut String {
        self.row.as_mut().unwrap_or(&mut self.out)
    }

    fn item(&mut self) {
        self.line();
        let mark = match self.lists.last_mut() {
            Some(Some(next)) => {
                *next += 1;
                format!("{}. ", *next - 1)
            }
            _ => "- ".to_owned(),
        };
        self.out.push_str(&mark);
        self.indent.push(" ".repeat(mark.len()));
    }

    fn close_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        self.line();
        self.out.push_str(&row);
        if std::mem::take(&mut self.first_row) {
            let cells = row.matches(" |").count();
            self.line();
            self.out.push('|');
            self.out.push_str(&" --- |".repeat(cells));
        }
    }

    /// A new line, unless one has just begun.
    fn line(&mut self) {
        if self.row.is_some() {
            return;
        }
        let last = self.out.rsplit('\n').next().unwrap_or_default();
        let is_mark = self.at_mark() && !last.trim().is_empty();
        while self.out.ends_with(' ') && !is_mark {
            self.out.pop();
        }
        let at_start = self.out.is_empty() || self.out.ends_with('\n') || self.at_mark();
        if !at_start {
            self.out.push('\n');
            self.out.push_str(&self.indent.concat());
        }
    }

    /// Whether the last line holds nothing but what it has to begin with.
    fn at_mark(&self) -> bool {
        let last = self.out.rsplit('\n').next().unwrap_or_default();
        last.chars().all(|c| matches!(c, ' ' | '>' | '-' | '.') || c.is_ascii_digit())
    }

    /// A blank line, unless there is one.
    fn block(&mut self) {
        self.line();
        if self.row.is_none() && !self.out.is_empty() && !self.out.ends_with("\n\n") && !self.at_mark() {
            self.out.push('\n');
            self.out.push_str(&self.indent.concat());
        } else if self.out.ends_with('\n') && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn finish(self) -> String {
        let lines = self.out.lines().map(str::trim_end);
        let mut out = String::with_capacity(self.out.len());
        let mut blank = true;
        for line in lines {
            let is_blank = line.is_empty() || line == ">";
            if !(is_blank && blank) {
                out.push_str(if is_blank { "" } else { line });
                out.push('\n');
            }
            blank = is_blank;
        }
        out.trim_end().to_owned()
    }
}

/// The value behind the opening of an attribute, such as ` href="`.
fn attribute<'t>(tag: &'t str, opening: &str) -> Option<&'t str> {
    let (_, after) = tag.split_once(opening)?;
    after.split_once('"').map(|(value, _)| value)
}

fn unescaped(text: &str) -> Cow<'_, str> {
    const LETTERS: [(&str, char); 6] =
        [("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("#39;", '\''), ("#x27;", '\''), ("amp;", '&')];
    let Some((before, mut rest)) = text.split_once('&') else { return text.into() };
    let mut out = String::with_capacity(text.len());
    out.push_str(before);
    loop {
        let known = LETTERS.iter().find_map(|(name, letter)| Some((rest.strip_prefix(name)?, letter)));
        let after = known.map_or(rest, |(after, _)| after);
        out.push(known.map_or('&', |(_, letter)| *letter));
        let Some((between, next)) = after.split_once('&') else {
            out.push_str(after);
            return out.into();
        };
        out.push_str(between);
        rest = next;
    }
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
        assert_eq!(markdown("<p>a &lt;script&gt; b</p>", &|href| href.to_owned()), "a &lt;script> b");
        let odd = "<p>R&D &amp;lt; &#39;x&#x27; &quot;&unknown;&</p><table><tr><td>a | b</td><td>|</td></tr></table>";
        assert_eq!(markdown(odd, &|href| href.to_owned()), "R&D &lt; 'x' \"&unknown;&\n\n| a \\| b | \\| |\n| --- | --- |");
    }
}
