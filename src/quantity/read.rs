//! One reader for each field type, from what the author wrote to a value.

use super::loose::meant_number;
use super::money::{amount_and_currency, in_capitals};
use super::numeral::{self, Numeral};
use super::value::{DAYS_PER_MONTH, DAYS_PER_YEAR};
use super::{Calendar, Comparison, Date, Operator, Problem, ProblemKind, Quantity, Sle, Unit, condition};

/// A value, or why the text is none.
pub(super) type Reading<T> = Result<T, Problem>;

fn not_a_number(text: &str) -> Problem {
    Problem::new(ProblemKind::NotANumber, format!("'{text}' is not a number"))
}

/// What stands behind a value that ended.
pub(super) fn leftover(text: &str, rest: &str) -> Problem {
    Problem::new(ProblemKind::Other, format!("'{rest}' in '{text}' is not understood"))
}

/// The number at the start of a text, and what follows; `example` is one that can be read.
pub(super) fn split<'t>(text: &'t str, example: &str) -> Reading<(Numeral, &'t str)> {
    numeral::split(text).ok_or_else(|| {
        not_a_number(text).help(match meant_number(text) {
            Some(meant) => format!("Write `{meant}`: decimals follow a point."),
            None => format!("Write it in digits, such as `{example}`."),
        })
    })
}

/// A whole number that is not negative: `12`.
pub fn count(text: &str) -> Reading<Quantity> {
    let (numeral, rest) = split(text, "12")?;
    if !rest.is_empty() {
        return Err(leftover(text, rest));
    }
    if numeral.value < 0.0 || numeral.value.fract() != 0.0 {
        return Err(Problem::new(ProblemKind::NotANumber, format!("'{text}' is not a count")).help("Write a whole number."));
    }
    Ok(Quantity::new(numeral.value, Unit::PLAIN, 0.0))
}

/// Any number, with its unit when it has one: `18 000`, `71%`, `18d`, `EUR 380k`.
pub fn number(text: &str) -> Reading<Quantity> {
    with_or_without_unit(text).map_err(|problem| in_capitals(text, problem))
}

fn with_or_without_unit(text: &str) -> Reading<Quantity> {
    match amount_and_currency(text) {
        Err(problem) if problem.kind != ProblemKind::TwoReadings => {}
        read => return read,
    }
    let (numeral, rest) = split(text, "12")?;
    match rest {
        "" | "x" | "×" => Ok(Quantity::new(numeral.value, Unit::PLAIN, numeral.slack).written(numeral.whole)),
        "%" => percent(text),
        _ if rest.starts_with('%') => rate(text),
        _ => match period(text) {
            Ok(found) => Ok(found),
            Err(_) if rest.starts_with(|c: char| c.is_ascii_digit()) => Err(not_a_number(text)),
            Err(_) => Err(leftover(text, rest).help("Units are written as in `71%`, `18d` or `EUR 380k`.")),
        },
    }
}

/// A share of a whole: `85%` or `85`; a difference of shares as `5pp`.
pub fn percent(text: &str) -> Reading<Quantity> {
    let (numeral, rest) = split(text, "71%").map_err(|problem| match part_of_one(text) {
        Some(meant) => problem.help(format!("Write `{meant}`, out of a hundred.")),
        None => problem,
    })?;
    match rest {
        "" | "%" | "percent" | "pp" => {
            Ok(Quantity::new(numeral.value / 100.0, Unit::SHARE, numeral.slack / 100.0).written(numeral.whole))
        }
        _ => match rest.split_once('/').or_else(|| rest.split_once("of")) {
            _ if rest.starts_with('/') => {
                let (whole, after) = split(rest.trim_start_matches('/'), "4")?;
                if after.is_empty() && whole.value > 0.0 {
                    return Ok(Quantity::new(numeral.value / whole.value, Unit::SHARE, 0.0));
                }
                Err(leftover(text, rest))
            }
            _ => Err(leftover(text, rest)),
        },
    }
}

