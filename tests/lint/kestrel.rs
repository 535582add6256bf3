//! The example organisation: the findings that it was written to have, and its arithmetic done by hand.

use std::path::Path;

use orgdocs::model::Model;
use orgdocs::model::native::{Flow, Handoffs};
use orgdocs::verify::World;

use crate::harness::Repo;

/// What §20 of the kinds predicts, under the names that the rules have now.
const PREDICTED: [&str; 5] = [
    "cross-functional-requirements/invoice-api.md warning requirement-target-met",
    "handoffs/fraud-review.md warning handoff-complete-and-accurate",
    "skills/payments.md info skill-teacher-present",
    "teams/payments.md warning service-requirements-present",
    "value-stream-maps/get-paid-current.md warning healthy-rolled-complete-accurate",
];

#[test]
fn the_example_has_the_findings_it_was_written_for() {
    let repo = Repo::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs-example"));
    let output = repo.run(["check", "--format", "concise"]);
    output.exits(0);
    let short = |line: &str| {
        let (place, rest) = line.split_once(": ")?;
        let (what, _) = rest.split_once(": ")?;
        Some(format!("{} {what}", place.split(':').next()?))
    };
    let found: Vec<String> = output.stdout.lines().filter_map(short).collect();
    assert_eq!(found, PREDICTED);
}

/// The model of the backdrop with a map of these steps.
fn with_steps(front: &str, columns: &str, rows: &[&str]) -> Model {
    let mut world = World::backdrop();
    let rule = "|---".repeat(columns.matches('|').count() - 1);
    let rows = rows.join("\n");
    let text = format!(
        "---\nkind: value-stream-map\nvalue_stream: get-paid\naccountable: lin\nstate: current\nitem: One change\n\
         measured: 2026-03-18\n{front}---\n# Measured\n\n## Steps\n\n{columns}\n{rule}|\n{rows}\n"
    );
    world.put("value-stream-maps/measured.md", &text);
    world.check().0
}

fn flow(model: &Model) -> Flow {
    let (id, _) = model.iter().find(|(_, artifact)| artifact.title == "Measured").unwrap();
    Flow::of(model, id).unwrap()
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-9
}

const COLUMNS: &str = "| Step | Team | PT | LT | %C&A |";

const WALKED: [&str; 5] = [
    "| Shape | payments | 6h | 5d | 80% |",
    "| Build | payments | 24h | 6d | 70% |",
    "| Risk review | checkout | 2h | 4d | 90% |",
    "| Verify | payments | 6h | 2d | 95% |",
    "| Deploy | payments | 1h | 1d | 98% |",
];

#[test]
fn the_totals_of_a_map_are_those_of_the_textbook() {
    for convention in ["", "ca_convention: input\n"] {
        let model = with_steps(convention, COLUMNS, &WALKED);
        let flow = flow(&model);
        let (work, lead) = flow.totals().unwrap();
        assert!(close(work, 6.0 + 24.0 + 2.0 + 6.0 + 1.0) && close(work, 39.0));
        assert!(close(lead, 8.0 * (5.0 + 6.0 + 4.0 + 2.0 + 1.0)) && close(lead / 8.0, 18.0));
        assert!(close(flow.activity_ratio().unwrap(), 39.0 / 144.0), "27.1%");
        assert!(close(flow.rolled_complete_accurate().unwrap(), 0.80 * 0.70 * 0.90 * 0.95 * 0.98), "46.9%");
        assert_eq!(flow.handoffs().unwrap(), [(1, 2), (2, 3)]);
        assert_eq!(flow.bottleneck(), Some(0));
        assert!(flow.steps.iter().zip([34.0, 24.0, 30.0, 10.0, 7.0]).all(|(step, wait)| close(step.wait().unwrap(), wait)));
    }
}

#[test]
fn parallel_steps_never_push_work_over_the_time_it_took() {
    let rows = [
        "| Shape | payments | 8h | 1d | 90% | |",
        "| Code | payments | 16h | 2d | 90% | side |",
        "| Text | checkout | 16h | 2d | 90% | side |",
        "| Deploy | payments | 1h | 1h | 90% | |",
    ];
    let model = with_steps("", "| Step | Team | PT | LT | %C&A | Parallel |", &rows);
    let flow = flow(&model);
    assert_eq!(flow.totals(), Some((25.0, 25.0)));
    assert!(flow.activity_ratio().unwrap() <= 1.0);
    assert_eq!(flow.handoffs().unwrap(), [(0, 2), (2, 3)]);
}

#[test]
fn calendar_days_are_counted_in_working_hours() {
    let model = with_steps("basis: calendar\n", COLUMNS, &["| Build | payments | 10h | 7d | 90% |"]);
    let flow = flow(&model);
    assert!(close(flow.totals().unwrap().1, 40.0));
    assert!(close(flow.steps[0].wait().unwrap(), 30.0));
}

#[test]
fn each_boundary_of_a_map_finds_its_contract() {
    let model = with_steps("", COLUMNS, &WALKED);
    let handoffs = Handoffs::of(&model);
    let (map, _) = model.iter().find(|(_, artifact)| artifact.title == "Measured").unwrap();
    assert!(handoffs.contracts().is_empty());
    assert_eq!(handoffs.on_map(&model, map).len(), 2);
    assert!(handoffs.on_map(&model, map).iter().all(|boundary| boundary.contract.is_none()));
}
