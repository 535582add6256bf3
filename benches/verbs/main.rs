//! What each verb costs on generated repositories: `cargo bench --bench verbs`.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run has nothing else to say")]

#[path = "../../tests/generate/mod.rs"]
mod generate;

use divan::{Bencher, black_box};
use orgdocs::lint::{self, Policy, Scope};
use orgdocs::source::{SourceFile, SourceMap};
use orgdocs::syntax::{markdown, yaml};
use orgdocs::workspace;

const SIZES: &[usize] = &[100, 1_000, 10_000];

fn main() {
    divan::main();
}

fn files(size: usize) -> Vec<SourceFile> {
    generate::organisation(size).into_iter().map(|file| SourceFile::new(file.path, file.text)).collect()
}

/// Text to trees, on one thread.
#[divan::bench(args = SIZES, sample_count = 10)]
fn parse(bencher: Bencher<'_, '_>, size: usize) {
    let mut sources = SourceMap::default();
    let ids: Vec<_> = files(size).into_iter().map(|file| sources.add(file)).collect();
    bencher.counter(divan::counter::ItemsCount::new(ids.len())).bench_local(|| {
        for id in &ids {
            let file = sources.file(*id);
            if file.path.ends_with(".md") {
                black_box(markdown::parse(*id, &file.text));
            } else {
                black_box(yaml::parse_whole(*id, &file.text));
            }
        }
    });
}

/// Text to a model: parsed, bound and linked.
#[divan::bench(args = SIZES, sample_count = 10)]
fn bind_and_link(bencher: Bencher<'_, '_>, size: usize) {
    let files = files(size);
    let all = bencher.counter(divan::counter::ItemsCount::new(size));
    all.with_inputs(|| files.clone()).bench_local_values(|files| workspace::from_files(files, None, Vec::new()));
}

/// A model to findings.
#[divan::bench(args = SIZES, sample_count = 10)]
fn run_rules(bencher: Bencher<'_, '_>, size: usize) {
    let model = workspace::from_files(files(size), None, Vec::new());
    let policy = Policy::new(&model.config, None);
    let all = bencher.counter(divan::counter::ItemsCount::new(size));
    all.bench_local(|| lint::run(&model, &policy, &Scope::default()));
}
