//! Repositories whose pages another tool makes a site of: its addresses are not broken, and a link to a file that is not there is.

use super::links::found;

#[test]
fn addresses_of_docusaurus() {
    let intro = "---\nslug: /\n---\n# I\n![l](/img/logo.png) [a](/docs/guides/install) [b](guides/advanced) [c](@site/static/x.pdf) \
                 [d](/docs/category/tutorial)\n<img src={useBaseUrl('/img/logo.png')} />\n[gone](guides/gone.md)\n![gone](gone.png)\n";
    let install = "# I\n[root](guides/install.md) [up](../intro.md) [beside](./advanced)\n";
    let files = [
        ("website/docusaurus.config.ts", ""),
        ("website/static/img/logo.png", ""),
        ("docs/intro.md", intro),
        ("docs/guides/install.md", install),
        ("docs/guides/02-advanced.mdx", ""),
        ("README.md", "# R\n[gone](/docs/intro)\n[gone](/docs/no)\n"),
    ];
    assert_eq!(found(&files), ["README.md:3 live-link", "docs/intro.md:7 live-link", "docs/intro.md:8 live-link"]);
}

#[test]
fn addresses_of_hugo_and_zola() {
    let start = "---\ntitle: Start\n---\n[a](../next/) [b](../next/#foo) ![c](../../images/x.png) [d](../) [e](/docs/next/) [f](/tags/go/)\n\
                 ![g](/images/of-the-theme.png) [h]({{<relref \"next.md\">}}) <a href=\"{{< ref \"next.md\" >}}\">i</a>\n[gone](gone.md)\n";
    let next = "+++\nslug = \"following\"\n+++\n# N\n## Foo\n[a](@/docs/start.md) [b](../../../up/)\n[gone](@/docs/gone.md)\n";
    for settings in ["hugo.toml", "config.toml", "config/_default/hugo.toml"] {
        let files = [
            (settings, ""),
            ("content/docs/start.md", start),
            ("content/docs/next.md", next),
            ("static/images/x.png", ""),
            ("notes.md", "# N\n[gone](/docs/next/)\n"),
        ];
        assert_eq!(
            found(&files),
            ["content/docs/next.md:7 live-link", "content/docs/start.md:6 live-link", "notes.md:2 live-link"],
            "{settings}"
        );
    }
}

#[test]
fn addresses_of_jekyll_and_eleventy() {
    let post = "---\nlayout: post\nredirect_from: [/old/]\n---\n# P\n![i](../../../img/a.png) [n](/2020/01/03/next.html) [r](../03/next.html)\n\
                [kramdown](#intro)\n\n## 1. Intro\n[gone](gone.md)\n";
    let index = "# I\n[p](/2020/01/02/title/) [a](/about/) [f](/feed.xml) [t](tags/x) [up](../)\n";
    for settings in ["_config.yml", ".eleventy.js"] {
        let files = [(settings, ""), ("index.md", index), ("_posts/2020-01-02-title.md", post), ("img/a.png", "")];
        assert_eq!(found(&files), ["_posts/2020-01-02-title.md:10 live-link"], "{settings}");
    }
}

#[test]
fn addresses_of_mkdocs_in_its_folder_only() {
    let index = "# H\n[a](setup/install/) [b](/setup/install/) [c](#q-a) [d](setup/install.md#usage_1) [e](reference/)\n\n## Q & A\n\
                 [gone](gone.md)\n[gone](#gone)\n";
    let install = "# I\n## Usage\n## Usage\n<img src=\"../../logo.png\"> <a href=\"../other/\">o</a>\n";
    let files = [
        ("mkdocs.yml", "site_name: X\n"),
        ("docs/index.md", index),
        ("docs/setup/install.md", install),
        ("docs/logo.png", ""),
        ("docs/setup/other.md", "# O\n"),
        ("handbook/a.md", "# A\n[gone](/setup/install/)\n[gone](b/)\n<a href=\"gone.html\">x</a>\n"),
    ];
    let expected = ["docs/index.md:5 live-link", "docs/index.md:6 live-anchor"].map(str::to_owned);
    let ordinary = [2, 3, 4].map(|line| format!("handbook/a.md:{line} live-link"));
    assert_eq!(found(&files), expected.into_iter().chain(ordinary).collect::<Vec<_>>());
}

