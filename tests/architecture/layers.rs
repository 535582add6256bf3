//! A module uses only those left of it.

use super::source::{Source, files};

/// From left to right.
const LAYERS: &[&str] = &[
    "source",
    "history",
    "syntax",
    "quantity",
    "expr",
    "edit",
    "finding",
    "config",
    "kind",
    "schema",
    "model",
    "workspace",
    "lint",
    "mend",
    "words",
    "exchange",
    "report",
    "verify",
    "diagram",
    "site",
    "watch",
    "cli",
    "command",
];

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == module)
}

/// Uses of a module to the right, and modules that nobody placed.
fn complaints(files: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let own = file.module();
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some(own_rank) = rank(own) else {
            complaints.push(format!("{}: place `{own}` in LAYERS", file.path));
            continue;
        };
        for (line, used) in uses(file) {
            if used != own && rank(&used).is_some_and(|rank| rank > own_rank) {
                complaints.push(format!("{}:{line}: `{own}` may not use `{used}`, which is right of it", file.path));
            }
        }
    }
    complaints
}

/// Every top module that a file names through `crate::` or enough `super::`, with the line.
fn uses(file: &Source) -> Vec<(usize, String)> {
    let code: Vec<_> = file.code().collect();
    let text = code.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    let line_at = |at: usize| code[text[..at].matches('\n').count()].0;
    let mut found = Vec::new();
    let up = "super::".repeat(file.depth());
    for lead in ["crate::", up.as_str()] {
        for (at, _) in text.match_indices(lead) {
            let before = text[..at].chars().next_back();
            let partial = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':'));
            if !partial {
                found.extend(names(&text[at + lead.len()..]).into_iter().map(|name| (line_at(at), name)));
            }
        }
    }
    found
}

/// The first names of a path: one, or those of a brace list.
fn names(path: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut starts) = (0_usize, vec![0]);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().map(|start| word(&list[start..])).filter(|name| !name.is_empty()).collect()
}

#[test]
fn arrows_point_left() {
    let complaints = complaints(&files(&["src"]));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn an_arrow_to_the_right_is_seen_however_it_is_written() {
    let bad = [
        ("src/lint/mod.rs", "use crate::site::Page;\n"),
        ("src/lint/rules/x.rs", "use crate::{\n    model::Graph,\n    site::{Page, plan},\n};\n"),
        ("src/lint/rules/x.rs", "fn f() { super::super::super::site::f() }\n"),
        ("src/lint/x.rs", "#[cfg(test)]\nmod tests { use crate::site::Page; }\n"),
    ];
    for (path, text) in bad {
        assert_eq!(complaints(&[Source::new(path, text)]).len(), 1, "{text}");
    }
    let good = [
        ("src/lint/mod.rs", "use crate::model::{site, Graph};\n// crate::site\n"),
        ("src/lint/rules/x.rs", "use super::super::site;\n"),
        ("src/site/mod.rs", "pub(crate) use crate::lint;\nuse crate::site::x;\n"),
    ];
    for (path, text) in good {
        assert_eq!(complaints(&[Source::new(path, text)]), [""; 0], "{text}");
    }
    assert_eq!(complaints(&[Source::new("src/new_thing/mod.rs", "")]).len(), 1);
}
