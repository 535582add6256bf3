//! Checks of kinds over documents as people write them: what is said in other words is said.

use super::sure::said;

/// The messages of rules, one after the other.
fn all_said(rules: &[&str], files: &[(&str, String)]) -> Vec<String> {
    rules.iter().flat_map(|rule| said(rule, files)).collect()
}

#[test]
fn categories_of_investment_are_compared_as_names() {
    let rules = ["known-mix-category", "balanced-mix", "technical-work-on-roadmap", "product-work-on-roadmap", "funded-now"];
    let config = "title: Other\nas_of: 2026-04-15\norganisation:\n  phase: hyper-growth\n  investment_categories:\n    \
                  product: [features, discovery]\n    technical: [tech-debt, Platform work]\n    run: [ktlo]\n";
    let spoken = |technical: &str, share: &str| {
        let mix = format!(
            "---\nkind: investment-mix\nvalue_stream: get-paid\nperiod: 2026-Q2\naccountable: devi\n---\n# Get paid, Q2\n\n## Mix\n\n\
             | Category | Target |\n|---|---|\n| Features | 70% |\n| {technical} | {share} |\n| KTLO | 10% |\n"
        );
        let roadmap = format!(
            "---\nkind: roadmap\nvalue_stream: get-paid\naccountable: omar\n---\n# Get paid roadmap\n\n## Now\n\n\
             - Mails that arrive — outcome: paid-within-30d; category: Features\n\
             - Fast replies — outcome: paid-within-30d; category: {technical}\n\
             - Fewer doubles — outcome: paid-within-30d; category: features\n"
        );
        let files = [
            ("orgdocs.yaml", config.to_owned()),
            ("investment-mixes/get-paid-2026-q2.md", mix),
            ("roadmaps/get-paid.md", roadmap),
        ];
        all_said(&rules, &files)
    };
    assert_eq!(spoken("Tech debt", "20%"), [""; 0]);
    assert_eq!(spoken("platform-work", "20%"), [""; 0]);
    assert_eq!(
        spoken("Tech debt", "0%"),
        ["2026-Q2 funds no technical work", "'Fast replies' is worked on, and Tech debt has 0% of the mix"]
    );
    assert_eq!(spoken("Refactoring", "20%"), ["'Refactoring' is none of the organisation's categories"]);
    assert_eq!(spoken("discovery", "20%"), ["2026-Q2 funds no technical work", "now and next hold no technical work"]);
}

#[test]
fn members_who_have_not_come_or_have_left_are_not_asked() {
    let rules = ["agreed-by-every-member", "agreement-renewed-with-joiners", "every-member-responsible", "healthy-team-size"];
    let spoken = |members: &str, june: &str| {
        let team = format!(
            "---\nkind: team\naccountable: ada\nmembers: [ada, lin, sam, omar, {members}]\n---\n# Payments\n\nShops get paid.\n"
        );
        let person = format!("kind: person\nid: june\nname: June\nfunction: technology\n{june}\n");
        let agreement = "---\nkind: working-agreement\nlevel: team\nteam: payments\naccountable: lin\nagreed_on: 2026-01-10\n\
                         agreed_by: [ada, lin, sam, omar]\n---\n# How we work\n\n## Responsibilities\n\n\
                         | What | A | R |\n|---|---|---|\n| Discovery | ada | lin, sam, omar |\n";
        let files =
            [("teams/payments.md", team), ("people/june.yaml", person), ("working-agreements/payments.md", agreement.to_owned())];
        all_said(&rules, &files)
    };
    let alone = "Payments has 4 full-time people (expected 5 to 9)";
    assert_eq!(spoken("{person: june, joined: 2026-05-01}", "joined: 2022-01-01"), [alone]);
    assert_eq!(spoken("june", "joined: 2026-05-01"), [alone]);
    assert_eq!(spoken("june", "left: 2026-03-01"), [alone]);
    assert_eq!(spoken("{person: june, left: 2026-03-01}", ""), [alone]);
    assert_eq!(
        spoken("{person: june, joined: 2026-02-01, left: 2026-05-01}", "joined: 2022-01-01"),
        ["june has not agreed", "june joined on 2026-02-01, after the team last agreed on 2026-01-10", "june appears in no row"]
    );
    assert_eq!(spoken("june", ""), ["june has not agreed", "june appears in no row"]);
}

