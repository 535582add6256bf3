//! `ladder`: steps with their work and waiting. Options: `of` the steps; `name team work lead wait quality queue` their fields; `loops`
//! and `bursts` further lists; `customer` and `trigger` a field, also through a reference (`value_stream.customer`).

use std::collections::BTreeMap;

use crate::diagram::Figure;
use crate::diagram::ladder::{Burst, Handoff, Ladder, Rework, Step, TeamChip, render};
use crate::kind::Part;
use crate::model::native::Flow;
use crate::model::{ArtifactId, Data, Record, Value};
use crate::syntax::kebab;

use super::super::here::Here;
use super::super::show::{facts, value};

pub(super) fn figure(here: Here<'_>, id: ArtifactId, options: &Part, figure: &str) -> Option<Figure> {
    let artifact = here.model.artifact(id);
    let records: Vec<&Record> =
        artifact.record.list(options.field("of")?).iter().filter_map(Value::as_record).map(|record| &**record).collect();
    if records.is_empty() {
        return None;
    }
    let flow = here.model.flow(id);
    let by_receiver = flow.as_ref().is_some_and(|flow| flow.by_receiver);
    let mut steps: Vec<Step> = records.iter().map(|record| step(here, record, options, by_receiver)).collect();
    if let Some(flow) = flow.as_ref().filter(|flow| flow.steps.len() == steps.len()) {
        waits(&mut steps, flow);
    }
    let totals = ["lead_time", "process_time", "activity_ratio", "rolled_ca"];
    let total = |name: &&str| facts::one(here, id, name).map(|fact| (fact.term, value::words(&fact.values.concat())));
    let totals: Vec<(String, String)> = totals.iter().filter_map(total).collect();
    let said: Vec<String> = totals.iter().map(|(label, value)| format!("{} {value}", here.plan.words.inside(label))).collect();
    let ladder = Ladder {
        id: figure.to_owned(),
        title: artifact.title.clone(),
        description: here.plan.words.count_with(
            if by_receiver { "n_steps_with_ca_of_the_receiver" } else { "n_steps_with_ca_of_the_maker" },
            records.len(),
            &[("totals", &said.join(", "))],
        ),
        trigger: through(here, id, options.field("trigger")),
        customer: through(here, id, options.field("customer")),
        rework: list(here, id, options.field("loops"))
            .iter()
            .filter_map(|record| rework(here, record, &records, options))
            .collect(),
        bursts: bursts(here, id, &records, options),
        steps,
        totals,
        words: here.plan.words.clone(),
    };
    Some(render(&ladder))
}

fn step(here: Here<'_>, record: &Record, options: &Part, by_receiver: bool) -> Step {
    let text = |option: &str, default: &'static str| shown(here, record, options.field(option).unwrap_or(default));
    let (work, quality) = (text("work", "pt"), text("quality", "ca"));
    let lead = text("lead", "lt");
    let data =
        [("PT", &work), ("LT", &lead), (here.word(if by_receiver { "ca_of_the_receiver" } else { "ca_of_the_maker" }), &quality)];
    let team = record.get(options.words_or("team", "team"));
    Step {
        name: text("name", "name").unwrap_or_default(),
        href: None,
        team: team.map(|value| {
            let found = here.model.behind(value);
            TeamChip {
                name: found.map_or_else(|| value.as_text().unwrap_or_default().to_owned(), |id| here.title(id).to_owned()),
                href: found.and_then(|id| here.href(id)),
                shape: found.and_then(|id| here.shape(id)).unwrap_or_default(),
            }
        }),
        data: data.into_iter().filter_map(|(label, value)| Some((label.to_owned(), value.clone()?))).collect(),
        work,
        wait: text("wait", "wait"),
        queue: text("queue", "wip"),
        handoff: None,
        bottleneck: false,
        parallel: record.text("parallel").map(str::to_owned),
        overtaken: false,
    }
}

