//! Readers of quantities over random text: nothing panics, what is shown reads back as itself, and no number is read in part.

mod algebra;

use orgdocs::quantity::{
    Calendar, Currency, Operator, comparison, condition, count, date, flow, money, number, percent, period, rate, sle, worktime,
};
use proptest::prelude::*;

/// Digits, units, signs and words in any order.
const PIECES: &str = "([0-9]{1,4}|[.,%<>=/ -]|[a-z]{1,3}|EUR|\\$|€|k|mo|within |by |per month|2026-05-22|é){0,8}";

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof![any::<String>(), PIECES]) {
        let calendar = Calendar::default();
        let _ = (count(&text), number(&text), percent(&text), money(&text), flow(&text), rate(&text), period(&text), date(&text));
        let _ = (worktime(&text, &calendar), sle(&text, &calendar), comparison(&text), condition(&text));
    }

    #[test]
    fn a_condition_is_read_with_its_subject_and_day(
        subject in "([a-z][a-z0-9-]{0,10})?",
        sign in prop::sample::select(vec!["<", "<=", "=", ">=", ">"]),
        value in 0_u32..100,
        words in "( of [a-z]{1,8})?",
        day in "( by 2026-0[1-9]-1[0-9])?",
    ) {
        let read = condition(&format!("{subject} {sign} {value}%{words}{day}")).unwrap();
        let shown = (read.subject, read.operator.map(Operator::sign), read.value.to_string(), read.rest);
        prop_assert_eq!(shown, (subject, Some(sign), format!("{value}%"), words.trim().to_owned()));
        prop_assert_eq!(read.by.map(|day| format!(" by {day}")).unwrap_or_default(), day);
    }

    #[test]
    fn an_expectation_that_is_shown_reads_back(hours in 1_u32..8, share in prop::option::of(1_u32..100)) {
        let text = share.map_or_else(|| format!("{hours}h"), |share| format!("{share}% within {hours}h"));
        let read = sle(&text, &Calendar::default()).unwrap();
        prop_assert_eq!((read.to_string(), read.percent.is_some()), (text, share.is_some()));
    }

    #[test]
    fn a_number_with_a_word_behind_it_is_none(amount in 0_u32..10_000, word in "[b-z]{3,9}") {
        let unit = period(&format!("1 {word}")).is_ok();
        prop_assert_eq!(number(&format!("{amount} {word}")).is_ok(), unit, "{}", word);
    }

    #[test]
    fn only_currencies_are_money(code in "[A-Z]{3}", amount in 1_u32..999) {
        prop_assert_eq!(money(&format!("{code} {amount}")).is_ok(), Currency::parse(&code).is_some());
    }
}
