//! What the rules say.

use super::super::html::ticks;
use super::super::view::{FindingView, PageView};
use super::{Html, Words};

/// How many findings of a page are read before the page.
const OPEN: usize = 3;

/// Findings one below the other.
pub(super) fn findings(html: &mut Html, findings: &[FindingView], words: &Words) {
    for finding in findings {
        one(html, finding, words);
    }
}

/// Those of one page: the first of many stand open, so that the page itself is not pushed out of sight.
pub(super) fn findings_here(html: &mut Html, page: &PageView, words: &Words) {
    let all = page.findings.as_slice();
    let (open, folded) = if all.len() > OPEN + 1 { all.split_at(OPEN) } else { (all, &[][..]) };
    findings(html, open, words);
    if folded.is_empty() {
        return;
    }
    html.raw("<details class=\"more-findings\"><summary>")
        .text(&words.count("n_more_findings", folded.len() + page.findings_elsewhere))
        .raw("</summary>\n");
    findings(html, folded, words);
    if page.findings_elsewhere > 0 {
        html.raw("<p>").open_link("", &[page.root.as_str(), "findings.html"].concat());
        html.text(&words.count("n_more_findings", page.findings_elsewhere)).raw("</a></p>\n");
    }
    html.raw("</details>\n");
}

fn one(html: &mut Html, finding: &FindingView, words: &Words) {
    let level = finding.level.word();
    let lang = if finding.english && !words.is_english() { " lang=\"en\"" } else { "" };
    html.raw("<article class=\"finding finding-").raw(level).raw("\">\n<p class=\"finding-head\"><span class=\"finding-level\">");
    html.icon(level).raw(" ").text(words.get(level)).raw("</span> ");
    match &finding.rule_href {
        Some(href) => html.open_link("finding-rule", href).text(&finding.rule).raw("</a>"),
        None => html.raw("<span class=\"finding-rule\">").text(&finding.rule).raw("</span>"),
    };
    html.raw("</p>\n<p class=\"finding-message\"")
        .raw(lang)
        .raw(">")
        .raw(&ticks(&finding.message))
        .raw("</p>\n<dl class=\"finding-facts\">");
    term(html, words.get("where"));
    match (&finding.page, &finding.place_href) {
        (Some(page), _) => html.open_link("", &page.href).text(&page.text).raw("</a> <code>").text(&finding.place).raw("</code>"),
        (None, Some(href)) => html.open_link("", href).raw("<code>").text(&finding.place).raw("</code></a>"),
        (None, None) => html.raw("<code>").text(&finding.place).raw("</code>"),
    };
    if !finding.label.is_empty() {
        html.raw(" <span").raw(lang).raw(">").raw(&ticks(&finding.label)).raw("</span>");
    }
    html.raw("</dd></div>");
    for (place, label) in &finding.related {
        term(html, words.get("see_also"));
        html.raw("<code>").text(place).raw("</code> <span").raw(lang).raw(">").raw(&ticks(label)).raw("</span></dd></div>");
    }
    let sentences = [("why", Some(finding.why.as_str()).filter(|why| !why.is_empty())), ("help", finding.help.as_deref())];
    for (name, sentence) in sentences {
        if let Some(sentence) = sentence {
            term(html, words.get(name));
            html.raw("<span").raw(lang).raw(">").raw(&ticks(sentence)).raw("</span></dd></div>");
        }
    }
    html.raw("\n</dl>\n</article>");
}

fn term(html: &mut Html, word: &str) {
    html.raw("\n<div><dt>").text(word).raw("</dt><dd>");
}
