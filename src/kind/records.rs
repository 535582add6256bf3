//! Reads fields and record types of a definition.

use crate::syntax::{Entry, Node, NodeData, nearest};

use super::field::Ordered;
use super::reader::{Reader, Word};
use super::{
    Base, Bullets, Field, FieldType, Fields, KindFault, Meaning, RecordType, Takes, due, normalise, normalise_heading, type_word,
};

pub(super) fn read_fields(entries: &[Entry], envelope: bool, faults: &mut Vec<KindFault>) -> Fields {
    let mut fields = Fields::default();
    for entry in entries {
        if let Some(field) = read_field(entry, envelope, faults)
            && fields.add(field).is_err()
        {
            faults.push(KindFault::shape(entry.key.span, format!("`{}` is declared twice", entry.key.text)));
        }
    }
    fields
}

fn read_field(entry: &Entry, envelope: bool, faults: &mut Vec<KindFault>) -> Option<Field> {
    let name = entry.key.text.clone();
    if let NodeData::Seq(items) = &entry.value.data {
        let words: Option<Vec<&str>> = items.iter().map(Node::as_str).collect();
        let help = words.map(|words| format!("write the words to choose from as `enum({})`", words.join("|")));
        faults.push(KindFault { help, ..KindFault::of("kind-known-type", entry.value.span, "a list is no type") });
        return None;
    }
    let bare = entry.value.as_scalar().map(|scalar| Word { text: scalar.text.clone(), span: entry.value.span });
    let (notation, section, aliases, help, means, inverse, lead, takes, required, due, stands_for) = match bare {
        Some(word) => (word, Vec::new(), Vec::new(), String::new(), None, None, false, None, false, None, None),
        None => {
            let mut reader = Reader::open(&entry.value, "a field", faults);
            let notation = reader.required("type");
            let found = (
                notation.clone(),
                reader.words("section"),
                reader.words("aliases"),
                reader.text("help"),
                reader.word("means"),
                reader.word("inverse"),
                reader.flag("lead"),
                reader.choice("takes", &Takes::WORDS),
                reader.flag("required"),
                due::read(&mut reader),
                reader.word("stands_for"),
            );
            reader.finish();
            (found.0?, found.1, found.2, found.3, found.4, found.5, found.6, found.7, found.8, found.9, found.10)
        }
    };
    let mut of = match FieldType::parse(&notation.text) {
        Ok(of) => of,
        Err(message) => {
            let help = type_word::meant(&notation.text);
            faults.push(KindFault { help, ..KindFault::of("kind-known-type", notation.span, message) });
            return None;
        }
    };
    of.required |= required;
    let means = means.and_then(|word| {
        let meaning = Meaning::from_word(&word.text);
        if meaning.is_none() {
            let help = nearest(&word.text, Meaning::words()).map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{}` is no meaning that rules know", word.text);
            faults.push(KindFault { help, ..KindFault::shape(word.span, message) });
        }
        meaning
    });
    Some(Field {
        aliases: aliases.iter().map(|word| alias(&word.text)).collect(),
        section: section.iter().map(|word| normalise_heading(&word.text)).collect(),
        inverse: inverse.map(|word| word.text),
        span: entry.key.span,
        name: name.as_str().into(),
        of,
        help,
        means,
        lead,
        takes,
        due,
        stands_for: stands_for.map(|word| word.text.as_str().into()),
        envelope,
    })
}

/// The dots of an alias separate keys and stay.
fn alias(written: &str) -> String {
    written.split('.').map(normalise).collect::<Vec<_>>().join(".")
}

/// The keys of a record type.
const TYPE_KEYS: [&str; 5] = ["help", "declares", "fields", "bullet", "keyed"];

/// Whether the fields of a record type stand where its keys belong: `Entry: {what: text!}`.
fn is_flat(node: &Node) -> bool {
    let entries = node.as_map().unwrap_or_default();
    !entries.is_empty() && entries.iter().all(|entry| nearest(&entry.key.text, TYPE_KEYS).is_none())
}

pub(super) fn read_type(entry: &Entry, faults: &mut Vec<KindFault>) -> RecordType {
    if is_flat(&entry.value) {
        let name = entry.key.text.as_str();
        let help = Some(format!("write them one level deeper: `{name}: {{fields: {{…}}}}`"));
        faults.push(KindFault {
            help,
            ..KindFault::shape(entry.key.span, format!("the fields of `{name}` stand under no `fields`"))
        });
        let fields = read_fields(entry.value.as_map().unwrap_or_default(), false, faults);
        return RecordType {
            name: name.into(),
            help: String::new(),
            declares: None,
            fields,
            bullets: Bullets::default(),
            keyed: None,
        };
    }
    let mut reader = Reader::open(&entry.value, "a record type", faults);
    let help = reader.text("help");
    let declares = reader.word("declares");
    let field_entries = reader.entries("fields");
    let bullet = reader.node("bullet");
    let keyed = reader.words("keyed");
    reader.finish();
    let fields = read_fields(field_entries, false, faults);
    let called = || fields.principal().filter(|field| field.of.base == Base::Text).map(|field| (field.name.to_string(), None));
    let keyed = <[Word; 2]>::try_from(keyed).ok().map(|[key, value]| (key.text, Some(value.text))).or_else(called);
    let bullets = bullet.map(|node| read_bullets(node, &fields, faults)).unwrap_or_default();
    RecordType { name: entry.key.text.as_str().into(), help, declares: declares.map(|word| word.text), fields, bullets, keyed }
}

fn read_bullets(node: &Node, fields: &Fields, faults: &mut Vec<KindFault>) -> Bullets {
    let mut reader = Reader::open(node, "`bullet`", faults);
    let keyword = reader.word("keyword");
    let named = [reader.word("qualifier"), reader.word("text")];
    let flags = reader.words("flags");
    reader.finish();
    for word in named.iter().flatten().chain(&flags) {
        if fields.get(&word.text).is_none() {
            let help = nearest(&word.text, fields.names()).map(|near| format!("did you mean `{near}`?"));
            faults.push(KindFault { help, ..KindFault::shape(word.span, format!("`{}` is no field of this record", word.text)) });
        }
    }
    let [qualifier, text] = named.map(|word| word.map(|word| word.text));
    Bullets { keyword: keyword.map(|word| word.text), qualifier, text, flags: flags.into_iter().map(|word| word.text).collect() }
}

/// Reports record names that no type of the kind has.
pub(super) fn known_records(fields: &Fields, types: &Ordered<String, RecordType>, faults: &mut Vec<KindFault>) {
    let own = fields.iter().filter(|field| !field.envelope);
    let inner = types.values().flat_map(|of| of.fields.iter());
    [fields].into_iter().chain(types.values().map(|of| &of.fields)).for_each(|fields| due::check(fields, faults));
    for field in own.chain(inner) {
        let Some(name) = field.of.base.record() else { continue };
        if !types.contains_key(name) {
            let help = nearest(name, types.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{name}` is no type of this kind");
            faults.push(KindFault { help, ..KindFault::of("kind-known-type", field.span, message) });
        }
    }
}
