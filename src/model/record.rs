//! Nodes to records: each value read as its field's type says, nothing lost on the way.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use crate::kind::{Base, Field, FieldType, Fields, Meaning, Name, RecordType, Takes, is_own_key, normalise};
use crate::quantity::{self, Calendar};
use crate::source::Span;
use crate::syntax::{Entry, Key, Node, NodeData, Scalar, ScalarStyle, kebab, nearest};

use super::cell;
use super::keyed;
use super::lower::{ANCHOR_KEY, SLIP_KEY};
use super::{Again, Data, Double, FieldValue, Malformed, Misfit, Record, Stray, Value, scalar};

/// What reading a record needs to know.
pub(super) struct Records<'a> {
    pub(super) calendar: &'a Calendar,
    /// Whether the document measures by the calendar.
    pub(super) by_calendar: bool,
    /// The record types of the kind.
    pub(super) record: &'a dyn Fn(&str) -> Option<&'a RecordType>,
    /// Fields that were given twice, so far.
    pub(super) doubles: RefCell<Vec<Double>>,
}

impl Records<'_> {
    /// Reads the entries of a mapping; keys that no field has become strays.
    pub(super) fn read<'e>(
        &self,
        entries: impl IntoIterator<Item = &'e Entry>,
        fields: &Fields,
        type_name: &Name,
        span: Span,
    ) -> Record {
        let (type_name, lists) = (type_name.clone(), fields.lists());
        let mut record = Record { type_name, span, fields: Vec::new(), strays: Vec::new(), lists, anchor: None };
        self.fill(&mut record, "", entries, fields);
        record.fields.shrink_to_fit();
        record
    }

    /// Fills fields; `prefix` is the dotted way to a mapping that a dotted alias opened.
    fn fill<'e>(&self, record: &mut Record, prefix: &str, entries: impl IntoIterator<Item = &'e Entry>, fields: &Fields) {
        let others = fields.taking(Takes::Others).filter(|_| prefix.is_empty());
        let mut taken: Vec<Entry> = Vec::new();
        let mut spare: Option<(&Entry, &Field)> = None;
        for entry in entries {
            let key = match prefix {
                "" => Cow::Borrowed(entry.key.text.as_str()),
                _ => Cow::Owned(format!("{prefix}{}", entry.key.text)),
            };
            let key = &*key;
            if key == ANCHOR_KEY {
                record.anchor = entry.value.as_str().map(Arc::from);
            } else if let Some(written) = key.strip_prefix(SLIP_KEY) {
                record.strays.push(stray(written, entry.key.span, entry.value.as_str(), fields));
            } else if let Some(field) = fields.find(key)
                && !(prefix.is_empty()
                    && entry.value.as_map().is_some()
                    && fields.opens(key)
                    && !matches!(field.of.base, Base::Record(_)))
            {
                if field.stands_for.is_some() {
                    spare = Some((entry, field));
                }
                if let Some(first) = record.field(&field.name) {
                    self.again(first, entry);
                } else if let Some(value) = self.value(&entry.value, field) {
                    record.fields.push(given(fields, field, entry.key.span, value));
                }
            } else if let Some(inner) = entry.value.as_map()
                && prefix.is_empty()
                && fields.opens(key)
            {
                self.fill(record, &format!("{key}."), inner, fields);
            } else if others.is_some() {
                taken.push(entry.clone());
            } else if !is_own_key(key) {
                let near = nearest(&normalise(key), fields.names());
                record.strays.push(stray(key, entry.key.span, near, fields));
            }
        }
        if let Some((entry, own)) = spare
            && let Some(field) = own.stands_for.as_ref().and_then(|name| fields.get(name))
            && record.field(&field.name).is_none()
            && let Some(value) = self.value(&entry.value, field)
        {
            record.fields.retain(|given| given.name != own.name);
            record.fields.push(given(fields, field, entry.key.span, value));
        }
        if let (Some(field), Some(first)) = (others, taken.first()) {
            let node = Node { span: first.value.span, data: NodeData::Map(taken.clone()) };
            record.fields.push(given(fields, field, first.key.span, self.one(&node, &field.of)));
        }
    }

    /// Notes that a field is given a second time; a column is one place, however many rows it has.
    fn again(&self, first: &FieldValue, entry: &Entry) {
        let mut doubles = self.doubles.borrow_mut();
        if !entry.value.is_absent() && !doubles.iter().any(|double| double.second == entry.key.span) {
            let (field, first) = (first.name.clone(), first.key);
            doubles.push(Double { field, first, second: entry.key.span, again: Again::Key });
        }
    }

    /// Reads a value; nothing when it is absent.
    pub(super) fn value(&self, node: &Node, field: &Field) -> Option<Value> {
        if node.is_absent() {
            return None;
        }
        if is_unknown(node) {
            return Some(Value { span: node.span, data: Data::Unknown });
        }
        Some(if field.of.is_list() { self.list(node, field) } else { self.one(node, &field.of) })
    }

    fn list(&self, node: &Node, field: &Field) -> Value {
        let (mut found, of) = (Vec::new(), &field.of);
        match &node.data {
            NodeData::Seq(items) if self.is_one_row(items, &of.base) => {
                let key = Key { text: field.name.replace('_', " "), span: node.span.at_start() };
                let rows = keyed::rows(&[Entry { key, value: node.clone() }], &of.base, self.record).unwrap_or_default();
                for row in &rows {
                    self.elements(row, field, &mut found);
                }
            }
            NodeData::Seq(items) => {
                found.reserve_exact(items.len());
                for item in items.iter().filter(|item| !item.is_absent()) {
                    match keyed::only_row(item, of, self.record) {
                        Some(record) => found.push(self.base(&record, &of.base)),
                        None if is_plain(item) => found.push(self.base(item, &of.base)),
                        None => self.elements(item, field, &mut found),
                    }
                }
            }
            NodeData::Map(entries) => match keyed::rows(entries, &of.base, self.record) {
                Some(records) => records.iter().for_each(|record| self.elements(record, field, &mut found)),
                None => self.elements(node, field, &mut found),
            },
            NodeData::Scalar(_) => self.elements(node, field, &mut found),
        }
        Value { span: node.span, data: Data::List(found.into()) }
    }

    /// Whether a list holds the numbers of one record rather than records: `revenue: [100, 120]` where each revenue has a name.
    fn is_one_row(&self, items: &[Node], base: &Base) -> bool {
        let Base::Record(name) = base else { return false };
        let values = (self.record)(name).and_then(|of| of.fields.get(of.keyed.as_ref()?.1.as_ref()?));
        let is_number = |item: &Node| item.as_scalar().is_some_and(|scalar| quantity::number(scalar.text.trim()).is_ok());
        values.is_some_and(|field| field.of.is_list() && field.of.base == Base::Number)
            && !items.is_empty()
            && items.iter().all(is_number)
    }

    /// One element of a list; a Markdown cell may hold several, joined by commas.
    fn elements(&self, node: &Node, field: &Field, found: &mut Vec<Value>) {
        let of = &field.of;
        let takes_names = field.takes == Some(Takes::Names);
        let separator: Option<fn(&str) -> usize> = match of.base {
            Base::Person | Base::Ref(_) | Base::Enum(_) | Base::Id => Some(cell::between_names),
            Base::Number | Base::Count => Some(cell::between_numbers),
            Base::Record(_) if takes_names && node.as_str().is_some_and(|text| text.contains(',')) => Some(cell::between_names),
            _ if takes_names => Some(cell::between_words),
            _ => None,
        };
        let several = |style| style == ScalarStyle::Prose || takes_names && style == ScalarStyle::Plain;
        if let Some(Scalar { text, style }) = node.as_scalar().filter(|scalar| several(scalar.style))
            && let Some(separator) = separator
        {
            let parts = cell::parts(text, node.span, separator);
            found.extend(parts.map(|(part, span)| self.base(&Node::scalar(part, *style, span), &of.base)));
        } else {
            found.push(self.base(node, &of.base));
        }
    }

    fn one(&self, node: &Node, of: &FieldType) -> Value {
        match &node.data {
            NodeData::Seq(items) if items.len() == 1 && !of.base.holds_several() => self.base(&items[0], &of.base),
            _ => self.base(node, &of.base),
        }
    }

    fn base(&self, node: &Node, base: &Base) -> Value {
        let data = match (base, &node.data) {
            _ if is_unknown(node) => Data::Unknown,
            (Base::Record(name), data) => self.nested(name, node, data),
            (Base::Map(inner), NodeData::Map(entries)) => Data::Map(
                entries
                    .iter()
                    .filter(|entry| !entry.value.is_absent())
                    .map(|entry| (entry.key.text.clone(), entry.key.span, self.base(&entry.value, inner)))
                    .collect(),
            ),
            (Base::Map(inner), NodeData::Seq(items)) => {
                let only = || Some(self.base(items.first().filter(|_| items.len() == 1)?, base).data);
                self.named(items, inner).or_else(only).unwrap_or_else(|| misshapen(node, "names with values"))
            }
            (Base::Map(inner), NodeData::Scalar(scalar)) if scalar.style == ScalarStyle::Prose => {
                Data::Map([(scalar.text.clone(), node.span, self.base(node, inner))].into())
            }
            (Base::Map(_), _) => misshapen(node, "names with values"),
            (Base::Series | Base::Group, NodeData::Seq(items)) => {
                Data::List(items.iter().map(|item| self.base(item, &Base::Number)).collect())
            }
            (Base::Series, _) => misshapen(node, "a list of numbers"),
            (Base::Group, NodeData::Map(entries)) => Data::Map(
                entries
                    .iter()
                    .filter(|entry| !entry.value.is_absent())
                    .map(|entry| (entry.key.text.clone(), entry.key.span, self.base(&entry.value, &Base::Group)))
                    .collect(),
            ),
            (Base::Group, NodeData::Scalar(_)) => misshapen(node, "rows with one number for each period"),
            (Base::Sle, NodeData::Map(entries)) => scalar::sle_of_map(entries, self.calendar),
            (Base::Edge { signed }, NodeData::Map(entries)) => scalar::edge_of_map(entries, *signed),
            (Base::Elapsed, NodeData::Scalar(scalar)) if self.by_calendar => scalar::by_calendar(scalar),
            (base, NodeData::Scalar(scalar)) => scalar::read(scalar, base, self.calendar),
            (Base::Person, _) => misshapen(node, "one person"),
            (_, NodeData::Seq(_)) => misshapen(node, "one value"),
            (Base::Text, NodeData::Map(entries)) if is_sentence(node, entries) => {
                let written = entries[0].key.text.clone();
                Data::Malformed(Box::new(Malformed { written, why: Misfit::SplitAtColon }))
            }
            (_, NodeData::Map(_)) => misshapen(node, "a plain value"),
        };
        Value { span: node.span, data }
    }

    /// A list of `{type, name}` as names with values, the way TeamAPI-as-Code writes channels; so are names alone, each of a record that
    /// says no more.
    fn named(&self, items: &[Node], inner: &Base) -> Option<Data> {
        let pair = |item: &Node| {
            if let (Base::Record(_), Some(name)) = (inner, item.as_str()) {
                let nothing = Node { span: item.span, data: NodeData::Map(Vec::new()) };
                return Some((name.to_owned(), item.span, self.base(&nothing, inner)));
            }
            let (name, value) = (item.get("type")?, item.get("name")?);
            Some((name.as_str()?.to_owned(), name.span, self.base(value, inner)))
        };
        items.iter().map(pair).collect::<Option<_>>().map(Data::Map)
    }

    /// A plain value where a record belongs, with the field that can read it.
    fn unnamed(&self, node: &Node, scalar: &Scalar, of: &RecordType) -> Data {
        let reads = |field: &&Field| !field.of.is_list() && self.base(node, &field.of.base).is_known();
        let instead = of.fields.iter().find(reads).map(|field| format!("{{{}: {}}}", field.name, scalar.text.trim()));
        let why = Misfit::Shape { expected: "names with values".to_owned(), found: "a plain value", instead };
        Data::Malformed(Malformed { written: scalar.text.clone(), why }.into())
    }

    fn nested(&self, name: &str, node: &Node, data: &NodeData) -> Data {
        let Some(of) = (self.record)(name) else { return misshapen(node, "a known record") };
        match data {
            NodeData::Map(entries) => {
                let mut record = self.read(entries, &of.fields, &of.name, node.span);
                named(&mut record, of);
                pointing(&mut record, of);
                if let (Some(anchor), Some(field)) = (record.anchor.clone(), of.fields.get("id"))
                    && record.field("id").is_none()
                    && matches!(field.of.base, Base::Id)
                {
                    let value = Value { span: node.span, data: Data::Text(anchor) };
                    record.fields.push(given(&of.fields, field, node.span, value));
                }
                Data::Record(Arc::new(record))
            }
            NodeData::Scalar(scalar) => {
                let Some(principal) = of.fields.principal() else { return self.unnamed(node, scalar, of) };
                let principal = dated(of, scalar).filter(|_| !principal.of.required).unwrap_or(principal);
                let value = self.base(node, &principal.of.base);
                let field = given(&of.fields, principal, node.span, value);
                let mut record = Record {
                    type_name: of.name.clone(),
                    span: node.span,
                    fields: vec![field],
                    strays: Vec::new(),
                    lists: of.fields.lists(),
                    anchor: None,
                };
                pointing(&mut record, of);
                Data::Record(Arc::new(record))
            }
            NodeData::Seq(_) => {
                let Some(field) = of.only_numbers() else { return misshapen(node, "names with values") };
                let key = Key { text: field.name.to_string(), span: node.span.at_start() };
                Data::Record(Arc::new(self.read(&[Entry { key, value: node.clone() }], &of.fields, &of.name, node.span)))
            }
        }
    }
}

