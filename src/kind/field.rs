//! Fields and records of a kind.

use std::sync::Arc;

use foldhash::HashMap;

use crate::expr::Expr;
use crate::source::Span;

use super::name::Name;
use super::reader::Word;
use super::{Base, Bounds, Bullets, DueSpec, FieldType, Meaning, Native, normalise};

/// A named, typed part of an artifact or record.
#[derive(Debug, Clone)]
pub struct Field {
    /// `snake_case`.
    pub name: Name,
    pub of: FieldType,
    /// Other names for it, normalised; one with a dot reads a key of a mapping: `info.focus`.
    pub aliases: Vec<String>,
    /// The headings that bind to it, normalised; empty when no section does.
    pub section: Vec<String>,
    /// One sentence for hover, schema and reference.
    pub help: String,
    pub means: Option<Meaning>,
    /// How the other end of a reference words it: `works on`.
    pub inverse: Option<String>,
    /// Filled by the paragraph under the title, or under the heading of its record.
    pub lead: bool,
    /// What else of a document fills it.
    pub takes: Option<Takes>,
    /// What a calendar says about its day.
    pub due: Option<DueSpec>,
    /// The field that it fills instead, where a document does not give that one.
    pub stands_for: Option<Name>,
    /// Whether it comes from the envelope that every kind has.
    pub envelope: bool,
    pub span: Span,
}

/// What a field gathers besides what is written under its own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Every heading that fills no other field; its words and what stands under it are one record.
    Headings,
    /// Every column or key of the record that fills no other field, by its name.
    Others,
    /// Every column of a table whose heading is a number, in their order: `| 0 | 1 | 2 |`.
    Numbers,
    /// Every name of a line: `Shops, Carriers`, `orders -> errors`.
    Names,
}

/// A map in the author's order, asked for every key of every document.
pub(super) type Ordered<K, V> = indexmap::IndexMap<K, V, foldhash::fast::RandomState>;

/// Fields by name, in the author's order.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    by_name: Ordered<Name, Field>,
    spellings: HashMap<String, usize>,
    /// By normalised heading, the positions of the fields whose section it opens.
    headings: HashMap<String, Vec<usize>>,
    /// By meaning, the position of the first field that has it.
    meanings: Vec<Option<usize>>,
    lists: Arc<[Name]>,
    /// The positions of the lists that can be too short or too long.
    bounded: Vec<usize>,
    /// The position of the field that gathers what no other takes, by what it gathers.
    takers: [Option<usize>; Takes::WORDS.len()],
}

/// A named record type of a kind.
#[derive(Debug, Clone)]
pub struct RecordType {
    pub name: Name,
    pub help: String,
    pub fields: Fields,
    /// The kind under which the elements join the graph.
    pub declares: Option<String>,
    /// How nested bullets fill it.
    pub bullets: Bullets,
    /// The fields of key and value where a mapping stands for a list of these; without one for the value, that is a mapping too.
    pub keyed: Option<(String, Option<String>)>,
}

impl RecordType {
    /// The field that a plain list of numbers fills: the first, where it is one.
    pub fn only_numbers(&self) -> Option<&Field> {
        self.fields.iter().next().filter(|field| field.of.is_list() && field.of.base == Base::Number)
    }
}

