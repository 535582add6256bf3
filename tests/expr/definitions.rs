//! Checks as real kinds make them: retention, lifetime value, loops, impact maps, financial statements.

use super::world::World;

/// Each check holds for the document, and does not where the document is patched.
fn holds_until(document: &str, cases: &[(&str, &str, &str)]) {
    for (check, written, patched) in cases {
        assert_eq!(World::new(document).says(check), "yes", "{check}");
        assert!(document.contains(written), "{written} is not in the document");
        let broken = document.replacen(written, patched, 1);
        assert_eq!(World::new(&broken).says(check), "no", "{check} with {patched}");
    }
}

#[test]
fn retention() {
    let document = "
self:
  basis: customers
  counting: survival
  period: month
  as_of: 2026-07-01
  cohorts:
    - {cohort: 2026-01-01, size: 400, retained: [400, 380, 361, 350, 342]}
    - {cohort: 2026-02-01, size: 300, retained: [300, 288, 274, 266]}
  states: {churn: 3.91%, lifetime: 25.6}
";
    let churn = "(sum(self.cohorts.map(c, sum(pairs(c.retained).map(p, p.a - p.b)))) / \
                 sum(self.cohorts.map(c, sum(pairs(c.retained).map(p, p.a)))))";
    holds_until(
        document,
        &[
            ("self.cohorts.all(c, first(c.retained) == c.size)", "size: 400", "size: 399"),
            ("self.cohorts.all(c, c.retained.all(r, r <= c.size))", "380", "430"),
            ("self.counting != 'survival' || self.cohorts.all(c, pairs(c.retained).all(p, p.b <= p.a))", "361", "381"),
            (
                "self.cohorts.all(c, count(c.retained) - 1 <= months_between(c.cohort, self.as_of))",
                "as_of: 2026-07-01",
                "as_of: 2026-04-30",
            ),
            (&format!("agrees(self.states.churn, {churn})"), "churn: 3.91%", "churn: 3.1%"),
            (&format!("agrees(self.states.lifetime, 1 / {churn})"), "25.6", "30"),
            (
                "self.cohorts.all(c, count(c.retained) < 5 || (last(pairs(c.retained)).a - last(pairs(c.retained)).b) / \
                 last(pairs(c.retained)).a <= (first(c.retained) - c.retained[1]) / first(c.retained))",
                "342",
                "240",
            ),
            ("self.cohorts.all(c, c.size >= 30)", "size: 300", "size: 12"),
        ],
    );
    let unstated = World::new(&document.replace("churn: 3.91%, ", ""));
    assert_eq!(unstated.says("agrees(self.states.churn, percent(3))"), "unknown");
}

#[test]
fn lifetime_value_keeps_its_units() {
    let document = "
self:
  segments:
    - {name: Small, arpa: EUR 120/mo, gross_margin: 80%, churn: 3%/mo, ltv: EUR 3200, cac: EUR 800, ltv_to_cac: 4, payback: 8.3mo}
";
    let value = "s.arpa * s.gross_margin / s.churn";
    holds_until(
        document,
        &[
            (&format!("self.segments.all(s, agrees(s.ltv, {value}))"), "EUR 3200", "EUR 4000"),
            ("self.segments.all(s, agrees(s.ltv_to_cac, s.ltv / s.cac))", "ltv_to_cac: 4", "ltv_to_cac: 5"),
            ("self.segments.all(s, agrees(s.payback, s.cac / (s.arpa * s.gross_margin)))", "8.3mo", "6mo"),
            ("self.segments.all(s, s.gross_margin < percent(100))", "80%", "100%"),
            (&format!("self.segments.all(s, ({value}) / s.cac >= 3)"), "EUR 800", "EUR 1500"),
            ("self.segments.all(s, s.cac / (s.arpa * s.gross_margin) <= 1 / s.churn)", "3%/mo", "20%/mo"),
        ],
    );
    let world = World::new(document);
    assert_eq!(world.says("self.segments[0].arpa * self.segments[0].gross_margin / self.segments[0].churn"), "EUR 3,200");
    assert_eq!(world.says("self.segments.all(s, s.arpa > s.cac)"), "failed: EUR per time and EUR money cannot be compared",);
}