/// The first date of a record type, where a plain value is a date.
fn dated<'t>(of: &'t RecordType, scalar: &Scalar) -> Option<&'t Field> {
    quantity::date(scalar.text.trim()).ok()?;
    of.fields.iter().find(|field| field.of.base == Base::Date && !field.of.is_list())
}

/// Takes the brackets and the kind off a record that says no more than what it points at.
fn pointing(record: &mut Record, of: &RecordType) {
    let [only] = &mut record.fields[..] else { return };
    if let (Some(kind), Data::Text(text)) = (&of.declares, &only.value.data)
        && of.fields.get(&only.name).is_some_and(|field| matches!(field.of.base, Base::Id))
    {
        only.value.data = Data::Text(scalar::id_of(text, kind).into());
    }
}

/// Makes the id that a declared record needs from its name, where neither an id nor an anchor is written.
fn named(record: &mut Record, of: &RecordType) {
    let Some(field) = of.fields.get("id").filter(|field| field.of.required && of.declares.is_some()) else { return };
    if record.own_id().is_none()
        && record.get("id").is_none()
        && let Some(name) = record.field("name")
        && let Some(id) = name.value.as_text().map(kebab).filter(|id| !id.is_empty())
    {
        let value = Value { span: name.value.span, data: Data::Text(id.into()) };
        record.fields.push(given(&of.fields, field, name.key, value));
    }
}

