//! What each verb costs on generated repositories: `cargo bench --bench verbs`.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot run has nothing else to say")]
#![allow(clippy::disallowed_methods, reason = "it makes the repositories that it measures")]

#[path = "../../tests/generate/mod.rs"]
mod generate;

use std::fs;
use std::path::Path;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use orgdocs::lint::{self, Policy, Scope};
use orgdocs::site::output::{Fresh, OutputError};
use orgdocs::site::theme::{Theme, ThemeError};
use orgdocs::site::{self, Sources};
use orgdocs::source::{SourceFile, SourceMap};
use orgdocs::syntax::{markdown, yaml};
use orgdocs::watch::Rebuild;
use orgdocs::words::Words;
use orgdocs::workspace::{self, Options, Touched};
use tempfile::TempDir;

const SIZES: &[usize] = &[1_000, 10_000];

fn main() {
    divan::main();
}

/// A repository on the disk.
fn repository(size: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in generate::organisation(size) {
        let to = folder.path().join(file.path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, file.text).unwrap();
    }
    folder
}

fn options(root: &Path) -> Options {
    Options { root: root.to_path_buf(), as_of: None, built_at: None }
}

/// Text to trees, on one thread.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, size: usize) {
    let mut sources = SourceMap::default();
    let files = generate::organisation(size).into_iter().map(|file| SourceFile::new(file.path, file.text));
    let ids: Vec<_> = files.map(|file| sources.add(file)).collect();
    bencher.counter(ItemsCount::new(ids.len())).bench_local(|| {
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

/// A folder to findings.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>, size: usize) {
    let folder = repository(size);
    bencher.counter(ItemsCount::new(size)).bench_local(|| {
        let loaded = workspace::load(&options(folder.path())).unwrap();
        let policy = Policy::new(&loaded.model.config, None);
        let findings = lint::run(&loaded.model, &policy, &Scope::default());
        (loaded, findings)
    });
}

/// Why a site was not built.
#[derive(Debug)]
#[expect(dead_code, reason = "shown when a run fails")]
enum Failed {
    Theme(ThemeError),
    Output(OutputError),
}

impl From<ThemeError> for Failed {
    fn from(error: ThemeError) -> Self {
        Self::Theme(error)
    }
}

/// A checked model to a site on the disk.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn render_and_write(bencher: Bencher<'_, '_>, size: usize) {
    let folder = repository(size);
    let model = workspace::load(&options(folder.path())).unwrap().model;
    let policy = Policy::new(&model.config, None);
    let findings = lint::run(&model, &policy, &Scope::default());
    bencher.counter(ItemsCount::new(size)).with_inputs(|| TempDir::new().unwrap()).bench_local_values(|to| {
        let plan = site::plan(
            &model,
            &findings,
            &site::Options { policy: policy.clone(), words: Words::default(), live: false },
            &|_| None,
        );
        let sources = Sources { plan: &plan, model: &model, findings: &findings, read: &|_| None };
        let fresh = Fresh::begin(&to.path().join("site")).unwrap();
        site::render_each(sources, &mut Theme::new([]).unwrap(), |path, bytes| fresh.put(path, bytes).map_err(Failed::Output))
            .unwrap();
        fresh.place().unwrap();
        to
    });
}

/// From the end of a save to the new site in memory: one paragraph of one document is new.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn turn_of_watch(bencher: Bencher<'_, '_>, size: usize) {
    turn(bencher, size, |text| format!("{text}\nOne more paragraph.\n"));
}

/// The same with a new title, which other pages show too.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn turn_of_watch_with_a_new_title(bencher: Bencher<'_, '_>, size: usize) {
    turn(bencher, size, |text| match text.split_once("\n# ") {
        Some((before, after)) => format!("{before}\n# New {after}"),
        None => format!("{text}\nOne more paragraph.\n"),
    });
}

fn turn(bencher: Bencher<'_, '_>, size: usize, edit: impl Fn(String) -> String) {
    let folder = repository(size);
    let mut rebuild = Rebuild::new(options(folder.path()), None, Scope::default());
    rebuild.turn(&Touched::default()).unwrap().unwrap();
    let mut edited: Vec<String> =
        generate::organisation(size).into_iter().map(|file| file.path).filter(|path| path.ends_with(".md")).collect();
    edited.sort_by_key(|path| blake3::hash(path.as_bytes()).to_hex());
    let mut next = edited.iter().cycle();
    let save = || {
        let path = next.next().unwrap().clone();
        let file = folder.path().join(&path);
        fs::write(&file, edit(fs::read_to_string(&file).unwrap())).unwrap();
        Touched { paths: [path].into(), everything: false }
    };
    bencher.with_inputs(save).bench_local_values(|touched| rebuild.turn(&touched).unwrap().unwrap());
}
