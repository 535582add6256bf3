//! `orgdocs rules`.

use crate::cli::RulesArgs;
use crate::finding::Level;
use crate::lint::rules::RULES;
use crate::lint::{Policy, Profile, RuleFacts, page};

use super::columns::aligned;
use super::output::Output;
use super::{CannotRun, Outcome, repository};

struct Line {
    id: String,
    level: Level,
    decided_by: String,
    signal: &'static str,
    kinds: Vec<String>,
    summary: String,
}

pub(super) fn run(args: &RulesArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let workspace = repository::load(&root, None)?;
    let policy = Policy::new(&workspace.model.config, args.profile.as_deref().and_then(Profile::from_word));
    let mut lines = native(&policy);
    for (_, kind) in workspace.model.catalogue.iter() {
        for check in kind.checks() {
            if let Some(known) = lines.iter_mut().find(|line| line.id == check.id.as_str()) {
                known.kinds.push(kind.name.to_string());
                continue;
            }
            let (level, decided_by) = policy.level(RuleFacts::of(check), "", Some(&kind.name));
            lines.push(Line {
                id: check.id.to_string(),
                level,
                decided_by,
                signal: check.signal.word(),
                kinds: vec![kind.name.to_string()],
                summary: check.why.clone(),
            });
        }
    }
    lines.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(word) = &args.word {
        let word = word.to_lowercase();
        lines.retain(|line| line.id.contains(&word) || line.summary.to_lowercase().contains(&word));
    }
    output.write(&if args.json { json(&lines) } else { table(&lines) });
    Ok(Outcome::Clean)
}

fn native(policy: &Policy) -> Vec<Line> {
    let line = |rule: &&crate::lint::Rule| {
        let (level, decided_by) = policy.level(rule.facts(), "", None);
        let summary = page::parse(rule.page).map(|page| page.summary).unwrap_or_default();
        Line { id: rule.id.to_owned(), level, decided_by, signal: rule.signal.word(), kinds: Vec::new(), summary }
    };
    RULES.iter().map(line).collect()
}

fn table(lines: &[Line]) -> String {
    aligned(lines.iter().map(|line| {
        let kinds = if line.kinds.is_empty() { String::new() } else { format!(" [{}]", line.kinds.join(", ")) };
        [line.id.clone(), line.level.word().to_owned(), format!("{}{kinds}", line.summary)]
    }))
}

fn json(lines: &[Line]) -> String {
    let each = lines.iter().map(|line| {
        serde_json::json!({
            "rule": line.id, "level": line.level.word(), "decided_by": line.decided_by, "signal": line.signal,
            "kinds": line.kinds, "summary": line.summary,
        })
    });
    let list: Vec<_> = each.collect();
    format!("{:#}\n", serde_json::Value::Array(list))
}
