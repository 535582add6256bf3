//! Links as other tools write them, each in the smallest repository that has it.

use crate::harness::Repo;

/// What is found, each as `path:line rule`.
pub(super) fn found(files: &[(&str, &str)]) -> Vec<String> {
    let repo = files.iter().fold(Repo::new(), |repo, (path, text)| repo.file(path, text));
    let found = repo.run(["check", "--format", "json"]).findings();
    found.iter().map(|found| format!("{}:{} {}", found.path, found.line, found.rule)).collect()
}

#[test]
fn nobody_is_sent_to_the_page_they_are_on_or_to_another_name() {
    for (path, text) in [
        ("adr-0001.md", "# A\n[x](adr-0002.md)\n"),
        ("bom.md", "# B\n[b](no.md)\n"),
        ("a.md", "# A\n[b](b.md)\n"),
        ("docs/guide.md", "# G\n[sub](sub/guide.md)\n"),
        ("概要.md", "# 概要\n[壊](ない.md)\n"),
    ] {
        let repo = Repo::new().file(path, text).file("in.md", "# In\n");
        let told = repo.run(["check"]);
        assert!(told.stdout.contains("Correct the path, or remove the link."), "{told}");
        repo.run(["check", "--fix", "--unsafe"]);
        assert_eq!(repo.read(path), text);
    }
    let repo =
        Repo::new().file("guide.md", "# G\n[x](giude.md)\n[y](plna.md)\n").file("plan.md", "# P\n").file("a/plan.md", "# P\n");
    let told = repo.run(["check"]);
    assert_eq!(told.stdout.matches("Did you mean `plan.md`?").count(), 1, "{told}");
}

#[test]
fn an_address_with_a_slash_behind_it_is_that_of_a_page() {
    let index = "# I\n[b](guide/x/) [c](guide/x/#h) [d](guide/x)\n[no](guide/y/) [no](guide/x/#no)\n";
    let files = [("docs/index.md", index), ("docs/guide/x.md", "# X\n## H\n")];
    assert_eq!(found(&files), ["docs/index.md:3 live-link", "docs/index.md:3 live-anchor"]);
    let repo = files.iter().fold(Repo::new(), |repo, (path, text)| repo.file(path, text));
    repo.run(["build"]).exits(0);
    let page = repo.read("site/docs/index.html");
    assert!(page.contains("<a href=\"guide/x.html\">b</a> <a href=\"guide/x.html#h\">c</a>"), "{page}");
    let beside = [("a.md", "# A\n[b](b/)\n"), ("b.md", "# B\n"), ("b/c.md", "# C\n")];
    assert_eq!(found(&beside), [""; 0]);
}

#[test]
fn pages_that_the_host_has_beside_the_files_are_no_files() {
    let root = "# R\n[i](../../issues) [w](../../wiki/Home) [r](../../releases/latest) [n](../../issues/new?title=x#y)\n\
                [b](../../blob/main/a.md) [t](../../tree/v1/docs)\n";
    let docs = "# D\n[i](../../../issues)\n[short](../../issues)\n[long](../../../../issues)\n[other](../../../shared)\n";
    let lines = "# B\n[l](README.md?plain=1#L3) [l](README.md?plain=1#L3-L9) [l](docs/x.yaml#L3) [o](?plain=1#L1C2-L3C4)\n\
                 [shown](README.md#L3)\n[other](README.md?plain=1#Line)\n";
    let outside = [3, 4, 5].map(|line| format!("docs/d.md:{line} link-inside-repository"));
    let expected = outside.into_iter().chain(["lines.md:3 live-anchor", "lines.md:4 live-anchor"].map(str::to_owned));
    let files = [("README.md", root), ("docs/d.md", docs), ("docs/x.yaml", "a: 1\n"), ("lines.md", lines)];
    assert_eq!(found(&files), expected.collect::<Vec<_>>());
    let inner = Repo::new().file(".git/HEAD", "ref: refs/heads/main\n").file("docs/orgdocs.yaml", "title: D\n");
    let told = inner.file("docs/d.md", "# D\n[i](../../../issues)\n").run(["check", "docs", "--format", "json"]);
    assert_eq!(told.findings().len(), 0, "{told}");
}

#[test]
fn places_for_a_destination_and_formulas_are_no_links() {
    let text = "# P\n[t]({url}) [p](%s) [q](%(url)s) [r](../{slug}/x.md#{id})\n\n<img src={logo}>\n\n$[a](b)$ and ($[c](d)$).\n";
    assert_eq!(found(&[("p.md", text), ("q.md", "# Q\n5$[a](b)$6\n")]), ["q.md:2 live-link"]);
}

