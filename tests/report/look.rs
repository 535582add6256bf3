//! How reports look.

use orgdocs::report::{Format, Style, render, text};

use super::data::sample;

#[test]
fn text() {
    insta::assert_snapshot!(render(&sample(), Format::Text, &Style::PAGE), @r#"
error[single-accountable-owner]: two people are accountable for this team
   ╭─[teams/payments.md:4:15]
 4 │ accountable: [ada, june]
   ·               ─┬─  ──┬─
   ·                │     ╰── june is the other
   ·                ╰── ada is one
   ╰────
  why: When two people are accountable for the same thing, each can wait for the
       other, and nobody decides.
  help: Keep one of them, and list the other under `responsible`.

warning[agreed-interaction]: platform does not mention its collaboration with
  payments
   ╭─[teams/payments.md:6:11]
 6 │   - with: platform
   ·           ────┬───
   ·               ╰── payments collaborates with platform
   ╰────
   ╭─[teams/platform.yaml:3:15]
 3 │ interactions: []
   ·               ─┬
   ·                ╰── platform lists no interaction
   ╰────
  why: An interaction that only one side knows about is a surprise waiting to
       happen.
  help: Add the interaction to `teams/platform.yaml`.

info[short-lead]: the introduction could say whom it serves
    ╭─[teams/payments.md:13:1]
 13 │ We move money so that customers never have to think about it.
    · ─────────────
    ╰────

1 error, 1 warning, 1 info in 42 documents, as of 2026-04-15
"#);
}

#[test]
fn text_in_ascii_at_fifty_columns_with_levels() {
    let style = Style { width: 50, unicode: false, explain_levels: true, ..Style::PAGE };
    insta::assert_snapshot!(render(&sample(), Format::Text, &style), @r#"
error[single-accountable-owner]: two people are
  accountable for this team
   ,-[teams/payments.md:4:15]
 4 | accountable: [ada, june]
   :               ^|^
   :                `-- ada is one
   `----
   ,-[teams/payments.md:4:20]
 4 | accountable: [ada, june]
   :                    ^^|^
   :                      `-- june is the other
   `----
  why: When two people are accountable for the
       same thing, each can wait for the other,
       and nobody decides.
  help: Keep one of them, and list the other under
        `responsible`.
  level: error, by recommended profile

warning[agreed-interaction]: platform does not
  mention its collaboration with payments
   ,-[teams/payments.md:6:11]
 6 |   - with: platform
   :           ^^^^|^^^
   :               `-| payments collaborates with
   :                 | platform
   `----
   ,-[teams/platform.yaml:3:15]
 3 | interactions: []
   :               ^|
   :                `-| platform lists no
   :                  | interaction
   `----
  why: An interaction that only one side knows
       about is a surprise waiting to happen.
  help: Add the interaction to
        `teams/platform.yaml`.
  level: warning, by recommended profile

info[short-lead]: the introduction could say whom
  it serves
    ,-[teams/payments.md:13:1]
 13 | We move money so that customers never hav...
    : ^^^^^^^^^^^^^
    `----
  level: info, by recommended profile

1 error, 1 warning, 1 info in 42 documents, as of
2026-04-15
"#);
}

#[test]
fn concise() {
    insta::assert_snapshot!(render(&sample(), Format::Concise, &Style::PAGE), @r#"
teams/payments.md:4:15: error single-accountable-owner: two people are accountable for this team
teams/payments.md:6:11: warning agreed-interaction: platform does not mention its collaboration with payments
teams/payments.md:13:1: info short-lead: the introduction could say whom it serves
1 error, 1 warning, 1 info in 42 documents, as of 2026-04-15
"#);
}

#[test]
fn github() {
    insta::assert_snapshot!(render(&sample(), Format::Github, &Style::PAGE), @r#"
::error file=teams/payments.md,line=4,endLine=4,col=15,endColumn=18,title=single-accountable-owner::two people are accountable for this team%0AWhen two people are accountable for the same thing, each can wait for the other, and nobody decides.%0AKeep one of them, and list the other under `responsible`.
::warning file=teams/payments.md,line=6,endLine=6,col=11,endColumn=19,title=agreed-interaction::platform does not mention its collaboration with payments%0AAn interaction that only one side knows about is a surprise waiting to happen.%0AAdd the interaction to `teams/platform.yaml`.
::notice file=teams/payments.md,line=13,endLine=13,col=1,endColumn=14,title=short-lead::the introduction could say whom it serves
1 error, 1 warning, 1 info in 42 documents, as of 2026-04-15
"#);
}

#[test]
fn markdown() {
    insta::assert_snapshot!(render(&sample(), Format::Markdown, &Style::PAGE), @r#"
### orgdocs: 1 error, 1 warning, 1 info

#### <code>teams/payments.md</code>

| Line | Level | What | Rule |
|---:|---|---|---|
| 4 | error | two people are accountable for this team<br>When two people are accountable for the same thing, each can wait for the other, and nobody decides.<br>Keep one of them, and list the other under <code>responsible</code>. | <code>single-accountable-owner</code> |
| 6 | warning | platform does not mention its collaboration with payments<br>An interaction that only one side knows about is a surprise waiting to happen.<br>Add the interaction to <code>teams/platform.yaml</code>. | <code>agreed-interaction</code> |
| 13 | info | the introduction could say whom it serves | <code>short-lead</code> |

1 error, 1 warning, 1 info in 42 documents, as of 2026-04-15.
"#);
}

#[test]
fn junit() {
    insta::assert_snapshot!(render(&sample(), Format::Junit, &Style::PAGE), @r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="orgdocs" tests="3" failures="1">
  <testsuite name="teams/payments.md" tests="3" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="single-accountable-owner" name="line 4: two people are accountable for this team" time="0">
      <failure type="error" message="two people are accountable for this team">teams/payments.md:4:15: two people are accountable for this team
why: When two people are accountable for the same thing, each can wait for the other, and nobody decides.
help: Keep one of them, and list the other under `responsible`.
</failure>
    </testcase>
    <testcase classname="agreed-interaction" name="line 6: platform does not mention its collaboration with payments" time="0">
      <system-out>warning: teams/payments.md:6:11: platform does not mention its collaboration with payments
why: An interaction that only one side knows about is a surprise waiting to happen.
help: Add the interaction to `teams/platform.yaml`.
</system-out>
    </testcase>
    <testcase classname="short-lead" name="line 13: the introduction could say whom it serves" time="0">
      <system-out>info: teams/payments.md:13:1: the introduction could say whom it serves
</system-out>
    </testcase>
  </testsuite>
</testsuites>
"#);
}

#[test]
fn colour_adds_codes_and_nothing_else() {
    let plain = render(&sample(), Format::Text, &Style::PAGE);
    let coloured = render(&sample(), Format::Text, &Style { colour: true, ..Style::PAGE });
    assert!(coloured.contains("\u{1b}["));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        bare.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    bare.push_str(rest);
    let trimmed: Vec<_> = bare.lines().map(str::trim_end).collect();
    assert_eq!(trimmed, plain.lines().collect::<Vec<_>>());
}

#[test]
fn rule_pages_record_the_finding_without_the_summary() {
    let report = sample();
    let findings: Vec<_> = report.findings.iter().map(|reported| reported.finding.clone()).collect();
    let page = text::plain(&report.sources, &findings);
    let whole = render(&report, Format::Text, &Style::PAGE);
    assert_eq!(whole, format!("{page}\n{}\n", report.summary.line()));
}
