//! Statements in Markdown tables say what they say in YAML.

use crate::harness::Repo;

const KIND: &str = "\
kind: plan
purpose: What comes in and what goes out.
omits: [accountable]
fields:
  income: {type: \"group!\", section: [Income], help: \"Line by line.\"}
  heads: {type: series, section: [Heads], help: \"How many people.\"}
checks:
  - id: income-adds-up
    assert: numbered(total(self.income)).all(n, n.v == summed(self.income)[n.i])
    at: income
    message: \"{join(total(self.income), ' and ')} is stated, and the lines give {join(summed(self.income), ' and ')}\"
    why: A total that does not add up hides a line.
    bad: {income.total: [9, 9]}
  - id: heads-for-every-period
    assert: count(self.heads) == count(total(self.income))
    at: heads
    message: \"{count(self.heads)} heads\"
    why: A period without people earns nothing.
    bad: {heads: [1]}
view:
  - {layout: card, fields: [income, heads]}
";

fn found(page: &str) -> Vec<String> {
    let example = "kind: plan\ntitle: Small\nincome: {sales: [1, 2], rent: [2, 2], total: [3, 4]}\nheads: [1, 2]\n";
    let repo = Repo::new().file(".orgdocs/kinds/plan/kind.yaml", KIND).file(".orgdocs/kinds/plan/example.yaml", example);
    let repo = repo.file("plans/2026.md", &format!("---\nkind: plan\nreviewed: 2026-04-01\n---\n# A plan\n\n{page}"));
    let findings = repo.run(["check", "--as-of", "2026-04-15", "--format", "json"]).findings();
    findings.iter().map(|found| format!("{} {}", found.line, found.rule)).collect()
}

#[test]
fn a_table_is_a_group_and_its_bold_line_the_total() {
    let plan = |total: &str, heads: &str| {
        format!(
            "## Income\n\n| Line | 2026 | 2027 |\n|---|--:|--:|\n| Sales | 820 | 1,400 |\n| Rent | 180 | 310 |\n| **All of it** | 1,000 | {total} |\n\n## Heads\n\n{heads}\n"
        )
    };
    assert_eq!(found(&plan("1,710", "- 3\n- 4")), Vec::<String>::new());
    assert_eq!(found(&plan("1,710", "| | 2026 | 2027 |\n|---|---|---|\n| People | 3 | 4 |")), Vec::<String>::new());
    assert_eq!(found(&plan("1,700", "- 3\n- 4")), ["9 income-adds-up"]);
    assert_eq!(found(&plan("1,710", "- 3")), ["17 heads-for-every-period"]);
}

#[test]
fn an_income_statement_may_be_a_table() {
    let plan = |net: &str| {
        let page = format!(
            "---\nkind: financial-projection\naccountable: ada\ncurrency: EUR\nunit: thousands\nperiods: [2026, 2027]\nreviewed: 2026-04-01\n---\n# Plan\n\n## Income statement\n\n\
             | | 2026 | 2027 |\n|---|--:|--:|\n| Revenue | | |\n| Sales | 820 | 1400 |\n| Rent | 180 | 310 |\n| **Total** | 1000 | 1710 |\n\
             | Cost of revenue | | |\n| Hosting | 60 | 95 |\n| Gross profit | 940 | 1615 |\n| Operating expenses | | |\n| People | 900 | 1150 |\n\
             | Operating income | 40 | 465 |\n| Net income | 40 | {net} |\n"
        );
        let repo = Repo::new().file("financial-projections/plan.md", &page);
        let findings = repo.run(["check", "--as-of", "2026-04-15", "--format", "json"]).findings();
        findings.iter().map(|found| format!("{} {}", found.line, found.rule)).collect::<Vec<_>>()
    };
    assert_eq!(plan("465"), Vec::<String>::new());
    assert_eq!(plan("456"), ["25 net-income-adds-up"]);
}
