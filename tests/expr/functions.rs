//! Our functions, by topic.

use super::world::World;

fn world() -> World {
    World::new(
        "
self:
  by: 2026-05-01
  money: EUR 1.2k
  flow: EUR 1.2k/mo
  churn: 3%/mo
  share: 85%
  work: work 3d
  time: 3mo
  title: The Größe of Words, and more
tree: [{id: a, kids: [{id: b, kids: [{id: c}]}, {id: d}]}, {id: e}]
links:
  - {from: A, to: B, sign: '+'}
  - {from: B, to: C, sign: '-'}
  - {from: C, to: A, sign: '-'}
  - {from: B, to: A, sign: '-'}
  - {from: C, to: D}
  - {from: D, to: C, sign: '+'}
  - {from: C, to: nowhere}
delayed:
  - {from: Roadmap pressure, to: lead time, sign: '-', delay: two quarters}
  - {from: Lead time, to: roadmap pressure, sign: '+'}
gap: null
",
    )
}

#[test]
fn numbers_and_units() {
    world().all(&[
        ("1 + 2.5", "3.5"),
        ("7 % 4 + -2 * 3", "-3"),
        ("10 / 4", "2.5"),
        ("1 / 0", "unknown"),
        ("7 % 0", "unknown"),
        ("self.money / (self.money - self.money)", "unknown"),
        ("self.money + self.share", "failed: EUR money and a share cannot be added"),
        ("self.money > 3", "failed: EUR money and a plain number cannot be compared"),
        ("self.money > 0", "yes"),
        ("self.money == 3", "failed: EUR money and a plain number cannot be compared"),
        ("percent(105) - self.share", "20%"),
        ("self.money * 2 == money('EUR 2400')", "yes"),
        ("self.work == worktime('24h')", "yes"),
        ("self.time == period('1y') / 4", "yes"),
        ("-self.money < 0", "yes"),
        ("abs(-3)", "3"),
        ("round(2.345, 2)", "2.35"),
        ("round(2.5)", "3"),
        ("round(self.share - percent(0.26), 1)", "84.7%"),
        ("near(sum([1.5, 2.5]), 4)", "yes"),
        ("agrees('x', 'x')", "yes"),
        ("agrees(self.gone, 4)", "unknown"),
        ("percent(self.share)", "85%"),
        ("self.by - today() == period('16d')", "yes"),
        ("today() + period('2w') < self.by", "yes"),
        ("self.by - period('1mo') <= today()", "yes"),
        ("today() - 3", "failed: a date moves by calendar time, not by a plain number"),
        ("days_between(today(), self.by)", "16"),
        ("months_between(self.by, today())", "0"),
        ("self.by < '2026'", "failed: a date and a text cannot be compared"),
        ("self.flow / self.churn == money('EUR 40k')", "yes"),
        ("lost_in(self.churn, period('1y'))", "30.6%"),
        ("round(gained_in(number('10%/yr'), period('1mo')), 2)", "0.8%"),
        ("power(0.5, 2) + power(percent(50), 2)", "50%"),
        ("power(self.money, 2)", "failed: `power`: only plain numbers have powers"),
        ("lost_in(self.share, self.time)", "failed: `lost_in`: this takes a rate and a time, not a share and calendar time"),
        ("number('12 monkeys')", "unknown"),
        ("number('EUR 12k') / number('3')", "EUR 4,000"),
        ("period_number('2026-Q1') - period_number('2025-Q4')", "1"),
        ("period_number('some day')", "unknown"),
        ("near(number('7'), rounded(number('4')) + number('2'))", "no"),
        ("near(rounded(number('7')), rounded(number('4')) + number('2'))", "yes"),
    ]);
}

