//! Parsed documents to a [`Model`].

use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::config::Config;
use crate::expr::Datum;
use crate::history::History;
use crate::kind::{Catalogue, ComputedBy, KindFault, KindId, is_own_key};
use crate::quantity::Date;
use crate::source::{SourceFile, SourceId, SourceMap, Span};
use crate::syntax::{Entry, Markdown, Node, YamlDocument, kebab};

use super::bind::{Binder, Parts};
use super::bound::{Bindings, Bound, Whole};
use super::claim::{Claims, Said};
use super::native::Natives;
use super::resolved::{World, main_artifact};
use super::{
    Addresses, Artifact, ArtifactId, Claim, ClaimedBy, Content, Document, DocumentId, Due, Facts, Graph, Patch, declare, fences,
    listed, object, path, private, scope,
};

/// Everything that [`build`] needs.
#[derive(Debug)]
pub struct Inputs {
    pub sources: Arc<SourceMap>,
    /// The documents, sorted by path.
    pub documents: Vec<SourceId>,
    pub config: Config,
    pub catalogue: Arc<Catalogue>,
    pub kind_faults: Vec<KindFault>,
    /// Kinds that could not be loaded; their documents get no findings.
    pub broken_kinds: HashSet<String>,
    /// Every path of the repository, for links.
    pub files: Arc<BTreeSet<String>>,
    pub as_of: Date,
    /// Read only where somebody asks.
    pub history: History,
    /// Changes to documents before they are bound.
    pub patches: Vec<Patch>,
}

/// What the syntax of a file gave.
#[derive(Debug, Clone)]
pub enum Syntax {
    Markdown(Arc<Markdown>),
    Yaml(Arc<Vec<YamlDocument>>),
    Unread,
}

/// How many documents or artifacts a thread takes at once: few enough that no thread is left alone with the slowest.
pub const AT_ONCE: usize = 64;

/// The organisation.
#[derive(Debug)]
pub struct Model {
    pub sources: Arc<SourceMap>,
    pub config: Config,
    pub catalogue: Arc<Catalogue>,
    pub kind_faults: Vec<KindFault>,
    /// Sorted by path.
    pub documents: Vec<Document>,
    pub artifacts: Vec<Artifact>,
    pub graph: Graph,
    pub files: Arc<BTreeSet<String>>,
    pub as_of: Date,
    /// Read only where somebody asks; see [`Model::lately`].
    pub history: History,
    /// What was left out because the site does not show it, in order of source and place.
    pub withheld: Vec<Span>,
    /// The titles of artifacts that the site does not show.
    pub unnamed: Vec<String>,
    /// The kinds of which not all could be read.
    pub(super) torn: BTreeSet<KindId>,
    /// Computed values of each artifact, in the kind's order.
    pub computed: Vec<Arc<[(String, Datum)]>>,
    /// The artifacts that expressions were led to, as they see them.
    pub(super) objects: OnceLock<Vec<OnceLock<Datum>>>,
    /// By kind all of them, once somebody asked.
    pub(super) lists: OnceLock<Vec<OnceLock<Datum>>>,
    /// Computed values that could not be worked out, in the order of their artifacts.
    pub failures: Vec<Failure>,
    /// `organisation` as expressions see it.
    pub organisation: Datum,
    /// Asked for by rules and pages, worked out once.
    pub(super) addresses: Arc<OnceLock<Arc<Addresses>>>,
    /// The same.
    pub(super) due: OnceLock<Vec<Due>>,
}

