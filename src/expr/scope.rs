//! What an expression may ask while it runs.

use crate::quantity::Calendar;

use super::Datum;

/// The values of names and the functions that need the organisation. Nothing else is within an expression's reach.
pub trait Scope {
    /// The value of a variable; nothing is the same as a missing value.
    fn variable(&self, name: &str) -> Option<&Datum>;
    /// The result of a function of the scope, or a plain sentence why there is none; nothing when there is no such function.
    fn call(&self, name: &str, arguments: &[Datum]) -> Option<Result<Datum, String>>;
    /// How long a working day is, for `worktime('3d')`.
    fn calendar(&self) -> Calendar;
    /// Hears how many steps an evaluation took.
    fn took(&self, _steps: usize) {}
}
