//! Decisions in the three forms that most repositories have: plain records, and Markdown Any Decision Records old and new.

use orgdocs::model::{Model, Value};
use orgdocs::source::SourceFile;
use orgdocs::workspace;

const PLAIN: &str = "\
# 4. Keep receipts in one table

Date: 2025-11-03

## Status

Accepted

## Context

Two tables drift apart.

## Decision

We keep one table.

## Consequences

Bad: the table grows.
";

const BULLETS: &str = "\
# Keep receipts in one table

* Status: superseded by [ADR-9](0009.md)
* Deciders: lin
* Date: 2025-11-03

## Context and Problem Statement

Two tables drift apart.

## Considered Options

* One table
* Two tables
";

const FRONT_MATTER: &str = "\
---
status: accepted
date: 2025-11-03
decision-makers: lin
---
# Keep receipts in one table

## Considered Options

* One table
* Two tables

## Decision Outcome

Chosen option: \"One table\", because it cannot drift.
";

fn decision(text: &str) -> Model {
    let listed = SourceFile::new("orgdocs.yaml", "kinds: [decision]\n");
    workspace::from_files(vec![listed, SourceFile::new("docs/adr/0004-one-table.md", text)], None, Vec::new())
}

#[test]
fn status_and_day_are_read_in_every_form() {
    for (text, status) in [(PLAIN, "accepted"), (BULLETS, "superseded"), (FRONT_MATTER, "accepted")] {
        let model = decision(text);
        let record = &model.artifacts[0].record;
        assert_eq!(model.artifacts[0].kind_name.as_str(), "decision", "{text}");
        assert_eq!(record.text("status"), Some(status), "{text}");
        let day = record.get("decided_on").and_then(Value::as_date).map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2025-11-03"), "{text}");
    }
}

#[test]
fn a_sentence_that_begins_like_a_date_stays_a_sentence() {
    let model = decision(&PLAIN.replace("Date: 2025-11-03", "Date: when we find the time"));
    assert!(model.artifacts[0].record.get("decided_on").is_none());
}
