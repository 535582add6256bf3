//! Pictures on pages: what they take the place of, and what stays beside them.

const WHEEL: &str = "---\nkind: flywheel\nid: wheel\ntitle: Wheel\naccountable: ada\n---\n# Wheel\n\n## Steps\n\n\
                     - More shops — because: rates are better; team: team:payments\n- Fewer returns — because: we check labels\n\
                     - Better rates — because: returns are dear\n\n## How we drew it\n\nOn a wall, in March.\n";

const MAP: &str = "---\nkind: wardley-map\nid: labels\ntitle: Labels\naccountable: ada\n---\n# Labels\n\n```owm\n\
                   anchor Shop [0.95, 0.60]\ncomponent Label [0.80, 0.62]\nShop->Label\n// ask about the licence\n```\n";

#[test]
fn a_picture_takes_the_place_of_the_list_that_it_is_drawn_from() {
    let pages = super::of_files(&[("w.md", WHEEL)]);
    let page = &pages["flywheels/wheel.html"];
    assert!(page.contains("because rates are better"), "{page}");
    assert!(!page.contains("because: rates"), "the list stands there in the notation of its author:\n{page}");
    assert!(page.contains("On a wall, in March."), "what is not drawn stays:\n{page}");
    assert!(page.contains("team:payments"), "what the picture leaves out stands in a table:\n{page}");
}

#[test]
fn a_block_that_is_drawn_is_folded_with_its_remarks() {
    let pages = super::of_files(&[("m.md", MAP)]);
    let page = &pages["wardley-maps/labels.html"];
    let (_, folded) = page.split_once("<details><summary>As it stands in the document</summary>").expect(page);
    assert!(folded.contains("ask about the licence"), "{folded}");
}

#[test]
fn a_canvas_says_nothing_twice() {
    let canvas = "---\nkind: lean-canvas\nid: app\ntitle: App\naccountable: ada\n---\n# App\n\n## Solution\n\n\
                  - One inbox of orders (solves: 1)\n\n## Cost structure\n\n- Hosting (monthly: EUR 4/mo)\n";
    let page = &super::of_files(&[("c.md", canvas)])["lean-canvases/app.html"];
    assert!(page.contains("One inbox of orders"), "{page}");
    assert!(!page.contains("Also written down"), "{page}");
}

#[test]
fn an_address_in_a_text_leads_there() {
    let team = "---\nkind: team\nid: payments\ntitle: Payments\n---\n# Payments\n";
    let persona = "kind: persona\nid: dana\ntitle: Dana\nevidence: [team:payments, team:nobody, \"Note: two calls\"]\n";
    let page = &super::of_files(&[("t.md", team), ("personas/dana.yaml", persona)])["personas/dana.html"];
    let (_, evidence) = page.split_once("Evidence").expect(page);
    assert!(evidence.contains("../teams/payments.html"), "{evidence}");
    assert!(evidence.contains("team:nobody") && evidence.contains("Note: two calls"), "{evidence}");
}

#[test]
fn a_page_tells_the_worst_of_very_many_findings() {
    let lines: String = (0..150).map(|at| format!("- [gone](gone-{at}.md)\n")).collect();
    let page = &super::of_files(&[("a.md", &format!("# A\n\n{lines}"))])["a.html"];
    assert_eq!(page.matches("<article class=\"finding ").count(), 100);
    assert!(page.contains("<span class=\"count\">150</span>"), "{page}");
    assert!(page.contains("<summary>147 more findings</summary>"), "{page}");
    assert!(page.contains("<p><a href=\"findings.html\">50 more findings</a></p>"), "{page}");
}

#[test]
fn many_findings_leave_the_page_in_sight() {
    let many = "kind: business-model-canvas\nid: app\ntitle: App\n";
    let page = &super::of_files(&[("b.yaml", many)])["business-model-canvases/app.html"];
    let (open, folded) = page.split_once("class=\"more-findings\"").expect(page);
    assert_eq!(open.matches("<article class=\"finding ").count(), 3, "{open}");
    assert!(folded.matches("<article class=\"finding ").count() >= 2, "{folded}");
}

#[test]
fn a_record_of_lists_is_told_field_by_field() {
    let words = "---\nkind: glossary\nid: words\ntitle: Words\nlanguage:\n  group_word: guild\n  never: [not my job, those guys]\n---\n# Words\n";
    let page = &super::of_files(&[("glossaries/words.md", words)])["glossaries/words.html"];
    assert!(page.contains("<li>group word: guild</li><li>never: not my job, those guys</li>"), "{page}");
}

#[test]
fn a_mode_that_nobody_wrote_is_not_drawn() {
    let team = |mode: &str| {
        let row = format!("| Friends | {mode} | Learn | 2 months |\n");
        let table = format!("| Team name | Interaction Mode | Purpose | Duration |\n|---|---|---|---|\n{row}");
        format!("---\nkind: team\nid: a\n---\n# A\n\n## Teams we currently interact with\n\n{table}")
    };
    let page = |mode: &str| super::of_files(&[("teams/a.md", &team(mode))])["teams/a.html"].clone();
    assert!(page("Facilitating").contains("d-mode-facilitating"));
    let page = page("Mentoring");
    assert!(page.contains("<td>Mentoring</td>") && !page.contains("Collaboration"), "{page}");
}