#[test]
fn ids_with_classes_and_of_attribute_lists_are_those_of_headings() {
    let text = "# P\n\n[t](#tid) [b](#uid) [v](#vid) [w](#v)\n\n## T {: #tid }\n\n## U {#uid .cls data-x=1}\n\n## V\n{: #vid}\n\nText {#a b}.\n";
    assert_eq!(found(&[("p.md", text)]), [""; 0]);
    let repo = Repo::new().file("p.md", text);
    repo.run(["build"]).exits(0);
    let page = repo.read("site/p.html");
    assert!(
        ["<h2 id=\"tid\">T", "<h2 id=\"uid\">U", "<span id=\"vid\">", "{#a b}"].iter().all(|part| page.contains(part)),
        "{page}"
    );
    assert!(!page.contains("{:") && !page.contains(".cls"), "{page}");
}

#[test]
fn what_verbatim_tags_show_is_no_link() {
    let text = "# P\n\n{{< highlight md >}}\n[a](gone.md)\n\n[b](gone.md)\n{{< /highlight >}}\n\n{% raw %}\n[c](gone.md)\n\n\
                [d](gone.md)\n{% endraw %}\n\n{{% notice %}}\n[e](gone.md)\n{{% /notice %}}\n\n{% highlight x %}\n[f](gone.md)\n";
    assert_eq!(found(&[("p.md", text)]), ["p.md:16 live-link", "p.md:20 live-link"]);
}

#[test]
fn links_of_a_template_are_for_its_copies() {
    let text = "# T\n[option](link) [next](0005-example.md#x) [up](../../../x.md)\n";
    assert_eq!(found(&[("adr/template.md", text), ("rfcs/0000-template.md", text)]), [""; 0]);
    assert_eq!(found(&[("adr/templates.md", "# T\n[option](link)\n")]), ["adr/templates.md:2 live-link"]);
}

#[test]
fn notes_in_folders_named_for_a_kind_are_notes() {
    let text = "# N\n[[decisions/use-postgres]] [[team/x]] [[Goal: growth]] [[metric:churn]] ![[people/ada|Ada]] [[goals/q1]]\n";
    assert_eq!(found(&[("n.md", text), ("decisions/use-postgres.md", "# D\n")]), [""; 0]);
    let team = ("t.md", "---\nkind: person\n---\n# Ada\n");
    let text = "# N\n[[metric/q1]] [[decisions/d]]\n[[metric:q1]]\n[[person/bob]]\n";
    let files = [("n.md", text), ("decisions/d.md", "# D\n"), team];
    let broken: Vec<String> = found(&files).into_iter().filter(|found| found.contains("live-reference")).collect();
    assert_eq!(broken, ["n.md:3 live-reference", "n.md:4 live-reference"]);
}

#[test]
fn anchors_that_a_host_makes_are_there() {
    let readme = "# Core\n\nA line. ^a1\n";
    let text = "# R\n[core](packages/core#readme) [block](packages/core/README.md#^a1) [a]([[b]]) [c](((d)))\n\n## T { #tid }\n[t](#tid)\n";
    assert_eq!(found(&[("README.md", text), ("packages/core/README.md", readme)]), [""; 0]);
}

#[test]
fn lists_of_other_tools_that_go_by_the_name_of_a_kind_are_theirs() {
    let metrics = "metrics:\n  - name: a\n    query: b\n";
    let services = "services:\n  - name: web\n    port: 80\n";
    assert_eq!(found(&[("metrics.yaml", metrics), ("services.yaml", services)]), [""; 0]);
    let found = Repo::new().file("orgdocs.yaml", "title: T\n").file("metrics.yaml", metrics).run(["check"]);
    assert!(found.stdout.contains("metrics.yaml"), "{found}");
}

#[test]
fn a_page_goes_before_the_kind_of_its_name() {
    let pages = [
        ("glossary.md", "# Glossary\n"),
        ("n.md", "# N\n\n[[Glossary]] and [[Decision]] ![[Pic.png|300]] ![[Pic.png|as drawn]]\n"),
    ];
    let mut repo = Repo::new().file("orgdocs.yaml", "title: T\n").file("Pic.png", "");
    for (path, text) in pages {
        repo = repo.file(path, text);
    }
    repo.run(["build", "--output", "out"]).exits(0);
    let page = repo.read("out/n.html");
    assert!(page.contains("href=\"glossary.html\""), "{page}");
    assert!(page.contains("!Pic.png") && !page.contains("!300") && page.contains("as drawn"), "{page}");
}

#[test]
fn the_name_of_a_kind_that_somebody_wrote_something_of_is_its_index() {
    let repo = Repo::new()
        .file("orgdocs.yaml", "title: T\n")
        .file("people.yaml", "people: [{id: ada, name: Ada}]\n")
        .file("person.md", "# Being a person here\n")
        .file("n.md", "# N\n\n[[person]], [[Person]]\n");
    repo.run(["build", "--output", "out"]).exits(0);
    let page = repo.read("out/n.html");
    assert!(page.contains("href=\"people/index.html\"") && page.contains("href=\"person.html\""), "{page}");
}