/// What the steps together say: waiting before each, changes of teams, the longest wait.
fn waits(steps: &mut [Step], flow: &Flow) {
    for (step, measured) in steps.iter_mut().zip(&flow.steps) {
        if step.wait.is_none() {
            step.wait = measured.wait().filter(|wait| *wait > 0.0).map(|wait| flow.passed(wait).to_string());
        }
    }
    if let Some(step) = flow.bottleneck().and_then(|at| steps.get_mut(at)) {
        step.bottleneck = true;
    }
    for (step, overtaken) in steps.iter_mut().zip(flow.overtaken()) {
        step.overtaken = overtaken;
    }
    let team = |step: &Step| step.team.as_ref().map(|team| team.name.clone()).unwrap_or_default();
    let mut givers: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (giving, taking) in flow.handoffs().unwrap_or_default() {
        let (from, known) = (team(&steps[giving]), givers.entry(taking).or_default());
        if !known.contains(&from) {
            known.push(from);
        }
    }
    for (taking, from) in givers {
        let label = format!("{} → {}", from.join(", "), team(&steps[taking]));
        steps[taking].handoff = Some(Handoff { label, note: None, href: None });
    }
}

fn rework(here: Here<'_>, record: &Record, steps: &[&Record], options: &Part) -> Option<Rework> {
    let edge = record.fields.iter().find_map(|field| match &field.value.data {
        Data::Edge(edge) => Some(edge),
        _ => None,
    })?;
    let share = record.get("share");
    Some(Rework {
        from: position(steps, &edge.from, options)?,
        to: position(steps, &edge.to, options)?,
        share: share.and_then(Value::as_quantity).map(|share| share.amount() * 100.0),
        label: share.map(|share| value::words(&value::inline(here, share, None))).unwrap_or_default(),
        why: record.text("why").map(str::to_owned),
    })
}

fn bursts(here: Here<'_>, id: ArtifactId, steps: &[&Record], options: &Part) -> Vec<Burst> {
    let records = list(here, id, options.field("bursts"));
    let each = records.iter().enumerate().filter_map(|(at, record)| {
        let key = record.own_id().map_or_else(|| format!("{}", at + 1), str::to_owned);
        let text = record.text("text").unwrap_or_default();
        Some(Burst {
            text: match shown(here, record, "saves") {
                Some(saves) => here.fill("text_saves_time", &[("text", text), ("time", &saves)]),
                None => text.to_owned(),
            },
            step: position(steps, record.text("step")?, options)?,
            href: record.anchor.as_ref().map(|anchor| format!("#{anchor}")),
            key,
        })
    });
    each.collect()
}

/// The step of an id, anchor or name.
fn position(steps: &[&Record], name: &str, options: &Part) -> Option<usize> {
    let named = |record: &&&Record| {
        let title = record.text(options.words_or("name", "name"));
        record.text("id") == Some(name)
            || record.anchor.as_deref() == Some(name)
            || title.is_some_and(|title| title.eq_ignore_ascii_case(name) || kebab(title) == kebab(name))
    };
    steps.iter().position(|record| named(&record))
}

fn list<'a>(here: Here<'a>, id: ArtifactId, name: Option<&str>) -> Vec<&'a Record> {
    let values = name.map_or(&[][..], |name| here.model.artifact(id).record.list(name));
    values.iter().filter_map(Value::as_record).map(|record| &**record).collect()
}

fn shown(here: Here<'_>, record: &Record, name: &str) -> Option<String> {
    let words = value::words(&value::inline(here, record.get(name)?, None));
    Some(words).filter(|words| !words.is_empty())
}

/// A field of the artifact, or of the one that a reference leads to.
fn through(here: Here<'_>, id: ArtifactId, path: Option<&str>) -> Option<String> {
    let path = path?;
    let (owner, name) = match path.split_once('.') {
        Some((field, name)) => (here.model.behind(here.model.artifact(id).record.get(field)?)?, name),
        None => (id, path),
    };
    shown(here, &here.model.artifact(owner).record, name)
}
