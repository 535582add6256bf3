//! Pages to bytes, on all cores, in an order that no thread decides.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::lint::Findings;
use crate::model::{AT_ONCE, Model};

use super::address::Address;
use super::assets::Read;
use super::feed;
use super::ground::{Ground, stamp};
use super::here::Here;
use super::pages;
use super::plan::{Plan, Subject};
use super::print;
use super::search::{Entry, Search};
use super::seen::{Notes, Reads, Seen};
use super::theme::{Theme, ThemeError};
use super::twin;
use super::view::PageView;

/// A rendered file with the hash of everything it was rendered from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub hash: [u8; 32],
    pub bytes: Arc<[u8]>,
    reads: Arc<Reads>,
    entry: Option<Arc<Entry>>,
}

impl Rendered {
    /// A file that says what it says whatever the model is, with the bytes that it had before where they are the same.
    pub fn plain(bytes: &[u8], before: Option<&Self>) -> Self {
        let hash = stamp(&bytes);
        let bytes = before.filter(|before| before.hash == hash).map_or_else(|| bytes.into(), |before| Arc::clone(&before.bytes));
        Self { hash, bytes, reads: Arc::default(), entry: None }
    }
}

/// All files of a site by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    pub pages: BTreeMap<String, Rendered>,
    /// Files made from what all pages say, when somebody asks for them.
    pub search: Arc<Search>,
    ground: Ground,
}

/// What a site is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub plan: &'a Plan,
    pub model: &'a Model,
    pub findings: &'a Findings,
    /// A file that cannot be read is left out.
    pub read: Read<'a>,
}

/// Renders a site into memory. Pages of `previous` that nothing new concerns are taken over, and pages whose view is the same keep
/// their bytes, so that an incremental build is the cold one.
///
/// # Errors
/// When a template fails on a page; embedded ones do not.
pub fn render(sources: Sources<'_>, theme: &mut Theme, previous: Option<&Site>) -> Result<Site, ThemeError> {
    theme.set_site(&sources.plan.site)?;
    let theme = &*theme;
    let known = |path: &str| previous.and_then(|site| site.pages.get(path));
    let pages = || {
        let ground = Ground::of(sources, theme, previous.map(|site| &site.ground));
        let is_same = previous.map(|site| ground.same_as(&site.ground));
        let each = |page: &(Address, Subject)| {
            let path = page.0.as_str();
            let before = known(path);
            if let (Some(before), Some(is_same)) = (before, &is_same)
                && is_same(path, &before.reads)
            {
                return Ok((path.to_owned(), before.clone()));
            }
            let notes = Notes::default();
            let (view, entry) = sources.view(page, &notes);
            let hash = stamp(&(ground.frame, &view));
            let bytes = match before.filter(|before| before.hash == hash) {
                Some(before) => Arc::clone(&before.bytes),
                None => theme.render(&view)?.into(),
            };
            Ok((view.address, Rendered { hash, bytes, reads: Arc::new(notes.finish()), entry: entry.map(Arc::new) }))
        };
        let pages: Result<BTreeMap<_, _>, ThemeError> = sources.plan.pages.par_iter().with_max_len(AT_ONCE).map(each).collect();
        drop(is_same);
        pages.map(|pages| (pages, ground))
    };
    let (pages, others) = rayon::join(pages, || sources.others(theme));
    let (mut pages, ground) = pages?;
    let plain = |path: &str, bytes: &[u8]| (path.to_owned(), Rendered::plain(bytes, known(path)));
    pages.extend(theme.statics().map(|(path, bytes)| plain(&path, bytes)));
    pages.extend(others?.iter().map(|(path, bytes)| plain(path, bytes)));
    pages.extend(sources.assets().map(|(address, bytes)| plain(address.as_str(), &bytes)));
    let search = Search::new(pages.values().filter_map(|page| page.entry.clone()).collect(), sources.plan.site.previews);
    Ok(Site { pages, search: Arc::new(search), ground })
}

/// Renders a site piece by piece: `put` takes path and bytes of each file, in no order and on several threads. What readers can
/// search is given back: freeing its many words takes a while, which a program that ends can spare.
///
/// # Errors
/// When a template fails on a page, or `put` does.
pub fn render_each<E: From<ThemeError> + Send>(
    sources: Sources<'_>,
    theme: &mut Theme,
    put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<Search, E> {
    theme.set_site(&sources.plan.site)?;
    let theme = &*theme;
    let pages = sources.plan.pages.par_iter().with_max_len(AT_ONCE).map(|page| {
        let (view, entry) = sources.view(page, &Notes::none());
        put(&view.address, &theme.render(&view)?)?;
        sources.twins(page, &view).iter().try_for_each(|(path, text)| put(path, text.as_bytes()))?;
        Ok(entry.map(Arc::new))
    });
    let others = || {
        sources.others(theme)?.into_iter().try_for_each(|(path, bytes)| put(path, &bytes))?;
        theme.statics().try_for_each(|(path, bytes)| put(&path, bytes))?;
        sources.assets().try_for_each(|(address, bytes)| put(address.as_str(), &bytes))
    };
    let (entries, others) = rayon::join(|| pages.collect::<Result<Vec<_>, E>>(), others);
    others?;
    let search = Search::new(entries?.into_iter().flatten().collect(), sources.plan.site.previews);
    let (files, previews) = rayon::join(|| search.files(), || search.previews());
    files.par_iter().chain(previews).try_for_each(|(path, bytes)| put(path, bytes))?;
    Ok(search)
}

impl<'a> Sources<'a> {
    fn view(self, (address, subject): &(Address, Subject), notes: &Notes) -> (PageView, Option<Entry>) {
        let model = Seen::new(self.model, notes);
        let here = Here { plan: self.plan, model, findings: self.findings, at: address };
        let mut view = pages::view(here, subject);
        let is_twin = self.plan.site.twins && twin::has(subject);
        view.twin = is_twin.then(|| address.href_of(&twin::markdown_of(address.as_str())));
        let entry = Entry::of(here, subject, &view);
        (view, entry)
    }

    /// The same page for machines, where the configuration asks for it.
    fn twins(self, (_, subject): &(Address, Subject), view: &PageView) -> Vec<(String, String)> {
        if self.plan.site.twins && twin::has(subject) { twin::twins(view, &self.plan.words).into() } else { Vec::new() }
    }

    /// What a site has besides pages: feeds, lists for machines, and all pages on one.
    fn others(self, theme: &Theme) -> Result<Vec<(&'static str, Vec<u8>)>, ThemeError> {
        let mut files = feed::files(self);
        files.extend(print::page(self, theme)?);
        Ok(files)
    }

    fn assets(self) -> impl Iterator<Item = (&'a Address, Vec<u8>)> {
        self.plan.assets().filter_map(move |(path, asset)| Some((&asset.address, asset.published((self.read)(path)?))))
    }
}
