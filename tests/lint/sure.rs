//! Checks of kinds that speak where they are sure, and nowhere else.

use orgdocs::verify::World;

/// The messages of one rule about documents over the backdrop.
pub(super) fn said(rule: &str, files: &[(&str, String)]) -> Vec<String> {
    let mut world = World::backdrop();
    for (path, text) in files {
        world.put(path, text);
    }
    let (_, findings) = world.check();
    findings.shown.iter().filter(|finding| finding.rule.as_str() == rule).map(|finding| finding.message.clone()).collect()
}

#[test]
fn an_expectation_is_missed_where_the_observed_share_proves_it() {
    let observed = |sle: &str, observed: &str| {
        let text = format!(
            "---\nkind: handoff\nfrom: checkout\nto: runtime\naccountable: pia\nsle: {sle}\nobserved: {{{observed}}}\n---\n# A page\n"
        );
        said("handoff-expectation-met", &[("handoffs/page.md", text)])
    };
    for (sle, times) in [
        ("85% within 2d", "p50: 3d, p85: 2d"),
        ("50% within 2d", "p50: 1d, p85: 3d"),
        ("80% within 2d", "p85: 3d"),
        ("30% within 2d", "p50: 3d, p85: 4d"),
        ("95% within 5d", "p50: 9d"),
        ("2d", "p50: 3d, p85: 4d"),
    ] {
        assert!(observed(sle, times).is_empty(), "{sle}, {times}");
    }
    assert_eq!(observed("85% within 2d", "p85: 3d"), ["expected 85% within 2d, observed 3d for 85%"]);
    assert_eq!(observed("95% within 5d", "p50: 1d, p85: 9d"), ["expected 95% within 5d, observed 9d for 85%"]);
    assert_eq!(observed("50% within 2d", "p50: 3d, p85: 4d"), ["expected 50% within 2d, observed 3d for half"]);
}

#[test]
fn a_step_is_held_to_an_expectation_of_nearly_all_of_the_work() {
    let map = "---\nkind: value-stream-map\nvalue_stream: get-paid\naccountable: lin\nstate: current\nitem: One change\n\
               measured: 2026-03-18\n---\n# Measured\n\n## Steps\n\n| Step | Team | PT | LT |\n|---|---|---|---|\n\
               | Build | payments | 6h | 2d |\n| Look | checkout | 2h | 4d |\n";
    let late = |sle: &str| {
        let look = format!("---\nkind: handoff\nfrom: payments\nto: checkout\naccountable: cleo\nsle: {sle}\n---\n# Look\n");
        said("handoff-expectation-met", &[("value-stream-maps/measured.md", map.to_owned()), ("handoffs/look.md", look)])
    };
    assert_eq!(late("95% within 2d"), ["Look takes 4d, and Look promises 95% within 2d"]);
    assert!(late("50% within 2d").is_empty());
}

#[test]
fn a_customer_worth_less_than_they_cost_is_one_finding() {
    let found = |segment: &str| {
        let text = format!(
            "kind: lifetime-value\ntitle: Worth\naccountable: cleo\nproduct: invoicing\nreviewed: 2026-04-02\nsegments:\n  - \
             {{name: Shops, arpa: $100/mo, gross_margin: 90%, {segment}}}\n"
        );
        ["healthy-ltv-to-cac", "payback-within-lifetime"].map(|rule| said(rule, &[("lifetime-values/worth.yaml", text.clone())]))
    };
    let [healthy, payback] = found("method: annuity-immediate, discount: 10%, churn: 20%/mo, cac: $400");
    assert_eq!(healthy, ["Shops is worth 0.87 times what it costs to win, so each such customer loses money (expected 3 to 8)"]);
    assert!(payback.is_empty(), "{payback:?}");
    let [healthy, payback] = found("churn: 20%/mo, cac: $500");
    assert!(healthy.is_empty(), "{healthy:?}");
    assert_eq!(payback.len(), 1);
    let [healthy, payback] = found("churn: 20%/mo, cac: $300");
    assert_eq!(healthy, ["Shops is worth 1.5 times what it costs to win (expected 3 to 8)"]);
    assert!(payback.is_empty());
}

