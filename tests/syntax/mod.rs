//! Parsers: places, faults, hostile input, and properties over random text.

mod yaml_faults;
