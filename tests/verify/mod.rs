//! Rule pages and the examples in them.

mod page;
mod promises;
