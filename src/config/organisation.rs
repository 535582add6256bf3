//! The facts about the company that rules need.

use std::collections::BTreeMap;

use crate::finding::Phase;
use crate::quantity::Calendar;
use crate::syntax::typed::Spanned;

use super::Expectations;

/// A role with the people who hold it.
pub type Role = (Spanned<String>, Vec<Spanned<String>>);

/// `organisation:` in `orgdocs.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    pub phase: Option<Phase>,
    pub hours_per_day: Option<f64>,
    pub days_per_week: Option<f64>,
    /// The disciplines people have.
    pub functions: Vec<String>,
    /// The catalogue of responsibilities that each team allocates.
    pub responsibilities: Vec<String>,
    /// Categories of investment by side: product, technical, run.
    pub investment_categories: BTreeMap<String, Vec<String>>,
    /// Roles with the people who hold them.
    pub roles: Vec<Role>,
    /// Whether pages about skills name people; unless it says so, they count.
    pub names_in_skills: Option<Spanned<bool>>,
    pub expectations: Expectations,
}

impl Organisation {
    /// How long a working day and week are; eight hours and five days unless given.
    pub fn calendar(&self) -> Calendar {
        Calendar { hours_per_day: self.hours_per_day.unwrap_or(8.0), days_per_week: self.days_per_week.unwrap_or(5.0) }
    }
}
