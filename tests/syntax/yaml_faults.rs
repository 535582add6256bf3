//! Each mistake gets one fault at its place, and the rest of the document is read.

use super::{File, brief};

/// The text, the faults, and what was read of it.
fn check(text: &str, faults: &[&str], read: &str) {
    let file = File::new(text);
    let documents = file.yaml();
    assert_eq!(file.yaml_faults(), faults, "faults of {text:?}");
    let roots: Vec<String> =
        documents.iter().map(|document| document.root.as_ref().map_or("nothing".to_owned(), brief)).collect();
    assert_eq!(roots.join(" | "), read, "tree of {text:?}");
}

#[test]
fn traps_keep_the_value() {
    check("chat: #payments\nx: 1\n", &["1:7 hash of chat <#payments>"], "{chat: #payments, x: 1}");
    check("x:\n  - #y\n  - z\nq: # fine\nr: #\n", &["2:5 hash of  <#y>"], "{x: [#y, z], q: , r: }");
    check("a: {b: 1}\ntags: [x, #y]\nc: 2\n", &["2:11 hash of  <#y>"], "{a: {b: 1}, tags: [x, #y], c: 2}");
    check("tags: [#x, #y]\nc: 2\n", &["1:8 hash of  <#x>", "1:12 hash of  <#y>"], "{tags: [#x, #y], c: 2}");
    check("a: {chat: #pay, mail: x}\nc: 2\n", &["1:11 hash of chat <#pay>"], "{a: {chat: #pay, mail: x}, c: 2}");
    check("a: [x #y]\nc: 2\n", &["1:4 `[` is never closed: a `#` after a space begins a comment <[>"], "{c: 2}");
    check("accountable: @ada\nb: 1\n", &["1:14 handle <@ada>"], "{accountable: ada, b: 1}");
    check("a: [@x, y, @z]\nb: |\n  @q: r\n", &["1:5 handle <@x>", "1:12 handle <@z>"], "{a: [x, y, z], b: @q: r\n}");
    check("l: {a: b, @: c}\n", &["1:11 a value cannot start with `@`; quote it <@>"], "{l: {a: b, @: c}}");
    check("team: [[payments]]\nb: 1\n", &["1:7 wikilink to payments <[[payments]]>"], "{team: payments, b: 1}");
    check(
        "t: [[[a]], [[b:c]]]\nn: [[1]]\n",
        &["1:5 wikilink to a <[[a]]>", "1:12 wikilink to b:c <[[b:c]]>"],
        "{t: [a, b:c], n: [[1]]}",
    );
    check("p: [[a]], [[b:c]] # d\nb: 1\n", &["1:4 wikilinks to a b:c <[[a]], [[b:c]]>"], "{b: 1}");
    check("c: [$3,200,000, x]\n", &["1:5 comma <$3,200,000>"], "{c: [$3,200,000, x]}");
    check("c: {é: EUR 3,200, e: 1}\n", &["1:8 comma <EUR 3,200>"], "{c: {é: EUR 3,200, e: 1}}");
    check("c: [100,200,300]\n", &[], "{c: [100, 200, 300]}");
    check("title: foo: bar\nb: 1\n", &["1:8 colon <foo: bar>"], "{title: foo: bar, b: 1}");
    check("a:\n  - t: x: y: z # c\n    u: @k\n", &["2:8 colon <x: y: z>", "3:8 handle <@k>"], "{a: [{t: x: y: z, u: k}]}");
    check("a: [x: y: z]\n", &["1:8 colon <y: z>"], "{a: [{x: y: z}]}");
    check("a: 1\nb: 2\na: 3\n", &["3:1 twice, first 1:1 <a>"], "{a: 1, b: 2}");
    check("a: *md\nb: 1\n", &["1:4 unknown alias <*md>"], "{a: , b: 1}");
    check("a: &a [*a]\nb: 1\n", &["1:8 unknown alias <*a>"], "{a: [], b: 1}");
}

#[test]
fn a_question_mark_alone_is_a_value() {
    for (text, read) in [
        ("a: ?\nb: 1\n", "{a: ?, b: 1}"),
        ("a: ? # nobody yet\nb: 1\n", "{a: ?, b: 1}"),
        ("a:\n  - ?\n  - b: ?\n", "{a: [?, {b: ?}]}"),
        ("a: [?, b, ?]\nc: {d: ?, e: ?}\n", "{a: [?, b, ?], c: {d: ?, e: ?}}"),
        ("a: who, ?\nb: |\n  c: ?\nd: \"e: ?\"\n", "{a: who, ?, b: c: ?\n, d: e: ?}"),
        ("? a\n: b\n?\n  c\n:\n  d\n", "{a: b, c: d}"),
        ("- ?\n    a\n  :\n    b\n", "[{a: b}]"),
        ("a: ?b\nc: d?\n", "{a: ?b, c: d?}"),
    ] {
        check(text, &[], read);
    }
}

#[test]
fn tabs_are_one_fault_however_many() {
    check("a:\n\t- x\n\t- y\nb: 1\n", &["2:1 tab <\t>"], "{a: [x, y], b: 1}");
    check("é: 1\nb: >\n\tx\n", &["3:1 tab <\t>"], "{é: 1, b: x\n}");
    check("a: 1\n\tb: 2\nc: 3\n", &["2:1 tab <\t>"], "{c: 3}");
    check("a:\tx\n", &[], "{a: x}");
}

