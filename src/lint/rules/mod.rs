//! The rules, in the order of the reference. To add one: `<name>.rs` and `<name>.md` here, and two lines below.
//! What several rules ask of the model alike stands in `lint::ask`.

use super::Rule;

mod accountable_owner_in_team;
mod accountable_owner_present;
mod accountable_person;
mod acknowledged_dependency;
mod acyclic_dependencies;
mod acyclic_metric_parents;
mod acyclic_streams;
mod acyclic_supersession;
mod agreed_interaction_mode;
mod aligned_leadership_metrics;
mod allocation_within_capacity;
mod allowed_field_value;
mod asset_contract_fulfilled;
mod bare_handle;
mod bare_id_reference;
mod churn_with_period;
mod compatible_requirements;
mod consecutive_decision_numbers;
mod core_questions_answered;
mod current_reference;
mod current_waiver;
mod customer_value_asset_present;
mod defined_term;
mod detail_agrees_with_parent;
mod distinct_kind_name;
mod duration_with_unit;
mod economic_model_asset_present;
mod enough_list_items;
mod every_responsibility_owned;
mod expected_artifact_present;
mod few_teams_per_person;
mod field_of_declared_type;
mod finished_text;
mod fresh_review;
mod goal_supports_stream_metric;
mod goal_traces_to_product;
mod handoff_declared;
mod handoff_in_use;
mod honest_predictions;
mod id_matches_file;
mod inclusive_pronouns;
mod iso_date;
mod kebab_case_id;
mod kind_check_has_example;
mod kind_check_parses;
mod kind_field_shown;
mod kind_known_type;
mod kind_value_computes;
mod known_accountable_owner;
mod known_field;
mod known_kind;
mod known_kind_setting;
mod known_profile;
mod known_rule;
mod known_step_team;
mod lasting_steward;
mod link_inside_repository;
mod linked_document;
mod list_within_limit;
mod live_anchor;
mod live_link;
mod live_reference;
mod living_document;
mod manageable_accountability;
mod metric_in_use;
mod metric_traces_to_artifact;
mod mix_rolls_up;
mod mutual_stream_map_pair;
mod named_decider;
mod needed_waiver;
mod negotiated_agreement;
mod one_decision_per_topic;
mod one_definition_per_metric;
mod one_expectation_per_service;
mod one_handoff_per_pair;
mod one_leadership_per_stream;
mod one_roadmap_per_stream;
mod one_target_per_metric;
mod one_team_per_responsibility;
mod one_team_per_service;
mod outcome_from_stream_metrics;
mod owned_service;
mod past_review_date;
mod people_called_people;
mod percent_out_of_hundred;
mod plain_words_for_debt;
mod preferred_term;
mod private_skill_levels;
mod questions_declared;
mod quoted_ambiguous_value;
mod quoted_colon;
mod quoted_comma;
mod quoted_hash;
mod readable_file;
mod reasoned_change;
mod reasoned_waiver;
mod reciprocal_interaction;
mod required_field_present;
mod requirement_as_strict_as_parent;
mod review_recorded;
mod reviewed_since_upstream_change;
mod right_kind_reference;
mod service_requirements_present;
mod shared_language;
mod shared_ownership;
mod short_handoff_chain;
mod signed_edge;
mod single_accountable_owner;
mod single_role_holder;
mod single_source;
mod some_bets_killed;
mod spread_dependencies;
mod staffed_stream;
mod storyboard_image_present;
mod strategy_asset_present;
mod stream_asset_present;
mod stream_leadership_present;
mod stream_map_present;
mod stream_mix_present;
mod stream_roadmap_present;
mod stream_teams_agree;
mod stream_tree_present;
mod team_agreement_present;
mod team_for_every_person;
mod team_means_cross_functional;
mod team_skills_present;
mod team_traces_to_value;
mod unambiguous_link;
mod unambiguous_owner;
mod unique_address;
mod unique_id;
mod unique_key;
mod value_metric_measures_value;
mod value_metric_present;
mod well_formed_config;
mod well_formed_edge;
mod well_formed_fence;
mod well_formed_kind;
mod well_formed_publish;
mod well_formed_yaml;
mod within_limits;