#[test]
fn a_first_team_of_peers_need_not_say_what_it_leads() {
    let person =
        |name: &str, first: &str| (name.to_owned(), format!("kind: person\nid: {name}\nname: {name}\nfirst_team: {first}\n"));
    let told = |kind: &str, first: &str| {
        let board = format!("---\nkind: {kind}\naccountable: noor\nmembers: [noor, petra]\n---\n# Board\n\nOne company.\n");
        let leads = "---\nkind: leadership-team\naccountable: noor\nmembers: [noor, petra]\n---\n# Leads\n\nOne product.\n";
        let people = [person("noor", first), person("petra", first)].map(|(name, text)| (format!("people/{name}.yaml"), text));
        let mut files = vec![("leadership-teams/board.md", board), ("leadership-teams/leads.md", leads.to_owned())];
        files.extend(people.iter().map(|(path, text)| (path.as_str(), text.clone())));
        said("peers-as-first-team", &files)
    };
    assert!(told("leadership-team", "leadership-team:board").is_empty());
    assert!(told("first-team", "board").is_empty());
    assert!(told("leadership-team", "nobody").is_empty());
    let reported = told("leadership-team", "checkout");
    assert_eq!(reported.len(), 4);
    assert_eq!(reported[0], "the first team of noor is Checkout, those who report");
}

/// The backdrop's people with their functions written in another way.
fn with_functions(of: [&str; 3]) -> Vec<(&'static str, String)> {
    let person = |name: &str, function: &str| format!("kind: person\nid: {name}\nname: {name}\nfunction: {function}\n");
    let team = "---\nkind: team\naccountable: noor\ntype: stream-aligned\nvalue_stream: get-paid\nmembers: [noor, petra, ravi]\n---\n# Bills\n\n\
                Shops get paid.\n";
    let leads = "---\nkind: leadership-team\naccountable: noor\nmembers: [noor, petra, ravi]\n---\n# Leads\n\nOne product.\n";
    let tree = "---\nkind: opportunity-tree\naccountable: noor\nresponsible: [noor, petra, ravi]\n---\n# Less waiting\n";
    let mix = "---\nkind: investment-mix\nvalue_stream: get-paid\nperiod: 2026-Q3\naccountable: noor\nagreed_by: [noor, petra, ravi]\n\
               ---\n# Q3\n";
    let roadmap = "---\nkind: roadmap\naccountable: noor\ncontributors: [noor, petra, ravi]\n---\n# Bills\n";
    let [noor, petra, ravi] = of;
    vec![
        ("people/noor.yaml", person("noor", noor)),
        ("people/petra.yaml", person("petra", petra)),
        ("people/ravi.yaml", person("ravi", ravi)),
        ("teams/bills.md", team.to_owned()),
        ("leadership-teams/leads.md", leads.to_owned()),
        ("opportunity-trees/less.md", tree.to_owned()),
        ("investment-mixes/q3.md", mix.to_owned()),
        ("roadmaps/bills.md", roadmap.to_owned()),
    ]
}

#[test]
fn functions_are_compared_as_names_and_those_that_the_organisation_lacks_are_not_asked_for() {
    let rules = [
        "cross-functional-team",
        "every-function-in-leadership",
        "cross-functional-leadership",
        "complete-product-trio",
        "negotiated-mix",
        "cross-functional-roadmap",
    ];
    let spoken = |files: &[(&str, String)]| -> Vec<String> { rules.iter().flat_map(|rule| said(rule, files)).collect() };
    assert_eq!(spoken(&with_functions(["Product", "Technology", "Design"])), [""; 0]);
    assert_eq!(
        spoken(&with_functions(["Sales", "sales", "Finance"])),
        [
            "Bills has only sales, finance; a stream needs at least product and technology",
            "nobody at the table brings product or design or technology",
            "nobody responsible brings product or design or technology",
            "it was agreed without product and technology",
            "only sales, finance argue about the order",
        ]
    );
    let config = |functions: &str| {
        (
            "orgdocs.yaml",
            format!("title: Other\nas_of: 2026-04-15\norganisation:\n  phase: hyper-growth\n  functions: [{functions}]\n"),
        )
    };
    let with = |functions: &str, of| {
        let mut files = with_functions(of);
        files.push(config(functions));
        spoken(&files)
    };
    assert_eq!(with("business, engineering", ["business", "Engineering", "Business"]), [""; 0]);
    assert_eq!(with("Product, engineering", ["product", "engineering", "engineering"]), [""; 0]);
    assert_eq!(
        with("business, engineering", ["engineering"; 3]),
        [
            "Bills has only engineering; a stream needs more than one function",
            "every member of Leads leads engineering",
            "only engineering argues about the order"
        ]
    );
    let undeclared = |of: [&str; 3], theirs: &str| {
        let mut files = with_functions(of);
        let june = format!("kind: person\nid: june\nname: June\nfunction: {theirs}\n");
        files.extend([
            ("orgdocs.yaml", "title: Other\nas_of: 2026-04-15\norganisation:\n  phase: hyper-growth\n".to_owned()),
            ("people.yaml", "people: []\n".to_owned()),
            ("people/june.yaml", june),
        ]);
        spoken(&files)
    };
    assert_eq!(undeclared(["product", "engineering", "design"], "engineering"), [""; 0]);
    assert_eq!(
        undeclared(["product", "engineering", "design"], "technology"),
        [
            "Bills has only product, engineering, design; a stream needs at least product and technology",
            "nobody at the table brings technology",
            "nobody responsible brings technology",
            "it was agreed without technology",
            "only product, engineering, design argue about the order",
        ]
    );
}

