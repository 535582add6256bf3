//! Titles, ids, people and headings, as the index that `MiniSearch` reads (its serialisation 2) beside what results show.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::sync::Arc;

use foldhash::fast::FixedState;
use indexmap::IndexMap;
use memchr::memchr2;
use serde::{Serialize, Serializer};

use super::entry::{Entry, Name};
use super::words;

/// In the order in which a match counts.
const FIELDS: [&str; 4] = ["title", "id", "owner", "headings"];
/// How many bytes a name has, as a rule.
const USUAL: usize = 200;
/// A heading on more pages than this comes from a template, and finds nothing.
const OFTEN: usize = 8;

/// What is called what, indexed.
pub(super) struct Names<'e> {
    groups: Vec<&'e str>,
    shown: Vec<Shown<'e>>,
    /// Positions of names by references that led there before.
    former: BTreeMap<&'e str, usize>,
    index: Index,
}

impl<'e> Names<'e> {
    /// The names of all pages.
    pub(super) fn of(entries: &'e [Arc<Entry>]) -> Self {
        let names: Vec<&Name> = entries.iter().flat_map(|entry| &entry.names).collect();
        let mut seen: HashMap<&str, usize, FixedState> = HashMap::default();
        for (heading, _) in names.iter().flat_map(|name| &name.headings) {
            *seen.entry(heading).or_default() += 1;
        }
        let is_own = |heading: &str| seen.get(heading).is_some_and(|seen| *seen <= OFTEN);
        let groups: BTreeSet<&str> = names.iter().map(|name| name.group.as_str()).collect();
        let groups: Vec<&str> = groups.into_iter().collect();
        let shown = names.iter().map(|name| Shown {
            group: groups.binary_search(&name.group.as_str()).unwrap_or_default(),
            name: (
                &name.title,
                &name.href,
                name.reference.as_deref().unwrap_or_default(),
                name.person.as_deref().unwrap_or_default(),
            ),
            headings: name
                .headings
                .iter()
                .filter(|(text, _)| is_own(text))
                .map(|(text, anchor)| [text, anchor].map(String::as_str))
                .collect(),
        });
        let shown: Vec<Shown<'_>> = shown.collect();
        let index = Index::of(&shown, &groups);
        let former = names.iter().enumerate().flat_map(|(at, name)| name.former.iter().map(move |old| (old.as_str(), at)));
        Self { groups, shown, former: former.collect(), index }
    }

    /// A call that hands the same to the page's script, up to what [`finish`] adds. Browsers read a text of JSON several times as fast as
    /// the same object as a script.
    pub(super) fn script(&self) -> String {
        let Self { groups, shown, former, index } = self;
        let file = File { groups, names: shown, former, fields: FIELDS };
        let usual = shown.len() * USUAL;
        let (file, index) = rayon::join(|| Quoted::json(&file, usual), || Quoted::json(index, usual));
        ["orgdocs.names(Object.assign(JSON.parse('", &file, "'),{index:JSON.parse('", &index, "')}"].concat()
    }
}

/// JSON inside a text of a script.
struct Quoted(Vec<u8>);

impl Quoted {
    /// A value, of about so many bytes.
    fn json(value: &impl Serialize, usual: usize) -> String {
        let mut out = Self(Vec::with_capacity(usual));
        // Its keys are texts and numbers, which JSON can have, and memory takes what is written.
        let _ = serde_json::to_writer(&mut out, value);
        String::from_utf8(out.0).unwrap_or_default()
    }
}