/// Every rule.
pub static RULES: &[&Rule] = &[
    &accountable_owner_in_team::RULE,
    &accountable_owner_present::RULE,
    &accountable_person::RULE,
    &acknowledged_dependency::RULE,
    &acyclic_dependencies::RULE,
    &acyclic_metric_parents::RULE,
    &acyclic_streams::RULE,
    &acyclic_supersession::RULE,
    &agreed_interaction_mode::RULE,
    &aligned_leadership_metrics::RULE,
    &allocation_within_capacity::RULE,
    &allowed_field_value::RULE,
    &asset_contract_fulfilled::RULE,
    &bare_handle::RULE,
    &bare_id_reference::RULE,
    &churn_with_period::RULE,
    &compatible_requirements::RULE,
    &consecutive_decision_numbers::RULE,
    &core_questions_answered::RULE,
    &current_reference::RULE,
    &current_waiver::RULE,
    &customer_value_asset_present::RULE,
    &defined_term::RULE,
    &detail_agrees_with_parent::RULE,
    &distinct_kind_name::RULE,
    &duration_with_unit::RULE,
    &economic_model_asset_present::RULE,
    &enough_list_items::RULE,
    &every_responsibility_owned::RULE,
    &expected_artifact_present::RULE,
    &few_teams_per_person::RULE,
    &field_of_declared_type::RULE,
    &finished_text::RULE,
    &fresh_review::RULE,
    &goal_supports_stream_metric::RULE,
    &goal_traces_to_product::RULE,
    &handoff_declared::RULE,
    &handoff_in_use::RULE,
    &honest_predictions::RULE,
    &id_matches_file::RULE,
    &inclusive_pronouns::RULE,
    &iso_date::RULE,
    &kebab_case_id::RULE,
    &kind_check_has_example::RULE,
    &kind_check_parses::RULE,
    &kind_field_shown::RULE,
    &kind_known_type::RULE,
    &kind_value_computes::RULE,
    &known_accountable_owner::RULE,
    &known_field::RULE,
    &known_kind::RULE,
    &known_kind_setting::RULE,
    &known_profile::RULE,
    &known_rule::RULE,
    &known_step_team::RULE,
    &lasting_steward::RULE,
    &link_inside_repository::RULE,
    &linked_document::RULE,
    &list_within_limit::RULE,
    &live_anchor::RULE,
    &live_link::RULE,
    &live_reference::RULE,
    &living_document::RULE,
    &manageable_accountability::RULE,
    &metric_in_use::RULE,
    &metric_traces_to_artifact::RULE,
    &mix_rolls_up::RULE,
    &mutual_stream_map_pair::RULE,
    &named_decider::RULE,
    &needed_waiver::RULE,
    &negotiated_agreement::RULE,
    &one_decision_per_topic::RULE,
    &one_definition_per_metric::RULE,
    &one_expectation_per_service::RULE,
    &one_handoff_per_pair::RULE,
    &one_leadership_per_stream::RULE,
    &one_roadmap_per_stream::RULE,
    &one_target_per_metric::RULE,
    &one_team_per_responsibility::RULE,
    &one_team_per_service::RULE,
    &outcome_from_stream_metrics::RULE,
    &owned_service::RULE,
    &past_review_date::RULE,
    &people_called_people::RULE,
    &percent_out_of_hundred::RULE,
    &plain_words_for_debt::RULE,
    &preferred_term::RULE,
    &private_skill_levels::RULE,
    &questions_declared::RULE,
    &quoted_ambiguous_value::RULE,
    &quoted_colon::RULE,
    &quoted_comma::RULE,
    &quoted_hash::RULE,
    &readable_file::RULE,
    &reasoned_change::RULE,
    &reasoned_waiver::RULE,
    &reciprocal_interaction::RULE,
    &required_field_present::RULE,
    &requirement_as_strict_as_parent::RULE,
    &review_recorded::RULE,
    &reviewed_since_upstream_change::RULE,
    &right_kind_reference::RULE,
    &service_requirements_present::RULE,
    &shared_language::RULE,
    &shared_ownership::RULE,
    &short_handoff_chain::RULE,
    &signed_edge::RULE,
    &single_accountable_owner::RULE,
    &single_role_holder::RULE,
    &single_source::RULE,
    &some_bets_killed::RULE,
    &spread_dependencies::RULE,
    &staffed_stream::RULE,
    &storyboard_image_present::RULE,
    &strategy_asset_present::RULE,
    &stream_asset_present::RULE,
    &stream_leadership_present::RULE,
    &stream_map_present::RULE,
    &stream_mix_present::RULE,
    &stream_roadmap_present::RULE,
    &stream_teams_agree::RULE,
    &stream_tree_present::RULE,
    &team_agreement_present::RULE,
    &team_for_every_person::RULE,
    &team_means_cross_functional::RULE,
    &team_skills_present::RULE,
    &team_traces_to_value::RULE,
    &unambiguous_link::RULE,
    &unambiguous_owner::RULE,
    &unique_address::RULE,
    &unique_id::RULE,
    &unique_key::RULE,
    &value_metric_measures_value::RULE,
    &value_metric_present::RULE,
    &well_formed_config::RULE,
    &well_formed_edge::RULE,
    &well_formed_fence::RULE,
    &well_formed_kind::RULE,
    &well_formed_publish::RULE,
    &well_formed_yaml::RULE,
    &within_limits::RULE,
];

/// The rules that look at what changed lately.
pub static NEEDS_HISTORY: &[&Rule] = &[&reasoned_change::RULE];
