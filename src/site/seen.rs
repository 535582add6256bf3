//! The model as one page sees it: whatever document it asks about is noted, so that the page is made again only when one of them
//! says something new.
//!
//! A page has no other way to the model. What is the same for every page (kinds, configuration, ids, addresses, the day) is part of
//! [`super::ground::Ground`] and not noted.

use std::cell::{Cell, RefCell};

use crate::config::Config;
use crate::expr::Datum;
use crate::history::Last;
use crate::kind::{Catalogue, KindId, Looks, Meaning};
use crate::model::native::Flow;
use crate::model::{
    Addresses, Artifact, ArtifactId, BodyLink, CheckScope, Document, DocumentId, FieldReference, FieldValue, Incoming, Model,
    Reference, Value,
};
use crate::quantity::Date;
use crate::source::{SourceId, Span};

use super::names::{Name, Names};

/// What a page was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reads {
    /// Those whose data was asked for, sorted.
    pub(super) documents: Vec<DocumentId>,
    /// Those whose words were asked for, sorted.
    pub(super) texts: Vec<DocumentId>,
    /// The data of all documents, and all findings.
    pub(super) everything: bool,
}

/// Notes while a page is made.
#[derive(Debug, Default)]
pub(super) struct Notes {
    documents: RefCell<Vec<DocumentId>>,
    texts: RefCell<Vec<DocumentId>>,
    everything: Cell<bool>,
    /// The source that was asked about last.
    source: Cell<Option<SourceId>>,
    /// Nobody asks again what the page was made from.
    is_last: bool,
}

impl Notes {
    /// For a page that is made once.
    pub(super) fn none() -> Self {
        Self { is_last: true, ..Self::default() }
    }

    /// What was noted.
    pub(super) fn finish(self) -> Reads {
        let everything = self.everything.get();
        let documents = if everything { Vec::new() } else { in_order(self.documents) };
        Reads { documents, texts: in_order(self.texts), everything }
    }
}

fn in_order(noted: RefCell<Vec<DocumentId>>) -> Vec<DocumentId> {
    let mut noted = noted.into_inner();
    noted.sort_unstable();
    noted.dedup();
    noted
}

/// The model for one page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    model: &'a Model,
    notes: &'a Notes,
    pub(super) catalogue: &'a Catalogue,
    pub(super) config: &'a Config,
    pub(super) as_of: Date,
}

impl<'a> Seen<'a> {
    pub(super) fn new(model: &'a Model, notes: &'a Notes) -> Self {
        Self { model, notes, catalogue: &model.catalogue, config: &model.config, as_of: model.as_of }
    }

