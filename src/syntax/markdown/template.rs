//! Template syntax of other tools, which is never read.

use memchr::memchr3;

/// The marks that open and close what another tool reads: Jinja, Liquid and Hugo, ERB and EJS, comments of MDX and Obsidian, and
/// displayed formulas.
const MARKS: [(&str, &str); 6] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("{/*", "*/}"), ("%%", "%%"), ("$$", "$$")];

/// The places of `{{ … }}` and the like, none across a blank line, in order.
#[derive(Debug, Default)]
pub(super) struct Templates(Vec<(usize, usize)>);

impl Templates {
    pub(super) fn find(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
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
            if closes(end) {
                at += close.len();
                found.push((start, at));
            }
        }
        Self(found)
    }

    /// Whether a place lies in one.
    pub(super) fn cover(&self, at: usize) -> bool {
        let next = self.0.partition_point(|(start, _)| *start <= at);
        next > 0 && at < self.0[next - 1].1
    }
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
}
