//! Markdown blocks to the nodes that YAML gives, so that one binder serves both.

use crate::kind::{Base, Field, FieldType, Fields, RecordType, Takes};
use crate::source::Span;
use crate::syntax::{Block, Entry, Item, Key, Link, LinkForm, List, Node, NodeData, ScalarStyle, Table, Text};

use super::bullet::{self, Bullet};
use super::statement::{Statement, series, without_total};

/// What lowering needs to know.
pub(super) struct Lower<'a> {
    /// The text of the file.
    pub(super) text: &'a str,
    pub(super) links: &'a [Link],
    /// The record types of the kind.
    pub(super) record: &'a dyn Fn(&str) -> Option<&'a RecordType>,
}

/// A block as the value of a field.
#[derive(Debug)]
pub(super) struct Lowered<'f> {
    pub(super) field: &'f Field,
    pub(super) node: Node,
    pub(super) block: Span,
}

/// The key under which a record's explicit anchor travels; no field can have this name.
pub(super) const ANCHOR_KEY: &str = "{#}";
/// What stands before the key under which a bullet's misspelt attribute travels.
pub(super) const SLIP_KEY: &str = "{?}";

impl<'a> Lower<'a> {
    /// The first block that has the shape of one of the fields that share a section; several fields may share its bullets.
    pub(super) fn section<'f>(&self, fields: &[&'f Field], blocks: &[Block]) -> Vec<Lowered<'f>> {
        for block in blocks {
            let records: Vec<(&Field, &RecordType)> =
                fields.iter().filter_map(|field| Some((*field, self.record_list(field)?))).collect();
            if let Block::List(list) = block
                && records.len() > 1
            {
                return self.shared(&list.items, &records, list.span);
            }
            for field in fields {
                if let Some((node, block)) = self.block(&field.of, block) {
                    return vec![Lowered { field, node, block }];
                }
            }
        }
        Vec::new()
    }

    fn record_list(&self, field: &Field) -> Option<&'a RecordType> {
        match &field.of.base {
            Base::Record(name) if field.of.is_list() => (self.record)(name),
            _ => None,
        }
    }

    /// Bullets dealt out to the fields whose record types have their keywords, the rest to the first.
    fn shared<'f>(&self, items: &[Item], records: &[(&'f Field, &'a RecordType)], span: Span) -> Vec<Lowered<'f>> {
        let mut dealt: Vec<Vec<Node>> = vec![Vec::new(); records.len()];
        for item in items {
            let at = bullet::keyword(&item.text.words).and_then(|(word, _, _)| {
                let named = |of: &RecordType| of.bullets.keyword.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(word));
                records.iter().position(|(_, of)| named(of))
            });
            let at = at.unwrap_or(0);
            dealt[at].push(self.bullet(item, records[at].1));
        }
        let filled = records.iter().zip(dealt).filter(|(_, nodes)| !nodes.is_empty());
        filled
            .map(|((field, _), nodes)| Lowered { field, node: Node { span, data: NodeData::Seq(nodes) }, block: span })
            .collect()
    }

    fn block(&self, of: &FieldType, block: &Block) -> Option<(Node, Span)> {
        match (&of.base, block) {
            (Base::Record(name), Block::Table(table)) => {
                let record = (self.record)(name)?;
                let statement = || Statement { text: self.text }.record(table, &record.fields).filter(|_| !of.is_list());
                let node = match self.table(table, &record.fields) {
                    Some(rows) => first_unless_list(rows, of)?,
                    None => statement()?,
                };
                Some((node, table.span))
            }
            (Base::Record(name), Block::List(list)) => {
                let record = (self.record)(name)?;
                if of.is_list() {
                    return Some((self.list_of_records(list, record), list.span));
                }
                Some((self.attributes(list, &record.fields, 1)?, list.span))
            }
            (Base::Map(_), Block::List(list)) => Some((self.pairs(list)?, list.span)),
            (Base::Group, Block::Table(table)) => Some((Statement { text: self.text }.group(table)?, table.span)),
            (Base::Series, Block::Table(table)) => Some((Statement { text: self.text }.series(table)?, table.span)),
            (Base::Series, Block::List(list)) => Some((self.list(list, &Base::Number), list.span)),
            (Base::Record(_) | Base::Map(_) | Base::Group | Base::Series, _) => None,
            (_, Block::List(list)) if of.is_list() => Some((self.list(list, &of.base), list.span)),
            (Base::Text, Block::List(list)) => {
                let words = list.items.iter().map(|item| item.text.words.as_str()).collect::<Vec<_>>().join("; ");
                Some((Node::scalar(words, ScalarStyle::Prose, list.span), list.span))
            }
            (Base::Ref(_) | Base::Person, Block::Paragraph(paragraph)) => {
                Some((self.references(&paragraph.text, of)?, paragraph.text.span))
            }
            (_, Block::Paragraph(paragraph)) if !of.is_list() => Some((paragraph.text.to_node(), paragraph.text.span)),
            _ => None,
        }
    }

    /// A table's rows as mappings; `None` when no column is a field.
    fn table(&self, table: &Table, fields: &Fields) -> Option<Node> {
        let others = fields.taking(Takes::Others);
        let numbers = fields.taking(Takes::Numbers);
        let columns: Vec<Option<&Field>> = table.header.iter().map(|cell| fields.find(&cell.text.words)).collect();
        columns.iter().any(Option::is_some).then_some(())?;
        let rows = without_total(&table.rows).iter().map(|row| {
            let (mut entries, mut taken, mut counted) = (Vec::new(), Vec::new(), Vec::new());
            for ((cell, column), header) in row.cells.iter().zip(&columns).zip(&table.header) {
                if let Some((id, span)) = &cell.anchor {
                    entries.push(anchor(id, *span));
                }
                if column.is_none() && numbers.is_some() && is_number(&header.text) {
                    counted.push(&cell.text);
                    continue;
                }
                let Some(field) = column else {
                    let text = header.text.words.trim_start_matches('@').to_owned();
                    taken.push(Entry { key: Key { text, span: header.text.span }, value: cell.text.to_node() });
                    continue;
                };
                let key = Key { text: field.name.to_string(), span: header.text.span };
                entries.push(Entry { key, value: self.cell(&cell.text, &field.of) });
            }
            if let Some(field) = others.filter(|_| !taken.is_empty()) {
                let key = Key { text: field.name.to_string(), span: row.span };
                entries.push(Entry { key, value: Node { span: row.span, data: NodeData::Map(taken) } });
            }
            if let Some((field, value)) = numbers.zip(series(&counted)) {
                let key = Key { text: field.name.to_string(), span: value.span };
                entries.push(Entry { key, value });
            }
            Node { span: row.span, data: NodeData::Map(entries) }
        });
        let rows: Vec<Node> = rows.filter(|row| !is_blank_row(row)).collect();
        Some(Node { span: table.span, data: NodeData::Seq(rows) })
    }

    /// A cell or attribute; links in it stand for what they point at where the field takes references.
    fn cell(&self, text: &Text, of: &FieldType) -> Node {
        if matches!(of.base, Base::Ref(_) | Base::Person) {
            self.references(text, of).unwrap_or_else(|| text.to_node())
        } else {
            text.to_node()
        }
    }

    /// The links and handles inside a text as references; the text itself when there are none.
    fn references(&self, text: &Text, of: &FieldType) -> Option<Node> {
        let inside = self.links.iter().filter(|link| text.span.contains(link.span) && link.form != LinkForm::Image);
        let mut found: Vec<Node> =
            inside.map(|link| Node::scalar(link.destination.trim_start_matches('@'), ScalarStyle::Prose, link.span)).collect();
        if found.is_empty() {
            return (!text.words.contains(". ")).then(|| text.to_node());
        }
        if of.is_list() {
            return Some(Node { span: text.span, data: NodeData::Seq(found) });
        }
        if found.len() == 1 {
            return found.pop();
        }
        Some(Node { span: text.span, data: NodeData::Seq(found) })
    }

    fn list(&self, list: &List, base: &Base) -> Node {
        let of = FieldType { base: base.clone(), list: None, required: false };
        let items = list.items.iter().map(|item| self.cell(&item.text, &of)).collect();
        Node { span: list.span, data: NodeData::Seq(items) }
    }

    fn list_of_records(&self, list: &List, record: &RecordType) -> Node {
        let items = list.items.iter().map(|item| self.bullet(item, record)).collect();
        Node { span: list.span, data: NodeData::Seq(items) }
    }

    /// A bullet as a mapping, its nested bullets under the record's children field.
    fn bullet(&self, item: &Item, of: &RecordType) -> Node {
        let start = item.text.span.start as usize;
        let raw = self.text.get(start..item.text.span.end as usize).unwrap_or("");
        let parts = bullet::read(raw, of);
        let place = |range: &std::ops::Range<usize>| {
            let offset = |at: usize| u32::try_from(start + at).unwrap_or(u32::MAX);
            Span::new(item.text.span.source, offset(range.start), offset(range.end))
        };
        let mut entries = Vec::new();
        if let Some((id, span)) = &item.anchor {
            entries.push(anchor(id, *span));
        }
        for (range, near) in &parts.slips {
            entries.push(pair(&format!("{SLIP_KEY}{}", &raw[range.clone()]), place(range), near, place(range)));
        }
        self.head(item, of, &parts, &place, &mut entries);
        for (key, value) in &parts.attributes {
            let Some(field) = of.fields.find(&raw[key.clone()]) else { continue };
            let text = Text { words: raw[value.clone()].to_owned(), span: place(value) };
            let key = Key { text: field.name.to_string(), span: place(key) };
            entries.push(Entry { key, value: self.cell(&text, &field.of) });
        }
        let children: Vec<(&Field, &RecordType)> =
            of.fields.iter().filter_map(|field| Some((field, self.record_list(field)?))).collect();
        if !children.is_empty() && !item.children.is_empty() {
            let span = item.children.iter().fold(item.children[0].span, |span, child| span.cover(child.span));
            for part in self.shared(&item.children, &children, span) {
                let key = Key { text: part.field.name.to_string(), span: span.at_start() };
                entries.push(Entry { key, value: part.node });
            }
        }
        Node { span: item.span, data: NodeData::Map(entries) }
    }

    fn head(
        &self,
        item: &Item,
        of: &RecordType,
        parts: &Bullet,
        place: &impl Fn(&std::ops::Range<usize>) -> Span,
        entries: &mut Vec<Entry>,
    ) {
        let raw = self.text.get(item.text.span.start as usize..item.text.span.end as usize).unwrap_or("");
        if let (Some(range), Some(field)) = (&parts.qualifier, &of.bullets.qualifier) {
            entries.push(pair(field, place(range), &raw[range.clone()], place(range)));
        }
        for (field, range) in &parts.flags {
            entries.push(pair(field, place(range), &raw[range.clone()], place(range)));
        }
        if let Some(field) = of.fields.of_bullet(&of.bullets) {
            let whole = !parts.apart && parts.flags.is_empty() && !parts.keyword;
            let words = if whole { item.text.words.clone() } else { raw[parts.head.clone()].to_owned() };
            let span = place(&parts.head);
            let key = Key { text: field.name.to_string(), span };
            entries.push(Entry { key, value: self.cell(&Text { words, span }, &field.of) });
        }
    }

    /// Bullets of the form `Key: value` whose keys are all fields; at least `least` of them.
    pub(super) fn attributes(&self, list: &List, fields: &Fields, least: usize) -> Option<Node> {
        let Node { span, data: NodeData::Map(mut entries) } = self.pairs(list)? else { return None };
        if entries.len() < least {
            return None;
        }
        for (entry, item) in entries.iter_mut().zip(&list.items) {
            let field = fields.find(&entry.key.text)?;
            if let Some(text) = entry.value.as_str() {
                let words = &item.text.words;
                let plain = end_of_key(words).filter(|_| matches!(field.of.base, Base::Text | Base::Record(_)));
                let words = plain.map_or(text, |colon| words[colon + 1..].trim()).to_owned();
                let text = Text { words, span: entry.value.span };
                entry.value = self.cell(&text, &field.of);
            }
            entry.key.text = field.name.to_string();
        }
        Some(Node { span, data: NodeData::Map(entries) })
    }

    fn pairs(&self, list: &List) -> Option<Node> {
        let entries = list.items.iter().map(|item| {
            let start = item.text.span.start as usize;
            let raw = self.text.get(start..item.text.span.end as usize)?;
            let colon = end_of_key(raw)?;
            let (key, value) = (raw[..colon].trim().trim_matches('*'), raw[colon + 1..].trim());
            let offset = |at: usize| u32::try_from(start + at).unwrap_or(u32::MAX);
            let value_at = colon + 1 + (raw[colon + 1..].len() - raw[colon + 1..].trim_start().len());
            let source = item.text.span.source;
            let key = Key { text: key.to_owned(), span: Span::new(source, offset(0), offset(colon)) };
            let span = Span::new(source, offset(value_at), offset(value_at + value.len()));
            Some(Entry { key, value: Node::scalar(value, ScalarStyle::Prose, span) })
        });
        Some(Node { span: list.span, data: NodeData::Map(entries.collect::<Option<Vec<_>>>()?) })
    }
}

