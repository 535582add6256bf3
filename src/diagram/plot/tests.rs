//! What the drawing holds for inputs of every size.

use super::super::samples::{apart, labels};
use super::*;

fn chart(count: usize, mark: Mark) -> Plot {
    let value = |row: usize, at: usize| f64::from(u32::try_from((row * 31 + at * 17) % 23).unwrap_or(0)) - 6.0;
    let series = |(row, label): (usize, Label)| Series {
        label,
        values: (0..count).map(|at| (at % 7 != 5).then(|| value(row, at))).collect(),
        strong: row == 2,
    };
    Plot {
        mark,
        x: "months since the start, counted from the day of the first label".into(),
        y: "share kept".into(),
        labels: (0..count / 2).map(|at| format!("2026-{at} and what came after it")).collect(),
        series: labels(count.min(12)).into_iter().enumerate().map(series).collect(),
        rules: vec![(3.0, "2.55% lost per month".into()), (3.1, "the target".into())],
        decay: Some((0.0255, "were it always the same".into())),
        ..Plot::default()
    }
}

#[test]
fn texts_stay_apart() {
    for mark in [Mark::Line, Mark::Bar] {
        for count in [0, 1, 2, 5, 40] {
            let (svg, size) = draw(&chart(count, mark));
            let labels: Vec<_> =
                svg.labels.into_iter().filter(|(_, text)| text.parse::<f64>().is_err() || mark != Mark::Bar).collect();
            apart(&labels, size);
        }
    }
}

#[test]
fn a_scale_has_round_numbers_and_holds_every_value() {
    let scaled = |values: &[f64]| {
        let series = vec![Series { values: values.iter().map(|value| Some(*value)).collect(), ..Series::default() }];
        let scale = frame::Scale::of(&Plot { series, ..Plot::default() }, false);
        (scale.least, scale.most)
    };
    assert_eq!(scaled(&[0.81, 1.0]), (0.8, 1.0));
    assert_eq!(scaled(&[-340.0, 2820.0]), (-1000.0, 3000.0));
    assert_eq!(scaled(&[]), (0.0, 1.0));
    assert_eq!(scaled(&[5.0]), (0.0, 5.0));
    assert_eq!(scaled(&[f64::NAN, 4.0]), (0.0, 4.0));
}

#[test]
fn the_same_numbers_give_the_same_picture() {
    for mark in [Mark::Line, Mark::Bar] {
        assert_eq!(render(&chart(40, mark)), render(&chart(40, mark)));
    }
}

#[test]
fn the_table_has_every_number() {
    let plot = Plot { is_share: true, ..chart(5, Mark::Line) };
    let table = render(&plot).table.unwrap_or_default();
    assert_eq!((table.rows.len(), table.columns.len()), (5, 6));
    let share = Plot { series: vec![Series { values: vec![Some(0.975)], ..Series::default() }], ..plot };
    assert_eq!(render(&share).table.unwrap_or_default().rows[0][1], [Inline::number("97.5%")]);
}

#[test]
fn money_is_told_with_its_currency() {
    let plot = Plot { currency: Some("EUR".into()), y: "Worth".into(), ..chart(2, Mark::Bar) };
    let figure = render(&plot);
    assert!(figure.svg.contains("Worth, EUR"), "{}", figure.svg);
    assert!(figure.outline.contains("EUR "), "{}", figure.outline);
}

#[test]
fn long_names_beside_a_chart_are_told_to_their_end() {
    let words = "2.55% lost in every month since the price changed";
    for mark in [Mark::Line, Mark::Bar] {
        let plot = Plot { rules: vec![(1.0, words.into())], decay: None, ..chart(2, mark) };
        let (svg, size) = draw(&plot);
        assert!(svg.labels.iter().all(|(_, text)| !text.starts_with("2.55%") || !text.contains('…')));
        assert!(svg.labels.iter().any(|(_, text)| text.ends_with("changed")), "{:?}", svg.labels);
        apart(&svg.labels, size);
    }
}
