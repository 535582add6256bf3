//! How wide a text will be, and where to break it, without a browser.
//!
//! The widths are the largest, character by character, of four sans families that the theme's font stack meets in practice
//! (Inter, Noto Sans, `DejaVu` Sans and the Arial metrics of Liberation Sans), so a box sized here holds its text on any of them.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// The width of pictures that fill a page: in the column of a site their letters keep nearly their size.
pub const PAGE: f64 = 940.0;

/// The CSS classes by which a picture finds room: it becomes smaller as long as its letters stay readable, then it scrolls.
pub fn fit(wide: f64) -> String {
    const REM: f64 = 16.0;
    const STEP: f64 = 4.0;
    match wide {
        wide if wide > 1200.0 => "scroll".to_owned(),
        wide if wide < 20.0 * REM => "fit".to_owned(),
        wide => format!("fit least-{}", (wide * 0.9 / REM / STEP).floor() * STEP),
    }
}

/// Advance widths of U+0020 to U+007E in thousandths of an em, regular weight.
const REGULAR: [u16; 95] = [
    317, 400, 459, 837, 638, 950, 779, 274, 390, 390, 551, 837, 317, 460, 317, 372, 636, 636, 636, 636, 642, 636, 636, 636, 636,
    636, 336, 336, 837, 837, 837, 556, 1015, 684, 686, 727, 770, 667, 611, 778, 751, 339, 543, 667, 562, 907, 760, 787, 667, 787,
    722, 667, 642, 741, 684, 988, 685, 667, 685, 390, 372, 390, 837, 556, 500, 612, 634, 558, 634, 615, 361, 634, 633, 277, 277,
    579, 277, 974, 633, 611, 634, 634, 413, 523, 392, 633, 591, 817, 591, 591, 541, 636, 551, 636, 837,
];