/// The percentage that a part of one with a decimal comma can only mean: `0,5` is 50%.
fn part_of_one(text: &str) -> Option<Quantity> {
    let part: f64 = meant_number(text)?.parse().ok()?;
    (part > 0.0 && part < 1.0).then(|| Quantity::percent(part * 100.0))
}

/// A share per time: `3%/mo`, `30% per year`.
pub fn rate(text: &str) -> Reading<Quantity> {
    let (numeral, rest) = split(text, "3%/mo")?;
    let Some(after) = rest.strip_prefix('%') else { return Err(leftover(text, rest)) };
    let after = after.trim_start();
    if after.is_empty() {
        let problem = Problem::new(ProblemKind::NoPeriod, format!("'{text}' does not say per which time"));
        return Err(problem.help(format!("Write `{text}/mo` or `{text}/yr`, whichever it was counted in.")));
    }
    let per_days = per(after).ok_or_else(|| leftover(text, after))?;
    let scale = 100.0 * per_days;
    Ok(Quantity { per_days, ..Quantity::new(numeral.value / scale, Unit::RATE, numeral.slack / scale).written(numeral.whole) })
}

/// The days of `/mo`, `per month`, `a year`, `monthly`.
pub(super) fn per(text: &str) -> Option<f64> {
    let word = ["/", "per ", "a ", "an ", "each "].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text).trim();
    match word {
        "d" | "day" | "daily" => Some(1.0),
        "w" | "wk" | "week" | "weekly" => Some(7.0),
        "mo" | "month" | "monthly" => Some(DAYS_PER_MONTH),
        "q" | "qtr" | "quarter" | "quarterly" => Some(DAYS_PER_MONTH * 3.0),
        "y" | "yr" | "year" | "yearly" | "annually" => Some(DAYS_PER_YEAR),
        _ => None,
    }
}

/// Working time in hours: `30m`, `4h`, `3d`, `1d 4h`, `2w`; a day has the organisation's hours.
pub fn worktime(text: &str, calendar: &Calendar) -> Reading<Quantity> {
    let factor = |unit: &str| match unit {
        "m" | "min" | "mins" | "minute" | "minutes" => Some(1.0 / 60.0),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(1.0),
        "d" | "day" | "days" => Some(calendar.hours_per_day),
        "w" | "wk" | "week" | "weeks" => Some(calendar.hours_per_day * calendar.days_per_week),
        _ => None,
    };
    let (amount, slack, whole) = compound(text, factor, "4h, 3d or 2w")?;
    Ok(Quantity { hours_per_day: calendar.hours_per_day, ..Quantity::new(amount, Unit::WORK, slack).written(whole) })
}

/// Calendar time in days, written as working time is: `30m`, `4h`, `3d`, `2w`; a day has 24 hours and a week seven days.
pub fn calendar_time(text: &str) -> Reading<Quantity> {
    let hours = worktime(text, &Calendar { hours_per_day: 24.0, days_per_week: 7.0 })?;
    Ok(Quantity::new(hours.amount / 24.0, Unit::TIME, hours.slack / 24.0).written(hours.is_whole()))
}

/// Calendar time in days: `14d`, `6w`, `3mo`, `1y`, `P3D`.
pub fn period(text: &str) -> Reading<Quantity> {
    let iso = text.trim().strip_prefix('P').map(str::to_lowercase);
    let body = iso.as_deref().unwrap_or(text);
    let factor = |unit: &str| match unit {
        "h" | "hour" | "hours" => Some(1.0 / 24.0),
        "d" | "day" | "days" => Some(1.0),
        "w" | "wk" | "week" | "weeks" => Some(7.0),
        "mo" | "month" | "months" => Some(DAYS_PER_MONTH),
        "m" if iso.is_some() => Some(DAYS_PER_MONTH),
        "q" | "quarter" | "quarters" => Some(DAYS_PER_MONTH * 3.0),
        "y" | "yr" | "year" | "years" => Some(DAYS_PER_YEAR),
        _ => None,
    };
    let (amount, slack, whole) = compound(body, factor, "14d, 6w or 3mo")?;
    Ok(Quantity::new(amount, Unit::TIME, slack).written(whole))
}

