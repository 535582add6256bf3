//! Every span is the bytes it names, whatever stands around it.

use orgdocs::syntax::ScalarStyle;

use super::{File, walk};

/// The slices of all nodes and keys in reading order.
fn slices(text: &str) -> Vec<String> {
    let file = File::new(text);
    let documents = file.yaml();
    let mut found = Vec::new();
    for document in &documents {
        assert_eq!(document.faults, [], "{text:?}");
        if let Some(root) = &document.root {
            walk(root, &mut |_, span| found.push(file.slice(span).to_owned()));
        }
    }
    found
}

#[test]
fn multibyte_text_and_crlf() {
    assert_eq!(
        slices("\u{feff}ключ: \"日本語\" # ok\r\nb:\r\n  - é\r\n"),
        ["ключ: \"日本語\" # ok\r\nb:\r\n  - é", "ключ", "\"日本語\"", "b", "- é", "é"]
    );
}

#[test]
fn collections_end_with_their_last_child() {
    assert_eq!(
        slices("a:\n  - x\n\n\n# c\nb: {c: d, e} # f\ng:\n"),
        ["a:\n  - x\n\n\n# c\nb: {c: d, e} # f\ng:", "a", "- x", "x", "b", "{c: d, e}", "c", "d", "e", "", "g", ""]
    );
}

#[test]
fn block_scalars_include_their_header() {
    assert_eq!(
        slices("a: # c | d\n  &x |-\n  é\n  b\n\n\nb: >\n\n  x\n"),
        ["a: # c | d\n  &x |-\n  é\n  b\n\n\nb: >\n\n  x", "a", "|-\n  é\n  b", "b", ">\n\n  x"]
    );
}

#[test]
fn values_that_are_not_there_stand_behind_their_colon() {
    let file = File::new("a:\nb: 1\n");
    let root = file.yaml().remove(0).root.unwrap();
    let span = root.get("a").unwrap().span;
    assert_eq!((span.start, span.end), (2, 2));
}

#[test]
fn aliased_values_stand_at_their_use() {
    let text = "x: &x {k: [1]}\ny: *x\nz:\n  <<: *x\n  w: 2\n";
    let file = File::new(text);
    let root = file.yaml().remove(0).root.unwrap();
    let mut used = Vec::new();
    walk(root.get("y").unwrap(), &mut |_, span| used.push((span.start, file.slice(span).to_owned())));
    assert_eq!(used, [(18, "*x".to_owned()), (18, "*x".to_owned()), (18, "*x".to_owned()), (18, "*x".to_owned())]);
    let merged = root.get("z").unwrap();
    assert_eq!(file.slice(merged.get("k").unwrap().span), "*x");
    assert_eq!(merged.as_map().unwrap().iter().map(|entry| entry.key.text.as_str()).collect::<Vec<_>>(), ["w", "k"]);
}

#[test]
fn styles_are_kept() {
    let file = File::new("- a\n- 'a'\n- |\n  a\n- !!str 5\n- !!int '5'\n");
    let root = file.yaml().remove(0).root.unwrap();
    let styles: Vec<ScalarStyle> = root.as_seq().unwrap().iter().map(|item| item.as_scalar().unwrap().style).collect();
    assert_eq!(styles, [ScalarStyle::Plain, ScalarStyle::Quoted, ScalarStyle::Block, ScalarStyle::Quoted, ScalarStyle::Plain]);
}

#[test]
fn front_matter_places_count_from_the_file() {
    let file = File::new("\u{feff}---\r\nk: é\r\n---\r\n# T\r\n");
    let page = file.markdown();
    let front = page.front.unwrap();
    assert_eq!(file.slice(front.root.unwrap().get("k").unwrap().span), "é");
    assert_eq!(file.slice(page.body), "# T\r\n");
}
