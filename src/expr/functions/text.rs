//! Functions over texts.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use super::{Function, Reach, Style, bool_shape, items, number_shape, plain, text, text_shape};
use crate::expr::datum::slug;
use crate::expr::{Data, Datum, ops};
use crate::quantity::Quantity;

pub(super) const TABLE: &[Function] = &[
    Function::new("matches", matches).taking(2, 2).giving(bool_shape).style(Style::Method),
    Function::new("startsWith", |a, _| Ok(text(&a[0])?.starts_with(text(&a[1])?).into()))
        .taking(2, 2)
        .giving(bool_shape)
        .style(Style::Method),
    Function::new("endsWith", |a, _| Ok(text(&a[0])?.ends_with(text(&a[1])?).into()))
        .taking(2, 2)
        .giving(bool_shape)
        .style(Style::Method),
    Function::new("contains", contains).taking(2, 2).giving(bool_shape).style(Style::Method),
    Function::new("lowerAscii", |a, _| Ok(text(&a[0])?.to_ascii_lowercase().into())).giving(text_shape).style(Style::Method),
    Function::new("lower", |a, _| Ok(words_of(&a[0]).to_lowercase().into())).giving(text_shape),
    Function::new("slug", |a, _| Ok(slug(&words_of(&a[0])).into())).giving(text_shape),
    Function::new("words", words).giving(number_shape),
    Function::new("nearest", nearest).taking(2, 2).giving(text_shape),
    Function::new("overlap", overlap).taking(2, 2).giving(number_shape),
];

/// Compiled patterns take no more than this, so that a pattern cannot fill the memory.
const PATTERN: usize = 1 << 20;

/// The steps that it takes to tell how near two names are.
const COMPARISON: usize = 10;

/// A pattern, or a plain sentence why it is none.
fn pattern(text: &str) -> Result<Regex, String> {
    RegexBuilder::new(text).size_limit(PATTERN).dfa_size_limit(PATTERN).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too large".to_owned(),
        other => {
            let text = other.to_string();
            let reason = text.lines().last().unwrap_or("").trim_start_matches("error: ").to_owned();
            format!("the pattern cannot be read: {reason}")
        }
    })
}

/// A pattern as it was written, built when a text is first held against it.
pub(crate) struct Pattern {
    text: String,
    built: OnceLock<Result<Regex, String>>,
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), built: OnceLock::new() }
    }

    /// The pattern, or a plain sentence why it is none.
    pub(crate) fn built(&self) -> Result<&Regex, String> {
        self.built.get_or_init(|| pattern(&self.text)).as_ref().map_err(String::clone)
    }
}

impl fmt::Debug for Pattern {
    /// As it was written, whether it is built or not.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Pattern").field(&self.text).finish()
    }
}

/// A pattern worked out at run time; those written out are compiled once.
fn matches(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    reach.budget.spend(1000)?;
    Ok(pattern(text(&arguments[1])?)?.is_match(text(&arguments[0])?).into())
}

fn contains(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    match &arguments[0].data {
        Data::Text(whole) => Ok(whole.contains(text(&arguments[1])?).into()),
        _ => ops::contains(&arguments[0], &arguments[1], reach.budget),
    }
}

fn words_of(datum: &Datum) -> String {
    datum.words()
}

/// How many words a text has.
fn words(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let text = text(&arguments[0])?;
    reach.budget.text(text.len())?;
    Ok(plain(text.split_whitespace().count()))
}

/// The name among several that a misspelt one may mean; missing when none is a slip away, or it is one of them.
fn nearest(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let (written, names) = (words_of(&arguments[0]), items(&arguments[1])?);
    reach.budget.spend(COMPARISON * names.len())?;
    let known: Vec<String> = names.iter().map(words_of).collect();
    let id = slug(&written);
    if known.iter().any(|name| slug(name) == id) {
        return Ok(Datum::missing());
    }
    let near = crate::syntax::nearest(&written, known.iter().map(String::as_str));
    Ok(near.map_or_else(Datum::missing, Datum::from))
}

/// The share of the words of two texts that both have, whatever their order and case (the index of Jaccard, 1901).
fn overlap(arguments: &[Datum], reach: &mut Reach<'_>) -> Result<Datum, String> {
    let words = |datum: &Datum| -> Result<BTreeSet<String>, String> {
        let lower = text(datum)?.to_lowercase();
        Ok(lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect())
    };
    let (one, other) = (words(&arguments[0])?, words(&arguments[1])?);
    reach.budget.spend(one.len() + other.len())?;
    let all = one.union(&other).count();
    if all == 0 {
        return Ok(Datum::missing());
    }
    #[expect(clippy::cast_precision_loss, reason = "texts have few words")]
    let share = one.intersection(&other).count() as f64 / all as f64;
    Ok(Quantity::percent(100.0 * share).into())
}