/// Numbers with units, one after the other.
fn compound(text: &str, factor: impl Fn(&str) -> Option<f64>, examples: &str) -> Reading<(f64, f64, bool)> {
    let mut rest = text.trim();
    let (mut amount, mut slack, mut whole) = (0.0, f64::INFINITY, true);
    if rest.is_empty() {
        return Err(not_a_number(text));
    }
    while !rest.is_empty() {
        let (numeral, after) = numeral::split(rest).ok_or_else(|| not_a_duration(text, examples))?;
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let unit = &after[..end];
        if unit.is_empty() {
            let problem = Problem::new(ProblemKind::NoUnit, format!("'{text}' has no unit"));
            return Err(problem.help(format!("Write {examples}.")));
        }
        let factor = factor(&unit.to_lowercase()).ok_or_else(|| not_a_duration(text, examples))?;
        amount += numeral.value * factor;
        slack = slack.min(numeral.slack * factor);
        whole &= numeral.whole;
        rest = after[end..].trim_start_matches([',', ' ']);
    }
    Ok((amount, slack, whole))
}

fn not_a_duration(text: &str, examples: &str) -> Problem {
    Problem::new(ProblemKind::Other, format!("'{text}' is not a duration")).help(format!("Write {examples}."))
}

/// A day: `2026-04-13`.
pub fn date(text: &str) -> Reading<Date> {
    Date::parse(text.trim())
}

/// A month as its first day: `2026-04`.
pub fn month(text: &str) -> Reading<Date> {
    Date::parse_month(text.trim())
}

/// `true` or `yes`, `false` or `no`.
pub fn boolean(text: &str) -> Reading<bool> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "y" => Ok(true),
        "false" | "no" | "n" => Ok(false),
        _ => Err(Problem::new(ProblemKind::Other, format!("'{text}' is neither yes nor no"))),
    }
}

/// A service level expectation: `85% within 4h`, `99.9% monthly`; a bare `2d` lacks its probability.
pub fn sle(text: &str, calendar: &Calendar) -> Reading<Sle> {
    let problem = || {
        let problem = Problem::new(ProblemKind::Other, format!("'{text}' is not an expectation"));
        problem.help("Write how many and how fast: `85% within 4h`, or `99.9% monthly`.")
    };
    let Some((share, rest)) = text.split_once('%') else {
        let bare = text.trim().strip_prefix("within ").unwrap_or(text);
        let within = worktime(bare, calendar).map_err(|_| problem())?;
        return Ok(Sle { percent: None, within: Some(within), per: None });
    };
    let percent = Some(percent(share.trim())?);
    let rest = rest.trim();
    if let Some(within) = ["within", "in", "under", "<", "<="].iter().find_map(|word| rest.strip_prefix(word)) {
        return Ok(Sle { percent, within: Some(worktime(within.trim(), calendar)?), per: None });
    }
    let known = rest.is_empty() || per(rest).is_some() || rest.starts_with("of ");
    if !known {
        return Err(problem());
    }
    Ok(Sle { percent, within: None, per: (!rest.is_empty()).then(|| rest.to_owned()) })
}

