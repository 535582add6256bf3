//! Runs every rule and check, then lets the policy and the waivers decide.

use std::cell::Cell;
use std::collections::HashSet;

use rayon::prelude::*;

use crate::finding::{Finding, Level, RuleId};
use crate::kind::{Check as KindCheck, Kind};
use crate::model::{AT_ONCE, ArtifactId, DocumentId, Model};
use crate::source::{SourceId, SourceMap};

use super::memory::{Drafts, Hearing, Memory, Ruled};
use super::prose::{Language, ProseSubject};
use super::rules::RULES;
use super::waiver::WaiverUse;
use super::{ArtifactSubject, Check, Draft, MeaningSubject, Policy, Rule, RuleFacts, Sink, Waived, identity, offer, page};

/// Which files findings are wanted for; everything is read whatever it says.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Repository paths of files or folders; empty for all.
    pub paths: Vec<String>,
}

/// What a run found, sorted by path, offset and rule.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    pub shown: Vec<Finding>,
    pub waived: Vec<Waived>,
}

struct Drafted<'r> {
    rule: RuleFacts<'r>,
    why: &'r str,
    draft: Draft,
}

/// A rule with the line of its page that says why.
type Paged = (&'static Rule, String);

/// Runs all rules on a model, once.
pub fn run(model: &Model, policy: &Policy, scope: &Scope) -> Findings {
    Memory::default().run(model, policy, scope)
}

/// Runs all rules on a model and asks anew only what is not remembered.
pub(super) fn run_with(memory: &mut Memory, model: &Model, policy: &Policy) -> Findings {
    memory.look_at(model, policy);
    // What nobody wants to hear is not listened for.
    let heard = RULES.iter().filter(|rule| policy.may_be_heard(rule.facts()));
    let pages: Vec<Paged> = heard.map(|rule| (*rule, page::why_line(rule.page))).collect();
    let mut drafted: Vec<Drafted<'_>> = Vec::new();
    let each_rule = |at: usize| {
        let (rule, why) = &pages[at];
        whole(model, policy, rule).into_iter().map(|draft| Drafted { rule: rule.facts(), why, draft })
    };
    let about_all = || drafted.par_extend((0..pages.len()).into_par_iter().with_max_len(1).flat_map_iter(each_rule));
    let that = |looks: fn(&Check) -> bool| -> Vec<&Paged> { pages.iter().filter(|(rule, _)| looks(&rule.check)).collect() };
    let mut of_documents = that(|check| matches!(check, Check::Document(_) | Check::Prose(..)));
    of_documents.retain(|(rule, _)| !matches!(rule.check, Check::Prose(..)) || policy.is_on_somewhere(rule.facts()));
    let language = Language::of(model);
    let looked_for = of_documents.iter().filter_map(|(rule, _)| match rule.check {
        Check::Prose(patterns, _) => Some(patterns(&language)),
        _ => None,
    });
    let patterns = looked_for.flatten().collect();
    // What the longest of them waits for is worked out beside the others, and so is what the next ones listen with.
    let ready = || rayon::join(|| model.addresses(), || memory.hearing(model, patterns)).1;
    let (hearing, ()) = rayon::join(ready, about_all);
    let prose = Prose { hearing, language: &language };
    let rules = that(|check| matches!(check, Check::Artifact(_) | Check::Meaning(..)));
    // By kind, those whose meaning one of its fields has.
    let concern = |kind: &Kind| -> Vec<&Paged> {
        let meant = |check: &Check| !matches!(check, Check::Meaning(meaning, _) if kind.fields.meaning(*meaning).is_none());
        rules.iter().copied().filter(|(rule, _)| meant(&rule.check)).collect()
    };
    let rules: Vec<Vec<&Paged>> = model.catalogue.iter().map(|(_, kind)| concern(kind)).collect();
    let of = |at: usize| &rules[model.artifacts[at].kind.index()];
    let told = memory.ruled(model, &|at, before| one_artifact(model, policy, of(at), ArtifactId::at(at), before));
    let named = |at: usize, told: Drafts| {
        let of = of(at);
        told.into_iter().map(|(rule, draft)| Drafted { rule: of[rule].0.facts(), why: &of[rule].1, draft })
    };
    drafted.extend(told.into_iter().enumerate().flat_map(|(at, told)| named(at, told)));
    let each_document =
        |at: usize| -> Vec<Drafted<'_>> { one_document(model, policy, &of_documents, &prose, DocumentId::at(at)) };
    drafted.par_extend((0..model.documents.len()).into_par_iter().with_max_len(AT_ONCE).flat_map_iter(each_document));
    memory.keep(model, prose.hearing);
    for ((id, artifact), told) in model.iter().zip(memory.checked(model)) {
        let kind = model.catalogue.get(artifact.kind);
        drafted.extend(told.into_iter().map(|(at, draft)| of_check(model, id, &kind.checks()[at], draft)));
    }

    let mut deciding =
        Deciding { model, policy, used: HashSet::new(), used_in_config: HashSet::new(), found: Findings::default() };
    for one in drafted {
        deciding.take(one);
    }
    deciding.waivers(&pages);
    let mut found = deciding.found;
    let order = |finding: &Finding| {
        let path = model.sources.file(finding.label.span.source).path.clone();
        (path, finding.label.span.start, finding.rule.clone(), finding.message.clone())
    };
    found.shown.sort_by_cached_key(order);
    found.shown.dedup();
    found.waived.sort_by_cached_key(|waived| order(&waived.finding));
    identity::name_all(model, found.shown.iter_mut().chain(found.waived.iter_mut().map(|waived| &mut waived.finding)));
    found
}

impl Findings {
    /// Those about the files of a scope, and all that were waived.
    #[must_use]
    pub fn within(mut self, scope: &Scope, sources: &SourceMap) -> Self {
        if scope.is_narrow() {
            self.shown.retain(|finding| scope.holds(&sources.file(finding.label.span.source).path));
        }
        self
    }
}

impl Scope {
    /// Whether it leaves anything out.
    pub fn is_narrow(&self) -> bool {
        !self.paths.is_empty() && !self.paths.iter().any(String::is_empty)
    }

    fn holds(&self, path: &str) -> bool {
        let below = |wanted: &String| path.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.starts_with('/'));
        self.paths.iter().any(|wanted| path == wanted || below(wanted))
    }
}

