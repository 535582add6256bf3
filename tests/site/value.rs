//! Portfolio, trace and recent changes, and the pages of assets.

use std::collections::BTreeMap;

use super::of_files;

const CONFIG: &str = "kinds: [product, persona, impact-map, value-stream, metric, team]\norganisation: {phase: hyper-growth}\n";

fn metric(id: &str, more: &str) -> (String, String) {
    let text =
        format!("kind: metric\ntitle: Number of {id}\ntype: value\ndefinition: What counts.\nunit: ships\ndirection: up\n{more}");
    (format!("metrics/{id}.yaml"), text)
}

fn product(id: &str, more: &str) -> (String, String) {
    let text = format!(
        "---\nkind: product\nteam: pilots\nvalue_stream: land\n{more}---\n# Product {id}\n\nShips land.\n\n## Problem\n\nRocks.\n"
    );
    (format!("products/{id}.md"), text)
}

/// A harbour with one sound thread, a forgotten persona, a goal for nobody, and what the documents given add.
fn harbour(more: Vec<(String, String)>) -> BTreeMap<String, String> {
    let persona = |name: &str, more: &str| {
        format!("---\nkind: persona\n{more}---\n# {name}\n\nSteers a ship.\n\n## Goals\n\n- Land\n\n## Frustrations\n\n- Fog\n")
    };
    let goal = |metric: &str, more: &str| {
        format!(
            "kind: impact-map\n{more}goal: {{text: More ships land, metric: {metric}, baseline: 1, target: 2, by: 2026-09-30}}\nactors: [{{name: Pilot, impacts: [Meets ships sooner]}}]\n"
        )
    };
    let mut files = vec![
        ("orgdocs.yaml".to_owned(), CONFIG.to_owned()),
        (
            "teams/pilots.md".to_owned(),
            "---\nkind: team\ntype: stream-aligned\nvalue_stream: land\n---\n# Pilots\n\nShips land.\n".to_owned(),
        ),
        (
            "value-streams/land.md".to_owned(),
            "---\nkind: value-stream\ncustomer: Captains\nteams: [pilots]\n---\n# Land\n\nShips land.\n".to_owned(),
        ),
        (
            "value-streams/leave.md".to_owned(),
            "---\nkind: value-stream\ncustomer: Captains\n---\n# Leave\n\nShips leave.\n".to_owned(),
        ),
        ("personas/captain.md".to_owned(), persona("Captain", "")),
        ("personas/stowaway.md".to_owned(), persona("Stowaway", "")),
        ("impact-maps/fog.yaml".to_owned(), goal("landed", "title: Through the fog\n")),
        ("impact-maps/flags.yaml".to_owned(), goal("flags", "title: More flags\n")),
    ];
    files.push(metric("landed", ""));
    files.push(metric("flags", ""));
    files.push(product("pilotage", "for: [captain]\nvalue_metric: landed\n"));
    files.extend(more);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    of_files(&files)
}

/// The text of a page without its markup and navigation.
fn words(html: &str) -> String {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let mut text = String::new();
    for piece in main.split('<') {
        let said = piece.split_once('>').map_or(piece, |(_, said)| said);
        if !said.trim().is_empty() {
            text.push_str(said.trim());
            text.push(' ');
        }
    }
    text
}

#[test]
fn a_thread_runs_from_every_end_and_one_gap_is_told_once() {
    let pages = harbour(Vec::new());
    let trace = words(&pages["organisation/trace.html"]);
    for row in [
        "Captain Product pilotage Land Pilots Number of landed Through the fog",
        "Stowaway no product",
        "Product pilotage Captain Land Pilots Number of landed Through the fog",
        "Through the fog Number of landed Product pilotage Pilots Land Captain",
        "More flags Number of flags no product",
    ] {
        assert!(trace.contains(row), "{row} in {trace}");
    }
    let rows = trace.rsplit_once("From people").map_or("", |(_, rows)| rows);
    assert_eq!(rows.matches("no product").count(), 2, "a gap is one gap: {rows}");
    assert!(trace.contains("No product is for Stowaway") && trace.contains("The value of no product moves with More flags"));
}