/// Where `Key:` or `A question?` ends; a question may go on in parentheses up to its colon.
fn end_of_key(text: &str) -> Option<usize> {
    const LONGEST_KEY: usize = 90;
    let question = text.find('?').filter(|at| !text[at + 1..].trim_start().starts_with('('));
    let colon = text.find(':');
    let end = match (question, colon) {
        (Some(question), Some(colon)) => question.min(colon),
        (question, colon) => question.or(colon)?,
    };
    (end < LONGEST_KEY).then_some(end)
}

fn first_unless_list(node: Node, of: &FieldType) -> Option<Node> {
    if of.is_list() {
        return Some(node);
    }
    match node.data {
        NodeData::Seq(mut rows) if rows.len() == 1 => rows.pop(),
        _ => None,
    }
}

fn is_number(heading: &Text) -> bool {
    let words = heading.words.trim();
    !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_blank_row(row: &Node) -> bool {
    row.as_map().is_some_and(|entries| {
        entries.iter().all(|entry| entry.value.is_absent() || entry.value.as_str().is_some_and(|text| text.trim() == "."))
    })
}

fn anchor(id: &str, span: Span) -> Entry {
    pair(ANCHOR_KEY, span, id, span)
}

fn pair(key: &str, key_span: Span, value: &str, span: Span) -> Entry {
    Entry { key: Key { text: key.to_owned(), span: key_span }, value: Node::scalar(value, ScalarStyle::Prose, span) }
}
