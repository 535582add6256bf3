//! Other tools that make something of the pages, told by the files they keep, and what a link on such a page means.
//!
//! A page of a site generator is written for the addresses that the generator makes. These hang on settings, themes and programs that
//! are not read here. So an address that is that of a likely file leads there, and of any other nothing can be said. Only a relative
//! link to a file that a generator does not make can be broken: to a page's source, an image, a download. To add a tool: a line of
//! [`SIGNS`].

use std::collections::BTreeSet;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

use super::path;

/// What links on the pages of a tool mean besides paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Addresses of the site that is made.
    Addresses,
    /// The names of files, wherever these are: vaults of notes, wikis.
    Names,
    /// Addresses, and labels that any page may declare.
    Labels,
}

/// The files by which tools are known: their names, of which one that ends with a dot may go on; what has to stand beside them, one of
/// several; the folders of their pages as they are seen from there, where any of these is, else the folder around the file.
const SIGNS: &[(&str, &[&str], &[&str], Habit)] = &[
    ("hugo.toml", &[], &["content"], Habit::Addresses),
    ("hugo.yaml", &[], &["content"], Habit::Addresses),
    ("hugo.json", &[], &["content"], Habit::Addresses),
    // Of Hugo before it had a name of its own, and of Zola.
    ("config.toml", &["content"], &["content"], Habit::Addresses),
    ("config.yaml", &["content"], &["content"], Habit::Addresses),
    ("docusaurus.config.", &[], &[".", "docs", "../docs"], Habit::Addresses),
    ("mkdocs.yml", &[], &["docs"], Habit::Addresses),
    ("mkdocs.yaml", &[], &["docs"], Habit::Addresses),
    ("zensical.toml", &[], &["docs"], Habit::Addresses),
    // Jekyll and Hexo.
    ("_config.yml", &[], &[], Habit::Addresses),
    ("_config.yaml", &[], &[], Habit::Addresses),
    (".vitepress", &[], &[], Habit::Addresses),
    (".vuepress", &[], &[], Habit::Addresses),
    ("rspress.config.", &[], &[], Habit::Addresses),
    ("astro.config.", &[], &["src"], Habit::Addresses),
    (".eleventy.js", &[], &[], Habit::Addresses),
    ("eleventy.config.", &[], &[], Habit::Addresses),
    ("gatsby-config.", &[], &[], Habit::Addresses),
    ("next.config.", &[], &[], Habit::Addresses),
    ("nuxt.config.", &[], &[], Habit::Addresses),
    ("book.toml", &[], &["src"], Habit::Addresses),
    // GitBook.
    ("SUMMARY.md", &[], &[], Habit::Addresses),
    // Docsify.
    ("_sidebar.md", &[], &[], Habit::Addresses),
    ("_quarto.yml", &[], &[], Habit::Addresses),
    ("docfx.json", &[], &[], Habit::Addresses),
    // Mintlify.
    ("mint.json", &[], &[], Habit::Addresses),
    ("pelicanconf.py", &[], &[], Habit::Addresses),
    // Sphinx and MyST.
    ("conf.py", &["index.md", "index.rst", "source/index.md", "source/index.rst"], &[], Habit::Labels),
    ("_toc.yml", &[], &[], Habit::Labels),
    ("myst.yml", &[], &[], Habit::Labels),
    // A wiki of GitHub.
    ("_Sidebar.md", &["Home.md"], &[], Habit::Names),
    ("_Footer.md", &["Home.md"], &[], Habit::Names),
    (".obsidian", &[], &[], Habit::Names),
    // Logseq.
    ("config.edn", &["../pages"], &[".."], Habit::Names),
];

/// Where Hugo keeps its settings when they are several files.
const SETTINGS: &str = "config/_default";

/// Fields by which the front matter of a page says what a generator makes of it.
pub(super) const FIELDS: [&str; 8] =
    ["layout", "nav_order", "page-type", "permalink", "redirect_from", "sidebar_label", "sidebar_position", "slug"];

/// The generators of a repository.
#[derive(Debug)]
pub(super) struct Generators<'a> {
    /// The one of the innermost folder first.
    all: Vec<Generator>,
    files: &'a BTreeSet<String>,
    by_name: OnceLock<HashMap<&'a str, Vec<&'a str>>>,
}

#[derive(Debug)]
struct Generator {
    root: String,
    /// Folders of pages.
    pages: Vec<String>,
    habit: Habit,
}

/// What a link is for a generator.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant<'a> {
    /// This file, most likely.
    File(&'a str),
    /// Something that only the generator knows.
    Unsure,
}