#[test]
fn a_section_in_prose_is_said() {
    let team = |not_us: &str| {
        let text = format!(
            "---\nkind: team\naccountable: ada\ndependencies:\n  - {{team: checkout, what: A release, severity: slowing}}\n---\n\
             # Payments\n\nShops get paid.\n\n## Not us\n\n{not_us}\n"
        );
        said("not-us-declared", &[("teams/payments.md", text)])
    };
    assert_eq!(team("Card issuing, letters (the post), and anything above 30 kg."), [""; 0]);
    assert_eq!(team(""), ["Payments does not say what it is not for"]);
    assert_eq!(team("<!-- soon -->\n\n## Norms\n\nWe talk."), ["Payments does not say what it is not for"]);

    let handoff = |ready: &str, done: &str| {
        let text = format!(
            "---\nkind: handoff\nfrom: checkout\nto: runtime\naccountable: pia\n---\n# A page\n\n## Ready\n\n{ready}\n\n## Done\n\n{done}\n"
        );
        all_said(&["handoff-ready-defined", "handoff-done-defined"], &[("handoffs/page.md", text)])
    };
    assert_eq!(
        handoff("| What | Where |\n|---|---|\n| A list | the ticket |", "The page is live, and you have its address."),
        [""; 0]
    );
    assert_eq!(handoff("", "").len(), 2);

    let decision = |options: &str| {
        let text = format!(
            "---\nkind: decision\nstatus: accepted\ndecided_on: 2026-03-01\naccountable: ada\n---\n# Rent the vans\n\n## Considered options\n\n{options}\n"
        );
        said("options-compared", &[("decisions/0009-vans.md", text)])
    };
    assert_eq!(decision("### Rent\n\nCheap for a year.\n\n### Buy\n\nCheap for ten."), [""; 0]);
    assert_eq!(decision("- Rent"), ["only one option is written down"]);
    assert_eq!(decision(""), ["no options are written down"]);
}

#[test]
fn the_skills_of_an_agreement_may_be_words_or_a_document() {
    let lacks = |skills: &str, level: Option<&str>| {
        let text = format!(
            "---\nkind: working-agreement\nlevel: team\nteam: payments\naccountable: lin\n---\n# How we work\n\n{skills}\n"
        );
        let mut files = vec![("working-agreements/payments.md", text), ("skills/payments.md", "# Words\n".to_owned())];
        files.extend(level.map(|team| ("skills/other.md", format!("---\nkind: skills\nteam: {team}\n---\n# Skills\n"))));
        said("complete-agreement", &files)
    };
    assert_eq!(lacks("## Skills\n\nSee [what we can do](../skills/payments.md).", None), [""; 0]);
    assert_eq!(lacks("", Some("payments")), [""; 0]);
    assert_eq!(lacks("", Some("runtime")), ["the agreement lacks skills"]);
    assert_eq!(lacks("## Skills\n", Some("runtime")), ["the agreement lacks skills"]);
}

