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
        let mut found = Vec::new();
        let bytes = text.as_bytes();
        // A character of each opening mark; most pages hold none.
        if memchr3(b'{', b'%', b'$', bytes).is_none() {
            return Self(found);
        }
        let mut open: Option<(usize, &str)> = None;
        let mut at = 0;
        while at + 1 < bytes.len() {
            let rest = &bytes[at..];
            let mark = match open {
                None if matches!(rest[0], b'{' | b'<' | b'%' | b'$') => {
                    MARKS.iter().find(|(mark, _)| rest.starts_with(mark.as_bytes()))
                }
                _ => None,
            };
            if let Some((mark, close)) = mark {
                open = Some((at, close));
                at += mark.len();
                continue;
            }
            match open {
                Some((start, close)) if rest.starts_with(close.as_bytes()) => {
                    found.push((start, at + close.len()));
                    open = None;
                    at += close.len();
                    continue;
                }
                Some(_) if rest.starts_with(b"\n\n") || rest.starts_with(b"\n\r") => open = None,
                _ => {}
            }
            at += 1;
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
