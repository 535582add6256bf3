//! The page of bets: what is proposed, running and decided is the same there as for the checks.

use crate::harness::Repo;

fn bet(metric: &str, more: &str) -> String {
    format!(
        "---\nkind: bet\naccountable: ada\nmetric: {{id: {metric}}}\npredict: 74\ndecide_by: 2026-05-29\nkill_if: [{metric} < 71 by 2026-04-01]\n{more}---\n# Of {metric}\n\nWe believe it.\n"
    )
}

#[test]
fn what_is_proposed_or_decided_does_not_run() {
    for (more, running, decided, late) in [
        ("", 1, 0, 1),
        ("state: running\n", 1, 0, 1),
        ("state: proposed\n", 0, 0, 0),
        ("state: decided\n", 0, 1, 0),
        ("verdict: kill\n", 0, 1, 0),
        ("decided_on: 2026-03-30\n", 0, 1, 0),
    ] {
        let text = bet("paid", more);
        let site = super::of_files(&[("orgdocs.yaml", "kinds: [bet]\n"), ("bets/b.md", &text)]);
        let page = &site["organisation/bets.html"];
        let stats: Vec<&str> =
            page.split("class=\"stat-value\">").skip(1).filter_map(|rest| rest.split('<').next()).map(str::trim).collect();
        let told = [running, decided, late].map(|count: u8| count.to_string());
        assert_eq!(stats[..3], told, "{more}: {page}");
        assert_eq!(page.contains("was due on"), late > 0, "{more}");
        let found = Repo::new().file("orgdocs.yaml", "kinds: [bet]\n").file("bets/b.md", &text);
        let found = found.run(["check", "--as-of", "2026-04-15"]).stdout;
        assert_eq!(found.contains("kill-check-recorded"), late > 0, "{more}: {found}");
    }
}
