//! What people write in other words than ours: it is read where only one thing can be meant, and is one finding where not.

use crate::harness::Repo;

const CONFIG: &str = "as_of: 2026-04-15\nkinds: [person]\norganisation: {phase: hyper-growth}\n";

/// What the given rules say of one document, each as `line:column rule: message`.
fn said(path: &str, text: &str, rules: &[&str]) -> Vec<String> {
    let out = Repo::new().file("orgdocs.yaml", CONFIG).file(path, text).run(["check", "--format", "concise"]).stdout;
    let places = out.lines().filter_map(|line| line.strip_prefix(&format!("{path}:")));
    let parts = places.filter_map(|line| {
        let (place, rest) = line.split_once(": ")?;
        let (_, rest) = rest.split_once(' ')?;
        Some((rest.split_once(": ")?.0, format!("{place} {rest}")))
    });
    parts.filter(|(rule, _)| rules.contains(rule)).map(|(_, line)| line).collect()
}

fn team(front: &str, body: &str) -> String {
    format!("---\nkind: team\naccountable: june\ntype: platform\n{front}---\n# Data\n\n{body}")
}

#[test]
fn two_spellings_of_one_field_are_one_finding() {
    let found = |text: &str| said("teams/data.md", text, &["single-source", "unique-key", "known-field"]);
    assert_eq!(
        found(&team("purpose: People get paid.\nmission: Shops get paid.\n", "")),
        ["6:1 single-source: 'mission' is given twice: as 'purpose' and as 'mission'"]
    );
    assert_eq!(found(&team("purpose: People get paid.\nmission:\n", "")), Vec::<String>::new(), "nothing is lost");
    assert_eq!(found(&team("type: platform\n", "")), ["5:1 unique-key: 'type' is given twice"]);
    assert_eq!(
        found(&team("members: [{person: ada, who: lin}]\n", "")),
        ["5:25 single-source: 'person' is given twice: as 'person' and as 'who'"]
    );
    let rows = "## Members\n\n| Person | Name | Role |\n|---|---|---|\n| ada | lin | a |\n| sam | - | b |\n| omar | tove | c |\n";
    assert_eq!(found(&team("", rows)), ["10:12 single-source: 'person' is given twice: as 'Person' and as 'Name'"]);
    let bullet = "## Metrics\n\n- paid — type: value; target: 3; target: 4\n";
    assert_eq!(found(&team("", bullet)), ["10:34 single-source: 'target' is given twice"]);
    let list = "- Type: enabling\n- Response: 85% within 4h\n- Versioning: semver\n";
    assert_eq!(found(&team("", list)), ["8:3 single-source: 'type' is given twice: as 'type' and as 'Type'"]);
    assert_eq!(found(&team("purpose: People get paid.\n", "Some words.\n\n## Mission\n\nOthers.\n")).len(), 1);
    assert_eq!(found(&team("purpose: People get paid.\n", "Some words about it.\n")), Vec::<String>::new(), "words are words");
}

#[test]
fn metrics_of_a_table_have_ids_made_from_their_names() {
    let rules = ["one-definition-per-metric", "unique-id", "kebab-case-id", "known-field", "required-field-present"];
    let found = |name: &str, rules: &[&str]| {
        let rows = "| Paid on time | value | up |\n| Open tickets | health | down |\n";
        let body = format!("## Metrics\n\n| {name} | Type | Direction |\n|---|---|---|\n{rows}");
        said("teams/data.md", &team("", &body), rules)
    };
    for name in ["Name", "Metric", "KPI"] {
        assert_eq!(found(name, &rules), Vec::<String>::new(), "{name}");
    }
    assert_eq!(found("Something", &rules[..1]), Vec::<String>::new(), "what has no name is not one metric");
    let repo =
        Repo::new().file("teams/data.md", &team("", "## Metrics\n\n| Metric | Type |\n|---|---|\n| Paid on time | value |\n"));
    let listed = repo.run(["list", "metric"]).stdout;
    assert!(listed.contains("metric:paid-on-time"), "{listed}");
}

