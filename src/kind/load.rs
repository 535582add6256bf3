//! `kind.yaml` to a [`Kind`]: names resolved, expressions compiled, every mistake recorded.

use crate::expr::Expr;
use crate::finding::{ByPhase, Level, Phase};
use crate::quantity::Quantity;
use crate::source::{SourceId, Span};
use crate::syntax::{Entry, Node, NodeData, YamlDocument, nearest};

use super::field::Ordered;
use super::name::Name;
use super::reader::{Reader, Word};
use super::shapes::KindShapes;
use super::{
    Base, Bullets, Catalogue, Check, Computed, ComputedBy, Field, FieldType, Fields, KindFault, Meaning, Native, RecordType,
    Takes, ViewSpec, check, due, normalise, normalise_heading, phases, view,
};

/// A declared shape of documents.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Kebab-case.
    pub name: Name,
    pub plural: String,
    /// Other words for it in `kind:` and references.
    pub aliases: Vec<String>,
    pub title: String,
    pub group: String,
    /// Where it stands among the kinds of its group; those that do not say come last.
    pub order: u32,
    pub purpose: String,
    pub origin: String,
    /// Globs that make files artifacts of this kind, where `orgdocs.yaml` lists it.
    pub files: Vec<String>,
    /// Headings whose bullets are `Field: value`, normalised.
    pub facts: Vec<String>,
    /// How long a review holds when the document does not say, by phase.
    pub review_every: Vec<(Phase, Quantity)>,
    /// How much it weighs that an organisation of a phase has none at all.
    pub expected: ByPhase,
    /// Its own fields, then those of the envelope.
    pub fields: Fields,
    pub types: Ordered<String, RecordType>,
    pub computed: Vec<Computed>,
    pub checks: Vec<Check>,
    pub views: Vec<ViewSpec>,
    /// The questions that such a document answers.
    pub ask: Vec<String>,
    /// The fields by which it fulfils the contract of its group.
    pub satisfies: Vec<(String, String)>,
    /// The place of its name in `kind.yaml`.
    pub span: Span,
    /// Whether it ships with orgdocs.
    pub builtin: bool,
    /// Whether only records of other kinds declare it, so that no document can be one.
    pub declared_only: bool,
}

impl Kind {
    /// The kind of records that another kind declares.
    pub(super) fn of_record(name: &str, of: &RecordType, parent: &Self) -> Self {
        let plural = name.strip_suffix('y').map_or_else(|| format!("{name}s"), |stem| format!("{stem}ies"));
        let words = name.replace('-', " ");
        let mut letters = words.chars();
        Self {
            title: letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default(),
            name: name.into(),
            plural,
            aliases: Vec::new(),
            group: parent.group.clone(),
            order: parent.order,
            purpose: of.help.clone(),
            origin: String::new(),
            files: Vec::new(),
            facts: Vec::new(),
            review_every: Vec::new(),
            expected: ByPhase::all(Level::Off),
            fields: of.fields.clone(),
            types: parent.types.clone(),
            computed: Vec::new(),
            checks: Vec::new(),
            views: Vec::new(),
            ask: Vec::new(),
            satisfies: Vec::new(),
            span: parent.span,
            builtin: parent.builtin,
            declared_only: true,
        }
    }

    /// The record type of a name.
    pub fn record(&self, name: &str) -> Option<&RecordType> {
        self.types.get(name)
    }
}

/// Reads a definition. `text` is the file it stands in; `envelope` the fields that every kind has.
///
/// The kind is absent when it cannot be used; faults say why, and may come with a usable kind too.
pub fn load(node: &Node, text: &str, envelope: &Envelope) -> (Option<Kind>, Vec<KindFault>) {
    let mut faults = Vec::new();
    let kind = read(node, text, envelope, &mut faults);
    (kind, faults)
}

/// What every artifact may say, whatever its kind.
#[derive(Debug, Clone, Default)]
pub struct Envelope {
    pub(super) fields: Fields,
    pub(super) types: Ordered<String, RecordType>,
}

/// Reads the envelope, written in the same notation as a kind.
///
/// # Panics
/// When the embedded file is broken; a test reads it.
pub(super) fn envelope(node: &Node) -> Envelope {
    let mut faults = Vec::new();
    let mut reader = Reader::open(node, "the envelope", &mut faults);
    let entries = reader.entries("fields");
    let types = reader.entries("types");
    let fields = read_fields(entries, true, &mut faults);
    let types = types.iter().map(|entry| read_type(entry, &mut faults)).map(|of| (of.name.to_string(), of)).collect();
    assert!(faults.is_empty(), "the embedded envelope is well formed: {faults:?}");
    Envelope { fields, types }
}

