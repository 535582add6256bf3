//! Numbers of drawings as text.

use std::fmt::Write as _;

/// At most one decimal, no trailing zero, no negative zero: the same bytes on every machine.
pub(super) fn num(out: &mut String, value: f64) {
    const LARGEST: f64 = 1e9;
    if value.is_nan() || value.abs() > LARGEST {
        let _ = write!(out, "{value:.1}");
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is below the largest")]
    let tenths = (value * 10.0 + 0.5_f64.copysign(value)) as i64;
    digits(out, tenths);
}

/// Tenths as a number, from its end, without the machinery of formatting: a drawing has hundreds of numbers.
fn digits(out: &mut String, tenths: i64) {
    let mut written = [0_u8; 16];
    let mut at = written.len();
    let mut put = |byte| {
        at -= 1;
        written[at] = byte;
    };
    let digit = |number: u64| b"0123456789"[usize::try_from(number % 10).unwrap_or_default()];
    let mut rest = tenths.unsigned_abs();
    if !rest.is_multiple_of(10) {
        put(digit(rest));
        put(b'.');
    }
    loop {
        rest /= 10;
        put(digit(rest));
        if rest < 10 {
            break;
        }
    }
    if tenths < 0 {
        put(b'-');
    }
    out.push_str(str::from_utf8(&written[at..]).unwrap_or_default());
}
