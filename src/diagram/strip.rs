//! A story in pictures: panels in order with their captions; what is not drawn yet is a framed note that says what it will show.

use std::fmt::Write as _;

use super::escape::{escape, safe_href};
use super::figure::Figure;
use super::label::{Label, short};
use super::listed::{Head, Item};

/// What is told.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    pub head: Head,
    pub panels: Vec<Panel>,
}

/// One picture.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    pub caption: String,
    /// The address of a picture.
    pub image: Option<String>,
    /// What the picture shows.
    pub alt: String,
    /// What would be drawn, in words.
    pub sketch: Option<String>,
    /// How it feels, from 1 to 5.
    pub mark: Option<f64>,
}

/// The panels as a list of figures; there is no SVG, because pictures and captions flow with the page.
pub fn render(strip: &Strip) -> Figure {
    let mut html = String::from("<ol class=\"strip\">");
    for (at, panel) in strip.panels.iter().enumerate() {
        let _ =
            write!(html, "<li class=\"strip-panel\"><div class=\"strip-frame\"><span class=\"strip-number\">{}</span>", at + 1);
        frame(&mut html, panel);
        if let Some(mark) = panel.mark {
            let low = if mark <= 2.0 { " strip-mark-low" } else { "" };
            let mark = escape(&short(mark));
            let _ = write!(
                html,
                "<span class=\"strip-mark{low}\" title=\"{}\">{mark}</span>",
                escape(strip.head.words.get("feeling_from_1_to_5"))
            );
        }
        let _ = write!(html, "</div><p class=\"strip-caption\">{}</p></li>", escape(&panel.caption));
    }
    html.push_str("</ol>");
    let item = |(at, panel): (usize, &Panel)| {
        let shown = panel.sketch.clone().or_else(|| Some(panel.alt.clone()).filter(|alt| !alt.is_empty()));
        let feeling = panel.mark.map(|mark| strip.head.words.fill("feels_mark", &[("mark", &short(mark))]));
        Item::new((at + 1).to_string(), Label { sub: shown, badge: feeling, ..Label::new(&panel.caption) })
    };
    let items: Vec<Item> = strip.panels.iter().enumerate().map(item).collect();
    Figure {
        id: strip.head.id.clone(),
        layout: "strip",
        svg: String::new(),
        outline: html,
        caption: strip.head.title.clone(),
        table: Some(strip.head.table(&items, ["panel", "what_happens", "what_is_shown"])),
    }
}

fn frame(html: &mut String, panel: &Panel) {
    match (panel.image.as_deref().and_then(safe_href), &panel.sketch) {
        (Some(image), _) => {
            let _ = write!(html, "<img src=\"{}\" alt=\"{}\" loading=\"lazy\">", escape(image), escape(&panel.alt));
        }
        (None, Some(sketch)) => {
            let _ = write!(html, "<p class=\"strip-sketch\">{}</p>", escape(sketch));
        }
        (None, None) => {
            let _ = write!(html, "<p class=\"strip-sketch\">{}</p>", escape(&panel.alt));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_sketches_and_hostile_words_have_their_frames() {
        let panel = |image: Option<&str>, sketch: Option<&str>| Panel {
            caption: "<b>She waits</b>".into(),
            image: image.map(str::to_owned),
            alt: "a \"desk\"".into(),
            sketch: sketch.map(str::to_owned),
            mark: Some(2.0),
        };
        let panels =
            vec![panel(Some("img/a.png"), None), panel(Some("javascript:alert(1)"), Some("a <desk>")), panel(None, None)];
        let figure = render(&Strip { panels, ..Strip::default() });
        assert_eq!(figure.outline.matches("<img").count(), 1);
        assert!(
            !figure.outline.contains("<b>")
                && !figure.outline.contains("javascript:")
                && figure.outline.contains("a &lt;desk&gt;")
        );
        assert_eq!(figure.table.unwrap_or_default().rows.len(), 3);
        assert_eq!(render(&Strip::default()).outline, "<ol class=\"strip\"></ol>");
    }
}
