//! The words of the interface, in one language: one table of keys per language, `themes/default/strings/<language>.json`.
//!
//! An entry is a text, or a text for one and a text for several: `{"one": "{n} day", "other": "{n} days"}`. Texts have places in
//! braces that the program fills. Keys that begin with `kind:`, `kinds:`, `group:`, `purpose:`, `field:` and `says:` stand for what
//! kinds say themselves in English: a kind, several of it, a group of kinds, what a kind is for, a field, and any other words of theirs:
//! a heading, a question, the other end of a reference, a text of a view with its expressions in braces.
//!
//! To translate: copy `en.json`, keep the keys and the names in braces.

use std::sync::Arc;

use foldhash::fast::FixedState;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::quantity::Date;

/// The words of English, which every language falls back to.
const ENGLISH: &str = include_str!("../themes/default/strings/en.json");

/// An entry of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Word {
    Plain(String),
    /// For one thing, and for none or several.
    Counted {
        one: String,
        other: String,
    },
}

impl Word {
    /// The text, for several things where it counts.
    fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Counted { other: text, .. } => text,
        }
    }
}

/// The entries of a language by their keys.
pub type Table = IndexMap<String, Word, FixedState>;

/// A language to speak in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    entries: Arc<Table>,
    /// What kinds say, by what they say in English.
    says: Arc<IndexMap<String, String, FixedState>>,
    is_english: bool,
}

impl Default for Words {
    /// English.
    fn default() -> Self {
        Self::of([&serde_json::from_str(ENGLISH).unwrap_or_default()])
    }
}

impl Words {
    /// The words of several tables; later ones stand over earlier ones.
    pub fn of<'t>(tables: impl IntoIterator<Item = &'t Table>) -> Self {
        let mut entries = Table::default();
        for table in tables {
            entries.extend(table.iter().map(|(key, word)| (key.clone(), word.clone())));
        }
        let says = entries.iter().filter_map(|(key, word)| Some((key.strip_prefix("says:")?.to_owned(), word.text().to_owned())));
        Self { says: Arc::new(says.collect()), entries: Arc::new(entries), is_english: true }
    }

    /// The same words, said in a language (BCP 47).
    #[must_use]
    pub fn in_language(self, tag: &str) -> Self {
        Self { is_english: tag.split('-').next() == Some("en"), ..self }
    }

    /// Whether English, in which rules and kinds speak, is the language.
    pub fn is_english(&self) -> bool {
        self.is_english
    }

    /// A name in the middle of a sentence: `Lead time` is `lead time` where the language writes names small. Words with other capitals,
    /// such as `%C&A`, stay as they are.
    pub fn inside(&self, name: &str) -> String {
        if self.get("names_in_sentences") != "small" {
            return name.to_owned();
        }
        let is_short = |word: &str| word.chars().skip(1).any(|letter| letter.is_uppercase() || !letter.is_alphabetic());
        let words = name.split(' ').map(|word| if is_short(word) { word.to_owned() } else { word.to_lowercase() });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Every entry by its key.
    pub fn entries(&self) -> &Table {
        &self.entries
    }

    /// The text of a key; the key itself where no table has it.
    pub fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.find(key).unwrap_or(key)
    }

    /// The text of a key that not every language has.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.entries.get(key).map(Word::text)
    }

    /// The text of a key for its owner.
    pub fn say(&self, key: &str) -> String {
        self.get(key).to_owned()
    }

    /// A text with its places filled, in the order of the text.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// A text about so many things: `{n}` is their number.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.count_with(key, n, &[])
    }

    /// The same with more places.
    pub fn count_with(&self, key: &str, n: usize, values: &[(&str, &str)]) -> String {
        let text = match self.entries.get(key) {
            Some(Word::Counted { one, .. }) if n == 1 => one,
            _ => self.get(key),
        };
        let number = n.to_string();
        let values: Vec<(&str, &str)> = [("n", number.as_str())].into_iter().chain(values.iter().copied()).collect();
        fill(text, &values)
    }

    /// Words that the program or a kind has in English, in the language of the site where its table has them under `says:`.
    pub fn says<'w>(&'w self, words: &'w str) -> &'w str {
        self.says.get(words).map_or(words, String::as_str)
    }

    /// A number that the program writes, `1,234.5%`, with the marks of the language: `1.234,5%`.
    pub fn number(&self, written: &str) -> String {
        let [decimal, thousands] =
            [("decimal_mark", "."), ("thousands_mark", ",")].map(|(key, ours)| self.find(key).unwrap_or(ours));
        let mut digit = false;
        let mut out = String::with_capacity(written.len());
        for letter in written.chars() {
            match letter {
                '.' if digit => out.push_str(decimal),
                ',' if digit => out.push_str(thousands),
                _ => out.push(letter),
            }
            digit = letter.is_ascii_digit();
        }
        out
    }

    /// The month of a date: `March 2026`.
    pub fn month(&self, date: Date) -> String {
        let (year, month, _) = date.parts();
        let month = usize::try_from(month - 1).ok().and_then(|at| self.get("months").split(' ').nth(at)).unwrap_or_default();
        self.fill("month_and_year", &[("month", month), ("year", &year.to_string())])
    }

    /// A date as people write it: `30 March 2026`, `March 2026`.
    pub fn date(&self, date: Date) -> String {
        let month = self.month(date);
        if date.is_month() {
            return month;
        }
        self.fill("day_and_month", &[("day", &date.parts().2.to_string()), ("month", &month)])
    }
}

