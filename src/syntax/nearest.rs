//! Did you mean.

/// The known word nearest to a written one: at most two edits away (one for words under five letters), swaps counted once.
/// Words that share no letter are not near. The first of equally near words wins, so give them in a stable order.
pub fn nearest<'w>(written: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    near(written, known).map(|near| near.word)
}

/// A word that is near to a written one.
pub struct Near<'w> {
    pub word: &'w str,
    distance: usize,
    /// Whether no other word is as near.
    pub alone: bool,
}

/// What [`nearest`] finds, and whether another word is as near.
pub fn near<'w>(written: &str, known: impl IntoIterator<Item = &'w str>) -> Option<Near<'w>> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    let allowed = if length < 5 { 1 } else { 2 };
    let mut best: Option<Near<'w>> = None;
    let letters = Letters::of(&written);
    for word in known {
        if word.len().abs_diff(written.len()) > 2 * allowed {
            continue;
        }
        if letters.unlike(&Letters::of(word)) > 2 * allowed {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&written, &word.to_lowercase());
        let apart = distance >= length.max(word.chars().count());
        match &mut best {
            _ if distance > allowed || apart => {}
            Some(best) if best.distance < distance => {}
            Some(best) if best.distance == distance => best.alone &= best.word == word,
            _ => best = Some(Near { word, distance, alone: true }),
        }
    }
    best
}

/// How often each letter occurs, in lower case; cheap to compare, and an edit changes two counts at most.
struct Letters([u8; 32]);

impl Letters {
    /// Letters that share their last bits share a count, which only makes words more alike.
    fn of(word: &str) -> Self {
        let mut counts = [0_u8; 32];
        let mut see = |letter: usize| counts[letter % 32] = counts[letter % 32].wrapping_add(1);
        if word.is_ascii() {
            word.bytes().for_each(|byte| see(byte.to_ascii_lowercase().into()));
        } else {
            word.to_lowercase().chars().for_each(|c| see(c as usize));
        }
        Self(counts)
    }

    /// By how much all counts differ, at least: those of very long words wrap around, which makes words more alike, never less.
    fn unlike(&self, other: &Self) -> usize {
        let apart = |(a, b): (&u8, &u8)| usize::from(a.wrapping_sub(*b).min(b.wrapping_sub(*a)));
        self.0.iter().zip(&other.0).map(apart).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{near, nearest};

    #[test]
    fn finds_a_slip_and_no_more() {
        let words = ["accountable", "responsible", "team", "tags"];
        assert_eq!(nearest("accountible", words), Some("accountable"));
        assert_eq!(nearest("taem", words), Some("team"));
        assert_eq!(nearest("owner", words), None);
        assert_eq!(nearest("x", words), None);
        assert_eq!((nearest("x", ["y"]), nearest("x", ["xy"])), (None, Some("xy")));
    }

    #[test]
    fn of_two_equally_near_words_none_is_the_only_one() {
        let words = ["north", "south", "south", "sorth"];
        let found = |written| near(written, words).map(|near| (near.word, near.alone));
        assert_eq!([found("forth"), found("souht")], [Some(("north", false)), Some(("south", true))]);
    }
}
