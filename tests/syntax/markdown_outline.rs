//! The blocks of a page, their words and their places.

use orgdocs::syntax::{Block, Item, List, Table};

use super::File;

fn blocks(file: &File) -> Vec<Block> {
    file.markdown().outline.blocks
}

/// Items as `words{anchor}[code](children)`.
fn item(item: &Item) -> String {
    let anchor = item.anchor.as_ref().map_or(String::new(), |(id, _)| format!("{{{id}}}"));
    let code: String = item.code.iter().map(|code| format!("[{}]", code.words)).collect();
    let children: String = item.children.iter().map(|child| format!("({})", self::item(child))).collect();
    format!("{}{anchor}{code}{children}", item.text.words)
}

fn list(text: &str) -> (File, List) {
    let file = File::new(text);
    match blocks(&file).into_iter().next() {
        Some(Block::List(list)) => (file, list),
        other => panic!("{other:?} is no list"),
    }
}

fn table(file: &File) -> Table {
    match blocks(file).into_iter().next() {
        Some(Block::Table(table)) => table,
        other => panic!("{other:?} is no table"),
    }
}

#[test]
fn headings_have_githubs_anchors() {
    let file =
        File::new("# Not us\n\n## Not *us*\n\nUnder\n=====\n\n### Given {#mine}\n\n> # Not us\n\n#### `code` [x](y) & more\n");
    let page = file.markdown();
    let anchors: Vec<(u8, &str, &str, &str)> = page
        .outline
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => {
                Some((heading.level, heading.text.words.as_str(), &*heading.anchor, file.slice(heading.text.span)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        anchors,
        [
            (1, "Not us", "not-us", "Not us"),
            (2, "Not us", "not-us-1", "Not *us*"),
            (1, "Under", "under", "Under"),
            (3, "Given", "mine", "Given {#mine}"),
            (4, "code x & more", "code-x--more", "`code` [x](y) & more"),
        ]
    );
    let nested: Vec<&str> = page.outline.anchors.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(nested, ["not-us-2"]);
}

#[test]
fn items_keep_their_own_words() {
    let (file, list) = list(
        "- Opportunity: I can't *tell* {#opp-seen} — evidence: 7/12; `x`\n  - Bounced\r\n    e-mail {#b} `target` -- `not`\n\n    Second paragraph.\n    - leaf\n- [x] done `a`\n- \n",
    );
    assert_eq!(
        list.items.iter().map(item).collect::<Vec<_>>(),
        [
            "Opportunity: I can't tell — evidence: 7/12; x{opp-seen}(Bounced e-mail target -- not{b}[target](leaf))",
            "done a[a]",
            "",
        ]
    );
    assert_eq!(file.slice(list.items[0].anchor.as_ref().unwrap().1), "opp-seen");
    assert_eq!(file.slice(list.items[0].text.span), "Opportunity: I can't *tell* {#opp-seen} — evidence: 7/12; `x`");
    assert_eq!(file.slice(list.items[0].children[0].children[0].text.span), "leaf");
    assert_eq!(file.slice(list.items[1].span), "- [x] done `a`");
    assert_eq!(file.slice(list.items[1].code[0].span), "`a`");
}

#[test]
fn cells_stand_where_they_are_written() {
    let file = File::new("| Step {#s} | lt |\n|---|:-:|\n| **Shape** é {#shape} |  |\n| a \\| b | [x](y.md) | cut |\n| only |\n");
    let table = table(&file);
    let cells = |cells: &[orgdocs::syntax::Cell]| {
        cells.iter().map(|cell| format!("{} <{}>", cell.text.words, file.slice(cell.text.span))).collect::<Vec<_>>()
    };
    assert_eq!(cells(&table.header), ["Step <Step {#s}>", "lt <lt>"]);
    assert_eq!(cells(&table.rows[0].cells), ["Shape é <**Shape** é {#shape}>", " <>"]);
    assert_eq!(file.map.place(table.rows[0].cells[1].text.span).column, 26);
    assert_eq!(cells(&table.rows[1].cells)[..2], ["a | b <a \\| b>", "x <[x](y.md)>"]);
    assert_eq!(cells(&table.rows[2].cells)[0], "only <only>");
    assert_eq!(table.rows[0].cells[0].anchor.as_ref().unwrap().0, "shape");
    assert_eq!(file.slice(table.rows[0].span), "| **Shape** é {#shape} |  |");
}

#[test]
fn other_blocks_bind_to_nothing() {
    let file = File::new(
        "text\nover lines  \nhard {#p}\n\n```rust,ignore\nlet x;\n```\n\n    indented\n\n> q\n\n***\n\n<div>\n</div>\n\n[^1]: note\n\nx[^1]\n",
    );
    let kinds: Vec<String> = blocks(&file)
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => format!("p {}", paragraph.text.words),
            Block::Code(code) => format!("code {} {:?} <{}>", code.language, code.text, file.slice(code.span)),
            Block::Other(span) => format!("other {}", file.slice(*span)),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "p text over lines hard",
            "code rust \"let x;\\n\" <```rust,ignore\nlet x;\n```>",
            "code  \"indented\\n\" <indented>",
            "other > q",
            "other ***",
            "other <div>\n</div>",
            "other [^1]: note",
            "p x",
        ]
    );
}

#[test]
fn a_part_of_the_words_is_found_in_the_source() {
    let (file, list) = list("- **Shape** the [x](shape.md) {#x} — step: risk; bet: `risk`\n");
    let text = &list.items[0].text;
    let at = text.words.rfind("risk").unwrap();
    assert_eq!(file.map.place(text.locate(file.text(), at..at + 4)).column, 56);
    let at = text.words.find("step").unwrap();
    assert_eq!(file.slice(text.locate(file.text(), at..at + 10)), "step: risk");
}

#[test]
fn front_matter_faults() {
    let file = File::new("---\nkind: team\ntitle: x\n\n# T\n");
    let page = file.markdown();
    assert_eq!(page.faults.iter().map(|fault| file.fault(fault)).collect::<Vec<_>>(), ["1:1 unclosed <--->"]);
    assert!(page.front.unwrap().root.unwrap().get("title").is_some());
    assert!(File::new("---\n\nprose\n").markdown().front.is_none());
}