#[test]
fn two_bets_collide_in_one_stream_at_one_time() {
    let bet = |stream: &str, dates: &str| {
        format!(
            "---\nkind: bet\naccountable: ada\n{stream}metric: {{id: paid-at-first-sight}}\npredict: 30%\n{dates}---\n# Bet\n"
        )
    };
    let told = |bets: &[(&str, String)]| said("one-bet-per-metric", bets);
    let (here, spring, summer) = (
        "value_stream: get-paid\n",
        "started: 2026-04-01\ndecide_by: 2026-05-01\n",
        "started: 2026-05-01\ndecide_by: 2026-06-01\n",
    );
    let two = |a: String, b: String| told(&[("bets/a.md", a), ("bets/b.md", b)]);
    assert_eq!(two(bet(here, spring), bet(here, spring)), ["Bet moves paid-at-first-sight at the same time"]);
    assert_eq!(two(bet("", spring), bet("", spring)).len(), 1);
    assert_eq!(two(bet(here, spring), bet(here, summer)), [""; 0], "one after the other");
    assert_eq!(two(bet(here, spring), bet("value_stream: other\n", spring)), [""; 0], "in another stream");
    assert_eq!(two(bet(here, spring), bet("", spring)), [""; 0], "nobody knows in which stream");
    assert_eq!(two(bet(here, spring), bet(here, "decide_by: 2026-06-01\n")), [""; 0], "nobody knows since when");
    assert_eq!(two(bet(here, summer), bet(here, "decide_by: 2026-05-15\n")).len(), 1, "it runs on its last day");
    let many: Vec<(String, String)> = (0..4).map(|at| (format!("bets/{at}.md"), bet(here, spring))).collect();
    let many: Vec<(&str, String)> = many.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    assert_eq!(told(&many)[2], "Bet and 2 more move paid-at-first-sight at the same time");
}

#[test]
fn a_bet_is_within_an_appetite_that_somebody_wrote() {
    let told = |appetite: &str| {
        let dates = "started: 2026-04-01\ndecide_by: 2026-12-27\n";
        let text = format!(
            "---\nkind: bet\naccountable: ada\nmetric: {{id: paid-at-first-sight}}\npredict: 30%\n{appetite}{dates}---\n# Bet\n"
        );
        said("bet-within-appetite", &[("bets/a.md", text)])
    };
    assert_eq!(told(""), [""; 0]);
    assert_eq!(told("appetite: {people: 2}\n"), [""; 0]);
    assert_eq!(told("appetite: {time: 6w}\n"), ["it is decided after 270d, with an appetite of 42d"]);
}

#[test]
fn evidence_of_two_voices_is_told_from_thousands() {
    let told = |evidence: &str| {
        let text = format!(
            "kind: opportunity-tree\ntitle: Less\naccountable: ada\nopportunities:\n  - {{title: I wait, evidence: \"{evidence}\"}}\n"
        );
        !said("enough-opportunity-evidence", &[("opportunity-trees/less.yaml", text)]).is_empty()
    };
    for few in ["2/12 interviews", "1 of 9", "2", "2 interviews", " 0 / 4", "1 customer"] {
        assert!(told(few), "{few}");
    }
    for many in [
        "2,000 support tickets",
        "1.2k survey answers",
        "2k tickets",
        "12 interviews",
        "1'200 answers",
        "2-3 calls a day",
        "2 000 calls",
    ] {
        assert!(!told(many), "{many}");
    }
}

