//! The notation of field types: `text!`, `ref(team|person) 1..`, `enum(a|b)`, `Step 1..15!`.

use std::sync::Arc;

/// What one value may be; the names are those of the notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    Text,
    Count,
    Number,
    Percent,
    Money,
    /// Money per time.
    Flow,
    /// A share per time.
    Rate,
    /// Working time in hours; a day has the organisation's `hours_per_day`.
    Worktime,
    /// How long something took: working time, or calendar time in a document whose basis says so.
    Elapsed,
    /// Calendar time.
    Period,
    Date,
    Month,
    Bool,
    Id,
    Url,
    /// A person, a role with one holder, or (in lists) a set word such as `everyone`.
    Person,
    /// A service level expectation: `85% within 4h`.
    Sle,
    Enum(Vec<Choice>),
    /// An artifact of one of these kinds.
    Ref(Arc<[String]>),
    Edge {
        signed: bool,
    },
    Comparison,
    Group,
    Series,
    /// Keys are data; values are of this type.
    Map(Box<Base>),
    /// A record type of the same kind, by name.
    Record(String),
}

/// One word of `enum(…)`, and what else is written for it: `yellow=amber=🟡`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What pages show and checks compare with.
    pub word: String,
    pub spellings: Vec<String>,
}

impl Choice {
    fn read(written: &str) -> Self {
        let mut parts = written.split('=').map(|part| part.trim().to_owned());
        Self { word: parts.next().unwrap_or_default(), spellings: parts.collect() }
    }

    /// The word, and every spelling of it.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.word.as_str()).chain(self.spellings.iter().map(String::as_str))
    }
}

/// How many elements a list may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub least: usize,
    pub most: Option<usize>,
}

impl Bounds {
    /// Whether a list that is there can be too short or too long.
    pub fn can_be_missed(self) -> bool {
        self.least > 1 || self.most.is_some()
    }
}

/// A base type, whether it is a list, and whether it must be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldType {
    pub base: Base,
    pub list: Option<Bounds>,
    pub required: bool,
}

impl Base {
    /// The kinds that it refers to, by their words.
    pub fn referred(&self) -> &[String] {
        match self {
            Self::Ref(kinds) => kinds,
            Self::Map(value) => value.referred(),
            _ => &[],
        }
    }

    /// The record type that values are of, or that the values of a map are of.
    pub fn record(&self) -> Option<&str> {
        match self {
            Self::Record(name) => Some(name),
            Self::Map(value) => value.record(),
            _ => None,
        }
    }

    /// Whether one value of it has parts, so that a list with one element may be the value itself.
    pub fn holds_several(&self) -> bool {
        matches!(self, Self::Record(_) | Self::Map(_) | Self::Series | Self::Group)
    }
}

impl FieldType {
    /// Reads the notation.
    ///
    /// # Errors
    /// A plain sentence when the notation cannot be read; the name of an unknown record is accepted here and checked by the loader.
    pub fn parse(notation: &str) -> Result<Self, String> {
        let mut rest = notation.trim();
        let required = rest.ends_with('!');
        rest = rest.trim_end_matches('!').trim_end();
        let (base_text, list) = split_bounds(rest)?;
        Ok(Self { base: parse_base(base_text.trim())?, list, required })
    }

    /// Whether the type is a list; the bounds of a map are about its entries.
    pub fn is_list(&self) -> bool {
        self.list.is_some() && !matches!(self.base, Base::Map(_))
    }
}

fn split_bounds(text: &str) -> Result<(&str, Option<Bounds>), String> {
    let Some((head, tail)) = text.rsplit_once(' ') else { return Ok((text, None)) };
    if tail.contains(')') {
        return Ok((text, None));
    }
    let Some((least, most)) = tail.split_once("..") else {
        return Err(format!("`{tail}` is not a list size such as `1..` or `2..5`"));
    };
    let number = |part: &str| part.parse::<usize>().map_err(|_| format!("`{part}` is not a number of elements"));
    let bounds = Bounds {
        least: if least.is_empty() { 0 } else { number(least)? },
        most: if most.is_empty() { None } else { Some(number(most)?) },
    };
    if bounds.most.is_some_and(|most| most < bounds.least) {
        return Err(format!("`{tail}` asks for fewer at most than at least"));
    }
    Ok((head, Some(bounds)))
}

fn parse_base(text: &str) -> Result<Base, String> {
    if let Some((name, arguments)) = text.split_once('(') {
        let arguments = arguments.strip_suffix(')').ok_or_else(|| format!("`{text}` has no closing parenthesis"))?;
        let words = || -> Vec<String> { arguments.split('|').map(|word| word.trim().to_owned()).collect() };
        return match name {
            "enum" | "ref" if arguments.contains(',') => {
                let parted = words().join("|").replace(", ", "|").replace(',', "|");
                Err(format!("`{name}` parts its words with `|`: `{name}({parted})`"))
            }
            "enum" => Ok(Base::Enum(words().iter().map(|written| Choice::read(written)).collect())),
            "ref" => Ok(Base::Ref(words().into())),
            "edge" if arguments == "signed" => Ok(Base::Edge { signed: true }),
            "map" => Ok(Base::Map(Box::new(parse_base(arguments)?))),
            _ => Err(format!("`{name}(…)` is no type")),
        };
    }
    Ok(match text {
        "text" => Base::Text,
        "count" => Base::Count,
        "number" => Base::Number,
        "percent" => Base::Percent,
        "money" => Base::Money,
        "flow" => Base::Flow,
        "rate" => Base::Rate,
        "worktime" => Base::Worktime,
        "elapsed" => Base::Elapsed,
        "period" => Base::Period,
        "date" => Base::Date,
        "month" => Base::Month,
        "bool" => Base::Bool,
        "id" => Base::Id,
        "url" => Base::Url,
        "person" => Base::Person,
        "sle" => Base::Sle,
        "edge" => Base::Edge { signed: false },
        "comparison" => Base::Comparison,
        "group" => Base::Group,
        "series" => Base::Series,
        name if name.starts_with(|c: char| c.is_ascii_uppercase()) => Base::Record(name.to_owned()),
        _ => return Err(format!("`{text}` is no type")),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[test]
    fn reads_every_part_of_the_notation() {
        let field = FieldType::parse("ref(team|person) 1..5!").unwrap();
        assert_eq!(field.base, Base::Ref(["team".into(), "person".into()].into()));
        assert_eq!(field.list, Some(Bounds { least: 1, most: Some(5) }));
        assert!(field.required);
        assert_eq!(FieldType::parse("enum(a | b=c)").unwrap().base, Base::Enum(vec![Choice::read("a"), Choice::read("b = c")]));
        assert_eq!(FieldType::parse("map(text)!").unwrap().base, Base::Map(Box::new(Base::Text)));
        assert_eq!(FieldType::parse("Step 0..").unwrap().list, Some(Bounds { least: 0, most: None }));
    }

    #[test]
    fn says_what_it_cannot_read() {
        assert_eq!(FieldType::parse("txt").unwrap_err(), "`txt` is no type");
        assert_eq!(FieldType::parse("text 3..2").unwrap_err(), "`3..2` asks for fewer at most than at least");
        assert_eq!(FieldType::parse("enum(a, b)").unwrap_err(), "`enum` parts its words with `|`: `enum(a|b)`");
        assert_eq!(FieldType::parse("enum(a").unwrap_err(), "`enum(a` has no closing parenthesis");
    }
}
