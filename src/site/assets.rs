//! The files of the repository that pages show and the site therefore holds: images, and no other.

mod svg;
mod tag;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Addresses, LinkTarget, Model, path};
use crate::syntax::LinkForm;

use super::address::Address;

/// A file that pages show.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asset {
    pub(super) address: Address,
    /// Width and height in pixels, where the file tells.
    pub(super) size: Option<(usize, usize)>,
}

/// Gives the bytes of a file of the repository; nothing for one that cannot be read.
pub type Read<'a> = &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync);

const IMAGES: [&str; 8] = ["avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp"];

fn is_image(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, ending)| IMAGES.contains(&ending.to_ascii_lowercase().as_str()))
}

fn is_svg(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("svg"))
}

impl Asset {
    /// What the site holds of the file: its bytes, or the same picture without what a browser would run.
    pub(super) fn published(&self, bytes: Vec<u8>) -> Vec<u8> {
        if is_svg(self.address.as_str()) { svg::harmless(bytes, self.size) } else { bytes }
    }
}

fn size(file: &str, bytes: &[u8]) -> Option<(usize, usize)> {
    if is_svg(file) {
        return svg::size(bytes);
    }
    imagesize::blob_size(bytes).ok().map(|size| (size.width, size.height))
}

/// The images that published pages show.
pub(super) fn assets(model: &Model, addresses: &Addresses, read: Read<'_>) -> BTreeMap<String, Asset> {
    let mut wanted: BTreeSet<&str> = super::figure::pictures(model).into_iter().filter(|file| is_image(file)).collect();
    for link in model.graph.links.iter() {
        let LinkTarget::File(file) = &link.leads_to else { continue };
        if !is_image(file) || !model.files.contains(&**file) || addresses.document(link.document).is_none() {
            continue;
        }
        let markdown = model.document(link.document).markdown();
        let form = markdown.and_then(|markdown| markdown.outline.links.get(link.index)).map(|link| link.form);
        if matches!(form, Some(LinkForm::Image | LinkForm::Html)) {
            wanted.insert(file);
        }
    }
    let mut taken = BTreeSet::new();
    let mut assets = BTreeMap::new();
    for file in wanted {
        let wanted = path_of_asset(file);
        let (stem, ending) = wanted.rsplit_once('.').unwrap_or((&wanted, ""));
        let mut address = wanted.clone();
        for n in 2_u32.. {
            if taken.insert(address.to_lowercase()) {
                break;
            }
            address = format!("{stem}-{n}.{ending}");
        }
        let size = read(file).and_then(|bytes| size(file, &bytes));
        assets.insert(file.to_owned(), Asset { address: Address::new(address), size });
    }
    assets
}

/// The path of a file with the characters that some file systems refuse taken out.
fn path_of_asset(file: &str) -> String {
    let plain = |c: char| if c.is_control() || "\\:*?\"<>|#%".contains(c) { '-' } else { c };
    let safe: String = file.chars().map(plain).collect();
    let folder = path::folder(&safe).replace(".html", "-html");
    let name = safe.rsplit('/').next().unwrap_or(&safe);
    let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    if path.starts_with('_') { format!("files/{path}") } else { path }
}
