//! `llms.txt` (llmstxt.org): what the site holds, for language models: every document with its address and a line about it.

use std::collections::BTreeMap;

use crate::kind::KindId;
use crate::model::{ArtifactId, Model};

use super::super::address::Address;
use super::super::here::plural;
use super::super::markdown::shortened;
use super::super::pages::document_title;
use super::super::plan::{Plan, Subject};
use super::super::twin;

/// The longest line about a document, in characters.
const LONGEST: usize = 200;

/// How many bytes the line of a page has, as a rule.
const USUAL: usize = 128;

/// The file.
pub(super) fn text(model: &Model, plan: &Plan) -> String {
    let mut out = String::with_capacity(plan.pages.len() * USUAL);
    out.push_str(&format!("# {}\n", line(&plan.site.title)));
    if let Some(summary) = &model.config.summary {
        out.push_str(&format!("\n> {}\n", line(summary)));
    }
    let (mut pages, mut by_kind) = (Vec::new(), BTreeMap::<KindId, Vec<(ArtifactId, &Address)>>::new());
    for (address, subject) in &plan.pages {
        match subject {
            Subject::Artifact(id) => by_kind.entry(model.artifact(*id).kind).or_default().push((*id, address)),
            Subject::Document(id) => pages.push((document_title(model.document(*id)), address)),
            _ => {}
        }
    }
    let link = |title: &str, address: &Address| {
        let file = if plan.site.twins { twin::markdown_of(address.href()) } else { address.href().to_owned() };
        format!("- [{}]({})", line(title).replace(['[', ']'], ""), super::link(model, &file))
    };
    for kind in plan.in_order(&model.catalogue) {
        let Some(members) = by_kind.get(&kind) else { continue };
        let of = model.catalogue.get(kind);
        out.push_str(&format!("\n## {}\n\n", plural(&plan.words, of)));
        for (id, address) in members {
            let artifact = model.artifact(*id);
            let lead = of.fields.iter().find(|field| field.lead).and_then(|field| artifact.record.text(&field.name));
            out.push_str(&link(&artifact.title, address));
            if let Some(about) = artifact.record.text("summary").or(lead) {
                out.push_str(": ");
                out.push_str(&line(&shortened(about, LONGEST)));
            }
            out.push('\n');
        }
    }
    if !pages.is_empty() {
        out.push_str(&format!("\n## {}\n\n", plan.words.get("pages")));
        for (title, address) in &pages {
            out.push_str(&link(title, address));
            out.push('\n');
        }
    }
    out
}

/// Words on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
