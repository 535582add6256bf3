//! Three-valued logic, presence, lists and fields.

use orgdocs::expr::{Failure, Outcome};

use super::world::World;

fn world() -> World {
    World::new(
        "
yes: true
no: false
gap: null
self: {title: Get paid, tags: [a, b], steps: [{step: Ask, lt: 2}, {step: Pay, lt: 3, ca: 90%}], empty: [], expect: {handoffs: 2}}
pay: {id: payments, name: Payments}
again: {id: payments}
lists: [[1, 2], 3, [4]]
holes: [1, null, 3]
answers: [true, null]
",
    )
}

#[test]
fn and_or_not_follow_kleene() {
    let world = world();
    let order = ["no", "gap", "yes"];
    let expected = |name: &str| if name == "gap" { "unknown".to_owned() } else { name.to_owned() };
    for (i, a) in order.iter().enumerate() {
        for (j, b) in order.iter().enumerate() {
            assert_eq!(world.says(&format!("{a} && {b}")), expected(order[i.min(j)]), "{a} && {b}");
            assert_eq!(world.says(&format!("{a} || {b}")), expected(order[i.max(j)]), "{a} || {b}");
        }
        assert_eq!(world.says(&format!("!{a}")), expected(order[2 - i]), "!{a}");
    }
}

#[test]
fn quantifiers_follow_kleene() {
    world().all(&[
        ("[yes, gap].all(x, x)", "unknown"),
        ("[no, gap].all(x, x)", "no"),
        ("[gap, no].all(x, x)", "no"),
        ("[yes, yes].all(x, x)", "yes"),
        ("[].all(x, x)", "yes"),
        ("[yes, gap].exists(x, x)", "yes"),
        ("[gap, yes].exists(x, x)", "yes"),
        ("[no, gap].exists(x, x)", "unknown"),
        ("[].exists(x, x)", "no"),
        ("[yes, no].exists_one(x, x)", "yes"),
        ("[yes, yes, gap].exists_one(x, x)", "no"),
        ("[yes, gap].exists_one(x, x)", "unknown"),
        ("any([no, gap, yes])", "yes"),
        ("any([no, gap])", "unknown"),
        ("any([])", "no"),
    ]);
}

#[test]
fn a_missing_list_is_unknown_and_coalesce_makes_it_empty() {
    world().all(&[
        ("self.absent.all(x, true)", "unknown"),
        ("self.absent.exists(x, false)", "unknown"),
        ("count(self.absent)", "unknown"),
        ("count(self.absent.filter(x, true))", "unknown"),
        ("self.absent.map(x, x)", "unknown"),
        ("count(coalesce(self.absent, []))", "0"),
        ("coalesce(self.absent, []).all(x, x.anything > 3)", "yes"),
        ("coalesce(gap, self.absent, 'c', 1 / 0)", "c"),
        ("coalesce(gap, self.absent)", "unknown"),
        ("self.steps.filter(s, s.ca > percent(50))", "unknown"),
        ("self.steps.filter(s, has(s.ca) && s.ca > percent(50)).map(s, s.step)", "Pay"),
    ]);
}

#[test]
fn operators_on_missing_values_are_unknown() {
    for operator in ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in"] {
        assert_eq!(world().says(&format!("gap {operator} gap")), "unknown", "{operator}");
        assert_eq!(world().says(&format!("self.absent.deeper {operator} [1]")), "unknown", "{operator}");
    }
    world().all(&[("-gap", "unknown"), ("gap ? 1 : 2", "unknown"), ("yes ? 1 : gap", "1"), ("no ? 1 : gap", "unknown")]);
}

#[test]
fn presence_has_an_answer() {
    world().all(&[
        ("has(self.title)", "yes"),
        ("has(self.absent)", "no"),
        ("has(self.absent.deeper)", "no"),
        ("has(gap)", "no"),
        ("has(self)", "yes"),
        ("has(self.steps[1].ca)", "yes"),
        ("has(self.steps[0].ca)", "no"),
        ("has(self.steps[7])", "no"),
        ("has(self['title'])", "yes"),
        ("self.absent == null", "yes"),
        ("null != self.absent", "no"),
        ("self.title != null", "yes"),
        ("null == null", "yes"),
    ]);
}