impl Write for Quoted {
    fn write(&mut self, mut json: &[u8]) -> io::Result<usize> {
        let length = json.len();
        while let Some(at) = memchr2(b'\\', b'\'', json) {
            self.0.extend_from_slice(&json[..at]);
            self.0.extend_from_slice(&[b'\\', json[at]]);
            json = &json[at + 1..];
        }
        self.0.extend_from_slice(json);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Ends what [`Names::script`] gave; `cuts` are the first words of the slices of bodies.
pub(super) fn finish(script: &mut String, cuts: &[String]) {
    let cuts = serde_json::to_string(cuts).unwrap_or_default();
    script.extend([",{cuts:", &cuts, "}));\n"]);
}

#[derive(Serialize)]
struct File<'n, 'e> {
    groups: &'n [&'e str],
    names: &'n [Shown<'e>],
    /// Positions of names by references that led there before.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    former: &'n BTreeMap<&'e str, usize>,
    fields: [&'static str; FIELDS.len()],
}

/// What a result shows: group, (title, link, reference, person), headings with their anchors.
#[derive(Serialize)]
struct Shown<'e> {
    #[serde(rename = "g")]
    group: usize,
    #[serde(rename = "n")]
    name: (&'e str, &'e str, &'e str, &'e str),
    #[serde(rename = "h", skip_serializing_if = "Vec::is_empty")]
    headings: Vec<[&'e str; 2]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Index {
    document_count: usize,
    next_id: usize,
    document_ids: BTreeMap<usize, usize>,
    field_ids: BTreeMap<&'static str, usize>,
    field_length: BTreeMap<usize, [usize; FIELDS.len()]>,
    average_field_length: [f64; FIELDS.len()],
    stored_fields: BTreeMap<usize, String>,
    dirt_count: usize,
    #[serde(rename = "index")]
    terms: Vec<(String, Postings)>,
    serialization_version: u8,
}

impl Index {
    fn of(names: &[Shown<'_>], groups: &[&str]) -> Self {
        let mut terms: IndexMap<Vec<u8>, Postings, FixedState> = IndexMap::default();
        let mut lengths = BTreeMap::new();
        for (document, name) in names.iter().enumerate() {
            let mut length = [0; FIELDS.len()];
            for (field, length) in length.iter_mut().enumerate() {
                let mut count = |word: &[u8], _: bool| {
                    let known = terms.get_index_of(word);
                    let at = known.unwrap_or_else(|| terms.insert_full(word.to_owned(), Postings::default()).0);
                    *length += usize::from(terms[at].count(field, document));
                };
                name.said_in(field, groups).for_each(|text| words::in_text(text, &mut count));
            }
            lengths.insert(document, length);
        }
        terms.sort_unstable_keys();
        let count = names.len();
        #[expect(clippy::cast_precision_loss, reason = "an average of lengths")]
        let average = |field: usize| lengths.values().map(|of| of[field]).sum::<usize>() as f64 / count.max(1) as f64;
        Self {
            document_count: count,
            next_id: count,
            document_ids: (0..count).map(|at| (at, at)).collect(),
            field_ids: FIELDS.into_iter().zip(0..).collect(),
            average_field_length: std::array::from_fn(average),
            field_length: lengths,
            stored_fields: BTreeMap::new(),
            dirt_count: 0,
            terms: terms.into_iter().map(|(word, postings)| (String::from_utf8(word).unwrap_or_default(), postings)).collect(),
            serialization_version: 2,
        }
    }
}

impl Shown<'_> {
    /// The texts of a field of [`FIELDS`].
    fn said_in<'s>(&'s self, field: usize, groups: &[&'s str]) -> impl Iterator<Item = &'s str> {
        let (title, _, reference, person) = self.name;
        let (texts, headings): ([&str; 2], &[[&str; 2]]) = match field {
            0 => ([title, ""], &[]),
            1 => ([reference, groups[self.group]], &[]),
            2 => ([person, ""], &[]),
            _ => ([""; 2], &self.headings),
        };
        texts.into_iter().chain(headings.iter().map(|[text, _]| *text))
    }
}

/// How often a term occurs: by field the documents in their order, each with a count.
#[derive(Default)]
struct Postings([Vec<(usize, u32)>; FIELDS.len()]);

impl Postings {
    /// Counts one more; whether it is the first there.
    fn count(&mut self, field: usize, document: usize) -> bool {
        match self.0[field].last_mut().filter(|(last, _)| *last == document) {
            Some((_, count)) => *count += 1,
            None => {
                self.0[field].push((document, 1));
                return true;
            }
        }
        false
    }
}

impl Serialize for Postings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Documents<'p>(&'p [(usize, u32)]);
        impl Serialize for Documents<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().copied())
            }
        }
        let fields = self.0.iter().enumerate().filter(|(_, documents)| !documents.is_empty());
        serializer.collect_map(fields.map(|(field, documents)| (field, Documents(documents))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_indexed_by_what_they_are_called() {
        let name = |title: &str, headings: &[&str]| Name {
            title: title.to_owned(),
            href: "a.html".to_owned(),
            group: "Team".to_owned(),
            reference: Some("team:a".to_owned()),
            person: None,
            headings: headings.iter().map(|heading| ((*heading).to_owned(), "x".to_owned())).collect(),
            former: Vec::new(),
        };
        let entry = |name| Arc::new(Entry { names: vec![name], ..Entry::default() });
        let templates: Vec<_> = (0..OFTEN).map(|_| entry(name("B", &["Purpose"]))).collect();
        let entries = [vec![entry(name("Pay pay", &["Purpose", "Own"]))], templates].concat();
        let script = Names::of(&entries).script();
        let json = script.trim_start_matches("orgdocs.names(Object.assign(JSON.parse('").trim_end_matches("')}");
        let (json, index) = json.split_once("'),{index:JSON.parse('").unwrap_or_default();
        let [json, index] = [json, index].map(|json| serde_json::from_str::<serde_json::Value>(json).unwrap_or_default());
        let terms = index["index"].as_array().into_iter().flatten();
        let terms: BTreeMap<&str, &serde_json::Value> = terms.filter_map(|pair| Some((pair[0].as_str()?, &pair[1]))).collect();
        assert_eq!(terms.keys().copied().collect::<Vec<_>>(), ["a", "b", "own", "pay", "team"]);
        assert_eq!(terms["pay"].to_string(), r#"{"0":{"0":2}}"#);
        assert_eq!(terms["own"].to_string(), r#"{"3":{"0":1}}"#);
        assert_eq!(json["names"][0]["h"].to_string(), r#"[["Own","x"]]"#);
        let quoted = Names::of(&[entry(name(r#"It's \ "x""#, &[]))]).script();
        assert!(quoted.contains(r#"[{"g":0,"n":["It\'s \\\\ \\"x\\"","#), "{quoted}");
    }
}
