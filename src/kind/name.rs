//! How names of fields, columns and headings are compared.

/// Brings a written name to the form that fields have: `Value stream`, `value-stream` and `value_stream` are one field;
/// `%C&A`, `%C/A` and `C&A` are `ca`; digits, emoji and punctuation around a heading do not count.
pub fn normalise(written: &str) -> String {
    let mut name = String::with_capacity(written.len());
    let mut gap = false;
    for c in written.chars() {
        if c.is_alphanumeric() {
            if gap && !name.is_empty() {
                name.push('_');
            }
            gap = false;
            name.extend(c.to_lowercase());
        } else if matches!(c, ' ' | '_' | '-' | '\t' | '\u{a0}') {
            gap = true;
        } else if c == '(' {
            break;
        }
    }
    name
}

/// Like [`normalise`], without a leading number such as `2.` or `1)`; for headings only.
pub fn normalise_heading(written: &str) -> String {
    let rest = written.trim_start_matches(|c: char| !c.is_alphabetic() && c != '%');
    let name = normalise(rest);
    if name.is_empty() { normalise(written) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_however_written() {
        for written in ["value stream", "value-stream", "Value stream", "value_stream", " VALUE  STREAM "] {
            assert_eq!(normalise(written), "value_stream");
        }
        for written in ["%C&A", "%C/A", "C&A"] {
            assert_eq!(normalise(written), "ca");
        }
        assert_eq!(normalise("LT (working days)"), "lt");
    }

    #[test]
    fn headings_lose_numbers_and_emoji() {
        assert_eq!(normalise_heading("2. Norms"), "norms");
        assert_eq!(normalise_heading("🤝 How to ask"), "how_to_ask");
        assert_eq!(normalise_heading("2026"), "2026");
    }
}
