//! What documents keep from the site: themselves, by `publish: false` in the front matter, or a section, by the comment
//! `<!-- publish: false -->` anywhere in it. Both are read and checked like everything else.

use std::ops::Range;

use crate::source::Span;
use crate::syntax::{Block, Entry, Heading, Key, Markdown, Node, NodeData, Outline, ScalarStyle, nearest};

use super::{Artifact, Data, Document, Record, Syntax};

const COMMENT: [&str; 2] = ["<!--", "-->"];

pub(super) const KEY: &str = "publish";
/// What keeps something from the site, as a word after `publish:`.
const KEEPS: [&str; 4] = ["private", "false", "no", "off"];
/// What does not.
const SHOWS: [&str; 2] = ["public", "true"];

/// Whether a word after `publish:` keeps something from the site, in letters of either case. One that is nearly such a word does as well:
/// what is missing is asked for, and what has been seen stays seen.
fn is_private(word: &str) -> bool {
    KEEPS.iter().any(|known| word.trim().eq_ignore_ascii_case(known)) || meant(word).is_some()
}

/// Whether the fields of an artifact keep it from the site.
pub(super) fn keeps_back(record: &Record) -> bool {
    record.get(KEY).is_some_and(|given| match &given.data {
        Data::Malformed(malformed) => is_private(&malformed.written),
        _ => given.as_text().is_some_and(is_private),
    })
}

/// The word that keeps something from the site and that a slip was meant to be.
fn meant(word: &str) -> Option<&'static str> {
    let word = word.trim().to_ascii_lowercase();
    let known = KEEPS.into_iter().chain(SHOWS);
    if known.clone().any(|known| known == word) {
        return None;
    }
    nearest(&word, known.filter(|known| known.len() > 3)).filter(|near| KEEPS.contains(near))
}

/// The word in a comment of the form `publish: word`, as written.
fn said(comment: &str) -> Option<&str> {
    let (key, word) = comment.split_once(':')?;
    let (key, word) = (key.trim(), word.trim());
    let is_key = key.eq_ignore_ascii_case(KEY) || nearest(key, [KEY]).is_some() && is_private(word);
    is_key.then_some(word)
}

impl Document {
    /// Whether the front matter of a page keeps it from the site.
    pub fn is_private(&self) -> bool {
        let front = self.markdown().and_then(|markdown| markdown.front.as_ref()?.root.as_ref());
        front.and_then(|root| root.get(KEY)).and_then(Node::as_str).is_some_and(is_private)
    }

    /// The sections that are kept from the site, in order and none inside another; `text` is that of the file.
    pub fn private_sections(&self, text: &str) -> Vec<Span> {
        let Some(markdown) = self.markdown() else { return Vec::new() };
        let mut found: Vec<Span> = Vec::new();
        for place in comments(markdown, text) {
            let section = around(markdown, place);
            if found.last().is_none_or(|last| last.end <= section.start) {
                found.push(section);
            } else if let Some(last) = found.last_mut() {
                last.start = last.start.min(section.start);
                last.end = last.end.max(section.end);
            }
        }
        found
    }

    /// Comments, and `publish:` of ordinary pages, that mean to keep something from the site and are misspelt, with what was meant.
    pub fn misspelt_markers(&self, text: &str) -> Vec<(Span, String)> {
        let Some(markdown) = self.markdown() else { return Vec::new() };
        let front =
            markdown.front.as_ref().and_then(|front| front.root.as_ref()?.get("publish")).filter(|_| self.is_ordinary_page());
        let front = front.and_then(|node| Some((node.span, format!("publish: {}", meant(node.as_str()?)?))));
        let comments = comments(markdown, text).into_iter().filter_map(|place| {
            let comment = text.get(place as usize + COMMENT[0].len()..)?.split_once(COMMENT[1])?.0;
            let whole = u32::try_from(comment.len() + COMMENT[0].len() + COMMENT[1].len()).ok()?;
            let word = said(comment)?;
            let named = comment.split_once(':').is_some_and(|(key, _)| key.trim().eq_ignore_ascii_case(KEY));
            let is_slip = !named || meant(word).is_some();
            let wanted = format!("<!-- publish: {} -->", meant(word).unwrap_or(word));
            is_slip.then(|| (Span::new(markdown.body.source, place, place + whole), wanted))
        });
        front.into_iter().chain(comments).collect()
    }
}

/// What the site may know of a file with such artifacts in it: of each its id, and nothing else. What points at it stays a word, and what
/// would be worked out from it is unknown.
pub fn without(syntax: &Syntax, private: &[&Artifact]) -> Syntax {
    match syntax {
        Syntax::Markdown(markdown) => {
            let mut markdown = Markdown::clone(markdown);
            markdown.outline = Outline::default();
            if let (Some(root), [artifact, ..]) = (markdown.front.as_mut().and_then(|front| front.root.as_mut()), private) {
                keep_id(root, artifact);
            }
            Syntax::Markdown(markdown.into())
        }
        Syntax::Yaml(documents) => {
            let mut documents = documents.to_vec();
            documents.iter_mut().filter_map(|document| document.root.as_mut()).for_each(|root| strip(root, private));
            Syntax::Yaml(documents.into())
        }
        Syntax::Unread => Syntax::Unread,
    }
}

