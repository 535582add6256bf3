//! Highlighted code as classes of the theme; unknown languages stay plain.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::super::html::escape;
use super::plain;

/// So much of [`effort`] has colours on a page, some 35 KB in lines of 80: nobody reads more, and everybody would wait for it.
pub(super) const MOST_EFFORT: usize = 5_000_000;
/// Even in shorter lines a byte takes as long as in one of so many.
const SHORTEST_LINE: usize = 64;
/// A block with a longer line has no colours.
const LONGEST_LINE: usize = 400;
/// Nor has one with a longer word; a hash has as many digits.
const LONGEST_WORD: usize = 64;
/// Nor has one with a longer row of other signs.
const LONGEST_RULER: usize = 100;
/// Nor has one with a wider gap.
const WIDEST_GAP: usize = 40;
/// Grammars that take half a minute for what others read in a second.
const SLOW: [&str; 3] = ["Lisp", "LiveScript", "SystemVerilog"];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The code as escaped HTML with `hl-` classes.
pub(in crate::site) fn highlighted(language: &str, text: &str) -> String {
    let language = language.to_ascii_lowercase();
    let token = match language.as_str() {
        "yaml" | "yml" | "orgdocs" => return plain::yaml(text),
        "md" | "markdown" => return plain::markdown(text),
        // No grammar has these, and loading them all takes as long as many pages.
        "" | "text" | "txt" | "plain" | "console" | "report" | "escaped" | "owm" => return escape(text),
        "shell" | "sh" | "zsh" => "bash",
        "jsonc" | "json5" => "json",
        "typescript" => "ts",
        "csharp" => "cs",
        "jsx" => "js",
        "docker" => "dockerfile",
        token => token,
    };
    let known = SYNTAXES.find_syntax_by_token(token).filter(|syntax| !SLOW.contains(&syntax.name.as_str()));
    let Some(syntax) = known.filter(|_| effort(text) <= MOST_EFFORT && !text.lines().any(is_hard)) else {
        return escape(text);
    };
    let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in LinesWithEndings::from(text) {
        if generator.parse_html_for_line_which_includes_newline(line).is_err() {
            return escape(text);
        }
    }
    generator.finalize()
}

/// How hard code may be for a grammar, which tries a line from each of its places anew: what no person writes, in lines twice as long,
/// takes it four times as long.
pub(super) fn effort(text: &str) -> usize {
    text.lines().map(|line| line.len().saturating_mul(line.len() + SHORTEST_LINE)).fold(0, usize::saturating_add)
}

/// Whether a line has what grammars are slow with.
fn is_hard(line: &str) -> bool {
    let (mut before, mut run) = ('\0', 0);
    line.len() > LONGEST_LINE
        || line.chars().any(|c| {
            let goes_on = c.is_whitespace() == before.is_whitespace() && c.is_alphanumeric() == before.is_alphanumeric();
            run = if goes_on { run + 1 } else { 1 };
            before = c;
            run > match c {
                c if c.is_whitespace() => WIDEST_GAP,
                c if c.is_alphanumeric() => LONGEST_WORD,
                _ => LONGEST_RULER,
            }
        })
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

    #[test]
    fn colours_what_engineers_write() {
        let samples = [
            ("toml", "[package]\nname = \"x\" # y\n"),
            ("ini", "[core]\nx = 1 ; y\n"),
            ("docker", "FROM debian:12\n"),
            ("Dockerfile", "FROM debian:12\n"),
            ("hcl", "resource \"a\" \"b\" { count = 1 }\n"),
            ("tf", "resource \"a\" \"b\" { count = 1 }\n"),
            ("terraform", "resource \"a\" \"b\" { count = 1 }\n"),
            ("typescript", "const a: number = 1;\n"),
            ("tsx", "const a: number = 1;\n"),
            ("jsx", "const a = 1;\n"),
            ("kotlin", "fun main() { val a = 1 }\n"),
            ("swift", "let a: Int = 1\n"),
            ("graphql", "query { team { name } }\n"),
            ("proto", "message A { string b = 1; }\n"),
            ("sh", "if true; then echo \"$a\"; fi\n"),
            ("sql", "select 1 from t;\n"),
            ("go", "func main() {}\n"),
            ("rust", "fn main() {}\n"),
            ("python", "def a(): return 1\n"),
            ("java", "class A {}\n"),
            ("csharp", "class A {}\n"),
            ("cs", "class A {}\n"),
            ("ruby", "def a; end\n"),
            ("php", "<?php echo 1;\n"),
            ("css", "a { color: red }\n"),
            ("html", "<a href=\"x\">\n"),
            ("xml", "<a b=\"c\"/>\n"),
            ("diff", "-a\n+b\n"),
            ("nginx", "server { listen 80; }\n"),
            ("makefile", "a: b\n\techo c\n"),
            ("json", "{\"a\": 1}\n"),
            ("env", "A=1\n"),
            ("elixir", "def a, do: 1\n"),
            ("scala", "object A { val b = 1 }\n"),
            ("c", "int a = 1;\n"),
            ("c++", "int a = 1;\n"),
            ("cpp", "int a = 1;\n"),
            ("vue", "<template><a/></template>\n"),
            ("nix", "{ a = 1; }\n"),
            ("js", "let a = 1;\n"),
            ("properties", "a.b=1\n"),
            ("groovy", "def a = 1\n"),
            ("dart", "int a = 1;\n"),
            ("http", "GET / HTTP/1.1\n"),
            ("bash", "echo $a\n"),
            ("bat", "echo %A%\n"),
            ("r", "a <- 1\n"),
            ("lua", "local a = 1\n"),
            ("zig", "const a = 1;\n"),
            ("perl", "my $a = 1;\n"),
            ("csv", "a,b\n"),
        ];
        let plain: Vec<&str> = samples
            .iter()
            .filter(|(language, text)| !highlighted(language, text).contains("hl-"))
            .map(|(language, _)| *language)
            .collect();
        assert_eq!(plain, [""; 0]);
    }

    #[test]
    fn no_grammar_fails_on_what_is_none_of_its_own() {
        let odd = "((((((\\\\\"\"''``<<EOF\n$${{%<!--/*]]>\u{0}\u{feff}\u{202e}é漢🏳\n\t@#!~^&|;:?=+-_.,1e9\n";
        let text = odd.repeat(2) + &"(a+".repeat(30) + &" ".repeat(40) + "\n";
        for syntax in super::SYNTAXES.syntaxes() {
            let html = highlighted(&syntax.name, &text);
            assert!(!html.contains("<!--") && !html.contains("<<"), "{}", syntax.name);
        }
    }

    #[test]
    fn what_would_take_long_has_no_colours() {
        let coloured = |line: &str| highlighted("sh", &format!("echo $a\n{line}\n")).contains("hl-");
        assert!(
            coloured(&" ".repeat(40)) && coloured(&"a".repeat(64)) && coloured(&"-".repeat(100)) && coloured(&"a ".repeat(200))
        );
        assert!(!coloured(&" ".repeat(41)) && !coloured(&"a".repeat(65)) && !coloured(&"-".repeat(101)));
        assert!(!coloured(&"a ".repeat(201)));
        let lines = |wide: usize, count: usize| highlighted("sh", &format!("{}\n", "a ".repeat(wide / 2)).repeat(count));
        assert!(lines(80, 434).contains("hl-") && !lines(80, 435).contains("hl-"));
        assert!(lines(400, 26).contains("hl-") && !lines(400, 27).contains("hl-"), "long lines are harder");
    }
}
