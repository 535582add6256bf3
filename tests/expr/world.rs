//! A small organisation made from YAML, so that tests read like the documents that checks look at.

use std::any::Any;
use std::sync::Arc;

use orgdocs::expr::{Arity, Data, Datum, Expr, Object, Outcome, Scope, Shape, Shapes};
use orgdocs::quantity::{self, Calendar, Quantity};
use orgdocs::source::SourceId;
use orgdocs::syntax::{Node, NodeData, yaml};

/// A record with its `id` as identity.
#[derive(Debug)]
struct Record(Vec<(String, Datum)>);

impl Object for Record {
    fn field(&self, name: &str) -> Option<Datum> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }

    fn words(&self) -> String {
        ["name", "title", "id"]
            .iter()
            .find_map(|name| self.field(name))
            .map_or_else(|| "a record".to_owned(), |name| name.words())
    }

    fn identity(&self) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == "id").and_then(|(_, id)| match &id.data {
            Data::Text(id) => Some(&**id),
            _ => None,
        })
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Variables, the functions `today`, `deref` and `backrefs`, and permissive shapes.
#[derive(Debug)]
pub(super) struct World(Vec<(String, Datum)>);

impl World {
    /// Every top-level key of the YAML is a variable.
    pub(super) fn new(text: &str) -> Self {
        let root = yaml::parse_whole(SourceId::new(0), text).remove(0).root;
        let NodeData::Map(entries) = root.map_or(NodeData::Map(Vec::new()), |root| root.data) else { panic!("a map") };
        Self(entries.iter().map(|entry| (entry.key.text.clone(), value(&entry.value))).collect())
    }

    pub(super) fn evaluate(&self, text: &str) -> Outcome {
        match Expr::compile(text, self) {
            Ok(expr) => expr.evaluate(self),
            Err(error) => panic!("{text}: {error:?}"),
        }
    }

    /// The words of the value, `unknown`, or `failed:` with the message.
    pub(super) fn says(&self, text: &str) -> String {
        match self.evaluate(text) {
            Outcome::Known(datum) => datum.words(),
            Outcome::Unknown => "unknown".to_owned(),
            Outcome::Failed(failure) => format!("failed: {}", failure.message),
        }
    }

    /// Checks that each expression says what stands behind it.
    pub(super) fn all(&self, cases: &[(&str, &str)]) {
        for (expression, words) in cases {
            assert_eq!(self.says(expression), *words, "{expression}");
        }
    }
}

impl Scope for World {
    fn variable(&self, name: &str) -> Option<&Datum> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn call(&self, name: &str, arguments: &[Datum]) -> Option<Result<Datum, String>> {
        match name {
            "today" => Some(quantity::date("2026-04-15").map(Datum::from).map_err(|problem| problem.message)),
            "deref" => Some(Ok(self.variable(&arguments[0].words()).cloned().unwrap_or_else(Datum::missing))),
            "refuse" => Some(Err("it will not".to_owned())),
            _ => None,
        }
    }

    fn calendar(&self) -> Calendar {
        Calendar::default()
    }
}

impl Shapes for World {
    fn root(&self, _: &str) -> Option<Shape> {
        Some(Shape::Any)
    }

    fn roots(&self) -> Vec<String> {
        Vec::new()
    }

    fn field(&self, _: &str, _: &str) -> Option<Shape> {
        Some(Shape::Any)
    }

    fn fields(&self, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn function(&self, name: &str) -> Option<Arity> {
        match name {
            "today" | "refuse" => Some(Arity::exactly(0)),
            "deref" | "all" => Some(Arity::exactly(1)),
            "backrefs" => Some(Arity::between(1, 2)),
            _ => None,
        }
    }
}

fn value(node: &Node) -> Datum {
    let datum = match &node.data {
        NodeData::Scalar(_) if node.as_str() == Some("null") => Datum::missing(),
        NodeData::Scalar(scalar) => scalar_value(&scalar.text),
        NodeData::Seq(items) => items.iter().map(value).collect::<Vec<_>>().into(),
        NodeData::Map(entries) => {
            let fields = entries.iter().map(|entry| (entry.key.text.clone(), value(&entry.value))).collect();
            Datum::of(Data::Object(Arc::new(Record(fields))))
        }
    };
    datum.at(node.span)
}

fn scalar_value(text: &str) -> Datum {
    let calendar = Calendar::default();
    let work = |text: &str| text.strip_prefix("work ").and_then(|text| quantity::worktime(text, &calendar).ok());
    let number = |text: &str| -> Option<Quantity> {
        let readers = [quantity::number, quantity::percent, quantity::rate, quantity::money, quantity::flow, quantity::period];
        readers.iter().find_map(|read| read(text).ok())
    };
    if let Ok(date) = quantity::date(text) {
        return date.into();
    }
    match text {
        "true" => true.into(),
        "false" => false.into(),
        text => work(text).or_else(|| number(text)).map_or_else(|| text.into(), Datum::from),
    }
}
