//! Templates and static files: the embedded theme, replaced file by file from `.orgdocs/theme/`.
//!
//! `templates/*.html` are Tera templates, `static/*` is copied to `_orgdocs/` of the site, `strings/<lang>.json` holds the words
//! of the interface. A replacing template may `{% extends "default/page.html" %}` and override single blocks; the blocks are
//! documented at the top of `themes/default/templates/base.html`. Replacing templates end, see `turns`.

mod frame;
mod meter;
mod templates;
mod turns;

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use tera::Context;

use crate::words::{Table, Words};

use super::markup::Shown;
use super::view::{NavSection, PageView, SiteView};

pub(super) use frame::Frame;
use templates::Templates;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The folder of a repository whose files replace those of the theme.
pub const OVERRIDES: &str = ".orgdocs/theme/";
/// The theme that the others build on.
pub const DEFAULT: &str = "default";
/// Design tokens, which stand at the head of the stylesheet.
const TOKENS: &str = "tokens.css";
const STYLESHEET: &str = "orgdocs.css";
/// The folder of the site that holds the theme's static files.
pub const STATIC: &str = "_orgdocs";

/// A theme that cannot be read or a page that cannot be rendered with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct ThemeError {
    /// Relative to the theme's folder, e.g. `templates/page.html`.
    pub file: String,
    /// The file is ours: a fault of orgdocs, not of an overriding file.
    pub embedded: bool,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub message: String,
}

/// A loaded theme.
#[derive(Debug, Clone)]
pub struct Theme {
    templates: Templates,
    /// The same for each thread with the site that [`Theme::set_site`] was given: values that threads share are counted in one place,
    /// and pages ask for hundreds.
    threads: Vec<Templates>,
    statics: BTreeMap<String, Vec<u8>>,
    words: BTreeMap<String, Table>,
    fingerprint: [u8; 32],
    /// Of that site, as are the sections of the navigation and the words.
    frames: Vec<Frame>,
    sections: Vec<NavSection>,
    spoken: Words,
}

/// The name of the embedded theme that a configuration builds on, and the files of the repository that stand over it; `below` gives
/// the files of a folder.
pub fn chosen(written: Option<&str>, below: impl Fn(&str) -> Vec<(String, Vec<u8>)>) -> (String, Vec<(String, Vec<u8>)>) {
    match written {
        None => (DEFAULT.to_owned(), below(OVERRIDES)),
        Some(theme) if EMBEDDED.get_dir(theme).is_some() => (theme.to_owned(), below(OVERRIDES)),
        Some(folder) => {
            let mut files = below(&format!("{folder}/"));
            files.extend(below(OVERRIDES));
            (DEFAULT.to_owned(), files)
        }
    }
}

