//! Checks: local, declared assertions in CEL, read and resolved when the kind is loaded.

use crate::expr::{Expr, Shape, Template};
use crate::finding::{ByPhase, RuleId, Signal};
use crate::source::Span;
use crate::syntax::Node;

use super::reader::{Reader, Word};
use super::shapes::KindShapes;
use super::{KindFault, phases};

/// One check of a kind.
#[derive(Debug, Clone)]
pub struct Check {
    pub id: RuleId,
    pub level: ByPhase,
    /// Its level where the value stands in a fenced block, whose own tools take it more lightly.
    pub level_in_fence: Option<ByPhase>,
    pub signal: Signal,
    /// Whether it looks for something that may stand in a line of a fenced block that could not be read; it is silent about such a page.
    pub needs_every_line: bool,
    /// Names that the rest may use, each made of those before it, once per element when there is an `each`.
    pub lets: Vec<(String, Expr)>,
    pub when: Option<Expr>,
    /// The list whose elements are checked one by one, as `it`.
    pub each: Option<Expr>,
    pub assert: Expr,
    /// The value whose source is underlined.
    pub at: Option<Expr>,
    pub message: Template,
    pub why: String,
    pub help: Option<Template>,
    /// Patches on the example that make this check fire, and no other.
    pub bad: Vec<(String, Node)>,
    /// Whether the outcome depends on the date.
    pub needs_today: bool,
    pub span: Span,
}

/// Reads one entry of `checks:`.
pub(super) fn read(node: &Node, text: &str, shapes: &KindShapes<'_>, faults: &mut Vec<KindFault>) -> Option<Check> {
    let before = faults.len();
    let mut reader = Reader::open(node, "a check", faults);
    let id = reader.required("id")?;
    let (level_node, fence_node) = (reader.node("level"), reader.node("level_in_fence"));
    let (signal, needs_every_line) = (reader.word("signal"), reader.flag("needs_every_line"));
    let let_entries = reader.entries("let");
    let (when, each, assert) = (reader.word("when"), reader.word("each"), reader.required("assert"));
    let (at, message, why, help) = (reader.word("at"), reader.required("message"), reader.required("why"), reader.word("help"));
    let bad: Vec<(String, Node)> =
        reader.entries("bad").iter().map(|entry| (entry.key.text.clone(), entry.value.clone())).collect();
    reader.finish();

    let mut scope = shapes.clone();
    let mut compile = |word: &Word, scope: &KindShapes<'_>| -> Option<Expr> {
        Expr::compile(&word.text, scope)
            .map_err(|error| {
                let span = locate(word, text, &error.range);
                faults.push(KindFault::of("kind-check-parses", span, error.message.clone()));
            })
            .ok()
    };
    let each = match &each {
        Some(word) => {
            let list = compile(word, &scope)?;
            let element = match list.shape() {
                Shape::List(element) => *element,
                Shape::Map(element) if matches!(*element, Shape::Record(_)) => *element,
                _ => Shape::Any,
            };
            scope.bind("it", element);
            Some(list)
        }
        None => None,
    };
    let mut lets = Vec::new();
    for entry in let_entries {
        let scalar = entry.value.as_str()?;
        let bound = compile(&Word { text: scalar.to_owned(), span: entry.value.span }, &scope)?;
        scope.bind(&entry.key.text, bound.shape());
        lets.push((entry.key.text.clone(), bound));
    }
    let when = optional(when.as_ref(), |word| compile(word, &scope)).ok()?;
    let assert = compile(&assert?, &scope)?;
    let at = at.map(|word| scope.rooted(&word.text).map_or(word.clone(), |rooted| Word { text: rooted, ..word }));
    let at = optional(at.as_ref(), |word| compile(word, &scope)).ok()?;
    let needs_today =
        lets.iter().map(|(_, e)| e).chain(when.iter()).chain(each.iter()).chain([&assert]).any(|e| e.source().contains("today("));
    let mut template = |word: &Word| -> Option<Template> {
        Template::compile(&word.text, &scope)
            .map_err(|error| {
                let span = locate(word, text, &error.range);
                faults.push(KindFault::of("kind-check-parses", span, error.message.clone()));
            })
            .ok()
    };
    let message = template(&message?)?;
    let help = optional(help.as_ref(), &mut template).ok()?;
    if bad.is_empty() {
        let message = format!("`{}` has no `bad` that shows it firing", id.text);
        faults.push(KindFault::of("kind-check-has-example", id.span, message));
    }
    let level = phases::read_level(level_node, faults);
    let level_in_fence = fence_node.map(|node| phases::read_level(Some(node), faults));
    let signal = read_signal(signal.as_ref(), faults);
    let failed = faults[before..].iter().any(|fault| fault.rule != "kind-check-has-example");
    if failed {
        return None;
    }
    Some(Check {
        id: RuleId::from(id.text.as_str()),
        level,
        level_in_fence,
        signal,
        needs_every_line,
        lets,
        when,
        each,
        assert,
        at,
        message,
        why: why?.text,
        help,
        bad,
        needs_today,
        span: id.span,
    })
}

/// Applies a reading to what is there.
fn optional<T>(word: Option<&Word>, mut read: impl FnMut(&Word) -> Option<T>) -> Result<Option<T>, Unreadable> {
    match word {
        None => Ok(None),
        Some(word) => read(word).map(Some).ok_or(Unreadable),
    }
}

/// A part whose faults are recorded already.
struct Unreadable;

/// The place of a range inside a scalar; the whole scalar where quoting or folding moved the bytes.
pub(super) fn locate(word: &Word, text: &str, range: &std::ops::Range<usize>) -> Span {
    let written = text.get(word.span.start as usize..word.span.end as usize).unwrap_or("");
    let shift = match written.find(word.text.as_str()) {
        Some(shift) if range.end <= word.text.len() => shift,
        _ => return word.span,
    };
    let offset = |at: usize| word.span.start + u32::try_from(shift + at).unwrap_or(0);
    Span::new(word.span.source, offset(range.start), offset(range.end))
}

fn read_signal(word: Option<&Word>, faults: &mut Vec<KindFault>) -> Signal {
    match word.map(|word| word.text.as_str()) {
        None | Some("core") => Signal::Core,
        Some("useful") => Signal::Useful,
        Some("noisy") => Signal::Noisy,
        Some(other) => {
            let span = word.map_or_else(|| unreachable!("there is a word"), |word| word.span);
            faults.push(KindFault::shape(span, format!("`{other}` is no signal: core, useful or noisy")));
            Signal::Core
        }
    }
}