#[test]
fn a_metric_is_a_goal_where_its_name_begins_with_a_verb() {
    let named = |title: &str| {
        let text =
            format!("kind: metric\ntitle: {title}\naccountable: ada\ntype: value\ndefinition: d\nunit: x\ndirection: up\n");
        said("metric-named-as-quantity", &[("metrics/page.yaml", text)]).len()
    };
    for title in ["Double opt-in rate", "Reach", "Reach per post", "Lower quartile wait", "Increase in cost per stop", "Cut rate"]
    {
        assert_eq!(named(title), 0, "{title}");
    }
    for title in ["Grow revenue", "Reduce lead time", "Increase revenue", "Double the opt-ins", "Lower our costs"] {
        assert_eq!(named(title), 1, "{title}");
    }
}

#[test]
fn an_opportunity_is_a_solution_where_no_customer_says_it() {
    let titled = |title: &str| {
        let text = format!(
            "kind: opportunity-tree\ntitle: Paid\naccountable: ada\noutcome: {{metric: paid-within-30d}}\nopportunities:\n  - {{title: {title}}}\n"
        );
        said("opportunity-in-customer-words", &[("opportunity-trees/page.yaml", text)]).len()
    };
    for title in [
        "Support never answers when I call",
        "Launch day queues are chaos for me",
        "Build notifications reach me too late",
        "Support is closed on Sundays",
    ] {
        assert_eq!(titled(title), 0, "{title}");
    }
    for title in ["Add a list of reminders", "Support SEPA", "We need a chat", "Redesign our first page", "Launch in Rome"] {
        assert_eq!(titled(title), 1, "{title}");
    }
}

#[test]
fn a_handoff_in_a_meeting_is_often_where_its_volume_is_of_a_week() {
    let volume = |volume: &str| {
        let text = format!(
            "---\nkind: handoff\nfrom: checkout\nto: runtime\naccountable: pia\nchannel: meeting\nobserved: {{volume: {volume}}}\n---\n# A page\n"
        );
        said("asynchronous-handoff", &[("handoffs/page.md", text)]).len()
    };
    assert_eq!(["3/week", "12 / week", "3 a week", "40/wk", "daily"].map(volume), [1; 5]);
    assert_eq!(["3/month", "2 a quarter", "3/weekend"].map(volume), [0; 3]);
}

#[test]
fn parts_of_one_are_told_once() {
    let mix = |shares: [&str; 3]| {
        let [features, debt, run] = shares;
        let text = format!(
            "kind: investment-mix\ntitle: Q2\naccountable: ada\nvalue_stream: get-paid\nperiod: 2026-Q2\nmix:\n  - \
             {{category: features, target: {features}}}\n  - {{category: tech-debt, target: {debt}}}\n  - {{category: ktlo, target: {run}}}\n"
        );
        ["percent-out-of-hundred", "mix-adds-up"].map(|rule| said(rule, &[("investment-mixes/page.yaml", text.clone())]).len())
    };
    assert_eq!(mix(["0.5", "0.2", "0.3"]), [3, 0]);
    assert_eq!(mix(["50%", "20%", "29%"]), [0, 1]);
    assert_eq!(mix(["50%", "20%", "30%"]), [0, 0]);
    let arrives = |ca: &str| {
        let text =
            format!("---\nkind: handoff\nfrom: checkout\nto: runtime\naccountable: pia\nobserved: {{ca: {ca}}}\n---\n# A page\n");
        ["percent-out-of-hundred", "handoff-complete-and-accurate"]
            .map(|rule| said(rule, &[("handoffs/page.md", text.clone())]).len())
    };
    assert_eq!([arrives("0.6"), arrives("60%"), arrives("0%"), arrives("95%")], [[1, 0], [0, 1], [0, 1], [0, 0]]);
}

#[test]
fn a_target_written_more_precisely_is_the_same() {
    let differ = |one: &str, other: &str| {
        let metric = format!("kind: metric\ntitle: Returns\ndefinition: d\nunit: x\ndirection: up\ntarget: {one}\n");
        let team = format!("---\nkind: team\naccountable: pia\nmetrics: [{{id: returns, target: \"{other}\"}}]\n---\n# Desk\n");
        said("one-definition-per-metric", &[("metrics/returns.yaml", metric), ("teams/desk.md", team)]).len()
    };
    for (one, other) in [("2", "2.0"), ("EUR 2", "EUR 2.00"), ("1.5k", "1500"), ("95%", "95.0 %"), ("95", "95%")] {
        assert_eq!(differ(one, other), 0, "{one}, {other}");
    }
    for (one, other) in [("2", "2.1"), ("EUR 2", "2"), ("EUR 2", "USD 2"), ("95%", "96%"), ("14d", "2")] {
        assert_eq!(differ(one, other), 1, "{one}, {other}");
    }
}
