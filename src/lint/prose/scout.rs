//! One look at a page for everything that any rule would read there. Most pages hold nothing of it, and are done.

use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::{pool::Pool, syntax};
use regex_automata::{Input, MatchKind, PatternSet};

use super::Pattern;

/// A pool of what searches remember, one for each thread.
type Caches = Pool<Cache, Box<dyn Fn() -> Cache + Send + Sync>>;

/// The quick forms of patterns as one automaton.
#[derive(Debug)]
pub(in crate::lint) struct Scout {
    quick: Vec<String>,
    /// Absent when the patterns are too much for one automaton: then every page may hold them all.
    search: Option<(DFA, Caches)>,
}

impl Scout {
    /// A scout that looks for these.
    pub(in crate::lint) fn new(patterns: &[&Pattern]) -> Self {
        let quick: Vec<String> = patterns.iter().map(|pattern| pattern.quick.clone()).collect();
        let dfa = DFA::builder()
            .configure(DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true))
            .thompson(thompson::Config::new().which_captures(WhichCaptures::None))
            .syntax(syntax::Config::new().case_insensitive(true).utf8(false))
            .build_many(&quick)
            .ok();
        let search = dfa.map(|dfa| {
            let own = dfa.clone();
            let make: Box<dyn Fn() -> Cache + Send + Sync> = Box::new(move || own.create_cache());
            (dfa, Pool::new(make))
        });
        Self { quick, search }
    }

    /// Whether it looks for just these, in this order.
    pub(in crate::lint) fn looks_for(&self, patterns: &[&Pattern]) -> bool {
        self.quick.iter().eq(patterns.iter().map(|pattern| &pattern.quick))
    }

    /// The positions of the patterns that a text may hold, and all that it does.
    pub(in crate::lint) fn hears(&self, text: &str) -> Vec<usize> {
        let all = || (0..self.quick.len()).collect();
        let Some((dfa, caches)) = &self.search else { return all() };
        let mut cache = caches.get();
        let nothing = dfa.try_search_fwd(&mut cache, &Input::new(text).earliest(true)).is_ok_and(|found| found.is_none());
        if nothing {
            return Vec::new();
        }
        let mut found = PatternSet::new(self.quick.len());
        match dfa.try_which_overlapping_matches(&mut cache, &Input::new(text), &mut found) {
            Ok(()) => found.iter().map(|at| at.as_usize()).collect(),
            Err(_) => all(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[test]
    fn the_scout_misses_nothing_that_is_there() {
        let fixed = Pattern::new(r"\bthe\s+business\b");
        let given = Pattern::words("Überprüfung").unwrap();
        let scout = Scout::new(&[&fixed, &given]);
        for (at, text, there) in [
            (0, "what The  Business wants", true),
            (0, "the\u{a0}business", true),
            (0, "éthe business", false),
            (0, "the businesses", false),
            (1, "eine überprüfung.", true),
            (1, "Überprüfungen", false),
        ] {
            assert_eq!([&fixed, &given][at].exact().is_match(text), there, "{text}");
            assert!(!there || scout.hears(text).contains(&at), "{text}");
        }
        assert!(scout.hears("the teams").is_empty());
        assert_eq!(scout.hears("the business asks for an Überprüfung").len(), 2);
        assert!(Pattern::words("").is_none() && Pattern::words("x").is_none());
    }
}
