//! `kind.yaml` to a [`Kind`]: names resolved, expressions compiled, every mistake recorded.

use crate::finding::{ByPhase, Level, Phase};
use crate::quantity::Quantity;
use crate::source::Span;
use crate::syntax::{Fence, Node, nearest};

use super::field::Ordered;
use super::logic::{LazyLogic, Logic, Written};
use super::name::Name;
use super::reader::{Reader, Word};
use super::records::{known_records, read_fields, read_type};
use super::shapes::KindShapes;
use super::{Fields, KindFault, RecordType, normalise_heading, phases};

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
    /// The languages of fenced blocks that fill its fields.
    pub fences: Vec<Fence>,
    /// Headings whose bullets are `Field: value`, normalised.
    pub facts: Vec<String>,
    /// How long a review holds when the document does not say, by phase.
    pub review_every: Vec<(Phase, Quantity)>,
    /// Whether documents that name no period are asked for a review.
    pub asks_for_review: bool,
    /// How much it weighs that an organisation of a phase has none at all.
    pub expected: ByPhase,
    /// Its own fields, then those of the envelope.
    pub fields: Fields,
    pub types: Ordered<String, RecordType>,
    /// What it works out; see [`Kind::checks`] and its neighbours.
    pub(super) logic: LazyLogic,
    /// The fields by which it fulfils the contract of its group.
    pub satisfies: Vec<(String, String)>,
    /// The place of its name in `kind.yaml`.
    pub span: Span,
    /// Whether it ships with orgdocs.
    pub builtin: bool,
    /// The kind that it extends.
    pub extends: Option<String>,
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
            fences: Vec::new(),
            facts: Vec::new(),
            review_every: Vec::new(),
            asks_for_review: true,
            expected: ByPhase::all(Level::Off),
            fields: of.fields.clone(),
            types: parent.types.clone(),
            logic: Logic::default().into(),
            satisfies: Vec::new(),
            span: parent.span,
            builtin: parent.builtin,
            extends: None,
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
    let kind = read(node, Some(text), envelope, &mut faults);
    (kind, faults)
}

/// Reads a definition of ours but for its logic, which need not be there.
pub(super) fn load_shape(node: &Node, envelope: &Envelope) -> (Option<Kind>, Vec<KindFault>) {
    let mut faults = Vec::new();
    let kind = read(node, None, envelope, &mut faults);
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

fn read(node: &Node, text: Option<&str>, envelope: &Envelope, faults: &mut Vec<KindFault>) -> Option<Kind> {
    let mut reader = Reader::open(node, "a kind", faults);
    let name = reader.required("kind").filter(|word| fits(word, "a kind", reader.faults))?;
    let plural = reader.word("plural").filter(|word| fits(word, "the folder of a kind", reader.faults));
    let aliases = reader.words("aliases");
    let (title, group, purpose, origin) =
        (reader.text("title"), reader.text("group"), reader.required("purpose"), reader.text("origin"));
    let order = reader.word("order");
    let files = reader.words("files");
    let facts = reader.words("facts");
    let fences = reader.words("fences");
    let omits = reader.words("omits");
    let reviews = reader.node("review_every");
    let expected = reader.node("expected");
    let field_entries = reader.entries("fields");
    let type_entries = reader.entries("types");
    let logic = Written::take(&mut reader);
    let satisfies = reader.entries("satisfies");
    reader.finish();

    let fences = fences.iter().filter_map(|word| read_fence(word, faults)).collect();
    let order = order.and_then(|word| read_order(&word, faults)).unwrap_or(u32::MAX);
    let asks_for_review = reviews.and_then(Node::as_str) != Some("off");
    let review_every = reviews.filter(|_| asks_for_review).map_or_else(Vec::new, |node| phases::read_reviews(node, faults));
    let expected = expected.map_or(ByPhase::all(Level::Off), |node| phases::read_level(Some(node), faults));
    let fields = read_fields(field_entries, false, faults).with_envelope(&envelope.fields, &omits);
    let own_types = type_entries.iter().map(|entry| read_type(entry, faults)).map(|mut of| {
        of.fields.called_by_name();
        (of.name.to_string(), of)
    });
    let mut types = envelope.types.clone();
    types.extend(own_types);
    known_records(&fields, &types, faults);

    // What hangs on a field whose type nobody knows need not be told as well.
    let typed = faults.iter().all(|fault| fault.rule != "kind-known-type");
    let logic = match text {
        Some(_) if !typed => Logic::default().into(),
        Some(text) => logic.read(text, KindShapes::new(&fields, &types), faults).into(),
        None => LazyLogic::new(),
    };
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
        fences,
        facts: facts.iter().map(|word| normalise_heading(&word.text)).collect(),
        review_every,
        asks_for_review,
        expected,
        files: files.into_iter().map(|word| word.text).collect(),
        span: name.span,
        name: name.text.as_str().into(),
        builtin: false,
        extends: None,
        declared_only: false,
        fields,
        types,
        logic,
        satisfies,
    })
}

/// Whether a word can name something that has a file and a folder of that name.
fn fits(word: &Word, what: &str, faults: &mut Vec<KindFault>) -> bool {
    let fits = !word.text.is_empty() && word.text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if !fits {
        faults.push(KindFault::shape(word.span, format!("{what} is named in letters, digits and hyphens")));
    }
    fits
}

fn read_fence(word: &Word, faults: &mut Vec<KindFault>) -> Option<Fence> {
    let found = Fence::WORDS.iter().find(|(known, _)| *known == word.text).map(|(_, fence)| *fence);
    if found.is_none() {
        let near = nearest(&word.text, Fence::WORDS.iter().map(|(known, _)| *known));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        faults
            .push(KindFault { help, ..KindFault::shape(word.span, format!("`{}` is no language of fenced blocks", word.text)) });
    }
    found
}

fn read_order(word: &Word, faults: &mut Vec<KindFault>) -> Option<u32> {
    let order = word.text.parse().ok();
    if order.is_none() {
        faults.push(KindFault::shape(word.span, format!("`order` is a whole number, and `{}` is none", word.text)));
    }
    order
}
