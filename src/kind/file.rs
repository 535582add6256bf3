//! Definitions of a repository, one file each, which may extend ours and each other.

use crate::source::{SourceId, Span};
use crate::syntax::{Node, YamlDocument, nearest};

use super::extend::{EXTENDS, extended};
use super::{Catalogue, KindFault, embedded, load};

/// A definition as read: its file, the file's text, and what the syntax gave.
#[derive(Debug)]
pub struct Definition<'t> {
    pub source: SourceId,
    pub text: &'t str,
    pub documents: Vec<YamlDocument>,
}

impl Definition<'_> {
    fn root(&self) -> Option<&Node> {
        self.documents.iter().find_map(|document| document.root.as_ref())
    }

    fn name(&self) -> Option<&str> {
        self.root()?.get("kind")?.as_str().map(str::trim)
    }
}

/// Adds a kind of a repository to the catalogue; `false` when its documents cannot be understood. `all` are the definitions that it
/// may extend, besides ours.
pub fn load_file(own: &Definition<'_>, all: &[Definition<'_>], catalogue: &mut Catalogue) -> (Vec<KindFault>, bool) {
    let syntax = own.documents.iter().flat_map(|document| &document.faults);
    let mut faults: Vec<KindFault> = syntax.map(|fault| KindFault::shape(fault.span, fault.kind.in_words())).collect();
    let Some(root) = own.root() else {
        if faults.is_empty() {
            faults.push(KindFault::shape(Span::new(own.source, 0, 0), "the definition is empty"));
        }
        return (faults, false);
    };
    let whole = match whole(root, all, &mut Vec::new()) {
        Ok(whole) => whole,
        Err(fault) => {
            faults.push(fault);
            return (faults, false);
        }
    };
    let (kind, found) = load(&whole, own.text, super::shared_envelope());
    let extends = root.get(EXTENDS);
    for fault in found.into_iter().map(|fault| told_here(fault, own.source, extends)) {
        // Where one thing no longer fits, the others that hang on it need not be told.
        if extends.is_none_or(|extends| fault.span != extends.span || faults.iter().all(|told| told.span != fault.span)) {
            faults.push(fault);
        }
    }
    let usable = faults.iter().all(|fault| matches!(fault.rule, "kind-check-has-example" | "kind-field-shown"));
    let Some(kind) = kind else { return (faults, false) };
    if usable {
        let own_fields = kind.undrawn().into_iter().filter(|field| field.span.source == own.source);
        faults.extend(own_fields.map(|field| {
            let message = format!("no view shows `{}` of what it draws", field.name);
            let help = "Add it to the view, or leave it: pages list it below the picture.";
            KindFault { help: Some(help.to_owned()), ..KindFault::of("kind-field-shown", field.span, message) }
        }));
    }
    let kind = super::Kind { extends: extends.and_then(Node::as_str).map(|word| word.trim().to_owned()), ..kind };
    match catalogue.add(kind) {
        Ok(_) => (faults, usable),
        Err(kind) => {
            let message = format!("`{}` is a kind already", kind.name);
            let help = "Give it a name of its own; built-in kinds cannot be replaced, only extended with `extends`.";
            faults.push(KindFault { help: Some(help.to_owned()), ..KindFault::of("distinct-kind-name", kind.span, message) });
            (faults, true)
        }
    }
}

/// A definition together with what it extends.
fn whole(root: &Node, all: &[Definition<'_>], way: &mut Vec<String>) -> Result<Node, KindFault> {
    let Some(extends) = root.get(EXTENDS) else { return Ok(root.clone()) };
    let name = extends.as_str().unwrap_or_default().trim().to_owned();
    if way.contains(&name) {
        return Err(KindFault::shape(extends.span, format!("`{name}` extends itself")));
    }
    way.push(name.clone());
    let own = all.iter().find(|definition| definition.name() == Some(name.as_str())).and_then(Definition::root);
    if let Some(base) = own {
        return Ok(extended(root, &whole(base, all, way)?));
    }
    if let Some(base) = embedded::definition(&name) {
        return Ok(extended(root, &base));
    }
    let ours = embedded::builtin().iter().map(|(_, kind)| kind.name.as_str());
    let known = ours.chain(all.iter().filter_map(Definition::name));
    let help = nearest(&name, known).map(|near| format!("did you mean `{near}`?"));
    Err(KindFault { help, ..KindFault::shape(extends.span, format!("there is no kind `{name}` to extend")) })
}

/// A mistake in what was taken over shows where it is taken over.
fn told_here(fault: KindFault, source: SourceId, extends: Option<&Node>) -> KindFault {
    match extends {
        Some(extends) if fault.span.source != source => {
            let message =
                format!("what is taken over from `{}` no longer fits: {}", extends.as_str().unwrap_or(""), fault.message);
            KindFault { span: extends.span, message, ..fault }
        }
        _ => fault,
    }
}