#[test]
fn addresses_of_vitepress_astro_and_mdbook() {
    let start = "# S\n[a](/guide/next) [b](/guide/next.html#foo) ![c](/logo.png) [d](/api/) [e](#_1-install) [f](#qu-est-ce-que-c-est)\n\n\
                 ## 1. Install\n\n## Qu'est-ce que c'est ?\n[gone](./gone.md)\n";
    let files =
        [("docs/.vitepress/config/index.ts", ""), ("docs/guide/start.md", start), ("docs/guide/next.md", "# N\n## Foo\n")];
    assert_eq!(found(&files), ["docs/guide/start.md:7 live-link"]);
    let page = "# P\n[a](/reference/api/) [b](../../reference/api/) ![c](~/assets/h.webp) ![d](@assets/h.webp) [e](./other/)\n[gone](gone.md)\n";
    let files = [
        ("astro.config.mjs", ""),
        ("src/content/docs/guides/p.md", page),
        ("src/content/docs/reference/api.mdx", ""),
        ("src/assets/h.webp", ""),
    ];
    assert_eq!(found(&files), ["src/content/docs/guides/p.md:3 live-link"]);
    let page = "# P\n[a](print.html) [b](../../std/vec/struct.Vec.html) [c](two.html#x-y)\n[gone](gone.md)\n";
    let files = [("book.toml", ""), ("src/SUMMARY.md", "# S\n[p](p.md)\n"), ("src/p.md", page), ("src/two.md", "# X & Y\n")];
    assert_eq!(found(&files), ["src/p.md:3 live-link"]);
}

#[test]
fn names_in_vaults_and_wikis() {
    let home = "# H\n[a](Note.md#Heading%20Two) [b](Note.md#^abc) [c](Note) [d](My%20Note.md) ![e](embed.png)\n[gone](Gone.md)\n";
    let files = [
        (".obsidian/app.json", "{}"),
        ("Home.md", home),
        ("folder/Note.md", "# N\n## Heading Two\nText ^abc\n[home](Home.md)\n"),
        ("folder/My Note.md", ""),
        ("files/embed.png", ""),
    ];
    assert_eq!(found(&files), ["Home.md:3 live-link"]);
    let home = "# H\n[[Page Name]] [a](Page-Name) [b](../issues) [c](../blob/main/x.rs) [c](../blob/main/README.md) [d](page-name) [e](Sub-Page)\n";
    let files = [("Home.md", home), ("Page-Name.md", ""), ("_Sidebar.md", "[[Home]]\n"), ("sub/Sub-Page.md", "")];
    assert_eq!(found(&files), [""; 0]);
}

#[test]
fn labels_of_sphinx() {
    let index = "# X\n\n(my-target)=\n## T\n[](#my-target) [t](my-target) [](guide.md#sec-label) [i](genindex.html) [eq](#eq:one)\n[gone](gone.md)\n";
    let files = [("docs/conf.py", ""), ("docs/index.md", index), ("docs/guide.md", "(sec-label)=\n# G\n[b](#my-target)\n")];
    assert_eq!(found(&files), ["docs/index.md:6 live-link"]);
}

#[test]
fn a_page_that_says_its_address_is_made_by_a_tool() {
    let page =
        "---\nslug: Web/CSS\n---\n# C\n[a](/en-US/docs/Web/HTML) [b](../html/) [c](#see_also)\n\n## See also\n[gone](gone.md)\n";
    let files = [("css/index.md", page), ("plain.md", "---\ntitle: P\n---\n# P\n[gone](/en-US/docs)\n")];
    assert_eq!(found(&files), ["css/index.md:8 live-link", "plain.md:5 live-link"]);
}
