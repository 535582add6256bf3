//! What a plain scalar is: the core schema of YAML 1.2, so `no` is text, `017` is seventeen and `12:30` is no number.

/// A plain scalar with its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolved<'a> {
    Null,
    Bool(bool),
    Int(i64),
    UInt(u64),
    Float(f64),
    Str(&'a str),
}

/// Resolves the text of a plain scalar.
#[must_use]
pub fn resolve(text: &str) -> Resolved<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" => return Resolved::Bool(true),
        "false" | "False" | "FALSE" => return Resolved::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return Resolved::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Resolved::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Resolved::Float(f64::NEG_INFINITY),
        _ => {}
    }
    number(text).unwrap_or(Resolved::Str(text))
}

fn number(text: &str) -> Option<Resolved<'static>> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let all = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
            return all.then(|| u64::from_str_radix(digits, radix).ok().map(whole)).flatten();
        }
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits(unsigned) {
        if let Ok(int) = text.parse() {
            return Some(Resolved::Int(int));
        }
        if let Ok(int) = text.parse() {
            return Some(Resolved::UInt(int));
        }
    }
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(m, e)| (m, Some(e)));
    let (before, after) = mantissa.split_once('.').map_or((mantissa, ""), |parts| parts);
    let decimal = (digits(before) && (after.is_empty() || digits(after))) || (before.is_empty() && digits(after));
    let scaled = exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
    (decimal && scaled).then(|| text.parse().ok().map(Resolved::Float)).flatten()
}

fn whole(value: u64) -> Resolved<'static> {
    i64::try_from(value).map_or(Resolved::UInt(value), Resolved::Int)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Resolved, resolve};

    #[test]
    fn follows_the_core_schema() {
        for text in ["no", "on", "y", "1_000", "12:30:00", "2026-11-21", "0x", "0o8", "1e", ".", "-", "+-1", "1.2.3", "-0x1"] {
            assert_eq!(resolve(text), Resolved::Str(text));
        }
        assert_eq!(resolve("0o17"), Resolved::Int(15));
        assert_eq!(resolve("017"), Resolved::Int(17));
        assert_eq!(resolve("-4"), Resolved::Int(-4));
        assert_eq!(resolve("18446744073709551615"), Resolved::UInt(u64::MAX));
        assert_eq!(resolve(".5e-1"), Resolved::Float(0.05));
        assert_eq!(resolve("3."), Resolved::Float(3.0));
        assert_eq!(resolve("True"), Resolved::Bool(true));
        assert_eq!(resolve("~"), Resolved::Null);
    }
}
