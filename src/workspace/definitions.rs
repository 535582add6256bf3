//! The kinds of a repository: the built-in ones and its own.

use std::collections::HashSet;
use std::sync::Arc;

use crate::kind::{self, Catalogue, Definition, KindFault};
use crate::source::{SourceId, SourceMap, Span};
use crate::syntax::yaml;

/// The file of a kind's folder that defines it.
const DEFINITION: &str = "kind.yaml";

/// All kinds, with what is wrong with the repository's own.
#[derive(Debug, Clone, Default)]
pub(super) struct Definitions {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) faults: Vec<KindFault>,
    /// Folders of kinds that cannot be used.
    pub(super) broken: HashSet<String>,
    /// The files of their folders, examples included.
    pub(super) read_from: Vec<SourceId>,
}

impl Definitions {
    /// The built-in kinds and the repository's own.
    pub(super) fn read(sources: &SourceMap, own: Vec<SourceId>) -> Self {
        let (mut catalogue, mut faults) = (kind::builtin().clone(), Vec::new());
        let mut broken = HashSet::new();
        let kinds = own.iter().filter(|source| sources.file(**source).name() == DEFINITION);
        let read = kinds.map(|source| {
            let text = &sources.file(*source).text;
            Definition { source: *source, text, documents: yaml::parse_whole(*source, text) }
        });
        let read: Vec<Definition<'_>> = read.collect();
        for definition in &read {
            let file = sources.file(definition.source);
            let (found, usable) = kind::load_file(definition, &read, &mut catalogue);
            if file.fault.is_some() {
                let end = u32::try_from(file.text.len()).unwrap_or(u32::MAX);
                faults.push(KindFault::shape(
                    Span::new(definition.source, end, end),
                    "the definition cannot be read as text from here on",
                ));
            } else {
                faults.extend(found);
            }
            if !usable || file.fault.is_some() {
                broken.insert(file.path.rsplit('/').nth(1).unwrap_or_default().to_owned());
            }
        }
        catalogue.complete();
        faults.extend(catalogue.lost_references());
        Self { catalogue: Arc::new(catalogue), faults, broken, read_from: own }
    }
}
