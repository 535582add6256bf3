//! YAML and Markdown with their keys, values, comments and headings marked: line by line, since these two are on almost every page
//! with code and the full grammars take longer to load than a small site to build.

use super::super::html::escape_into;

const KEY: &str = "hl-entity hl-name hl-tag";

/// Markdown: its front matter as YAML, its headings as headings.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    if let Some(front) = text.strip_prefix("---\n").and_then(|inner| inner.find("\n---\n").map(|end| &inner[..=end])) {
        out.push_str("---\n");
        write_yaml(&mut out, front);
        out.push_str("---\n");
        rest = &text[front.len() + 8..];
    }
    for line in rest.split_inclusive('\n') {
        let words = line.trim_end();
        if words.trim_start_matches('#').starts_with(' ') && words.starts_with('#') {
            mark(&mut out, "hl-markup hl-heading", words);
            out.push_str(&line[words.len()..]);
        } else {
            escape_into(&mut out, line);
        }
    }
    out
}

/// YAML: keys, values and comments.
pub(super) fn yaml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 4);
    write_yaml(&mut out, text);
    out
}

fn write_yaml(out: &mut String, text: &str) {
    // How deep the key of an open block of text stands.
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let content = words.trim_start_matches([' ', '-']);
        let depth = words.len() - content.len();
        let inside = block.is_some_and(|of| content.is_empty() || words.len() - words.trim_start().len() > of);
        if inside || words == "---" {
            escape_into(out, words);
        } else {
            out.push_str(&words[..depth]);
            entry(out, content);
            let opens =
                content.ends_with(": |") || content.ends_with(": >") || content.ends_with("|-") || content.ends_with(">-");
            block = opens.then_some(depth);
        }
        out.push_str(&line[words.len()..]);
    }
}

/// What stands on a line after its indentation.
fn entry(out: &mut String, content: &str) {
    let (content, comment) = match comment(content) {
        Some(at) => content.split_at(at),
        None => (content, ""),
    };
    let quoted = content.starts_with(['"', '\'', '[', '{']);
    match content.find(": ").or_else(|| content.trim_end().ends_with(':').then(|| content.trim_end().len() - 1)) {
        Some(at) if !quoted => {
            mark(out, KEY, &content[..at]);
            out.push(':');
            value(out, &content[at + 1..]);
        }
        _ => value(out, content),
    }
    mark(out, "hl-comment", comment);
}

fn value(out: &mut String, written: &str) {
    let words = written.trim();
    let before = written.len() - written.trim_start().len();
    let constant = matches!(words, "true" | "false" | "null" | "~") || words.parse::<f64>().is_ok();
    out.push_str(&written[..before]);
    mark(out, if constant { "hl-constant" } else { "hl-string" }, words);
    out.push_str(&written[before + words.len()..]);
}

/// Where a comment begins: outside of quotes, at the start or after a blank.
fn comment(content: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, letter) in content.char_indices() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(letter),
            (None, '#') if before == ' ' => return Some(at),
            _ => {}
        }
        before = letter;
    }
    None
}

fn mark(out: &mut String, class: &str, text: &str) {
    if !text.is_empty() {
        out.push_str("<span class=\"");
        out.push_str(class);
        out.push_str("\">");
        escape_into(out, text);
        out.push_str("</span>");
    }
}

#[cfg(test)]
mod tests {
    use super::{markdown, yaml};

    /// The marked words with a letter for their class, everything else as it is.
    fn short(html: &str) -> String {
        let known = [
            ("hl-entity hl-name hl-tag", "k"),
            ("hl-string", "s"),
            ("hl-constant", "c"),
            ("hl-comment", "#"),
            ("hl-markup hl-heading", "h"),
        ];
        let short = known.iter().fold(html.to_owned(), |html, (class, letter)| {
            html.replace(&format!("<span class=\"{class}\">"), &format!("{letter}("))
        });
        short.replace("</span>", ")")
    }

    #[test]
    fn keys_values_and_comments_are_told_apart_and_escaped() {
        assert_eq!(
            short(&yaml("a: \"<b> # c\" # d\n- x: 3\n- word\nb:\n")),
            "k(a): s(&quot;&lt;b&gt; # c&quot;) #(# d)\n- k(x): c(3)\n- s(word)\nk(b):\n"
        );
        assert_eq!(
            short(&yaml("text: |\n  not: a key\n\nc: it's # d")),
            "k(text): s(|)\n  not: a key\n\nk(c): s(it&#39;s) #(# d)"
        );
        assert_eq!(short(&markdown("---\nkind: team\n---\n# A & b\n#no\n")), "---\nk(kind): s(team)\n---\nh(# A &amp; b)\n#no\n");
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["", "---\n---\n", "---\n\n---\nx", "  - - a:b: c  \n\u{a0}é: #\n'", "---\na: 1\n---"] {
            for html in [yaml(text), markdown(text)] {
                let words: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect();
                assert_eq!(words.replace("&#39;", "'"), text, "{html}");
            }
        }
    }
}
