//! The rules, in the order of the reference. To add one: `<name>.rs` and `<name>.md` here, and two lines below.

use super::Rule;

mod allowed_field_value;
mod bare_handle;
mod bare_id_reference;
mod current_reference;
mod duration_with_unit;
mod enough_list_items;
mod field_of_declared_type;
mod id_matches_file;
mod iso_date;
mod kebab_case_id;
mod known_field;
mod known_kind;
mod link_inside_repository;
mod list_within_limit;
mod live_anchor;
mod live_link;
mod live_reference;
mod quoted_colon;
mod quoted_comma;
mod quoted_hash;
mod readable_file;
mod required_field_present;
mod right_kind_reference;
mod signed_edge;
mod single_source;
mod unambiguous_owner;
mod unique_id;
mod unique_key;
mod well_formed_edge;
mod well_formed_yaml;
mod within_limits;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &allowed_field_value::RULE,
    &bare_handle::RULE,
    &bare_id_reference::RULE,
    &current_reference::RULE,
    &duration_with_unit::RULE,
    &enough_list_items::RULE,
    &field_of_declared_type::RULE,
    &id_matches_file::RULE,
    &iso_date::RULE,
    &kebab_case_id::RULE,
    &known_field::RULE,
    &known_kind::RULE,
    &link_inside_repository::RULE,
    &list_within_limit::RULE,
    &live_anchor::RULE,
    &live_link::RULE,
    &live_reference::RULE,
    &quoted_colon::RULE,
    &quoted_comma::RULE,
    &quoted_hash::RULE,
    &readable_file::RULE,
    &required_field_present::RULE,
    &right_kind_reference::RULE,
    &signed_edge::RULE,
    &single_source::RULE,
    &unambiguous_owner::RULE,
    &unique_id::RULE,
    &unique_key::RULE,
    &well_formed_edge::RULE,
    &well_formed_yaml::RULE,
    &within_limits::RULE,
];
