//! Documents with a gap: whatever is taken out of the example of a kind, what is found speaks to the author, in whole sentences.

use std::collections::{BTreeMap, BTreeSet};

use orgdocs::finding::Finding;
use orgdocs::kind::{Example, ExampleFile, Kind, builtin, builtin_example, builtin_sources};
use orgdocs::lint::{self, Policy, Scope};
use orgdocs::model::{Data, Model, Patch, Record, Value};
use orgdocs::source::SourceFile;
use orgdocs::syntax::{Node, yaml};
use orgdocs::verify::{World, example_day};
use orgdocs::workspace;

/// How a message prints what is missing.
const MISSING: &str = "nothing";

#[test]
fn a_gap_in_a_document_leaves_no_gap_in_a_message() {
    let words = written("message");
    let mut odd = BTreeSet::new();
    for (_, kind) in builtin().iter().filter(|(_, kind)| !kind.declared_only) {
        let (world, document) = example(kind);
        let (model, _) = world.check();
        for field in fields(&model, &document) {
            let mut world = world.clone();
            world.patch(Patch { document: document.clone(), field: field.clone(), value: absent() });
            let (model, findings) = world.check();
            odd.extend(
                findings
                    .shown
                    .iter()
                    .filter(|finding| is_odd(&model, finding, &words))
                    .map(|finding| format!("{} without {field}: {} {}", kind.name, finding.rule, finding.message)),
            );
        }
    }
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn an_example_without_those_that_it_names_leaves_no_gap_in_a_message() {
    let mut odd = BTreeSet::new();
    for (_, kind) in builtin().iter().filter(|(_, kind)| !kind.declared_only) {
        let example = builtin_example(kind);
        let file = own(kind, &example);
        let model =
            workspace::from_files(vec![SourceFile::new(file.path.as_str(), file.text.as_str())], Some(example_day()), Vec::new());
        let findings = lint::run(&model, &Policy::everything(&model.config), &Scope::default());
        let messages = findings.shown.iter().map(|finding| (&finding.rule, &finding.message));
        let odd_ones = messages.filter(|(_, message)| {
            ["  ", " ;", " ,", "()", "''"].iter().any(|hole| message.contains(hole)) || message.ends_with(' ')
        });
        odd.extend(odd_ones.map(|(rule, message)| format!("{}: {rule} {message}", kind.name)));
    }
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn who_asks_for_a_field_names_it() {
    let (messages, helps) = (written("message"), written("help"));
    let mut silent = BTreeSet::new();
    for (_, kind) in builtin().iter() {
        for check in kind.checks() {
            let asked = check.assert.source();
            let one = asked.strip_prefix("has(").and_then(|rest| rest.strip_suffix(')'));
            let some = asked.strip_prefix("count(").and_then(|rest| rest.strip_suffix(") > 0"));
            let Some((_, name)) = one.or(some).and_then(|asked| asked.split_once('.')) else { continue };
            let inner = || kind.types.values().find_map(|of| of.fields.get(name));
            let Some(field) = kind.fields.get(name).or_else(inner) else { continue };
            let said = [&messages, &helps].map(|words| words[check.id.as_str()].to_lowercase()).concat();
            let names = field.section.iter().chain(&field.aliases).map(|name| name.replace('_', " "));
            let mut names = names.chain([field.name.to_string(), field.name.replace('_', " ")]);
            if !names.any(|name| said.contains(&name)) {
                silent.insert(format!("{} of {} does not say where to write {name}", check.id, kind.name));
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn what_a_required_list_would_hold_is_not_asked_for_beside_the_list() {
    for (kind, field) in [
        ("business-model-canvas", "customer_segments"),
        ("business-model-canvas", "channels"),
        ("causal-loop-diagram", "links"),
        ("financial-projection", "periods"),
        ("financial-projection", "income_statement.revenue"),
        ("flywheel", "steps"),
        ("service-blueprint", "steps"),
        ("wardley-map", "links"),
        ("working-agreement", "responsibilities"),
    ] {
        let kind = builtin().get(builtin().find(kind).unwrap());
        let (mut world, document) = example(kind);
        world.patch(Patch { document, field: field.to_owned(), value: absent() });
        let (_, findings) = world.check();
        let rules: Vec<String> = findings.shown.iter().map(|finding| finding.rule.to_string()).collect();
        assert_eq!(rules, ["required-field-present"], "{} without {field}", kind.name);
    }
}

#[test]
fn a_document_with_nothing_but_a_title_is_asked_for_in_whole_sentences() {
    let words = written("message");
    for (_, kind) in builtin().iter().filter(|(_, kind)| !kind.declared_only) {
        let mut world = World::backdrop();
        world.put("new/one.md", &format!("---\nkind: {}\n---\n# The first\n", kind.name));
        let (model, findings) = world.check();
        let odd: Vec<_> = findings.shown.iter().filter(|finding| is_odd(&model, finding, &words)).collect();
        assert!(odd.is_empty(), "{odd:#?}");
    }
}

/// A message with a hole in it, or one about a definition that no author can change.
fn is_odd(model: &Model, finding: &Finding, messages: &BTreeMap<String, String>) -> bool {
    let file = model.sources.file(finding.label.span.source);
    let has_hole =
        |message: &String| finding.message.contains(MISSING) && ![message, &*file.text].iter().any(|own| own.contains(MISSING));
    messages.get(&finding.rule.to_string()).is_some_and(has_hole) || file.path.starts_with("orgdocs:")
}

/// A text of all checks as their kinds write it.
fn written(key: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (source, file) in builtin_sources().iter() {
        let root = yaml::parse_whole(source, &file.text).into_iter().find_map(|document| document.root).unwrap();
        let text = |check: &Node, key| check.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
        let checks = root.get("checks").and_then(Node::as_seq).unwrap_or_default();
        found.extend(checks.iter().map(|check| (text(check, "id"), text(check, key))));
    }
    assert!(found.len() > 100);
    found
}

fn absent() -> Node {
    let (source, _) = builtin_sources().iter().next().unwrap();
    yaml::parse_whole(source, "'-'").into_iter().find_map(|document| document.root).unwrap()
}

/// The example of a kind among its neighbours, and the path of the document itself.
fn example(kind: &Kind) -> (World, String) {
    let mut world = World::backdrop();
    let example = builtin_example(kind);
    example.files.iter().for_each(|file| world.put(&file.path, &file.text));
    let path = own(kind, &example).path.clone();
    (world, path)
}

/// The file of an example that is of the kind itself.
fn own<'e>(kind: &Kind, example: &'e Example) -> &'e ExampleFile {
    let main = example.files.iter().find(|file| file.path.starts_with(&format!("{}/", kind.plural)));
    main.or(example.files.first()).unwrap()
}

/// Every field of the artifact in a document and of its records, of a list those of the first one.
fn fields(model: &Model, path: &str) -> Vec<String> {
    let document = model.documents.iter().find(|document| document.path == path).unwrap();
    let mut found = Vec::new();
    let whole = document.artifacts.iter().map(|id| model.artifact(*id)).find(|artifact| artifact.parent.is_none()).unwrap();
    below(&whole.record, "", &mut found);
    found
}

fn below(record: &Record, prefix: &str, found: &mut Vec<String>) {
    for field in record.fields.iter().filter(|field| !["kind", "title"].contains(&field.name.as_str())) {
        let name = format!("{prefix}{}", field.name);
        inside(&field.value, &name, found);
        found.push(name);
    }
}

fn inside(value: &Value, name: &str, found: &mut Vec<String>) {
    match &value.data {
        Data::Record(record) => below(record, &format!("{name}."), found),
        Data::List(items) => items.iter().take(1).for_each(|item| inside(item, &format!("{name}.0"), found)),
        _ => {}
    }
}