/// Binds and links documents. Each one's syntax is asked for just before it is bound, and what nobody else holds on to is dropped
/// right after.
pub fn build(inputs: Inputs, syntax: &(dyn Fn(SourceId) -> Syntax + Sync), bindings: &mut Bindings) -> Model {
    let Inputs { sources, documents, config, catalogue, kind_faults, broken_kinds, files, as_of, history, patches } = inputs;
    let claims = Claims::new(&catalogue, &config);
    let calendar = config.organisation.calendar();
    let binder = Binder { catalogue: &catalogue, calendar: &calendar, patches: &patches };
    let reader = Reader { sources: &sources, claims: &claims, binder: &binder, broken: &broken_kinds };
    let read = bindings.all(documents, &|source| reader.document(source, syntax(source)));

    let (mut documents, mut artifacts) = (Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    // What the next model shares is copied here, on all threads.
    let own: Vec<Bound> = read.into_par_iter().with_max_len(AT_ONCE).map(Arc::unwrap_or_clone).collect();
    for (document, found) in own.into_iter().flatten() {
        let (document_id, first) = (DocumentId::at(documents.len()), artifacts.len());
        for Whole { facts, declared } in found {
            let of = |parent, facts| Artifact { document: document_id, parent, facts };
            let parent = Some(ArtifactId::at(artifacts.len()));
            artifacts.push(of(None, facts));
            artifacts.extend(declared.into_iter().map(|child| of(parent, child)));
        }
        let artifacts = (first..artifacts.len()).map(ArtifactId::at).collect();
        documents.push(Document { artifacts, ..document });
    }

    let world = World {
        catalogue: &catalogue,
        files: &files,
        site_root: &config.site_root,
        documents: &documents,
        artifacts: &artifacts,
    };
    let resolved = bindings.resolved(world);
    let addresses = Arc::clone(&resolved.addresses);
    let page_of = |page: DocumentId| main_artifact(&documents[page.index()], &artifacts);
    let graph = Graph::new(resolved, (artifacts.len(), documents.len()), &page_of);
    let torn = documents.iter().flat_map(|document| document.torn.iter().copied()).collect();
    let mut model = Model {
        sources,
        config,
        catalogue: Arc::clone(&catalogue),
        kind_faults,
        documents,
        artifacts,
        graph,
        files,
        as_of,
        history,
        withheld: Vec::new(),
        unnamed: Vec::new(),
        torn,
        computed: Vec::new(),
        failures: Vec::new(),
        objects: OnceLock::new(),
        lists: OnceLock::new(),
        organisation: Datum::missing(),
        addresses,
        due: OnceLock::new(),
    };
    model.organisation = scope::organisation(&model.config);
    let each = (0..model.artifacts.len()).into_par_iter().with_max_len(AT_ONCE);
    let worked_out: Vec<WorkedOut> = each.map(|at| compute(&model, ArtifactId::at(at))).collect();
    let (computed, failures): (Vec<_>, Vec<_>) = worked_out.into_iter().unzip();
    model.computed = computed;
    model.failures = failures.into_iter().flatten().collect();
    model
}

/// A computed value that could not be worked out for an artifact, for another reason than that something is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub of: ArtifactId,
    /// The position of the value among those of the kind.
    pub value: usize,
    pub message: String,
}

/// The computed values of an artifact, and those that are missing because they failed.
type WorkedOut = (Arc<[(String, Datum)]>, Vec<Failure>);

fn compute(model: &Model, id: ArtifactId) -> WorkedOut {
    let artifact = model.artifact(id);
    let kind = model.catalogue.get(artifact.kind);
    if kind.computed().is_empty() {
        return WorkedOut::default();
    }
    if let Some(known) = artifact.computed.get() {
        return (Arc::clone(known), Vec::new());
    }
    let natives = Natives::new(model, id);
    let (mut values, mut failures, mut beyond) = (Vec::new(), Vec::new(), false);
    for (at, computed) in kind.computed().iter().enumerate() {
        let value = match &computed.by {
            ComputedBy::Native(native) => natives.value(*native, &computed.name),
            ComputedBy::Expression(expr) => scope::evaluate(model, id, &values, expr, &mut beyond).unwrap_or_else(|message| {
                failures.push(Failure { of: id, value: at, message });
                Datum::missing()
            }),
        };
        // The artifact itself may have another id in the next model.
        beyond |= object::holds_artifact(&value);
        values.push((computed.name.clone(), value));
    }
    let values: Arc<[_]> = values.into();
    if !beyond && failures.is_empty() {
        artifact.computed.get_or_init(|| Arc::clone(&values));
    }
    (values, failures)
}

struct Reader<'a> {
    sources: &'a SourceMap,
    claims: &'a Claims<'a>,
    binder: &'a Binder<'a>,
    broken: &'a HashSet<String>,
}

