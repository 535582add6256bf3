//! Models of customers and money, as people write them in ordinary documents.

use crate::harness::Repo;

/// The rules that find something in one document, and where.
fn found(path: &str, text: &str, of: &[&str]) -> Vec<String> {
    let repo = Repo::new().file("people.yaml", "people: {ana: Ana Lima}\n").file(path, text);
    let findings = repo.run(["check", "--profile", "pedantic", "--as-of", "2026-11-23", "--format", "json"]).findings();
    let asked = findings.iter().filter(|found| of.contains(&found.rule.as_str()));
    asked.map(|found| format!("{}:{} {}", found.line, found.column, found.rule)).collect()
}

#[test]
fn what_is_written_as_unknown_counts_as_nothing() {
    let model = |people: &str| {
        format!(
            "kind: acquisition-model\ntitle: Q\naccountable: ana\nperiod: 2026-Q3\nchannels:\n  - {{name: Ads, spend: EUR 5000{people}, \
             stages: {{visits: 100, paying: 10}}, cac: EUR 800}}\ntotal: {{customers: 10, spend: EUR 8000}}\n"
        )
    };
    let sums = ["cac-recomputes", "acquisition-spend-adds-up"];
    assert!(found("q.yaml", &model(", people: \"?\""), &sums).is_empty());
    assert!(found("q.yaml", &model(", people: EUR 3k a month"), &sums).is_empty());
    assert!(found("q.yaml", &model(", people: EUR 3k"), &sums).is_empty());
    assert_eq!(found("q.yaml", &model(""), &sums), ["6:74 cac-recomputes", "7:31 acquisition-spend-adds-up"]);
}

#[test]
fn a_row_that_adds_up_the_others_is_none_of_them() {
    let page = |last: &str| {
        format!(
            "---\nkind: acquisition-model\naccountable: ana\nperiod: 2026-Q3\ntotal: {{spend: USD 38k, customers: 190}}\n---\n# A\n\n\
             ## Channels\n\n| Channel | Spend | People | Visits | Paying |\n|---|---|---|---|---|\n| Ads | $20k | $12k | 18,000 | 90 |\n\
             | Store | $3k | $3k | 1,200 | 100 |\n{last}"
        )
    };
    let sums = ["acquisition-customers-add-up", "acquisition-spend-adds-up", "funnel-narrows"];
    assert!(found("a.md", &page("| **Total** | **$23k** | **$15k** | **19,200** | **190** |\n"), &sums).is_empty());
    assert_eq!(
        found("a.md", &page("| Fairs | $9k | $0 | 5 | 9 |\n"), &sums),
        ["5:16 acquisition-spend-adds-up", "5:36 acquisition-customers-add-up", "15:26 funnel-narrows"]
    );
}

#[test]
fn a_statement_of_accounts_is_read_as_accountants_write_it() {
    let page = |tax: &str, net: &str| {
        format!(
            "---\nkind: financial-projection\naccountable: ana\ncurrency: EUR\nperiods: [\"2026\", \"2027\"]\n---\n# F\n\n## Income statement\n\n\
             | | 2026 | 2027 |\n|---|--:|--:|\n| Revenue | 100 | 200 |\n| COGS | 20 | 30 |\n| Operating expenses | 150 | 120 |\n\
             | EBIT | (70) | 50 |\n| Taxes | {tax} |\n| Net profit | {net} |\n"
        )
    };
    let all = ["net-income-adds-up", "operating-income-adds-up", "value-for-every-period", "known-field"];
    assert!(found("f.md", &page(" | 20", "(70) | 30"), &all).is_empty(), "an open cell keeps its column");
    assert_eq!(found("f.md", &page("0 | 20", "(70) | 40"), &all), ["18:23 net-income-adds-up"]);
    assert_eq!(found("f.md", &page("0 | 20", "(70) |"), &all), ["18:16 value-for-every-period"]);
}

#[test]
fn millions_with_decimals_are_added_up_to_their_last_digit() {
    let projection = |total: &str, gross: &str| {
        format!(
            "kind: financial-projection\ntitle: F\naccountable: ana\ncurrency: EUR\nunit: millions\nperiods: [2026, 2027]\nincome_statement:\n  \
             revenue: {{subs: [1.2, 2.3], services: [0.1, 0.2], total: {total}}}\n  cost_of_revenue: {{hosting: [0.3, 0.5]}}\n  \
             gross_profit: {gross}\n  net_income: [1.0, 2.0]\n"
        )
    };
    let all = ["statement-subtotal-adds-up", "gross-profit-adds-up", "value-for-every-period"];
    assert!(found("f.yaml", &projection("[1.3, 2.6]", "[1.0, 2.1]"), &all).is_empty(), "within rounding");
    assert_eq!(
        found("f.yaml", &projection("[1.3, 3.9]", "[1.0]"), &all),
        ["8:53 statement-subtotal-adds-up", "10:17 value-for-every-period"]
    );
}