    /// The model itself, for pages about all of it. They show its data; words of documents come from [`Seen::text`] and [`Seen::slice`].
    pub(super) fn everything(self) -> &'a Model {
        self.notes.everything.set(true);
        self.model
    }

    pub(super) fn artifact(self, id: ArtifactId) -> &'a Artifact {
        let artifact = self.model.artifact(id);
        self.note(artifact.document);
        artifact
    }

    pub(super) fn document(self, id: DocumentId) -> &'a Document {
        self.note(id);
        self.model.document(id)
    }

    /// What an artifact declares.
    pub(super) fn declared_by(self, id: ArtifactId) -> &'a [ArtifactId] {
        self.note(self.model.artifact(id).document);
        self.model.declared_by(id)
    }

    /// The document at a path.
    pub(super) fn document_at(self, path: &str) -> Option<&'a Document> {
        let at = self.model.documents.binary_search_by(|document| document.path.as_str().cmp(path)).ok()?;
        Some(self.document(DocumentId::at(at)))
    }

    /// The text that a document was read from.
    pub(super) fn text(self, source: SourceId) -> &'a str {
        self.note_source(source);
        &self.model.sources.file(source).text
    }

    /// What stands at a place.
    pub(super) fn slice(self, span: Span) -> &'a str {
        self.note_source(span.source);
        self.model.sources.slice(span)
    }

    /// A place for people: `teams/payments.md:12:3`.
    pub(super) fn place(self, span: Span) -> String {
        self.note_source(span.source);
        let place = self.model.sources.place(span);
        format!("{}:{}:{}", self.path(span.source), place.line, place.column)
    }

    /// The path of a source.
    pub(super) fn path(self, source: SourceId) -> &'a str {
        &self.model.sources.file(source).path
    }

    pub(super) fn meaning(self, id: ArtifactId, meaning: Meaning) -> Option<&'a FieldValue> {
        self.artifact(id);
        self.model.meaning(id, meaning)
    }

    pub(super) fn list(self, id: ArtifactId, meaning: Meaning) -> &'a [Value] {
        self.artifact(id);
        self.model.list(id, meaning)
    }

    pub(super) fn accountable(self, id: ArtifactId) -> Option<ArtifactId> {
        self.artifact(id);
        self.model.accountable(id)
    }

    pub(super) fn is_active(self, id: ArtifactId) -> bool {
        self.artifact(id);
        self.model.is_active(id)
    }

    pub(super) fn is_retired(self, id: ArtifactId) -> bool {
        self.artifact(id);
        self.model.is_retired(id)
    }

    pub(super) fn is_reviewed(self, id: ArtifactId) -> bool {
        self.artifact(id);
        self.model.is_reviewed(id)
    }

    pub(super) fn reviewed_on(self, id: ArtifactId) -> Option<Date> {
        self.artifact(id);
        self.model.reviewed_on(id)
    }

    pub(super) fn review_due(self, id: ArtifactId) -> Option<Date> {
        self.artifact(id);
        self.model.review_due(id)
    }

    pub(super) fn computed(self, id: ArtifactId, name: &str) -> Option<&'a Datum> {
        self.artifact(id);
        self.model.computed(id, name)
    }

    /// An artifact as expressions see it.
    pub(super) fn object(self, id: ArtifactId) -> Datum {
        self.artifact(id);
        self.model.object(id)
    }

    /// The names of expressions about an artifact, which look as far as they say.
    pub(super) fn scope(self, id: ArtifactId, looks: Looks) -> CheckScope<'a> {
        self.artifact(id);
        match looks {
            Looks::Inside => {}
            Looks::Around => {
                for incoming in self.incoming(id) {
                    match incoming {
                        Incoming::Reference(at) => {
                            self.reference(*at);
                        }
                        Incoming::Link(at) => {
                            self.link(*at);
                        }
                    }
                }
            }
            Looks::Elsewhere => {
                self.everything();
            }
        }
        CheckScope::new(self.model, id)
    }

    /// The flow through the steps of a map.
    pub(super) fn flow(self, id: ArtifactId) -> Option<Flow> {
        self.artifact(id);
        Flow::of(self.model, id)
    }

    /// What a value leads to: which ids there are is part of the ground.
    pub(super) fn behind(self, value: &Value) -> Option<ArtifactId> {
        self.model.behind(value)
    }

    /// Where a reference leads.
    pub(super) fn target(self, reference: &Reference) -> Option<ArtifactId> {
        self.model.target(reference)
    }

    /// The one person who holds a role.
    pub(super) fn holder(self, role: &str) -> Option<ArtifactId> {
        self.model.holder(role)
    }

    /// The artifacts of an address.
    pub(super) fn at(self, kind: KindId, id: &str) -> &'a [ArtifactId] {
        self.model.graph.at(kind, id)
    }

    pub(super) fn incoming(self, id: ArtifactId) -> &'a [Incoming] {
        self.artifact(id);
        self.model.graph.incoming(id)
    }

    pub(super) fn referring(self, id: ArtifactId) -> impl Iterator<Item = &'a FieldReference> {
        self.artifact(id);
        self.model.referring(id)
    }

    pub(super) fn references_of(self, id: ArtifactId) -> &'a [FieldReference] {
        self.artifact(id);
        self.model.graph.references_of(id)
    }

    /// A reference that [`Seen::incoming`] named.
    pub(super) fn reference(self, at: usize) -> &'a FieldReference {
        let reference = &self.model.graph.references[at];
        self.artifact(reference.from);
        reference
    }

    /// A link that [`Seen::incoming`] named.
    pub(super) fn link(self, at: usize) -> &'a BodyLink {
        let link = &self.model.graph.links[at];
        self.note(link.document);
        link
    }

    /// The last commit of a document.
    pub(super) fn last_change(self, id: DocumentId) -> Option<&'a Last> {
        self.note(id);
        self.model.last_change(id)
    }

    /// The links of a body.
    pub(super) fn links_of(self, id: DocumentId) -> &'a [BodyLink] {
        self.note(id);
        self.model.graph.links_of(id)
    }

    fn note_source(self, source: SourceId) {
        if self.notes.is_last || self.notes.source.replace(Some(source)) == Some(source) {
            return;
        }
        let path = self.path(source);
        let documents = &self.model.documents;
        let first = documents.partition_point(|document| document.path.as_str() < path);
        let found = documents[first..].iter().position(|document| document.source == source || document.path != path);
        if let Some(at) = found.map(|at| first + at).filter(|at| documents[*at].source == source) {
            self.notes.texts.borrow_mut().push(DocumentId::at(at));
        }
    }

    /// An ordinary page as pages name it.
    pub(super) fn title(self, names: &'a Names, id: DocumentId) -> &'a str {
        self.note(id);
        names.page(self.model, id)
    }

    /// An artifact as pages name it.
    pub(super) fn name(self, names: &'a Names, addresses: &Addresses, id: ArtifactId) -> &'a Name {
        let name = names.get(self.model, addresses, id);
        self.note(name.document);
        name
    }

    fn note(self, id: DocumentId) {
        if self.notes.is_last {
            return;
        }
        let mut documents = self.notes.documents.borrow_mut();
        if documents.last() != Some(&id) && !self.notes.everything.get() {
            documents.push(id);
        }
    }
}
