//! Texts that a picture has to survive, and what every picture must hold.

use super::Tone;
use super::label::Label;
use super::svg::Rect;

/// So many labels: short, long, hostile, without spaces, empty and wide.
pub(super) fn labels(count: usize) -> Vec<Label> {
    let texts = [
        "Retyping addresses",
        "Every label right the first time, from the order that you already have, whichever shop it comes from and whoever packs it",
        "</text><script>alert('1')</script>",
        "anextraordinarilylongwordwithoutanyspacesthatnobodywouldwritebutsomebodydid",
        "",
        "平平平平平平平平平平平平平平平平平平平平",
    ];
    let tones = [Tone::Neutral, Tone::Good, Tone::Bad, Tone::Warn, Tone::Info];
    let label = |at: usize| Label {
        text: texts[at % texts.len()].to_owned(),
        href: at.is_multiple_of(3).then(|| "../products/parcel-desk.html".to_owned()),
        sub: at
            .is_multiple_of(2)
            .then(|| "because every label teaches the checker something that it has not seen before".to_owned()),
        badge: at.is_multiple_of(4).then(|| "$120 per month".to_owned()),
        tone: tones[at % tones.len()],
    };
    (0..count).map(label).collect()
}

/// No two texts may overlap, and none may leave the picture.
pub(super) fn apart(labels: &[(Rect, String)], size: (f64, f64)) {
    for (at, (a, text)) in labels.iter().enumerate() {
        let inside = a.x >= -0.1 && a.y >= -0.1 && a.right() <= size.0 + 0.1 && a.bottom() <= size.1 + 0.1;
        assert!(inside, "{text:?} at {a:?} leaves {size:?}");
        for (b, other) in &labels[at + 1..] {
            assert!(!a.overlaps(b), "{text:?} at {a:?} lies on {other:?} at {b:?}");
        }
    }
}