impl Reader<'_> {
    /// A file as document with its artifacts, whose ids are not yet known; nothing for YAML that is not ours.
    fn document(&self, source: SourceId, syntax: Syntax) -> Bound {
        let (document, artifacts) = self.read(source, syntax)?;
        let whole = |facts| Whole { declared: declare::within(self.binder.catalogue, &facts), facts: Arc::new(facts) };
        Some((document, artifacts.into_iter().map(whole).collect()))
    }

    fn read(&self, source: SourceId, syntax: Syntax) -> Option<(Document, Vec<Facts>)> {
        let file = self.sources.file(source);
        let mut document = Document {
            source,
            path: file.path.clone(),
            content: Content::Unread,
            faults: Vec::new(),
            artifacts: Vec::new(),
            unknown_kinds: Vec::new(),
            torn: Vec::new(),
            strange: None,
        };
        match syntax {
            Syntax::Unread => Some((document, Vec::new())),
            Syntax::Markdown(markdown) => {
                let artifacts = self.markdown(file, &markdown, &mut document);
                document.content = Content::Markdown(settled(markdown, !artifacts.is_empty()));
                Some((document, artifacts))
            }
            Syntax::Yaml(parts) => {
                document.content = Content::Yaml;
                let artifacts: Vec<Facts> =
                    parts.iter().enumerate().flat_map(|(at, part)| self.yaml(file, part, at, &mut document)).collect();
                let ours = !artifacts.is_empty()
                    || !document.unknown_kinds.is_empty()
                    || document.strange.is_some()
                    || (parts.iter().any(|part| !part.faults.is_empty()) && self.claims.is_expected(&file.path, &file.text));
                if ours {
                    document.faults = parts.iter().flat_map(|part| part.faults.iter().cloned()).collect();
                }
                ours.then_some((document, artifacts))
            }
        }
    }

    fn markdown(&self, file: &SourceFile, markdown: &Markdown, document: &mut Document) -> Vec<Facts> {
        let front = markdown.front.as_ref();
        let entries: &[Entry] = front.and_then(|front| front.root.as_ref()).and_then(|root| root.as_map()).unwrap_or(&[]);
        let Some(claim) = self.claim(self.claims.of(&file.path, entries), document) else {
            let suspicious = self.claims.is_configured(&file.path);
            if suspicious {
                document.faults.clone_from(&markdown.faults);
            }
            return Vec::new();
        };
        document.faults.clone_from(&markdown.faults);
        if let Some(front) = front {
            document.faults.extend(front.faults.iter().cloned());
        }
        // A line of a map that cannot be read hides nothing of the fields around it.
        let partial = !document.faults.is_empty();
        let kind = self.binder.catalogue.get(claim.kind);
        let (fenced, faults) = fences::read(&markdown.outline, kind, markdown.body.source, &file.text);
        document.faults.extend(faults);
        let parts = Parts {
            path: &file.path,
            text: &file.text,
            entries,
            fenced,
            span: front.and_then(|front| front.root.as_ref()).map_or(markdown.body, |root| root.span),
            outline: Some(&markdown.outline),
            default_id: self.default_id(&file.path, claim.kind),
            partial,
        };
        vec![self.binder.artifact(claim.kind, &parts)]
    }

    fn yaml(&self, file: &SourceFile, part: &YamlDocument, at: usize, document: &mut Document) -> Vec<Facts> {
        let Some(root) = &part.root else { return Vec::new() };
        let partial = !part.faults.is_empty();
        let all = |kind, node: &Node| -> Vec<Facts> {
            let each = listed::elements(self.binder.catalogue.get(kind), node)
                .into_iter()
                .enumerate()
                .filter_map(|(at, element)| Some((at, element?)));
            each.map(|(at, element)| {
                let id = element.id.unwrap_or_else(|| format!("{}-{}", path::stem(&file.path), at + 1));
                self.binder.artifact(kind, &of_yaml(file, &element.entries, element.span, id, partial))
            })
            .collect()
        };
        let Some(entries) = root.as_map() else {
            let parts = root.as_seq().unwrap_or(std::slice::from_ref(root));
            let strange = parts.iter().find(|part| part.as_map().is_none() && !part.is_absent() && !partial);
            document.strange = strange.and_then(|part| Some((self.claims.by_place(&file.path)?, part.span)));
            let kind = self.claims.bare_list(&file.path, root).filter(|kind| self.is_whole(*kind));
            return kind.map(|kind| all(kind, root)).unwrap_or_default();
        };
        let plural = |key: &str| self.claims.plural(&file.path, key);
        // Of a list that a fault has damaged, what can be read is read.
        let is_list = |entry: &&Entry| {
            let items = entry.value.as_seq().unwrap_or_default();
            let are_maps = items.iter().filter(|item| item.as_map().is_some()).count();
            are_maps > 0 && (partial || are_maps == items.len())
        };
        let by_id = |kind: KindId, node: &Node| !partial && listed::is_by_id(self.binder.catalogue.get(kind), node);
        // What says its own kind is one document, whatever lists it has.
        let says_kind = matches!(self.claims.by_key(entries), Said::Claimed(_));
        let lists: Vec<(KindId, &Entry)> = entries
            .iter()
            .filter(|_| !says_kind)
            .filter_map(|entry| Some((self.claims.list(&file.path, entry)?, entry)))
            .filter(|(kind, entry)| is_list(entry) || by_id(*kind, &entry.value))
            .collect();
        if partial {
            let keys = entries.iter().map(|entry| &entry.key).chain(&part.lost);
            let torn: Vec<KindId> = keys.filter_map(|key| plural(&key.text)).collect();
            let is_lost = lists.is_empty() && !torn.is_empty();
            document.torn.extend(torn);
            if is_lost {
                return Vec::new();
            }
        }
        let misnamed = || self.claims.misnamed(&file.path, entries).filter(|(_, entry)| is_list(entry));
        let lists = if lists.is_empty() && !partial { misnamed().into_iter().collect() } else { lists };
        if let [(kind, entry)] = lists[..]
            && plural(&entry.key.text).is_none()
        {
            let right = self.binder.catalogue.get(kind).plural.clone();
            document.unknown_kinds.push((entry.key.text.clone(), entry.key.span, right));
        }
        if !lists.is_empty() && lists.iter().all(|(kind, _)| self.is_whole(*kind)) {
            return lists.into_iter().flat_map(|(kind, entry)| all(kind, &entry.value)).collect();
        }
        if let Some(claim) = self.claim(self.claims.of(&file.path, entries), document) {
            if path::stem(&file.path) == self.binder.catalogue.get(claim.kind).plural && by_id(claim.kind, root) {
                return all(claim.kind, root);
            }
            let id =
                if at == 0 { self.default_id(&file.path, claim.kind) } else { format!("{}-{}", path::stem(&file.path), at + 1) };
            return vec![self.binder.artifact(claim.kind, &of_yaml(file, entries, root.span, id, partial))];
        }
        Vec::new()
    }

    fn claim(&self, said: Said, document: &mut Document) -> Option<Claim> {
        match said {
            Said::Claimed(claim) => self.is_whole(claim.kind).then_some(claim),
            Said::Slip { written, span, near } => {
                // It is read as what it was meant to be, so that one slip is one finding.
                let kind = self.binder.catalogue.find(&near);
                document.unknown_kinds.push((written, span, near));
                kind.filter(|kind| self.is_whole(*kind)).map(|kind| Claim { kind, by: ClaimedBy::Key(span) })
            }
            Said::Foreign | Said::Nothing => None,
        }
    }

    fn is_whole(&self, kind: KindId) -> bool {
        !self.broken.contains(self.binder.catalogue.get(kind).name.as_str())
    }

    /// The slug of the file's stem, or of the folder for README and index; `payments.team.md` is `payments`.
    fn default_id(&self, file: &str, kind: KindId) -> String {
        let stem = path::stem(file);
        let name = &self.binder.catalogue.get(kind).name;
        let stem = stem.strip_suffix(name.as_str()).and_then(|rest| rest.strip_suffix('.')).unwrap_or(stem);
        if matches!(stem.to_lowercase().as_str(), "readme" | "index") {
            return kebab(path::stem(path::folder(file)));
        }
        kebab(stem)
    }
}

/// The parts of an artifact that is a mapping of a YAML file.
fn of_yaml<'p>(file: &'p SourceFile, entries: &'p [Entry], span: Span, default_id: String, partial: bool) -> Parts<'p> {
    Parts { path: &file.path, text: &file.text, entries, span, outline: None, fenced: Vec::new(), default_id, partial }
}

/// A page as the rest of the program needs it: when nobody else will bind it again, without what only binding reads. The front matter of
/// an artifact is in its fields, but for the author's own keys and those that all pages are asked for.
fn settled(mut markdown: Arc<Markdown>, is_artifact: bool) -> Arc<Markdown> {
    if let Some(own) = Arc::get_mut(&mut markdown) {
        own.settle(|key| !is_artifact || is_own_key(key) || ["title", private::KEY].contains(&key));
    }
    markdown
}
