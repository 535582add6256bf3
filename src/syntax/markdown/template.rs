//! Template syntax of other tools, which is never read.

use memchr::memchr3;

/// The marks that open and close what another tool reads: Jinja, Liquid and Hugo, ERB and EJS, comments of MDX and Obsidian, and
/// displayed formulas.
const MARKS: [(&str, &str); 6] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("{/*", "*/}"), ("%%", "%%"), ("$$", "$$")];

/// Tags that show what stands between them and their end as it is written, or not at all: `{% raw %}` … `{% endraw %}`,
/// `{{< highlight >}}` … `{{< /highlight >}}`.
const VERBATIM: [&str; 12] =
    ["code", "codeblock", "comment", "highlight", "katex", "latex", "math", "mermaid", "plantuml", "raw", "rawhtml", "verbatim"];

/// The places of `{{ … }}` and the like, none across a blank line but those of verbatim tags, in order.
#[derive(Debug, Default)]
pub(super) struct Templates(Vec<(usize, usize)>);

impl Templates {
    pub(super) fn find(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        // Verbatim tags that nothing ends from here on.
        let mut endless: Vec<&str> = Vec::new();
        // Every opening mark has one of these, `<%` as its second character.
        while let Some(next) = memchr3(b'{', b'%', b'$', &bytes[at..]).map(|i| at + i) {
            let start = if bytes[at..next].ends_with(b"<") { next - 1 } else { next };
            let Some((open, close)) = MARKS.iter().find(|(open, _)| bytes[start..].starts_with(open.as_bytes())) else {
                at = next + 1;
                continue;
            };
            let closes = |at: usize| bytes[at..].starts_with(close.as_bytes());
            let blank_line = |at: usize| bytes[at..].starts_with(b"\n\n") || bytes[at..].starts_with(b"\n\r");
            let inside = start + open.len();
            let Some(end) = (inside..bytes.len()).find(|at| closes(*at) || blank_line(*at)) else { break };
            at = end;
            if !closes(end) {
                continue;
            }
            at += close.len();
            let name = tag(&text[inside..end]);
            if VERBATIM.contains(&name) && !endless.contains(&name) {
                match end_of(text, at, (open, close), name) {
                    Some(end) => at = end,
                    None => endless.push(name),
                }
            }
            found.push((start, at));
        }
        Self(found)
    }

    /// Whether a place lies in one.
    pub(super) fn cover(&self, at: usize) -> bool {
        let next = self.0.partition_point(|(start, _)| *start <= at);
        next > 0 && at < self.0[next - 1].1
    }
}

/// The first word of what stands between two marks, without the signs that shortcodes and Liquid put around it.
fn tag(inside: &str) -> &str {
    let words = inside.trim_start_matches(['<', '%', '-', '~']).trim_start();
    words.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_'))).next().unwrap_or(words)
}

/// Where the tag ends that ends a verbatim one which stands before `from`.
fn end_of(text: &str, from: usize, (open, close): (&str, &str), name: &str) -> Option<usize> {
    let is_end = |tag: &str| ["end", "/"].iter().any(|end| tag.strip_prefix(end) == Some(name));
    text[from..].match_indices(open).find_map(|(at, _)| {
        let inside = from + at + open.len();
        is_end(tag(&text[inside..])).then(|| text[inside..].find(close).map(|end| inside + end + close.len()))?
    })
}

#[cfg(test)]
mod tests {
    use super::Templates;

    #[test]
    fn covers_expressions_and_tags_within_a_paragraph() {
        let text = "a {{ @b }} {% if @c %} {{ open\n\n@d }} {{{{";
        let templates = Templates::find(text);
        let covered = |needle: &str| templates.cover(text.find(needle).unwrap_or(0));
        assert!(covered("@b") && covered("@c") && !covered("@d") && !covered("a "));
        let text = "<%= @e %> {/* @f */} %%@g%% $$[x](@h)$$ {/ @i /}";
        let templates = Templates::find(text);
        let covered = |needle: &str| templates.cover(text.find(needle).unwrap_or(0));
        assert!(["@e", "@f", "@g", "@h"].into_iter().all(covered) && !covered("@i"));
    }
    #[test]
    fn covers_what_verbatim_tags_show_as_it_is() {
        let text = "{% raw %}\n\n@a\n\n{% endraw %} @b {{< highlight md \"x=1\" >}}\n\n@c\n{{< note >}}\n\n@d\n{{< /highlight >}}\n@e\n\n\
                    {{% code %}}\n\n@f\n{{%/code%}} {%- comment -%}\n\n@g{%- endcomment -%} {{< note >}}\n\n@h\n{{< /note >}} {% raw %}\n\n@i";
        let templates = Templates::find(text);
        let covered = |needle: &str| templates.cover(text.find(needle).unwrap_or(0));
        assert!(["@a", "@c", "@d", "@f", "@g"].into_iter().all(covered));
        assert!(!["@b", "@e", "@h", "@i"].into_iter().any(covered));
    }

    #[test]
    fn tags_that_nothing_ends_are_looked_through_once() {
        let text = "{% raw %} {{< code >}} ".repeat(50_000);
        assert!(!Templates::find(&text).cover(9));
    }
}