#[test]
fn fields_and_places() {
    world().all(&[
        ("self.steps[0].step", "Ask"),
        ("self.steps.1.step", "Pay"),
        ("self.steps.1.step == 'Pay' && self.tags.0 == 'a'", "yes"),
        ("self.steps[2].step", "unknown"),
        ("self.steps[-1]", "unknown"),
        ("self['steps'][0]['step']", "Ask"),
        ("self.expect['handoffs']", "2"),
        ("['handoffs'].all(name, self.expect[name] == 2)", "yes"),
        ("{'a': 1, 'b': [2]}.b[0]", "2"),
        ("{'a': 1}['b']", "unknown"),
        ("'a' in {'a': 1}", "yes"),
        ("'steps' in self", "yes"),
        ("{'a': 1, 'b': 2}.map(k, k)", "a, b"),
        ("lists[0][1] + lists[1]", "5"),
        ("self.steps[0.5]", "failed: 0.5 is no position in a list"),
        ("self.title.x", "failed: `x` is asked of a text"),
        ("self.steps.step", "failed: `step` is asked of a list"),
    ]);
}

#[test]
fn objects_are_the_same_by_identity() {
    world().all(&[
        ("pay == again", "yes"),
        ("pay == 'payments'", "yes"),
        ("'payments' == pay", "yes"),
        ("pay == 'Payments'", "no"),
        ("pay in ['x', 'payments']", "yes"),
        ("'payments' in [pay]", "yes"),
        ("self == self", "yes"),
        ("self == pay", "no"),
        ("self.steps[0] == self.steps[1]", "no"),
        ("count(unique([pay, again, 'payments', 'x', 'x']))", "2"),
    ]);
}

#[test]
fn lists_compare_and_hold() {
    world().all(&[
        ("[1, 2] == [1, 2.0]", "yes"),
        ("[1, gap] == [1, 2]", "unknown"),
        ("[1, gap] == [2, gap]", "no"),
        ("[1] == [1, 2]", "no"),
        ("{'a': 1} == {'a': 1}", "yes"),
        ("2 in [1, gap]", "unknown"),
        ("1 in [1, gap]", "yes"),
        ("gap in []", "no"),
        ("1 == 'one'", "no"),
        ("1 in ['one', percent(3)]", "no"),
        ("[1] + [2]", "1, 2"),
        ("'a' + 'b' == 'ab'", "yes"),
        ("sum(holes)", "unknown"),
        ("count(holes)", "3"),
    ]);
}

#[test]
fn what_is_no_truth_fails_where_it_stands() {
    let world = world();
    for (text, at) in [("yes && self.title", "self.title"), ("!self.title", "self.title"), ("self.tags ? 1 : 2", "self.tags")] {
        let Outcome::Failed(Failure { range, message, .. }) = world.evaluate(text) else { panic!("{text}") };
        assert_eq!(&text[range], at);
        assert!(message.ends_with("not a yes or no"), "{message}");
    }
    assert_eq!(world.says("no && self.title"), "no");
    assert_eq!(world.says("refuse()"), "failed: `refuse`: it will not");
}

#[test]
fn a_value_keeps_its_place() {
    let text = "self: {steps: [{step: Ask}, {step: Pay}], tags: [a]}\n";
    let world = World::new(text);
    for (expression, written) in [
        ("self.steps[1].step", "Pay"),
        ("self.steps.0.step", "Ask"),
        ("first(self.steps).step", "Ask"),
        ("last(self.steps.filter(s, true)).step", "Pay"),
        ("self.steps.filter(s, s.step == 'Pay')[0].step", "Pay"),
        ("numbered(self.steps)[1].v.step", "Pay"),
        ("coalesce(self.absent, self.steps[1].step)", "Pay"),
        ("true ? self.tags[0] : 'b'", "a"),
        ("nodes(self.steps, 'steps')[1].step", "Pay"),
        ("list([self.tags])[0]", "a"),
    ] {
        let Outcome::Known(datum) = world.evaluate(expression) else { panic!("{expression}") };
        let span = datum.origin.unwrap_or_else(|| panic!("{expression} has no place"));
        assert_eq!(&text[span.start as usize..span.end as usize], written, "{expression}");
    }
}
