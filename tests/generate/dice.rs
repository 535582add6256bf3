//! Chance without chance.

/// A small generator (xorshift64*), good enough to vary text.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number under `limit`, which is more than 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }

    pub(crate) fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

const WHO: &[&str] = &["The crew", "Nobody", "Every harbour", "A tired reader", "The night shift", "Somebody new", "This page"];
const DOES: &[&str] = &["writes down", "forgets", "measures", "argues about", "slowly improves", "pays for", "is proud of"];
const WHAT: &[&str] =
    &["the *old* crane", "what `pier.sh` prints", "three kinds of rope", "the tide table", "a **long** queue", "its own name"];
const WHEN: &[&str] =
    &["on Mondays", "when it rains", "until someone asks", "for 3 % of the time", "at 12:30", "– as always", "in two steps"];

/// A few sentences of Markdown.
pub(crate) fn prose(dice: &mut Dice, sentences: usize) -> String {
    let one = |dice: &mut Dice| format!("{} {} {} {}.", dice.one(WHO), dice.one(DOES), dice.one(WHAT), dice.one(WHEN));
    (0..sentences).map(|_| one(dice)).collect::<Vec<_>>().join(" ")
}
