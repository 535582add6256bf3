//! Whole repositories of arbitrary bytes, in memory.

use std::sync::{LazyLock, Mutex, PoisonError};

use orgdocs::lint::{Memory, Policy, Scope};
use orgdocs::source::disk::decode;
use orgdocs::{source::SourceFile, workspace};
use proptest::collection::vec;
use proptest::prelude::*;

const PATHS: &[&str] = &[
    "orgdocs.yaml",
    ".orgdocs/kinds/x/kind.yaml",
    "teams/a.md",
    "teams/b.yaml",
    "people.yaml",
    "x.team.md",
    "opportunity-trees/t.md",
    "value-stream-maps/m.md",
    "README.md",
    "any.yml",
];

/// Words that steer the readers into their corners.
const PIECES: &[&str] = &[
    "kind: team\n",
    "kind: x\n",
    "id: a\n",
    "---\n",
    "# A\n",
    "## Steps\n\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "- ",
    "  ",
    "\n",
    "\t",
    "[a](b.md#c)",
    "[[team:a]]",
    "@ada",
    "{#x}",
    "`f`",
    " — k: v; ",
    "people:\n",
    "members: [{person: ada}]\n",
    "metrics:\n  - {id: m}\n",
    "&a ",
    "*a",
    "!!x ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    "#",
    "?",
    "%",
    "\u{feff}",
    "é",
    "😀",
    "\r\n",
    "\0",
    "fields:\n  a: {type: \"text!\"}\n",
    "plural: xs\n",
    "checks:\n  - id: c\n    assert: \"self.a == 1\"\n    message: m\n    why: w\n",
    "kinds: [team, x]\n",
    "waive: [{rule: x, reason: y, until: 2026-01-01}]\n",
    "3d",
    "$3,200",
    "80%",
    "2026-02-30",
    "85% within 4h",
    "```\n",
    "<a href=\"x\">",
    "{{ x }}",
    "status: archived\n",
    "parent: a\n",
    "depends_on: [{stream: a}]\n",
];

fn text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 0..6),
        1 => "[ -~]{0,6}".prop_map(String::into_bytes),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn repository() -> impl Strategy<Value = Vec<SourceFile>> {
    proptest::collection::btree_map(proptest::sample::select(PATHS), text(), 1..6)
        .prop_map(|files| files.into_iter().map(|(path, bytes)| decode(path, bytes)).collect())
}

/// What `watch` remembers from one state of a repository to the next: here each is nothing like the one before.
static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(|| Mutex::new(Memory::lasting()));

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, rng_seed: proptest::test_runner::RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_repository_makes_us_panic(files in repository()) {
        let model = workspace::from_files(files, None, Vec::new());
        let findings = MEMORY.lock().unwrap_or_else(PoisonError::into_inner).run(&model, &Policy::everything(&model.config), &Scope::default());
        for finding in findings.shown.iter().chain(findings.waived.iter().map(|waived| &waived.finding)) {
            for label in std::iter::once(&finding.label).chain(&finding.related) {
                let text = &model.sources.file(label.span.source).text;
                let (start, end) = (label.span.start as usize, label.span.end as usize);
                prop_assert!(start <= end && end <= text.len(), "{finding:?}");
                prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{finding:?}");
            }
        }
    }
}
