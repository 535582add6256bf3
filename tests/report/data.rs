//! A small report over two files.

use std::collections::BTreeMap;
use std::sync::Arc;

use orgdocs::edit::{Edit, Fix};
use orgdocs::finding::{Finding, Label, Level, RuleId};
use orgdocs::report::{Counts, Report, RuleNote};
use orgdocs::source::{SourceFile, SourceId, SourceMap, Span};

const PAYMENTS: &str = "\
---
kind: team
title: Payments
accountable: [ada, june]
interactions:
  - with: platform
    mode: collaboration
    purpose: Move card payments to the new ledger
---

# Payments

We move money so that customers never have to think about it.
";

const PLATFORM: &str = "kind: team\nid: platform\ninteractions: []\n";

/// The range of `needle` in a file, the first of them.
pub(super) fn span(sources: &SourceMap, id: SourceId, needle: &str) -> Span {
    let at = sources.file(id).text.find(needle).unwrap();
    Span::new(id, u32::try_from(at).unwrap(), u32::try_from(at + needle.len()).unwrap())
}

/// A finding with nothing but a place and a message.
pub(super) fn bare(rule: &str, level: Level, message: &str, span: Span) -> Finding {
    Finding {
        rule: RuleId::from(rule),
        level,
        decided_by: "recommended profile".to_owned(),
        message: message.to_owned(),
        label: Label::new(span, ""),
        related: vec![],
        why: String::new(),
        help: None,
        fixes: vec![],
        artifact: None,
        fingerprint: blake3::hash(message.as_bytes()).to_hex().as_str()[..32].to_owned(),
    }
}

/// The numbers of a run over 42 documents.
pub(super) fn counts() -> Counts {
    Counts { documents: 42, artifacts: 31, pages: 11, as_of: "2026-04-15".to_owned() }
}

/// Three findings: two labels on a line, a relation across files with a fix, and one without labels.
pub(super) fn sample() -> Report {
    let mut sources = SourceMap::default();
    let payments = sources.add(SourceFile::new("teams/payments.md", PAYMENTS));
    let platform = sources.add(SourceFile::new("teams/platform.yaml", PLATFORM));
    let mut owners = bare(
        "single-accountable-owner",
        Level::Error,
        "two people are accountable for this team",
        span(&sources, payments, "ada"),
    );
    owners.label.text = String::from("ada is one");
    owners.related = vec![Label::new(span(&sources, payments, "june"), "june is the other")];
    owners.why =
        String::from("When two people are accountable for the same thing, each can wait for the other, and nobody decides.");
    owners.help = Some("Keep one of them, and list the other under `responsible`.".to_owned());
    owners.artifact = Some("team:payments".to_owned());

    let mut handshake = bare(
        "agreed-interaction",
        Level::Warning,
        "platform does not mention its collaboration with payments",
        span(&sources, payments, "platform"),
    );
    handshake.label.text = String::from("payments collaborates with platform");
    handshake.related = vec![Label::new(span(&sources, platform, "[]"), "platform lists no interaction")];
    handshake.why = String::from("An interaction that only one side knows about is a surprise waiting to happen.");
    handshake.help = Some("Add the interaction to `teams/platform.yaml`.".to_owned());
    handshake.fixes = vec![Fix {
        title: "add the interaction".to_owned(),
        safe: false,
        edits: vec![Edit {
            span: span(&sources, platform, "[]"),
            text: "\n  - with: payments\n    mode: collaboration".to_owned(),
        }],
    }];

    let lead =
        bare("short-lead", Level::Info, "the introduction could say whom it serves", span(&sources, payments, "We move money"));
    let report = Report::new(Arc::new(sources), vec![owners, handshake, lead], counts());
    let note = RuleNote {
        summary: "Exactly one person is accountable.".to_owned(),
        markdown: "# single-accountable-owner\n\nExactly one person is accountable.\n".to_owned(),
        url: Some("https://example.org/rules/single-accountable-owner.html".to_owned()),
    };
    report.with_rules(BTreeMap::from([(RuleId::from("single-accountable-owner"), note)]))
}
