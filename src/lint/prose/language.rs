//! The words that an organisation's glossaries want and do not want.

use crate::kind::Meaning;
use crate::model::{Data, Model, Record, Value};

use super::Pattern;

/// How an organisation wants to speak.
#[derive(Debug, Default)]
pub struct Language {
    /// What it calls a group of one discipline.
    pub(in crate::lint) group_word: Option<String>,
    /// Phrases that nobody should write.
    pub(in crate::lint) never: Option<Pattern>,
    /// The names of its disciplines, besides those that rules know.
    pub(in crate::lint) functions: Vec<String>,
    /// Words with those that are wanted in their place.
    pub(in crate::lint) avoided: Vec<Avoided>,
}

/// A word that is not wanted.
#[derive(Debug)]
pub(in crate::lint) struct Avoided {
    pub(in crate::lint) pattern: Pattern,
    pub(in crate::lint) wanted: String,
    /// Where the glossary says so.
    pub(in crate::lint) place: crate::source::Span,
    /// Whether the wanted words can stand in its place as they are.
    pub(in crate::lint) is_synonym: bool,
}

/// How a glossary marks a synonym that it does not want.
const AVOID: &str = "(avoid)";

impl Language {
    /// What the glossaries in force say.
    pub(in crate::lint) fn of(model: &Model) -> Self {
        let mut found = Self::default();
        let mut never: Vec<String> = Vec::new();
        for glossary in model.with_meaning(Meaning::Language).filter(|id| model.is_active(*id)) {
            let given = model.meaning(glossary, Meaning::Language).and_then(|field| field.value.as_record());
            let Some(language) = given else { continue };
            let all = |field| language.list(field).iter().filter_map(Value::as_text).map(str::to_owned);
            never.extend(all("never"));
            found.functions.extend(all("functions"));
            found.group_word = found.group_word.take().or_else(|| language.text("group_word").map(str::to_owned));
            found.prefer(language);
        }
        for term in model.iter().filter(|(id, term)| {
            term.parent.is_some_and(|parent| model.is_active(parent)) && model.meaning(*id, Meaning::Term).is_some()
        }) {
            found.synonyms(&term.1.record);
        }
        let phrases: Vec<String> = never.iter().map(|phrase| loose(phrase)).collect();
        found.never = (!phrases.is_empty()).then(|| Pattern::words(&phrases.join("|"))).flatten();
        found
    }

    fn prefer(&mut self, language: &Record) {
        let Some(Data::Map(entries)) = language.get("prefer").map(|value| &value.data) else { return };
        for (word, place, wanted) in entries {
            if let (Some(pattern), Some(wanted)) = (Pattern::words(&loose(word)), wanted.as_text()) {
                self.avoided.push(Avoided { pattern, wanted: wanted.to_owned(), place: *place, is_synonym: false });
            }
        }
    }

    fn synonyms(&mut self, term: &Record) {
        let (Some(word), Some(also)) = (term.text("word"), term.get("also")) else { return };
        for other in also.as_text().unwrap_or_default().split([',', ';']) {
            let Some(other) = other.trim().trim_end_matches('.').strip_suffix(AVOID) else { continue };
            if let Some(pattern) = Pattern::words(&loose(other.trim())) {
                self.avoided.push(Avoided { pattern, wanted: word.to_owned(), place: also.span, is_synonym: true });
            }
        }
    }
}

/// The words of a phrase, whatever blanks stand between them.
fn loose(phrase: &str) -> String {
    phrase.split_whitespace().map(regex::escape).collect::<Vec<_>>().join(r"\s+")
}
