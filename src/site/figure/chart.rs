//! `chart`: one number on its way. Options: `from`, `at`, `to` name the fields; the bar says until when if a field means that.

use crate::diagram::spark::{self, Mark, Spark};
use crate::kind::{Meaning, Part};
use crate::model::{ArtifactId, Record};

use super::super::here::Here;
use super::super::show::value;
use super::super::view::Fact;

pub(super) fn fact(here: Here<'_>, id: ArtifactId, options: &Part, figure: &str) -> Option<Fact> {
    let artifact = here.model.artifact(id);
    let names = [options.words_or("from", "baseline"), options.words_or("at", "at"), options.words_or("to", "target")];
    let due = here.model.meaning(id, Meaning::MetricDue).and_then(|field| field.value.as_date());
    let bar = bar(here, &artifact.record, names, due)?;
    let drawn = spark::render(figure, &artifact.title, &bar, &here.plan.words);
    let term = options.words("title").map_or_else(|| here.say("progress"), |title| here.says(title).to_owned());
    Some(Fact { wide: true, ..Fact::one(term, drawn) })
}

/// The bar of a record's three numbers; nothing with fewer than two of them.
pub(super) fn bar(here: Here<'_>, record: &Record, names: [&str; 3], due: Option<crate::quantity::Date>) -> Option<Spark> {
    let mark = |name: &str| {
        let value = record.get(name)?;
        let label = value::words(&value::inline(here, value, None));
        Some(Mark { value: value.as_quantity()?.amount(), label })
    };
    let [baseline, now, target] = names.map(mark);
    let enough = [&baseline, &now, &target].iter().filter(|mark| mark.is_some()).count() > 1;
    enough.then(|| Spark { baseline, now, target, by: due.map(|due| here.date(due).text) })
}
