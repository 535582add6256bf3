//! Fenced `mermaid` blocks as pictures, with their text below; as text with a note where there is no picture.

use crate::diagram::mermaid::{Undrawn, draw};
use crate::words::Words;

use super::super::html::escape;

/// A block by its text; `number` tells the pictures of a page apart.
pub(super) fn html(text: &str, number: usize, words: &Words) -> String {
    shown(text, draw(text, &format!("mermaid-{number}"), words.get("diagram")), words)
}

/// The picture of a block, or its text with why there is none.
fn shown(text: &str, picture: Result<String, Undrawn>, words: &Words) -> String {
    let code = |name: &str| {
        let name = escape(words.get(name));
        format!(
            "<pre tabindex=\"0\" role=\"group\" aria-label=\"{name}\"><code class=\"language-mermaid\">{}</code></pre>",
            escape(text)
        )
    };
    let note = match picture {
        Ok(svg) => {
            let (name, same) = (escape(words.get("diagram")), escape(words.get("as_text")));
            return format!(
                "<div class=\"figure figure-mermaid\">\n<div class=\"scroller drawing\" role=\"group\" tabindex=\"0\" \
                 aria-label=\"{name}\">{svg}</div>\n<details class=\"as-table\">\n<summary>{same}</summary>\n{}\n</details>\n</div>\n",
                code("code")
            );
        }
        Err(Undrawn::NotBuilt) => words.say("drawn_by_others"),
        Err(Undrawn::Wrong(why)) => words.fill("not_drawn", &[("why", &why)]),
    };
    format!("{}\n<p class=\"undrawn\">{}</p>\n", code("diagram"), escape(&note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_that_is_not_drawn_is_there_as_text_with_the_reason() {
        let words = Words::default();
        let without = shown("a --> <b>", Err(Undrawn::NotBuilt), &words);
        assert!(without.contains("<code class=\"language-mermaid\">a --&gt; &lt;b&gt;</code>"), "{without}");
        assert!(without.contains(&format!("<p class=\"undrawn\">{}</p>", words.get("drawn_by_others"))), "{without}");
        let wrong = shown("a -->", Err(Undrawn::Wrong("line 1 <ends>".to_owned())), &words);
        assert!(wrong.contains("line 1 &lt;ends&gt;") && !wrong.contains("figure"), "{wrong}");
    }
}
