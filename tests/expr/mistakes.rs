//! What is refused when a kind is loaded, with the bytes at fault.

use orgdocs::expr::{Arity, Expr, Shape, Shapes};

/// A kind with typed fields.
struct Kind;

impl Shapes for Kind {
    fn root(&self, name: &str) -> Option<Shape> {
        match name {
            "self" => Some(Shape::Record("self".to_owned())),
            "anything" => Some(Shape::Any),
            _ => None,
        }
    }

    fn roots(&self) -> Vec<String> {
        vec!["self".to_owned(), "anything".to_owned()]
    }

    fn field(&self, record: &str, name: &str) -> Option<Shape> {
        Some(match (record, name) {
            ("self", "steps") | ("Step", "substeps") => Shape::List(Box::new(Shape::Record("Step".to_owned()))),
            ("self", "title") | ("Step", "step") => Shape::Text,
            ("Step", "lt") => Shape::Number,
            ("Step", "due") => Shape::Date,
            ("self", "active") => Shape::Bool,
            _ => return None,
        })
    }

    fn fields(&self, record: &str) -> Vec<String> {
        let names: &[&str] = if record == "self" { &["steps", "title", "active"] } else { &["substeps", "step", "lt", "due"] };
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn function(&self, name: &str) -> Option<Arity> {
        (name == "backrefs").then(|| Arity::between(1, 2))
    }
}

#[test]
fn mistakes_are_found_where_they_stand() {
    for (text, at, message) in [
        ("slef.steps", "slef", "there is no `slef` here; did you mean `self`?"),
        ("title != ''", "title", "there is no `title` here; did you mean `self.title`?"),
        ("self.title = 'x'", "=", "`=` does not fit here; write `==`"),
        ("self.active and true", "and", "`and` does not fit here; write `&&`"),
        ("len(self.steps) > 1", "len", "there is no function `len`; write `count(list)`"),
        ("self.stpes", "stpes", "`self` has no field `stpes`; did you mean `steps`?"),
        ("self['stpes']", "'stpes'", "`self` has no field `stpes`; did you mean `steps`?"),
        ("self.steps.all(s, s.stp != 'x')", "stp", "`Step` has no field `stp`; did you mean `step`?"),
        ("self.steps.map(s, s.substeps)[0][0].lf", "lf", "`Step` has no field `lf`; did you mean `lt`?"),
        ("nodes(self.steps, 'substeps').exists(n, n.stepp == '')", "stepp", "`Step` has no field `stepp`; did you mean `step`?"),
        ("list(self.steps.map(s, s.substeps)).all(s, s.du < 1)", "du", "`Step` has no field `du`; did you mean `due`?"),
        ("coalesce(self.steps, []).all(s, s.x == 1)", "x", "`Step` has no field `x`"),
        ("first(self.steps).x", "x", "`Step` has no field `x`"),
        ("self.steps.0.x", "x", "`Step` has no field `x`"),
        ("self.steps.step", "step", "`step` is asked of a whole list; use `map`, `first` or `[0]`"),
        ("self.title.x", "x", "`x` is asked of a text"),
        ("self.title.all(c, true)", "self.title", "this is a text, not a list"),
        ("self.steps && true", "self.steps", "this is a list, not a yes or no"),
        ("self.steps.filter(s, s.step)", "s.step", "this is a text, not a yes or no"),
        ("self.steps.all(s, true) && s.lt > 1", "s", "there is no `s` here"),
        ("cuont(self.steps)", "cuont", "there is no function `cuont`; did you mean `count`?"),
        ("count(self.steps, 1)", "count(self.steps, 1)", "`count` takes 1 argument, not 2"),
        ("near(1)", "near(1)", "`near` takes 2 arguments, not 1"),
        ("coalesce()", "coalesce()", "`coalesce` takes 1 or more arguments, not 0"),
        ("backrefs()", "backrefs()", "`backrefs` takes 1 to 2 arguments, not 0"),
        ("has()", "has()", "`has` takes 1 argument, not 0"),
        ("self.title.matches()", "self.title.matches()", "`matches` takes 1 argument, not 0"),
        ("self.steps.count()", "count", "`count` is written `count(…)`, not behind a dot"),
        ("matches(self.title, 'x')", "matches", "`matches` is written behind a dot: `x.matches(…)`"),
        ("self.title.mathces('x')", "mathces", "there is no function `mathces`; did you mean `matches`?"),
        ("count", "count", "there is no `count` here; it is a function: `count(…)`"),
        ("self.steps.map(s.x, 1)", "s.x", "a name for the element belongs here"),
        ("self.steps.all(s)", "self.steps.all(s)", "`all` takes a name and an expression"),
        ("self.title.matches('(')", "'('", "the pattern cannot be read: unclosed group"),
        ("money('3')", "'3'", "'3' has no currency"),
        ("self.title ==", "", "the expression ends too early"),
        ("self.title == )", ")", "`)` does not fit here"),
        ("1 2", "2", "`2` does not fit here"),
        ("a & b", "&", "unexpected single '&', expected '&&'"),
        ("'größe' + §", "§", "unexpected character"),
        ("b'x'", "b'x'", "bytes are not used here; write a text"),
        ("self{a: 1}", "self", "records cannot be written here"),
        ("  ", "  ", "there is no expression"),
    ] {
        match Expr::compile(text, &Kind) {
            Ok(_) => panic!("{text} is accepted"),
            Err(error) => assert_eq!((&text[error.range.clone()], error.message.as_str()), (at, message), "{text}"),
        }
    }
}

#[test]
fn shapes_are_carried() {
    let list = |shape: Shape| Shape::List(Box::new(shape));
    for (text, shape) in [
        ("self.steps", list(Shape::Record("Step".to_owned()))),
        ("self.steps.map(s, s.lt)", list(Shape::Number)),
        ("self.steps.filter(s, s.lt > 3)[0].step", Shape::Text),
        ("count(self.steps) > 3 && self.active", Shape::Bool),
        ("self.active ? self.title : 'x'", Shape::Text),
        ("self.active ? self.title : 3", Shape::Any),
        ("sum(self.steps.map(s, s.lt))", Shape::Number),
        ("self.steps[0].due - self.steps[1].due", Shape::Number),
        ("backrefs(self)", Shape::Any),
        ("unique(self.steps.map(s, s.step))", list(Shape::Text)),
        ("anything.whatever.all(x, x.y)", Shape::Bool),
    ] {
        assert_eq!(Expr::compile(text, &Kind).unwrap().shape(), shape, "{text}");
    }
}

#[test]
fn failures_point_at_the_innermost_part() {
    let world = super::world::World::new("a: {b: [1], t: x}\n");
    for (text, at) in [
        ("true && (a.t + 1) * 2 > 3", "a.t + 1"),
        ("(a.t).y == 1", "(a.t).y"),
        ("a.b.0.c == 2 || false", "a.b.0.c"),
        ("1 + min(['x', -3])", "min(['x', -3])"),
        ("a.b.map(x, a.t.matches('y') || x)", "x"),
        ("a.b.0 - -a.t", "-a.t"),
        ("[1, a.t[0]]", "a.t[0]"),
        ("'é' + 'é' == 'x' || ('é' - 'y') == 1", "'é' - 'y'"),
    ] {
        match world.evaluate(text) {
            orgdocs::expr::Outcome::Failed(failure) => assert_eq!(&text[failure.range], at, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}
