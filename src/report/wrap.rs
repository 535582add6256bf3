//! Folds text to a width in columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The lines of `text`, each at most `width` columns; words longer than that are broken.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    fold(text, width, width)
}

/// `lead` and `text`, folded, with the following lines indented by `indent` columns.
pub(super) fn hanging(lead: &str, text: &str, indent: usize, width: usize) -> Vec<String> {
    // Taking a command apart below costs a column.
    let spare = usize::from(text.contains("::"));
    let mut lines = fold(text, width.saturating_sub(lead.width()), width.saturating_sub(indent + spare));
    for (i, line) in lines.iter_mut().enumerate() {
        if i == 0 {
            line.insert_str(0, lead);
        } else {
            // A build log takes a line that begins so for a command.
            let body = if line.starts_with("::") { line.replacen("::", ": :", 1) } else { std::mem::take(line) };
            *line = format!("{:indent$}{body}", "");
        }
    }
    lines
}

fn fold(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let limit = if lines.is_empty() { first } else { rest }.max(8);
        if used > 0 && used + 1 + word.width() > limit {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if used > 0 {
            line.push(' ');
            used += 1;
        }
        for c in word.chars() {
            let limit = if lines.is_empty() { first } else { rest }.max(8);
            let columns = c.width().unwrap_or(0);
            if used > 0 && used + columns > limit {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += columns;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_at_words_and_breaks_only_long_ones() {
        assert_eq!(wrap("one two three", 9), ["one two", "three"]);
        assert_eq!(wrap("abcdefghijklmnopqrst", 8), ["abcdefgh", "ijklmnop", "qrst"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn counts_wide_characters_twice() {
        assert_eq!(wrap("日本語 日本", 8), ["日本語", "日本"]);
    }

    #[test]
    fn hangs_the_following_lines() {
        assert_eq!(hanging("  why: ", "one two three four", 7, 18), ["  why: one two", "       three four"]);
        assert_eq!(hanging("", "one two ::error::three", 2, 10), ["one two", "  : :error:", "  :three"]);
    }
}
