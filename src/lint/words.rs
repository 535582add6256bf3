//! Word lists that several rules share.
