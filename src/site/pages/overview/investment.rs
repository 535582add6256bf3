//! Where the time goes: product, technical and running work over time, and the balance of the first two.

use std::collections::BTreeMap;

use crate::diagram::listed::Head;
use crate::diagram::shares::{Band, Bar, Paint, Part, Shares, Side, percent, render};
use crate::diagram::{ColumnView, Inline, Tone};
use crate::expr::slug;
use crate::kind::Meaning;
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Value};
use crate::words::Words;

use super::super::super::here::{Here, label};
use super::super::super::view::{BlockView, ListItem, Section, StatView};
use super::read::{amount, records, shown, stream_of, table, team_of};
use super::{Audience, Overview, Said, money, opening, point};

pub(super) static PAGE: Overview = Overview {
    id: "investment",
    title: "investment_over_time",
    about: "how_product_technical_and_running_work",
    audience: Audience::Strategy,
    said,
    sections,
};

const SIDES: [&str; 3] = ["product", "technical", "run"];
/// The most streams that are drawn.
const MOST_DRAWN: usize = 24;

/// One mix of one period.
struct Mix {
    id: ArtifactId,
    /// The stream, team or organisation that it is for.
    of: Option<ArtifactId>,
    period: String,
    /// Category, planned share, spent share; as fractions.
    shares: Vec<(String, Option<f64>, Option<f64>)>,
    tolerance: f64,
    capacity: Option<f64>,
}

/// The side of a category of investment, as the organisation has them.
pub(super) fn side_of<'m>(model: &'m Model, category: &str) -> Option<&'m str> {
    let (sides, wanted) = (&model.config.organisation.investment_categories, slug(category));
    sides.iter().find(|(_, of)| of.iter().any(|known| slug(known) == wanted)).map(|(side, _)| side.as_str())
}

impl Mix {
    fn of(model: &Model, id: ArtifactId) -> Option<Self> {
        let share = |record, meaning| amount(model.meaning_in(id, record, meaning));
        let shares = records(model, id, Meaning::Shares).filter_map(|record| {
            let category = model.meaning_in(id, record, Meaning::Category)?.as_text()?.to_owned();
            Some((category, share(record, Meaning::PlannedShare), share(record, Meaning::ActualShare)))
        });
        let record = &model.artifact(id).record;
        Some(Self {
            id,
            of: stream_of(model, id).or_else(|| team_of(model, id)),
            period: record.get("period").and_then(Value::as_text)?.to_owned(),
            shares: shares.collect(),
            tolerance: amount(record.get("tolerance")).unwrap_or(0.05),
            capacity: amount(record.get("capacity")).filter(|capacity| *capacity > 0.0),
        })
    }

    /// The share of a side, planned or spent; nothing when nobody wrote it.
    fn side(&self, model: &Model, side: &str, spent: bool) -> Option<f64> {
        let of = self.shares.iter().filter(|(category, ..)| side_of(model, category) == Some(side));
        let given: Vec<f64> = of.filter_map(|(_, planned, actual)| if spent { *actual } else { *planned }).collect();
        let any = self.shares.iter().any(|(_, planned, actual)| if spent { actual.is_some() } else { planned.is_some() });
        any.then(|| given.iter().sum())
    }

    /// Technical work as a share of what is not spent on running, as planned.
    fn balance(&self, model: &Model) -> Option<f64> {
        let (product, technical) = (self.side(model, "product", false)?, self.side(model, "technical", false)?);
        (product + technical > 0.0).then(|| technical / (product + technical))
    }

    /// Categories whose spent share is farther from the plan than was tolerated.
    fn drifted(&self) -> impl Iterator<Item = (&str, f64, f64)> {
        let both =
            self.shares.iter().filter_map(|(category, planned, actual)| Some((category.as_str(), (*planned)?, (*actual)?)));
        both.filter(|(_, planned, actual)| (planned - actual).abs() > self.tolerance + 1e-9)
    }
}

