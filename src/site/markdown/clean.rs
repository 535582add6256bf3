//! Sanitising pages with raw HTML: what a browser runs, loads or submits is gone, what it shows stays.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use memchr::memchr_iter;

use crate::model::is_external;

use super::super::html::escape;

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

/// How many elements may stand inside each other; browsers go no deeper, and each costs as much time as it is deep.
const DEEPEST: usize = 512;

/// Elements that need no end.
const ENDLESS: [&str; 17] =
    ["area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "option", "p", "source", "td", "th", "tr", "track", "wbr"];

/// HTML without scripts, styles, frames, forms and schemes that run something, whose headings leave the first level to the title of the
/// page; what is deeper than any page, as its author wrote it.
pub(super) fn clean(html: &str) -> String {
    if deepest(html) > DEEPEST {
        return ["<pre>", &escape(html), "</pre>"].concat();
    }
    CLEANER.clean(html).to_string().replace("<h1", "<h2").replace("</h1>", "</h2>")
}

/// How many elements are open at once at most; an end without its beginning closes nothing.
fn deepest(html: &str) -> usize {
    let (mut of_name, mut open, mut deepest) = (HashMap::<String, usize>::new(), 0_usize, 0);
    for at in memchr_iter(b'<', html.as_bytes()) {
        let tag = &html[at + 1..];
        let closes = tag.starts_with('/');
        let name = &tag[usize::from(closes)..];
        let name = &name[..name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if name.is_empty() || ENDLESS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            continue;
        }
        let same = of_name.entry(name.to_ascii_lowercase()).or_default();
        if !closes {
            (*same, open) = (*same + 1, open + 1);
        } else if *same > 0 {
            (*same, open) = (*same - 1, open - 1);
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// Destinations of other tools' templates lead nowhere here, nor do pictures out of the site; inputs are the boxes of task lists and
/// nothing else.
fn filter<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let destination = matches!(attribute, "href" | "src");
    if destination && (value.contains("{{") || value.contains("{%") || (element == "img" && is_external(value.trim()))) {
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
        assert_eq!(clean(&"a<br>".repeat(2_000)), "a<br>".repeat(2_000));
    }

    #[test]
    fn what_is_deeper_than_any_page_is_shown_as_written() {
        let nested = |deep: usize| "<div>".repeat(deep) + "a" + &"</div>".repeat(deep);
        assert_eq!(clean(&nested(500)), nested(500));
        assert!(clean(&nested(50_000)).starts_with("<pre>&lt;div&gt;&lt;div&gt;"));
        assert!(clean(&"<div></b>".repeat(50_000)).starts_with("<pre>&lt;div&gt;&lt;/b&gt;"));
    }
}
