//! An organisation of any size: seven files in ten are Markdown of 2 to 4 KB, three are YAML of 1 to 2 KB. On average each
//! refers to five to ten others in fields; pages refer to nine more in their text, and people, whose fields take no more, to two.
//! Nothing in it is at fault.

use super::{Dice, prose};

/// One file of a generated repository.
pub(crate) struct Generated {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The files of an organisation with `size` documents, `orgdocs.yaml` aside.
pub(crate) fn organisation(size: usize) -> Vec<Generated> {
    let count = |percent: usize| (size * percent / 100).max(1);
    let plan =
        Plan { people: count(24), metrics: count(6), teams: count(8), streams: count(12), maps: count(12), trees: count(10) };
    let agreements = plan.teams;
    let taken = plan.people + plan.metrics + plan.teams + plan.streams + plan.maps + plan.trees + agreements;
    let mut files = vec![Generated { path: "orgdocs.yaml".into(), text: CONFIG.into() }];
    let mut dice = Dice::new(size as u64);
    let mut all = |many: usize, of: fn(&Plan, &mut Dice, usize) -> Generated| {
        files.extend((0..many).map(|at| of(&plan, &mut dice, at)));
    };
    all(plan.people, person);
    all(plan.metrics, metric);
    all(plan.teams, team);
    all(plan.streams, stream);
    all(plan.maps, map);
    all(plan.trees, tree);
    all(agreements, agreement);
    all(size.saturating_sub(taken), page);
    files
}

const CONFIG: &str = "title: Generated\nas_of: 2026-04-15\nkinds: [person, team, value-stream, value-stream-map, opportunity-tree, \
                      working-agreement, metric]\norganisation:\n  functions: [product, design, technology]\n  responsibilities: [release]\n";

struct Plan {
    people: usize,
    metrics: usize,
    teams: usize,
    streams: usize,
    maps: usize,
    trees: usize,
}

impl Plan {
    /// One of the three people of a team: the first brings product, the second design, the third technology.
    fn member(&self, team: usize, which: usize) -> usize {
        (team + which * self.teams) % self.people
    }

    /// The larger stream that a stream is a part of: those beyond the number of teams hold the others.
    fn parent(&self, stream: usize) -> Option<usize> {
        let larger = self.streams.saturating_sub(self.teams);
        (stream < self.teams && larger > 0).then(|| self.teams + stream % larger)
    }

