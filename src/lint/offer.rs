//! Fixes that rules offer: another word for one that stands alone, a new entry in front matter. Where it is not certain that the place
//! holds what it seems to, nothing is offered.

use crate::edit::{self, Edit, Fix};
use crate::kind::Meaning;
use crate::model::{Artifact, ArtifactId, Model, Value};
use crate::source::Span;

use super::Draft;

/// Writes a word in place of another, if that stands exactly once at the place.
pub(super) fn word(model: &Model, safe: bool, span: Span, written: &str, instead: &str) -> Option<Fix> {
    edit::word(&model.sources, safe, span, written, instead)
}

/// The one artifact among several that has these words as its title.
pub(super) fn titled<'m>(model: &'m Model, among: impl Iterator<Item = ArtifactId>, words: &str) -> Option<&'m str> {
    let words = words.trim();
    let lower = words.to_lowercase();
    let is_same = |title: &str| title.eq_ignore_ascii_case(words) || (!title.is_ascii() && title.to_lowercase() == lower);
    let mut found = among.map(|id| model.artifact(id)).filter(|artifact| is_same(&artifact.title));
    let first = found.next()?;
    found.all(|other| other.id == first.id).then_some(first.id.as_str())
}

/// A text as YAML reads it, whatever it holds.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes a new field at the end of an artifact's front matter or of its YAML mapping; `lines` are those of the entry.
pub(super) fn entry(model: &Model, artifact: &Artifact, lines: &[String]) -> Option<Edit> {
    let document = model.document(artifact.document);
    let span = match document.markdown() {
        Some(markdown) => markdown.front.as_ref()?.root.as_ref()?.span,
        None => artifact.record.span,
    };
    let slice = model.sources.slice(span);
    if artifact.parent.is_some() || artifact.partial || slice.is_empty() || slice.starts_with(['{', '[']) {
        return None;
    }
    let text = &model.sources.file(span.source).text;
    let line_start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let lead = text[line_start..span.start as usize].chars().count();
    let end = span.start as usize + slice.trim_end().len();
    let end = text[end..].find(['\r', '\n']).map_or(text.len(), |at| end + at);
    let place = u32::try_from(end).ok()?;
    let added: String = lines.iter().map(|line| format!("\n{}{line}", " ".repeat(lead))).collect();
    Some(Edit { span: Span::new(span.source, place, place), text: added })
}

/// Writes a new element at the end of a list in front matter or YAML.
fn element(model: &Model, list: &Value, text: &str) -> Option<Edit> {
    let slice = model.sources.slice(list.span);
    let file = &model.sources.file(list.span.source).text;
    let end = list.span.start as usize + slice.trim_end().len();
    if let Some(inner) = slice.trim_end().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let place = u32::try_from(end - 1).ok()?;
        let comma = if inner.trim().is_empty() { "" } else { ", " };
        return Some(Edit { span: Span::new(list.span.source, place, place), text: format!("{comma}{text}") });
    }
    if !slice.starts_with("- ") {
        return None;
    }
    let start = list.span.start as usize;
    let lead = start - file[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = file[end..].find(['\r', '\n']).map_or(file.len(), |at| end + at);
    let place = u32::try_from(end).ok()?;
    Some(Edit { span: Span::new(list.span.source, place, place), text: format!("\n{}- {text}", " ".repeat(lead)) })
}

/// Adds the other side of an interaction to the team that does not mention it.
pub(super) fn interaction(model: &Model, team: ArtifactId, with: ArtifactId, mode: Option<&str>) -> Option<Fix> {
    let (artifact, other) = (model.artifact(team), model.artifact(with));
    let kind = model.catalogue.get(artifact.kind);
    let field = kind.fields.meaning(Meaning::Interactions)?;
    let crate::kind::Base::Record(of) = &field.of.base else { return None };
    let fields = &kind.record(of)?.fields;
    let mut parts = vec![format!("{}: {}", fields.meaning(Meaning::OtherTeam)?.name, other.id)];
    if let (Some(mode), Some(field)) = (mode, fields.meaning(Meaning::InteractionMode)) {
        parts.push(format!("{}: {mode}", field.name));
    }
    let text = format!("{{{}}}", parts.join(", "));
    let edit = match artifact.record.field(&field.name) {
        Some(given) => element(model, &given.value, &text)?,
        None => entry(model, artifact, &[format!("{}:", field.name), format!("  - {text}")])?,
    };
    let title = format!("add the interaction to {}", artifact.title);
    Some(Fix { title, safe: false, edits: vec![edit] })
}

/// Adds to what it supersedes that it is superseded, where a finding stands at that reference.
pub(super) fn successor(model: &Model, id: ArtifactId, draft: Draft) -> Draft {
    let at = draft.label.span;
    let Some(older) =
        model.list(id, Meaning::Supersedes).iter().find(|value| value.span == at).and_then(|value| model.behind(value))
    else {
        return draft;
    };
    let (artifact, newer) = (model.artifact(older), model.artifact(id));
    let kind = model.catalogue.get(artifact.kind);
    let fix = kind.fields.meaning(Meaning::SupersededBy).filter(|field| artifact.record.field(&field.name).is_none()).and_then(
        |field| {
            let mut edits = vec![entry(model, artifact, &[format!("{}: {}", field.name, newer.id)])?];
            if let Some(status) = model.meaning(older, Meaning::Status)
                && let Some(word) = status.value.as_text()
                && let Some(fix) = self::word(model, true, status.value.span, word, "superseded")
            {
                edits.extend(fix.edits);
            }
            Some(Fix { title: format!("say in {} that {} replaced it", artifact.title, newer.title), safe: true, edits })
        },
    );
    draft.mend(fix)
}
