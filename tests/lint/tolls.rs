//! Checks of somebody's own that take too much: they end soon, and say so once, whatever the number of documents and threads.

use crate::harness::{Output, Repo};

const KIND: &str = ".orgdocs/kinds/probe/kind.yaml";

/// A kind with a cheap check, and as many that go over a list of so many in a list of so many in a list of so many.
fn kind(dear: usize, length: usize) -> String {
    let list: Vec<String> = (0..length).map(|at| at.to_string()).collect();
    let list = list.join(", ");
    let mut text = "kind: probe\ntitle: Probe\nplural: probes\npurpose: To see.\nfields:\n  n: {type: number}\nchecks:\n  - {id: probe-is-small, assert: self.n < 5, message: '{self.n} is much', why: w, bad: {n: 9}}\n".to_owned();
    for at in 0..dear {
        text.push_str(&format!(
            "  - id: probe-is-dear-{at}\n    let: {{l: '[{list}]'}}\n    assert: l.all(a, l.all(b, l.all(c, true))) && self.n < 5\n    message: '{{self.n}}'\n    why: w\n    bad: {{n: 9}}\n"
        ));
    }
    text
}

fn probes(kind: &str, documents: usize) -> Repo {
    let probe =
        |repo: Repo, at: usize| repo.file(&format!("probes/{at:03}.yaml"), &format!("kind: probe\ntitle: P\nn: {}\n", at % 7));
    (0..documents).fold(Repo::new().file(KIND, kind), probe)
}

#[track_caller]
fn found(repo: &Repo, threads: &str) -> Output {
    let repo = Repo::copy_of(&repo.path("")).env("RAYON_NUM_THREADS", threads);
    repo.run_within(10, ["check", "--format", "concise"])
}

#[test]
fn a_check_that_takes_too_much_at_once_is_told_once_and_asked_no_more() {
    let repo = probes(&kind(2, 50), 40);
    let output = found(&repo, "1");
    for at in 0..2 {
        let told = format!("`probe-is-dear-{at}` cannot be worked out: it takes more than 100000 steps at once, or ");
        assert_eq!(output.stdout.matches(&told).count(), 1, "{output}");
    }
    assert_eq!(output.stdout.matches("probe-is-dear").count(), 4, "{output}");
    assert_eq!(output.stdout.matches("is much").count(), 10, "{output}");
    assert_eq!(found(&repo, "4").stdout, output.stdout);
}

#[test]
fn a_check_that_takes_too_much_for_all_documents_is_told_once() {
    let repo = probes(&kind(1, 34), 60);
    let output = found(&repo, "1");
    let told = format!("or {} for all documents", 2_000_000 + 20 * 60 * 60);
    assert_eq!(output.stdout.matches("probe-is-dear").count(), 2, "{output}");
    assert!(output.stdout.contains(&told), "{output}");
    assert_eq!(found(&repo, "4").stdout, output.stdout);
    let few = found(&probes(&kind(1, 34), 12), "2");
    assert_eq!(few.stdout.matches("probe-is-dear").count(), 2, "it says what it has to say: {few}");
    assert!(!few.stdout.contains("cannot be worked out"), "{few}");
}

#[test]
fn a_question_that_takes_too_much_is_no_empty_answer() {
    let dear =
        "[1,2,3,4,5,6,7,8,9,10].map(a, [1,2,3,4,5,6,7,8,9,10]).all(l, l.all(b, l.all(c, l.all(d, l.all(e, l.all(f, true))))))";
    let page = |question: &str| format!("# Page\n\n```orgdocs\nkind: probe\nwhere: \"{question}\"\n```\n");
    let repo = probes(&kind(0, 1), 3).file("page.md", &page(dear)).file("other.md", &page("n"));
    let output = repo.run_within(10, ["check", "--format", "concise"]);
    let told = "page.md:5:8: error well-formed-fence: this condition cannot be worked out: it takes more than 100000 steps";
    assert!(output.stdout.contains(told), "{output}");
    assert!(output.stdout.contains("other.md:5:9: error well-formed-fence: this is a number, not a yes or no"), "{output}");
    for (question, told) in
        [(dear, "it takes more than 100000 steps"), ("n", "--where: at `n`: this is a number, not a yes or no")]
    {
        let output = repo.run_within(10, ["list", "probe", "--where", question]);
        assert_eq!(output.code, Some(2), "{output}");
        assert!(output.stderr.contains(told), "{output}");
    }
}
