//! Nothing that somebody writes makes an expression panic, hang or fill the memory.

use orgdocs::expr::{Expr, Failure, Outcome, Template};
use proptest::prelude::*;

use super::world::World;

fn refused(text: &str, why: &str) {
    let error = Expr::compile(text, &World::new("{}")).unwrap_err();
    assert!(error.message.contains(why), "{}: {}", &text[..text.len().min(40)], error.message);
}

#[test]
fn dense_expressions_are_refused() {
    for open in ["(", "[", "{", "f(", "[{", "a[", "([{", "-(", "!("] {
        refused(&open.repeat(1000), "nested too deeply");
        refused(&format!("{}1{}", open.repeat(70), ")".repeat(70)), "nested too deeply");
    }
    refused(&"a?b:".repeat(1000), "nested too deeply");
    refused(&format!("a{}", ".b".repeat(2000)), "nested too deeply");
    refused(&format!("a{}", ".size()".repeat(500)), "nested too deeply");
    refused(&format!("1{}", "+1".repeat(2000)), "nested too deeply");
    refused(&format!("{}1", "-!".repeat(2000)), "nested too deeply");
    refused(&"1,".repeat(2000), "does not fit");
    refused(&"x".repeat(5000), "4096 bytes");
    refused(&"'".repeat(4001), "");
    assert!(Expr::compile(&format!("true{}", " && true".repeat(400)), &World::new("{}")).is_ok());
    assert!(Expr::compile(&format!("{}1{}", "(".repeat(60), ")".repeat(60)), &World::new("{}")).is_ok());
}

#[test]
fn work_is_bounded() {
    let items = (0..200).map(|at| at.to_string()).collect::<Vec<_>>().join(", ");
    let links = (0..14).flat_map(|a| (0..14).map(move |b| format!("{{from: n{a}, to: n{b}}}"))).collect::<Vec<_>>().join(", ");
    let long = "x".repeat(1000);
    let world = World::new(&format!("n: [{items}]\nlinks: [{links}]\nt: {long}\n"));
    let doubled = |times: usize, start: &str| (0..times).fold(start.to_owned(), |text, _| format!("[{text}].map(x, x + x)[0]"));
    for (text, why) in [
        ("n.all(a, n.all(b, n.all(c, n.all(d, true))))".to_owned(), "100000 steps"),
        ("n.map(a, n.map(b, n.map(c, n)))".to_owned(), "steps"),
        (doubled(7, "t"), "too long"),
        (doubled(6, "n"), "too long"),
        ("list(n.map(a, n))".to_owned(), "too long"),
        ("join(n.map(a, t), t)".to_owned(), "too long"),
        ("1e308 * 10".to_owned(), "too large"),
        ("t.matches('x{1000}{1000}' + '')".to_owned(), "too large"),
    ] {
        let Outcome::Failed(Failure { message, .. }) = world.evaluate(&text) else { panic!("{text} ends well") };
        assert!(message.contains(why), "{text}: {message}");
    }
    refused("'x'.matches('x{1000}{1000}')", "the pattern is too large");
    assert_eq!(world.says("count(cycles(links))"), "64", "the first cycles of very many are enough");
}

#[test]
fn an_acyclic_web_is_no_work() {
    let links = (0..30).flat_map(|a| (a + 1..30).map(move |b| format!("{{from: n{a:02}, to: n{b:02}}}"))).collect::<Vec<_>>();
    let world = World::new(&format!("links: [{}]\n", links.join(", ")));
    assert_eq!(world.says("count(cycles(links))"), "0");
}

/// Texts made of the language's own pieces come further than random letters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "self",
        "x",
        ".",
        "..",
        ".0",
        ".1.",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "?",
        "&&",
        "||",
        "!",
        "-",
        "+",
        "==",
        "in",
        "has(",
        ".all(x, ",
        ".map(",
        "count(",
        "coalesce(",
        "'",
        "''",
        "\"",
        "'''",
        "r'",
        "b'",
        "\\",
        "0",
        "1.5",
        "1u",
        "0x",
        "null",
        "true",
        " ",
        "\n",
        "//",
        "é",
        "`a`",
        "matches('",
        "_",
        "for",
        "1e",
        "\u{0}",
        "🦀",
        "==null",
        "[0]",
        "{'a':1}",
        ">=",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(2026), ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_pieces_are_read_or_refused(text in pieces()) {
        check(&text);
    }
}

fn check(text: &str) {
    let world = World::new("self: {a: [1, {b: x}], x: 85%}\nx: [true, 2026-01-01]\n");
    match Expr::compile(text, &world) {
        Ok(expr) => {
            if let Outcome::Failed(Failure { range, .. }) = expr.evaluate(&world) {
                assert!(text.get(range.clone()).is_some(), "{text:?} {range:?}");
            }
        }
        Err(error) => assert!(text.get(error.range.clone()).is_some(), "{text:?} {error:?}"),
    }
    if let Ok(template) = Template::compile(text, &world) {
        template.render(&world);
    }
}