fn read(node: &Node, text: &str, envelope: &Envelope, faults: &mut Vec<KindFault>) -> Option<Kind> {
    let mut reader = Reader::open(node, "a kind", faults);
    let name = reader.required("kind")?;
    let plural = reader.word("plural");
    let aliases = reader.words("aliases");
    let (title, group, purpose, origin) =
        (reader.text("title"), reader.text("group"), reader.required("purpose"), reader.text("origin"));
    let order = reader.word("order");
    let files = reader.words("files");
    let facts = reader.words("facts");
    let omits = reader.words("omits");
    let review_entries = reader.entries("review_every");
    let expected = reader.node("expected");
    let field_entries = reader.entries("fields");
    let type_entries = reader.entries("types");
    let computed_entries = reader.entries("computed");
    let check_nodes = reader.items("checks");
    let view_nodes = reader.items("view");
    let ask = reader.words("ask");
    let satisfies = reader.entries("satisfies");
    reader.finish();

    let order = order.and_then(|word| read_order(&word, faults)).unwrap_or(u32::MAX);
    let review_every = review_entries.iter().filter_map(|entry| phases::read_review(entry, faults)).collect();
    let expected = expected.map_or(ByPhase::all(Level::Off), |node| phases::read_level(Some(node), faults));
    let fields = read_fields(field_entries, false, faults).with_envelope(&envelope.fields, &omits);
    let own_types = type_entries.iter().map(|entry| read_type(entry, faults)).map(|of| (of.name.to_string(), of));
    let mut types = envelope.types.clone();
    types.extend(own_types);
    known_records(&fields, &types, faults);

    let mut shapes = KindShapes::new(&fields, &types);
    let mut computed = Vec::new();
    for entry in computed_entries {
        if let Some(value) = read_computed(entry, text, &shapes, faults) {
            shapes.add_computed(&value.name, &value.by);
            computed.push(value);
        }
    }
    let checks = check_nodes.iter().filter_map(|node| check::read(node, text, &shapes, faults)).collect();
    let views = view_nodes.iter().filter_map(|node| view::read(node, text, &shapes, faults)).collect();
    let satisfies =
        satisfies.iter().filter_map(|entry| Some((entry.key.text.clone(), entry.value.as_str()?.to_owned()))).collect();
    Some(Kind {
        plural: plural.map_or_else(|| format!("{}s", name.text), |word| word.text),
        aliases: aliases.into_iter().map(|word| word.text).collect(),
        title: if title.is_empty() { name.text.replace('-', " ") } else { title },
        group,
        order,
        purpose: purpose?.text,
        origin,
        facts: facts.iter().map(|word| normalise_heading(&word.text)).collect(),
        review_every,
        expected,
        files: files.into_iter().map(|word| word.text).collect(),
        ask: ask.into_iter().map(|word| word.text).collect(),
        span: name.span,
        name: name.text.as_str().into(),
        builtin: false,
        declared_only: false,
        fields,
        types,
        computed,
        checks,
        views,
        satisfies,
    })
}

fn read_order(word: &Word, faults: &mut Vec<KindFault>) -> Option<u32> {
    let order = word.text.parse().ok();
    if order.is_none() {
        faults.push(KindFault::shape(word.span, format!("`order` is a whole number, and `{}` is none", word.text)));
    }
    order
}

fn read_fields(entries: &[Entry], envelope: bool, faults: &mut Vec<KindFault>) -> Fields {
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
    let bare = entry.value.as_scalar().map(|scalar| Word { text: scalar.text.clone(), span: entry.value.span });
    let (notation, section, aliases, help, means, inverse, lead, takes, required, due) = match bare {
        Some(word) => (word, Vec::new(), Vec::new(), String::new(), None, None, false, None, false, None),
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
            );
            reader.finish();
            (found.0?, found.1, found.2, found.3, found.4, found.5, found.6, found.7, found.8, found.9)
        }
    };
    let mut of = match FieldType::parse(&notation.text) {
        Ok(of) => of,
        Err(message) => {
            faults.push(KindFault::of("kind-known-type", notation.span, message));
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
        envelope,
    })
}