fn strip(node: &mut Node, private: &[&Artifact]) {
    if let Some(artifact) = private.iter().find(|artifact| artifact.record.span == node.span) {
        return keep_id(node, artifact);
    }
    match &mut node.data {
        NodeData::Map(entries) => entries.iter_mut().for_each(|entry| strip(&mut entry.value, private)),
        NodeData::Seq(nodes) => nodes.iter_mut().for_each(|node| strip(node, private)),
        NodeData::Scalar(_) => {}
    }
}

fn keep_id(node: &mut Node, artifact: &Artifact) {
    let NodeData::Map(entries) = &mut node.data else { return };
    entries.retain(|entry| entry.key.text == "kind");
    // However its author spelled that it is private, it stays so.
    entries.extend([("id", artifact.id.as_str()), (KEY, KEEPS[0])].map(|(key, value)| Entry {
        key: Key { text: key.to_owned(), span: node.span },
        value: Node::scalar(value, ScalarStyle::Quoted, node.span),
    }));
}

/// Where comments say so, outside of code.
fn comments(markdown: &Markdown, text: &str) -> Vec<u32> {
    let body = markdown.body.start as usize..markdown.body.end as usize;
    let Some(inside) = text.get(body.clone()) else { return Vec::new() };
    let says = |at: &usize| {
        let rest = &inside[at + COMMENT[0].len()..];
        let word = rest.split_once(COMMENT[1]).and_then(|(comment, _)| said(comment));
        word.is_some_and(is_private) && !inside[..*at].ends_with('`')
    };
    // A single letter is looked for many bytes at a time.
    let places = inside.match_indices('<').map(|(at, _)| at).filter(|at| inside[*at..].starts_with(COMMENT[0])).filter(says);
    let places = places.filter_map(|at| u32::try_from(body.start + at).ok());
    let is_code = |at: u32| {
        markdown
            .outline
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Code(code) if code.span.start <= at && at < code.span.end))
    };
    places.filter(|at| !is_code(*at)).collect()
}

/// The section around a place: its heading, and everything until one that is not below it.
fn around(markdown: &Markdown, place: u32) -> Span {
    let headings: Vec<&Heading> = markdown
        .outline
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
        .collect();
    let next = headings.partition_point(|heading| heading.span.start <= place);
    let Some((own, later)) = next.checked_sub(1).map(|at| (headings[at], &headings[next..])) else {
        let end = headings.first().map_or(markdown.body.end, |heading| heading.span.start);
        return Span::new(markdown.body.source, markdown.body.start, end);
    };
    let end = later.iter().find(|heading| heading.level <= own.level).map_or(markdown.body.end, |heading| heading.span.start);
    Span::new(own.span.source, own.span.start, end)
}

/// A text with blanks instead of some of its parts, so that every place in the rest stays what it was.
pub fn blanked(text: &str, parts: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        let Range { start, end } = part.start as usize..(part.end as usize).min(text.len());
        out.push_str(&text[at..start]);
        out.extend(text[start..end].bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use crate::source::SourceMap;
    use crate::syntax::markdown;

    fn kept(text: &str) -> String {
        let id = SourceMap::default().add(SourceFile::new("a.md", text));
        let document = Document {
            source: id,
            path: "a.md".to_owned(),
            content: super::super::Content::Markdown(markdown::parse(id, text).into()),
            faults: Vec::new(),
            artifacts: Vec::new(),
            unknown_kinds: Vec::new(),
            torn: Vec::new(),
            strange: None,
        };
        let blank = blanked(text, &document.private_sections(text));
        assert_eq!((blank.len(), blank.lines().count()), (text.len(), text.lines().count()));
        blank.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_section_ends_where_one_begins_that_is_not_below_it() {
        let text = "# A\n\nOne.\n\n## Pay\n\n<!-- publish: false -->\n\n200 €.\n\n### Bands\n\nX.\n\n## Open\n\nTwo.\n";
        assert_eq!(kept(text), "# A One. ## Open Two.");
        assert_eq!(kept("# A\n\n## Pay <!--publish:private-->\n\nX\n\n# B\n"), "# A # B");
        assert_eq!(kept("X <!-- publish: false -->\n\n# A\n"), "# A");
        let twice = "## P\n\n<!-- publish: false -->\n\n### Q\n\n<!-- publish: false -->\n\nX\n\n## R\n";
        assert_eq!(kept(twice), "## R");
    }

    #[test]
    fn a_slip_keeps_what_was_meant_to_be_kept() {
        for marker in ["publish: flase", "publish:privat", "pubish: false", "publish: False", "Publish: NO", "publish: off"] {
            assert_eq!(kept(&format!("# A\n\n## Pay\n\n<!-- {marker} -->\n\n200 €.\n\n## Open\n")), "# A ## Open", "{marker}");
        }
    }

    #[test]
    fn other_comments_and_code_keep_nothing() {
        for text in [
            "# A\n\n<!-- publish: true -->\n",
            "# A\n\n<!-- publish: ture -->\n",
            "# A\n\n<!-- private -->\n",
            "# A\n\n<!-- published: 2026-01-01 -->\n",
            "# A\n\n```\n<!-- publish: false -->\n```\n",
            "# A `<!-- publish: false -->`\n",
        ] {
            assert!(kept(text).starts_with("# A"), "{text}");
        }
    }
}