/// The mixes by what they are for, each in the order of periods.
fn mixes(model: &Model) -> Vec<(Option<ArtifactId>, Vec<Mix>)> {
    let mut by_owner: BTreeMap<(String, Option<ArtifactId>), Vec<Mix>> = BTreeMap::new();
    for mix in shown(model, Meaning::Shares).into_iter().filter_map(|id| Mix::of(model, id)) {
        let title = mix.of.map(|of| model.artifact(of).title.to_lowercase()).unwrap_or_default();
        by_owner.entry((title, mix.of)).or_default().push(mix);
    }
    let sorted = |((_, of), mut mixes): ((String, Option<ArtifactId>), Vec<Mix>)| {
        mixes.sort_by(|a, b| (&a.period, a.id).cmp(&(&b.period, b.id)));
        (of, mixes)
    };
    by_owner.into_iter().map(sorted).collect()
}

/// What the organisation expects of the balance.
fn band(model: &Model) -> Option<Band> {
    let number = |name: &str| model.config.organisation.expectations.number(name);
    Some(Band { least: number("technical_share_least")?, most: number("technical_share_most")? })
}

/// The newest mix of each owner.
fn newest(mixes: &[(Option<ArtifactId>, Vec<Mix>)]) -> impl Iterator<Item = &Mix> {
    mixes.iter().filter_map(|(_, mixes)| mixes.last())
}

fn outside<'m>(model: &Model, mixes: &'m [(Option<ArtifactId>, Vec<Mix>)]) -> Vec<(&'m Mix, f64)> {
    let Some(band) = band(model) else { return Vec::new() };
    let off = |mix: &'m Mix| Some((mix, mix.balance(model)?)).filter(|(_, share)| !band.holds(*share));
    newest(mixes).filter_map(off).collect()
}

/// The mean of shares by the capacity that each is a share of; all weigh the same where one does not say how much that is.
fn weighted(shares: &[(f64, Option<f64>)]) -> f64 {
    let known = shares.iter().all(|(_, capacity)| capacity.is_some());
    let weight = |capacity: Option<f64>| capacity.filter(|_| known).unwrap_or(1.0);
    let whole: f64 = shares.iter().map(|(_, capacity)| weight(*capacity)).sum();
    shares.iter().map(|(share, capacity)| share * weight(*capacity)).sum::<f64>() / whole.max(f64::MIN_POSITIVE)
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let mixes = mixes(model);
    let shares: Vec<(f64, Option<f64>)> = newest(&mixes).filter_map(|mix| Some((mix.balance(model)?, mix.capacity))).collect();
    let outside = outside(model, &mixes).len();
    let mean = (!shares.is_empty()).then(|| weighted(&shares));
    let said = words.fill("technical_work_is_share_of_what", &[("share", &percent(mean?, words))]);
    Some(match outside {
        0 => Said::new(format!("{said}."), Tone::Neutral),
        some => {
            let outside = words.count("n_streams_are_outside_of_what", some);
            Said::new(format!("{said}; {outside}"), Tone::Warn)
        }
    })
}

