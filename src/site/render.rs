//! Pages to bytes, on all cores, in an order that no thread decides.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::lint::Findings;
use crate::model::Model;

use super::here::Here;
use super::pages;
use super::plan::Plan;
use super::theme::{Theme, ThemeError};

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Relative to the site's root, `/` between its parts.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A rendered file with the hash of everything it was rendered from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub hash: [u8; 32],
    pub bytes: Vec<u8>,
}

/// All files of a site by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    pub pages: BTreeMap<String, Rendered>,
}

/// Renders a plan. Pages whose view is that of `previous` keep their bytes, so that an incremental build is the cold one.
///
/// `theme` is set to the plan's site. `read` gives the bytes of a file of the repository that pages show; one that cannot be read is left
/// out. `tick` is called once per page.
///
/// # Errors
/// When a template fails on a page; embedded ones do not.
pub fn render(
    plan: &Plan,
    model: &Model,
    findings: &Findings,
    theme: &mut Theme,
    read: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync),
    previous: Option<&Site>,
    tick: &(dyn Fn() + Sync),
) -> Result<Site, ThemeError> {
    theme.set_site(&plan.site);
    let theme = &*theme;
    let frame = frame(plan, theme);
    let known = |path: &str, hash: &[u8; 32]| previous.and_then(|site| site.pages.get(path)).filter(|page| page.hash == *hash);
    let pages = plan.pages.par_iter().map(|(address, subject)| {
        let view = pages::view(Here { plan, model, findings, at: address }, subject);
        let hash = hash(&frame, &serde_json::to_vec(&view).unwrap_or_default());
        let bytes = match known(address.as_str(), &hash) {
            Some(page) => page.bytes.clone(),
            None => theme.render(&view)?.into_bytes(),
        };
        tick();
        Ok((address.as_str().to_owned(), Rendered { hash, bytes }))
    });
    let mut site = Site { pages: pages.collect::<Result<_, ThemeError>>()? };
    let plain = |bytes: Vec<u8>| Rendered { hash: hash(&[0; 32], &bytes), bytes };
    site.pages.extend(theme.statics().map(|(path, bytes)| (path, plain(bytes.to_vec()))));
    let assets: Vec<(String, Rendered)> = plan
        .assets()
        .par_bridge()
        .filter_map(|(path, address)| Some((address.as_str().to_owned(), plain(read(path)?))))
        .collect();
    site.pages.extend(assets);
    Ok(site)
}

impl Site {
    /// The files in the order of their paths.
    pub fn into_files(self) -> Vec<OutputFile> {
        self.pages.into_iter().map(|(path, page)| OutputFile { path, bytes: page.bytes }).collect()
    }
}

/// The hash of what every page shows: the site's view and the theme.
fn frame(plan: &Plan, theme: &Theme) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&serde_json::to_vec(&plan.site).unwrap_or_default());
    hasher.update(&theme.fingerprint());
    *hasher.finalize().as_bytes()
}

fn hash(frame: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(frame);
    hasher.update(bytes);
    *hasher.finalize().as_bytes()
}
