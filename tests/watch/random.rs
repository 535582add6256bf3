//! Whatever happens to a repository, its site is that of a first build of the same files.

use std::fs;
use std::path::{Path, PathBuf};

use orgdocs::lint::Scope;
use orgdocs::watch::{Rebuild, Show, Turn};
use orgdocs::workspace::{Options, Touched};
use tempfile::TempDir;

/// Steps of every test run, and of the long one.
const FEW: usize = 15;
const MANY: usize = 200;
/// A first build is compared after so many steps, and after the last.
const STRIDE: usize = 5;

const PATHS: &[&str] = &[
    "README.md",
    "teams/payments.md",
    "teams/payments-two.md",
    "teams/README.md",
    "people/ada.yaml",
    "people/people.yaml",
    "people/june.yaml",
    "guide/start.md",
    "guide/end.team.md",
    "guide/deep/er/note.markdown",
    "metrics/paid.yaml",
    "notes.yaml",
    "logo.png",
    "guide/logo.svg",
];

const TEXTS: &[&str] = &[
    "",
    "# Title {n}\n\nText with [a link](PATH) and [[person:ada]].\n\n![picture](/logo.png)\n",
    "---\nkind: team\ntitle: Payments {n}\naccountable: ada\n---\n\nWe pay, see [this](../PATH) and @june.\n\n## Services\n\n- Billing\n",
    "---\nkind: team\ntitle: [broken\n---\n\n# Still a page\n\n[[team:payments]]\n",
    "kind: person\nid: ada\ntitle: Ada {n}\nteam: payments\n",
    "kind: person\nid: june\ntitle: June {n}\nwaive:\n  - rule: live-reference\n    reason: she starts in May\n",
    "people:\n  - id: ada\n    title: Ada of the list\n  - id: p{n}\n    title: Person {n}\n",
    "kind: guild\ntitle: Guild {n}\nsteward: ada\n",
    "kind: metric\ntitle: Paid {n}\ntype: percent\naccountable: ada\n",
    "kind: team\ntitle: Shop {n}\nmembers: [ada, june]\n",
    "kind: Deployment\nspec: {n}\n",
    "tabs:\n\t- {n}\n: :",
    "# Lists\n\n```orgdocs\nkind: guild\ncolumns: [steward]\nsort: -title\n```\n\n```orgdocs\nkind: team\nwhere: title.size() > {n}\nas: cards\n```\n",
    "# Open {n}\n\n```mermaid\nflowchart LR\n a{n} --> b\n```\n\n## Kept\n\n<!-- publish: flase -->\n\n[[team:payments]]\n\n## Seen\n",
    "# One\n\n## Same\n\n## Same\n\n```rust\nfn main() {}\n```\n\n> [!NOTE]\n> {n}\n\n| a | b |\n|---|---|\n| 1 | [x](#same-1) |\n",
];

const CONFIGS: &[&str] = &[
    "title: Kestrel {n}\n",
    "title: Kestrel\nas_of: 2026-04-15\nkinds: [team, person]\nrules:\n  live-link: warning\n",
    "exclude: [guide]\norganisation:\n  phase: hyper-growth\n",
    "title: [\n",
    "include: ['teams/**', 'people/**']\n",
    "kinds: [guild]\nrules: {no-such-rule: off}\n",
];

const KINDS: &[&str] = &[
    "kind: guild\nplural: guilds\ntitle: Guild\ngroup: teams\npurpose: People who learn together {n}.\nfields:\n  steward: {type: ref(person), means: accountable-owner, inverse: stewards}\n",
    "kind: guild\nplural: guilds\ntitle: Circle\nfields:\n  steward: {type: text!}\n  size: {type: count}\n",
    "kind: guild\nfields: [\n",
    "",
];

const THEMES: &[(&str, &str)] = &[
    ("static/orgdocs.css", "body { margin: {n}px }\n"),
    ("static/extra.js", "// {n}\n"),
    ("templates/not-found.html", "{% extends \"default/not-found.html\" %}{% block title %}{n}{% endblock title %}"),
    ("strings/en.json", "{\"skip\": \"Jump {n}\"}"),
];

/// Numbers that look random and are the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub(super) fn of<'t, T: ?Sized>(&mut self, all: &[&'t T]) -> &'t T {
        all[self.roll(all.len())]
    }

    fn text(&mut self, all: &[&str]) -> String {
        let text = self.of(all);
        text.replace("{n}", &self.roll(40).to_string()).replace("PATH", self.of(PATHS))
    }
}

struct Script {
    root: PathBuf,
    dice: Dice,
    touched: Touched,
}

impl Script {
    fn write(&mut self, path: &str, text: &str) {
        let to = self.root.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        if to.is_dir() {
            return;
        }
        fs::write(to, text).unwrap();
        self.touched.paths.insert(path.to_owned());
    }

    fn remove(&mut self, path: &str) {
        if fs::remove_file(self.root.join(path)).is_ok() {
            self.touched.paths.insert(path.to_owned());
        }
    }

