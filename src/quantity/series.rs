//! The periods of a plan by their names: `2026`, `2026-H1`, `2026-Q2`, `2026-04`.

use super::Quantity;

/// Where a period stands among its like: the next one is one more. Nothing for a name that is no period.
pub fn period_number(name: &str) -> Option<Quantity> {
    let name = name.trim();
    let name = name.strip_prefix("FY").unwrap_or(name);
    let year = name.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year: f64 = year.parse().ok()?;
    let rest = name[4..].trim_start_matches(['-', ' ', '/']);
    let part = |parts: u8, digits: &str| {
        let at: u8 = digits.parse().ok()?;
        (1..=parts).contains(&at).then(|| year * f64::from(parts) + f64::from(at - 1))
    };
    let number = match rest.chars().next() {
        None if name.len() == 4 => Some(year),
        None => None,
        Some('Q' | 'q') => part(4, &rest[1..]),
        Some('H' | 'h') => part(2, &rest[1..]),
        Some(_) if rest.len() == 2 => part(12, rest),
        Some(_) => None,
    };
    number.map(Quantity::plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_period_is_one_more() {
        let number = |name: &str| period_number(name).map(|number| number.amount());
        for [one, next] in
            [["2026", "2027"], ["2026-Q4", "2027-Q1"], ["2026-12", "2027-01"], ["2026 H2", "2027 H1"], ["FY2026", "FY2027"]]
        {
            assert_eq!(number(one).map(|one| one + 1.0), number(next), "{one}");
            assert!(number(one).is_some(), "{one}");
        }
        for none in ["", "26", "2026-", "2026-Q5", "2026-13", "2026-04-01", "year one", "２０２６"] {
            assert_eq!(number(none), None, "{none}");
        }
    }
}
