//! The artifacts that answer a question, with what they say.

use serde_json::{Map, Value as Json, json};

use crate::expr::{Data, Datum, Expr, ExprError, Failure};
use crate::kind::{Kind, KindId};
use crate::lint::named_owner;
use crate::model::{Artifact, ArtifactId, Model, Record};

/// How a list is written for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// Every field of every artifact.
    Json,
    /// RFC 4180, with a column for every field that somebody wrote.
    Csv,
}

/// Artifacts of a model, in the order of their documents.
#[derive(Debug)]
pub struct List<'m> {
    model: &'m Model,
    ids: Vec<ArtifactId>,
    /// Those that are left out since the question makes no sense for them, each with why.
    failed: Vec<(ArtifactId, Failure)>,
}

/// What a person needs to know about an artifact to find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `kind:id`.
    pub address: String,
    pub title: String,
    /// The one person who answers for it.
    pub accountable: Option<String>,
    pub path: String,
    pub line: u32,
}

impl<'m> List<'m> {
    /// The artifacts of a kind, or of all, for which the question has the answer yes. A kind whose documents cannot be asked (they
    /// have no such field) is left out; what rests on a value that nobody wrote is no yes.
    ///
    /// # Errors
    /// When the question fits none of the kinds: what is wrong with it for those of which most was understood. Or when it takes too many steps.
    pub fn of(model: &'m Model, kind: Option<KindId>, question: Option<&str>) -> Result<Self, ExprError> {
        let kinds: Vec<KindId> = match kind {
            Some(kind) => vec![kind],
            None => model.catalogue.iter().map(|(id, _)| id).collect(),
        };
        let Some(question) = question else {
            let of = |(id, artifact): (ArtifactId, &Artifact)| kinds.contains(&artifact.kind).then_some(id);
            return Ok(Self { model, ids: model.iter().filter_map(of).collect(), failed: Vec::new() });
        };
        let mut asked: Vec<(KindId, Expr)> = Vec::new();
        let mut refused: Vec<(KindId, ExprError)> = Vec::new();
        for id in kinds {
            match model.catalogue.get(id).question(question) {
                Ok(expr) => asked.push((id, expr)),
                Err(error) => refused.push((id, error)),
            }
        }
        if let Some(error) = meant(model, refused).filter(|_| asked.is_empty()) {
            return Err(error);
        }
        let (mut ids, mut failed) = (Vec::new(), Vec::new());
        for (kind, expr) in &asked {
            let exceeded = |failure: Failure| ExprError { range: failure.range, message: failure.message };
            let answers = model.answering(*kind, expr).map_err(exceeded)?;
            ids.extend(answers.yes);
            failed.extend(answers.failed);
        }
        ids.sort_unstable();
        Ok(Self { model, ids, failed })
    }

    /// What to say of those that are left out since the question makes no sense for them; nothing where it does for all.
    pub fn left_out(&self) -> Option<String> {
        let (first, why) = self.failed.first()?;
        let address = self.model.artifact(*first).address();
        let others = match self.failed.len() - 1 {
            0 => String::new(),
            others => format!(" and {others} more"),
        };
        Some(format!("{address}{others} left out: {}", why.message))
    }

    /// The artifacts themselves.
    pub fn ids(&self) -> &[ArtifactId] {
        &self.ids
    }

    /// The artifacts for a table.
    pub fn rows(&self) -> Vec<Row> {
        let row = |id: &ArtifactId| {
            let artifact = self.model.artifact(*id);
            let person = self.model.accountable(*id).map(|person| self.model.artifact(person).title.clone());
            Row {
                address: artifact.address(),
                title: artifact.title.clone(),
                accountable: person.or_else(|| named_owner(self.model, *id)),
                path: self.model.sources.file(artifact.head.source).path.clone(),
                line: self.model.sources.place(artifact.head).line,
            }
        };
        self.ids.iter().map(row).collect()
    }

    /// The artifacts with all that they say, with a final newline.
    pub fn render(&self, format: ListFormat) -> String {
        match format {
            ListFormat::Json => {
                format!("{:#}\n", Json::Array(self.rows().iter().zip(&self.ids).map(|(row, id)| self.json(row, *id)).collect()))
            }
            ListFormat::Csv => self.csv(),
        }
    }

