//! What somebody meant by a number, a date or a duration in another form, where only one reading is possible.

use super::{Date, numeral};

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const NUMBERS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A number with a decimal comma in our form: `71,5 %` is `71.5 %`, `1.234,56` is `1234.56`; nothing for `1,500`, which can be read.
pub fn meant_number(text: &str) -> Option<String> {
    let (whole, decimals) = text.trim().split_once(',')?;
    let meant = format!("{}.{decimals}", whole.replace('.', ""));
    let is_point = whole.ends_with(|c: char| c.is_ascii_digit()) && decimals.starts_with(|c: char| c.is_ascii_digit());
    (is_point && numeral::split(text).is_none() && numeral::split(&meant).is_some()).then_some(meant)
}

/// The last day of a period that a text names: `Q4 2026`, `2026-H1`, `December 2026`, `2026`, `end of 2026`.
pub fn last_day(text: &str) -> Option<Date> {
    let lower = text.trim().to_lowercase();
    let text = ["the end of ", "end of ", "end "].iter().find_map(|words| lower.strip_prefix(words)).unwrap_or(text);
    let parts: Vec<&str> = text.split([' ', '-', '/']).filter(|part| !part.is_empty()).collect();
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, part) = match parts[..] {
        [year] if is_year(year) => (year, ""),
        [year, part] | [part, year] if is_year(year) => (year, part),
        _ => return None,
    };
    let nth = |letter: char, months: u16, most: u16| {
        let at = part.to_ascii_uppercase().strip_prefix(letter)?.parse::<u16>().ok()?;
        (1..=most).contains(&at).then_some(at * months)
    };
    let named = || month(part).and_then(|month| month.parse().ok());
    let end = if part.is_empty() { Some(12) } else { nth('Q', 3, 4).or_else(|| nth('H', 6, 2)).or_else(named) }?;
    let next = if end == 12 { (year.parse::<u16>().ok()? + 1, 1) } else { (year.parse().ok()?, end + 1) };
    Some(of(&next.0.to_string(), &next.1.to_string(), "1")?.plus_days(-1))
}

/// The day that a text can only mean: `30.03.2026`, `30 March 2026`, `2026/3/30`; nothing for `03/04/2026`.
pub fn meant_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = match text.get(10..11) {
        Some("T" | " ") if text.get(4..5) == Some("-") => text.get(..10)?,
        _ => text,
    };
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return of(day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    }
    let parts: Vec<&str> = day.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if let Some(month) = month(second) {
        return if first.len() == 4 { of(first, &month, third) } else { of(third, &month, ordinal(first)) };
    }
    if let Some(month) = month(first) {
        return of(third, &month, ordinal(second));
    }
    if first.len() == 4 {
        return of(first, second, third);
    }
    let number = |part: &str| part.parse::<u8>().ok();
    let (one, two) = (number(first)?, number(second)?);
    let day_first = day.contains('.') || one > 12 || one == two;
    if day_first {
        of(third, second, first)
    } else if two > 12 {
        of(third, first, second)
    } else {
        None
    }
}

/// A duration in our form that a text can only mean: `P3D`, `two weeks`, `3 working days`, `1 day and 4 hours`.
pub fn meant_duration(text: &str) -> Option<String> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    if let Some(iso) = lower.strip_prefix('p') {
        let (days, time) = iso.split_once('t').unwrap_or((iso, ""));
        let parts: Vec<String> =
            [(days, "dw"), (time, "hm")].into_iter().map(|(part, units)| of_iso(part, units)).collect::<Option<_>>()?;
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        return (!parts.is_empty()).then(|| parts.join(" "));
    }
    let mut out: Vec<String> = Vec::new();
    for part in lower.split([' ', ',']).filter(|part| !matches!(*part, "" | "and" | "business" | "working" | "work")) {
        let number = NUMBERS.iter().position(|word| *word == part).map(|at| (at + 1).to_string());
        match (number, unit(part)) {
            (Some(number), _) => out.push(number),
            (None, Some(unit)) => out.last_mut().filter(|last| last.ends_with(|c: char| c.is_ascii_digit()))?.push_str(unit),
            (None, None) if part.bytes().all(|byte| byte.is_ascii_digit()) => out.push(part.to_owned()),
            _ => return None,
        }
    }
    let whole = !out.is_empty() && out.iter().all(|part| part.ends_with(|c: char| c.is_ascii_alphabetic()));
    whole.then(|| out.join(" "))
}

fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |part: &str| part.parse::<u16>().ok();
    let text = format!("{:04}-{:02}-{:02}", number(year).filter(|_| year.len() == 4)?, number(month)?, number(day)?);
    Date::parse(&text).ok()
}

fn month(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word.as_str()))?;
    Some((at + 1).to_string())
}

fn ordinal(day: &str) -> &str {
    day.trim_end_matches(|c: char| c.is_ascii_alphabetic())
}

fn of_iso(part: &str, units: &str) -> Option<String> {
    let mut out = Vec::new();
    let mut rest = part;
    while !rest.is_empty() {
        let at = rest.find(|c: char| !c.is_ascii_digit())?;
        let unit = rest[at..].chars().next().filter(|unit| at > 0 && units.contains(*unit))?;
        out.push(format!("{}{unit}", &rest[..at]));
        rest = &rest[at + unit.len_utf8()..];
    }
    Some(out.join(" "))
}

fn unit(word: &str) -> Option<&'static str> {
    match word {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some("h"),
        "d" | "day" | "days" => Some("d"),
        "w" | "wk" | "wks" | "week" | "weeks" => Some("w"),
        "mo" | "month" | "months" => Some("mo"),
        "y" | "yr" | "yrs" | "year" | "years" => Some("y"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_where_only_one_is_meant() {
        for text in [
            "30.03.2026",
            "30 March 2026",
            "March 30th, 2026",
            "2026/3/30",
            "20260330",
            "30/03/2026",
            "03/30/2026",
            "2026-03-30T10:00",
        ] {
            assert_eq!(meant_date(text).map(|date| date.to_string()).as_deref(), Some("2026-03-30"), "{text}");
        }
        for text in ["03/04/2026", "30.03.26", "Q2 2026", "soon", "31.02.2026", "", "2026-03", "ma 3 2026"] {
            assert_eq!(meant_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_is_meant_where_nothing_else_can_be() {
        for (text, meant) in [("71,5 %", "71.5 %"), ("0,5", "0.5"), ("-2,25", "-2.25"), ("1.234,56", "1234.56")] {
            assert_eq!(meant_number(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["1,500", "1,234,567", "a, b", "5", "1,2,3", "12, 13", ""] {
            assert_eq!(meant_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_ends_on_a_day() {
        for (text, day) in [
            ("Q4 2026", "2026-12-31"),
            ("2026-Q1", "2026-03-31"),
            ("h1/2026", "2026-06-30"),
            ("February 2028", "2028-02-29"),
            ("dec 2026", "2026-12-31"),
            ("2026", "2026-12-31"),
            ("End of 2026", "2026-12-31"),
            ("the end of May 2026", "2026-05-31"),
        ] {
            assert_eq!(last_day(text).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
        for text in ["Q5 2026", "soon", "2026-04", "Q 2026", "Q4 26", "q4", "", "2026 2027", "end of time"] {
            assert_eq!(last_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_duration_is_read_where_only_one_is_meant() {
        for (text, meant) in [
            ("P3D", "3d"),
            ("PT4H", "4h"),
            ("P1DT4H", "1d 4h"),
            ("two weeks", "2w"),
            ("3 working days", "3d"),
            ("1 day and 4 hours", "1d 4h"),
            ("three months", "3mo"),
        ] {
            assert_eq!(meant_duration(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["24", "soon", "P", "PT", "a while", "3-5 days", "two", "weeks", "PT4X"] {
            assert_eq!(meant_duration(text), None, "{text}");
        }
    }
}
