//! `strip`: a story in pictures; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::listed::Head;
use crate::diagram::strip::{Panel, Strip, render};
use crate::kind::{Layout, Part};
use crate::model::{Model, path};

use super::spot::Spot;

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let part = options.part("panels")?;
    let panels: Vec<Panel> = spot.each(part).iter().map(|element| panel(element, part)).collect();
    (!panels.is_empty()).then(|| render(&Strip { head, panels }))
}

fn panel(spot: &Spot<'_>, part: &Part) -> Panel {
    let image = spot.word(part, "image");
    let unseen = image
        .as_ref()
        .filter(|_| spot.text(part, "sketch").is_none())
        .map(|image| spot.here.fill("the_picture_is_in_image", &[("image", image)]));
    let address = image.as_deref().and_then(|image| address(spot, image));
    Panel {
        caption: spot.label(part).text,
        alt: spot.text(part, "alt").unwrap_or_default(),
        sketch: spot.text(part, "sketch").or(if address.is_none() { unseen } else { None }),
        image: address,
        mark: spot.number(part, "mark"),
    }
}

/// Where the site has a picture that lies beside the document.
fn address(spot: &Spot<'_>, image: &str) -> Option<String> {
    let here = spot.here;
    let document = here.model.document(here.model.artifact(spot.id).document);
    let file = path::join(path::folder(&document.path), image)?;
    here.plan.asset(&file).map(|asset| asset.address.href_from(here.at))
}

/// The files of the repository that panels show.
pub(in crate::site) fn pictures(model: &Model) -> Vec<&str> {
    let mut found = Vec::new();
    for artifact in &model.artifacts {
        let views = model.catalogue.get(artifact.kind).views().iter().filter(|view| view.layout == Layout::Strip);
        for part in views.filter_map(|view| view.part.part("panels")) {
            let field = part.value("image").and_then(|image| image.source().strip_prefix("it."));
            let (Some(of), Some(field)) = (part.field("of"), field) else { continue };
            let images = artifact.record.list(of).iter().filter_map(|panel| panel.as_record()?.text(field));
            let folder = path::folder(&model.document(artifact.document).path);
            found.extend(images.filter_map(|image| model.files.get(&path::join(folder, image)?)).map(String::as_str));
        }
    }
    found
}
