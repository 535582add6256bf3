//! Maps and journeys in fenced blocks. All of them are of our own writing.

use orgdocs::source::SourceId;
use orgdocs::syntax::{Block, Fence, Fenced, Node, NodeData, markdown};
use proptest::prelude::*;

const MAP: &str = "\
# A bakery

~~~owm
title Bread on Sundays
// What people come for
anchor Early riser [0.97, 0.55] label [-10, 4]
component Warm bread [0.80, 0.62] label [12, -4] (buy)
market Flour, organic [0.42, 0.86]
ecosystem Mills [0.35, 0.7]
submap Delivery [0.5, 0.5] url(delivery)
component Sourdough [0.55, 0.2] (build, inertia) label [1, 2]
component Oven [0.3, 0.75] inertia
component \"Night shift\" [0.61, 0.31] label [-43, 26]
pipeline Oven {
  component Deck oven [0.45]
  component Stone oven [0.2] label [3, 3]
}
pipeline Sourdough [0.1, 0.4]
evolve Sourdough 0.45 label [7, 7]
evolve Oven->Oven by the hour 0.92
outsource Flour, organic
Early riser->Warm bread
Warm bread->Sourdough; by its crust
Warm bread+>Oven
Sourdough+'recipes'>Night shift
Oven+<>Night shift
market stall->Warm bread->Flour, organic /* both
ways */
Warm bread-.->Delivery
note +open at five [0.9, 0.1]
annotation 1 [[0.3, 0.4],[0.5,0.6]] The hard part
annotations [0.1, 0.1]
accelerator Price of flour [0.3, 0.2]
evolution unheard of -> tried -> for sale -> everywhere
style wardley
size [800, 600]
url delivery [https://example.org/map]
pioneers [0.9, 0.1, 0.5, 0.3]
~~~
";

/// The first block of a page that a reader reads.
fn block(fence: Fence, page: &str) -> Fenced {
    let read = markdown::parse(SourceId::new(0), page);
    let code = read.outline.blocks.iter().find_map(|block| match block {
        Block::Code(code) if fence.reads(&code.language, &code.text) => Some(code.span),
        _ => None,
    });
    fence.read(SourceId::new(0), page, code.expect("a block"))
}

/// A value on one line; every scalar is where it says it is.
fn line(node: &Node, page: &str) -> String {
    match &node.data {
        NodeData::Scalar(scalar) => {
            let written = &page[node.span.start as usize..node.span.end as usize];
            assert!(written.contains(&scalar.text) || scalar.text.len() < 6, "{} is not {written}", scalar.text);
            scalar.text.clone()
        }
        NodeData::Seq(items) => format!("[{}]", items.iter().map(|item| line(item, page)).collect::<Vec<_>>().join(", ")),
        NodeData::Map(entries) => {
            let each = entries.iter().map(|entry| format!("{}: {}", entry.key.text, line(&entry.value, page)));
            format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The entries of a block, one a line, and of each fault the words it stands at.
fn told(fence: Fence, page: &str) -> (Vec<String>, Vec<String>) {
    let found = block(fence, page);
    let entries = found.entries.iter().flat_map(|entry| match &entry.value.data {
        NodeData::Map(inner) => {
            inner.iter().map(|inner| format!("{}/{}: {}", entry.key.text, inner.key.text, line(&inner.value, page))).collect()
        }
        NodeData::Seq(items) => items.iter().map(|item| format!("{}: {}", entry.key.text, line(item, page))).collect::<Vec<_>>(),
        NodeData::Scalar(_) => vec![format!("{}: {}", entry.key.text, line(&entry.value, page))],
    });
    let faults = found.faults.iter().map(|fault| {
        let at = &page[fault.span.start as usize..fault.span.end as usize];
        format!("{at} | {}", fault.kind.in_words())
    });
    (entries.collect(), faults.collect())
}

#[test]
fn every_statement_of_a_map_is_read() {
    let (entries, faults) = told(Fence::Owm, MAP);
    assert_eq!(faults, Vec::<String>::new());
    let expected = [
        "title: Bread on Sundays",
        "anchors/Early riser: {at: [0.97, 0.55]}",
        "components/Warm bread: {at: [0.80, 0.62], method: buy}",
        "components/Flour, organic: {at: [0.42, 0.86], method: outsource}",
        "components/Mills: {at: [0.35, 0.7]}",
        "components/Delivery: {at: [0.5, 0.5]}",
        "components/Sourdough: {at: [0.55, 0.2], method: build, inertia: inertia, pipeline: [0.1, 0.4], evolves_to: 0.45}",
        "components/Oven: {at: [0.3, 0.75], inertia: inertia, evolves_to: 0.92, evolves_as: Oven by the hour}",
        "components/Night shift: {at: [0.61, 0.31]}",
        "components/Deck oven: {at: [0.3, 0.45], part_of: Oven}",
        "components/Stone oven: {at: [0.3, 0.2], part_of: Oven}",
        "links: {from: Early riser, to: Warm bread}",
        "links: {from: Warm bread, to: Sourdough, why: by its crust}",
        "links: {from: Warm bread, to: Oven}",
        "links: {from: Sourdough, to: Night shift}",
        "links: {from: Oven, to: Night shift}",
        "links: {from: market stall, to: Warm bread}",
        "links: {from: Warm bread, to: Flour, organic}",
        "links: {from: Warm bread, to: Delivery}",
        "stages: unheard of",
        "stages: tried",
        "stages: for sale",
        "stages: everywhere",
        "notes: {text: +open at five, at: [0.9, 0.1]}",
        "notes: {text: The hard part, at: [0.3, 0.4]}",
        "notes: {text: Price of flour, at: [0.3, 0.2]}",
    ];
    assert_eq!(entries, expected);
}

#[test]
fn a_map_of_mermaid_is_the_same_map() {
    let page = "```mermaid\n%% drawn by hand\nwardley-beta\ntitle Tea\nanchor Guest [0.95, 0.6]\ncomponent \"Cup of tea\" [0.8, 0.6] label [19, -4] (market)\nGuest -> Cup of tea\nnote \"hot\" [0.5, 0.2]\n```\n";
    let (entries, faults) = told(Fence::Owm, page);
    assert_eq!(faults, Vec::<String>::new());
    let expected = [
        "title: Tea",
        "anchors/Guest: {at: [0.95, 0.6]}",
        "components/Cup of tea: {at: [0.8, 0.6]}",
        "links: {from: Guest, to: Cup of tea}",
        "notes: {text: hot, at: [0.5, 0.2]}",
    ];
    assert_eq!(entries, expected);
}

#[test]
fn what_a_map_cannot_mean_is_a_fault_at_its_place() {
    let page = "```owm\ncomponent A [0.5, 0.5] (borrow) sideways\ncomponent B [0.1, 0.2\ncomponent A [0.9, 0.1]\nA => B\nA->\nevolve C 0.9\nevolve A\npipeline D [0.1, 0.2]\nbuy E\nsome words\n```\n";
    let (_, faults) = told(Fence::Owm, page);
    let expected = [
        "borrow | 'borrow' is no way to get a component",
        "sideways | 'sideways' is not understood behind a component",
        "[0.1, 0.2 | the coordinates have no closing bracket",
        "A | 'A' is on the map twice",
        "A => B | 'A => B' is not understood",
        "A-> | 'A->' is not understood",
        "A | 'evolve A' does not say how far",
        "some words | 'some words' is not understood",
        "C | 'C' is not on the map",
        "D | 'D' is not on the map",
        "E | 'E' is not on the map",
    ];
    assert_eq!(faults, expected);
}

#[test]
fn a_journey_of_mermaid_has_phases_with_steps() {
    let page = "```mermaid\njourney\n    title Monday\n    %% before nine\n    section Gather\n      Opens three screens: 3: Dana\n      Finds the oldest order: 2: Dana, Kim\n    section Copy\n      Types the address: 7\n      Swears:\n      and so on\n```\n";
    let (entries, faults) = told(Fence::Journey, page);
    let expected = [
        "title: Monday",
        "phases: {name: Gather, steps: [{action: Opens three screens, feeling: 3, actors: [Dana]}, {action: Finds the oldest order, feeling: 2, actors: [Dana, Kim]}]}",
        "phases: {name: Copy, steps: [{action: Types the address, feeling: 7}, {action: Swears}]}",
    ];
    assert_eq!(entries, expected);
    assert_eq!(faults, ["and so on | 'and so on' is neither a section nor a step"]);
}

#[test]
fn other_blocks_are_left_alone() {
    for (fence, language, text) in [
        (Fence::Owm, "mermaid", "journey\n"),
        (Fence::Journey, "mermaid", "graph TD\n"),
        (Fence::Owm, "", "component A [0.1, 0.2]"),
        (Fence::Journey, "journey", "section A"),
    ] {
        assert!(!fence.reads(language, text), "{language}: {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn any_block_is_read_in_its_own_place(
        lines in prop::collection::vec("(component |evolve |pipeline |anchor |note |build |title |section |evolution |annotation )?([A-Zé][a-z]{0,3} ?|->|\\+'|>|\\[|\\]|[0-9.,]{1,4}|label |\\(|\\)|\\{|\\}|:|;|//|/\\*|\\*/|\"){0,6}", 0..4),
        open in prop::sample::select(vec!["```owm", "```mermaid\nwardley-beta", "```mermaid\njourney"]),
        closed in any::<bool>(),
    ) {
        let page = format!("Maß\n\n{open}\n{}{}", lines.join("\n"), if closed { "\n```\nafter" } else { "" });
        let fence = if open.ends_with("journey") { Fence::Journey } else { Fence::Owm };
        let (_, faults) = told(fence, &page);
        prop_assert!(faults.iter().all(|fault| !fault.contains("after")), "{:?}", faults);
    }
}

#[test]
fn a_component_may_be_called_a_label() {
    let page = "```owm\nanchor Shop [0.95, 0.6]\ncomponent Printed label [0.80, 0.62]\ncomponent Private label [0.5, 0.4] label [-20, 10]\n\
                component White label offer label [-20, 10]\nShop->Printed label\nevolve Printed label 0.7 label [10, 10]\nevolve Private label 0.6\n```\n";
    let (entries, faults) = told(Fence::Owm, page);
    assert_eq!(faults, Vec::<String>::new());
    let placed: Vec<&str> = entries.iter().map(String::as_str).filter(|entry| entry.starts_with("components/")).collect();
    assert_eq!(
        placed,
        [
            "components/Printed label: {at: [0.80, 0.62], evolves_to: 0.7}",
            "components/Private label: {at: [0.5, 0.4], evolves_to: 0.6}",
            "components/White label offer: {}",
        ]
    );
}