fn whole(model: &Model, policy: &Policy, rule: &Rule) -> Vec<Draft> {
    let mut sink = Sink::default();
    match rule.check {
        Check::Graph(check) => check(model, policy, &mut sink),
        Check::Config(check) => check(model, &mut sink),
        Check::Kind => {
            for fault in model.kind_faults.iter().filter(|fault| fault.rule == rule.id) {
                let draft = Draft::at(fault.span, fault.message.clone());
                sink.report(match &fault.help {
                    Some(help) => draft.help(super::words::sentence(help)),
                    None => draft,
                });
            }
        }
        Check::Document(_) | Check::Prose(..) | Check::Artifact(_) | Check::Meaning(..) | Check::Waivers(_) => {}
    }
    sink.drafts
}

/// What rules say about an artifact; where it is what it was `before`, only those are asked that looked beyond its document.
fn one_artifact(model: &Model, policy: &Policy, rules: &[&Paged], id: ArtifactId, before: Option<Ruled>) -> Ruled {
    let again = before.as_ref().map_or_else(|| (0..rules.len()).collect(), |before| before.beyond.clone());
    let mut drafts = before.map(|before| before.drafts).unwrap_or_default();
    drafts.retain(|(at, _)| again.binary_search(at).is_err());
    let mut found = Ruled { drafts, beyond: Vec::new() };
    let mut sink = Sink::default();
    let beyond = Cell::new(false);
    let subject = ArtifactSubject::new(model, policy, id, &beyond);
    for at in again {
        beyond.set(false);
        match rules[at].0.check {
            Check::Artifact(check) => check(&subject, &mut sink),
            Check::Meaning(meaning, check) => {
                if let Some((field, given)) = subject.meaning(meaning)
                    && !(given.is_none() && subject.artifact.record.is_misspelt(&field.name))
                {
                    check(&MeaningSubject { artifact: subject, field, given }, &mut sink);
                }
            }
            _ => {}
        }
        sink.hand_over(|draft| {
            let draft = if draft.about.is_none() { draft.about(id) } else { draft };
            found.drafts.push((at, draft));
        });
        if beyond.get() {
            found.beyond.push(at);
        }
    }
    found
}

/// The check that both records of a supersession name each other.
const BACK_LINK: &str = "reciprocal-supersession";

fn of_check<'c>(model: &Model, id: ArtifactId, check: &'c KindCheck, draft: Draft) -> Drafted<'c> {
    let draft = if check.id.as_str() == BACK_LINK { offer::successor(model, id, draft) } else { draft };
    Drafted { rule: RuleFacts::of(check), why: &check.why, draft }
}

/// What the rules about prose share.
struct Prose<'l> {
    hearing: Hearing<'l>,
    language: &'l Language,
}

fn one_document<'r>(
    model: &'r Model,
    policy: &Policy,
    rules: &[&'r Paged],
    prose: &Prose<'_>,
    id: DocumentId,
) -> Vec<Drafted<'r>> {
    let mut found = Vec::new();
    let mut sink = Sink::default();
    let document = model.document(id);
    let prose = ProseSubject::of(model, policy, document, prose.language, |text| prose.hearing.of(id.index(), text));
    for (rule, why) in rules {
        match (rule.check, &prose) {
            (Check::Document(check), _) => check(model, document, &mut sink),
            (Check::Prose(_, check), Some(prose)) => check(prose, &mut sink),
            _ => continue,
        }
        sink.hand_over(|draft| found.push(Drafted { rule: rule.facts(), why, draft }));
    }
    found
}