#[test]
fn a_goal_for_a_part_belongs_to_the_whole() {
    let finer = metric("met", "drives: landed\n");
    let goal = "kind: impact-map\ntitle: Meet them\ngoal: {text: More are met, metric: met, baseline: 1, target: 2, by: 2026-09-30}\nactors: [{name: Pilot, impacts: [Meets ships sooner]}]\n";
    let pages = harbour(vec![finer, ("impact-maps/meet.yaml".to_owned(), goal.to_owned())]);
    let trace = words(&pages["organisation/trace.html"]);
    assert!(trace.contains("Meet them Number of met Product pilotage"), "{trace}");
}

#[test]
fn the_portfolio_shows_what_is_missing_for_whom() {
    let pages = harbour(Vec::new());
    let portfolio = words(&pages["organisation/portfolio.html"]);
    assert!(portfolio.contains("Economics: nothing is written down"), "{portfolio}");
    assert!(portfolio.contains("Customer: nothing for Leave"), "{portfolio}");
    assert!(portfolio.contains("Product pilotage Product none none"), "{portfolio}");
    assert!(pages["organisation/portfolio.html"].contains("class=\"cell gap\"") || portfolio.contains("none"));
}

#[test]
fn what_is_private_is_neither_in_the_portfolio_nor_in_the_trace_nor_drawn() {
    let private = "publish: private\nchanges: [{date: 2026-04-01, what: Secretly renamed, why: Spies}]\n";
    let secret = product("secret", &format!("{private}for: [captain]\nvalue_metric: landed\nparent: pilotage\n"));
    let tree =
        "kind: hierarchy\ntitle: Made of\nof: products\nfrom: product.parent\nroot: {name: Pilotage, ref: product:pilotage}\n";
    let goal = format!(
        "kind: impact-map\ntitle: Hidden goal\n{private}goal: {{text: More ships land, metric: landed, baseline: 1, target: 2, by: 2026-09-30}}\nactors: [{{name: Pilot, impacts: [Meets ships sooner]}}]\n"
    );
    let pages = harbour(vec![
        secret,
        ("impact-maps/hidden.yaml".to_owned(), goal),
        ("hierarchies/made-of.yaml".to_owned(), tree.to_owned()),
    ]);
    for (page, html) in pages.iter().filter(|(page, _)| page.starts_with("organisation/") || page.starts_with("hierarchies/")) {
        for told in ["Product secret", "Hidden goal", "Secretly renamed"] {
            assert!(!html.contains(told), "{told} on {page}");
        }
    }
    assert!(!pages.contains_key("organisation/changes.html"), "nothing else has changed");
}

