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
pub(in crate::lint) struct Scout<'p> {
    patterns: Vec<&'p Pattern>,
    /// Absent when the patterns are too much for one automaton: then every page may hold them all.
    search: Option<(DFA, Caches)>,
}

impl<'p> Scout<'p> {
    /// A scout that looks for these.
    pub(in crate::lint) fn new(patterns: Vec<&'p Pattern>) -> Self {
        let quick: Vec<&str> = patterns.iter().map(|pattern| pattern.quick.as_str()).collect();
        let dfa = DFA::builder()
            .configure(DFA::config().match_kind(MatchKind::All).skip_cache_capacity_check(true))
            .thompson(thompson::Config::new().which_captures(WhichCaptures::None))
            .syntax(syntax::Config::new().case_insensitive(true))
            .build_many(&quick)
            .ok();
        let search = dfa.map(|dfa| {
            let own = dfa.clone();
            let make: Box<dyn Fn() -> Cache + Send + Sync> = Box::new(move || own.create_cache());
            (dfa, Pool::new(make))
        });
        Self { patterns, search }
    }

    /// The patterns that a text may hold, and all that it does.
    pub(in crate::lint) fn hears(&self, text: &str) -> Vec<&'p Pattern> {
        let Some((dfa, caches)) = &self.search else { return self.patterns.clone() };
        let mut cache = caches.get();
        let nothing = dfa.try_search_fwd(&mut cache, &Input::new(text).earliest(true)).is_ok_and(|found| found.is_none());
        if nothing {
            return Vec::new();
        }
        let mut found = PatternSet::new(self.patterns.len());
        match dfa.try_which_overlapping_matches(&mut cache, &Input::new(text), &mut found) {
            Ok(()) => found.iter().map(|at| self.patterns[at.as_usize()]).collect(),
            Err(_) => self.patterns.clone(),
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
        let scout = Scout::new(vec![&fixed, &given]);
        for (pattern, text, there) in [
            (&fixed, "what The  Business wants", true),
            (&fixed, "éthe business", false),
            (&fixed, "the businesses", false),
            (&given, "eine überprüfung.", true),
            (&given, "Überprüfungen", false),
        ] {
            assert_eq!(pattern.exact().is_match(text), there, "{text}");
            assert!(!there || scout.hears(text).iter().any(|heard| std::ptr::eq(*heard, pattern)), "{text}");
        }
        assert!(scout.hears("the teams").is_empty());
        assert_eq!(scout.hears("the business asks for an Überprüfung").len(), 2);
        assert!(Pattern::words("").is_none() && Pattern::words("x").is_none());
    }
}