    /// One thing that a person or a program may do.
    fn step(&mut self) -> String {
        let path = self.dice.of(PATHS);
        match self.dice.roll(20) {
            0..=7 => {
                let text = self.dice.text(TEXTS);
                self.write(path, &text);
                format!("write {path}: {text:?}")
            }
            8 | 9 => {
                let to = self.dice.of(PATHS);
                let (from, target) = (self.root.join(path), self.root.join(to));
                fs::create_dir_all(target.parent().unwrap()).unwrap();
                if from.is_file() && fs::rename(&from, &target).is_ok() {
                    self.touched.paths.extend([path.to_owned(), to.to_owned()]);
                }
                format!("rename {path} to {to}")
            }
            10 | 11 => {
                self.remove(path);
                format!("remove {path}")
            }
            12 => {
                let folder = self.dice.of(&["teams", "guide/deep", "people"]);
                drop(fs::remove_dir_all(self.root.join(folder)));
                format!("remove the folder {folder}")
            }
            13 | 14 => {
                let text = self.dice.text(CONFIGS);
                self.write("orgdocs.yaml", &text);
                format!("config {text:?}")
            }
            15 => {
                self.remove("orgdocs.yaml");
                "remove the config".to_owned()
            }
            16 | 17 => {
                let text = self.dice.text(KINDS);
                self.write(".orgdocs/kinds/guild/kind.yaml", &text);
                format!("kind {text:?}")
            }
            18 => {
                let (path, text) = THEMES[self.dice.roll(THEMES.len())];
                let text = text.replace("{n}", &self.dice.roll(40).to_string());
                self.write(&format!(".orgdocs/theme/{path}"), &text);
                format!("theme {path}")
            }
            _ => {
                let (path, _) = THEMES[self.dice.roll(THEMES.len())];
                self.remove(&format!(".orgdocs/theme/{path}"));
                self.remove(".orgdocs/kinds/guild/kind.yaml");
                format!("remove the kind and {path} of the theme")
            }
        }
    }
}

pub(super) fn fresh(root: &Path) -> Rebuild {
    let options = Options { root: root.to_path_buf(), as_of: None, built_at: None };
    Rebuild::new(options, None, Scope::default())
}

/// Every place of every finding lies in its file, and what a document was read from is on the disk.
pub(super) fn check_places(root: &Path, turn: &Turn) {
    let sources = &turn.workspace.model.sources;
    for finding in &turn.findings.shown {
        for label in std::iter::once(&finding.label).chain(&finding.related) {
            let text = &sources.file(label.span.source).text;
            assert!(text.get(label.span.start as usize..label.span.end as usize).is_some(), "{finding:?}");
        }
    }
    for document in &turn.workspace.model.documents {
        let file = sources.file(document.source);
        assert_eq!(file.path, document.path);
        assert_eq!(file.text.as_bytes(), fs::read(root.join(&file.path)).unwrap(), "{}", file.path);
    }
}

/// Whether a site is that of a first build.
pub(super) fn compare_to_first_build(show: &Show, root: &Path, told: impl Fn() -> String) {
    let cold = fresh(root).turn(&Touched::default()).unwrap().unwrap().show;
    assert_eq!(show.findings, cold.findings, "{}", told());
    let names = |show: &Show| show.site.pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(show), names(&cold), "{}", told());
    for (path, page) in &cold.site.pages {
        assert!(show.site.pages[path].bytes == page.bytes, "{path} differs: {}", told());
    }
    for (path, bytes) in cold.site.search.files() {
        assert!(show.file(path) == Some(bytes), "{path} differs: {}", told());
    }
    assert_eq!(show.version, cold.version);
}

fn run(seed: u64, steps: usize) {
    let folder = TempDir::new().unwrap();
    let root = folder.path().to_path_buf();
    let mut rebuild = fresh(&root);
    let mut script = Script { root: root.clone(), dice: Dice(seed), touched: Touched::default() };
    for _ in 0..8 {
        script.step();
    }
    let mut show: Show = rebuild.turn(&Touched::default()).unwrap().unwrap().show;
    let mut done = Vec::new();
    for step in 1..=steps {
        script.touched = Touched::default();
        done.push(script.step());
        if let Some(turn) = rebuild.turn(&script.touched).unwrap() {
            assert_eq!(turn.trouble, None, "seed {seed}, step {step}: {done:#?}");
            check_places(&root, &turn);
            show = turn.show;
        }
        if step % STRIDE != 0 && step != steps {
            continue;
        }
        let last = &done[done.len().saturating_sub(STRIDE)..];
        compare_to_first_build(&show, &root, || format!("seed {seed}, step {step}: {last:#?}"));
    }
}

pub(super) const SEEDS: [u64; 5] =
    [0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03, 0x2545_f491_4f6c_dd1d, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb];

#[test]
fn a_short_script_ends_in_the_site_of_a_first_build() {
    run(SEEDS[0], FEW);
}

#[test]
#[ignore = "minutes without optimisation: cargo test --release -- --ignored script"]
fn any_long_script_ends_in_the_site_of_a_first_build() {
    for seed in SEEDS {
        run(seed, MANY);
    }
}