#[test]
fn a_tree_is_read_from_the_documents_that_name_their_parent() {
    let tree = "kind: hierarchy\ntitle: What moves\nof: metrics\nfrom: metric.drives\nroot: {name: Landed, ref: landed}\n";
    let pages = harbour(vec![
        metric("met", "drives: landed\n"),
        metric("seen", "drives: met\n"),
        // A ring ends all the same.
        metric("guided", "drives: seen\nparent: guided\n"),
        ("hierarchies/what-moves.yaml".to_owned(), tree.to_owned()),
    ]);
    let page = words(&pages["hierarchies/what-moves.html"]);
    for part in ["Number of landed", "Number of met", "Number of seen", "Number of guided"] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn changes_are_told_with_their_reason() {
    let change =
        "changes: [{date: 2026-03-01, what: Tugs are included, why: Captains asked}, {date: 2026-04-01, what: Night pilots}]\n";
    let old = "changes: [{date: 2019-03-01, what: Long ago}]\n";
    let pages = harbour(vec![
        product("tugs", &format!("{change}for: [captain]\nvalue_metric: landed\n")),
        product("ropes", &format!("{old}for: [captain]\nvalue_metric: landed\n")),
    ]);
    let page = words(&pages["organisation/changes.html"]);
    assert!(
        page.contains(
            "1 April 2026 Product tugs Night pilots not said 1 March 2026 Product tugs Tugs are included Captains asked"
        ),
        "{page}"
    );
    assert!(!page.contains("Long ago"), "{page}");
}

#[test]
fn what_a_picture_leaves_out_stands_below_it() {
    let map = "kind: impact-map\ntitle: Lamps\ngoal: {text: More ships land, metric: landed, baseline: 1, target: 2, by: 2026-09-30, worth: EUR 10k}\nactors:\n  - name: Pilot\n    impacts:\n      - text: Meets ships sooner\n        deliverables: [{text: A lamp, assumption: Fog is no thicker than last year}]\n";
    let pages = harbour(vec![("impact-maps/lamps.yaml".to_owned(), map.to_owned())]);
    let page = words(&pages["impact-maps/lamps.html"]);
    assert!(page.contains("Also written down") && page.contains("Fog is no thicker than last year"), "{page}");
    assert!(!words(&pages["impact-maps/fog.html"]).contains("Also written down"));
}

#[test]
fn a_story_shows_its_pictures() {
    let site = super::example();
    let page = String::from_utf8_lossy(&site.pages["storyboards/sent-and-seen.html"].bytes).into_owned();
    assert!(page.contains("<img src=\"img/opened.svg\" alt=\"A telephone on the dashboard"), "{page}");
}

/// The lines of the table of ratios of a projection.
fn ratios(plan: &str) -> Vec<String> {
    let files = of_files(&[("financial-projections/plan.yaml", plan)]);
    let page = &files["financial-projections/plan.html"];
    let table = page.split_once("id=\"view-ratios\"").map_or("", |(_, after)| after.split("</table>").next().unwrap());
    let rows = table.lines().filter_map(|line| line.strip_prefix("<tr><th scope=\"row\">"));
    rows.map(|row| row.replace("</th><td class=\"numeric\">", " | ").replace("</td><td class=\"numeric\">", " | "))
        .map(|row| row.replace("</td></tr>", ""))
        .collect()
}

#[test]
fn a_projection_has_its_ratios_and_leaves_out_those_that_its_numbers_do_not_give() {
    let example = include_str!("../../src/kind/builtin/financial-projection/example/financial-projections/plan-2026.yaml");
    let all = [
        "Gross margin | 82% | 83% | 84%",
        "Operating margin | (34%) | (4.1%) | 13.8%",
        "Growth of revenue |  | 71% | 64.9%",
        "Burn |  | 100 | ",
        "Runway in years |  | 5.6 | ",
    ];
    assert_eq!(ratios(example), all);
    let income = example.split("balance_sheet:").next().unwrap();
    assert_eq!(ratios(income), all[..3]);
    let flow = format!(
        "{example}cash_flow: {{operating: [-340, -90, 360], investing: [0, -10, -20], financing: [1000, 0, 0], closing_cash: [660, 560, 900]}}\n"
    );
    assert_eq!(ratios(&flow)[3..], ["Burn | 340 | 100 | ", "Runway in years | 1.9 | 5.6 | "]);
    let quarters = example.replace("[2026, 2027, 2028]", "[2026-Q1, 2026-Q2, 2026-Q3]");
    assert_eq!(ratios(&quarters)[4], "Runway in quarters |  | 5.6 | ");
    let lacking = example.replace("commission: [180, 310, 520], total: [1000, 1710, 2820]", "commission: [180, 310]");
    assert_eq!(
        ratios(&lacking)[..3],
        ["Gross margin | 82% | 83% | ", "Operating margin | (34%) | (4.1%) | ", "Growth of revenue |  | 71% | "]
    );
}

#[test]
fn two_channels_of_one_name_have_their_own_price() {
    let model = "kind: acquisition-model\ntitle: A\nperiod: 2026-Q1\nchannels:\n  \
                 - {name: Ads, spend: EUR 27k, stages: {visits: 900, paying: 90}}\n  \
                 - {name: Ads, spend: EUR 45k, stages: {visits: 700, paying: 45}}\n  \
                 - {name: Fairs, spend: EUR 9k, stages: {visits: 20, paying: 0}}\n";
    let page = &of_files(&[("acquisition-models/a.yaml", model)])["acquisition-models/a.html"];
    assert!(["EUR 300 per customer", "EUR 1,000 per customer"].iter().all(|price| page.contains(price)), "{page}");
}
