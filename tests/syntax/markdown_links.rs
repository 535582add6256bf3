//! Links of a page: what counts, what never does, and where each one stands.

use orgdocs::syntax::LinkForm;

use super::File;

/// `Form destination |words| <target slice>` of every link.
fn links(text: &str) -> Vec<String> {
    let file = File::new(text);
    let page = file.markdown();
    page.outline
        .links
        .iter()
        .map(|link| format!("{:?} {} |{}| <{}>", link.form, link.destination, link.words, file.slice(link.target_span)))
        .collect()
}

#[test]
fn every_form_has_its_target() {
    assert_eq!(
        links(
            "[é **b** `c`](a.md#x \"t\") ![alt](<p q.png>) [](e) [r][ref] <https://x.y> <a@b.c> [p](a\\_b(c)d&amp;e) [![i](s)](o)\n\n[ref]: there.md\n"
        ),
        [
            "Inline a.md#x |é b c| <a.md#x>",
            "Image p q.png |alt| <p q.png>",
            "Inline e || <e>",
            "Inline there.md |r| <[r][ref]>",
            "Autolink https://x.y |https://x.y| <https://x.y>",
            "Autolink mailto:a@b.c |a@b.c| <a@b.c>",
            "Inline a_b(c)d&e |p| <a\\_b(c)d&amp;e>",
            "Inline o |i| <o>",
            "Image s |i| <s>",
        ]
    );
}

#[test]
fn wikilinks_and_handles_in_prose() {
    assert_eq!(
        links(
            "See [[team:payments|Pay ments]], [[Payments]] and @ada, (@ben.lee) **@cy**.\n\n- @d\n\n| [[a\\|b]] | @e |\n|-|-|\n\n# @f\n"
        ),
        [
            "Wiki team:payments |Pay ments| <team:payments>",
            "Wiki Payments |Payments| <Payments>",
            "Handle ada |@ada| <ada>",
            "Handle ben.lee |@ben.lee| <ben.lee>",
            "Handle cy |@cy| <cy>",
            "Handle d |@d| <d>",
            "Wiki a |b| <a>",
            "Handle e |@e| <e>",
            "Handle f |@f| <f>",
        ]
    );
}

#[test]
fn doubt_is_prose() {
    for text in [
        "[[ -f x ]] [[-f x]] [[]] [[ ]] [[$x]] [[\"a\" == b]]",
        "`[[a]] @b` \\@no a@b.c x@y https://medium.com/@ada http://h/?q=@a npm i @types/node @click=\"x\" 1.@",
        "```\n[x](y) @a [[b]]\n```\n\n    [x](y) @a\n",
        "> @ada [[team]]",
        "{{ @a [[b]] [x](y) }} {% include [c](d) @e %} [x]({{site.url}}/y) <a href=\"{{ x }}\">",
        "<!-- @a [x](y) <a href=z> -->\n",
        "<div>\n@a [[b]] [x](y)\n</div>\n",
        "\\[[a]] [\\[a]]",
    ] {
        assert_eq!(links(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(links("> [x](y)\n"), ["Inline y |x| <y>"]);
    assert_eq!(links("> [!NOTE]\n> ask @ada\n"), ["Handle ada |@ada| <ada>"]);
    assert_eq!(links("use @Override here"), ["Handle Override |@Override| <Override>"]);
}

#[test]
fn raw_html_counts() {
    let file = File::new(
        "a <a href='x.md' id=here>y</a> <br>\n\n<p align=center><img src=\"i.png\" alt=\"I\">\n  <a name=old></a></p>\n",
    );
    let page = file.markdown();
    let links: Vec<&str> = page.outline.links.iter().map(|link| file.slice(link.target_span)).collect();
    assert_eq!(links, ["x.md", "i.png"]);
    assert!(page.outline.links.iter().all(|link| link.form == LinkForm::Html));
    let anchors: Vec<&str> = page.outline.anchors.iter().map(|(_, span)| file.slice(*span)).collect();
    assert_eq!(anchors, ["here", "old"]);
}

#[test]
fn anchors_of_items_and_cells_count() {
    let file = File::new("- a {#k1} — b: c\n\n| a {#s} |\n|-|\n| b {#t} |\n\nText {#u}\n\nnot {#v} here\n");
    let anchors: Vec<String> = file.markdown().outline.anchors.into_iter().map(|(id, _)| id).collect();
    assert_eq!(anchors, ["k1", "s", "t", "u"]);
}
