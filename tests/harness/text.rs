//! Literals that follow the indentation of the test around them.

/// Drops the first line if blank, the common indentation, and the blanks of the last line.
pub(super) fn unindent(text: &str) -> String {
    let Some(body) = text.strip_prefix('\n') else { return text.to_owned() };
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let common = body.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let mut out: Vec<&str> = body.split('\n').map(|line| line.get(common..).unwrap_or("")).collect();
    if let Some(last) = out.last_mut() {
        *last = last.trim_start();
    }
    out.join("\n")
}

#[test]
fn literals_lose_the_indentation_of_the_test() {
    assert_eq!(unindent("\n        a:\n          - b\n\n        c\n    "), "a:\n  - b\n\nc\n");
    assert_eq!(unindent("  as it is\n"), "  as it is\n");
}