#[test]
fn cohorts_are_a_table_of_numbered_columns() {
    let page = |cohorts: &str| {
        format!(
            "---\nkind: retention-model\naccountable: ana\nproduct: desk\nperiod: month\nas_of: 2026-11-01\nbasis: customers\ncounting: survival\n---\n# R\n\n\
             ## Cohorts\n\n{cohorts}"
        )
    };
    let all = ["required-field-present", "retention-starts-at-size", "enough-list-items", "retention-never-rises"];
    let table = "| Cohort | Size | 0 | 1 | 2 |\n|---|---|---|---|---|\n| 2026-08 | 240 | 240 | 226 | 214 |\n| 2026-09 | 200 | 200 | 190 | |\n";
    assert_eq!(found("r.md", &page(table), &all), Vec::<String>::new());
    assert_eq!(found("r.md", &page(&table.replace("| 240 | 240", "| 240 | 239")), &all), ["16:19 retention-starts-at-size"]);
    let bullets = "- 2026-08 — size: 1,240; retained: 1,240, 1,226, 1,214\n";
    assert!(found("r.md", &page(bullets), &all).is_empty(), "{:?}", found("r.md", &page(bullets), &all));
}

#[test]
fn factors_that_nobody_measured_are_not_one() {
    let tree = |third: &str| {
        format!(
            "kind: hierarchy\ntitle: H\naccountable: ana\nroot:\n  name: Revenue\n  value: 1200\n  join: product\n  children:\n    \
             - {{name: Customers, value: 10, accountable: ana}}\n    - {{name: ARPA, value: 12, accountable: ana}}\n    \
             - {{name: Frequency{third}, accountable: ana}}\n"
        )
    };
    assert!(found("h.yaml", &tree(""), &["hierarchy-multiplies-up"]).is_empty());
    assert_eq!(found("h.yaml", &tree(", value: 3"), &["hierarchy-multiplies-up"]), ["6:10 hierarchy-multiplies-up"]);
}

#[test]
fn weights_are_shares_however_they_are_written() {
    let fits = |last: &str| {
        format!(
            "---\nkind: target-customer-profile\naccountable: ana\n---\n# B\n\n## Fits\n\n| Fit | Weight |\n|---|---|\n| Is in Germany or Austria | 40% |\n\
             | Uses two banks | 35 |\n| Is nice to us | {last} |\n| Total | 100% |\n"
        )
    };
    let all = ["fit-weights-add-up", "testable-fit"];
    assert!(found("b.md", &fits("25%"), &all).is_empty());
    assert_eq!(found("b.md", &fits("30%"), &all), ["9:1 fit-weights-add-up"]);
}

#[test]
fn words_that_explain_each_other_are_found_once() {
    let page = "---\nkind: glossary\naccountable: ana\n---\n# Words\n\n## Label\n\nA sticker.\n\n## Sticker\n\nThe label.\n\n## Merchant\n\n\
                A firm that sends ten parcels a month.\n\n## Customer\n\nMerchant.\n\n## Order\n\nOrder.\n";
    let rule = ["acyclic-term-definition"];
    assert_eq!(found("g.md", page, &rule), ["13:1 acyclic-term-definition", "25:1 acyclic-term-definition"]);
}

#[test]
fn people_are_no_companies() {
    let persona = |role: &str| format!("---\nkind: persona\naccountable: ana\nname: Mira\nrole: {role}\n---\n# Mira\n");
    let rule = ["persona-is-a-person"];
    for person in ["Team lead at a warehouse", "Department head", "Startup founder", "Agency owner", "Company secretary"] {
        assert!(found("p.md", &persona(person), &rule).is_empty(), "{person}");
    }
    for company in ["Small companies that pay many invoices", "An agency", "Online retail company, growing", "Teams of ten"] {
        assert_eq!(found("p.md", &persona(company), &rule), ["5:7 persona-is-a-person"], "{company}");
    }
}