#[test]
fn a_slip_in_a_bullet_is_one_finding() {
    let found = |bullet: &str| {
        let body = format!("## Metrics\n\n- {bullet}\n");
        said("teams/data.md", &team("", &body), &["known-field", "kebab-case-id", "one-definition-per-metric"])
    };
    assert_eq!(found("paid — type: value; basline: 3; target: 9"), ["10:23 known-field: a metric has no field 'basline'"]);
    assert_eq!(found("paid — typ: value"), ["10:10 known-field: a metric has no field 'typ'"]);
    let repo = Repo::new().file("teams/data.md", &team("", "## Metrics\n\n- paid — basline: 3\n"));
    assert!(repo.run(["check"]).stdout.contains("Did you mean `baseline`?"));
}

#[test]
fn a_person_is_called_by_the_heading() {
    let rules = ["required-field-present", "single-source"];
    assert_eq!(said("people/june.md", "---\nkind: person\nid: june\n---\n# June Park\n", &rules), Vec::<String>::new());
    assert_eq!(
        said("people/june.md", "---\nkind: person\nid: june\nname: June\n---\n# June Park\n", &rules),
        Vec::<String>::new()
    );
    assert_eq!(said("people/june.md", "---\nkind: person\nid: june\n---\n", &rules).len(), 1);
}

#[test]
fn the_title_of_a_person_is_the_job() {
    let repo =
        Repo::new().file("orgdocs.yaml", CONFIG).file("people.yaml", "people:\n  - {id: maria, name: Maria Lopez, title: EM}\n");
    assert!(repo.run(["list", "person"]).exits(0).stdout.contains("Maria Lopez"));
    let repo = Repo::new().file("orgdocs.yaml", "kinds: [person]\n").file("people/ladder.md", "# Ladder\n");
    assert_eq!(repo.run(["list", "person"]).exits(0).stdout, "");
    repo.run(["check"]).exits(0);
}

#[test]
fn a_line_under_the_title_beside_a_section_stays_a_line() {
    let single = |body: &str| said("teams/data.md", &team("", body), &["single-source"]);
    let line = "We are the data squad, formerly known as Numbers.\n\n";
    let section = "## Mission\n\nEverybody finds the number they need.\n";
    assert_eq!(single(&format!("{line}{section}")), [""; 0]);
    assert_eq!(single(&format!("{section}\n## Purpose\n\nAnother one.\n")).len(), 1);
}

#[test]
fn people_may_stand_under_their_ids() {
    let listed = |text: &str| {
        let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("people.yaml", text);
        repo.run(["check"]).exits(0);
        repo.run(["list", "person"]).stdout
    };
    let flat = "june: {name: June Park, function: product}\nada: {name: Ada L}\n";
    let under = "people:\n  june: {name: June Park, function: product}\n  ada: {id: ada, name: Ada L}\n";
    let names = "june: June Park\nada: Ada L\n";
    let bare = "- id: june\n  name: June Park\n- {id: ada, name: Ada L}\n";
    for text in [flat, under, names, bare] {
        let people = listed(text);
        assert!(people.contains("person:june") && people.contains("person:ada") && people.lines().count() == 2, "{people}");
    }
    let other = Repo::new().file("orgdocs.yaml", CONFIG).file("metrics.yaml", "- {name: requests, query: sum(rate(x))}\n");
    assert_eq!(other.run(["list", "metric"]).stdout, "", "another tool's");
    let one = said("people.yaml", "id: june\nname: June\ncontact: {chat: x}\n", &["known-field"]);
    assert_eq!(one, Vec::<String>::new(), "a person");
    let slip = said("people.yaml", "nmae: June\nlocaton: Rome\n", &["known-field"]);
    assert_eq!(slip.len(), 2, "slips of fields are no ids: {slip:?}");
}

#[test]
fn a_meeting_has_an_owner_and_a_name() {
    let rules = ["accountable-ceremony-owner", "known-field", "unambiguous-owner"];
    let table = "# How\n\n## Rhythm\n\n| Meeting | When | Owner |\n|---|---|---|\n| Planning | Monday | june |\n";
    let text = format!("---\nkind: working-agreement\nlevel: team\nteam: data\naccountable: june\n---\n{table}");
    assert_eq!(said("working-agreements/data.md", &text, &rules), Vec::<String>::new());
    let yaml = |owner: &str| {
        format!(
            "kind: working-agreement\nlevel: team\nteam: data\naccountable: june\nrhythm: [{{name: Planning, when: Monday{owner}}}]\n"
        )
    };
    assert_eq!(said("working-agreements/data.yaml", &yaml(", owner: june"), &rules), Vec::<String>::new());
    assert_eq!(
        said("working-agreements/data.yaml", &yaml(""), &rules),
        ["5:17 accountable-ceremony-owner: 'Planning' has nobody accountable"]
    );
}