#[test]
fn causal_loops() {
    let document = "
self:
  variables: {backlog: {role: stock}, pressure: {unit: hours}, output: {unit: items}, defects: {unit: items}}
  links:
    - {from: backlog, to: pressure, sign: '+'}
    - {from: pressure, to: output, sign: '+'}
    - {from: output, to: backlog, sign: '-'}
    - {from: pressure, to: defects, sign: '+'}
    - {from: defects, to: backlog, sign: '+'}
  loops:
    - {id: B1, type: B, path: [pressure, output, backlog]}
    - {id: R1, type: R, path: [backlog, pressure, defects, backlog]}
";
    let kind = "(x.sign == '+' ? 'R' : 'B')";
    holds_until(
        document,
        &[
            (
                "self.links.all(l, l.from in self.variables && l.to in self.variables)",
                "{from: output, to: backlog",
                "{from: profit, to: backlog",
            ),
            (
                "self.links.all(l, count(self.links.filter(k, k.from == l.from && k.to == l.to)) == 1)",
                "{from: defects, to: backlog",
                "{from: output, to: backlog",
            ),
            ("self.loops.all(l, cycles(self.links).exists(x, x.path == canon(l.path)))", "output, backlog]", "defects]"),
            (
                &format!("self.loops.all(l, cycles(self.links).exists(x, x.path == canon(l.path) && l.type == {kind}))"),
                "type: B",
                "type: R",
            ),
            (
                "cycles(self.links).all(x, x.path in self.loops.map(l, canon(l.path)))",
                "    - {id: R1, type: R, path: [backlog, pressure, defects, backlog]}\n",
                "",
            ),
            ("count(cycles(self.links)) > 0", "links:", "links: []\n  unused:"),
            (
                "self.links.all(l, has(self.variables[l.from].unit) || has(self.variables[l.from].role))",
                "pressure: {unit: hours}",
                "pressure: {}",
            ),
        ],
    );
    let world = World::new(document);
    assert_eq!(
        world.says("cycles(self.links).map(c, c.text + ' ' + c.sign)"),
        "backlog → pressure → defects → backlog +, backlog → pressure → output → backlog -"
    );
}

#[test]
fn impact_maps() {
    let document = "
self:
  goal: {text: Paid within a day, baseline: 40%, target: 60%, worth: EUR 90k}
  actors:
    - name: Merchants
      impacts:
        - {text: Send invoices sooner, metric: sent-same-day, target: 70%, deliverables: [{text: Reminder, cost: EUR 10k, status: shipped}]}
    - name: Buyers
      impacts:
        - {text: Pay without calling, metric: calls, deliverables: [{text: Link, cost: EUR 25k}]}
";
    let impacts = "list(self.actors.map(a, coalesce(a.impacts, [])))";
    let options = format!("list({impacts}.map(i, coalesce(i.deliverables, [])))");
    holds_until(
        document,
        &[
            (r"!self.goal.text.matches('(?i)^(build|ship|deliver|launch)\\b')", "Paid within", "Launch within"),
            ("self.goal.baseline != self.goal.target", "40%", "60%"),
            (&format!("{impacts}.all(i, has(i.metric))"), "metric: calls, ", ""),
            (
                &format!(
                    "{impacts}.all(i, !coalesce(i.deliverables, []).exists(d, has(d.status) && d.status == 'shipped') || has(i.target))"
                ),
                "target: 70%, ",
                "",
            ),
            (&format!("sum({options}.map(d, d.cost)) <= self.goal.worth"), "EUR 25k", "EUR 95k"),
            (
                &format!("count(self.actors) > 1 || count({impacts}) > 1"),
                "    - name: Buyers\n      impacts:\n        - {text: Pay without calling, metric: calls, deliverables: [{text: Link, cost: EUR 25k}]}\n",
                "",
            ),
        ],
    );
    assert_eq!(World::new(document).says(&format!("{options}.map(d, d.text)")), "Reminder, Link");
}

