//! Scalars to values, as the field's type says.

use std::sync::{Arc, LazyLock};

use crate::kind::{Base, Choice, normalise, spells};
use crate::quantity::{self, Calendar, Problem, Quantity};
use crate::syntax::{Entry, Node, Scalar, ScalarStyle, nearest};

use super::{Data, Edge, Malformed, Misfit, Party, Reference, Sign};

/// What a field of people takes.
static PEOPLE: LazyLock<Arc<[String]>> = LazyLock::new(|| ["person".to_owned()].into());
/// The word of `ref(…)` for customers and vendors, who have no document.
const OUTSIDE: &str = "outside";

/// Words for all people, normalised.
const EVERYONE: [&str; 5] = ["everyone", "whole_team", "everybody", "all", "the_whole_team"];
/// Words for those whom the company serves, normalised.
const CUSTOMERS: [&str; 2] = ["customer", "customers"];

/// Reads a scalar as a type.
pub(super) fn read(scalar: &Scalar, base: &Base, calendar: &Calendar) -> Data {
    let text = scalar.text.trim();
    let number = |reading: Result<Quantity, Problem>| data(text, reading, |quantity| Data::Quantity(quantity.into()));
    match base {
        Base::Text | Base::Url => Data::Text(words(scalar)),
        Base::Id => Data::Text(text.trim_start_matches('#').into()),
        Base::Enum(allowed) => choice(text, allowed),
        Base::Ref(allowed) => {
            let (people, outside) = (takes(allowed, "person"), takes(allowed, OUTSIDE));
            match (people || outside).then(|| party(text, allowed)) {
                // A reference field that takes people takes set words and outsiders too.
                Some(other @ Data::Party(Party::Everyone | Party::Role(_) | Party::External(_))) if people => other,
                Some(outsider @ Data::Party(Party::External(_))) if outside => outsider,
                _ => Data::Reference(reference(text, allowed).into()),
            }
        }
        Base::Person => party(text, &PEOPLE),
        Base::Count => number(quantity::count(text)),
        Base::Number => number(quantity::number(text)),
        Base::Percent => number(quantity::percent(text)),
        Base::Money => number(quantity::money(text)),
        Base::Flow => number(quantity::flow(text)),
        Base::Rate => number(quantity::rate(text)),
        Base::Worktime | Base::Elapsed => number(quantity::worktime(text, calendar)),
        Base::Period => number(quantity::period(text)),
        Base::Date => data(text, quantity::date(text), Data::Date),
        Base::Month => data(text, quantity::month(text), Data::Date),
        Base::Bool => data(text, quantity::boolean(text), Data::Bool),
        Base::Sle => data(text, quantity::sle(text, calendar), |sle| Data::Sle(sle.into())),
        Base::Comparison => data(text, quantity::comparison(text), |comparison| Data::Comparison(comparison.into())),
        Base::Edge { signed } => edge(text, *signed),
        Base::Group | Base::Series | Base::Map(_) | Base::Record(_) => {
            malformed(text, Misfit::Shape { expected: "names with values".into(), found: "a plain value", instead: None })
        }
    }
}

/// Reads how long something took by the calendar.
pub(super) fn by_calendar(scalar: &Scalar) -> Data {
    let text = scalar.text.trim();
    data(text, quantity::calendar_time(text), |time| Data::Quantity(time.into()))
}

fn data<T>(text: &str, reading: Result<T, Problem>, known: impl FnOnce(T) -> Data) -> Data {
    match reading {
        Ok(value) => known(value),
        Err(problem) => malformed(text, Misfit::Problem(problem)),
    }
}

fn malformed(text: &str, why: Misfit) -> Data {
    Data::Malformed(Malformed { written: text.to_owned(), why }.into())
}

/// Block scalars end with a line break that is no part of the text.
fn words(scalar: &Scalar) -> Arc<str> {
    scalar.text.trim().into()
}

fn choice(text: &str, allowed: &[Choice]) -> Data {
    let wanted = normalise(text);
    // A sign such as 🟡 has no letters, and may end in one that asks for its picture.
    let sign = text.trim_end_matches('\u{fe0f}');
    let says = |word: &str| if wanted.is_empty() { word == sign } else { spells(word, &wanted) || opens(word, &wanted) };
    if let Some(choice) = allowed.iter().find(|choice| choice.all().any(says)) {
        return Data::Choice(choice.word.trim_end_matches('…').into());
    }
    let near = nearest(text, allowed.iter().flat_map(Choice::all)).map(str::to_owned);
    malformed(text, Misfit::NotAllowed { allowed: allowed.iter().map(|choice| choice.word.clone()).collect(), near })
}