#[test]
fn several_mistakes_in_one_document() {
    check(
        "title: foo: bar\nkind: team\nowner: [a, b\ntags: x\nsummary: \"unclosed\nend: 1\n",
        &["1:8 colon <foo: bar>", "3:8 `[` is never closed <[>", "5:10 the quote is never closed <\"unclosed>"],
        "{title: foo: bar, kind: team, tags: x, end: 1}",
    );
    check("- a\nb: 1\n- c\n", &["2:1 expected a list item starting with `- ` here <b: 1>"], "[a, c]");
    check("a: 1\n- b\n", &["2:1 a list item cannot stand among keys <- b>"], "{a: 1}");
}

#[test]
fn structure_that_does_not_hold() {
    for (text, fault, read) in [
        ("a: {x: 1\nb: 2\n", "1:4 `{` is never closed <{>", "{b: 2}"),
        ("a: [x\n", "1:4 `[` is never closed <[>", "{}"),
        ("foo\nbar: 1\n", "1:1 expected `key: value` here <foo>", "{bar: 1}"),
        ("a: 1\nfoo\nbar: 1\n", "2:1 expected `key: value` here <foo>", "{a: 1, bar: 1}"),
        ("a:\n  b: 1\nfoo\nc: 1\n", "3:1 expected `key: value` here <foo>", "{a: {b: 1}, c: 1}"),
        ("a:b\nc: 1\n", "1:1 a space is missing after the colon of `a:b` <a:b>", "{c: 1}"),
        ("- a\n-c\n", "2:1 a space is missing after the dash of `-c` <-c>", "[a]"),
        ("a: x\n  b: y\nc: 1\n", "2:3 `b` is indented as if it continued the value above it <b>", "{c: 1}"),
        ("a:\n    - x\n  - y\nb: 1\n", "3:3 the indentation of this line matches nothing above it <- y>", "{b: 1}"),
        ("a: [x]]\nb: 1\n", "1:7 this bracket closes nothing <]>", "{b: 1}"),
        (
            "m:\n  a: \"long\n  text\" # c\nb: 1\n",
            "3:3 quoted text that goes on in the next line is indented further than its key <text\" # c>",
            "{b: 1}",
        ),
        ("a: {x: 1]\nb: 1\n", "1:4 `{` is closed by `]` <{>", "{b: 1}"),
        ("a: \"x\" y\nb: 1\n", "1:4 text follows the closing quote; quote the whole value <\"x\" y>", "{b: 1}"),
        ("a: \"x\": y\nb: 1\n", "1:4 text follows the closing quote; quote the whole value <\"x\": y>", "{b: 1}"),
        ("a: [x] y\nb: 1\n", "1:8 text follows the closing bracket; quote the whole value <y>", "{b: 1}"),
        ("a: , x\nb: 1\n", "1:4 a value cannot start with `,`; quote it <,>", "{b: 1}"),
        ("a: `x`\nb: 1\n", "1:4 a value cannot start with a backquote; quote it <`x`>", "{a: `x`, b: 1}"),
        ("a: %x\nb: 1\n", "1:4 a value cannot start with `%`; quote it <%x>", "{a: %x, b: 1}"),
        ("key: - a\nb: 1\n", "1:6 a list with `- ` starts on a line of its own, below its key <->", "{b: 1}"),
        ("? [a]\n: b\nc: 1\n", "1:3 a key is a word, not a list, a mapping or a repetition of one <[a]>", "{c: 1}"),
    ] {
        check(text, &[fault], read);
    }
}

#[test]
fn template_syntax_of_other_tools_is_text() {
    check("a: {{ x }}\nb: {{ y }} z: w\nc: {% if d %}\ne: 1\n", &[], "{a: {{ x }}, b: {{ y }} z: w, c: {% if d %}, e: 1}");
}

#[test]
fn a_broken_document_leaves_the_others_alone() {
    check("a: [\n---\nb: 1\n...\n---\nc: @x\n", &["1:4 `[` is never closed <[>", "6:4 handle <@x>"], "{} | {b: 1} | {c: x}");
}

#[test]
fn lost_keys_are_named() {
    let file = File::new("a: 1\nb: [x\n\"c d\": 2\ne: *gone\n");
    let document = file.yaml().remove(0);
    let lost: Vec<&str> = document.lost.iter().map(|key| file.slice(key.span)).collect();
    assert_eq!(lost, ["b", "e"]);
    assert!(document.complete);
}

#[test]
fn an_anchor_in_lost_text_is_no_second_mistake() {
    check("a: [&x 1\nb: *x\n", &["1:4 `[` is never closed <[>"], "{b: }");
}

#[test]
fn budgets_are_named() {
    let deep = format!("a: {}\nb: 1\n", "[".repeat(80));
    check(&deep, &["1:68 Depth(64) <[>"], "{b: 1}");
    let file = File::new(&"---\na\n".repeat(1_001));
    assert_eq!(file.yaml_faults(), ["2001:1 Documents(1000) <--->"]);
    assert_eq!(file.yaml().len(), 1_001);
}
