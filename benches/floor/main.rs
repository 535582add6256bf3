//! The least that checking and building a repository can cost: a program that reads each file and parses it once with the parsers
//! that orgdocs uses, on two threads; to build, it also renders each body and writes as many files as the site has, or those very
//! files with as many bytes. Both programs are timed whole, from their start to their end. Thirty sites are written where temporary
//! files go, and removed at the end.
//!
//! ```text
//! cargo bench --bench floor -- REPO PROGRAM        the floors, and how many times as long PROGRAM takes to check and to build REPO
//! cargo bench --bench floor -- --make SIZE FOLDER  writes a generated repository
//! cargo bench --bench floor -- --pass REPO [FILES] the floor alone: FILES lists what to write, a path and a number of bytes a line
//! ```
#![allow(clippy::unwrap_used, reason = "a floor that cannot be measured has nothing else to say")]
#![allow(clippy::print_stdout, reason = "the numbers are the output")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "it measures the plain system calls")]

#[path = "../../tests/generate/mod.rs"]
mod generate;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--make", size, folder] => make(size.parse().unwrap(), Path::new(folder)),
        ["--pass", repo] => pass(Path::new(repo), &[]),
        ["--pass", repo, files] => pass(Path::new(repo), &listed(Path::new(files))),
        [repo, program] => measure(Path::new(repo), program),
        _ => println!("usage: floor REPO PROGRAM | floor --make SIZE FOLDER | floor --pass REPO [FILES]"),
    }
}

fn make(size: usize, folder: &Path) {
    for file in generate::organisation(size) {
        let to = folder.join(file.path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, file.text).unwrap();
    }
}

/// A file of a site.
struct Target {
    path: PathBuf,
    /// Nothing where what is rendered will do.
    size: Option<usize>,
}

fn measure(repo: &Path, program: &str) {
    let scratch = std::env::temp_dir().join(format!("orgdocs-floor-{}", std::process::id()));
    let (repo, list) = (repo.to_str().unwrap(), scratch.join("files"));
    let floor = std::env::current_exe().unwrap();
    let floor = |rest: &[&str]| run_quietly(floor.to_str().unwrap(), &[&["--pass", repo], rest].concat());
    let build = |to: &Path| run_quietly(program, &["build", "--output", to.to_str().unwrap(), repo]);
    let write = |targets: &[Target]| {
        list_files(&list, targets);
        timed(|| floor(&[list.to_str().unwrap()]))
    };
    // Each run writes where nothing was: file systems such as ext4 are slow to make files soon after many were removed.
    let mut folders = (0..).map(|count| scratch.join(format!("{count}")));
    let mut fresh = || folders.next().unwrap();
    let (mut checks, mut builds): ([Vec<Duration>; 2], [Vec<Duration>; 3]) = Default::default();
    for _ in 0..RUNS {
        checks[0].push(second_of(|| timed(|| floor(&[]))));
        checks[1].push(second_of(|| timed(|| run_quietly(program, &["check", "--format", "concise", repo]))));
    }
    for _ in 0..RUNS {
        let mut site = PathBuf::new();
        builds[2].push(second_of(|| {
            site = fresh();
            timed(|| build(&site))
        }));
        builds[1].push(second_of(|| write(&same_files(&site, &fresh()))));
        builds[0].push(second_of(|| write(&as_many(&same_files(&site, &site), &fresh()))));
    }
    fs::remove_dir_all(&scratch).unwrap();
    let [floor, ours] = checks.map(median);
    compare("check", floor, ours);
    let [floor, same, ours] = builds.map(median);
    compare("build", floor, ours);
    compare("build, same files and bytes", same, ours);
}

/// The time of the second of two runs. The first one brings the memory: a virtual machine's host takes back what is free, and to get it
/// again costs more than a whole check.
fn second_of(mut run: impl FnMut() -> Duration) -> Duration {
    run();
    run()
}

