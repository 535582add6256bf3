//! Values of the model as the small typed pieces that templates show.
//!
//! `value` shows one value, `facts` the fields of a record, `table` a list of records; references become links everywhere.

pub(super) mod facts;
pub(super) mod leftover;
pub(super) mod table;
pub(super) mod value;
