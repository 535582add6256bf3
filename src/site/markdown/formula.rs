//! Mathematics as text: a formula of its own is shown as it was written.

use super::super::html::escape;

/// A paragraph that is nothing but a formula between two `$$`. Markdown would take backslashes and stars out of it.
pub(super) fn html(paragraph: &str) -> Option<String> {
    let text = paragraph.trim().strip_prefix("$$")?.strip_suffix("$$")?.trim();
    let is_formula = !text.is_empty() && !text.contains("$$");
    is_formula.then(|| format!("<p class=\"formula\"><code>{}</code></p>\n", escape(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_keeps_every_letter_and_prices_are_prose() {
        let shown = html("$$\nx < \\int_0^1 a_1 * b_1 \\, dt\n$$\n").unwrap_or_default();
        assert_eq!(shown, "<p class=\"formula\"><code>x &lt; \\int_0^1 a_1 * b_1 \\, dt</code></p>\n");
        for prose in ["$$5 and $$6", "$$", "$$$$", "it costs $3", "$$a$$ and $$b$$"] {
            assert_eq!(html(prose), None, "{prose}");
        }
    }
}
