//! Words of the glossary in prose: the first of each on a page says what it means when a pointer rests on it.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use crate::kind::Meaning;
use crate::model::{DocumentId, Model};

use super::{shortened, words_of};

/// The longest definition that is shown beside a pointer.
const LONGEST: usize = 240;

/// The words that the organisation defines.
#[derive(Debug, Default)]
pub(in crate::site) struct Vocabulary {
    terms: Vec<Term>,
    /// The positions of terms by their first word, in lower case.
    by_first: HashMap<String, Vec<usize>>,
}

#[derive(Debug, Hash)]
struct Term {
    /// In lower case.
    phrase: String,
    meaning: String,
    /// Where it is defined; that page needs no reminder.
    home: DocumentId,
}

impl Hash for Vocabulary {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.terms.hash(state);
    }
}

impl Vocabulary {
    /// The words of a model that the site shows, the longest first where two begin alike.
    pub(in crate::site) fn of(model: &Model) -> Self {
        let kinds = model.catalogue.iter().filter(|(_, kind)| kind.fields.meaning(Meaning::Term).is_some());
        let mut found = Self::default();
        for (id, artifact) in kinds.flat_map(|(kind, _)| model.of_kind(kind)) {
            let defined = model.meaning(id, Meaning::Definition).and_then(|field| field.value.as_text());
            let Some(defined) = defined.filter(|_| model.is_active(id) && model.is_published(id)) else { continue };
            let phrase = artifact.title.to_lowercase();
            let first: String = phrase.chars().take_while(|c| c.is_alphanumeric()).collect();
            let meaning = shortened(&words_of(defined), LONGEST);
            if !first.is_empty() && !meaning.is_empty() {
                found.by_first.entry(first).or_default().push(found.terms.len());
                found.terms.push(Term { phrase, meaning, home: artifact.document });
            }
        }
        let terms = &found.terms;
        found.by_first.values_mut().for_each(|of| of.sort_by_key(|at| (std::cmp::Reverse(terms[*at].phrase.len()), *at)));
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The first word in a text that is defined elsewhere and not told yet: its place, its position here and its meaning.
    pub(super) fn find(&self, text: &str, page: DocumentId, told: &[usize]) -> Option<(Range<usize>, usize, &str)> {
        let mut inside = false;
        for (at, c) in text.char_indices() {
            let begins = c.is_alphanumeric() && !inside;
            inside = c.is_alphanumeric();
            if !begins {
                continue;
            }
            let rest = &text[at..];
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let Some(candidates) = self.by_first.get(&rest[..end].to_lowercase()) else { continue };
            for position in candidates.iter().filter(|position| !told.contains(position)) {
                let term = &self.terms[*position];
                let there = rest.get(..term.phrase.len()).filter(|part| part.to_lowercase() == term.phrase);
                let whole = !rest.get(term.phrase.len()..).is_some_and(|after| after.starts_with(char::is_alphanumeric));
                if term.home != page && whole && there.is_some() {
                    return Some((at..at + term.phrase.len(), *position, &term.meaning));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_once_and_the_longest_phrase_wins() {
        let term = |phrase: &str| Term { phrase: phrase.into(), meaning: phrase.into(), home: DocumentId::at(9) };
        let words = Vocabulary {
            terms: vec![term("paid invoice"), term("paid"), term("team")],
            by_first: [("paid".to_owned(), vec![0, 1]), ("team".to_owned(), vec![2])].into(),
        };
        let find = |text: &str, told: &[usize]| words.find(text, DocumentId::at(0), told).map(|(place, at, _)| (place, at));
        assert_eq!(find("A Paid invoice, paid", &[]), Some((2..14, 0)));
        assert_eq!(find("A Paid invoice, paid", &[0]), Some((2..6, 1)));
        assert_eq!(find("Unpaid teams teamwork", &[]), None);
        assert_eq!(find("éteam ünpaid Team", &[]), Some((15..19, 2)));
        assert_eq!(words.find("team", DocumentId::at(9), &[]), None, "not where it is defined");
    }
}
