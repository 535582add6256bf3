//! Pages to bytes, on all cores, in an order that no thread decides.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

use crate::lint::Findings;
use crate::model::Model;

use super::address::Address;
use super::here::Here;
use super::pages;
use super::plan::{Plan, Subject};
use super::theme::{Theme, ThemeError};
use super::view::PageView;

/// A rendered file with the hash of everything it was rendered from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub hash: [u8; 32],
    pub bytes: Arc<[u8]>,
}

/// All files of a site by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    pub pages: BTreeMap<String, Rendered>,
}

/// What a site is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub plan: &'a Plan,
    pub model: &'a Model,
    pub findings: &'a Findings,
    /// Gives the bytes of a file of the repository that pages show; one that cannot be read is left out.
    pub read: &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync),
}

/// Renders a site into memory. Pages whose view is that of `previous` keep their bytes, so that an incremental build is the cold one.
///
/// # Errors
/// When a template fails on a page; embedded ones do not.
pub fn render(sources: Sources<'_>, theme: &mut Theme, previous: Option<&Site>) -> Result<Site, ThemeError> {
    theme.set_site(&sources.plan.site);
    let theme = &*theme;
    let frame = frame(sources.plan, theme);
    let known = |path: &str, hash: &[u8; 32]| previous.and_then(|site| site.pages.get(path)).filter(|page| page.hash == *hash);
    let pages = sources.plan.pages.par_iter().map(|page| {
        let view = sources.view(page);
        let hash = hash(&frame, &bytes_of(&view));
        let bytes = match known(&view.address, &hash) {
            Some(page) => Arc::clone(&page.bytes),
            None => theme.render(&view)?.into_bytes().into(),
        };
        Ok((view.address, Rendered { hash, bytes }))
    });
    let mut site = Site { pages: pages.collect::<Result<_, ThemeError>>()? };
    let plain = |path: &str, bytes: &[u8]| {
        let hash = hash(&[0; 32], bytes);
        let bytes = known(path, &hash).map_or_else(|| bytes.into(), |page| Arc::clone(&page.bytes));
        (path.to_owned(), Rendered { hash, bytes })
    };
    site.pages.extend(theme.statics().map(|(path, bytes)| plain(&path, bytes)));
    site.pages.extend(sources.assets().map(|(address, bytes)| plain(address.as_str(), &bytes)));
    Ok(site)
}

/// Renders a site piece by piece: `put` takes path and bytes of each file, in no order and on several threads.
///
/// # Errors
/// When a template fails on a page, or `put` does.
pub fn render_each<E: From<ThemeError> + Send>(
    sources: Sources<'_>,
    theme: &mut Theme,
    put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    theme.set_site(&sources.plan.site);
    let theme = &*theme;
    sources.plan.pages.par_iter().try_for_each(|page| {
        let view = sources.view(page);
        put(&view.address, theme.render(&view)?.as_bytes())
    })?;
    theme.statics().try_for_each(|(path, bytes)| put(&path, bytes))?;
    sources.assets().try_for_each(|(address, bytes)| put(address.as_str(), &bytes))
}

impl<'a> Sources<'a> {
    fn view(self, (address, subject): &(Address, Subject)) -> PageView {
        let Self { plan, model, findings, .. } = self;
        pages::view(Here { plan, model, findings, at: address }, subject)
    }

    fn assets(self) -> impl Iterator<Item = (&'a Address, Vec<u8>)> {
        self.plan.assets().filter_map(move |(path, address)| Some((address, (self.read)(path)?)))
    }
}

/// The hash of what every page shows: the site's view and the theme.
fn frame(plan: &Plan, theme: &Theme) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&bytes_of(&plan.site));
    hasher.update(&theme.fingerprint());
    *hasher.finalize().as_bytes()
}

/// The bytes that tell a value from others.
fn bytes_of(value: &impl Hash) -> Vec<u8> {
    let mut bytes = Bytes(Vec::new());
    value.hash(&mut bytes);
    bytes.0
}

/// Keeps what a hasher is given, for one that is no [`Hasher`].
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

fn hash(frame: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(frame);
    hasher.update(bytes);
    *hasher.finalize().as_bytes()
}
