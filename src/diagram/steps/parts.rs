//! Many steps as several pictures below each other, each as wide as a page, so that none has to be scrolled or printed too small.

use super::layout::{MARGIN, NAMES};
use super::{Content, Need, Place, Row, Steps};
use crate::diagram::label::{Label, number};
use crate::diagram::measure::PAGE;

/// A picture that is no wider than this is drawn whole, a little smaller than it is.
const WHOLE: f64 = 1_200.0;

/// The steps in parts that fit with columns of this width; a part ends where a group does, if it can.
pub(super) fn of(steps: &Steps, column: f64) -> Vec<Steps> {
    let width = |columns: usize| 2.0 * MARGIN + NAMES + number(columns) * column;
    let count = steps.columns.len();
    if width(count) <= WHOLE {
        return vec![steps.clone()];
    }
    let most = (1..=count).take_while(|columns| width(*columns) <= PAGE).last().unwrap_or(1);
    let mut parts: Vec<Vec<Piece<'_>>> = Vec::new();
    for piece in pieces(steps, most) {
        match parts.last_mut() {
            Some(part) if part.iter().map(|piece| piece.span).sum::<usize>() + piece.span <= most => part.push(piece),
            _ => parts.push(vec![piece]),
        }
    }
    let mut first = 0;
    let each = parts.into_iter().map(|pieces| {
        let last = first + pieces.iter().map(|piece| piece.span).sum::<usize>();
        let part = cut(steps, &pieces, first..last);
        first = last;
        part
    });
    each.collect()
}

/// Columns that stay together, under their heading if they have one.
struct Piece<'s> {
    group: Option<&'s Label>,
    span: usize,
}

/// Every group, or as even parts of it as can be where it is too wide; the same for steps without groups.
fn pieces(steps: &Steps, most: usize) -> Vec<Piece<'_>> {
    let grouped: usize = steps.groups.iter().map(|(_, span)| *span).sum();
    let groups = steps.groups.iter().map(|(label, span)| (Some(label), *span));
    let rest = steps.columns.len().saturating_sub(grouped);
    let all = groups.chain((rest > 0).then_some((None, rest)));
    all.flat_map(|(group, span)| {
        let parts = span.div_ceil(most).max(1);
        (0..parts).map(move |at| Piece { group, span: span * (at + 1) / parts - span * at / parts })
    })
    .collect()
}

/// A part with its columns and what belongs to them; what it needs of other parts is told in words only.
fn cut(steps: &Steps, pieces: &[Piece<'_>], columns: std::ops::Range<usize>) -> Steps {
    let row = |row: &Row| {
        let content = match &row.content {
            Content::Notes(notes) => {
                Content::Notes(columns.clone().map(|at| notes.get(at).cloned().unwrap_or_default()).collect())
            }
            Content::Curve { scores, least, most } => Content::Curve {
                scores: columns.clone().map(|at| scores.get(at).copied().flatten()).collect(),
                least: *least,
                most: *most,
            },
        };
        Row { content, ..row.clone() }
    };
    let here = |place: Place| {
        let is_here = columns.contains(&place.column);
        is_here.then(|| Place { column: place.column - columns.start, ..place })
    };
    Steps {
        head: steps.head.clone(),
        groups: pieces.iter().filter_map(|piece| Some((piece.group?.clone(), piece.span))).collect(),
        columns: steps.columns.get(columns.clone()).unwrap_or_default().to_vec(),
        rows: steps.rows.iter().map(row).collect(),
        needs: steps.needs.iter().filter_map(|need| Some(Need { from: here(need.from)?, to: here(need.to)? })).collect(),
    }
}
