//! Days that a calendar shows: `due:` says what is due on the day of a field, `settled_by:` which fields beside it say that it is done.

use crate::syntax::nearest;

use super::reader::Reader;
use super::{Base, Fields, KindFault};

/// What is due on the day of a field: one of type date, or texts that end in a day, such as `fewer than 3 by 2026-05-22`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueSpec {
    /// In a word or two, such as `decision`.
    pub what: String,
    /// The fields beside it; any of them settles it. A list of records settles what one of them is dated at most a week before, or after.
    pub settled_by: Vec<String>,
}

/// Reads both keys of a field.
pub(super) fn read(reader: &mut Reader<'_, '_>) -> Option<DueSpec> {
    let (what, settled_by) = (reader.word("due"), reader.words("settled_by"));
    if let (None, Some(first)) = (&what, settled_by.first()) {
        reader.faults.push(KindFault::shape(first.span, "`settled_by` says what settles a `due`, and there is none"));
    }
    Some(DueSpec { what: what?.text, settled_by: settled_by.into_iter().map(|word| word.text).collect() })
}

/// Reports what is due on no day, and what no field beside it settles.
pub(super) fn check(fields: &Fields, faults: &mut Vec<KindFault>) {
    for field in fields.iter() {
        let Some(due) = &field.due else { continue };
        if !matches!(field.of.base, Base::Date | Base::Text) {
            let message = format!("`{}` is no date, so nothing can be due on it", field.name);
            faults.push(KindFault::shape(field.span, message));
        }
        for sibling in due.settled_by.iter().filter(|name| fields.get(name).is_none()) {
            let help = nearest(sibling, fields.names()).map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{sibling}` is no field beside `{}`", field.name);
            faults.push(KindFault { help, ..KindFault::shape(field.span, message) });
        }
    }
}
