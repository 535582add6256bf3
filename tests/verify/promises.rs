//! Runs every rule page and every kind's example and checks, as `orgdocs kinds --verify` does for users' kinds.

use std::path::Path;

use orgdocs::kind::{Fields, Kind, builtin, builtin_example, builtin_sources, load, shared_envelope};
use orgdocs::syntax::yaml;
use orgdocs::verify::{self, Broken};

fn told(broken: &[Broken]) -> String {
    broken.iter().map(|one| format!("\n{}\n  instead: {}", one.promise, one.instead)).collect()
}

/// `ORGDOCS_BLESS=1` records the reports anew.
#[test]
fn every_page_holds_what_it_promises() {
    let bless = std::env::var_os("ORGDOCS_BLESS").is_some();
    let (broken, recorded) = verify::rules(bless);
    for one in recorded {
        let name = one.rule.replace('-', "_");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/lint/rules/{name}.md"));
        std::fs::write(path, one.page).unwrap();
    }
    assert!(broken.is_empty(), "{}", told(&broken));
}

#[test]
fn every_kind_holds_what_it_promises() {
    let broken = verify::kinds(builtin(), &builtin_example, &[]);
    assert!(broken.is_empty(), "{}", told(&broken));
}

/// What is read of a built-in kind in two steps is what a repository's kind gives in one, without a mistake.
#[test]
fn every_kind_is_well_formed_to_its_last_line() {
    for (source, file) in builtin_sources().iter() {
        let root = yaml::parse_whole(source, &file.text).into_iter().find_map(|document| document.root).unwrap();
        let (whole, faults) = load(&root, &file.text, shared_envelope());
        let whole = whole.unwrap();
        assert!(faults.is_empty(), "{faults:#?}");
        let ours = builtin().get(builtin().find(&whole.name).unwrap());
        assert_eq!(outline(ours), outline(&whole));
    }
}

/// All that a definition says, in words that can be compared.
fn outline(kind: &Kind) -> String {
    let names = (&kind.name, &kind.plural, &kind.aliases, &kind.title, &kind.group, &kind.purpose, &kind.origin, &kind.files);
    let rest = (&kind.order, &kind.facts, &kind.review_every, &kind.asks_for_review, &kind.expected, &kind.satisfies);
    let fields = |fields: &Fields| format!("{:?}", fields.iter().collect::<Vec<_>>());
    let types: String = kind.types.values().map(|of| format!("{} {:?} {}", of.name, of.declares, fields(&of.fields))).collect();
    let logic = (kind.computed(), kind.checks(), kind.views(), kind.ask());
    format!("{names:?} {rest:?} {} {types} {logic:?}", fields(&kind.fields))
}