/// Whether this is a scalar of YAML, which as an element of a list is one value.
fn is_plain(node: &Node) -> bool {
    node.as_scalar().is_some_and(|scalar| scalar.style != ScalarStyle::Prose)
}

/// Whether the author says that nobody knows yet.
fn is_unknown(node: &Node) -> bool {
    node.as_scalar().is_some_and(|scalar| scalar.text.trim() == "?")
}

/// Whether a mapping is one line of words with a colon in it; one in braces was meant.
fn is_sentence(node: &Node, entries: &[Entry]) -> bool {
    matches!(entries, [only] if only.key.span.start == node.span.start && only.value.as_scalar().is_some())
}

/// A field of a type with its value.
fn given(of: &Fields, field: &Field, key: Span, value: Value) -> FieldValue {
    let leads = |means: &Meaning| of.meaning(*means).is_some_and(|first| std::ptr::eq(first, field));
    FieldValue { name: field.name.clone(), key, means: field.means.filter(leads), value }
}

fn stray(key: &str, span: Span, near: Option<&str>, fields: &Fields) -> Stray {
    let field = near.and_then(|near| fields.find(near)).map(|field| field.name.clone());
    Stray { key: key.to_owned(), span, near: near.map(Into::into), field }
}

fn misshapen(node: &Node, expected: &str) -> Data {
    let found = match &node.data {
        NodeData::Scalar(_) => "a plain value",
        NodeData::Seq(_) => "a list",
        NodeData::Map(_) => "names with values",
    };
    let written = match &node.data {
        NodeData::Scalar(scalar) => scalar.text.clone(),
        NodeData::Seq(items) => items.iter().filter_map(Node::as_str).collect::<Vec<_>>().join(", "),
        NodeData::Map(_) => String::new(),
    };
    Data::Malformed(Malformed { written, why: Misfit::Shape { expected: expected.to_owned(), found, instead: None } }.into())
}
