//! Where a link of a body leads on the site.

use crate::diagram::safe_href;
use crate::model::LinkTarget;
use crate::syntax::{Link, LinkForm};

use super::super::here::Here;
use super::super::markup::Html;

/// A link as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// Inside the site; words replace those that only name the target.
    Inside { href: String, class: Option<String>, words: Option<String> },
    /// Out of the site.
    Outside(String),
    /// An image that is copied, with its width and height where known.
    Image { href: String, size: Option<(usize, usize)> },
    /// Words only.
    Words(Option<String>),
}

impl Way {
    /// The way of a link that the graph resolved.
    pub(super) fn of(here: Here<'_>, link: &Link, leads_to: &LinkTarget) -> Self {
        let inside = |href: Option<String>, class: Option<String>, words: Option<String>| match href {
            Some(href) => Self::Inside { href, class, words },
            None => Self::Words(words),
        };
        match leads_to {
            LinkTarget::Artifact(id) => {
                let class = if here.is_person(*id) { "person".to_owned() } else { ["ref ref-", &here.kind(*id).name].concat() };
                let renamed = link.form == LinkForm::Handle || (link.form == LinkForm::Wiki && link.words == link.destination);
                inside(here.href(*id), Some(class), renamed.then(|| here.title(*id).to_owned()))
            }
            LinkTarget::Kind(kind) => {
                let kind_of = here.model.catalogue.get(*kind);
                let renamed = link.words == link.destination && kind_of.name != link.words;
                let words = if renamed { link.words.clone() } else { here.kinds_title(*kind) };
                inside(
                    here.kind_href(*kind),
                    None,
                    (link.form == LinkForm::Wiki && link.words == link.destination).then_some(words),
                )
            }
            LinkTarget::Page(page, anchor) => {
                let anchor = anchor.as_deref().filter(|anchor| !anchor.is_empty() && !anchor.starts_with(":~:"));
                inside(here.document_href(*page, anchor), None, None)
            }
            LinkTarget::NoAnchor(page, _) => inside(here.document_href(*page, None), None, None),
            LinkTarget::File(file) => match here.plan.asset(file) {
                Some(asset) if link.form == LinkForm::Image || link.form == LinkForm::Html => {
                    Self::Image { href: asset.address.href_from(here.at), size: asset.size }
                }
                Some(asset) => inside(Some(asset.address.href_from(here.at)), None, None),
                None => match here.file_href(file) {
                    Some(href) if href.contains("://") => Self::Outside(href),
                    href => inside(href, None, None),
                },
            },
            LinkTarget::External => external(&link.destination).map_or(Self::Words(None), Self::Outside),
            LinkTarget::Prose
            | LinkTarget::NoFile(_)
            | LinkTarget::NoArtifact { .. }
            | LinkTarget::Shared(_)
            | LinkTarget::Outside => Self::Words(None),
        }
    }

    /// The address, where there is one.
    pub(super) fn href(&self) -> Option<&str> {
        match self {
            Self::Inside { href, .. } | Self::Outside(href) | Self::Image { href, .. } => Some(href),
            Self::Words(_) => None,
        }
    }
}

/// The opening of a link inside the site.
pub(super) fn opening(href: &str, class: Option<&str>) -> String {
    const TAG: usize = 11;
    const CLASS: usize = 9;
    let mut html = Html::with_capacity(TAG + href.len() + class.map_or(0, |class| CLASS + class.len()));
    html.raw("<a href=\"").text(href).raw("\"");
    if let Some(class) = class {
        html.raw(" class=\"").text(class).raw("\"");
    }
    html.raw(">");
    html.finish()
}

/// An address out of the site whose scheme is harmless.
pub(super) fn external(destination: &str) -> Option<String> {
    let destination = destination.trim();
    if destination.starts_with("//") {
        return Some(format!("https:{destination}"));
    }
    let phone = destination.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:"));
    if phone && !destination.chars().any(char::is_control) {
        return Some(destination.to_owned());
    }
    safe_href(destination).filter(|href| href.contains(':')).map(str::to_owned)
}