/// The texts between the places of a pattern, with the names of the places: `("works with ", Some("team"))`.
pub fn parts(pattern: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = Some(pattern);
    std::iter::from_fn(move || {
        let text = rest?;
        let find = |mark, from: usize| Some(from + text.bytes().skip(from).position(|byte| byte == mark)?);
        let place = find(b'{', 0).and_then(|open| Some((open, find(b'}', open)?)));
        Some(match place {
            Some((open, close)) => {
                rest = Some(&text[close + 1..]);
                (&text[..open], Some(&text[open + 1..close]))
            }
            None => {
                rest = None;
                (text, None)
            }
        })
    })
}

fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len());
    for (text, place) in parts(pattern) {
        out.push_str(text);
        let value = place.and_then(|place| values.iter().find(|(name, _)| *name == place));
        out.push_str(value.map_or("", |(_, value)| value));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(json: &str) -> Table {
        serde_json::from_str(json).unwrap_or_default()
    }

    #[test]
    fn one_and_several_have_their_own_words_and_places_are_filled_in_the_order_of_the_text() {
        let german = table(r#"{"days": {"one": "{n} Tag", "other": "{n} Tage"}, "from": "nach {b} von {a}"}"#);
        let words = Words::of([&german]);
        assert_eq!([words.count("days", 1), words.count("days", 0)], ["1 Tag", "0 Tage"]);
        assert_eq!(words.fill("from", &[("a", "{b}"), ("b", "y")]), "nach y von {b}");
        assert_eq!(words.get("nowhere"), "nowhere");
    }

    #[test]
    fn numbers_have_the_marks_of_the_language() {
        let german = Words::of([&table(r#"{"decimal_mark": ",", "thousands_mark": "."}"#)]);
        let written = ["EUR 218,000", "-1,234.5%", "12d", ""];
        assert_eq!(written.map(|number| german.number(number)), ["EUR 218.000", "-1.234,5%", "12d", ""]);
        assert_eq!(written.map(|number| Words::default().number(number)), written);
    }

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        let words = Words::default();
        let day = crate::quantity::date("2026-03-30").map(|date| words.date(date));
        let month = crate::quantity::month("2026-12").map(|date| words.date(date));
        assert_eq!([day.ok(), month.ok()], ["30 March 2026", "December 2026"].map(|text| Some(text.to_owned())));
    }
}
