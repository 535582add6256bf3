//! Highlighted code as classes of the theme; unknown languages stay plain.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::super::html::escape;
use super::plain;

/// Longer blocks are shown plain: nobody reads their colours, and everybody would wait for them.
const MOST_HIGHLIGHTED: usize = 64 << 10;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The code as escaped HTML with `hl-` classes.
pub(in crate::site) fn highlighted(language: &str, text: &str) -> String {
    match language.to_ascii_lowercase().as_str() {
        "yaml" | "yml" => return plain::yaml(text),
        "md" | "markdown" => return plain::markdown(text),
        _ => {}
    }
    let known = |language: &str| match language.to_ascii_lowercase().as_str() {
        "" | "text" | "txt" | "plain" | "console" | "report" => None,
        "shell" | "sh" | "zsh" => SYNTAXES.find_syntax_by_token("bash"),
        "jsonc" | "json5" => SYNTAXES.find_syntax_by_token("json"),
        "typescript" | "ts" | "tsx" | "jsx" => SYNTAXES.find_syntax_by_token("js"),
        token => SYNTAXES.find_syntax_by_token(token),
    };
    let Some(syntax) = known(language).filter(|_| text.len() <= MOST_HIGHLIGHTED) else { return escape(text) };
    let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in LinesWithEndings::from(text) {
        if generator.parse_html_for_line_which_includes_newline(line).is_err() {
            return escape(text);
        }
    }
    generator.finalize()
}

#[cfg(test)]
mod tests {
    use super::highlighted;

    #[test]
    fn knows_languages_and_escapes_the_rest() {
        let yaml = highlighted("yaml", "a: \"<b>\" # c\n");
        assert!(yaml.contains("hl-comment") && yaml.contains("&lt;b&gt;"), "{yaml}");
        assert_eq!(highlighted("klingon", "<a>"), "&lt;a&gt;");
    }
}
