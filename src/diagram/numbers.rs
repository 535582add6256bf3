//! Numbers of drawings: short, and the same bytes on every machine.

use std::fmt::Write as _;

/// The numbers of a path, transformation or list of points with at most one decimal each; everything between them stays.
#[cfg(feature = "mermaid")]
pub(super) fn rounded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let sign = usize::from(matches!(first, '-' | '+'));
        let digits = rest[sign..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len() - sign) + sign;
        let power = rest[digits..].strip_prefix('e').map_or(0, |tail| {
            let signed = usize::from(tail.starts_with(['-', '+']));
            let end = tail[signed..].find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len() - signed);
            if end == 0 { 0 } else { 1 + signed + end }
        });
        let (number, tail) = rest.split_at(digits + power);
        match number.parse() {
            Ok(value) => num(&mut out, value),
            Err(_) => out.push(first),
        }
        rest = if number.parse::<f64>().is_ok() { tail } else { &rest[first.len_utf8()..] };
    }
    out
}

/// At most one decimal, no trailing zero, no negative zero: the same bytes on every machine.
pub(super) fn num(out: &mut String, value: f64) {
    const LARGEST: f64 = 1e8;
    if value.is_nan() || value.abs() > LARGEST {
        let _ = write!(out, "{value:.1}");
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is below the largest")]
    let tenths = (value * 10.0 + 0.5_f64.copysign(value)) as i32;
    digits(out, tenths);
}

/// Tenths as a number, without the machinery of formatting: a drawing has hundreds of numbers.
fn digits(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if whole < 10 {
        out.push(DIGITS[whole as usize]);
    } else {
        out.push_str(itoa::Buffer::new().format(whole));
    }
    if tenth > 0 {
        out.push('.');
        out.push(DIGITS[tenth as usize]);
    }
}

const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
