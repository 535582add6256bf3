//! From a block to a picture: the only place that knows `merman`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use merman::svg::{RenderResourcePolicy, SvgEnvironment};
use merman::{Engine, MermaidConfig, OperationControl, RenderError, RenderOutput, RenderRequest, Renderer, SvgRequest};

use super::{Undrawn, copied};

/// The longest block that is drawn, in bytes.
const LONGEST: usize = 20_000;

/// What is said of a block that the crate loses its way in.
const LOST: &str = "it cannot be laid out";

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    // Words as text of the drawing, without the HTML, fonts and colours that the language knows: the theme has its own.
    // Slices of a pie are told apart by colours that are numbers, from which `classes` makes classes.
    let slices: serde_json::Map<String, serde_json::Value> =
        (1..=12).map(|slice| (format!("pie{slice}"), format!("#0000{slice:02x}").into())).collect();
    let config = serde_json::json!({
        "securityLevel": "strict", "htmlLabels": false, "flowchart": {"htmlLabels": false}, "theme": "base", "look": "classic",
        "fontFamily": "sans-serif", "themeVariables": slices,
        "gantt": {"useWidth": 940, "fontSize": 16, "sectionFontSize": 16, "barHeight": 26, "barGap": 6, "leftPadding": 130},
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
        Err(_) => Err(Undrawn::Wrong(LOST.to_owned())),
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
    use std::time::Instant;

    use proptest::prelude::*;

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
            ("pie title Time\n \"Refunds\" : 42\n \"Late\" : 8", ["Time", "Refunds", "84%"]),
            (
                "gantt\n dateFormat YYYY-MM-DD\n section Move\n First ten :crit, a, 2026-01-05, 20d\n Off :milestone, after a, 0d",
                ["Move", "First ten", "Off"],
            ),
            ("timeline\n title Kestrel\n section Young\n 2016 : Founded", ["Kestrel", "Young", "Founded"]),
            ("mindmap\n root((Onboarding))\n  First day\n   Laptop", ["Onboarding", "First day", "Laptop"]),
            ("erDiagram\n MERCHANT ||--o{ INVOICE : sends\n INVOICE {\n  date due\n }", ["MERCHANT", "sends", "due"]),
            ("journey\n title Monday\n section Open\n  Check payouts: 5: Owner", ["Monday", "Check payouts", "Owner"]),
            ("quadrantChart\n x-axis Low --> High\n quadrant-1 Plan\n Own card: [0.8, 0.7]", ["Low", "Plan", "Own card"]),
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
            "pie title <img src=x onerror=alert(1)>\n \"<script>alert(1)</script>\" : 4\n \"b\" : 3",
            "%%{init: {\"themeVariables\": {\"pie1\": \"url(javascript:alert(1))\"}}}%%\npie\n \"a\" : 4\n \"b\" : 3",
            "gantt\n dateFormat YYYY-MM-DD\n section <script>alert(1)</script>\n <img src=x onerror=alert(1)> :a, 2026-01-05, 3d\n \
             click a href \"javascript:alert(1)\"",
            "timeline\n title <script>alert(1)</script>\n 2016 : <img src=x onerror=alert(1)>",
            "mindmap\n root((<img src=x onerror=alert(1)>))\n  a[\"<script>alert(1)</script>\"]\n  ::icon(\"><script>)",
            "erDiagram\n \"<img src=x onerror=alert(1)>\" ||--o{ B : \"<script>alert(1)</script>\"\n style B fill:url(//e.example)",
            "journey\n title <script>alert(1)</script>\n section <b>\n <img src=x onerror=alert(1)>: 5: <script>",
            "quadrantChart\n title <script>alert(1)</script>\n <img src=x>: [0.1, 0.2] color: #ff0000, stroke-color: url(//e)",
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

    #[test]
    fn slices_keep_their_colour_in_the_legend_and_words_of_a_task_stand_at_its_bar() {
        let svg = drawn("pie\n \"Small\" : 4\n \"Big\" : 42\n \"Tiny\" : 0.1");
        assert_eq!(svg.matches("m-tint-1\"").count(), 2, "a slice and its place in the legend: {svg}");
        assert_eq!(svg.matches("m-tint-3\"").count(), 1, "too small to see, so only in the legend: {svg}");
        let svg =
            drawn("gantt\n dateFormat YYYY-MM-DD\n A word :a, 2026-01-05, 30d\n Many words beside a short bar :2026-01-06, 1d");
        assert!(svg.contains("text-anchor=\"middle\">A word<"), "{svg}");
        assert!(svg.contains("text-anchor=\"start\">Many words"), "{svg}");
        assert!(!svg.contains("-1242"), "no line of today: {svg}");
    }

    /// Words that the kinds use, in no order, and pieces of what people write.
    fn soup() -> impl Strategy<Value = String> {
        let heads = vec![
            "flowchart LR",
            "sequenceDiagram",
            "stateDiagram-v2",
            "classDiagram",
            "pie",
            "gantt",
            "timeline",
            "mindmap",
            "erDiagram",
            "journey",
            "quadrantChart",
        ];
        let words = vec![
            "a",
            "B",
            "title",
            "section",
            "x-axis",
            "quadrant-1",
            "-->",
            "->>",
            "<|--",
            "||--o{",
            "}o..o|",
            ":",
            "[0.1, 0.9]",
            "[",
            "]",
            "((",
            "))",
            "{",
            "}",
            "\"x\"",
            "`",
            ",",
            "5",
            "-3",
            "1e309",
            "2026-01-01",
            "10d",
            "after a",
            "done",
            "milestone",
            "dateFormat YYYY-MM-DD",
            "axisFormat %",
            "tickInterval 0day",
            "excludes weekends",
            "%%",
            "%%{init: {}}%%",
            "---",
            "accTitle: x",
            "PK",
            "string",
            "ä",
            "漢字",
            "😀",
            "\u{202e}",
            "<b>",
            "&amp;",
            "#35;",
            "\\",
            "one or more",
            "::icon(fa)",
            "style a fill:#f00",
            "click a href \"x\"",
            "\t",
            "  ",
            "99999999999",
            ";",
        ];
        let word = prop_oneof![6 => prop::sample::select(words).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
        let line = prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "));
        let lines = prop::collection::vec((0_usize..4, line), 0..12);
        (prop::sample::select(heads), lines).prop_map(|(head, lines)| {
            lines.into_iter().fold(head.to_owned(), |text, (indent, line)| format!("{text}\n{}{line}", " ".repeat(indent)))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_text_is_drawn_or_refused_with_a_reason_and_at_once(text in soup()) {
            let begun = Instant::now();
            match draw(&text, "p", "D") {
                Ok(svg) => prop_assert!(roxmltree::Document::parse(&svg).is_ok(), "{}", svg),
                Err(why) => prop_assert_ne!(why, Undrawn::Wrong(LOST.to_owned())),
            }
            prop_assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
        }
    }
}