/// A health check of Payments with these ratings and words, each on a row.
fn health_check(rows: &[(&str, &str, &str)]) -> [(&'static str, String); 1] {
    let rows: String = rows.iter().map(|(area, rating, words)| format!("| {area} | {rating} | {words} |\n")).collect();
    let text = format!(
        "---\nkind: health-check\nteam: payments\naccountable: ada\nheld_on: 2026-04-10\nparticipants: 5\nof: 5\n---\n\
         # Payments in April\n\n## Dimensions\n\n| Dimension | Rating | Notes |\n|---|---|---|\n{rows}"
    );
    [("health-checks/payments.md", text)]
}

#[test]
fn a_person_is_named_by_the_handle_of_a_person() {
    let named = |words: &str| said("health-belongs-to-team", &health_check(&[("Speed", "red", words)]));
    for words in ["we wait for @routes", "a word with @here was enough", "@samples/node takes ages", "mail us at ada@example.com"]
    {
        assert_eq!(named(words), [""; 0], "{words}");
    }
    for words in ["@sam is slow", "we wait for @sam.", "(@sam)"] {
        assert_eq!(named(words), ["a person is named beside 'Speed'"], "{words}");
    }
}

#[test]
fn a_blank_rating_hides_no_red_one() {
    let rows = [("Speed", "Red", ""), ("Fun", "-", ""), ("Learning", "mixed", ""), ("Role clarity", "green", "")];
    assert_eq!(said("action-for-every-red", &health_check(&rows)), ["'Speed' is red, and nothing follows"]);
}

#[test]
fn those_who_decided_and_everyone_were_asked() {
    let unasked = |who: &str| {
        let text = format!(
            "---\nkind: decision\nstatus: accepted\ndecided_on: 2026-03-01\naccountable: ada\n{who}\naffects: [team:runtime]\n---\n# Drop the mail\n"
        );
        said("affected-teams-consulted", &[("decisions/0009-mail.md", text)])
    };
    for who in [
        "decision-makers: [ada, pia]",
        "consulted: everyone",
        "consulted: [everyone]",
        "consulted: [runtime]",
        "consulted: [ivo]",
    ] {
        assert_eq!(unasked(who), [""; 0], "{who}");
    }
    for who in ["decision-makers: [ada, lin]", "consulted: [lin]"] {
        assert_eq!(unasked(who), ["nobody from Runtime was consulted"], "{who}");
    }
}

#[test]
fn a_plain_date_is_the_day_of_another_look() {
    let late = |revisit: &str| {
        let text = format!(
            "---\nkind: decision\nstatus: accepted\ndecided_on: 2026-03-01\naccountable: ada\nrevisit: {revisit}\n---\n# Drop the mail\n"
        );
        said("decision-revisited-on-time", &[("decisions/0009-mail.md", text)])
    };
    assert_eq!(late("2026-04-01"), ["Drop the mail was to be looked at again by 2026-04-01"]);
    assert_eq!(late("2026-05-01"), [""; 0]);
    assert_eq!(late("when two customers leave"), [""; 0]);
}

/// A handoff of what Payments gives to Checkout, which comes back, and a map with these columns and times of the steps after the first.
fn walked(columns: &str, looks: &str, ships: &str) -> Vec<String> {
    let handoff =
        "---\nkind: handoff\nfrom: payments\nto: checkout\nreturns: true\naccountable: cleo\nsle: 85% within 2d\n---\n# Look\n";
    let map = format!(
        "---\nkind: value-stream-map\nvalue_stream: get-paid\naccountable: lin\nstate: current\nitem: One change\n\
         measured: 2026-03-18\n---\n# Measured\n\n## Steps\n\n| Step | Team | PT | {columns} |\n|---|---|---|---|\n\
         | Build | payments | 6h | 2d |\n| Look | checkout | 2h | {looks} |\n| Ship | payments | 2h | {ships} |\n"
    );
    said("handoff-expectation-met", &[("value-stream-maps/measured.md", map), ("handoffs/look.md", handoff.to_owned())])
}

#[test]
fn an_expectation_is_for_the_step_of_the_receiver() {
    assert_eq!(walked("LT", "1d", "8d"), [""; 0]);
    assert_eq!(walked("LT", "4d", "8d"), ["Look takes 4d, and Look promises 85% within 2d"]);
    assert_eq!(walked("Wait", "1d", "8d"), [""; 0]);
    assert_eq!(walked("Wait", "6d", "1d"), ["Look takes 50h, and Look promises 85% within 2d"]);
}

#[test]
fn an_aim_is_held_against_waiting_too() {
    let map = |state: &str, other: &str, wait: &str, burst: &str| {
        format!(
            "kind: value-stream-map\nvalue_stream: get-paid\naccountable: lin\nstate: {state}\ntitle: {state}\nitem: One change\n\
             measured: 2026-03-18\n{other}\nsteps:\n  - {{step: Shape, team: payments, pt: 4h, wait: {wait}}}\n{burst}"
        )
    };
    let unbacked = |aim: &str, burst: &str| {
        let files = [
            ("value-stream-maps/now.yaml", map("current", "future: aim", "2.5d", burst)),
            ("value-stream-maps/aim.yaml", map("future", "current: now", aim, "")),
        ];
        said("future-state-backed", &files)
    };
    assert_eq!(unbacked("4h", ""), ["'Shape' goes from 3d to 1d with nothing planned"]);
    assert_eq!(unbacked("2d", ""), [""; 0]);
    assert_eq!(unbacked("4h", "bursts: [{text: Ask less, step: shape}]\n"), [""; 0]);
}

#[test]
fn the_columns_of_skills_are_people_by_id_or_name() {
    let strangers = |heads: &str, source: &str| {
        let text = format!(
            "---\nkind: skills\nteam: payments\naccountable: lin\n---\n# Skills\n\n## Skills\n\n| Skill | Need | Source | {heads} |\n\
             |---|---|---|---|---|\n| Maps | 1 | {source} | 3 | 2 |\n"
        );
        said("skill-holder-is-member", &[("skills/payments.md", text)])
    };
    assert_eq!(strangers("ada | lin", "team"), [""; 0]);
    assert_eq!(strangers("Ada | Lin Zhao", "team"), [""; 0]);
    assert_eq!(strangers("Notes | Last seen", "team"), [""; 0]);
    assert_eq!(strangers("ada | pia", "team:runtime"), [""; 0]);
    assert_eq!(strangers("ada | pia", "team"), ["pia is not in Payments"]);
    assert_eq!(strangers("ada | Pia Holm", "team"), ["Pia Holm is not in Payments"]);
}

#[test]
fn what_is_wrong_in_a_table_is_told_where_it_stands() {
    let place = |rule: &str, path: &str, text: &str| -> Vec<String> {
        let mut world = orgdocs::verify::World::backdrop();
        world.put(path, text);
        let (model, findings) = world.check();
        let found = findings.shown.iter().filter(|finding| finding.rule.as_str() == rule);
        found.map(|finding| model.sources.slice(finding.label.span).to_owned()).collect()
    };
    let skills = "---\nkind: skills\nteam: payments\naccountable: lin\n---\n# Skills\n\n## Skills\n\n| Skill | Need | ada | pia |\n\
                  |---|---|---|---|\n| Maps | 1 | 5 | 2 |\n";
    assert_eq!(place("skill-level-in-range", "skills/payments.md", skills), ["5"]);
    assert_eq!(place("skill-holder-is-member", "skills/payments.md", skills), ["2"]);
    let map = "---\nkind: value-stream-map\nvalue_stream: get-paid\naccountable: lin\nstate: current\nitem: One change\n\
               measured: 2026-03-18\nexpect: {process_time: 8h, lead_time: 9d}\n---\n# Measured\n\n## Steps\n\n\
               | Step | Team | PT | LT |\n|---|---|---|---|\n| Build | payments | 6h | 2d |\n| Look | payments | 2h | 4d |\n";
    assert_eq!(place("stream-map-totals-agree", "value-stream-maps/measured.md", map), ["9d"]);
}

#[test]
fn the_requirements_of_one_service_are_taken_together() {
    let rows =
        |qualities: &[&str]| -> String { qualities.iter().map(|quality| format!("| {quality} | a number | <= 8 |\n")).collect() };
    let page = |service: &str, qualities: &[&str]| {
        format!(
            "---\nkind: cross-functional-requirements\naccountable: lin\napplies_to: {service}\n---\n# Qualities\n\n## Requirements\n\n\
             | Quality | Measure | Target |\n|---|---|---|\n{}",
            rows(qualities)
        )
    };
    let lacking = |service: &str, second: &[&str]| {
        let files = [
            ("cross-functional-requirements/operation.md", page("invoice-api", &["reliability", "scalability", "cost"])),
            ("cross-functional-requirements/change.md", page(service, second)),
        ];
        said("essential-qualities-covered", &files)
    };
    assert_eq!(lacking("invoice-api", &["security", "evolvability"]), [""; 0]);
    assert_eq!(lacking("service:invoice-api", &["security", "evolvability"]), [""; 0]);
    assert_eq!(lacking("invoice-api", &["security"]), ["nothing is asked about evolvability"]);
    assert_eq!(lacking("deploy-pipeline", &["security", "evolvability"]).len(), 2);
}

#[test]
fn a_service_has_users_where_other_teams_use_it() {
    let own = "---\nkind: team\naccountable: ada\nmembers: [ada, lin]\nowns:\n  - {id: slots, name: Slot picker}\n---\n# Payments\n\nShops get paid.\n";
    let requirements = "---\nkind: cross-functional-requirements\naccountable: lin\napplies_to: slots\n---\n# Qualities\n";
    let told = |needs: &str| {
        let other = format!("---\nkind: team\naccountable: cleo\n{needs}\n---\n# Checkout\n\nPeople pay.\n");
        let files = [
            ("teams/payments.md", own.to_owned()),
            ("cross-functional-requirements/slots.md", requirements.to_owned()),
            ("teams/checkout.md", other),
        ];
        said("versioning-declared", &files)
    };
    assert_eq!(told(""), [""; 0]);
    let needs = "dependencies: [{team: payments, what: Free hours, severity: ok, service: slots}]";
    assert_eq!(told(needs), ["Slot picker has users and no versioning"]);
}

#[test]
fn an_interaction_ends_after_its_duration() {
    let spoken = |time: &str| {
        let text = format!(
            "---\nkind: team\naccountable: ada\ninteractions:\n  - {{team: runtime, mode: collaboration, {time}}}\n  \
             - {{team: checkout, mode: collaboration, until: 2026-05-29}}\n---\n# Payments\n\nShops get paid.\n"
        );
        all_said(&["one-collaboration-at-a-time", "interaction-ended-on-time"], &[("teams/payments.md", text)])
    };
    let two = "Payments collaborates with 2 teams at once (expected at most 1)";
    assert_eq!(spoken("started: 2026-01-05, duration: 6w"), ["collaboration with runtime was to end 2026-02-16, 58 days ago"]);
    assert_eq!(spoken("started: 2026-03-23, duration: 6w"), [two]);
    assert_eq!(spoken("duration: 6w"), [two]);
    assert_eq!(spoken("until: 2026-04-01"), ["collaboration with runtime was to end 2026-04-01, 14 days ago"]);
}

#[test]
fn the_first_of_the_mixes_has_none_before_it() {
    let mix = |period: &str, previous: &str| {
        format!(
            "---\nkind: investment-mix\nvalue_stream: get-paid\nperiod: {period}\naccountable: devi\n{previous}\n---\n# Mix of {period}\n"
        )
    };
    let unlinked = |first: &str, second: &str, previous: &str| {
        let files =
            [("investment-mixes/get-paid-2026-q2.md", mix(second, previous)), ("investment-mixes/first.md", mix(first, ""))];
        said("previous-mix-linked", &files)
    };
    assert_eq!(unlinked("2026-Q1", "2026-Q2", ""), ["Mix of 2026-Q2 does not say which period came before"]);
    assert_eq!(unlinked("2026-Q1", "2026-Q2", "previous: first"), [""; 0]);
    assert_eq!(unlinked("2026", "2026-05", ""), [""; 0]);
}

#[test]
fn things_at_once_are_counted_where_all_of_them_name_a_team() {
    let crowded = |teams: &str| {
        let items: String = (1..=4).map(|at| format!("- Thing {at} — outcome: paid-within-30d{teams}\n")).collect();
        let first = "- First — outcome: paid-within-30d; teams: payments\n";
        let text =
            format!("---\nkind: roadmap\nvalue_stream: get-paid\naccountable: omar\n---\n# Get paid\n\n## Now\n\n{first}{items}");
        said("bounded-now", &[("roadmaps/get-paid.md", text)])
    };
    assert_eq!(crowded(""), [""; 0]);
    assert_eq!(crowded("; teams: payments"), ["5 things at once for 1 team"]);
}

#[test]
fn an_action_may_name_its_person_by_the_handle() {
    let action = |words: &str| {
        let [(path, text)] = health_check(&[("Speed", "red", "")]);
        said("single-action-owner", &[(path, format!("{text}\n## Actions\n\n- [ ] {words}\n"))])
    };
    for words in
        ["Cut reviews @sam by 1 May", "Cut reviews — @sam, by 1 May", "@sam: cut reviews", "Cut reviews — accountable: sam"]
    {
        assert_eq!(action(words), [""; 0], "{words}");
    }
    let nobody = |words: &str| [format!("'{words}' has nobody who answers for it")];
    for words in ["Cut reviews by 1 May", "Write to help@example.com"] {
        assert_eq!(action(words), nobody(words));
    }
    for words in ["Cut reviews @samm by 1 May", "Cut reviews (@sam-o)"] {
        assert_eq!(action(words), [format!("'{words}' names nobody who is known here")]);
    }
    assert_eq!(action("@sam and @ada talk"), ["'@sam and @ada talk' has more than one person who answers for it"]);
}
