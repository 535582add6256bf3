//! Input made to hang, overflow or fill the memory. The limit of ten seconds proves "no hang" even in an unoptimised build; it is no
//! measurement.

use std::sync::mpsc;
use std::time::Duration;

use orgdocs::syntax::{FaultKind, Limit};

use super::File;

/// Runs `work` on a thread with a small stack and fails if it takes ten seconds.
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (send, receive) = mpsc::channel();
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || {
            let _ = send.send(work());
        })
        .unwrap();
    receive.recv_timeout(Duration::from_secs(10)).expect("done within ten seconds")
}

/// The kinds of the faults of a YAML file, and how many there are.
fn yaml(text: String) -> Vec<FaultKind> {
    in_time(move || File::new(&text).yaml().into_iter().flat_map(|document| document.faults).map(|fault| fault.kind).collect())
}

#[test]
fn deep_collections() {
    for open in ["[", "{a: ", "- ", "? ", "[[", "{{"] {
        let faults = yaml(open.repeat(20_000));
        assert_eq!(faults.len(), 1, "{open}: {faults:?}");
    }
    let blocks = (0..5_000).map(|depth| format!("{}a:\n", " ".repeat(depth.min(500)))).collect::<String>();
    assert!(!yaml(blocks).is_empty());
    let chain: String =
        std::iter::once("a0: &a0 [x]\n".to_owned()).chain((1..5_000).map(|i| format!("a{i}: &a{i} [*a{}]\n", i - 1))).collect();
    assert!(yaml(chain).contains(&FaultKind::OverLimit(Limit::Depth(64))));
}

#[test]
fn many_keys() {
    let keys: String = (0..100_000).map(|i| format!("k{i}: 1\n")).collect();
    assert_eq!(yaml(keys), []);
    assert_eq!(yaml("k: 1\n".repeat(50_000)).len(), 49_999);
    let items = format!("[{}]", "1,".repeat(1_000_000));
    assert_eq!(yaml(items), [FaultKind::OverLimit(Limit::Nodes(200_000))]);
}

#[test]
fn alias_bombs() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for i in 1..30 {
        let uses = vec![format!("*a{}", i - 1); 10].join(", ");
        bomb.push_str(&format!("a{i}: &a{i} [{uses}]\n"));
    }
    assert_eq!(yaml(bomb), [FaultKind::OverLimit(Limit::Nodes(200_000))]);
    let heavy = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), "*a,".repeat(100_000));
    assert_eq!(yaml(heavy), [FaultKind::OverLimit(Limit::Nodes(200_000))]);
}

#[test]
fn broken_streams() {
    assert_eq!(yaml("a: [\n---\n".repeat(50_000)).len(), 1_001);
    for line in [
        "a: @x\n",
        "a: b: c\n",
        "a: [x\n",
        "a: 'x\n",
        "a: \"x\n",
        "a:\n\t- x\n",
        "x\n",
        "a: ]\n",
        "- [\n",
        "a: {{ x }} y\n",
        "@x: y\n",
    ] {
        yaml(line.repeat(10_000));
    }
    for item in ["  - @x\n", "  - a: b: c\n", "  - [x\n", "\t- x\n", "  - 'x\n"] {
        yaml(format!("a:\n{}", item.repeat(10_000)));
        yaml(format!("a: [{}]\n", item.trim().replace("- ", "").repeat(10_000)));
    }
    assert_eq!(yaml(format!("a: [{}]\n", "@x, ".repeat(20_000))).len(), 20_000);
    assert_eq!(yaml(format!("a:\n{}", "  - b: c: d\n".repeat(20_000))).len(), 20_000);
    yaml(format!("a: [{}]\n", "$1,200,".repeat(20_000)));
}

/// The faults of a page.
fn page(text: String) -> Vec<FaultKind> {
    in_time(move || File::new(&text).markdown().faults.into_iter().map(|fault| fault.kind).collect())
}

#[test]
fn deep_pages() {
    assert_eq!(page("> ".repeat(50_000)), [FaultKind::OverLimit(Limit::Depth(64))]);
    assert_eq!(page(format!("{}x", "- ".repeat(20_000))), [FaultKind::OverLimit(Limit::Depth(64))]);
    let lists: String = (0..2_000).map(|depth| format!("{}- a\n", " ".repeat(depth * 2))).collect();
    page(lists);
}

#[test]
fn long_pages() {
    for piece in [
        "[", "*a_ ", "[[a|", "{{", "`", "<a ", "<!-- ", "@a ", "a://@", "{#", "[a](", "![", "\\", "| a ", "# a\n", "a\n---\n",
        "[^1]: ", "&amp;@a", "{#a}",
    ] {
        page(piece.repeat(400_000 / piece.len()));
    }
    page("Words of a page with [a link](x.md) and @ada.\n\n".repeat(100_000));
    page(format!("---\n{}\n", "a: b\n".repeat(100_000)));
    let header = "| a ".repeat(1_000);
    page(format!("{header}|\n{}|\n{}", "|-".repeat(1_000), "|\n".repeat(1_000)));
}