/// The same for semibold and bold.
const BOLD: [u16; 95] = [
    348, 456, 521, 837, 695, 1001, 872, 306, 457, 457, 545, 837, 379, 466, 379, 413, 695, 695, 695, 695, 695, 695, 695, 695, 695,
    695, 399, 399, 837, 837, 837, 611, 1000, 773, 762, 744, 830, 683, 683, 820, 836, 389, 561, 774, 637, 995, 836, 850, 732, 850,
    770, 720, 682, 812, 773, 1103, 771, 724, 725, 457, 413, 457, 837, 556, 500, 674, 715, 592, 715, 678, 435, 715, 711, 342, 342,
    665, 342, 1042, 711, 687, 715, 715, 493, 595, 478, 711, 651, 923, 645, 651, 582, 711, 551, 711, 837,
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

    /// Thousandths of an em in pixels.
    fn pixels(self, milli: u32) -> f64 {
        f64::from(milli) * self.size / 1000.0
    }

    /// From the upper edge of a line to its baseline, in pixels.
    pub fn baseline(self) -> f64 {
        self.size * 0.95
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
    font.pixels(milli(text, font))
}

/// The [`width`] of `text`, and that of its widest word; lines also break after a hyphen.
pub fn extent(text: &str, font: Font) -> (f64, f64) {
    let (mut all, mut word, mut widest) = (0, 0, 0);
    for letter in text.chars() {
        let wide = u32::from(advance(letter, font.bold));
        all += wide;
        word = if letter.is_whitespace() { 0 } else { word + wide };
        widest = widest.max(word);
        if letter == '-' {
            word = 0;
        }
    }
    (font.pixels(all), font.pixels(widest))
}

/// The width in thousandths of an em.
fn milli(text: &str, font: Font) -> u32 {
    text.chars().map(|letter| u32::from(advance(letter, font.bold))).sum()
}

/// Breaks `text` at spaces (inside a word only when the word alone is too wide) into lines no wider than `max` pixels.
/// More than `max_lines` lines end in an ellipsis; white space is collapsed. Never returns an empty list.
pub fn wrap(text: &str, font: Font, max: f64, max_lines: usize) -> Vec<String> {
    if is_one_line(text, font, max) {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    let mut add = |piece: &str, wide: u32| {
        let joined = used + u32::from(advance(' ', font.bold)) + wide;
        if !line.is_empty() && font.pixels(joined) <= max {
            line.push(' ');
            used = joined;
        } else {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            used = wide;
        }
        line.push_str(piece);
    };
    for word in text.split_whitespace() {
        let wide = milli(word, font);
        if font.pixels(wide) <= max {
            add(word, wide);
        } else {
            for piece in pieces(word, font, max) {
                add(&piece, milli(&piece, font));
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

/// The only line of a text that is no wider than `max` pixels, as [`wrap`] would break it.
pub fn one_line(text: &str, font: Font, max: f64) -> Cow<'_, str> {
    if is_one_line(text, font, max) { text.into() } else { wrap(text, font, max, 1).swap_remove(0).into() }
}

/// Whether a text stays as it is: it has room, and no white space but single spaces between words.
fn is_one_line(text: &str, font: Font, max: f64) -> bool {
    let mut before = ' ';
    for letter in text.chars() {
        if letter.is_whitespace() && (letter != ' ' || before == ' ') {
            return false;
        }
        before = letter;
    }
    before != ' ' && width(text, font) <= max
}

/// Cuts a single word that is wider than a line; prefers to cut after `-`, `/`, `.`, `_` or `:`, and else puts a hyphen between letters.
fn pieces(word: &str, font: Font, max: f64) -> Vec<String> {
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
        let hyphened = (fit < rest.len() && soft == 0).then(|| hyphened(&rest[..=fit.min(rest.len() - 1)], font, max)).flatten();
        let cut = if fit == rest.len() || soft == 0 { hyphened.unwrap_or(fit.max(1)) } else { soft };
        let mut piece: String = rest.drain(..cut).collect();
        if hyphened.is_some() {
            piece.push('-');
        }
        out.push(piece);
    }
    out
}

/// How many letters stand before a hyphen that still fits; nothing where it would not stand between letters.
fn hyphened(letters: &[char], font: Font, max: f64) -> Option<usize> {
    const FEWEST: usize = 3;
    let joins = |letter: char| letter.is_alphabetic() && letter.width() == Some(1);
    let fits = |count: usize| width(&letters[..count].iter().collect::<String>(), font) + width("-", font) <= max;
    let most = letters.len().saturating_sub(1);
    (FEWEST..=most).rev().find(|count| joins(letters[count - 1]) && joins(letters[*count]) && fits(*count))
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
    fn a_long_word_is_hyphened_between_letters() {
        let word = "Betriebskostenabrechnungsstelle";
        let lines = wrap(word, FONT, 90.0, 99);
        assert!(lines.len() > 2 && lines[..lines.len() - 1].iter().all(|line| line.ends_with('-')), "{lines:?}");
        assert!(lines.iter().all(|line| width(line, FONT) <= 90.0), "{lines:?}");
        assert_eq!(lines.concat().replace('-', ""), word);
        assert!(wrap("12345678901234567890", FONT, 60.0, 99).iter().all(|line| !line.ends_with('-')));
    }

    #[test]
    fn too_many_lines_end_in_an_ellipsis_that_fits() {
        let lines = wrap(&"very long words ".repeat(20), FONT, 90.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…'));
        assert!(width(&lines[2], FONT) <= 90.0);
    }

    #[test]
    fn one_line_is_the_first_of_many() {
        for text in [
            "Person 7",
            " a  b ",
            "",
            "very long words that end somewhere",
            "anextraordinarilylongwordwithoutspaces",
            "平平平平平平平平",
        ] {
            assert_eq!(one_line(text, FONT, 90.0), wrap(text, FONT, 90.0, 1)[0], "{text}");
        }
    }

    #[test]
    fn a_word_without_breaks_is_cut_and_wide_letters_count_double() {
        let lines = wrap(&"平".repeat(30), FONT, 100.0, 99);
        assert!(lines.len() >= 4, "{lines:?}");
        assert_eq!(wrap("   ", FONT, 100.0, 2), vec![String::new()]);
        assert_eq!(wrap("x", FONT, 0.0, 2), vec!["x".to_owned()]);
    }
}
