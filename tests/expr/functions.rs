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
        ("1 / 0", "failed: nothing can be divided by zero"),
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
        ("size([1]) + [1, 2].size() + 'abc'.size() + size({'a': 1})", "7"),
    ]);
}

#[test]
fn texts() {
    world().all(&[
        ("words(self.title)", "6"),
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
