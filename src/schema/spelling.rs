//! Names and words as authors may spell them: any case, and a space, hyphen or underscore between words.

/// A pattern for every spelling of a name but the first, which has an entry of its own.
pub(super) fn others(name: &str) -> String {
    format!("^(?!{name}$){}$", letters(name))
}

/// A pattern for every spelling of a word; one that ends in `…` may go on.
pub(super) fn any(word: &str) -> String {
    match word.strip_suffix('…') {
        Some(stem) => format!("^{}", letters(stem)),
        None => format!("^{}$", letters(word)),
    }
}

fn letters(name: &str) -> String {
    let mut pattern = String::new();
    for c in name.trim().chars() {
        match c {
            ' ' | '_' | '-' => pattern.push_str("[ _-]+"),
            c if c.is_ascii_alphabetic() => {
                pattern.extend(['[', c.to_ascii_uppercase(), c.to_ascii_lowercase(), ']']);
            }
            c if c.is_alphanumeric() => pattern.push(c),
            c => pattern.extend(['\\', c]),
        }
    }
    pattern
}
