//! The least that checking and building a repository can cost: read each file and parse it once with the parsers that orgdocs
//! uses, on two threads; to build, also render each body and write as many files.
//!
//! ```text
//! cargo bench --bench floor -- REPO [PROGRAM]      the floors, and how many times as long PROGRAM takes to check and to build REPO
//! cargo bench --bench floor -- --make SIZE FOLDER  writes a generated repository
//! ```
#![allow(clippy::unwrap_used, reason = "a floor that cannot be measured has nothing else to say")]
#![allow(clippy::print_stdout, reason = "the numbers are the output")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "it measures the plain system calls")]

#[path = "../../tests/generate/mod.rs"]
mod generate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--make", size, folder] => make(size.parse().unwrap(), Path::new(folder)),
        [repo] => measure(Path::new(repo), None),
        [repo, program] => measure(Path::new(repo), Some(program)),
        _ => println!("usage: floor REPO [PROGRAM] | floor --make SIZE FOLDER"),
    }
}

fn make(size: usize, folder: &Path) {
    for file in generate::organisation(size) {
        let to = folder.join(file.path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, file.text).unwrap();
    }
}

fn measure(repo: &Path, program: Option<&str>) {
    let (mut check, mut build) = (Vec::new(), Vec::new());
    let (mut our_check, mut our_build) = (Vec::new(), Vec::new());
    let scratch = std::env::temp_dir().join(format!("orgdocs-floor-{}", std::process::id()));
    for run in 0..RUNS {
        check.push(timed(|| pass(repo, None)));
        let to = scratch.join(format!("floor-{run}"));
        build.push(timed(|| pass(repo, Some(&to))));
        if let Some(program) = program {
            let site = scratch.join(format!("site-{run}"));
            our_check.push(timed(|| run_quietly(program, &["check", "--format", "concise"], repo)));
            our_build.push(timed(|| run_quietly(program, &["build", "--output", site.to_str().unwrap()], repo)));
        }
    }
    fs::remove_dir_all(&scratch).unwrap();
    for (name, floor, ours) in [("check", check, our_check), ("build", build, our_build)] {
        let floor = median(floor);
        print!("{name}: floor {:.0} ms", floor.as_secs_f64() * 1e3);
        if !ours.is_empty() {
            let ours = median(ours);
            print!(
                ", orgdocs {:.0} ms, {:.2} times the floor",
                ours.as_secs_f64() * 1e3,
                ours.as_secs_f64() / floor.as_secs_f64()
            );
        }
        println!();
    }
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

fn run_quietly(program: &str, arguments: &[&str], repo: &Path) {
    Command::new(program).args(arguments).arg(repo).output().unwrap();
}

/// One pass over a repository; with a folder to write to, bodies are rendered into it.
fn pass(repo: &Path, to: Option<&Path>) {
    let walk = walkdir::WalkDir::new(repo).into_iter().map(Result::unwrap);
    let files: Vec<PathBuf> = walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
    if let Some(to) = to {
        fs::create_dir_all(to).unwrap();
    }
    let (left, right) = files.split_at(files.len() / 2);
    let events: usize = std::thread::scope(|scope| {
        let second = scope.spawn(|| half(right, to, left.len()));
        half(left, to, 0) + second.join().unwrap()
    });
    assert!(events > 0, "nothing was read");
}

fn half(files: &[PathBuf], to: Option<&Path>, from: usize) -> usize {
    files.iter().enumerate().map(|(at, file)| one(file, to.map(|to| to.join(format!("{}.html", from + at))))).sum()
}

fn one(file: &Path, to: Option<PathBuf>) -> usize {
    let text = fs::read_to_string(file).unwrap();
    let mut events = 0;
    let mut page = String::new();
    if file.extension().is_some_and(|ending| ending == "md") {
        let (front, body) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", &text));
        events += granit_parser::Parser::new_from_str(front).count();
        let options = pulldown_cmark::Options::ENABLE_TABLES
            | pulldown_cmark::Options::ENABLE_FOOTNOTES
            | pulldown_cmark::Options::ENABLE_STRIKETHROUGH
            | pulldown_cmark::Options::ENABLE_TASKLISTS
            | pulldown_cmark::Options::ENABLE_GFM;
        events += pulldown_cmark::Parser::new_ext(body, options).into_offset_iter().count();
        if to.is_some() {
            pulldown_cmark::html::push_html(&mut page, pulldown_cmark::Parser::new_ext(body, options));
        }
    } else {
        events += granit_parser::Parser::new_from_str(&text).count();
        page.push_str(&text);
    }
    if let Some(to) = to {
        fs::write(to, page).unwrap();
    }
    events
}