impl Takes {
    /// The words of `takes:`.
    pub(super) const WORDS: [(&'static str, Self); 4] =
        [("headings", Self::Headings), ("others", Self::Others), ("numbers", Self::Numbers), ("names", Self::Names)];
}

/// A value worked out from the fields.
#[derive(Debug, Clone)]
pub struct Computed {
    pub name: String,
    pub help: String,
    pub by: ComputedBy,
    pub span: Span,
}

/// Where a computed value comes from.
#[derive(Debug, Clone)]
pub enum ComputedBy {
    Expression(Expr),
    Native(Native),
}

impl Fields {
    /// Adds a field; a second one of the same name is refused and given back.
    pub(super) fn add(&mut self, field: Field) -> Result<(), Box<Field>> {
        if self.by_name.contains_key(&field.name) {
            return Err(Box::new(field));
        }
        let index = self.by_name.len();
        self.spellings.entry(normalise(&field.name)).or_insert(index);
        for alias in &field.aliases {
            self.spellings.entry(alias.clone()).or_insert(index);
        }
        for heading in &field.section {
            let sharing = self.headings.entry(heading.clone()).or_default();
            if !sharing.contains(&index) {
                sharing.push(index);
            }
        }
        if field.of.list.is_some_and(Bounds::can_be_missed) {
            self.bounded.push(index);
        }
        if field.of.is_list() && !field.of.required {
            self.lists = self.lists.iter().cloned().chain([field.name.clone()]).collect();
        }
        if let Some(means) = field.means {
            let at = means as usize;
            self.meanings.resize(self.meanings.len().max(at + 1), None);
            self.meanings[at].get_or_insert(index);
        }
        if let Some(takes) = field.takes {
            self.takers[takes as usize].get_or_insert(index);
        }
        self.by_name.insert(field.name.clone(), field);
        Ok(())
    }

    /// Lets the text that a record is called by be written as `name` or `title` too, where no other field is.
    pub(super) fn called_by_name(&mut self) {
        let Some(index) = self.principal().filter(|field| field.of.base == Base::Text).and_then(|field| self.position(field))
        else {
            return;
        };
        for word in ["name", "title"] {
            if self.find(word).is_none() {
                self.spellings.insert(word.to_owned(), index);
                self.by_name[index].aliases.push(word.to_owned());
            }
        }
    }

    fn position(&self, field: &Field) -> Option<usize> {
        self.by_name.get_index_of(&field.name)
    }

    /// These fields, then those of the envelope that they do not repeat or omit; a repeated one keeps its meaning.
    pub(super) fn with_envelope(self, envelope: &Self, omits: &[Word]) -> Self {
        let mut all = Self::default();
        for mut field in self.by_name.into_values() {
            if let Some(general) = envelope.get(&field.name) {
                field.means = field.means.or(general.means);
                field.inverse = field.inverse.or_else(|| general.inverse.clone());
                field.aliases.extend(general.aliases.iter().cloned());
            }
            let added = all.add(field);
            debug_assert!(added.is_ok(), "names were unique");
        }
        for field in envelope.iter() {
            if all.get(&field.name).is_none() && !omits.iter().any(|word| word.text == field.name) {
                let added = all.add(field.clone());
                debug_assert!(added.is_ok(), "the name was free");
            }
        }
        // What is a heading in Markdown is a key in YAML, where it means one field.
        for (heading, sharing) in &all.headings {
            if let [index] = sharing[..] {
                all.spellings.entry(heading.clone()).or_insert(index);
            }
        }
        all
    }

    /// The field of this exact name.
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.by_name.get(name)
    }

    /// Whatever else than its name means a field: its aliases, and the headings that no other field shares.
    pub fn others<'f>(&'f self, field: &'f Field) -> impl Iterator<Item = &'f str> {
        let means_it = |word: &&str| self.find(word).is_some_and(|found| found.name == field.name);
        field.aliases.iter().chain(&field.section).map(String::as_str).filter(means_it)
    }

    /// The field that a written key, column or alias means.
    pub fn find(&self, written: &str) -> Option<&Field> {
        if let Some(field) = self.by_name.get(written) {
            return Some(field);
        }
        let spelling = if written.contains('.') {
            written.split('.').map(normalise).collect::<Vec<_>>().join(".")
        } else {
            normalise(written)
        };
        self.spellings.get(&spelling).map(|index| &self.by_name[*index])
    }

    /// The fields whose section a normalised heading opens; several may share one.
    pub fn by_heading(&self, heading: &str) -> Vec<&Field> {
        let sharing = self.headings.get(heading).map_or(&[][..], Vec::as_slice);
        sharing.iter().map(|at| &self.by_name[*at]).collect()
    }

    /// The field that gathers what no other field takes.
    pub fn taking(&self, takes: Takes) -> Option<&Field> {
        self.takers[takes as usize].map(|at| &self.by_name[at])
    }

    /// The field with a meaning.
    pub fn meaning(&self, meaning: Meaning) -> Option<&Field> {
        let at = self.meanings.get(meaning as usize).copied().flatten();
        at.map(|at| &self.by_name[at])
    }

    /// The names of the list fields that need not be there; one that nobody wrote is an empty list. Of a required one that is missing
    /// nothing is known: it has a finding of its own, and what depends on it is silent.
    pub fn lists(&self) -> Arc<[Name]> {
        Arc::clone(&self.lists)
    }

    /// The lists that can be too short or too long, with how long they may be.
    pub fn bounded(&self) -> impl Iterator<Item = (&Field, Bounds)> {
        let fields = self.bounded.iter().map(|at| &self.by_name[*at]);
        fields.filter_map(|field| Some((field, field.of.list?)))
    }

    /// All fields in order.
    pub fn iter(&self) -> impl Iterator<Item = &Field> {
        self.by_name.values()
    }

    /// The names, for suggestions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(Name::as_str)
    }

    /// The field that a bullet's text fills.
    pub fn of_bullet(&self, bullets: &Bullets) -> Option<&Field> {
        bullets.text.as_deref().and_then(|name| self.get(name)).or_else(|| self.principal())
    }

    /// Whether a dotted alias begins with this key, so that its mapping is to be opened.
    pub fn opens(&self, key: &str) -> bool {
        let prefix = format!("{}.", normalise(key));
        self.spellings.keys().any(|spelling| spelling.starts_with(&prefix))
    }

    /// The field that a bare text fills: the first required text, else the first required id, person, reference, address or edge,
    /// else the first of any of these.
    pub fn principal(&self) -> Option<&Field> {
        let fits = |field: &&Field| {
            !field.of.is_list()
                && matches!(field.of.base, Base::Text | Base::Id | Base::Ref(_) | Base::Person | Base::Url | Base::Edge { .. })
        };
        let required = || self.iter().filter(fits).filter(|field| field.of.required);
        required().find(|field| field.of.base == Base::Text).or_else(|| required().next()).or_else(|| self.iter().find(fits))
    }
}
