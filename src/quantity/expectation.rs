//! Promises and thresholds: service level expectations and comparisons.

use std::fmt;

use super::{Date, Quantity, read};

/// A service level expectation: elapsed time with a probability (Kanban Guide), or an availability per period.
#[derive(Debug, Clone, PartialEq)]
pub struct Sle {
    /// Absent for a bare `2d`, which is a promise more than an expectation.
    pub percent: Option<Quantity>,
    /// Working or calendar time; absent for an availability such as `99.9% monthly`.
    pub within: Option<Quantity>,
    /// The period of an availability, as written.
    pub per: Option<String>,
}

/// What is compared, how, with what, and by when: `>= 15 of 30`, `churn < 2.5% by 2026-12-31`.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The words before the operator; empty when there are none.
    pub subject: String,
    /// Nothing for a number alone.
    pub operator: Option<Operator>,
    pub value: Quantity,
    /// The words after the value, such as a unit that is not ours.
    pub rest: String,
    /// The day at the end.
    pub by: Option<Date>,
}

/// How a comparison compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

impl Operator {
    /// The characters that an operator begins with.
    pub(super) const OPENINGS: [char; 5] = ['<', '>', '=', '≤', '≥'];

    /// The operator at the front of a text, and the rest.
    pub(super) fn split(text: &str) -> Option<(Self, &str)> {
        const SIGNS: [(&str, Operator); 8] = [
            (">=", Operator::AtLeast),
            ("<=", Operator::AtMost),
            ("≥", Operator::AtLeast),
            ("≤", Operator::AtMost),
            ("==", Operator::Equal),
            (">", Operator::More),
            ("<", Operator::Less),
            ("=", Operator::Equal),
        ];
        SIGNS.iter().find_map(|(sign, operator)| text.trim_start().strip_prefix(sign).map(|rest| (*operator, rest.trim_start())))
    }

    /// What holds where this does not; nothing for being equal, which leaves both sides.
    pub(super) fn opposite(self) -> Option<Self> {
        match self {
            Self::Less => Some(Self::AtLeast),
            Self::AtMost => Some(Self::More),
            Self::Equal => None,
            Self::AtLeast => Some(Self::Less),
            Self::More => Some(Self::AtMost),
        }
    }

    /// The sign as CEL and people write it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }
}

impl Sle {
    /// Whether both promise the same, however it was written: `99.90% monthly` is `99.9% per month`.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let alike = |one: Option<Quantity>, other: Option<Quantity>| match (one, other) {
            (Some(one), Some(other)) => one.says_the_same(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let days = |sle: &Self| sle.per.as_deref().and_then(read::per);
        alike(self.percent, other.percent)
            && alike(self.within, other.within)
            && (self.per == other.per || days(self).is_some_and(|period| days(other) == Some(period)))
    }
}

impl fmt::Display for Sle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.percent, &self.within, &self.per) {
            (Some(percent), Some(within), _) => write!(f, "{percent} within {within}"),
            (Some(percent), None, Some(per)) => write!(f, "{percent} {per}"),
            (Some(percent), None, None) => write!(f, "{percent}"),
            (None, Some(within), _) => write!(f, "{within}"),
            (None, None, _) => Ok(()),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (value, sign) = (self.value.to_string(), self.operator.map(Operator::sign).unwrap_or_default());
        let parts = [self.subject.as_str(), sign, &value, &self.rest];
        f.write_str(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))?;
        self.by.map_or(Ok(()), |by| write!(f, " by {by}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::read;
    use crate::quantity::Calendar;

    #[test]
    fn one_promise_is_written_in_many_ways() {
        let same = |one: &str, other: &str| {
            let read = |text| read::sle(text, &Calendar::default()).unwrap();
            read(one).says_the_same(&read(other))
        };
        for (one, other) in [
            ("99.90% monthly", "99.9% monthly"),
            ("99.9% monthly", "99.9% per month"),
            ("85% within 8h", "85% within 1d"),
            ("2d", "16h"),
        ] {
            assert!(same(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("99.9% monthly", "99.9% yearly"),
            ("99.9% monthly", "99.9%"),
            ("85% within 8h", "85% within 2d"),
            ("85% within 2d", "2d"),
        ] {
            assert!(!same(one, other), "{one}, {other}");
        }
    }
}
