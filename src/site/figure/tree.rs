//! `tree`: records in records. Options: `top` a field whose first element is the top, `children` the fields to descend into, outermost
//! first, `label`, `status` and `badge` the fields of a node, the first that is filled.

use crate::diagram::tree::{Node, Role, Tree, render};
use crate::diagram::{Figure, Tone};
use crate::kind::Part;
use crate::model::{Artifact, ArtifactId, Record, Value};

use super::super::here::{Here, label};
use super::super::show::table::{Declared, declared};
use super::super::show::value;
use super::chart;

const ROLES: [Role; 4] = [Role::Opportunity, Role::Solution, Role::Assumption, Role::Test];
const MARKED: &str = "target";

struct Grower<'a> {
    here: Here<'a>,
    children: Vec<String>,
    labels: Vec<String>,
    states: Vec<String>,
    badges: Vec<String>,
}

pub(super) fn figure(here: Here<'_>, id: ArtifactId, options: &Part, figure: &str) -> Option<Figure> {
    let artifact = here.model.artifact(id);
    let grower = Grower {
        here,
        children: options.list("children").to_vec(),
        labels: options.list("label").to_vec(),
        states: options.list("status").to_vec(),
        badges: options.list("badge").to_vec(),
    };
    let children = grower.below(&artifact.record);
    if children.is_empty() {
        return None;
    }
    let root = grower.root(id, artifact, options.field("top"), children);
    let title = artifact.title.clone();
    let description = here.plan.words.count_with("n_nodes_below_top", root.count() - 1, &[("top", &root.text)]);
    Some(render(&Tree { id: figure.to_owned(), title, description, root, words: here.plan.words.clone() }))
}

impl Grower<'_> {
    fn root(&self, id: ArtifactId, artifact: &Artifact, field: Option<&str>, children: Vec<Node>) -> Node {
        let plain = Node { role: Role::Outcome, text: artifact.title.clone(), children, ..Node::default() };
        let record = field.and_then(|field| artifact.record.list(field).first()).and_then(Value::as_record);
        let Some(record) = record else { return plain };
        let Some(Declared::Elsewhere(target) | Declared::Here(target)) = declared(self.here, id, record) else {
            return Node { text: record.text("id").map_or(plain.text, label), ..plain };
        };
        if !self.here.is_shown(target) {
            return Node { text: self.here.title(target).to_owned(), ..plain };
        }
        let metric = self.here.model.artifact(target);
        let due = metric.record.get("by").and_then(Value::as_date);
        Node {
            text: metric.title.clone(),
            href: self.here.href(target),
            bar: chart::bar(self.here, &metric.record, ["baseline", "at", "target"], due),
            ..plain
        }
    }

    /// The nodes of every list field that a record has, in the order of `children`.
    fn below(&self, record: &Record) -> Vec<Node> {
        let lists = self.children.iter().enumerate().map(|(at, field)| (at, record.list(field)));
        lists.flat_map(|(at, items)| items.iter().filter_map(Value::as_record).map(move |child| self.node(at, child))).collect()
    }

    fn node(&self, at: usize, record: &Record) -> Node {
        let text = |names: &[String]| names.iter().find_map(|name| record.text(name)).map(str::to_owned);
        let state = text(&self.states);
        let target = state.as_deref() == Some(MARKED);
        let status = state.filter(|_| !target).map(|word| {
            let tone: Tone = value::tone(&word);
            (word, tone)
        });
        let evidence = text(&self.badges).map(|badge| match record.text("source") {
            Some(source) if !source.contains("://") => format!("{badge}, {source}"),
            _ => badge,
        });
        Node {
            role: ROLES.get(at).copied().unwrap_or(Role::Test),
            text: text(&self.labels).unwrap_or_default(),
            href: None,
            status,
            note: self.note(record),
            evidence,
            target,
            bar: None,
            children: self.below(record),
        }
    }

    /// Whatever else a node says, on one line.
    fn note(&self, record: &Record) -> Option<String> {
        let known = |name: &str| {
            name == "id"
                || name == "source"
                || [&self.children, &self.labels, &self.states, &self.badges]
                    .iter()
                    .any(|list| list.iter().any(|known| known == name))
        };
        let parts = record.fields.iter().filter(|field| !known(&field.name)).map(|field| {
            let shown = match field.value.as_date() {
                Some(day) => self.here.date(day).text,
                None => value::words(&value::inline(self.here, &field.value, None)),
            };
            match field.value.data {
                crate::model::Data::Choice(_) => shown,
                _ => format!("{} {shown}", self.here.plan.words.inside(&self.here.label(&field.name))),
            }
        });
        Some(parts.collect::<Vec<_>>().join("; ")).filter(|note| !note.is_empty())
    }
}

/// The anchors that a drawn tree takes the place of: ids that bullets wrote and those of declared records.
pub(in crate::site) fn anchors(here: Here<'_>, id: ArtifactId) -> Vec<String> {
    let own = here.model.declared_by(id).iter().map(|id| here.model.artifact(*id));
    own.flat_map(|artifact| [artifact.anchor(), artifact.id.clone()]).collect()
}