#[test]
fn what_cannot_be_read_is_one_finding_that_says_how_to_write_it() {
    let told = |path: &str, text: &str, line: &str| {
        let repo = Repo::new().file("orgdocs.yaml", CONFIG).file(path, text);
        let all = repo.run(["check", "--format", "json"]).findings();
        let at = 1 + u64::try_from(text.lines().position(|one| one.starts_with(line)).unwrap()).unwrap();
        let here: Vec<String> = all
            .into_iter()
            .filter(|found| found.line == at && found.rule != "healthy-team-size")
            .map(|found| found.rule)
            .collect();
        assert_eq!(here.len(), 1, "{line}: {here:?}");
        repo.run(["check"]).stdout
    };
    for (line, help) in [
        ("channels: #payments", "Put it in quotes: `\"#payments\"`."),
        ("members: [{person: june, allocation: 0,5}]", "Write `0.5`: decimals follow a point."),
        ("members: [{person: june, allocation: \"0,5\"}]", "Write `50%`, out of a hundred."),
        ("metrics: [{id: paid, target: \"71,5 %\"}]", "Write `71.5 %`: decimals follow a point."),
        ("metrics: [{id: paid, by: Q4 2026}]", "Write the day that is meant; the last one is `2026-12-31`."),
    ] {
        let out = told("teams/data.md", &team(&format!("{line}\n"), "So that people get paid on the day.\n"), line);
        assert!(out.contains(help), "{line}: {out}");
    }
    let bet = "---\nkind: bet\naccountable: june\nappetite: 6w\n---\n# A\n\nWe believe it.\n";
    assert!(told("bets/a.md", bet, "appetite").contains("Write `appetite: {time: 6w}`."));
}

#[test]
fn a_column_that_a_whole_table_lacks_is_told_once() {
    let found = |heads: &str, rows: &str| {
        let columns = "|---".repeat(heads.matches('|').count() - 1);
        let text = format!(
            "---\nkind: working-agreement\nlevel: team\naccountable: june\nteam: data\n---\n# How we work\n\n\
             ## Responsibilities\n\n{heads}\n{columns}|\n{rows}"
        );
        let mut lines = said("wa.md", &text, &["required-field-present"]);
        lines.retain(|line| !line.contains("'norms'"));
        lines
    };
    let named = found("| Activity | R | A |", "| releases | lin | ada |\n| hiring | ada | lin |\n| money | lin | sam |\n");
    assert_eq!(named, ["11:1 required-field-present: the table has no column 'responsibility'"]);
    let one = found("| Activity | R | A |", "| releases | lin | ada |\n");
    assert!(one.iter().all(|line| line.starts_with("13:") && line.contains("this responsibility has no")), "{one:?}");
    let gap = found("| Responsibility | Accountable |", "| releases | ada |\n| | lin |\n| money | sam |\n");
    assert!(gap.iter().all(|line| line.starts_with("14:")) && gap.len() == 1, "the cell that is empty: {gap:?}");
}

#[test]
fn keys_may_begin_with_a_capital_and_a_name_is_the_title() {
    let rules = ["known-field", "known-kind", "single-source"];
    let stream = "Kind: Value Stream\nName: Order to delivery\nAccountable: june\n";
    let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("streams/order.yaml", stream);
    assert!(repo.run(["list"]).stdout.starts_with("value-stream:order  Order to delivery  june"), "{}", repo.run(["list"]));
    assert_eq!(said("streams/order.yaml", stream, &rules), Vec::<String>::new());
    let other = Repo::new().file("orgdocs.yaml", CONFIG).file("k8s/a.yaml", "Kind: Deployment\nName: web\n");
    assert_eq!(other.run(["list"]).stdout, "", "another tool's");
}