    /// A team of a stream, or of a smaller one inside.
    fn serving(&self, stream: usize) -> usize {
        if stream < self.teams { stream } else { stream - self.teams }
    }
}

/// A YAML block of text, so that the file is a kilobyte or more.
fn block(field: &str, dice: &mut Dice, sentences: usize) -> String {
    let lines: Vec<String> = (0..sentences).map(|_| format!("  {}\n", prose(dice, 1))).collect();
    format!("{field}: |\n{}", lines.concat())
}

/// Sections of prose with links to other documents.
fn body(plan: &Plan, dice: &mut Dice, sections: usize) -> String {
    let mut out = String::new();
    for at in 0..sections {
        let (stream, team, map) = (dice.below(plan.streams), dice.below(plan.teams), dice.below(plan.maps));
        let sentences = 4 + dice.below(4);
        let lead = prose(dice, sentences);
        let tail = prose(dice, 3);
        out.push_str(&format!(
            "\n## Part {at}\n\n{lead} See [[value-stream:stream-{stream}]] and [the team](team:team-{team}).\n\n\
             - {}\n- [a map](../value-stream-maps/map-{map}.md#steps), `code`\n\n{tail}\n",
            prose(dice, 1)
        ));
    }
    out
}

fn person(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let team = at % plan.teams;
    let function = ["product", "design", "technology"][at / plan.teams % 3];
    let about = block("about", dice, 20);
    let text = format!(
        "kind: person\nid: person-{at}\nname: Person {at}\nfunction: {function}\njoined: 2023-02-01\nfirst_team: team-{team}\n\
         details: value-stream:stream-{}\n{about}",
        dice.below(plan.streams),
    );
    Generated { path: format!("people/person-{at}.yaml"), text }
}

fn metric(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let definition = block("definition", dice, 16);
    let text = format!(
        "kind: metric\nid: metric-{at}\ntitle: Metric {at}\naccountable: person-{}\nresponsible: [person-{}, person-{}]\n\
         consulted: [person-{}]\nvalue_stream: stream-{}\ntype: value\nunit: \"%\"\n\
         direction: up\nbaseline: 36%\ntarget: 45%\nby: 2026-12-31\nsource: dashboard\nreviewed: 2026-03-02\n{definition}",
        dice.below(plan.people),
        dice.below(plan.people),
        dice.below(plan.people),
        dice.below(plan.people),
        dice.below(plan.streams),
    );
    Generated { path: format!("metrics/metric-{at}.yaml"), text }
}

fn team(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let members: String =
        (0..3).map(|which| format!("  - {{person: person-{}, role: maker}}\n", plan.member(at, which))).collect();
    // Every other team waits for the one after it, which knows.
    let (before, after) = (at.saturating_sub(1), at + 1);
    let other = match at % 2 {
        0 if after < plan.teams => format!(
            "dependencies:\n  - {{team: team-{after}, severity: slowing, what: Reviews, service: service:service-{after}}}\n"
        ),
        0 => String::new(),
        _ => format!("confirmed: [team-{before}]\n"),
    };
    let body = body(plan, dice, 4);
    let text = format!(
        "---\nkind: team\naccountable: person-{}\ntype: stream-aligned\nvalue_stream: stream-{}\nmembers:\n{members}owns:\n  \
         - {{id: service-{at}, name: Service {at}, versioning: semver, lifecycle: production}}\n\
         metrics:\n  - {{id: metric-{}}}\n\
         channels: {{chat: \"#team-{at}\", ask: \"#team-{at}-help\"}}\nresponse: 85% within 4h\n{other}reviewed: 2026-03-30\n---\n\
         # Team {at}\n\n{}\n\n## Not us\n\n- Boats.\n{body}",
        plan.member(at, 0),
        at % plan.streams,
        at % plan.metrics,
        prose(dice, 1),
    );
    Generated { path: format!("teams/team-{at}.md"), text }
}

fn stream(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let body = body(plan, dice, 4);
    let parent = plan.parent(at).map_or_else(String::new, |parent| format!("parent: stream-{parent}\n"));
    let text = format!(
        "---\nkind: value-stream\naccountable: person-{}\ncustomer: Small harbours\ntrigger: A ship asks\ndelivers: A berth\n\
         {parent}teams: [team-{}]\nmetrics:\n  - {{id: metric-{}}}\neconomics: {{revenue: EUR 310k, cost_to_run: EUR 92k, per: month}}\n\
         reviewed: 2026-03-30\n---\n# Stream {at}\n\n{}\n{body}",
        dice.below(plan.people),
        plan.serving(at),
        at % plan.metrics,
        prose(dice, 1),
    );
    Generated { path: format!("value-streams/stream-{at}.md"), text }
}

/// Every other map shows where the flow of the one before it should be.
fn map(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let pair = at / 2;
    let teams = [pair % plan.teams, (pair + 1) % plan.teams];
    let (state, other, day) = match at % 2 {
        0 if at + 1 < plan.maps => ("current", format!("future: map-{}\n", at + 1), 8),
        0 => ("current", String::new(), 8),
        _ => ("future", format!("current: map-{}\n", at - 1), 7),
    };
    let steps: String = (0..6)
        .map(|step| {
            let lead = (step + 4) * day;
            format!("| Step {step} | team-{} | {}h | {lead}h | 9{step}% |\n", teams[step / 3], step + 1)
        })
        .collect();
    let body = body(plan, dice, 3);
    let text = format!(
        "---\nkind: value-stream-map\nvalue_stream: stream-{}\naccountable: person-{}\nstate: {state}\n{other}item: One ship\n\
         measured: 2026-03-20\nsample: 9 ships\nwalked_by: [person-{}, person-{}]\nreviewed: 2026-03-20\n---\n# Map {at}\n\n\
         ## Steps\n\n| Step | Team | PT | LT | %C&A |\n|---|---|---|---|---|\n{steps}{body}",
        (plan.teams + pair) % plan.streams,
        dice.below(plan.people),
        plan.member(teams[0], 0),
        plan.member(teams[1], 1),
    );
    Generated { path: format!("value-stream-maps/map-{at}.md"), text }
}

fn tree(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let body = body(plan, dice, 3);
    let trio: Vec<String> = (0..3).map(|which| format!("person-{}", plan.member(dice.below(plan.teams), which))).collect();
    let opportunities: String = (0..3)
        .map(|one| {
            format!(
                "  - id: opp-{at}-{one}\n    title: I cannot find berth {one}\n    evidence: 6/9 interviews\n    source: research\n    \
                 solutions:\n      - {{id: sol-{at}-{one}, title: Paint it red, status: idea}}\n"
            )
        })
        .collect();
    let text = format!(
        "---\nkind: opportunity-tree\naccountable: {}\nresponsible: [{}]\nvalue_stream: stream-{}\n\
         outcome: {{id: metric-{}}}\nreviewed: 2026-04-07\nopportunities:\n{opportunities}---\n# Tree {at}\n\n{}\n{body}",
        trio[0],
        trio.join(", "),
        at % plan.streams,
        at % plan.metrics,
        prose(dice, 1),
    );
    Generated { path: format!("opportunity-trees/tree-{at}.md"), text }
}

fn agreement(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let members: Vec<String> = (0..3).map(|which| format!("person-{}", plan.member(at, which))).collect();
    let body = body(plan, dice, 3);
    let text = format!(
        "---\nkind: working-agreement\nlevel: team\nteam: team-{at}\naccountable: {0}\nagreed_by: [{1}]\nagreed_on: 2026-03-01\n\
         reviewed: 2026-03-30\n---\n# Agreement {at}\n\n{2}\n\n## Responsibilities\n\n| Responsibility | Accountable | Responsible |\n|---|---|---|\n\
         | release | {0} | everyone |\n\n## Skills\n\n- Knots.\n\n## Norms\n\n- A blocked person says so.\n- Reviews come first.\n\n\
         ## Disagreements\n\nTalk first, then ask the lead.\n{body}",
        members[0],
        members.join(", "),
        prose(dice, 1),
    );
    Generated { path: format!("working-agreements/team-{at}.md"), text }
}

fn page(plan: &Plan, dice: &mut Dice, at: usize) -> Generated {
    let text = format!("---\ntitle: Page {at}\n---\n# Page {at}\n\n{}\n{}", prose(dice, 3), body(plan, dice, 4));
    Generated { path: format!("handbook/page-{at}.md"), text }
}

#[test]
fn documents_have_the_sizes_they_should() {
    let files = organisation(300);
    assert_eq!(files.len(), 301);
    let yaml = files.iter().filter(|file| file.path.ends_with(".yaml")).count() - 1;
    assert!((85..=95).contains(&yaml), "{yaml}");
    for file in &files[1..] {
        let sizes = if file.path.ends_with(".md") { 1_900..4_200 } else { 950..2_100 };
        assert!(sizes.contains(&file.text.len()), "{} has {} bytes", file.path, file.text.len());
    }
}