fn sections(here: Here<'_>, _: usize) -> Vec<Section> {
    let model = here.whole();
    let (mixes, band) = (mixes(model), band(model));
    let mut points: Vec<ListItem> = Vec::new();
    for (mix, share) in outside(model, &mixes) {
        let Some(band) = band else { continue };
        let key = if share < band.least {
            "mix_share_technical_work_where_least"
        } else {
            "mix_share_technical_work_where_least_to_most"
        };
        let number = |share: f64| [Inline::text(percent(share, &here.plan.words))];
        let values = [
            ("mix", &[here.artifact(mix.id)]),
            ("share", &number(share)),
            ("least", &number(band.least)),
            ("most", &number(band.most)),
        ];
        points.push(point(here, Tone::Warn, here.line(key, &values.map(|(name, value)| (name, &value[..])))));
    }
    for mix in newest(&mixes) {
        for (category, planned, actual) in mix.drifted() {
            let name = label(category).to_lowercase();
            let words =
                [name, percent(planned, &here.plan.words), percent(actual, &here.plan.words)].map(|words| [Inline::text(words)]);
            let values =
                [("mix", &[here.artifact(mix.id)]), ("category", &words[0]), ("planned", &words[1]), ("spent", &words[2])];
            let line = here.line("mix_planned_planned_for_category_spent", &values.map(|(name, value)| (name, &value[..])));
            points.push(point(here, Tone::Warn, line));
        }
    }
    let mean = |side: &str| {
        let shares = newest(&mixes).filter_map(|mix| Some((mix.side(model, side, false)?, mix.capacity)));
        percent(weighted(&shares.collect::<Vec<_>>()), &here.plan.words)
    };
    let words = [
        ("product", here.say("product_planned_now")),
        ("technical", here.say("technical")),
        ("run", here.say("keeping_it_running")),
    ];
    let stat = |(side, label): (&str, String)| StatView { value: mean(side), label, ..StatView::default() };
    let stats = words.into_iter().map(stat).collect();
    let mut sections = vec![opening(here, stats, points)];
    for (at, (of, mixes)) in mixes.iter().take(MOST_DRAWN).enumerate() {
        let title = of.map_or_else(|| here.say("the_organisation"), |of| model.artifact(of).title.clone());
        let figure = render(&drawing(here, mixes, band, format!("mix-{at}"), &title));
        sections.push(Section::new(title, format!("investment-{at}"), vec![BlockView::Figure(figure)]));
    }
    sections.extend(money::section(here, |stream| {
        let mix = mixes.iter().find(|(of, _)| *of == Some(stream)).and_then(|(_, mixes)| mixes.last());
        SIDES.map(|side| mix.and_then(|mix| mix.side(model, side, false)))
    }));
    let rows = mixes.iter().flat_map(|(of, mixes)| mixes.iter().map(move |mix| row(here, *of, mix))).collect();
    let mut titles = here.columns([
        "mix",
        "for",
        "period",
        "a_product",
        "technical_alone",
        "running",
        "technical_spent",
        "technical_of_elective",
    ]);
    titles[3..].iter_mut().for_each(|column| *column = ColumnView::numbers(&column.title));
    sections.push(Section::new(here.say("all_mixes"), "all", table(here, here.word("all_mixes"), titles, rows)));
    sections
}

fn row(here: Here<'_>, of: Option<ArtifactId>, mix: &Mix) -> Vec<Vec<Inline>> {
    let share = |share: Option<f64>| share.map(|share| Inline::number(percent(share, &here.plan.words))).into_iter().collect();
    let mut row =
        vec![vec![here.artifact(mix.id)], of.map(|of| here.artifact(of)).into_iter().collect(), vec![Inline::text(&mix.period)]];
    row.extend(SIDES.map(|side| share(mix.side(here.whole(), side, false))));
    row.push(share(mix.side(here.whole(), "technical", true)));
    row.push(share(mix.balance(here.whole())));
    row
}

fn drawing(here: Here<'_>, mixes: &[Mix], band: Option<Band>, id: String, title: &str) -> Shares {
    let model = here.whole();
    let mut bars = Vec::new();
    for mix in mixes {
        for (word, spent) in [(here.say("planned"), false), (here.say("spent"), true)] {
            let part = |(category, planned, actual): &(String, Option<f64>, Option<f64>)| {
                let share = if spent { *actual } else { *planned }?;
                let side = side_of(model, category).map_or(Side::Other, Side::from_word);
                Some((side, Part::new(Paint::Side(side), label(category), share, &here.plan.words)))
            };
            let mut parts: Vec<(Side, Part)> = mix.shares.iter().filter_map(part).collect();
            parts.sort_by_key(|(side, _)| *side);
            if !parts.is_empty() {
                let parts = parts.into_iter().map(|(_, part)| part).collect();
                let balance = if spent { None } else { mix.balance(model) };
                bars.push(Bar { name: mix.period.clone(), word, parts, balance, href: None });
            }
        }
    }
    let words = here.plan.words.clone();
    let title = words.fill("whose_how_the_time_is_shared", &[("whose", title)]);
    Shares { head: Head { id, title, description: words.say("how_product_technical_and_running_work"), words }, bars, band }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_stream_weighs_more_where_all_say_how_large_they_are() {
        let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        close(weighted(&[(0.2, Some(30.0)), (0.6, Some(10.0))]), 0.3);
        close(weighted(&[(0.2, Some(30.0)), (0.6, None)]), 0.4);
        close(weighted(&[]), 0.0);
    }
}
