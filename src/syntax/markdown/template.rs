//! Template syntax of other tools, which is never read.

/// The places of `{{ … }}` and `{% … %}`, none across a blank line, in order.
#[derive(Debug, Default)]
pub(super) struct Templates(Vec<(usize, usize)>);

impl Templates {
    pub(super) fn find(text: &str) -> Self {
        let mut found = Vec::new();
        if !text.contains("{{") && !text.contains("{%") {
            return Self(found);
        }
        let bytes = text.as_bytes();
        let mut open: Option<(usize, [u8; 2])> = None;
        let mut at = 0;
        while at + 1 < bytes.len() {
            let pair = [bytes[at], bytes[at + 1]];
            match (open, &pair) {
                (None, b"{{") => open = Some((at, *b"}}")),
                (None, b"{%") => open = Some((at, *b"%}")),
                (Some((start, close)), pair) if *pair == close => {
                    found.push((start, at + 2));
                    open = None;
                    at += 1;
                }
                (Some(_), b"\n\n" | b"\n\r") => open = None,
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
    }
}
