//! From a block to a picture: the only place that knows `merman`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use merman::svg::{RenderResourcePolicy, SvgEnvironment};
use merman::{Engine, MermaidConfig, OperationControl, RenderError, RenderOutput, RenderRequest, Renderer, SvgRequest};

use super::{Undrawn, copied};

/// The longest block that is drawn, in bytes.
const LONGEST: usize = 20_000;

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    // Words as text of the drawing, without the HTML, fonts and colours that the language knows: the theme has its own.
    let config = serde_json::json!({
        "securityLevel": "strict", "htmlLabels": false, "flowchart": {"htmlLabels": false}, "theme": "base", "look": "classic",
        "fontFamily": "sans-serif",
    });
    Renderer::new().with_engine(Engine::new().with_site_config(MermaidConfig::from_value(config)))
});

/// The picture of a block as inline SVG: `prefix` begins every id in it, `name` is what it is called when the author names it not.
///
/// # Errors
/// What the language says about the block, a kind of diagram that is not drawn, or more of it than fits on a page.
pub fn draw(text: &str, prefix: &str, name: &str) -> Result<String, Undrawn> {
    if text.len() > LONGEST {
        return Err(Undrawn::Wrong(format!("it is longer than {LONGEST} bytes")));
    }
    let request = SvgRequest {
        environment: SvgEnvironment::deterministic().with_resource_policy(RenderResourcePolicy::constrained()),
        ..SvgRequest::default()
    };
    let request = RenderRequest::svg(text, OperationControl::new(), request);
    // A mistake in the crate must not take the rest of the site with it.
    let output = catch_unwind(AssertUnwindSafe(|| RENDERER.render(request)));
    match output {
        Ok(Ok(RenderOutput::Svg(Some(output)))) => {
            copied::copied(output.svg(), prefix, name).ok_or_else(|| Undrawn::Wrong("it holds nothing".to_owned()))
        }
        Ok(Ok(_)) => Err(Undrawn::Wrong("it does not say which diagram it is".to_owned())),
        Ok(Err(error)) => Err(Undrawn::Wrong(in_words(&error))),
        Err(_) => Err(Undrawn::Wrong("it cannot be laid out".to_owned())),
    }
}

/// The crate's message without its advice to those who build programs.
fn in_words(error: &RenderError) -> String {
    match error {
        RenderError::ResourceLimitExceeded(_) => "it is larger than what fits on a page".to_owned(),
        _ => error.to_string().split(';').next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        draw(text, "p-1", "Diagram").unwrap_or_else(|why| panic!("{why:?}: {text}"))
    }

    #[test]
    fn each_kind_of_diagram_is_drawn_with_its_words() {
        let blocks = [
            ("flowchart LR\n A[Write invoice] -->|sent| B{Paid?}\n B -.-> C([Remind])", ["Write", "sent", "Remind"]),
            ("sequenceDiagram\n Merchant->>Kestrel: Send\n Note over Merchant: A day", ["Merchant", "Send", "A day"]),
            (
                "stateDiagram-v2\n [*] --> Draft\n Draft --> Sent: send\n state Sent { Waiting --> Paid }",
                ["Draft", "send", "Waiting"],
            ),
            ("classDiagram\n Team <|-- Platform\n Team : +String name", ["Team", "Platform", "+String"]),
        ];
        for (block, words) in blocks {
            let svg = drawn(block);
            for word in words {
                assert!(svg.contains(&format!(">{word}<")), "{word} in {svg}");
            }
            assert!(svg.contains("<title id=\"p-1-title\">Diagram</title>"), "{svg}");
            assert_eq!(svg, drawn(block), "the same again");
        }
    }

    #[test]
    fn what_an_author_writes_never_runs_or_styles() {
        let hostile = [
            "flowchart LR\n A[\"<img src=x onerror=alert(1)>\"] --> B[\"<script>alert(1)</script>\"]\n click A \"javascript:alert(1)\"\n \
             click B href \"javascript:alert(1)\"\n style A fill:red,stroke:url(javascript:alert(1))\n classDef x fill:url(//e.example)\n class A x",
            "%%{init: {\"securityLevel\": \"loose\", \"themeCSS\": \"*{background:url(//e.example)}\", \"htmlLabels\": true}}%%\n\
             flowchart LR\n A[\"<b onclick=alert(1)>x</b>\"] --> B",
            "sequenceDiagram\n A->>B: <svg onload=alert(1)>\n link A: X @ javascript:alert(1)",
            "stateDiagram-v2\n A: \"><script>alert(1)</script>",
            "classDiagram\n class A[\"<iframe src=javascript:alert(1)>\"]\n click A href \"javascript:alert(1)\"",
        ];
        for block in hostile {
            let Ok(svg) = draw(block, "p", "D") else { continue };
            for never in [
                "<script",
                "<img",
                "<a ",
                "<iframe",
                "<style",
                "<foreignObject",
                "<use",
                "style=",
                "href",
                "javascript:alert(1)\"",
                "<b",
            ] {
                assert!(!svg.contains(never), "{never} in {svg}");
            }
            assert!(!svg.split('<').any(|tag| tag.split('>').next().is_some_and(|tag| tag.contains(" on"))), "{svg}");
        }
    }

    #[test]
    fn a_mistake_is_said_and_what_is_too_much_refused() {
        let Err(Undrawn::Wrong(why)) = draw("flowchart LR\n A -->", "p", "D") else { panic!("it is drawn") };
        assert!(why.contains("expected"), "{why}");
        let Err(Undrawn::Wrong(why)) = draw("gitGraph\n commit", "p", "D") else { panic!("it is drawn") };
        assert_eq!(why, "Unsupported diagram type: gitGraph");
        assert!(draw("nothing known", "p", "D").is_err());
        let many = (0..3000).map(|n| format!("a{n}-->a{}\n", n + 1)).collect::<String>();
        assert!(draw(&format!("flowchart LR\n{many}"), "p", "D").is_err());
    }
}
