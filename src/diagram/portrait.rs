//! Whom something is about, on one card: a name beside its first letters, a quote, lists beside each other, criteria with their weight.

use std::fmt::Write as _;

use super::escape::{escape, safe_href};
use super::figure::Figure;
use super::label::{Label, short};
use super::listed::{Head, Item};

/// What the card shows.
#[derive(Debug, Clone, Default)]
pub struct Portrait {
    pub head: Head,
    pub name: String,
    pub role: Option<String>,
    pub quote: Option<String>,
    /// A warning across the card.
    pub band: Option<String>,
    /// Lists under their headings.
    pub lists: Vec<(String, Vec<Label>)>,
    /// A share of the whole, with its words.
    pub share: Option<(f64, String)>,
    /// Criteria with how much they count.
    pub weights: Vec<(Label, Option<f64>)>,
}

/// The card; there is no SVG, because its texts flow with the page.
pub fn render(card: &Portrait) -> Figure {
    let mut html = String::from("<div class=\"portrait\">");
    if !card.name.is_empty() {
        let _ = write!(
            html,
            "<div class=\"portrait-head\"><span class=\"monogram\" aria-hidden=\"true\">{}</span><div>",
            escape(&letters(&card.name))
        );
        let _ = write!(html, "<p class=\"portrait-name\">{}</p>", escape(&card.name));
        if let Some(role) = &card.role {
            let _ = write!(html, "<p class=\"portrait-role\">{}</p>", escape(role));
        }
        html.push_str("</div></div>");
    }
    if let Some(band) = &card.band {
        let _ = write!(html, "<p class=\"portrait-band\">{}</p>", escape(band));
    }
    if let Some(quote) = &card.quote {
        let _ = write!(html, "<blockquote class=\"portrait-quote\"><p>{}</p></blockquote>", escape(quote));
    }
    if let Some((share, words)) = &card.share {
        bar(&mut html, words, *share);
    }
    weights(&mut html, &card.weights);
    let lists = card.lists.iter().filter(|(_, items)| !items.is_empty());
    html.push_str("<div class=\"portrait-lists\">");
    for (title, items) in lists {
        let _ = write!(html, "<div><p class=\"portrait-title\">{}</p><ul>", escape(title));
        for item in items {
            html.push_str("<li>");
            linked(&mut html, item);
            html.push_str("</li>");
        }
        html.push_str("</ul></div>");
    }
    html.push_str("</div></div>");
    Figure {
        id: card.head.id.clone(),
        layout: "portrait",
        svg: String::new(),
        outline: html,
        caption: card.head.title.clone(),
        table: Some(card.head.table(&items(card), ["about", "what_it_says", "info"])),
    }
}

fn items(card: &Portrait) -> Vec<Item> {
    let mut items: Vec<Item> = card
        .lists
        .iter()
        .map(|(title, labels)| Item::over(title, labels.iter().map(|label| Item::new("", label.clone())).collect()))
        .collect();
    let weighed = card
        .weights
        .iter()
        .map(|(label, weight)| Item::new(card.head.words.get("counts"), Label { badge: weight.map(short), ..label.clone() }));
    items.extend(weighed);
    items
}

fn linked(html: &mut String, label: &Label) {
    let text = escape(&label.text);
    match label.href.as_deref().and_then(safe_href) {
        Some(href) => drop(write!(html, "<a href=\"{}\">{text}</a>", escape(href))),
        None => html.push_str(&text),
    }
}

fn bar(html: &mut String, words: &str, share: f64) {
    let wide = (share.clamp(0.0, 1.0) * 100.0).round();
    let _ = write!(
        html,
        "<p class=\"portrait-share\"><progress class=\"portrait-track\" max=\"100\" value=\"{wide}\"></progress> {}</p>",
        escape(words)
    );
}

fn weights(html: &mut String, weights: &[(Label, Option<f64>)]) {
    if weights.is_empty() {
        return;
    }
    let most = weights.iter().filter_map(|(_, weight)| *weight).fold(0.0, f64::max);
    html.push_str("<ul class=\"portrait-weights\">");
    for (label, weight) in weights {
        html.push_str("<li><span>");
        linked(html, label);
        html.push_str("</span>");
        if let Some(weight) = weight.filter(|_| most > 0.0) {
            bar(html, &short(weight), weight / most);
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}

/// The first letters of the first two words.
fn letters(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::labels;
    use super::*;

    #[test]
    fn a_card_says_everything_and_no_more() {
        let card = Portrait {
            name: "Dana, shop owner".into(),
            quote: Some("<Mondays> are label day.".into()),
            lists: vec![("Goals".into(), labels(3)), ("Empty".into(), Vec::new())],
            weights: vec![
                (Label::new("Ships daily"), Some(40.0)),
                (Label::new("Sells twice"), Some(20.0)),
                (Label::new("?"), None),
            ],
            share: Some((0.62, "62%".into())),
            ..Portrait::default()
        };
        let html = render(&card).outline;
        assert!(html.contains(">DS</span>") && html.contains("&lt;Mondays&gt;") && !html.contains("Empty"));
        assert!(html.contains("value=\"62\"") && html.contains("value=\"50\""));
        assert!(!html.contains("<script>"));
        assert_eq!(letters("  «平» 3d x"), "平3");
        assert!(!render(&Portrait::default()).outline.contains("portrait-head"));
    }
}
