//! What a picture of records leaves out, so that nothing which somebody wrote is lost on the way to the page.

use crate::diagram::Inline;
use crate::kind::{Base, Fields, Kind};
use crate::model::{Data, Record, Value};

use super::super::here::Here;
use super::super::markdown::shortened;
use super::super::view::Fact;
use super::value;

/// The longest name of a record in front of what it says.
const NAME: usize = 70;

/// The parts of records in a drawn field that no view of the kind names, under the record that says them; `named` says that the picture
/// has their names.
pub(in crate::site) fn of(here: Here<'_>, kind: &Kind, base: &Base, given: &Value, named: bool) -> Vec<Fact> {
    let mut found = Vec::new();
    walk(here, kind, (base, named), given, &mut found);
    found
}

fn walk(here: Here<'_>, kind: &Kind, (base, named): (&Base, bool), given: &Value, found: &mut Vec<Fact>) {
    // What records declare are artifacts with their own place in lists and tables.
    let Some(of) = base.record().and_then(|name| kind.record(name)).filter(|of| of.declares.is_none()) else { return };
    match &given.data {
        Data::List(items) => items.iter().for_each(|item| walk(here, kind, (base, named), item, found)),
        Data::Map(entries) => {
            for (key, _, value) in entries {
                if let Some(record) = value.as_record() {
                    one(here, kind, &of.fields, (key, ""), record, found);
                }
            }
        }
        Data::Record(record) => {
            let principal = of.fields.principal().map_or("", |field| field.name.as_str());
            let name = record.text(principal).unwrap_or_default();
            one(here, kind, &of.fields, (name, if named { principal } else { "" }), record, found);
        }
        _ => {}
    }
}

fn one(here: Here<'_>, kind: &Kind, fields: &Fields, (name, told): (&str, &str), record: &Record, found: &mut Vec<Fact>) {
    let mut values: Vec<Vec<Inline>> = Vec::new();
    let mut inner = Vec::new();
    for given in record.fields.iter().filter(|given| given.name != told) {
        let Some(field) = fields.get(&given.name) else { continue };
        let is_record = field.of.base.record().is_some();
        if is_record && kind.names_in_views().contains(field.name.as_str()) {
            walk(here, kind, (&field.of.base, false), &given.value, &mut inner);
        } else if !kind.names_in_views().contains(field.name.as_str()) && field.of.base != Base::Id {
            let mut run = vec![Inline::text(format!("{}: ", here.label_inside(&field.name)))];
            run.extend(value::inline(here, &given.value, Some(field)));
            values.push(run);
        }
    }
    if !values.is_empty() {
        found.push(Fact { term: shortened(name, NAME), help: None, values, wide: true });
    }
    found.extend(inner);
}