impl<'a> Generators<'a> {
    pub(super) fn find(files: &'a BTreeSet<String>) -> Self {
        let mut all: Vec<Generator> = files.iter().filter_map(|file| generator(files, file)).collect();
        all.sort_by(|a, b| b.root.len().cmp(&a.root.len()).then_with(|| a.root.cmp(&b.root)));
        Self { all, files, by_name: OnceLock::new() }
    }

    /// Those that make a page.
    fn of<'s>(&'s self, page: &'s str) -> impl Iterator<Item = &'s Generator> {
        self.all.iter().filter(move |generator| generator.pages.iter().any(|folder| is_below(page, folder)))
    }

    fn any_has(&self, page: &str, habit: Habit) -> bool {
        self.of(page).any(|generator| generator.habit == habit)
    }

    /// Whether a link on a page may lead to a label that another page declares.
    pub(super) fn has_labels(&self, page: &str) -> bool {
        self.any_has(page, Habit::Labels)
    }

    /// Whether a tool makes something of a page.
    pub(super) fn make(&self, page: &str) -> bool {
        self.of(page).next().is_some()
    }

    /// What a link means that leads to no file; nothing where no generator makes the page, or the link is broken for it too. `says`
    /// tells that the page itself says so.
    pub(super) fn meant(&self, page: &str, link: &str, says: bool) -> Option<Meant<'a>> {
        let generator = self.of(page).next();
        if generator.is_none() && !says {
            return None;
        }
        let by_name = self.any_has(page, Habit::Names);
        let (is_rooted, is_source) = (link.starts_with(['/', '@', '~']), is_source(link));
        if is_source && !is_rooted && !by_name {
            let own = page.rsplit_once('.').map_or(page, |(own, _)| own);
            let roots = generator.into_iter().flat_map(|generator| generator.pages.iter().chain([&generator.root]));
            let mut joined = roots.map(String::as_str).chain([own]).filter_map(|folder| path::join(folder, link));
            return joined.find_map(|joined| self.files.get(&joined)).map(|file| Meant::File(file));
        }
        // No address leaves its site.
        let leaves = || path::join(path::folder(page), link).is_none();
        let is_unsure = || if is_source { by_name && leaves() } else { is_rooted || is_address(link) || leaves() };
        self.likely(generator, link).or_else(|| is_unsure().then_some(Meant::Unsure))
    }

    /// The one file whose path ends as a link does.
    fn likely(&self, generator: Option<&Generator>, link: &str) -> Option<Meant<'a>> {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<&str, Vec<&str>> = HashMap::with_capacity(self.files.len());
            for file in self.files {
                by_name.entry(file.rsplit('/').next().unwrap_or(file)).or_default().push(file);
            }
            by_name
        });
        let parts = link.split('/').filter(|part| !matches!(*part, "" | "." | ".." | "@" | "~" | "@site"));
        let end = parts.collect::<Vec<_>>().join("/");
        let end = end.trim_start_matches(['@', '~']);
        let is_its = |file: &str| {
            generator.is_none_or(|generator| generator.pages.iter().chain([&generator.root]).any(|folder| is_below(file, folder)))
        };
        let ends = |file: &str, end: &str| file.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
        candidates(end).find_map(|end| {
            let same = by_name.get(end.rsplit('/').next()?)?;
            let mut found = same.iter().filter(|file| ends(file, &end) && is_its(file));
            let first = found.next()?;
            Some(if found.next().is_some() { Meant::Unsure } else { Meant::File(first) })
        })
    }
}

/// The generator that a file tells of.
fn generator(files: &BTreeSet<String>, file: &str) -> Option<Generator> {
    let (folder, name) = match file.find("/.").map(|at| at + 1).or_else(|| file.starts_with('.').then_some(0)) {
        Some(hidden) => (file[..hidden].trim_end_matches('/'), file[hidden..].split('/').next().unwrap_or_default()),
        None => (path::folder(file), file.rsplit('/').next().unwrap_or(file)),
    };
    let is_named = |sign: &str| if sign.ends_with('.') { name.starts_with(sign) && !is_source(name) } else { name == sign };
    let folder = folder.strip_suffix(SETTINGS).map_or(folder, |root| root.trim_end_matches('/'));
    let there = |beside: &str| {
        let joined = path::join(folder, beside)?;
        let inside = format!("{joined}/");
        let is_folder = || files.range(inside.clone()..).next().is_some_and(|first| first.starts_with(&inside));
        (joined.is_empty() || files.contains(&joined) || is_folder()).then_some(joined)
    };
    let is_told = |beside: &[&str]| beside.is_empty() || beside.iter().any(|beside| there(beside).is_some());
    let (.., pages, habit) = SIGNS.iter().find(|(sign, beside, ..)| is_named(sign) && is_told(beside))?;
    let mut pages: Vec<String> = pages.iter().filter_map(|pages| there(pages)).collect();
    if pages.is_empty() {
        pages.push(folder.to_owned());
    }
    Some(Generator { root: folder.to_owned(), pages, habit: *habit })
}