#[test]
fn a_stream_that_lists_a_team_nobody_knows_is_one_finding() {
    let stream = |teams: &str| format!("kind: value-stream\nid: order\nOwner: june\nteams: {teams}\n");
    let team = "kind: team\nid: checkout\naccountable: june\ntype: stream-aligned\nvalue_stream: order\n";
    let told = |teams: &str| {
        let repo = Repo::new().file("orgdocs.yaml", CONFIG).file("order.yaml", &stream(teams)).file("checkout.yaml", team);
        let rules: Vec<String> = repo.run(["check", "--format", "json"]).findings().into_iter().map(|found| found.rule).collect();
        ["live-reference", "stream-teams-agree", "known-field"].map(|rule| rules.iter().filter(|told| *told == rule).count())
    };
    assert_eq!(told("[chekout]"), [1, 0, 0], "the team that is meant, perhaps");
    assert_eq!(told("[]"), [0, 1, 0], "an empty list says that nobody does");
    assert_eq!(told("\"Checkout, Platform\""), [1, 0, 0]);
}

#[test]
fn what_is_a_heading_in_markdown_is_a_key_in_yaml() {
    let rules = ["known-field", "required-field-present", "every-member-responsible", "single-accountable-per-responsibility"];
    let agreement = |rest: &str| {
        format!("kind: working-agreement\nlevel: team\nteam: data\naccountable: june\nnorms: [We review within a day]\n{rest}")
    };
    let meetings = "responsibilities: {releases: june, hiring: [ada, lin]}\nmeetings: [{name: Daily, when: every day}]\n";
    assert_eq!(
        said("working-agreements/data.yaml", &agreement(meetings), &rules),
        ["6:36 single-accountable-per-responsibility: 'hiring' has several accountable people"]
    );
    assert_eq!(
        said("working-agreements/data.yaml", &agreement("meetngs: []\nresponsibilities: {what: releases, who: june}\n"), &rules)
            .len(),
        3,
        "slips stay slips, and a record of its own keys is no list"
    );
    let decision =
        "kind: decision\naccountable: june\nstatus: accepted\ncontext: Two cost twice.\ndecision: We keep the new one.\n";
    assert_eq!(said("decisions/one.yaml", decision, &rules), Vec::<String>::new());
    let bet = "---\nkind: bet\naccountable: june\nstatus: running\n---\n# A\n\nWe believe it.\n";
    let help = Repo::new().file("orgdocs.yaml", CONFIG).file("bets/a.md", bet).run(["check"]).stdout;
    assert!(help.contains("Write `state: running`: status is one of draft, active, deprecated, archived."), "{help}");
    let both = Repo::new().file("orgdocs.yaml", CONFIG).file("bets/a.md", &bet.replace("status: r", "state: decided\nstatus: r"));
    assert!(both.run(["check"]).stdout.contains("Write one of: draft, active,"), "what is said already is not offered");
}

#[test]
fn a_mapping_of_names_is_a_list_and_a_name_is_what_a_record_is_called_by() {
    let rules = ["known-field", "required-field-present", "action-for-every-red", "outcome-per-roadmap-item"];
    let health = |action: &str| {
        format!(
            "kind: health-check\nteam: data\nparticipants: 6\ndate: 2026-04-10\ndimensions:\n  Speed: green\n  Tests: {{rating: red, \
             trend: up}}\nactions:\n  - {{{action}, who: june, when: 2026-05-15}}\n"
        )
    };
    let check = |text: &str| said("health-checks/data.yaml", text, &rules);
    assert_eq!(check(&health("what: Pay the tests off")), Vec::<String>::new(), "it may be for what is red");
    assert_eq!(
        check(&health("name: Meet earlier, dimension: speed")),
        ["7:3 action-for-every-red: 'Tests' is red, and nothing follows"]
    );
    let words =
        "kind: glossary\nterms:\n  Order: What a shopper pays for at once.\n  Return: {definition: A parcel that comes back.}\n";
    assert_eq!(said("words.yaml", words, &rules), Vec::<String>::new());
    let slip = "kind: glossary\nterms:\n  wrod: Order\n  definition: What a shopper pays for at once.\n";
    assert!(!said("words.yaml", slip, &rules).is_empty(), "a slip in one record is no word");
    let roadmap = "kind: roadmap\nvalue_stream: pay\nnow:\n  - title: New labels\n    outcome: returns\n  - Size finder\n";
    assert_eq!(
        said("roadmaps/pay.yaml", roadmap, &rules),
        ["6:5 outcome-per-roadmap-item: 'Size finder' says what, and not what for"]
    );
    let skills = "kind: skills\nteam: data\nskills:\n  - {name: Rust, need: 2}\n";
    assert_eq!(said("skills/data.yaml", skills, &rules), Vec::<String>::new(), "what says its kind is one document");
}

