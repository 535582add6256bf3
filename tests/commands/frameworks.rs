//! Kinds of one's own: from an empty folder to a page, and every mistake of a definition at its place.

use orgdocs::kind::GUIDE;

use crate::harness::Repo;

use super::readme::{blocks, fits};

/// The files that the guide writes.
fn files() -> Vec<(&'static str, &'static str)> {
    let fenced = GUIDE.split("```yaml file=").skip(1);
    fenced.map(|block| block.split("```").next().unwrap().split_once('\n').unwrap()).collect()
}

fn guided() -> Repo {
    let start = Repo::new().env("COLUMNS", "80").env("LANG", "C.UTF-8");
    files().into_iter().fold(start, |repo, (path, text)| repo.file(path, text))
}

#[test]
fn the_guide_does_what_it_says() {
    let repo = guided();
    let mut ran = 0;
    for step in blocks(GUIDE).into_iter().flatten() {
        let words = step.command.strip_prefix("orgdocs ").unwrap();
        let quoted: Vec<String> = words
            .split('"')
            .enumerate()
            .flat_map(|(at, part)| match at % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect();
        let output = repo.run(&quoted);
        output.exits(0);
        let printed: Vec<&str> = output.stdout.lines().collect();
        assert!(fits(&step.shown, &printed), "$ {}\n{output}", step.command);
        ran += 1;
    }
    assert_eq!(ran, 6);
    assert!(files()[0].1.lines().count() <= 30, "the definition is short");
}

#[test]
fn a_kind_of_ones_own_works_in_a_fresh_repository() {
    let repo = guided();
    repo.run(["new", "team-health-radar", "Crane crew in June"]).exits(0);
    let path = "team-health-radars/crane-crew-in-june.yaml";
    let text = repo.read(path);
    assert!(
        text.contains("title: Crane crew in June") && text.contains("team: \"?\"") && text.contains("Role clarity"),
        "{text}"
    );

    let repo = repo.file(path, &text.replace("Goals: {score: 5}", "Goals: {score: 7}").replace("note:", "notes:"));
    let found = repo.run(["check", "--format", "json", "--fail-on", "never"]);
    let found: Vec<String> = found.findings().iter().map(|found| format!("{found:?}")).collect();
    let expected = ["2:8 review-recorded", "8:32 known-field", "9:10 health-score-in-range"];
    assert_eq!(found, expected.map(|place| format!("{path}:{place}")));

    let explained = repo.run(["explain", "team-health-radar"]);
    assert!(explained.stdout.contains("answers (map(Answer) 4..!)"), "{explained}");
    let schema: serde_json::Value = serde_json::from_str(&repo.run(["schema", "team-health-radar"]).stdout).unwrap();
    let radar = |document: serde_json::Value| jsonschema::draft202012::new(&schema).unwrap().is_valid(&document);
    assert!(radar(serde_json::json!({"team": "crane", "asked": "2026-06-01", "answers": {"Safety": {"score": 4}}})));
    assert!(!radar(serde_json::json!({"team": "crane", "asked": "in June", "answers": {"Safety": {"score": 4}}})));
    assert!(!radar(serde_json::json!({"team": "crane", "answers": {"Safety": {"note": "no score"}}})));

    repo.run(["build"]).exits(0);
    let page = repo.read("site/team-health-radars/crane-crew-in-june.html");
    assert!(["Role clarity", "Goals is 7", "<svg", "before"].iter().all(|words| page.contains(words)), "{page}");
    assert!(repo.read("site/kinds/team-health-radar.html").contains("health-drop-explained"));
    assert!(repo.read("site/kinds/guide/your-own-kind.html").contains("Have it verified"));
    assert!(repo.read("site/kinds/guide/functions.html").contains("reachable(links, from)"));
}

/// What `check` says of a definition: `line:column rule: message`.
fn mistakes(definition: &str) -> Vec<String> {
    let found =
        Repo::new().file(".orgdocs/kinds/x/kind.yaml", definition).run(["check", "--format", "json", "--fail-on", "never"]);
    let report: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let all = report["findings"].as_array().unwrap();
    all.iter()
        .map(|one| {
            let start = &one["place"]["start"];
            let (rule, message) = (one["rule"].as_str().unwrap(), one["message"].as_str().unwrap());
            format!("{}:{} {rule}: {message}", start["line"], start["column"])
        })
        .collect()
}

#[test]
fn mistakes_of_a_definition_are_found_where_they_are() {
    let start = "kind: radar\npurpose: To see.\n";
    for (rest, expected) in [
        ("fields: {score: numbr}\n", "3:17 kind-known-type: `numbr` is no type"),
        ("fields: {answers: map(Answr)}\n", "3:10 kind-known-type: `Answr` is no type of this kind"),
        ("fields: {score: number}\nchecks: [{id: a, assert: self.score >, message: m, why: w, bad: {score: 1}}]\n", "4:"),
        (
            "fields: {score: number}\nchecks: [{id: a, assert: self.scor > 1, message: m, why: w, bad: {score: 1}}]\n",
            "4:31 kind-check-parses: `self` has no field `scor`; did you mean `score`?",
        ),
        (
            "fields: {score: number}\nchecks: [{id: a, assert: self.score > 1, message: \"{self.sore}\", why: w, bad: {score: 1}}]\n",
            "4:58 kind-check-parses: `self` has no field `sore`; did you mean `score`?",
        ),
        (
            "fields: {score: number}\nchecks: [{id: a, assert: self.score > 1, message: m, why: w}]\n",
            "4:15 kind-check-has-example: `a` has no `bad` that shows it firing",
        ),
        ("fields: {team: ref(tem)}\n", "3:10 kind-known-type: `team` refers to `tem`, which is no kind"),
        (
            "fields: {level: enum(low|high)}\nchecks: [{id: a, assert: self.level == 'hihg', message: m, why: w, bad: {level: low}}]\n",
            "4:40 kind-check-parses: `hihg` is none of the words to choose from: low, high; did you mean `high`?",
        ),
        (
            "fields: {level: enum(low|high)}\nchecks: [{id: a, assert: \"self.level in ['low', 'hi']\", message: m, why: w, bad: {level: low}}]\n",
            "4:41 kind-check-parses: `hi` is none of the words to choose from: low, high",
        ),
        ("fences: [owl]\n", "3:10 well-formed-kind: `owl` is no language of fenced blocks"),
        ("extends: metrc\n", "3:10 well-formed-kind: there is no kind `metrc` to extend"),
        ("extends: radar\n", "3:10 well-formed-kind: `radar` extends itself"),
        (
            "extends: retention-model\nfields: {cohorts: text 1..}\n",
            "3:10 kind-check-parses: what is taken over from `retention-model` no longer fits",
        ),
        ("view: [{layout: chrt}]\n", "3:17 well-formed-kind: `chrt` is no layout"),
        (
            "fields: {score: number}\nview: [{layout: card, fields: [scor]}]\n",
            "4:32 well-formed-kind: `scor` is no field of this kind",
        ),
        ("view: [{layout: card}]\n", "3:8 well-formed-kind: this view shows no field of the kind"),
    ] {
        let found = mistakes(&format!("{start}{rest}"));
        let places = found.iter().filter(|found| found.starts_with(expected)).count();
        assert!(places == 1, "{rest}: {expected} is not in {found:#?}");
    }
    let shadow = mistakes("kind: team\npurpose: Who plays on Thursdays.\nfields: {players: text 1..}\n");
    assert_eq!(shadow, ["1:7 distinct-kind-name: `team` is a kind already"]);
}

#[test]
fn one_mistake_of_a_definition_is_told_once() {
    let broken = "kind: radar\npurpose: To see.\nfields: {score: numbr}\nview: [{layout: card, fields: [score]}]\n\
                  checks: [{id: a, assert: self.score > 1, message: m, why: w, bad: {score: 1}}]\n";
    assert_eq!(mistakes(broken), ["3:17 kind-known-type: `numbr` is no type"]);
    let verified = Repo::new().file(".orgdocs/kinds/radar/kind.yaml", broken).run(["kinds", "--verify"]);
    verified.exits(1);
    assert!(verified.stdout.contains("`numbr`") && !verified.stdout.contains("instead"), "{verified}");
}

#[test]
fn what_hangs_on_a_computed_value_that_cannot_be_read_is_no_second_mistake() {
    let kind = |computed: &str| {
        mistakes(&format!(
            "kind: okr\npurpose: To aim.\nfields: {{now: number, target: number}}\ncomputed:\n{computed}\
             checks: [{{id: a, assert: self.done == false, message: m, why: w, bad: {{now: 9}}}}]\nview: [{{layout: card, fields: [now, target]}}]\n"
        ))
    };
    let unknown = kind("  progress: avg(self.now)\n  done: self.progress >= 1\n");
    assert_eq!(unknown, ["5:13 kind-check-parses: there is no function `avg`; write `sum(list) / count(list)`"]);
    let forward = kind("  done: self.progress >= 1\n  progress: self.now / self.target\n");
    assert_eq!(forward, ["5:14 kind-check-parses: `self` has no field `progress`"]);
    assert!(kind("  progress: self.now / self.target\n  done: self.progress >= 1\n").is_empty());
}

/// What `check` advises about a definition.
fn advice(definition: &str) -> Vec<String> {
    let repo = Repo::new().file(".orgdocs/kinds/x/kind.yaml", definition);
    let found = repo.run(["check", "--format", "json", "--fail-on", "never"]);
    let report: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let all = report["findings"].as_array().unwrap();
    all.iter().map(|one| one["help"].as_str().unwrap_or("nothing").to_owned()).collect()
}

#[test]
fn what_other_tools_call_a_type_is_told_in_the_words_of_this_one() {
    let start = "kind: radar\npurpose: To see.\nfields:\n";
    for (field, expected) in [
        ("  note: string\n", "Write `text`."),
        ("  lasted: duration!\n", "Write `period`."),
        ("  owners: people\n", "Write `person 1..`."),
        ("  notes: list(text)\n", "Write a list as `text 1..`."),
        ("  score: numbr\n", "Did you mean `number`?"),
        ("  tier: [critical, normal]\n", "Write the words to choose from as `enum(critical|normal)`."),
    ] {
        assert_eq!(advice(&format!("{start}{field}")), [expected], "{field}");
    }
    assert_eq!(
        mistakes(&format!("{start}  tier: enum(critical, normal)!\n")),
        ["4:9 kind-known-type: `enum` parts its words with `|`: `enum(critical|normal)`"]
    );
    assert_eq!(
        mistakes(&format!("{start}  notes: Entry 1..\ntypes:\n  Entry:\n    what: text!\n    when: date\n")),
        ["6:3 well-formed-kind: the fields of `Entry` stand under no `fields`"]
    );
}

#[test]
fn who_names_no_phase_is_told_all() {
    for (phase, expected) in [
        ("chaos", "Write `experimenting`, `getting-traction`, `hyper-growth`, `optimizing`."),
        ("hypergrowth", "Did you mean `hyper-growth`?"),
    ] {
        let kind = format!("kind: radar\npurpose: To see.\nreview_every: {{{phase}: 3mo}}\n");
        assert_eq!(advice(&kind), [expected]);
    }
}

#[test]
fn what_a_computed_value_uses_stands_above_it() {
    let forward = "kind: okr\npurpose: To aim.\nfields: {now: number}\ncomputed:\n  done: self.progress >= 1\n  progress: self.now / 2\n\
                   view: [{layout: card, fields: [now]}]\n";
    assert_eq!(advice(forward), ["Put `progress` above: a value is worked out from those before it."]);
}

#[test]
fn a_word_may_be_spelt_in_other_ways_and_is_shown_in_one() {
    let kind = "kind: rating\npurpose: To see.\nomits: [accountable]\nfields: {mood: \"enum(green=🟢=good|yellow=amber=🟡|red=🔴)!\"}\n\
                view: [{layout: card, fields: [mood]}]\n";
    let found = |written: &str| {
        let text = format!("kind: rating\ntitle: Ours\nmood: {written}\n");
        let repo = Repo::new().file(".orgdocs/kinds/rating/kind.yaml", kind).file("ratings/ours.yaml", &text);
        let told = repo.run(["check", "--format", "concise", "--fail-on", "never"]).stdout;
        repo.run(["build"]);
        (
            told.lines().filter(|line| line.contains("mood")).map(str::to_owned).collect::<Vec<_>>(),
            repo.read("site/ratings/ours.html"),
        )
    };
    for written in ["yellow", "Amber", "🟡", "🟡 yellow"] {
        let (told, page) = found(written);
        assert!(told.is_empty(), "{written}: {told:?}");
        assert!(page.contains("yellow") && !page.contains("amber"), "{written}: {page}");
    }
    for written in ["ambr", "🔵"] {
        assert_eq!(found(written).0.len(), 1, "{written}");
    }
}

#[test]
fn what_a_kind_extends_is_its_own() {
    let repo = guided().file(
        "product-metrics/returns.yaml",
        "kind: product-metric\ntitle: Reduce returns\ntype: value\ndefinition: Parcels that come back, by week.\nunit: parcels\ndirection: down\nbaseline: 10\ntarget: 20\nby: 2026-12-31\nrelease: the big one\n",
    );
    let found = repo.run(["check", "--format", "concise", "--fail-on", "never", "--as-of", "2026-04-15"]);
    for rule in ["metric-target-follows-direction", "metric-named-as-quantity", "release-named-by-number"] {
        assert_eq!(found.stdout.matches(rule).count(), 1, "{rule}\n{found}");
    }
    let borrowed = Repo::new()
        .file(".orgdocs/kinds/bold-metric/kind.yaml", "kind: bold-metric\nextends: metric\nfields: {target: {type: number!}}\n")
        .run(["kinds", "--verify", "bold-metric"]);
    assert!(borrowed.stdout.contains("every promise holds"), "{borrowed}");
}
