//! `chart` with `series`: rows of numbers; options in `kind::view`.

use crate::diagram::Figure;
use crate::diagram::label::Label;
use crate::diagram::listed::Head;
use crate::diagram::plot::{Mark, Plot, Series, render};
use crate::expr::{Data, Datum};
use crate::kind::Part;
use crate::quantity::Currency;

use super::spot::{Spot, listed, number};

pub(super) fn figure(spot: &Spot<'_>, options: &Part, head: Head) -> Option<Figure> {
    let (mut is_share, mut currency) = (None, None);
    let mut series = Vec::new();
    for part in options.parts("series") {
        for element in spot.each(part) {
            let values = element.value(part, "values").map(listed).unwrap_or_default();
            if is_share.is_none() {
                is_share = values.iter().find_map(shares);
            }
            currency = currency.or_else(|| values.iter().find_map(paid_in));
            let label = Label { sub: None, badge: None, ..element.label(part) };
            series.push(Series { label, values: values.iter().map(number).collect(), strong: part.flag("strong") });
        }
    }
    if series.iter().all(|series| series.values.iter().all(Option::is_none)) {
        return None;
    }
    let across = |part: &Part| Some((spot.number(part, "at")?, spot.text(part, "label").unwrap_or_default()));
    let text = |name: &str| spot.text(options, name).unwrap_or_default();
    Some(render(&Plot {
        head,
        mark: options.words("mark").map(Mark::from_word).unwrap_or_default(),
        x: text("x"),
        y: text("y"),
        labels: spot.listed(options, "labels"),
        series,
        rules: options.parts("rule").iter().filter_map(across).collect(),
        decay: options.part("decay").and_then(across),
        is_share: is_share.unwrap_or(false),
        currency,
    }))
}

/// Whether a number is a share of a whole.
pub(super) fn is_share(datum: &Datum) -> bool {
    shares(datum) == Some(true)
}

fn shares(datum: &Datum) -> Option<bool> {
    match &datum.data {
        Data::Quantity(quantity) => Some(quantity.unit().share),
        _ => None,
    }
}

/// The currency of an amount of money.
fn paid_in(datum: &Datum) -> Option<String> {
    match &datum.data {
        Data::Quantity(quantity) => quantity.unit().currency.map(Currency::code),
        _ => None,
    }
}
