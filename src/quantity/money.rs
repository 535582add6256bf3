//! Amounts of money, with a sign or the code of a currency before or behind the number.

use super::numeral::Numeral;
use super::read::{Reading, leftover, per, split};
use super::{Currency, Problem, ProblemKind, Quantity, Unit};

/// An amount of money: `EUR 40k`, `$3,200`, `€1.2M`, `120 EUR`.
pub fn money(text: &str) -> Reading<Quantity> {
    let found = amount_of_money(text)?;
    if found.unit.time != 0 {
        return Err(Problem::new(ProblemKind::WrongDimension, format!("'{text}' is money per time, not money")));
    }
    Ok(found)
}

/// Money per time: `EUR 310k per month`, `$120/mo`; an amount alone is a wrong dimension.
pub fn flow(text: &str) -> Reading<Quantity> {
    let found = amount_of_money(text)?;
    if found.unit.time == 0 {
        let problem = Problem::new(ProblemKind::WrongDimension, format!("'{text}' does not say per which time"));
        return Err(problem.help(format!("Write `{text} per month`.")));
    }
    Ok(found)
}

/// An amount of money, per time or not.
pub(super) fn amount_of_money(text: &str) -> Reading<Quantity> {
    amount_and_currency(text).map_err(|problem| in_capitals(text, problem))
}

/// As [`amount_of_money`], without help for codes in small letters.
pub(super) fn amount_and_currency(text: &str) -> Reading<Quantity> {
    let trimmed = text.trim();
    let no_currency = || {
        let problem = Problem::new(ProblemKind::Other, format!("'{text}' has no currency"));
        problem.help("Write the currency: `EUR 40k`, `$3,200`.")
    };
    let (sign, body) = trimmed.strip_prefix('-').map_or((1.0, trimmed), |rest| (-1.0, rest));
    let (currency, numeral, rest) = match currency(body) {
        Some(mark) => {
            let (numeral, rest) = split(&body[mark.len()..], "EUR 40k")?;
            (Currency::parse(mark), numeral, rest)
        }
        None => {
            let (numeral, rest) = split(body, "EUR 40k")?;
            let mark = currency(rest).ok_or_else(no_currency)?;
            (Currency::parse(mark), numeral, rest[mark.len()..].trim_start())
        }
    };
    let currency = currency.ok_or_else(no_currency)?;
    if numeral.dotted && !currency.has_thousandths() {
        return Err(two_readings(trimmed, currency, numeral));
    }
    let numeral = Numeral { value: sign * numeral.value, ..numeral };
    if rest.is_empty() {
        return Ok(Quantity::new(numeral.value, Unit::money(currency), numeral.slack).written(numeral.whole));
    }
    let per_days = per(rest).ok_or_else(|| leftover(text, rest))?;
    let flow = Quantity::new(numeral.value / per_days, Unit::flow(currency), numeral.slack / per_days);
    Ok(Quantity { per_days, ..flow.written(numeral.whole) })
}

fn two_readings(text: &str, currency: Currency, numeral: Numeral) -> Problem {
    let thousands = Quantity::new((numeral.value * 1000.0).round(), Unit::money(currency), 0.5);
    let few = format!("{} {:.2}", currency.code(), numeral.value);
    let problem = Problem::new(ProblemKind::TwoReadings, format!("'{text}' can be {thousands} or {few}"));
    problem.help(format!("Write `{thousands}` or `{few}`."))
}

/// The sign or code of a currency that a text begins with.
fn currency(text: &str) -> Option<&str> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let code = || text.get(..3).filter(|code| Currency::parse(code).is_some());
    Currency::signs().find(|sign| text.starts_with(sign)).or_else(code)
}

/// Names the code of a currency that would be one in capitals.
pub(super) fn in_capitals(text: &str, problem: Problem) -> Problem {
    let small = |word: &&str| Currency::parse(word).is_none() && Currency::parse(&word.to_uppercase()).is_some();
    match text.split_whitespace().find(small) {
        Some(word) => {
            problem.help(format!("Write `{}`: codes of currencies are capitals.", text.replacen(word, &word.to_uppercase(), 1)))
        }
        None => problem,
    }
}