fn list_files(list: &Path, targets: &[Target]) {
    let line = |target: &Target| {
        let size = target.size.map(|size| size.to_string()).unwrap_or_default();
        format!("{}\t{size}\n", target.path.display())
    };
    fs::write(list, targets.iter().map(line).collect::<String>()).unwrap();
}

fn listed(list: &Path) -> Vec<Target> {
    let text = fs::read_to_string(list).unwrap();
    let target = |line: &str| {
        let (path, size) = line.split_once('\t').unwrap();
        Target { path: path.into(), size: size.parse().ok() }
    };
    text.lines().map(target).collect()
}

fn compare(what: &str, floor: Duration, ours: Duration) {
    let [floor, ours] = [floor, ours].map(|time| time.as_secs_f64() * 1e3);
    println!("{what}: floor {floor:.0} ms, orgdocs {ours:.0} ms, {:.2} times the floor", ours / floor);
}

/// The files of a built site at another place.
fn same_files(site: &Path, to: &Path) -> Vec<Target> {
    let files = walkdir::WalkDir::new(site).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let same = files.map(|entry| Target {
        path: to.join(entry.path().strip_prefix(site).unwrap()),
        size: Some(usize::try_from(entry.metadata().unwrap().len()).unwrap()),
    });
    same.collect()
}

/// As many files at another place, of what is rendered.
fn as_many(files: &[Target], to: &Path) -> Vec<Target> {
    (0..files.len()).map(|at| Target { path: to.join(format!("{at}.html")), size: None }).collect()
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn run_quietly(program: &str, arguments: &[&str]) {
    Command::new(program).args(arguments).output().unwrap();
}

/// One pass over a repository; with files to write, bodies are rendered into them.
fn pass(repo: &Path, targets: &[Target]) {
    let walk = walkdir::WalkDir::new(repo).into_iter().map(Result::unwrap);
    let files: Vec<PathBuf> = walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
    for folder in targets.iter().map(|target| target.path.parent().unwrap()).collect::<BTreeSet<_>>() {
        fs::create_dir_all(folder).unwrap();
    }
    let work: Vec<_> = (0..files.len().max(targets.len())).map(|at| (files.get(at), targets.get(at))).collect();
    let (left, right) = work.split_at(work.len() / 2);
    let half = |part: &[(Option<&PathBuf>, Option<&Target>)]| part.iter().map(|(file, to)| one(*file, *to)).sum::<usize>();
    let events = std::thread::scope(|scope| {
        let second = scope.spawn(|| half(right));
        half(left) + second.join().unwrap()
    });
    assert!(events > 0, "nothing was read");
}

fn one(file: Option<&PathBuf>, to: Option<&Target>) -> usize {
    let mut page = String::new();
    let events = file.map_or(0, |file| parse(file, to.map(|_| &mut page)));
    if let Some(Target { path, size }) = to {
        let mut bytes = page.into_bytes();
        bytes.resize(size.unwrap_or(bytes.len()), b' ');
        fs::write(path, bytes).unwrap();
    }
    events
}

/// Reads a file and parses it once; its body is rendered into a page.
fn parse(file: &Path, page: Option<&mut String>) -> usize {
    let text = fs::read_to_string(file).unwrap();
    if file.extension().is_none_or(|ending| ending != "md") {
        let events = granit_parser::Parser::new_from_str(&text).count();
        if let Some(page) = page {
            page.push_str(&text);
        }
        return events;
    }
    let (front, body) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", &text));
    let options = pulldown_cmark::Options::ENABLE_TABLES
        | pulldown_cmark::Options::ENABLE_FOOTNOTES
        | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
        | pulldown_cmark::Options::ENABLE_TASKLISTS
        | pulldown_cmark::Options::ENABLE_GFM;
    let parser = || pulldown_cmark::Parser::new_ext(body, options);
    if let Some(page) = page {
        pulldown_cmark::html::push_html(page, parser());
    }
    granit_parser::Parser::new_from_str(front).count() + parser().into_offset_iter().count()
}
