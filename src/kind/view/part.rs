//! Options as they were read: words, texts and values under their names.

use crate::expr::{Expr, Template};

/// A mapping of options.
#[derive(Debug, Clone, Default)]
pub struct Part {
    pub(super) settings: Vec<(&'static str, Setting)>,
}

/// What an option was given.
#[derive(Debug, Clone)]
pub enum Setting {
    Words(String),
    List(Vec<String>),
    Pairs(Vec<(String, String)>),
    Text(Template),
    Texts(Vec<(String, Template)>),
    Value(Expr),
    Part(Part),
    Parts(Vec<Part>),
    Named(Vec<(String, Part)>),
}

impl Part {
    /// What an option was given.
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.settings.iter().find(|(known, _)| *known == name).map(|(_, setting)| setting)
    }

    /// Whether an option was given.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Plain words.
    pub fn words(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Setting::Words(words) => Some(words),
            _ => None,
        }
    }

    /// Plain words, or their default.
    pub fn words_or<'a>(&'a self, name: &str, default: &'a str) -> &'a str {
        self.words(name).unwrap_or(default)
    }

    /// The name of a field: plain, or as an expression that is nothing else.
    pub fn field(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Setting::Words(words) => Some(words),
            Setting::Value(value) => {
                let field = value.source().strip_prefix("self.")?;
                field.chars().all(|c| c.is_alphanumeric() || c == '_').then_some(field)
            }
            _ => None,
        }
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.words(name)?.parse().ok()
    }

    /// Whether an option is `true`.
    pub fn flag(&self, name: &str) -> bool {
        self.words(name) == Some("true")
    }

    /// Names or lines, in order.
    pub fn list(&self, name: &str) -> &[String] {
        match self.get(name) {
            Some(Setting::List(words)) => words,
            _ => &[],
        }
    }

    /// Names under names, in order.
    pub fn pairs(&self, name: &str) -> &[(String, String)] {
        match self.get(name) {
            Some(Setting::Pairs(pairs)) => pairs,
            _ => &[],
        }
    }

    /// A text with places for values.
    pub fn text(&self, name: &str) -> Option<&Template> {
        match self.get(name)? {
            Setting::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Texts under names, in order.
    pub fn texts(&self, name: &str) -> &[(String, Template)] {
        match self.get(name) {
            Some(Setting::Texts(texts)) => texts,
            _ => &[],
        }
    }

    /// An expression.
    pub fn value(&self, name: &str) -> Option<&Expr> {
        match self.get(name)? {
            Setting::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Options inside an option.
    pub fn part(&self, name: &str) -> Option<&Self> {
        match self.get(name)? {
            Setting::Part(part) => Some(part),
            _ => None,
        }
    }

    /// Several of them, in order.
    pub fn parts(&self, name: &str) -> &[Self] {
        match self.get(name) {
            Some(Setting::Parts(parts)) => parts,
            Some(Setting::Part(part)) => std::slice::from_ref(part),
            _ => &[],
        }
    }

    /// Options under names that the kind chose, in order.
    pub fn named(&self, name: &str) -> &[(String, Self)] {
        match self.get(name) {
            Some(Setting::Named(named)) => named,
            _ => &[],
        }
    }
}
