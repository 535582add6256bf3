//! What one run leaves for the next: a file's id and, while its text stays the same, its parse. Nothing here touches the disk.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use crate::config::{self, Config, ConfigFault};
use crate::history::History;
use crate::kind;
use crate::model::{self, Artifact, Bindings, Document, Inputs, Model, Patch, Syntax};
use crate::quantity::Date;
use crate::source::{Listing, SourceFile, SourceId, SourceMap, Span};
use crate::syntax::{markdown, yaml};

use super::KINDS_FOLDER;
use super::definitions::Definitions;

/// Sources with stable ids, and what was made of them.
#[derive(Debug)]
pub(super) struct Memory {
    /// A path keeps its id as long as the memory lives, so that places in unchanged files stay true.
    sources: SourceMap,
    ids: HashMap<String, SourceId>,
    config: Option<Config>,
    /// Whether the configuration is that of the last run.
    same_config: bool,
    definitions: Option<Definitions>,
    /// Every path of the last run.
    files: Arc<BTreeSet<String>>,
    /// Whether there is a next run.
    lasting: bool,
    parsed: HashMap<SourceId, Syntax>,
    bindings: Bindings,
}

/// What a model is made of besides its files: the dates around the configuration's, of which the one asked for goes before it and
/// that of the build after it, and the history.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub(super) asked: Option<Date>,
    pub(super) built: Option<Date>,
    pub(super) history: History,
}

/// A file with its id, and whether its text is the one of the last run.
struct Kept {
    id: SourceId,
    same: bool,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            sources: kind::builtin_sources(),
            ids: HashMap::default(),
            config: None,
            same_config: false,
            definitions: None,
            files: Arc::default(),
            lasting: false,
            parsed: HashMap::default(),
            bindings: Bindings::default(),
        }
    }
}

impl Memory {
    /// A memory for runs that will be repeated; the default one keeps no syntax.
    pub(super) fn lasting() -> Self {
        Self { lasting: true, bindings: Bindings::lasting(), ..Self::default() }
    }

    /// The configuration in its file, or the one without.
    pub(super) fn config(&mut self, file: Option<SourceFile>) -> Config {
        let Some(file) = file else {
            self.same_config = self.config.take().is_none();
            return Config::default();
        };
        let kept = self.keep(file, 0);
        self.same_config = kept.same && self.config.is_some();
        match &self.config {
            Some(config) if self.same_config => config.clone(),
            _ => self.config.insert(read_config(kept.id, self.sources.file(kept.id))).clone(),
        }
    }

    /// The model of these files, which are all that the repository has, with the configuration that [`Memory::config`] gave.
    pub(super) fn model(
        &mut self,
        config: Config,
        listing: &Listing,
        mut read: Vec<SourceFile>,
        around: Around,
        patches: Vec<Patch>,
    ) -> Model {
        read.sort_by(|a, b| a.path.cmp(&b.path));
        let (definitions, documents): (Vec<_>, Vec<_>) = read.into_iter().partition(|file| file.path.starts_with(KINDS_FOLDER));
        let known = self.definitions.as_ref().map(|known| Arc::clone(&known.catalogue));
        let definitions = self.definitions(definitions);
        let same_kinds = known.is_some_and(|known| Arc::ptr_eq(&known, &definitions.catalogue));
        let documents = self.documents(documents);
        if self.lasting {
            self.forget_missing(&config, &definitions, &documents);
            self.parse(&documents);
            if self.same_config && same_kinds {
                let changed: HashSet<SourceId> = documents.iter().filter(|kept| !kept.same).map(|kept| kept.id).collect();
                self.bindings.retain(|source| !changed.contains(&source));
            } else {
                self.bindings.forget();
            }
        }
        let ids = documents.iter().map(|kept| kept.id).collect();
        let as_of = around.asked.or(config.as_of).or(around.built).unwrap_or_else(Date::today);
        if !self.files.iter().eq(listing.files.iter().map(|file| &file.path)) {
            self.files = Arc::new(listing.files.iter().map(|file| file.path.clone()).collect());
        }
        let inputs = Inputs {
            sources: Arc::new(self.sources.clone()),
            documents: ids,
            config,
            catalogue: definitions.catalogue,
            kind_faults: definitions.faults,
            broken_kinds: definitions.broken,
            files: Arc::clone(&self.files),
            as_of,
            history: around.history,
            patches,
        };
        let syntax = |id| self.parsed.get(&id).cloned().unwrap_or_else(|| parse(&self.sources, id));
        model::build(inputs, &syntax, &mut self.bindings)
    }

