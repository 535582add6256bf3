//! Messages with values in them.

use orgdocs::expr::Template;

use super::world::World;

#[test]
fn values_stand_between_words() {
    let world = World::new("self: {title: Get paid, steps: [1, 2], share: 85%, due: 2026-04-15, on: true}\nit: {id: x}\n");
    for (template, rendered) in [
        ("no values", "no values"),
        ("{self.title}", "Get paid"),
        ("{count(self.steps)} steps: {self.steps}", "2 steps: 1, 2"),
        ("{self.share} by {self.due}, {self.absent}, {it}", "85% by 2026-04-15, nothing, x"),
        ("{count(self.steps) == 1 ? 'idea' : 'ideas'} {{x}} '{self.title}'", "ideas {x} 'Get paid'"),
        ("{'}' + \"{\"}{{}}{{{self.on}}}", "}{{}{yes}"),
        ("{ {'a': {'b': 'c'}}.a.b }", "c"),
        ("{self.title + 3} – ü", "nothing – ü"),
        ("", ""),
    ] {
        assert_eq!(Template::compile(template, &world).unwrap().render(&world), rendered, "{template}");
    }
}

#[test]
fn mistakes_have_their_place_in_the_sentence() {
    let world = World::new("self: {}\n");
    for (template, at, message) in [
        ("ü {self.title and so on", "{self.title and so on", "a brace is not closed; write `{{` for a brace"),
        ("ü } x", "}", "a brace closes that was not opened; write `}}` for a brace"),
        ("ü {cuont(self)} x", "cuont", "there is no function `cuont`; did you mean `count`?"),
        ("ü {} x", "", "there is no expression"),
    ] {
        let error = Template::compile(template, &world).unwrap_err();
        assert_eq!((&template[error.range.clone()], error.message.as_str()), (at, message), "{template}");
    }
}

#[test]
fn a_sentence_is_said_in_another_order_with_the_same_values_and_not_with_others() {
    let world = World::new("self: {title: Get paid, share: 85%}\n");
    let template = Template::compile("{self.share} of {self.title}", &world).unwrap();
    let said = |written: &str| template.fill(written, &world, |datum, expr| format!("<{}={}>", expr.source(), datum.words()));
    for (written, filled) in [
        (template.source(), "<self.share=85%> of <self.title=Get paid>"),
        ("Von {self.title}: {self.share} {{x}}", "Von <self.title=Get paid>: <self.share=85%> {x}"),
        ("Von {self.other}", "<self.share=85%> of <self.title=Get paid>"),
        ("Von {self.title", "<self.share=85%> of <self.title=Get paid>"),
    ] {
        assert_eq!(said(written).as_deref(), Some(filled), "{written}");
    }
    assert_eq!(Template::compile("{self.absent}", &world).unwrap().fill("", &world, |_, _| String::new()), None);
}
