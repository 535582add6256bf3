//! The default theme over hand-made pages of every type. `ORGDOCS_SAMPLES=folder` keeps the pages for a look in a browser.

mod pages;
mod pictures;

use std::path::Path;

use orgdocs::diagram::{interactions, ladder, tree};
use orgdocs::site::theme::{Theme, embedded_files};
use orgdocs::site::view::{Layout, PageView};

fn theme_over(files: &[(&str, &str)]) -> Result<Theme, orgdocs::site::theme::ThemeError> {
    let mut theme = Theme::new(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())))?;
    theme.set_site(&pages::site())?;
    Ok(theme)
}

fn shown(theme: &Theme, page: &PageView) -> String {
    String::from_utf8(theme.render(page).unwrap()).unwrap()
}

fn write(root: &Path, address: &str, bytes: &[u8]) {
    let path = root.join(address);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn every_page_type_renders_and_keeps_to_the_content_policy() {
    let theme = theme_over(&[]).unwrap();
    let kept = std::env::var_os("ORGDOCS_SAMPLES");
    let temporary = tempfile::tempdir().unwrap();
    let root = kept.as_deref().map_or(temporary.path(), Path::new);
    for page in pages::all() {
        let html = shown(&theme, &page);
        for never in [" style=", "<style", "javascript:", " onclick", " onload", "<b>who</b>"] {
            assert!(!html.contains(never), "{} holds {never}", page.address);
        }
        assert_eq!(html.matches("<script").count(), 1);
        assert_eq!(html.matches("<link rel=\"stylesheet\"").count(), 1);
        assert_eq!(html.matches("<h1").count(), 1, "{}", page.address);
        let root_relative = html.matches("href=\"/").count() + html.matches("src=\"/").count();
        assert_eq!(root_relative, 0, "{} has links that break below a sub-path", page.address);
        write(root, &page.address, html.as_bytes());
    }
    for (address, bytes) in theme.statics() {
        write(root, &address, bytes);
    }
    assert!(root.join("_orgdocs/orgdocs.css").is_file() && root.join("_orgdocs/orgdocs.js").is_file());
}

#[test]
fn pictures_are_the_ones_that_were_looked_at() {
    insta::assert_snapshot!("ladder", ladder::render(&pictures::map()).svg.replace("><", ">\n<"));
    let tree = tree::render(&pictures::tree());
    insta::assert_snapshot!("tree", tree.svg.replace("><", ">\n<"));
    insta::assert_snapshot!("outline", tree.outline.replace("><", ">\n<"));
    insta::assert_snapshot!("interactions", interactions::render(&pictures::interactions()).svg.replace("><", ">\n<"));
}

#[test]
fn author_text_is_escaped_wherever_it_is_shown() {
    let theme = theme_over(&[]).unwrap();
    let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let mut page = PageView::at("a/b.html", hostile);
    assert!(!pages::all()[2].findings.is_empty());
    for mut sample in pages::all() {
        sample.title = hostile.into();
        sample.description = Some(hostile.into());
        sample.reference = Some(hostile.into());
        for finding in &mut sample.findings {
            finding.message = hostile.into();
            finding.why = hostile.into();
            finding.place = hostile.into();
            finding.label = hostile.into();
            finding.help = Some(hostile.into());
        }
        for crumb in &mut sample.breadcrumbs {
            crumb.text = hostile.into();
        }
        let html = shown(&theme, &sample);
        assert!(!html.contains("<script>alert") && !html.contains("<img"), "{}", sample.address);
    }
    page.layout = Layout::NotFound;
    assert!(!shown(&theme, &page).contains("<script>alert"));
}

#[test]
fn a_theme_file_replaces_a_block_a_static_file_or_a_word() {
    let theme = theme_over(&[
        (
            "templates/page.html",
            "{% extends \"default/page.html\" %}{% block page_foot %}<p>our own foot</p>{% endblock page_foot %}",
        ),
        ("templates/masthead.html", "{% extends \"default/masthead.html\" %}{% block tools %}our own tools{% endblock tools %}"),
        ("templates/footer.html", "<footer>{{ page.root }}</footer>"),
        ("static/extra.css", "body{}"),
        ("static/orgdocs.css", "/* ours */"),
        ("strings/en.json", "{\"menu\": \"Everything\"}"),
    ])
    .unwrap();
    let html = shown(&theme, &pages::all()[1]);
    assert!(
        html.contains("our own foot") && html.contains("<h1>Payments</h1>") && html.contains("<summary>Everything</summary>")
    );
    assert!(!html.contains("class=\"pager\""));
    assert!(html.contains("class=\"brand\"") && html.contains("our own tools") && html.contains("<footer>../</footer>"));
    let deep = PageView::at("a/b/c/d/e/f.html", "Deep");
    assert!(shown(&theme, &deep).contains("<footer>../../../../../</footer>"));
    let statics: Vec<_> = theme.statics().collect();
    assert!(statics.iter().any(|(name, _)| name == "_orgdocs/extra.css"));
    assert!(statics.iter().any(|(name, bytes)| name == "_orgdocs/orgdocs.css" && *bytes == b"/* ours */"));
}

#[test]
fn a_broken_theme_file_is_named_with_line_and_column() {
    let fault = |path: &str, text: &str| match theme_over(&[(path, text)]) {
        Err(error) => error,
        Ok(theme) => theme.render(&pages::all()[1]).unwrap_err(),
    };
    let extends = "{% extends \"default/page.html\" %}\n{% block body %}\n  ";
    let end = "{% endblock body %}";
    let unknown = fault("templates/page.html", &format!("{extends}{{{{ page.titel }}}}{end}"));
    assert_eq!((unknown.file.as_str(), unknown.line, unknown.embedded), ("templates/page.html", 3, false), "{unknown}");
    assert!(unknown.message.contains("titel"), "{unknown}");
    let syntax = fault("templates/page.html", &format!("{extends}{{% if %}}{end}"));
    assert_eq!((syntax.file.as_str(), syntax.line), ("templates/page.html", 3), "{syntax}");
    let filter = fault("templates/page.html", &format!("{extends}{{{{ page.title | shout }}}}{end}"));
    assert_eq!((filter.file.as_str(), filter.embedded), ("templates/page.html", false), "{filter}");
    let footer = fault("templates/footer.html", "<p>\n{{ page.title }}");
    assert_eq!((footer.file.as_str(), footer.line, footer.embedded), ("templates/footer.html", 2, false), "{footer}");
    let parent = fault("templates/page.html", "{% extends \"nowhere.html\" %}");
    assert!(parent.file == "templates/page.html" && parent.message.contains("nowhere.html"), "{parent}");
    let words = fault("strings/en.json", "{\"menu\": 3}");
    assert_eq!((words.file.as_str(), words.line), ("strings/en.json", 1), "{words}");
}

#[test]
fn embedded_files_are_listed_for_ejecting() {
    let files = embedded_files("default");
    assert!(files.is_sorted());
    assert!(
        files.iter().any(|(path, _)| *path == "templates/base.html")
            && files.iter().any(|(path, _)| *path == "static/orgdocs.css")
    );
}
