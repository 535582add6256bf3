//! Sanitising pages with raw HTML: what a browser runs, loads or submits is gone, what it shows stays.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "input", "figure", "figcaption", "u"])
        .add_generic_attributes(["id", "class", "role", "tabindex", "aria-label"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("a", ["rel", "name"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("img", ["loading"])
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(filter);
    builder
});

/// HTML without scripts, styles, frames, forms and schemes that run something.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

/// Destinations of other tools' templates lead nowhere here; inputs are the boxes of task lists and nothing else.
fn filter<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let destination = matches!(attribute, "href" | "src");
    if destination && (value.contains("{{") || value.contains("{%")) {
        return None;
    }
    if element == "input" && attribute == "type" && value != "checkbox" {
        return Some("checkbox".into());
    }
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn takes_away_what_runs_and_keeps_what_shows() {
        let hostile = "<p onclick=x>a</p><script>alert(1)</script><a href=\"javascript:x\">b</a><img src=\"data:x\"><iframe src=x>\
                       </iframe><style>p{}</style><form><input type=\"password\"></form><a href=\"x-nowhere:\">c</a>";
        let safe = clean(hostile);
        for never in ["onclick", "script", "javascript", "data:", "iframe", "style", "form", "password", "x-nowhere"] {
            assert!(!safe.contains(never), "{never} in {safe}");
        }
        let fine = "<details open=\"\"><summary>s</summary><kbd>k</kbd></details><a href=\"../a.html#b\" class=\"ref\">a</a>";
        assert_eq!(clean(fine), fine);
    }
}