/// What is compared with what, and by when: `>= 95% classified within 1h`, `churn < 2.5% by 2026-12-31`.
pub fn comparison(text: &str) -> Reading<Comparison> {
    let Some(at) = text.find(Operator::OPENINGS) else {
        let problem = Problem::new(ProblemKind::Other, format!("'{text}' compares nothing"));
        return Err(problem.help("Write `>=`, `<=`, `>`, `<` or `=` and a number: `churn < 2.5% by 2026-12-31`."));
    };
    condition(text).ok_or_else(|| not_a_number(text[at..].trim_start_matches(Operator::OPENINGS).trim()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;
    use crate::quantity::{flow, money};

    #[test]
    fn reads_and_shows() {
        let calendar = Calendar::default();
        for (text, shown) in [("18d", "18d"), ("34h", "34h"), ("144h", "18d"), ("1d 4h", "12h"), ("30m", "30m"), ("2w", "10d")] {
            assert_eq!(worktime(text, &calendar).unwrap().to_string(), shown, "{text}");
        }
        for (text, shown) in [("14d", "14d"), ("6w", "42d"), ("3mo", "3mo"), ("1y", "1y"), ("12mo", "1y"), ("P3D", "3d")] {
            assert_eq!(period(text).unwrap().to_string(), shown, "{text}");
        }
        for (text, shown) in
            [("EUR 40k", "EUR 40,000"), ("$3,200", "USD 3,200"), ("120 EUR", "EUR 120"), ("€1.2M", "EUR 1,200,000")]
        {
            assert_eq!(money(text).unwrap().to_string(), shown, "{text}");
        }
        assert_eq!(flow("EUR 310k per month").unwrap().to_string(), "EUR 310,000 per month");
        assert_eq!(percent("27.08").unwrap().to_string(), "27.1%");
        assert_eq!(sle("85% within 2d", &calendar).unwrap().to_string(), "85% within 2d");
        assert_eq!(sle("99.9% monthly", &calendar).unwrap().to_string(), "99.9% monthly");
        for text in ["2d", "4h", "99%"] {
            assert_eq!(sle(text, &calendar).unwrap().to_string(), text);
        }
        for text in [">= 15 of 30 act", "churn < 2.5%", "orders per day > 40 by 2026-12-31"] {
            assert_eq!(comparison(text).unwrap().to_string(), text);
        }
        for (text, written) in [("12 eur", "12 EUR"), ("usd 40k per month", "USD 40k per month"), ("-3 Chf", "-3 CHF")] {
            let help = format!("Write `{written}`: codes of currencies are capitals.");
            assert_eq!([number(text), flow(text)].map(|read| read.unwrap_err().help), [Some(help.clone()), Some(help)]);
        }
        for text in ["60.000 €", "€ 60.000", "EUR -1.500 per month"] {
            assert_eq!(number(text).unwrap_err().kind, ProblemKind::TwoReadings, "{text}");
            assert_eq!(flow(text).unwrap_err().kind, ProblemKind::TwoReadings, "{text}");
        }
        assert_eq!(money("1.500 €").unwrap_err().help.unwrap(), "Write `EUR 1,500` or `EUR 1.50`.");
        for text in ["KWD 1.500", "EUR 0.125", "EUR 1.234M", "EUR 1,500.125", "$12.5", "EUR 1.8590"] {
            assert!(money(text).is_ok(), "{text}");
        }
        assert_eq!(number("12 hours of day").unwrap_err().help.unwrap(), "Units are written as in `71%`, `18d` or `EUR 380k`.");
        assert_eq!(comparison("churn < soon").unwrap_err().message, "'soon' is not a number");
        assert!(sle("soon", &calendar).is_err());
    }

    #[test]
    fn flows_convert_linearly_and_churn_by_compounding() {
        let equal = |a: Quantity, b: Quantity| (a.amount() - b.amount()).abs() < 1e-9;
        assert!(equal(flow("$1,440/yr").unwrap(), flow("$120/mo").unwrap()));
        assert!(rate("2.93%/mo").unwrap().agrees(rate("30%/yr").unwrap()).unwrap());
        assert!(!rate("2.5%/mo").unwrap().agrees(rate("30%/yr").unwrap()).unwrap());
    }

    #[test]
    fn whole_parts_add_up_exactly_and_rounded_ones_within_their_digits() {
        let days = |text: &str| worktime(text, &Calendar::default());
        let near = |total: Quantity, parts: &[Quantity]| {
            let sum = parts.iter().try_fold(Quantity::plain(0.0), |sum, part| sum.add(*part)).unwrap();
            total.near(sum).unwrap()
        };
        let shares = |texts: [&str; 3]| texts.map(|text| percent(text).unwrap());
        assert!(near(Quantity::percent(100.0), &shares(["40%", "35%", "25%"])));
        assert!(!near(Quantity::percent(100.0), &shares(["40%", "35%", "24%"])));
        assert!(near(Quantity::percent(100.0), &shares(["33.3%", "33.3%", "33.3%"])));
        assert!(!near(Quantity::percent(100.0), &shares(["33.3%", "33.3%", "33.1%"])));
        assert!(near(days("5d").unwrap(), &[days("3d").unwrap(), days("2d").unwrap()]));
        assert!(!near(days("6d").unwrap(), &[days("3d").unwrap(), days("2d").unwrap()]));
        assert!(!near(flow("$7/mo").unwrap(), &[flow("$4/mo").unwrap(), flow("$2/mo").unwrap()]));
        assert!(near(flow("$72/yr").unwrap(), &[flow("$4/mo").unwrap(), flow("$2/mo").unwrap()]));
    }

    #[test]
    fn a_customer_is_worth_the_same_whatever_period_churn_is_written_per() {
        let worth = |flow_text: &str, margin: &str, churn: &str| {
            flow(flow_text).unwrap().mul(percent(margin).unwrap()).unwrap().div(rate(churn).unwrap()).unwrap()
        };
        assert!(money("$3,200").unwrap().agrees(worth("$120/mo", "80%", "3%/mo")).unwrap());
        assert!(money("$3,278").unwrap().agrees(worth("$120/mo", "80%", "30%/yr")).unwrap());
        assert!(money("$102,956").unwrap().agrees(worth("$14,400/yr", "75%", "10%/yr")).unwrap());
    }

    #[test]
    fn a_bare_zero_fits_every_dimension() {
        let zero = Quantity::plain(0.0);
        assert_eq!(money("EUR 3").unwrap().add(zero).unwrap().to_string(), "EUR 3");
        assert_eq!(zero.add(money("EUR 3").unwrap()).unwrap().to_string(), "EUR 3");
        assert!(!money("EUR 3").unwrap().near(zero).unwrap());
        assert!(money("EUR 3").unwrap().add(Quantity::plain(1.0)).is_err());
    }

    #[test]
    fn a_number_is_read_whole_or_not_at_all() {
        for text in ["18,5", "1.234,56", "1 2 3"] {
            assert_eq!(number(text).unwrap_err().kind, ProblemKind::NotANumber, "{text}");
        }
        assert_eq!(number("71,5 %").unwrap_err().help.unwrap(), "Write `71.5 %`: decimals follow a point.");
        assert_eq!(percent("71,5").unwrap_err().help.unwrap(), "Write `71.5`: decimals follow a point.");
        assert_eq!(percent("0,5").unwrap_err().help.unwrap(), "Write `50%`, out of a hundred.");
        for text in ["12 monkeys", "5 or so", "3 ABC", "ABC 3"] {
            assert!(number(text).is_err() && money(text).is_err(), "{text}");
        }
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(worktime("4", &Calendar::default()).unwrap_err().kind, ProblemKind::NoUnit);
        assert_eq!(date("13/4/26").unwrap_err().kind, ProblemKind::NotADate);
        assert_eq!(date("2026-02-30").unwrap_err().help.unwrap(), "There is no such day.");
        for swapped in [date("2026-13-01"), month("2026-13")] {
            assert_eq!(swapped.unwrap_err().help.unwrap(), "There is no month 13: the order is year, month, day.");
        }
        assert_eq!(flow("EUR 3").unwrap_err().message, "'EUR 3' does not say per which time");
    }
}
