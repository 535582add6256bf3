//! Questions about the organisation that rules and pages ask alike.

use std::collections::BTreeMap;

use crate::kind::{KindId, Meaning};
use crate::source::SourceId;

use super::{
    Artifact, ArtifactId, Data, Document, DocumentId, FieldReference, FieldValue, Incoming, Model, Party, Record, Reference,
    Standing, Target, Value,
};

impl Model {
    /// The artifact of an id.
    pub fn artifact(&self, id: ArtifactId) -> &Artifact {
        &self.artifacts[id.index()]
    }

    /// The document of an id.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.index()]
    }

    /// The document that a source is.
    pub fn document_of(&self, source: SourceId) -> Option<&Document> {
        let path = &self.sources.file(source).path;
        let at = self.documents.binary_search_by(|document| document.path.as_str().cmp(path)).ok()?;
        Some(&self.documents[at]).filter(|document| document.source == source)
    }

    /// Every artifact with its id.
    pub fn iter(&self) -> impl Iterator<Item = (ArtifactId, &Artifact)> {
        self.artifacts.iter().enumerate().map(|(at, artifact)| (ArtifactId::at(at), artifact))
    }

    /// What an artifact declares, in the order of its document, where it follows the artifact.
    pub fn declared_by(&self, id: ArtifactId) -> &[ArtifactId] {
        let all = &self.document(self.artifact(id).document).artifacts;
        let behind = &all[all.partition_point(|other| *other <= id)..];
        &behind[..behind.partition_point(|other| self.artifact(*other).parent == Some(id))]
    }

    /// Every artifact of a kind.
    pub fn of_kind(&self, kind: KindId) -> impl Iterator<Item = (ArtifactId, &Artifact)> {
        self.graph.of_kind(kind).iter().map(|id| (*id, self.artifact(*id)))
    }

    /// Every artifact that stands for itself and whose kind has a field of a meaning, in the model's order.
    pub fn with_meaning(&self, meaning: Meaning) -> impl Iterator<Item = ArtifactId> {
        let kinds = self.catalogue.iter().filter(move |(_, kind)| kind.fields.meaning(meaning).is_some());
        let mut found: Vec<ArtifactId> = kinds.flat_map(|(kind, _)| self.graph.of_kind(kind)).copied().collect();
        found.sort_unstable();
        found.into_iter().filter(|id| self.artifact(*id).parent.is_none())
    }

    /// Where a reference leads.
    pub fn target(&self, reference: &Reference) -> Option<ArtifactId> {
        match self.graph.resolve(&self.catalogue, reference) {
            Target::Artifact(id) => Some(id),
            Target::WrongKind(_) | Target::Missing | Target::Unsure => None,
        }
    }

    /// The artifact behind a value: what a reference leads to, or the person who holds a role.
    pub fn behind(&self, value: &Value) -> Option<ArtifactId> {
        match &value.data {
            Data::Reference(reference) | Data::Party(Party::Person(reference)) => self.target(reference),
            Data::Party(Party::Role(role)) => self.holder(role),
            Data::Record(record) => {
                record.fields.iter().find_map(|field| field.value.as_reference()).and_then(|r| self.target(r))
            }
            _ => None,
        }
    }

    /// The one person who holds a role.
    pub fn holder(&self, role: &str) -> Option<ArtifactId> {
        let (_, holders) = self.config.organisation.roles.iter().find(|(name, _)| name.value == role)?;
        match holders.as_slice() {
            [one] => self.person(&one.value),
            _ => None,
        }
    }

    /// The kind of people.
    pub fn people(&self) -> Option<KindId> {
        self.catalogue.find("person")
    }

    /// The person of an id.
    pub fn person(&self, id: &str) -> Option<ArtifactId> {
        let kind = self.people()?;
        self.graph.at(kind, id.trim_start_matches('@')).first().copied()
    }

    /// Whether any person is declared, and all of them could be read, so that a name can be unknown.
    pub fn knows_people(&self) -> bool {
        self.people().is_some_and(|kind| self.graph.is_populated(kind) && !self.is_torn(kind))
    }

    /// Whether a damaged list may hold more artifacts of a kind than could be read.
    pub fn is_torn(&self, kind: KindId) -> bool {
        self.torn.contains(&kind)
    }

    /// Whether a reference that leads nowhere is wrong: "no such person" can be said only once some person is declared, and "no such
    /// team" only where every list of teams could be read.
    pub fn is_dangling(&self, reference: &FieldReference) -> bool {
        let allowed = &reference.reference.allowed;
        let takes_people = || allowed.iter().any(|word| word == "person");
        let may_be_lost = || allowed.iter().filter_map(|word| self.catalogue.find(word)).any(|kind| self.is_torn(kind));
        reference.target == Target::Missing && (self.knows_people() || !takes_people()) && !may_be_lost()
    }

    /// The value of the field with a meaning.
    pub fn meaning(&self, id: ArtifactId, meaning: Meaning) -> Option<&FieldValue> {
        self.artifact(id).meaning(meaning, self.catalogue.get(self.artifact(id).kind))
    }

    /// The value of the field with a meaning in a record of an artifact.
    pub fn meaning_in<'r>(&self, id: ArtifactId, record: &'r Record, meaning: Meaning) -> Option<&'r Value> {
        let kind = self.catalogue.get(self.artifact(id).kind);
        let field = kind.record(&record.type_name)?.fields.meaning(meaning)?;
        record.get(&field.name)
    }

    /// The value of the field that a record of an artifact is about.
    pub fn principal<'r>(&self, id: ArtifactId, record: &'r Record) -> Option<&'r Value> {
        let kind = self.catalogue.get(self.artifact(id).kind);
        record.get(&kind.record(&record.type_name)?.fields.principal()?.name)
    }

    /// The elements of the list field with a meaning.
    pub fn list(&self, id: ArtifactId, meaning: Meaning) -> &[Value] {
        self.meaning(id, meaning).map_or(&[], |field| field.value.as_list())
    }

    /// The one person who answers for an artifact; a declared one inherits from its parent.
    pub fn accountable(&self, id: ArtifactId) -> Option<ArtifactId> {
        let own = self.meaning(id, Meaning::AccountableOwner).and_then(|field| self.behind(&field.value));
        own.or_else(|| self.artifact(id).parent.and_then(|parent| self.accountable(parent)))
    }

    /// The documents in force that each person answers for, a person's own aside.
    pub fn accountabilities(&self) -> BTreeMap<ArtifactId, Vec<ArtifactId>> {
        let mut answers: BTreeMap<ArtifactId, Vec<ArtifactId>> = BTreeMap::new();
        for (id, artifact) in self.iter().filter(|(id, artifact)| artifact.parent.is_none() && self.is_active(*id)) {
            if let Some(person) = self.accountable(id).filter(|person| self.artifact(*person).document != artifact.document) {
                answers.entry(person).or_default().push(id);
            }
        }
        answers
    }

    /// Whether an artifact stands for the present: neither draft nor proposal nor retired. A declared one is as active as its parent.
    pub fn is_active(&self, id: ArtifactId) -> bool {
        let artifact = self.artifact(id);
        artifact.parent.map_or(artifact.standing == Standing::Active, |parent| self.is_active(parent))
    }

    /// Whether an artifact is a team: one whose kind has a field for members.
    pub fn is_team(&self, id: ArtifactId) -> bool {
        self.catalogue.get(self.artifact(id).kind).fields.meaning(Meaning::Members).is_some()
    }

    /// Whether an artifact shows where a flow should be, and not where it is.
    pub fn is_aim(&self, id: ArtifactId) -> bool {
        let state = self.meaning(id, Meaning::FlowState).and_then(|field| field.value.as_text());
        state == Some("future") || self.meaning(id, Meaning::CurrentState).is_some()
    }

    /// Whether an artifact is retired: archived, deprecated or superseded.
    pub fn is_retired(&self, id: ArtifactId) -> bool {
        self.artifact(id).standing == Standing::Retired
    }

    /// The references of fields that lead to an artifact.
    pub fn referring(&self, id: ArtifactId) -> impl Iterator<Item = &FieldReference> {
        self.graph.incoming(id).iter().filter_map(|incoming| match incoming {
            Incoming::Reference(at) => Some(&self.graph.references[*at]),
            Incoming::Link(_) => None,
        })
    }

    /// The artifacts behind the elements of a list, those that resolve.
    pub fn behind_all(&self, values: &[Value]) -> Vec<ArtifactId> {
        values.iter().filter_map(|value| self.behind(value)).collect()
    }
}
