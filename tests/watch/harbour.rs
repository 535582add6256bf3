//! A small organisation that has all that one page may show of another document, and whatever may happen to it. After every step its
//! site is that of a first build, as the server has it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use orgdocs::lint::{self, Baseline, Policy, Scope};
use orgdocs::site::theme::{Theme, chosen};
use orgdocs::site::{self, Site, Sources};
use orgdocs::watch::{Show, Stage};
use orgdocs::workspace::{Options, Touched, load};

use crate::harness::Repo;

use super::edits::edited;
use super::random::{Dice, SEEDS, check_places, compare_to_first_build, fresh};

const STEPS: usize = 200;
/// So often the files of the search are compared, and the pages about rules and kinds made anew. There are hundreds of them, and they
/// tell of no document.
const WHOLE: usize = 20;

const CONFIGS: &[(&str, &str)] = &[
    ("title: Harbour", "title: Haven"),
    ("phase: getting-traction", "phase: hyper-growth"),
    ("fresh-review: warning", "fresh-review: off"),
    ("as_of: 2026-04-15", "as_of: 2026-06-15"),
    ("twins: true", "language: de\nurl: https://harbour.example"),
    ("kinds: [person, team,", "exclude: [decisions]\nkinds: [person,"),
    ("reason: Nobody reads it any more", "reason: ''"),
    ("rules:", "theme: plain\nrules:"),
];

const KINDS: &[(&str, &str)] = &[
    ("title: Guild", "title: Circle"),
    ("inverse: stewards", "inverse: looks after"),
    ("means: accountable-owner, ", ""),
    ("size: {type: count}", "size: {type: text!}"),
    ("period('1mo')", "period('3mo')"),
    ("message: ", "mesage: "),
    ("fields:", "fields: ["),
];

const THEMES: &[(&str, &str)] = &[
    ("static/extra.css", "body { margin: 7px }\n"),
    ("static/extra.js", "\"use strict\";\n"),
    ("strings/en.json", "{\"skip\": \"Jump\"}"),
    ("templates/not-found.html", "{% extends \"default/not-found.html\" %}{% block title %}Nothing{% endblock title %}"),
];

struct Harbour {
    repo: Repo,
    /// What each file said at first.
    first: BTreeMap<String, Vec<u8>>,
    dice: Dice,
    touched: Touched,
}

impl Harbour {
    fn new(seed: u64) -> Self {
        let repo = Repo::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/watch/harbour"));
        let first = repo.snapshot().into_iter().collect();
        Self { repo, first, dice: Dice(seed), touched: Touched::default() }
    }

    fn root(&self) -> PathBuf {
        self.repo.path("")
    }

    fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        let to = self.repo.path(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
        self.touched.paths.insert(path.to_owned());
    }

    fn remove(&mut self, path: &str) {
        fs::remove_file(self.repo.path(path)).unwrap();
        self.touched.paths.insert(path.to_owned());
    }

    /// A document that is there now.
    fn document(&mut self) -> String {
        let files = self.repo.snapshot().into_iter().map(|(path, _)| path);
        let documents: Vec<String> = files.filter(|path| !path.starts_with('.') && path != "orgdocs.yaml").collect();
        documents.get(self.dice.roll(documents.len().max(1))).cloned().unwrap_or_else(|| "README.md".to_owned())
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.repo.path(path)).unwrap_or_default()
    }

    /// Writes a file as it was at first, with one of these changes.
    fn change(&mut self, path: &str, changes: &[(&str, &str)]) -> String {
        let (from, to) = changes[self.dice.roll(changes.len())];
        let text = String::from_utf8(self.first[path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, text.replace(from, to));
        format!("{path}: {to}")
    }

    /// Changes one line of a document to what somebody may make of it.
    fn edit(&mut self) -> String {
        let (path, other) = (self.document(), self.document());
        let (text, others) = (self.text(&path), self.text(&other));
        let (lines, others): (Vec<&str>, Vec<&str>) = (text.lines().collect(), others.lines().collect());
        let (at, of) = (self.dice.roll(lines.len().max(1)), self.dice.roll(others.len().max(1)));
        let new = edited(lines.get(at).unwrap_or(&""), others.get(of).unwrap_or(&""), &mut self.dice);
        let told = format!("edit {path}:{} to {new:?}", at + 1);
        let before = lines.iter().take(at).map(|line| (*line).to_owned());
        let after = lines.iter().skip(at + 1).map(|line| (*line).to_owned());
        let all: Vec<String> = before.chain(new).chain(after).collect();
        self.write(&path, all.join("\n") + "\n");
        told
    }

    /// One thing that a person or a program may do.
    fn step(&mut self) -> String {
        self.touched = Touched::default();
        match self.dice.roll(24) {
            0..=13 => self.edit(),
            14..=16 => {
                let path = self.first.keys().nth(self.dice.roll(self.first.len())).unwrap().clone();
                self.write(&path, self.first[&path].clone());
                format!("{path} as at first")
            }
            17 => {
                let path = self.document();
                if self.repo.path(&path).is_file() {
                    self.remove(&path);
                }
                format!("remove {path}")
            }
            18 | 19 => {
                let (path, other) = (self.document(), self.document());
                let (text, name) = (self.text(&path), path.rsplit('/').next().unwrap_or_default().to_owned());
                let stays = self.dice.roll(3) == 0;
                let folder = other.rsplit_once('/').map_or("handbook", |(folder, _)| folder);
                let to = if self.dice.roll(2) == 0 { format!("{folder}/{name}") } else { format!("{folder}/new-{name}") };
                if !stays && to != path && self.repo.path(&path).is_file() {
                    self.remove(&path);
                }
                self.write(&to, text);
                format!("{} {path} to {to}", if stays { "copy" } else { "rename" })
            }
            20 => self.change("orgdocs.yaml", CONFIGS),
            21 => self.change(".orgdocs/kinds/guild/kind.yaml", KINDS),
            22 => {
                let (path, text) = THEMES[self.dice.roll(THEMES.len())];
                let path = format!(".orgdocs/theme/{path}");
                if self.repo.path(&path).is_file() && self.dice.roll(2) == 0 {
                    self.remove(&path);
                } else {
                    self.write(&path, text);
                }
                format!("theme {path}")
            }
            _ => {
                let width = self.dice.roll(40);
                self.write("handbook/harbour.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\"/>\n"));
                self.write(Baseline::FILE, format!("{{\"{width}\": "));
                format!("a picture {width} wide")
            }
        }
    }
}

