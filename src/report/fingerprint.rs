//! A name for a finding that survives when lines move.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::source::SourceMap;

use super::place;

/// One name per finding: a hash of rule, artifact or path, message and the text of the line; repeats are numbered.
pub(super) fn all(sources: &SourceMap, findings: &[Finding]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    findings
        .iter()
        .map(|finding| {
            let base = one(sources, finding);
            let times = seen.entry(base.clone()).and_modify(|n| *n += 1).or_insert(1);
            if *times == 1 { base } else { format!("{base}-{times}") }
        })
        .collect()
}

fn one(sources: &SourceMap, finding: &Finding) -> String {
    let mut hash = blake3::Hasher::new();
    let owner = finding.artifact.as_deref().unwrap_or(&sources.file(finding.label.span.source).path);
    let (_, line) = place::line_around(sources, finding.label.span);
    for part in [finding.rule.as_str(), owner, &finding.message, line.trim()] {
        hash.update(part.as_bytes());
        hash.update(b"\0");
    }
    hash.finalize().to_hex().as_str()[..32].to_owned()
}