    /// The model that the site shows, which knows nothing of the sections that a model's documents keep to themselves, and nothing but
    /// the ids of artifacts that are kept from it; nothing when there are none. Documents, sources and places are those of the model.
    pub(super) fn public(&self, model: &Model) -> Option<Model> {
        let private: Vec<&Artifact> =
            model.artifacts.iter().filter(|artifact| artifact.private && artifact.parent.is_none()).collect();
        let of = |document: &Document| {
            let text = &model.sources.file(document.source).text;
            let sections = if text.contains("<!--") { document.private_sections(text) } else { Vec::new() };
            (!sections.is_empty()).then_some((document.source, sections))
        };
        let withheld: Vec<(SourceId, Vec<Span>)> = model.documents.par_iter().filter_map(of).collect();
        if withheld.is_empty() && private.is_empty() {
            return None;
        }
        let mut sources = SourceMap::clone(&model.sources);
        for (id, sections) in &withheld {
            let file = sources.file(*id);
            let file = SourceFile::new(file.path.clone(), model::blanked(&file.text, sections));
            sources.replace(*id, file);
        }
        let sources = Arc::new(sources);
        let inputs = Inputs {
            sources: Arc::clone(&sources),
            documents: model.documents.iter().map(|document| document.source).collect(),
            config: model.config.clone(),
            catalogue: Arc::clone(&model.catalogue),
            kind_faults: model.kind_faults.clone(),
            broken_kinds: self.definitions.as_ref().map(|known| known.broken.clone()).unwrap_or_default(),
            files: model.files.clone(),
            as_of: model.as_of,
            history: model.history.clone(),
            patches: Vec::new(),
        };
        let blanked: HashSet<SourceId> = withheld.iter().map(|(id, _)| *id).collect();
        let mut kept: HashMap<SourceId, Vec<&Artifact>> = HashMap::default();
        for artifact in &private {
            kept.entry(model.document(artifact.document).source).or_default().push(artifact);
        }
        let syntax = |id| {
            let known = self.parsed.get(&id).filter(|_| !blanked.contains(&id)).cloned();
            let syntax = known.unwrap_or_else(|| parse(&sources, id));
            kept.get(&id).map_or_else(|| syntax.clone(), |private| model::without(&syntax, private))
        };
        let mut bindings = Bindings::of(model, |id| !blanked.contains(&id) && !kept.contains_key(&id));
        let mut public = model::build(inputs, &syntax, &mut bindings);
        public.withheld = withheld.into_iter().flat_map(|(_, sections)| sections).collect();
        public.unnamed = private.iter().map(|artifact| artifact.title.clone()).filter(|title| !title.is_empty()).collect();
        Some(public)
    }

    /// Takes a file in under the id of its path; `double` counts files before it whose paths are spelled the same.
    fn keep(&mut self, file: SourceFile, double: usize) -> Kept {
        if !self.lasting {
            return Kept { id: self.sources.add(file), same: false };
        }
        let key = if double == 0 { Cow::from(&file.path) } else { Cow::from(format!("{}\0{double}", file.path)) };
        let Some(&id) = self.ids.get(&*key) else {
            let key = key.into_owned();
            let id = self.sources.add(file);
            self.ids.insert(key, id);
            return Kept { id, same: false };
        };
        let same = self.sources.holds(id, &file);
        if !same {
            self.sources.replace(id, file);
        }
        Kept { id, same }
    }

    fn definitions(&mut self, files: Vec<SourceFile>) -> Definitions {
        let own: Vec<Kept> = files.into_iter().map(|file| self.keep(file, 0)).collect();
        let all_same = own.iter().all(|kept| kept.same);
        let own: Vec<SourceId> = own.into_iter().map(|kept| kept.id).collect();
        let definitions = match self.definitions.take() {
            Some(known) if all_same && known.read_from == own => known,
            _ => Definitions::read(&self.sources, own),
        };
        self.definitions.insert(definitions).clone()
    }

    /// The documents, sorted by path.
    fn documents(&mut self, files: Vec<SourceFile>) -> Vec<Kept> {
        let mut kept: Vec<Kept> = Vec::with_capacity(files.len());
        let (mut before, mut double) = (String::new(), 0);
        for file in files.into_iter().filter(|file| !file.path.starts_with(".orgdocs/")) {
            double = if file.path == before { double + 1 } else { 0 };
            before.clone_from(&file.path);
            kept.push(self.keep(file, double));
        }
        kept
    }

    /// Reads and keeps the syntax of these documents; again only where the text is new.
    fn parse(&mut self, documents: &[Kept]) {
        let is_new = |kept: &&Kept| !kept.same || !self.parsed.contains_key(&kept.id);
        let read = |kept: &Kept| (kept.id, parse(&self.sources, kept.id));
        let new: Vec<(SourceId, Syntax)> = documents.par_iter().filter(is_new).map(read).collect();
        self.parsed.extend(new);
    }

    /// Drops the texts of files that are gone, and what was read from them.
    fn forget_missing(&mut self, config: &Config, definitions: &Definitions, documents: &[Kept]) {
        let present: HashSet<SourceId> =
            documents.iter().map(|kept| kept.id).chain(definitions.read_from.iter().copied()).chain(config.source).collect();
        for id in self.ids.values().filter(|id| !present.contains(id)) {
            if !self.sources.is_retired(*id) {
                self.sources.retire(*id);
                self.parsed.remove(id);
            }
        }
    }
}

