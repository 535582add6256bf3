//! Wardley maps with the faults that published ones have; the maps are of our own writing.

use crate::harness::Repo;

/// What a map is found to have, by line and rule.
fn found(map: &str) -> Vec<String> {
    let page = format!("---\nkind: wardley-map\n---\n# A ferry\n\nWhat do we run ourselves?\n\n```owm\n{map}```\n");
    let about_maps = |rule: &str| rule.starts_with("wardley-") || rule == "well-formed-fence";
    let repo = Repo::new().file("orgdocs.yaml", "profile: pedantic\nas_of: 2026-04-15\n").file("wardley-maps/ferry.md", &page);
    let findings = repo.run(["check", "--format", "json"]).findings();
    // The first line of the map is line 1.
    findings.iter().filter(|found| about_maps(&found.rule)).map(|found| format!("{} {}", found.line - 8, found.rule)).collect()
}

const SOUND: &str = "\
title A ferry that leaves on time
// The harbour as it was last spring
evolution idea -> trial -> for sale -> everywhere
style wardley
anchor Commuter [0.97, 0.60] label [-10, 4]
component Crossing [0.80, 0.55] label [9, -4]
component Timetable [0.66, 0.42] (build)
component Wind forecast [0.45, 0.30] label [-60, 4]
evolve Wind forecast 0.62 label [8, 8]
component Ferry [0.52, 0.66] inertia
pipeline Ferry [0.50, 0.80]
{
  component Diesel ferry [0.78]
  component Electric ferry [0.52]
}
market Fuel, by the tonne [0.20, 0.90] (buy)
submap Harbour [0.30, 0.70] url(harbour)
note +the bridge opens in 2031 [0.93, 0.05]
annotation 1 [[0.45, 0.30], [0.52, 0.66]] The wind decides
annotations [0.05, 0.05]
url harbour [https://example.org/harbour]

Commuter->Crossing
Crossing->Timetable; when it leaves
Crossing -> Ferry
Timetable->Wind forecast
Ferry+>Fuel, by the tonne
Ferry+'berth'>Harbour
";

#[test]
fn a_map_with_every_construct_is_sound() {
    assert_eq!(found(SOUND), Vec::<String>::new());
}

#[test]
fn each_fault_of_published_maps_is_found_at_its_line() {
    for (change, to, expected) in [
        // An end that is commented out, one that was never there, and one that is misspelt.
        ("component Wind forecast", "// component Wind forecast", vec!["9 well-formed-fence", "26 wardley-known-component"]),
        ("Timetable->Wind forecast", "Timetable->Wind forecast\ncrew->Ferry", vec!["27 wardley-known-component"]),
        ("Timetable->Wind forecast", "Timetable->Wind forcast", vec!["26 wardley-known-component"]),
        // A row that ends before it begins, and one without an end.
        ("pipeline Ferry [0.50, 0.80]", "pipeline Ferry [0.80, 0.50]", vec!["11 wardley-pipeline-runs-rightward"]),
        ("component Diesel ferry [0.78]", "component Diesel ferry [0.93]", vec!["13 wardley-pipeline-within-span"]),
        // The same need three times is two too many.
        (
            "Crossing -> Ferry",
            "Crossing -> Ferry\nCrossing->Ferry\nCrossing->Ferry",
            vec!["26 wardley-need-drawn-once", "27 wardley-need-drawn-once"],
        ),
        // What needs itself, and what two parts need of each other.
        ("Crossing -> Ferry", "Crossing->Ferry\nFerry->Ferry", vec!["26 wardley-acyclic-needs"]),
        (
            "Crossing -> Ferry",
            "Crossing->Ferry\nFerry->Crossing",
            vec!["25 wardley-acyclic-needs", "26 wardley-dependency-below"],
        ),
        // What is needed stands above what needs it.
        ("component Timetable [0.66", "component Timetable [0.95", vec!["24 wardley-dependency-below"]),
        // A part of nothing, a name given twice, one spot for two.
        ("submap Harbour", "component Ticket office [0.6, 0.2]\nsubmap Harbour", vec!["17 wardley-linked-component"]),
        ("submap Harbour", "component Ferry [0.6, 0.2]\nsubmap Harbour", vec!["17 well-formed-fence"]),
        ("component Ferry [0.52, 0.66]", "component Ferry [0.66, 0.42]", vec!["10 wardley-readable-placement"]),
        // Outside of the map, and going back in time.
        ("[0.20, 0.90]", "[0.20, 9.0]", vec!["16 wardley-coordinates-in-range"]),
        ("evolve Wind forecast 0.62", "evolve Wind forecast 0.2", vec!["9 wardley-evolves-rightward"]),
        // Nobody whose need it is.
        ("anchor Commuter", "component Commuter", vec!["5 wardley-anchor-present"]),
        // What belongs to everybody is built here, what nobody knows is bought.
        ("[0.20, 0.90] (buy)", "[0.20, 0.90] (build)", vec!["16 wardley-commodity-bought"]),
        ("[0.66, 0.42] (build)", "[0.66, 0.12] (outsource)", vec!["7 wardley-genesis-in-house"]),
        ("Ferry+>Fuel", "Ferry=>Fuel", vec!["27 well-formed-fence"]),
        ("Ferry+>Fuel", "Fuel, by the tonne->Oil\ncomponent Oil [0.1, 0.9]\nFerry=>Fuel", vec!["29 well-formed-fence"]),
        ("evolve Wind forecast", "evolve Wind forcast", vec!["9 well-formed-fence"]),
        ("pipeline Ferry [", "pipeline Fery [", vec!["11 well-formed-fence"]),
        ("inertia", "inert", vec!["10 well-formed-fence"]),
    ] {
        assert!(SOUND.contains(change), "{change}");
        assert_eq!(found(&SOUND.replacen(change, to, 1)), expected, "{to}");
    }
}

#[test]
fn what_other_tools_leave_out_is_a_warning_in_their_text_and_an_error_in_ours() {
    let fenced = "---\nkind: wardley-map\n---\n# A ferry\n\n```owm\ncomponent Ferry [0.5, 0.5]\ncomponent Fuel [0.2, 0.9]\nFerry->Feul\n```\n";
    let data = "kind: wardley-map\ntitle: A ferry\ncomponents: {Ferry: {at: [0.5, 0.5]}, Fuel: {at: [0.2, 0.9]}}\nlinks: [Ferry -> Feul]\n";
    for (path, text, level) in [("wardley-maps/a.md", fenced, "warning"), ("wardley-maps/a.yaml", data, "error")] {
        let output = Repo::new().file(path, text).run(["check", "--format", "concise"]);
        let line =
            output.stdout.lines().find(|line| line.contains("wardley-known-component")).unwrap_or_else(|| panic!("{output}"));
        assert!(line.contains(level), "{line}");
        assert!(!output.stdout.contains("nothing leads to or from"), "{output}");
        let explained = Repo::new().file(path, text).run(["check"]);
        assert!(explained.stdout.contains("Did you mean `Fuel`?"), "{explained}");
    }
}

#[test]
fn a_move_of_a_part_that_is_not_there_is_a_warning_with_the_one_that_may_be_meant() {
    for (moved, help) in [("Frery", "Did you mean `Ferry`?"), ("Lighthouse", "Add it to the map, or correct the name.")] {
        let page = format!(
            "---\nkind: wardley-map\n---\n# A ferry\n\n```owm\ncomponent Ferry [0.5, 0.5]\ncomponent Fuel [0.2, 0.9]\nFerry->Fuel\nevolve {moved} 0.8\n```\n"
        );
        let output = Repo::new().file("wardley-maps/a.md", &page).run(["check"]);
        assert!(output.stdout.contains(&format!("warning[well-formed-fence]: '{moved}' is not on the map")), "{output}");
        assert!(output.stdout.contains(help), "{output}");
    }
}

#[test]
fn coordinates_in_the_wrong_order_are_one_finding() {
    let swapped = "\
anchor Commuter [0.60, 0.97]
component Crossing [0.62, 0.80]
component Timetable [0.70, 0.66]
component Wind forecast [0.75, 0.45]
component Ferry [0.80, 0.52] (build)
evolve Ferry 0.6
component Fuel [0.90, 0.12] (outsource)
Commuter->Crossing
Crossing->Timetable
Crossing->Ferry
Timetable->Wind forecast
Ferry->Fuel
";
    assert_eq!(found(swapped), ["2 wardley-coordinates-in-order"]);
}