/// Whether a word that others may follow, such as `superseded…`, begins a normalised text.
fn opens(word: &str, text: &str) -> bool {
    let after = word.strip_suffix('…').and_then(|stem| text.strip_prefix(&normalise(stem)));
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// The words in `[[…]]`, which few have around them.
fn unbracketed(text: &str) -> &str {
    let text = text.trim();
    let bracketed = text.starts_with('[') || text.ends_with(']');
    if bracketed { text.trim_start_matches("[[").trim_end_matches("]]") } else { text }
}

/// What is pointed at, without brackets and the words that `|` puts in its place.
fn pointed_at(text: &str) -> &str {
    let bare = unbracketed(text);
    bare.split('|').next().unwrap_or(bare).trim()
}

/// Reads `kind:id`, `kind/id`, `[[kind:id]]` or a bare id.
pub(super) fn reference(text: &str, allowed: &Arc<[String]>) -> Reference {
    let bare = pointed_at(text).trim_start_matches('@');
    let (kind, id) = match bare.split_once([':', '/']) {
        Some((kind, id)) if is_kind_word(kind) && !id.starts_with('/') && !bare.ends_with(".md") => {
            (Some(kind.into()), id.trim())
        }
        _ => (None, bare),
    };
    let allowed = if takes(allowed, OUTSIDE) {
        allowed.iter().filter(|word| *word != OUTSIDE).cloned().collect()
    } else {
        Arc::clone(allowed)
    };
    let written: Arc<str> = text.into();
    let id = if *id == *written { Arc::clone(&written) } else { id.into() };
    Reference { written, kind, id, allowed }
}

/// The id in a text that points at something of a kind, however it is written; a text that does not is an id as it stands.
pub(super) fn id_of<'t>(text: &'t str, kind: &str) -> &'t str {
    let bare = pointed_at(text);
    bare.strip_prefix(kind).and_then(|rest| rest.strip_prefix([':', '/'])).map_or(bare, str::trim)
}

fn is_kind_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

fn takes(allowed: &[String], wanted: &str) -> bool {
    allowed.iter().any(|word| word == wanted)
}

fn party(text: &str, allowed: &Arc<[String]>) -> Data {
    let bare = unbracketed(text).trim_start_matches('@');
    let is_one_of = |words: &[&str]| words.iter().any(|word| spells(bare, word));
    let party = if is_one_of(&EVERYONE) {
        Party::Everyone
    } else if is_one_of(&CUSTOMERS) {
        Party::External(bare.into())
    } else {
        match bare.split_once([':', '/']) {
            Some(("role", role)) => Party::Role(role.trim().into()),
            Some(("vendor", _)) => Party::External(bare.into()),
            _ => Party::Person(reference(text, allowed).into()),
        }
    };
    Data::Party(party)
}

/// Reads `A -> +B || delay; why`; the arrow may be `→`, and the sign may stand behind, `A -> B (+)`.
fn edge(text: &str, signed: bool) -> Data {
    let Some((from, rest)) = text.split_once("->").or_else(|| text.split_once('→')) else {
        return malformed(text, Misfit::NotAnEdge);
    };
    let (rest, why) = match rest.split_once(';') {
        Some((rest, why)) => (rest, Some(why.trim().to_owned())),
        None => (rest, None),
    };
    let (to, delay) = match rest.split_once("||") {
        Some((to, delay)) => (to, Some(delay.trim().to_owned())),
        None => (rest, None),
    };
    let to = to.trim();
    let marks = [("+", "(+)", Sign::Same), ("-", "(-)", Sign::Opposite), ("−", "(−)", Sign::Opposite)];
    let marked = marks
        .into_iter()
        .find_map(|(before, behind, sign)| Some((Some(sign), to.strip_prefix(before).or_else(|| to.strip_suffix(behind))?)));
    let (sign, to) = marked.unwrap_or((None, to));
    if from.trim().is_empty() || to.trim().is_empty() {
        return malformed(text, Misfit::NotAnEdge);
    }
    if signed && sign.is_none() {
        return malformed(text, Misfit::Unsigned);
    }
    Data::Edge(Edge { from: from.trim().to_owned(), to: to.trim().to_owned(), sign, delay, why }.into())
}

/// Reads `{from, to, polarity, delay, why}`.
pub(super) fn edge_of_map(entries: &[Entry], signed: bool) -> Data {
    let get = |name: &str| {
        entries.iter().find(|entry| entry.key.text == name).and_then(|entry| entry.value.as_str()).map(str::to_owned)
    };
    let sign = get("polarity").or_else(|| get("sign")).and_then(|word| match word.as_str() {
        "+" | "same" | "s" => Some(Sign::Same),
        "-" | "opposite" | "o" => Some(Sign::Opposite),
        _ => None,
    });
    match (get("from"), get("to")) {
        (Some(_), Some(to)) if signed && sign.is_none() => malformed(&to, Misfit::Unsigned),
        (Some(from), Some(to)) => Data::Edge(Edge { from, to, sign, delay: get("delay"), why: get("why") }.into()),
        _ => malformed("", Misfit::NotAnEdge),
    }
}

/// Reads `{within, percent}`.
pub(super) fn sle_of_map(entries: &[Entry], calendar: &Calendar) -> Data {
    let get = |name: &str| {
        entries.iter().find(|entry| entry.key.text == name).and_then(|entry| Node::as_str(&entry.value)).unwrap_or("")
    };
    let text = format!("{} within {}", get("percent"), get("within"));
    let plain = Scalar { text, style: ScalarStyle::Plain };
    read(&plain, &Base::Sle, calendar)
}
