//! Runs every rule page and every kind's example and checks, as `orgdocs kinds --verify` does for users' kinds.

use std::path::Path;

use orgdocs::kind::{builtin, builtin_example};
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
    let (catalogue, faults) = builtin();
    assert!(faults.is_empty(), "{faults:#?}");
    let broken = verify::kinds(catalogue, &builtin_example, &[]);
    assert!(broken.is_empty(), "{}", told(&broken));
}
