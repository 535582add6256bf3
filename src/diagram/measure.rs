//! How wide a text will be, and where to break it, without a browser.
//!
//! The widths are the largest, character by character, of three sans families that the theme's font stack meets in practice
//! (Inter, Noto Sans and the Arial metrics of Liberation Sans), so a box sized here holds its text on any of them.

use unicode_width::UnicodeWidthChar;

/// Advance widths of U+0020 to U+007E in thousandths of an em, regular weight.
const REGULAR: [u16; 95] = [
    281, 278, 408, 646, 638, 889, 732, 225, 362, 362, 551, 659, 280, 460, 278, 372, 625, 572, 605, 636, 642, 608, 624, 572, 616,
    624, 278, 280, 659, 659, 659, 556, 1015, 676, 667, 727, 730, 667, 611, 778, 741, 339, 543, 667, 562, 907, 760, 781, 667, 781,
    722, 667, 642, 741, 676, 949, 667, 667, 625, 362, 372, 362, 572, 556, 497, 564, 621, 558, 621, 582, 361, 615, 618, 258, 258,
    544, 258, 935, 618, 605, 615, 615, 413, 523, 364, 618, 557, 812, 540, 557, 541, 380, 551, 380, 659,
];

/// The same for semibold and bold.
const BOLD: [u16; 95] = [
    278, 333, 474, 646, 649, 901, 750, 266, 393, 393, 545, 673, 295, 466, 290, 413, 667, 572, 621, 652, 666, 632, 648, 587, 646,
    648, 333, 333, 673, 673, 673, 611, 999, 724, 722, 744, 740, 667, 611, 778, 765, 389, 561, 722, 611, 943, 813, 796, 667, 796,
    722, 667, 660, 756, 724, 1007, 690, 705, 653, 393, 413, 393, 584, 556, 497, 604, 633, 577, 633, 593, 387, 633, 657, 305, 305,
    620, 305, 982, 657, 619, 633, 633, 454, 556, 434, 657, 576, 856, 578, 576, 562, 394, 551, 394, 673,
];

/// A text style of the diagrams: size in user units (pixels at natural size) and weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    pub size: f64,
    pub bold: bool,
}

impl Font {
    /// Regular weight at `size` pixels.
    pub const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    /// Semibold at `size` pixels.
    pub const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// The distance between baselines, in pixels.
    pub fn line(self) -> f64 {
        (self.size * 1.3).ceil()
    }
}

fn advance(letter: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &REGULAR };
    let index = (letter as usize).wrapping_sub(0x20);
    if let Some(width) = table.get(index) {
        return *width;
    }
    match letter.width() {
        Some(0) | None => 0,
        Some(1) => 700,
        Some(_) => 1040,
    }
}

/// The width of `text` in pixels, at least what a browser will draw in the theme's fonts.
pub fn width(text: &str, font: Font) -> f64 {
    let milli: u32 = text.chars().map(|letter| u32::from(advance(letter, font.bold))).sum();
    f64::from(milli) * font.size / 1000.0
}

/// Breaks `text` at spaces (inside a word only when the word alone is too wide) into lines no wider than `max` pixels.
/// More than `max_lines` lines end in an ellipsis; white space is collapsed. Never returns an empty list.
pub fn wrap(text: &str, font: Font, max: f64, max_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        for piece in pieces(word, font, max) {
            let joined = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
            if width(&joined, font) <= max {
                line = joined;
            } else {
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line = piece;
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    if lines.len() > max_lines.max(1) {
        lines.truncate(max_lines.max(1));
        if let Some(last) = lines.last_mut() {
            *last = ellipsis(last, font, max);
        }
    }
    lines
}

/// Cuts a single word that is wider than a line; prefers to cut after `-`, `/`, `.`, `_` or `:`.
fn pieces(word: &str, font: Font, max: f64) -> Vec<String> {
    if width(word, font) <= max {
        return vec![word.to_owned()];
    }
    let mut out = Vec::new();
    let mut rest: Vec<char> = word.chars().collect();
    while !rest.is_empty() {
        let mut used = 0.0;
        let mut fit = 0;
        let mut soft = 0;
        for (index, letter) in rest.iter().enumerate() {
            used += f64::from(advance(*letter, font.bold)) * font.size / 1000.0;
            if used > max {
                break;
            }
            fit = index + 1;
            if matches!(letter, '-' | '/' | '.' | '_' | ':') {
                soft = fit;
            }
        }
        let cut = if fit == rest.len() || soft == 0 { fit.max(1) } else { soft };
        out.push(rest.drain(..cut).collect());
    }
    out
}

fn ellipsis(line: &str, font: Font, max: f64) -> String {
    let mut kept = line.trim_end().to_owned();
    while !kept.is_empty() && width(&format!("{kept}…"), font) > max {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::regular(13.0);

    #[test]
    fn lines_fit_and_lose_no_word() {
        let text = "Merchants act on a bounce the same day, whatever-the-very-long-hyphenated-provider-says";
        let lines = wrap(text, FONT, 110.0, 99);
        assert!(lines.iter().all(|line| width(line, FONT) <= 110.0), "{lines:?}");
        let glued: String = lines.concat().split_whitespace().collect();
        assert_eq!(glued, text.split_whitespace().collect::<String>());
        assert!(lines.iter().any(|line| line.ends_with('-')));
    }

    #[test]
    fn too_many_lines_end_in_an_ellipsis_that_fits() {
        let lines = wrap(&"very long words ".repeat(20), FONT, 90.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…'));
        assert!(width(&lines[2], FONT) <= 90.0);
    }

    #[test]
    fn a_word_without_breaks_is_cut_and_wide_letters_count_double() {
        let lines = wrap(&"平".repeat(30), FONT, 100.0, 99);
        assert!(lines.len() >= 4, "{lines:?}");
        assert_eq!(wrap("   ", FONT, 100.0, 2), vec![String::new()]);
        assert_eq!(wrap("x", FONT, 0.0, 2), vec!["x".to_owned()]);
    }
}
