//! Definitions of a repository, one file each.

use crate::source::{SourceId, Span};
use crate::syntax::YamlDocument;

use super::{Catalogue, KindFault, load};

/// Reads the `kind.yaml` of a repository and adds it to the catalogue; `false` when its documents cannot be understood.
pub fn load_file(source: SourceId, text: &str, documents: &[YamlDocument], catalogue: &mut Catalogue) -> (Vec<KindFault>, bool) {
    let mut faults: Vec<KindFault> = documents
        .iter()
        .flat_map(|document| &document.faults)
        .map(|fault| KindFault::shape(fault.span, fault.kind.in_words()))
        .collect();
    let Some(root) = documents.iter().find_map(|document| document.root.as_ref()) else {
        if faults.is_empty() {
            faults.push(KindFault::shape(Span::new(source, 0, 0), "the definition is empty"));
        }
        return (faults, false);
    };
    let (kind, found) = load(root, text, super::shared_envelope());
    faults.extend(found);
    let usable = faults.iter().all(|fault| matches!(fault.rule, "kind-check-has-example" | "kind-field-shown"));
    let Some(kind) = kind else { return (faults, false) };
    match catalogue.add(kind) {
        Ok(_) => (faults, usable),
        Err(kind) => {
            let message = format!("`{}` is a kind already", kind.name);
            let help = Some("Give it a name of its own; built-in kinds cannot be replaced.".to_owned());
            faults.push(KindFault { help, ..KindFault::of("distinct-kind-name", kind.span, message) });
            (faults, true)
        }
    }
}