#[test]
fn lists() {
    world().all(&[
        ("sum([])", "0"),
        ("min([3, 1, 2])", "1"),
        ("max([percent(3), percent(20)])", "20%"),
        ("max([1, gap])", "unknown"),
        ("min([])", "unknown"),
        ("max([worktime('1h'), worktime('1d') * 0.02])", "1h"),
        ("list([[1, 2], 3, [[4]]])", "1, 2, 3, 4"),
        ("count(list([[1, 2], 3, [[4]]]))", "4"),
        ("list(3)", "3"),
        ("first([])", "unknown"),
        ("last([1, 2])", "2"),
        ("unique([2, 1, 2.0, 1])", "2, 1"),
        ("join(['a', gap, 2], ' & ')", "a & 2"),
        ("pairs([1, 2, 3]).map(p, p.b - p.a)", "1, 1"),
        ("count(pairs([1]))", "0"),
        ("numbered(['x', 'y']).map(n, n.i)", "0, 1"),
        ("[1, 2, 3].map(x, x > 1, x * x)", "4, 9"),
        ("[[1, 2], [3]].map(x, x.map(y, y * count(x)))", "2, 4, 3"),
        ("entries({'Lead time': 3, 'b': 4}).map(e, e.id)", "lead-time, b"),
        ("entries({'Lead time': 3, 'b': 4}).map(e, e.value)", "3, 4"),
        ("{'Lead time': 3}['lead-time']", "3"),
        ("'LEAD TIME' in {'Lead time': 3}", "yes"),
        ("keys({'Lead time': 3, 'b': 4})", "Lead time, b"),
        ("find(tree, 'E').id", "e"),
        ("find(['Lead time', 'x'], 'lead-time')", "Lead time"),
        ("find(tree, 'z')", "unknown"),
        ("size([1]) + [1, 2].size() + 'abc'.size() + size({'a': 1})", "7"),
    ]);
}

#[test]
fn texts() {
    world().all(&[
        ("words(self.title)", "6"),
        ("overlap('Fees rose again', 'again: fees FELL')", "50%"),
        ("overlap('', '-')", "unknown"),
        ("slug(self.title)", "the-grosse-of-words-and-more"),
        ("slug('平台 团队')", "平台-团队"),
        ("lower('ÀB')", "àb"),
        ("'ÀB'.lowerAscii()", "Àb"),
        ("self.title.matches('(?i)^the\\\\b')", "yes"),
        ("self.title.matches('^' + 'the')", "no"),
        ("self.title.startsWith('The') && self.title.endsWith('more') && self.title.contains('Words')", "yes"),
        ("[1, 2].contains(2)", "yes"),
        ("self.by.matches('x')", "failed: `matches` needs a text, not a date"),
        ("words(3)", "failed: `words`: this takes a text, not a number"),
        ("gap.matches('x')", "unknown"),
        (r"'a\'b' + r'\d' + '''c'd'''", r"a'b\dc'd"),
    ]);
}

#[test]
fn trees_and_graphs() {
    world().all(&[
        ("nodes(tree, 'kids').map(n, n.id)", "a, b, c, d, e"),
        ("nodes(tree[0], 'kids').map(n, n.id)", "a, b, c, d"),
        ("count(nodes([], 'kids'))", "0"),
        ("nodes(gap, 'kids')", "unknown"),
        ("cycles(links).map(c, c.text)", "A → B → A, A → B → C → A, C → D → C"),
        ("cycles(links).map(c, c.sign)", "-, +, nothing"),
        ("cycles(links)[1].path", "A, B, C"),
        ("cycles(links).map(c, c.type)", "B, R, nothing"),
        ("cycles(links).map(c, c.id)", "a → b, a → b → c, c → d"),
        ("loop_id(['B', 'c', 'A', 'b']) == cycles(links)[1].id", "yes"),
        ("cycles(delayed).map(c, c.delayed)", "yes"),
        ("cycles(delayed)[0].links.map(l, l.to)", "roadmap pressure, lead time"),
        ("cycles(delayed)[0].text", "lead time → Roadmap pressure → lead time"),
        ("path(delayed, 'LEAD TIME', 'roadmap-pressure')", "lead time, Roadmap pressure"),
        ("reachable(links, 'D')", "A, B, C, D, nowhere"),
        ("reachable([{'from': 'a', 'to': 'b'}, {'from': 'c', 'to': 'd'}, {'from': 'b', 'to': 'a'}], ['a', 'x'])", "a, b"),
        ("reachable(links, 'unheard of')", ""),
        ("tree(tree, 'kids').map(n, n.depth)", "1, 2, 3, 2, 1"),
        ("tree(tree, 'kids').map(n, has(n.parent) ? n.parent.id : '-')", "-, a, b, a, -"),
        ("tree(tree, 'kids').filter(n, count(n.children) == 1).map(n, n.node.id)", "b"),
        ("canon(['C', 'A', 'B', 'C'])", "A, B, C"),
        ("canon(['B', 'C', 'A']) == cycles(links)[1].path", "yes"),
        ("canon(['B', 'A', 'B', 'C'])", "A, B, C, B"),
        ("cycles(links).exists(c, c.path == canon(['D', 'C']))", "yes"),
        ("path(links, 'A', 'D')", "A, B, C, D"),
        ("path(links, 'A', 'A')", "A"),
        ("path(links, 'nowhere', 'A')", "unknown"),
        ("cycles([])", ""),
    ]);
}