#[test]
fn the_words_of_the_field_for_a_choice_are_taken() {
    let rated = |rating: &str, trend: &str| {
        let text =
            format!("kind: health-check\nteam: data\ndimensions:\n- {{dimension: Speed, rating: {rating}, trend: {trend}}}\n");
        said("health-checks/q2.yaml", &text, &["allowed-field-value"]).len()
    };
    let mode = |mode: &str| {
        let text = team(&format!("interactions: [{{team: payments, mode: {mode}}}]\n"), "");
        said("teams/data.md", &text, &["allowed-field-value"])
    };
    for (rating, trend) in [("🟢", "→"), ("Amber", "↗"), ("🟡 yellow", "improving"), ("red", "⬇️")] {
        assert_eq!(rated(rating, trend), 0, "{rating} {trend}");
    }
    assert_eq!((rated("🔵", "up"), rated("3", "up")), (1, 1), "what nobody can know is asked");
    assert_eq!(mode("XaaS"), Vec::<String>::new());
    let unknown = mode("xaasx");
    assert!(unknown.len() == 1 && unknown[0].contains("xaasx"), "{unknown:?}");
}

#[test]
fn what_lies_where_documents_of_a_kind_do_is_read_or_told() {
    let told = |path: &str, text: &str| said(path, text, &["readable-file"]);
    let strange = "this is no person, and a person is what belongs here";
    assert_eq!(told("people.yaml", "- {id: ada, name: Ada}\n- Lin\n"), [format!("2:3 readable-file: {strange}")]);
    assert_eq!(told("people.yaml", "- Ada Okafor\n- Lin Berg\n"), [format!("1:3 readable-file: {strange}")]);
    assert_eq!(told("people/ada.yaml", "Ada Okafor\n"), [format!("1:1 readable-file: {strange}")]);
    for (path, text) in [
        ("people.yaml", "# nobody yet\n"),
        ("people/all.yaml", "- {id: ada, name: Ada}\n"),
        ("teams.yaml", "- web\n- db\n"),
        ("other/people-of.yaml", "- Ada\n"),
    ] {
        assert_eq!(told(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}

#[test]
fn models_in_yaml_are_read_as_people_write_them() {
    let rules = ["known-field", "required-field-present", "signed-edge", "field-of-declared-type", "enough-list-items"];
    let plan = "kind: financial-projection\nperiods: [2026, 2027]\nincome_statement:\n  revenue: [100, 200]\n  \
                cost of goods sold: {Support: [30, 50], Hosting: [10, 30]}\n  net_income: [60, 120]\n";
    assert_eq!(
        said("plans/a.yaml", plan, &["required-field-present", "gross-profit-agrees"]),
        ["1:1 required-field-present: A has no 'currency'"]
    );
    let loops = |links: &str| format!("kind: causal-loop-diagram\nvariables: [pressure, defects]\nlinks: [{links}]\n");
    let read = |links: &str| said("loops/a.yaml", &loops(links), &["signed-edge", "field-of-declared-type"]);
    assert_eq!(read("pressure -> defects (+), defects → pressure (−), pressure -> +defects"), Vec::<String>::new());
    assert_eq!(read("pressure -> defects").len(), 1);
    let tree = "kind: issue-tree\nquestion: Where do 18 days go?\nbranches:\n  Waiting: [Approval, Queue]\n  Working: [Coding, Review]\n";
    assert_eq!(said("trees/a.yaml", tree, &rules), Vec::<String>::new());
    let branch =
        "kind: issue-tree\nquestion: Where do 18 days go?\nbranches:\n  - {text: Waiting, branches: [Approval]}\n  - Working\n";
    assert_eq!(said("trees/a.yaml", branch, &rules), Vec::<String>::new());
}