#[test]
fn cohorts_stand_under_their_months() {
    let model = |cohorts: &str| {
        format!(
            "kind: retention-model\ntitle: R\naccountable: ana\nproduct: desk\nperiod: month\nas_of: 2026-11-01\nbasis: customers\n\
             counting: survival\ncohorts:\n{cohorts}states: {{churn: 5%}}\n"
        )
    };
    let all = [
        "required-field-present",
        "known-field",
        "field-of-declared-type",
        "retention-never-rises",
        "retention-starts-at-size",
        "retention-churn-recomputes",
    ];
    for cohorts in [
        "  2026-08: [240, 228, 217]\n  2026-09: [200, 190]\n",
        "  - 2026-08: [240, 228, 217]\n  - 2026-09: [200, 190]\n",
        "  2026-08: {size: 240, retained: [240, 228, 217]}\n  2026-09: {retained: [200, 190]}\n",
    ] {
        assert_eq!(found("r.yaml", &model(cohorts), &all), [""; 0], "{cohorts}");
    }
    assert_eq!(found("r.yaml", &model("  2026-08: [240, 228, 230]\n"), &all[..4]), ["10:12 retention-never-rises"]);
    let slip = found("r.yaml", &model("  - cohrt: 2026-08\n"), &["known-field"]);
    assert_eq!(slip, ["10:5 known-field"], "a slip in a key is no cohort");
}

#[test]
fn shares_may_stand_under_their_columns() {
    let mix = |actual: &str| {
        format!(
            "kind: investment-mix\ntitle: M\naccountable: ana\nperiod: 2026-Q4\nmix:\n  planned: {{new-capability: 80%, runway: 20%}}\n  \
             actual: {{new-capability: 70%, runway: {actual}}}\n"
        )
    };
    let all = ["required-field-present", "field-of-declared-type", "mix-adds-up", "mix-on-target"];
    assert_eq!(found("m.yaml", &mix("30%"), &all), ["7:28 mix-on-target", "7:41 mix-on-target"]);
    assert_eq!(found("m.yaml", &mix("29%"), &["mix-adds-up"]), ["6:3 mix-adds-up"]);
}

#[test]
fn a_place_on_a_map_is_two_numbers() {
    let map = |at: &str| {
        format!(
            "kind: wardley-map\ntitle: W\naccountable: ana\nanchors: {{Shop: [0.95, 0.6]}}\ncomponents:\n  Label: {at}\n  Host: {{at: [0.1, 0.9]}}\n\
             links: [Shop -> Label, Label -> Host]\n"
        )
    };
    let all = ["field-of-declared-type", "known-field", "wardley-coordinates-in-range"];
    for at in ["[0.8, 0.6]", "{visibility: 0.8, evolution: 0.6}", "{at: [0.8, 0.6]}"] {
        assert_eq!(found("w.yaml", &map(at), &all), [""; 0], "{at}");
    }
    assert_eq!(found("w.yaml", &map("[0.8, 6]"), &all), ["6:10 wardley-coordinates-in-range"]);
}

#[test]
fn several_names_stand_in_one_line() {
    let canvas = |first: &str| {
        format!(
            "---\nkind: business-model-canvas\naccountable: ana\n---\n# B\n\n## Customer segments\n\n- Shops\n- Banks and insurers\n\n\
             ## Value propositions\n\n- Labels — for: {first}\n\n## Channels\n\n| Channel | For |\n|---|---|\n| Ads | Shops, Banks and insurers |\n"
        )
    };
    let all = ["known-customer-segment", "proposition-for-every-segment", "channel-for-every-segment"];
    assert_eq!(found("b.md", &canvas("Shops, banks and insurers"), &all), [""; 0]);
    assert_eq!(
        found("b.md", &canvas("Shop, banks and insurers"), &all),
        ["14:17 known-customer-segment"],
        "one fault, one finding"
    );
    assert_eq!(found("b.md", &canvas("Shops"), &all), ["10:3 proposition-for-every-segment"]);
    let loops = "kind: causal-loop-diagram\ntitle: C\naccountable: ana\nlinks: [orders -> +errors, errors -> -orders]\nloops:\n  \
                 - {id: B1, name: Brake, path: orders -> errors}\n";
    assert_eq!(found("c.yaml", loops, &["enough-list-items", "field-of-declared-type", "known-loop"]), [""; 0]);
}