/// The dots of an alias separate keys and stay.
fn alias(written: &str) -> String {
    written.split('.').map(normalise).collect::<Vec<_>>().join(".")
}

fn read_type(entry: &Entry, faults: &mut Vec<KindFault>) -> RecordType {
    let mut reader = Reader::open(&entry.value, "a record type", faults);
    let help = reader.text("help");
    let declares = reader.word("declares");
    let field_entries = reader.entries("fields");
    let bullet = reader.node("bullet");
    let keyed = reader.words("keyed");
    reader.finish();
    let keyed = <[Word; 2]>::try_from(keyed).ok().map(|[key, value]| (key.text, value.text));
    let fields = read_fields(field_entries, false, faults);
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
fn known_records(fields: &Fields, types: &Ordered<String, RecordType>, faults: &mut Vec<KindFault>) {
    let own = fields.iter().filter(|field| !field.envelope);
    let inner = types.values().flat_map(|of| of.fields.iter());
    [fields].into_iter().chain(types.values().map(|of| &of.fields)).for_each(|fields| due::check(fields, faults));
    for field in own.chain(inner) {
        let Base::Record(name) = &field.of.base else { continue };
        if !types.contains_key(name) {
            let help = nearest(name, types.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{name}` is no type of this kind");
            faults.push(KindFault { help, ..KindFault::of("kind-known-type", field.span, message) });
        }
    }
}

fn read_computed(entry: &Entry, text: &str, shapes: &KindShapes<'_>, faults: &mut Vec<KindFault>) -> Option<Computed> {
    let (expression, native, help) = match &entry.value.data {
        NodeData::Scalar(scalar) => (Some(Word { text: scalar.text.clone(), span: entry.value.span }), None, String::new()),
        _ => {
            let mut reader = Reader::open(&entry.value, "a computed value", faults);
            let found = (reader.word("expr"), reader.word("native"), reader.text("help"));
            reader.finish();
            found
        }
    };
    let by = match (expression, native) {
        (Some(word), None) => match Expr::compile(&word.text, shapes) {
            Ok(expr) => ComputedBy::Expression(expr),
            Err(error) => {
                let span = check::locate(&word, text, &error.range);
                faults.push(KindFault::of("kind-check-parses", span, error.message));
                return None;
            }
        },
        (None, Some(word)) => match Native::from_word(&word.text) {
            Some(native) => ComputedBy::Native(native),
            None => {
                let help = nearest(&word.text, Native::WORDS.iter().copied()).map(|near| format!("did you mean `{near}`?"));
                let message = format!("`{}` is no native computation", word.text);
                faults.push(KindFault { help, ..KindFault::shape(word.span, message) });
                return None;
            }
        },
        _ => {
            faults.push(KindFault::shape(entry.key.span, "a computed value has either `expr` or `native`"));
            return None;
        }
    };
    Some(Computed { name: entry.key.text.clone(), help, by, span: entry.key.span })
}

/// Reads the `kind.yaml` of a repository and adds it to the catalogue; `false` when its documents cannot be understood.
pub fn load_file(source: SourceId, text: &str, documents: &[YamlDocument], catalogue: &mut Catalogue) -> (Vec<KindFault>, bool) {
    let mut faults: Vec<KindFault> = documents
        .iter()
        .flat_map(|document| &document.faults)
        .map(|fault| KindFault::shape(fault.span, fault.kind.in_words()))
        .collect();
    let Some(root) = documents.iter().find_map(|document| document.root.as_ref()) else {
        if faults.is_empty() {
            faults.push(KindFault::shape(Span::new(source, 0, 0), "the definition is empty"));
        }
        return (faults, false);
    };
    let (kind, found) = load(root, text, super::shared_envelope());
    faults.extend(found);
    let usable = faults.iter().all(|fault| matches!(fault.rule, "kind-check-has-example" | "kind-field-shown"));
    let Some(kind) = kind else { return (faults, false) };
    match catalogue.add(kind) {
        Ok(_) => (faults, usable),
        Err(kind) => {
            let message = format!("`{}` is a kind already", kind.name);
            let help = Some("Give it a name of its own; built-in kinds cannot be replaced.".to_owned());
            faults.push(KindFault { help, ..KindFault::of("distinct-kind-name", kind.span, message) });
            (faults, true)
        }
    }
}