/// The site of a first build but for the pages about rules and kinds, which may be those of an earlier first build.
fn first_build(root: &Path, reference: &Site) -> Site {
    let options = Options { root: root.to_path_buf(), as_of: None, built_at: None };
    let workspace = load(&options).unwrap();
    let (model, policy) = (workspace.shown(), Policy::new(&workspace.model.config, None));
    let findings = lint::run(&workspace.model, &policy, &Scope::default());
    let written = model.config.theme.as_ref().map(|theme| theme.value.as_str());
    let (name, files) = chosen(written, |folder| workspace.below(root, folder));
    let mut theme = Theme::named(&name, files).unwrap();
    let read = |path: &str| workspace.bytes(root, path);
    let options = site::Options { policy, words: theme.words(site::language(model)), live: true };
    let plan = site::plan(model, &findings, &options, &read);
    site::render(Sources { plan: &plan, model, findings: &findings, read: &read }, &mut theme, Some(reference)).unwrap()
}

/// Whether each page that the server has is that of a site.
fn compare(show: &Show, site: &Site, told: impl Fn() -> String) {
    let names = |site: &Site| site.pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&show.site), names(site), "{}", told());
    for (path, page) in &site.pages {
        assert!(show.file(path) == Some(&page.bytes), "{path} differs: {}", told());
    }
}

fn run(seed: u64) {
    let mut harbour = Harbour::new(seed);
    let root = harbour.root();
    let mut rebuild = fresh(&root);
    let stage = Stage::new(rebuild.turn(&Touched::default()).unwrap().unwrap().show);
    let mut reference = Site::default();
    let mut done = Vec::new();
    for step in 1..=STEPS {
        done.push(harbour.step());
        if let Some(turn) = rebuild.turn(&harbour.touched).unwrap() {
            assert_eq!(turn.trouble, None, "seed {seed}, step {step}: {done:#?}");
            check_places(&root, &turn);
            stage.put(turn.show);
        }
        let told = || format!("seed {seed}, step {step}: {:#?}", &done[done.len().saturating_sub(3)..]);
        if step % WHOLE == 0 {
            compare_to_first_build(&stage.now(), &root, told);
            continue;
        }
        let mut site = first_build(&root, &reference);
        compare(&stage.now(), &site, told);
        site.pages.retain(|path, _| path.starts_with("rules/") || path.starts_with("kinds/"));
        reference = site;
    }
}

#[test]
fn a_script_ends_in_the_site_of_a_first_build_1() {
    run(SEEDS[0]);
}

#[test]
fn a_script_ends_in_the_site_of_a_first_build_2() {
    run(SEEDS[1]);
}

#[test]
fn a_script_ends_in_the_site_of_a_first_build_3() {
    run(SEEDS[2]);
}

#[test]
fn a_script_ends_in_the_site_of_a_first_build_4() {
    run(SEEDS[3]);
}

#[test]
fn a_script_ends_in_the_site_of_a_first_build_5() {
    run(SEEDS[4]);
}