#[test]
fn two_currencies_are_told_where_the_second_one_is() {
    let value = |cac: &str| {
        format!(
            "kind: lifetime-value\ntitle: L\naccountable: ana\nproduct: desk\nsegments:\n  \
             - {{name: Shops, arpa: EUR 60/mo, gross_margin: 70%, churn: 2%/mo, cac: {cac}}}\n"
        )
    };
    let rule = ["kind-value-computes"];
    assert_eq!(found("l.yaml", &value("USD 500"), &rule), ["6:74 kind-value-computes"]);
    assert_eq!(found("l.yaml", &value("EUR 500"), &rule), [""; 0]);
    let tree = "kind: hierarchy\ntitle: H\naccountable: ana\nroot:\n  name: Profit\n  value: EUR 100k\n  join: sum\n  children:\n    \
                - {name: Revenue, value: EUR 300k}\n    - {name: Cost, value: USD -200k}\n";
    assert_eq!(found("h.yaml", tree, &["hierarchy-adds-up"]), ["10:27 hierarchy-adds-up"]);
    assert_eq!(found("h.yaml", &tree.replace("USD", "EUR"), &["hierarchy-adds-up"]), [""; 0]);
}

#[test]
fn a_lifetime_is_a_number_of_periods_or_a_time() {
    let model = |period: &str, lifetime: &str| {
        format!(
            "kind: retention-model\ntitle: R\naccountable: ana\nproduct: desk\nperiod: {period}\nas_of: 2026-11-01\nbasis: customers\n\
             counting: survival\ncohorts: {{2026-08: [200, 160, 128]}}\nstates: {{lifetime: {lifetime}}}\n"
        )
    };
    let rule = ["retention-lifetime-recomputes"];
    for (period, lifetime) in [("month", "5"), ("month", "5 months"), ("year", "5y"), ("year", "60 months")] {
        assert_eq!(found("r.yaml", &model(period, lifetime), &rule), [""; 0], "{lifetime}");
    }
    for (period, lifetime) in [("month", "7"), ("month", "7 months"), ("year", "5 months")] {
        assert_eq!(found("r.yaml", &model(period, lifetime), &rule), ["10:20 retention-lifetime-recomputes"], "{lifetime}");
    }
}

#[test]
fn costs_have_short_names_and_impacts_stand_under_actors() {
    let plan = "kind: financial-projection\ntitle: F\naccountable: ana\ncurrency: EUR\nperiods: [2026, 2027]\nincome_statement:\n  \
                turnover: {labels: [100, 200]}\n  opex: {wages: [50, 60]}\n  ebit: [50, 140]\n  net_income: [50, 140]\n";
    let rules = ["known-field", "operating-income-adds-up", "required-field-present"];
    assert_eq!(found("f.yaml", plan, &rules), [""; 0]);
    assert_eq!(found("f.yaml", &plan.replace("60]", "90]"), &rules), ["9:14 operating-income-adds-up"]);
    let map = "kind: impact-map\ntitle: I\naccountable: ana\nactors:\n  - Shops:\n      - print more: [Batch print]\n  - Carriers: [call less]\n";
    let rules = ["known-field", "field-of-declared-type"];
    assert_eq!(found("i.yaml", map, &rules), [""; 0]);
    assert_eq!(found("i.yaml", &map.replace("  - Carriers:", "  - nmae:"), &rules), ["7:5 known-field"]);
}

#[test]
fn a_number_off_its_scale_is_told_once() {
    let journey = "---\nkind: user-journey\naccountable: ana\n---\n# J\n\n## Journey\n\n- Send\n  - Prints — feeling: 0\n";
    let all = ["journey-feeling-in-range", "journey-low-point-explained"];
    assert_eq!(found("j.md", journey, &all), ["10:23 journey-feeling-in-range"]);
    assert_eq!(found("j.md", &journey.replace('0', "2"), &all), ["10:23 journey-low-point-explained"]);
    let profile = "---\nkind: target-customer-profile\naccountable: ana\n---\n# T\n\n## Fits\n\n| Fit | Weight |\n|---|---|\n\
                   | Is in Germany | 0.5 |\n| Has ten vans | 0.5 |\n";
    let all = ["fit-weights-add-up", "percent-out-of-hundred"];
    assert_eq!(found("t.md", profile, &all), ["11:19 percent-out-of-hundred", "12:18 percent-out-of-hundred"]);
    assert_eq!(found("t.md", &profile.replace("0.5", "60"), &all), ["9:1 fit-weights-add-up"]);
}