    fn json(&self, row: &Row, id: ArtifactId) -> Json {
        let artifact = self.model.artifact(id);
        let values: Map<String, Json> =
            values(self.model, id).into_iter().map(|(name, value)| (name.to_owned(), plain(&value))).collect();
        json!({
            "kind": artifact.kind_name.as_str(), "id": artifact.id, "title": row.title, "accountable": row.accountable,
            "path": row.path, "line": row.line, "values": values,
        })
    }

    fn csv(&self) -> String {
        let said: Vec<Vec<(&str, Datum)>> = self.ids.iter().map(|id| values(self.model, *id)).collect();
        let mut columns: Vec<&str> = Vec::new();
        for (name, _) in said.iter().flatten() {
            if !columns.contains(name) && !["id", "title", "kind"].contains(name) {
                columns.push(name);
            }
        }
        let mut out = line(["kind", "id", "title", "path", "line"].into_iter().chain(columns.iter().copied()));
        for ((row, id), said) in self.rows().iter().zip(&self.ids).zip(&said) {
            let artifact = self.model.artifact(*id);
            let number = row.line.to_string();
            let words = columns.iter().map(|column| said.iter().find(|(name, _)| name == column).map(|(_, value)| words(value)));
            let words: Vec<String> = words.map(Option::unwrap_or_default).collect();
            let head =
                [artifact.kind_name.as_str(), artifact.id.as_str(), row.title.as_str(), row.path.as_str(), number.as_str()];
            out.push_str(&line(head.into_iter().chain(words.iter().map(String::as_str))));
        }
        out
    }
}

/// Every value that an artifact has, written or worked out, in the order of its kind.
fn values(model: &Model, id: ArtifactId) -> Vec<(&str, Datum)> {
    let kind: &Kind = model.catalogue.get(model.artifact(id).kind);
    let this = model.object(id);
    kind.answerable().map(|name| (name, value(&this, name))).filter(|(_, value)| value.is_there()).collect()
}

fn value(of: &Datum, name: &str) -> Datum {
    match &of.data {
        Data::Object(object) => object.field(name).unwrap_or_else(Datum::missing),
        _ => Datum::missing(),
    }
}

/// A value without its units' machinery: quantities in words where they have a unit.
fn plain(value: &Datum) -> Json {
    match &value.data {
        Data::Missing | Data::Unread => Json::Null,
        Data::Bool(truth) => json!(truth),
        Data::Quantity(quantity) if quantity.unit().is_plain() && !quantity.unit().share => json!(quantity.amount()),
        Data::Quantity(quantity) => json!(quantity.exact()),
        Data::Date(_) => json!(value.words()),
        Data::Text(text) => json!(&**text),
        Data::List(items) => items.iter().map(plain).collect(),
        Data::Map(entries) => Json::Object(entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect()),
        Data::Object(object) => match object.as_any().downcast_ref::<Record>() {
            None => json!(object.words()),
            Some(record) => {
                let field = |name: &str| object.field(name).map_or(Json::Null, |value| plain(&value));
                Json::Object(record.fields.iter().map(|each| (each.name.to_string(), field(&each.name))).collect())
            }
        },
    }
}

/// A value in words, its quantities to the last digit.
fn words(value: &Datum) -> String {
    match &value.data {
        Data::Quantity(quantity) => quantity.exact(),
        Data::List(items) => items.iter().map(words).collect::<Vec<_>>().join(", "),
        _ => value.words(),
    }
}

/// One line of RFC 4180. A spreadsheet would run a cell that begins like a formula, so an apostrophe keeps it text.
fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cell = |text: &str| {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
        let text = if formula { format!("'{text}") } else { text.to_owned() };
        if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let cells: Vec<String> = cells.map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

/// How many kinds can be told beside each other.
const FEW: usize = 3;

/// What is wrong with a question that no kind can answer: the mistake of those that read it farthest, each by its name where a few differ.
fn meant(model: &Model, refused: Vec<(KindId, ExprError)>) -> Option<ExprError> {
    let farthest = refused.iter().map(|(_, error)| error.range.start).max()?;
    let mut meant: Vec<(KindId, ExprError)> = refused.into_iter().filter(|(_, error)| error.range.start == farthest).collect();
    let first = meant.first()?.1.message.clone();
    if meant.len() <= FEW && meant.iter().any(|(_, error)| error.message != first) {
        let name = |id: &KindId| &model.catalogue.get(*id).name;
        meant[0].1.message =
            meant.iter().map(|(id, error)| format!("{}: {}", name(id), error.message)).collect::<Vec<_>>().join("; ");
    }
    Some(meant.swap_remove(0).1)
}