fn read_config(source: SourceId, file: &SourceFile) -> Config {
    let mut config = config::read(source, &yaml::parse_whole(source, &file.text));
    if file.fault.is_some() {
        let message = "the configuration cannot be read to its end".to_owned();
        let at = u32::try_from(file.text.len()).unwrap_or(u32::MAX);
        config.faults.push(ConfigFault { span: Span::new(source, at, at), message, help: Some("Save it as UTF-8 text.".into()) });
    }
    config
}

/// Reads the syntax of one file.
fn parse(sources: &SourceMap, id: SourceId) -> Syntax {
    let file = sources.file(id);
    let lower = file.path.to_ascii_lowercase();
    match &file.fault {
        Some(_) => Syntax::Unread,
        None if lower.ends_with(".md") || lower.ends_with(".markdown") => {
            Syntax::Markdown(Arc::new(markdown::parse(id, &file.text)))
        }
        None => Syntax::Yaml(Arc::new(yaml::parse_whole(id, &file.text))),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;
    use crate::source::ListedFile;

    fn run(memory: &mut Memory, files: &[(&str, &str)]) -> Model {
        let files: Vec<SourceFile> = files.iter().map(|(path, text)| SourceFile::new(*path, *text)).collect();
        let listing = Listing { files: files.iter().map(|file| ListedFile::new(&file.path)).collect() };
        let config = memory.config(files.iter().find(|file| file.path == config::FILE_NAME).cloned());
        let read = files.into_iter().filter(|file| file.path != config::FILE_NAME).collect();
        memory.model(config, &listing, read, Around::default(), Vec::new())
    }

    fn markdown_of(model: &Model, path: &str) -> Arc<crate::syntax::Markdown> {
        let document = model.documents.iter().find(|document| document.path == path).unwrap();
        match &document.content {
            model::Content::Markdown(markdown) => Arc::clone(markdown),
            _ => unreachable!("the test asks for a page"),
        }
    }

    #[test]
    fn a_path_keeps_its_id_and_an_unchanged_text_its_parse() {
        let mut memory = Memory::lasting();
        let first = run(&mut memory, &[("a.md", "# A\n"), ("b.md", "# B\n")]);
        let second = run(&mut memory, &[("0.md", "# 0\n"), ("a.md", "# New A\n"), ("b.md", "# B\n")]);
        assert!(Arc::ptr_eq(&markdown_of(&first, "b.md"), &markdown_of(&second, "b.md")));
        assert!(!Arc::ptr_eq(&markdown_of(&first, "a.md"), &markdown_of(&second, "a.md")));
        let source = |model: &Model, path: &str| model.documents.iter().find(|one| one.path == path).unwrap().source;
        assert_eq!(source(&first, "a.md"), source(&second, "a.md"));
        let text = |model: &Model, path: &str| model.sources.file(source(model, path)).text.to_string();
        assert_eq!(text(&first, "a.md"), "# A\n", "a model keeps the texts it was made of");
        assert_eq!(text(&second, "a.md"), "# New A\n");
    }

    #[test]
    fn a_file_that_is_gone_is_no_source_and_comes_back_under_its_id() {
        let mut memory = Memory::lasting();
        let first = run(&mut memory, &[("a.md", "# A\n"), ("orgdocs.yaml", "title: X\n")]);
        let without = run(&mut memory, &[]);
        assert!(without.sources.iter().all(|(_, file)| file.path.starts_with("orgdocs:")), "{:?}", without.sources);
        assert_eq!(without.config.title, None);
        let again = run(&mut memory, &[("a.md", "# A\n"), ("orgdocs.yaml", "title: X\n")]);
        assert_eq!(again.documents[0].source, first.documents[0].source);
        assert_eq!(again.config.title.as_deref(), Some("X"));
        assert_eq!(&*again.sources.file(again.documents[0].source).text, "# A\n");
    }

    #[test]
    fn the_model_of_the_site_reads_only_what_it_keeps_back_again() {
        let mut memory = Memory::default();
        let model = run(
            &mut memory,
            &[
                ("a.md", "---\nkind: team\npublish: private\n---\n# Alpha\n"),
                ("b.md", "# B\n\n## Own\n\n<!-- publish: private -->\n"),
                ("c.md", "---\nkind: team\n---\n# C\n"),
            ],
        );
        let public = memory.public(&model).unwrap();
        let is_shared = |path: &str| Arc::ptr_eq(&markdown_of(&model, path), &markdown_of(&public, path));
        assert_eq!(["a.md", "b.md", "c.md"].map(is_shared), [false, false, true]);
        let titles = |model: &Model| model.artifacts.iter().map(|artifact| artifact.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&model), ["Alpha", "C"]);
        assert_eq!(titles(&public), ["A", "C"], "a title is made of the id, the only thing that is known");
        assert!(memory.public(&run(&mut Memory::default(), &[("c.md", "# C\n")])).is_none());
    }
}
