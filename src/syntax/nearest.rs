//! Did you mean.

/// The known word nearest to a written one: at most two edits away (one for words under five letters), swaps counted once.
/// The first of equally near words wins, so give them in a stable order.
pub fn nearest<'w>(written: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let written = written.to_lowercase();
    let allowed = if written.chars().count() < 5 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    for word in known {
        if word.len().abs_diff(written.len()) > 2 * allowed {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&written, &word.to_lowercase());
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_a_slip_and_no_more() {
        let words = ["accountable", "responsible", "team", "tags"];
        assert_eq!(nearest("accountible", words), Some("accountable"));
        assert_eq!(nearest("taem", words), Some("team"));
        assert_eq!(nearest("owner", words), None);
        assert_eq!(nearest("x", words), None);
    }
}