/// The files that may be behind the end of an address, the likeliest first.
fn candidates(end: &str) -> impl Iterator<Item = String> {
    let page = [".html", ".htm"].iter().find_map(|ending| end.strip_suffix(ending)).unwrap_or(end);
    let folder = page.strip_suffix("index").map_or(page, |folder| folder.trim_end_matches('/'));
    let literal = (!end.is_empty()).then(|| end.to_owned());
    let pages = [".md", ".mdx", ".markdown", ".rst", ".adoc", ".ipynb", ".qmd"].map(|ending| format!("{page}{ending}"));
    let slash = if folder.is_empty() { "" } else { "/" };
    let inside = ["index.md", "_index.md", "README.md", "index.mdx"].map(|name| format!("{folder}{slash}{name}"));
    let all = if end.is_empty() { None } else { Some(pages.into_iter().chain(inside)) };
    literal.into_iter().chain(all.into_iter().flatten())
}

fn is_below(file: &str, folder: &str) -> bool {
    folder.is_empty() || file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a link names the source of a page, which no generator leaves as it is.
fn is_source(link: &str) -> bool {
    let ending = link.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "mdx", "markdown", "rst", "adoc", "ipynb", "qmd"].iter().any(|source| ending.eq_ignore_ascii_case(source))
}

/// Whether a link looks like the address of a page: a folder, or a name without an ending or with that of a page, and nothing hidden.
fn is_address(link: &str) -> bool {
    if link.split('/').any(|part| part.starts_with('.') && !matches!(part, "." | "..")) {
        return false;
    }
    let name = link.rsplit('/').next().unwrap_or(link);
    match name.rsplit_once('.') {
        Some((_, ending)) if ending.starts_with(|c: char| c.is_ascii_alphabetic()) => matches!(ending, "html" | "htm" | "php"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> BTreeSet<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn a_generator_makes_the_pages_of_its_folders() {
        let files = files(&[
            ".obsidian/app.json",
            "a/docs/x.md",
            "a/mkdocs.yml",
            "a/y.md",
            "b/.vitepress/config.ts",
            "config.toml",
            "docs/x.md",
            "h/config/_default/config.toml",
            "h/content/x.md",
            "w/docusaurus.config.js",
            "w/docusaurus.config.md",
        ]);
        let found = Generators::find(&files);
        let of = |page| found.of(page).next().map(|generator: &Generator| generator.root.as_str());
        assert_eq!(of("a/docs/x.md"), Some("a"));
        assert_eq!(of("b/c/x.md"), Some("b"));
        assert_eq!(of("h/content/x.md"), Some("h"));
        assert_eq!(of("w/x.md"), Some("w"));
        assert_eq!(of("docs/x.md"), Some("w"));
        assert_eq!(of("a/y.md"), Some(""));
        assert_eq!(found.all.len(), 5);
    }

    #[test]
    fn an_address_is_that_of_a_likely_file_or_nobody_knows() {
        let files = files(&["content/a/b.md", "content/c/_index.md", "content/d/x.png", "hugo.toml", "static/i/x.png", "x.md"]);
        let found = Generators::find(&files);
        let meant = |link: &str| found.meant("content/a/b.md", link, false);
        for (link, file) in [
            ("/a/b/", "content/a/b.md"),
            ("/a/b.html", "content/a/b.md"),
            ("../../c/", "content/c/_index.md"),
            ("/c/index.html", "content/c/_index.md"),
            ("/i/x.png", "static/i/x.png"),
            ("../i/x.png", "static/i/x.png"),
            ("@/a/b.md", "content/a/b.md"),
            ("a/b.md", "content/a/b.md"),
        ] {
            assert_eq!(meant(link), Some(Meant::File(file)), "{link}");
        }
        for link in ["/x.png", "/tags/go/", "/gone.png", "../v1.2", "gone/", "gone.html", "/"] {
            assert_eq!(meant(link), Some(Meant::Unsure), "{link}");
        }
        for link in ["gone.md", "../gone.md", "gone.png", "/gone.md", ".github/workflows"] {
            assert_eq!(meant(link), None, "{link}");
        }
        assert_eq!(meant("../../../gone.png"), Some(Meant::Unsure));
        assert_eq!(found.meant("x.md", "/a/b/", false), None);
        assert_eq!(found.meant("x.md", "/a/b/", true), Some(Meant::File("content/a/b.md")));
    }
}