#[test]
fn statements() {
    let rows =
        "{'hosting': [60, 95], 'carriers': {'air': [100, 15], 'road': [20, 80], 'Total': [120, 195]}, 'total': [180, 300]}";
    world().all(&[
        (&format!("total({rows})"), "180, 300"),
        (&format!("summed({rows})"), "180, 290"),
        (&format!("groups({rows}, 'costs').map(g, g.name)"), "costs, carriers"),
        (&format!("groups({rows}).map(g, g.sum)"), "180, 290, 120, 95"),
        (&format!("rows({rows}).map(r, r.name)"), "hosting, total, air, road, Total"),
        (&format!("rounded({rows})['hosting']"), "60, 95"),
        ("total([1, 2])", "1, 2"),
        ("total({'a': [1, gap], 'b': [2, 3]})", "3, nothing"),
        ("total(gap)", "unknown"),
        ("total({})", "unknown"),
        ("total({'a': [money('EUR 3')], 'b': [worktime('4h')]})", "failed: `total`: EUR money and working time cannot be added"),
    ]);
}

#[test]
fn cycles_end_however_many_there_are() {
    let everybody: Vec<String> = (0..40)
        .flat_map(|a| (0..40).filter(move |b| *b != a).map(move |b| format!("  - {{from: n{a:02}, to: n{b:02}}}\n")))
        .collect();
    let dense = World::new(&format!("links:\n{}", everybody.concat()));
    assert_eq!(dense.says("count(cycles(links))"), "64");
    // A ladder has two ways at each rung, none of which leads back: only a search that bars dead ends is done in time.
    let rungs: String = (0..60)
        .map(|at| {
            format!(
                "  - {{from: a{at:02}, to: a{n:02}}}\n  - {{from: a{at:02}, to: b{n:02}}}\n  - {{from: b{at:02}, to: a{n:02}}}\n",
                n = at + 1
            )
        })
        .collect();
    let ladder = World::new(&format!("links:\n{rungs}  - {{from: a00, to: z}}\n  - {{from: z, to: a00}}\n"));
    assert_eq!(ladder.says("cycles(links).map(c, c.text)"), "a00 → z → a00");
}

#[test]
fn conditions() {
    world().all(&[
        ("condition('paid < 71.5% by 2026-05-22').by - today() == period('37d')", "yes"),
        ("condition('paid < 71.5% by 2026-05-22').subject", "paid"),
        ("condition('<= 400ms').rest", "ms"),
        ("has(condition('must be fast').value)", "no"),
        ("meets(self.share, 'paid >= 80%')", "yes"),
        ("meets(self.share, '<= 10d')", "unknown"),
        ("meets(self.gone, '<= 10d')", "unknown"),
        ("meets('often', '<= 10d')", "unknown"),
    ]);
}
