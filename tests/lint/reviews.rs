//! Reviews that ran out: one rule speaks, whichever is in force.

use orgdocs::finding::RuleId;
use orgdocs::lint::{Policy, Scope, run};
use orgdocs::verify::World;

const TREE: &str = "---\nkind: opportunity-tree\naccountable: ada\nresponsible: [ada, sam, lin]\nvalue_stream: get-paid\n\
    outcome: {id: paid-within-30d}\nreviewed: 2025-02-03\n---\n# More invoices paid\n\n## Tree\n\n- Opportunity: I forget whom I reminded\n";

/// The rules about reviews that fire with these lines in the configuration.
fn fired(rules: &str) -> Vec<RuleId> {
    let mut world = World::backdrop();
    world.put("opportunity-trees/get-paid.md", TREE);
    world.put("orgdocs.yaml", &format!("organisation:\n  phase: hyper-growth\n  roles: {{head-of-risk: lin}}\n{rules}"));
    let (model, _) = world.check();
    let findings = run(&model, &Policy::new(&model.config, None), &Scope::default());
    findings.shown.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_forgotten_document_is_reported_once() {
    assert_eq!(fired(""), [RuleId::from("living-document")]);
    assert_eq!(fired("rules: {living-document: off}\n"), [RuleId::from("fresh-review")]);
}
