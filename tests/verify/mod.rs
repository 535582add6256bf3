//! Rule pages and the examples in them.

mod gaps;
mod page;
mod promises;