struct Deciding<'m> {
    model: &'m Model,
    policy: &'m Policy,
    used: HashSet<(ArtifactId, usize)>,
    used_in_config: HashSet<usize>,
    found: Findings,
}

impl Deciding<'_> {
    fn take(&mut self, one: Drafted<'_>) {
        let Drafted { rule, why, draft } = one;
        let rule = draft.level.map_or(rule, |level| RuleFacts { level, ..rule });
        let path = &self.model.sources.file(draft.label.span.source).path;
        let about = draft.about.or_else(|| self.artifact_at(draft.label.span.source));
        let kind = about.map(|id| self.model.artifact(id).kind_name.as_str());
        let (level, decided_by) = self.policy.level(rule, path, kind);
        if level == Level::Off {
            // A rule that is off here may be on elsewhere, so its waiver is not needless.
            self.waiver(rule.id, path, about);
            return;
        }
        let finding = Finding {
            rule: RuleId::from(rule.id),
            level,
            decided_by,
            message: draft.message,
            label: draft.label,
            related: draft.related,
            why: draft.why.unwrap_or_else(|| why.to_owned()),
            help: draft.help,
            fixes: draft.fixes,
            fingerprint: String::new(),
            artifact: about.map(|id| self.model.artifact(id).address()),
        };
        match self.waiver(rule.id, path, about) {
            Some((reason, until)) => self.found.waived.push(Waived { finding, reason, until }),
            None => self.found.shown.push(finding),
        }
    }

    /// The page artifact of a file that holds just one document.
    fn artifact_at(&self, source: SourceId) -> Option<ArtifactId> {
        self.model.document_of(source).and_then(|document| match document.artifacts.as_slice() {
            [first, ..] if document.markdown().is_some() => Some(*first),
            [only] => Some(*only),
            _ => None,
        })
    }

    fn waiver(&mut self, rule: &str, path: &str, about: Option<ArtifactId>) -> Option<(String, Option<crate::quantity::Date>)> {
        let mut owner = about;
        while let Some(id) = owner {
            let artifact = self.model.artifact(id);
            for (at, waiver) in artifact.waivers.iter().enumerate() {
                if waiver.holds(rule, self.model.as_of) {
                    self.used.insert((id, at));
                    return Some((waiver.reason.clone().unwrap_or_default(), waiver.until));
                }
            }
            owner = artifact.parent;
        }
        for (at, waiver) in self.model.config.waive.iter().enumerate() {
            if waiver.holds(rule, path, self.model.as_of) {
                self.used_in_config.insert(at);
                return Some((waiver.reason.clone().unwrap_or_default(), waiver.until.as_ref().map(|until| until.value)));
            }
        }
        None
    }

    fn waivers(&mut self, pages: &[Paged]) {
        let model = self.model;
        let all = model.artifacts.iter().enumerate().flat_map(|(id, artifact)| {
            artifact.waivers.iter().enumerate().map(move |(at, waiver)| (ArtifactId::at(id), at, waiver))
        });
        let current = |waiver: &crate::model::Waiver| waiver.until.is_none_or(|until| until > model.as_of);
        // A rule that is off may not have looked.
        let looked = |name: &str| !RULES.iter().any(|rule| rule.id == name && !self.policy.is_on_somewhere(rule.facts()));
        let unused: Vec<_> = all
            .filter(|(id, at, waiver)| waiver.reason.is_some() && current(waiver) && !self.used.contains(&(*id, *at)))
            .filter(|(.., waiver)| looked(&waiver.rule))
            .map(|(id, _, waiver)| (id, waiver))
            .collect();
        let in_config = model.config.waive.iter().enumerate();
        let unused_in_config = in_config
            .filter(|(at, waiver)| waiver.is_current(model.as_of) && !self.used_in_config.contains(at))
            .filter(|(_, waiver)| looked(&waiver.rule.value))
            .map(|(_, waiver)| waiver)
            .collect();
        let waiver_use = WaiverUse { model, unused, unused_in_config };
        for (rule, why) in pages {
            if let Check::Waivers(check) = rule.check {
                let mut sink = Sink::default();
                check(&waiver_use, &mut sink);
                for draft in sink.drafts {
                    self.take(Drafted { rule: rule.facts(), why, draft });
                }
            }
        }
    }
}

impl Rule {
    /// What a policy needs to know.
    pub fn facts(&self) -> RuleFacts<'static> {
        RuleFacts {
            id: self.id,
            level: self.level,
            signal: self.signal,
            needs_today: self.needs_today,
            needs_phase: self.needs_phase,
        }
    }
}