impl Theme {
    /// The embedded theme with files of the same relative path replaced, and further files added; `[]` changes nothing.
    /// Fails on the first file that is not text, not a template or not a table of words.
    pub fn new(overrides: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Self, ThemeError> {
        Self::named(DEFAULT, overrides)
    }

    /// The same over another embedded theme, whose files stand over those of the default one.
    pub fn named(name: &str, overrides: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Self, ThemeError> {
        let mut templates: Vec<(String, String)> = Vec::new();
        let mut theme = Self {
            templates: Templates::default(),
            threads: Vec::new(),
            statics: BTreeMap::new(),
            words: BTreeMap::new(),
            fingerprint: [0; 32],
            frames: Vec::new(),
            sections: Vec::new(),
            spoken: Words::default(),
        };
        for theirs in [DEFAULT, name].into_iter().take(if name == DEFAULT { 1 } else { 2 }) {
            for (path, bytes) in embedded_files(theirs) {
                theme.take(theirs, path, bytes.to_vec(), &mut templates)?;
            }
        }
        let ours = theme.statics.get(STYLESHEET).cloned();
        for (path, bytes) in overrides {
            theme.take("theme", &path, bytes, &mut templates)?;
        }
        theme.join_tokens(ours.as_ref());
        let mut hasher = blake3::Hasher::new();
        for (name, text) in &templates {
            for part in [name, text] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
            }
        }
        hasher.update(format!("{:?}", theme.words).as_bytes());
        theme.fingerprint = *hasher.finalize().as_bytes();
        theme.templates = Templates::new(name, templates)?;
        Ok(theme)
    }

    /// Puts the tokens at the head of the stylesheet; who replaces the whole stylesheet has tokens of their own.
    fn join_tokens(&mut self, ours: Option<&Vec<u8>>) {
        let Some(tokens) = self.statics.remove(TOKENS) else { return };
        if let Some(sheet) = self.statics.get_mut(STYLESHEET).filter(|sheet| Some(&**sheet) == ours) {
            *sheet = [tokens, std::mem::take(sheet)].concat();
        }
    }

    fn take(&mut self, origin: &str, path: &str, bytes: Vec<u8>, out: &mut Vec<(String, String)>) -> Result<(), ThemeError> {
        let fault = |line: usize, column: usize, message: String| ThemeError {
            file: path.to_owned(),
            embedded: origin != "theme",
            line,
            column,
            message,
        };
        if let Some(name) = path.strip_prefix("static/") {
            // Later tokens stand over earlier ones, so that a theme says only what it changes.
            let held = self.statics.entry(name.to_owned()).or_default();
            *held = if name == TOKENS { [std::mem::take(held), bytes].concat() } else { bytes };
        } else if let Some(name) = path.strip_prefix("templates/") {
            let text = String::from_utf8(bytes).map_err(|_| fault(1, 1, "not UTF-8 text".to_owned()))?;
            out.push((format!("{origin}/{name}"), text));
        } else if let Some(lang) = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".json")) {
            let table: Table =
                serde_json::from_slice(&bytes).map_err(|error| fault(error.line(), error.column().max(1), error.to_string()))?;
            self.words.entry(lang.to_owned()).or_default().extend(table);
        }
        Ok(())
    }

    /// Gives the templates what every page shows: `site`, and the words of its language as `t`.
    ///
    /// # Errors
    /// When a template of the frame fails; embedded ones do not.
    pub fn set_site(&mut self, site: &SiteView) -> Result<(), ThemeError> {
        let words = self.words(&site.lang);
        let told = || {
            let mut templates = self.templates.apart();
            let context = templates.global_context();
            context.insert("site", site);
            context.insert("t", words.entries());
            templates
        };
        self.threads = (0..rayon::current_num_threads()).into_par_iter().map(|_| told()).collect();
        self.frames = frame::usual(self.templates(), &site.nav)?;
        self.sections.clone_from(&site.nav);
        self.spoken = words;
        Ok(())
    }

    /// The HTML of a page; [`Theme::set_site`] comes first.
    ///
    /// # Errors
    /// When a template fails; embedded ones do not.
    pub fn render(&self, page: &PageView) -> Result<Vec<u8>, ThemeError> {
        let templates = self.templates();
        let frame = match self.frames.iter().find(|frame| frame.root == page.root) {
            Some(known) => Cow::Borrowed(known),
            None => Cow::Owned(Frame::of(templates, &self.sections, &page.root)?),
        };
        let mut context = Context::new();
        context.insert("page", &Shown::new(&frame, page, &self.spoken));
        templates.render(page.layout.template(), &context)
    }

    /// The templates that this thread asks.
    fn templates(&self) -> &Templates {
        let own = rayon::current_thread_index().and_then(|thread| self.threads.get(thread));
        own.or(self.threads.first()).unwrap_or(&self.templates)
    }

    /// A hash of the templates and words: pages of another theme differ in it.
    pub(super) fn fingerprint(&self) -> [u8; 32] {
        self.fingerprint
    }

    /// The words of a language: of English, over them those of the language (`de`), over them those of the region (`de-CH`).
    pub fn words(&self, language: &str) -> Words {
        let primary = language.split('-').next().unwrap_or_default();
        Words::of(["en", primary, language].into_iter().filter_map(|language| self.words.get(language))).in_language(language)
    }

    /// Address from the site's root and content of each static file, sorted by address.
    pub fn statics(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.statics.iter().map(|(name, bytes)| (format!("{STATIC}/{name}"), bytes.as_slice()))
    }
}

/// Relative path and content of every file of an embedded theme, sorted by path; what `theme --eject` copies out.
pub fn embedded_files(theme: &str) -> Vec<(&'static str, &'static [u8])> {
    let mut out = Vec::new();
    let mut folders: Vec<_> = EMBEDDED.get_dir(theme).into_iter().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        let files = folder.files().filter_map(|file| Some((file.path().to_str()?.split_once('/')?.1, file.contents())));
        out.extend(files);
    }
    out.sort_unstable_by_key(|(path, _)| *path);
    out
}