#[test]
fn financial_statements() {
    let document = "
self:
  periods: [Y1, Y2]
  revenue: [{name: Shares, values: [400, 620]}, {name: Licences, values: [100, 130]}]
  costs: [{name: Hosting, values: [80, 110]}]
  gross_profit: [420, 640]
  net_income: [120, 190]
  dividends: [0, 40]
  assets: [{name: Cash, values: [300, 450]}, {name: Receivables, values: [100, 120]}]
  liabilities: [{name: Loans, values: [200, 220]}]
  retained: [50, 200]
  paid_in: [150, 150]
  closing_cash: [300, 450]
";
    let at = |rows: &str| format!("sum(self.{rows}.map(r, r.values[p.i]))");
    holds_until(
        document,
        &[
            ("(self.revenue + self.costs + self.assets).all(r, count(r.values) == count(self.periods))", "[80, 110]", "[80]"),
            (
                &format!("numbered(self.periods).all(p, near(self.gross_profit[p.i], {} - {}))", at("revenue"), at("costs")),
                "[420, 640]",
                "[420, 650]",
            ),
            (
                &format!(
                    "numbered(self.periods).all(p, near({}, {} + self.retained[p.i] + self.paid_in[p.i]))",
                    at("assets"),
                    at("liabilities")
                ),
                "[200, 220]",
                "[200, 250]",
            ),
            (
                "pairs(numbered(self.periods)).all(p, near(self.retained[p.b.i], \
                 self.retained[p.a.i] + self.net_income[p.b.i] - coalesce(self.dividends[p.b.i], 0)))",
                "[0, 40]",
                "[0, 60]",
            ),
            (
                "numbered(self.periods).all(p, near(self.closing_cash[p.i], self.assets[0].values[p.i]))",
                "[300, 450]\n",
                "[300, 460]\n",
            ),
            ("numbered(self.periods).all(p, self.assets.0.values[p.i] >= 0)", "values: [300, 450]", "values: [300, -1]"),
        ],
    );
}

#[test]
fn acquisition_and_hierarchies() {
    let document = "
self:
  channels: [{name: Search, spend: EUR 9000, people: EUR 3000, cac: EUR 120, stages: [20000, 900, 100]}, {name: Referral, spend: EUR 2000, cac: EUR 40, stages: [500, 50]}]
  total: {customers: 150, spend: EUR 14000}
  tree: {name: Revenue, value: 10, kids: [{name: New, value: 4}, {name: Kept, value: 6, kids: [{name: Small, value: 2}, {name: Large, value: 4}]}]}
";
    let nodes = "nodes(self.tree, 'kids')";
    holds_until(
        document,
        &[
            ("self.channels.all(c, pairs(c.stages).all(p, p.b <= p.a))", "20000, 900", "20000, 90000"),
            (
                "self.channels.all(c, agrees(c.cac, (c.spend + coalesce(c.people, money('EUR 0'))) / last(c.stages)))",
                "EUR 120",
                "EUR 150",
            ),
            ("near(self.total.customers, sum(self.channels.map(c, last(c.stages))))", "150", "151"),
            (
                "near(self.total.spend, sum(self.channels.map(c, c.spend + coalesce(c.people, money('EUR 0')))))",
                "EUR 14000",
                "EUR 11000",
            ),
            (&format!("{nodes}.all(n, count(coalesce(n.kids, [])) != 1)"), "{name: New, value: 4}, ", ""),
            (
                &format!("{nodes}.filter(n, has(n.kids)).all(n, near(n.value, sum(n.kids.map(k, k.value))))"),
                "name: Small, value: 2",
                "name: Small, value: 3",
            ),
            (&format!("count(unique({nodes}.map(n, n.name))) == count({nodes})"), "name: Large", "name: Small"),
        ],
    );
}
