//! Numerals as people write them: `18 000`, `18,000`, `1_000`, `40k`, `1.2M`.

/// A numeral with half of its last written digit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    pub(super) slack: f64,
    /// Written without decimals or suffix.
    pub(super) whole: bool,
    /// Written like `60.000`, which is sixty thousand in half of the world.
    pub(super) dotted: bool,
}

/// Splits a numeral off the front of a text; the rest is what follows, trimmed.
pub(super) fn split(text: &str) -> Option<(Numeral, &str)> {
    let text = text.trim_start();
    let sign_length = usize::from(text.starts_with(['-', '+']));
    let negative = text.starts_with('-') || text.starts_with('−');
    let start = if text.starts_with('−') { '−'.len_utf8() } else { sign_length };
    let digits_end = end_of_digits(&text[start..]) + start;
    let written = &text[start..digits_end];
    if !written.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let mut value: f64 = plain.parse().ok()?;
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    let mut slack = 0.5 * 10f64.powi(-i32::try_from(decimals).ok()?);
    let mut rest = &text[digits_end..];
    // `18,5` and `1.234,56` run on: reading their beginning would be a wrong number.
    if rest.strip_prefix([',', '.', '_']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let mut whole = decimals == 0;
    let mut dotted = decimals == 3 && (4..=7).contains(&written.len()) && !written.starts_with('0');
    for (suffix, factor) in [("k", 1e3), ("K", 1e3), ("M", 1e6), ("m", 1e6), ("bn", 1e9), ("B", 1e9)] {
        let Some(after) = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix(suffix) else { continue };
        let ends = !after.starts_with(|c: char| c.is_alphanumeric());
        if ends && (suffix != "m") {
            value *= factor;
            slack *= factor;
            (whole, dotted) = (false, false);
            rest = after;
            break;
        }
    }
    if negative {
        value = -value;
    }
    value.is_finite().then_some((Numeral { value, slack, whole, dotted }, rest.trim_start()))
}

/// Digits, one decimal point, and separators that stand between groups of three digits.
fn end_of_digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut point = false;
    while at < bytes.len() {
        let group = || bytes.get(at + 1..at + 4).is_some_and(|next| next.iter().all(u8::is_ascii_digit));
        let after_group = || !bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
        match bytes[at] {
            b'0'..=b'9' => {}
            b'.' if !point && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => point = true,
            b'_' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
            b',' | b' ' if at > 0 && !point && group() && after_group() => {}
            _ => break,
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[test]
    fn reads_groups_suffixes_and_resolution() {
        let read = |text| split(text).map(|(numeral, rest)| (numeral.value, numeral.slack, rest)).unwrap();
        assert_eq!(read("18 000"), (18000.0, 0.5, ""));
        assert_eq!(read("18,000 EUR"), (18000.0, 0.5, "EUR"));
        assert_eq!(read("1_000"), (1000.0, 0.5, ""));
        assert_eq!(read("40k"), (40000.0, 500.0, ""));
        assert_eq!(read("90 k EUR"), (90000.0, 500.0, "EUR"));
        assert_eq!(read("90 kg"), (90.0, 0.5, "kg"));
        assert_eq!(read("1.2M/yr"), (1_200_000.0, 50_000.0, "/yr"));
        assert_eq!(read("3mo"), (3.0, 0.5, "mo"));
        assert_eq!(read("30m"), (30.0, 0.5, "m"));
        assert_eq!(read("-2.5%"), (-2.5, 0.05, "%"));
        assert!(split("abc").is_none());
        for text in ["18,5", "1.234,56", "1,2345", "1.2.3"] {
            assert!(split(text).is_none(), "{text}");
        }
    }
}
