//! `orgdocs new`.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::PathBuf;

use crate::cli::NewArgs;
use crate::kind::{Fields, Kind, Meaning, Name};
use crate::model::{Artifact, ArtifactId, BodyLink, FieldReference, LinkTarget, Model, Target};
use crate::quantity::{self, Date};
use crate::report;
use crate::source::{SourceFile, Span, write};
use crate::syntax::kebab;
use crate::verify::{example_day, example_of};
use crate::workspace;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

/// The unknown that everybody may write, as every program reads it in YAML.
const UNKNOWN: &str = "\"?\"";

pub(super) fn run(args: &NewArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    let root = repository::root(&args.root)?;
    let loaded = repository::load(&root, None)?;
    let model = &loaded.model;
    let kind = find(model, &args.kind)?;
    let id = args.id.clone().unwrap_or_else(|| kebab(&args.title));
    if id.is_empty() {
        return Err(CannotRun::new("the title gives no id; choose one with --id"));
    }
    if kebab(&id) != id {
        let shown = report::escape_plain(&id);
        return Err(CannotRun::new(format!("'{shown}' is no id; write it in lower case with hyphens, such as '{}'", kebab(&id))));
    }
    let (text, ending) = document(model, kind, &args.title, &id);
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}/{id}.{ending}", kind.plural)));
    let text = dated(&text, example_day(), model.as_of);
    let text = settled(model, &path.to_string_lossy().replace('\\', "/"), text);
    let target = if args.output.is_some() { Ok(path.clone()) } else { write::inside(&root, &path) };
    target.and_then(|target| write::create_file(&target, text.as_bytes())).map_err(|error| {
        let shown = report::escape_plain(&path.to_string_lossy()).to_string();
        CannotRun::new(match error.kind() {
            ErrorKind::AlreadyExists => format!("'{shown}' is there already; choose another --id or --output"),
            _ => format!("cannot write '{shown}': {error}"),
        })
    })?;
    output.write(&format!("{}\n", path.display()));
    output.note("It holds the kind's example, with `?` where it named what you do not have. Replace what is not yours, then run `orgdocs check`.");
    Ok(Outcome::Clean)
}

fn find<'m>(model: &'m Model, word: &str) -> Result<&'m Kind, CannotRun> {
    let found = model.catalogue.find(word).map(|id| model.catalogue.get(id)).filter(|kind| !kind.declared_only);
    found.ok_or_else(|| {
        let near = model.catalogue.nearest(word).map(|near| format!("; did you mean '{near}'?")).unwrap_or_default();
        CannotRun::new(format!("there is no kind '{}'{near}", report::escape_plain(word)))
    })
}

/// The kind's example under another title and id.
fn document(model: &Model, kind: &Kind, title: &str, id: &str) -> (String, &'static str) {
    let example = example_of(model, kind);
    let folder = format!("{}/", kind.plural);
    let Some(main) = example.files.iter().find(|file| file.path.starts_with(&folder)).or(example.files.first()) else {
        return (format!("---\nkind: {}\n---\n# {title}\n", kind.name), "md");
    };
    let markdown = main.path.ends_with(".md");
    let mut lines = Vec::new();
    let (mut titled, mut fences) = (false, 0);
    for line in main.text.lines() {
        fences += usize::from(line == "---");
        let in_fields = !markdown || fences == 1;
        let replaced = match line {
            _ if line.starts_with("id:") => format!("id: {id}"),
            _ if line.starts_with("# ") && markdown && !titled => {
                titled = true;
                format!("# {title}")
            }
            _ if (line.starts_with("title:") || line.starts_with("name:")) && in_fields => {
                let key = line.split(':').next().unwrap_or("title");
                format!("{key}: {}", quoted(title))
            }
            _ => line.to_owned(),
        };
        lines.push(replaced);
    }
    (lines.join("\n") + "\n", if markdown { "md" } else { "yaml" })
}

/// The text with its days moved, so that what was under way when the example was written is under way today.
fn dated(text: &str, from: Date, today: Date) -> String {
    const DAY: usize = "2026-04-15".len();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let alone = !out.ends_with(|c: char| c.is_alphanumeric() || c == '-')
            && !rest.get(DAY..).is_some_and(|after| after.starts_with(|c: char| c.is_alphanumeric() || c == '-'));
        let day = if alone && c.is_ascii_digit() { rest.get(..DAY).and_then(|word| quantity::date(word).ok()) } else { None };
        match day {
            Some(day) => out.push_str(&today.plus_days(from.days_until(day)).to_string()),
            None => out.push(c),
        }
        rest = &rest[if day.is_some() { DAY } else { c.len_utf8() }..];
    }
    out
}

/// The text with `?`, the unknown that everybody may write, in place of what leads nowhere in this repository or what another
/// document has, and links there as their words alone.
fn settled(model: &Model, path: &str, text: String) -> String {
    let files = model.sources.iter().map(|(_, file)| file.clone()).chain([SourceFile::new(path, text.as_str())]);
    let with = &workspace::from_files(files.collect(), Some(model.as_of), Vec::new());
    let Some(document) = with.documents.iter().find(|document| document.path == path) else { return text };
    let all = |meaning| document.artifacts.iter().flat_map(|id| places(with, *id, meaning)).collect::<Vec<Span>>();
    // Where nobody is declared yet, any name may be somebody's, and one name is better than none for who answers.
    let owners: Vec<Span> = if with.knows_people() { Vec::new() } else { all(Meaning::AccountableOwner) };
    let answers = |reference: &FieldReference| owners.iter().any(|owner| owner.contains(reference.span));
    let astray = |reference: &&FieldReference| {
        let leads_nowhere = matches!(reference.target, Target::Missing | Target::WrongKind(_));
        leads_nowhere && document.artifacts.contains(&reference.from) && !answers(reference)
    };
    let unknown = with.graph.references.iter().filter(astray).map(|reference| (reference.span, "?"));
    let links = document.markdown().map_or(&[][..], |markdown| &markdown.outline.links);
    let broken = |link: &&BodyLink| {
        let nowhere = matches!(link.leads_to, LinkTarget::NoFile(_) | LinkTarget::NoAnchor(..) | LinkTarget::NoArtifact { .. });
        nowhere && with.document(link.document).path == path
    };
    let words =
        with.graph.links.iter().filter(broken).filter_map(|link| Some((link.span, links.get(link.index)?.words.as_str())));
    // The example's pictures are not beside it.
    let pictures = all(Meaning::Picture).into_iter().map(|span| (span, "?"));
    let taken: Vec<(Span, String)> = document.artifacts.iter().flat_map(|id| taken(with, *id)).collect();
    let is_left = |(span, _): &(Span, &str)| !taken.iter().any(|(whole, _)| whole.contains(*span));
    let mut edits: Vec<(Span, &str)> = unknown.chain(words).chain(pictures).filter(is_left).collect();
    edits.extend(taken.iter().map(|(span, with)| (*span, with.as_str())));
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    edits.dedup_by_key(|(span, _)| *span);
    let mut settled = text;
    let body = document.markdown().map_or(u32::MAX, |markdown| markdown.body.start);
    for (span, with) in edits {
        let place = span.start as usize..span.end as usize;
        let is_bare = with == "?" && span.start < body && is_value(&settled, &place);
        settled.replace_range(place, if is_bare { UNKNOWN } else { with });
    }
    settled
}

/// Whether a place in YAML is all of a value: no other program reads a mark of interrogation there that has no quotes.
fn is_value(text: &str, place: &Range<usize>) -> bool {
    let (line, rest) = (text[..place.start].rsplit('\n').next().unwrap_or_default(), &text[place.end..]);
    let is_flow = line.contains(['[', '{']);
    let opens = line.trim().is_empty() || [": ", "- ", "[", "{"].iter().any(|before| line.ends_with(before));
    let rest = rest.trim_start_matches(' ');
    let closes = rest.is_empty() || rest.starts_with(['\n', '\r', '#']) || (is_flow && rest.starts_with([',', ']', '}']));
    (opens || (is_flow && line.trim_end().ends_with(','))) && closes
}

/// The places of what only one document may have and another one here has, with what to say instead: of a metric its id alone, of a
/// service and of what a decision is about nothing yet.
fn taken(model: &Model, id: ArtifactId) -> Vec<(Span, String)> {
    let document = model.artifact(id).document;
    let is_elsewhere = |other: &ArtifactId| model.artifact(*other).document != document;
    let declared = model.iter().filter(|(_, declared)| {
        declared.parent == Some(id) && model.graph.at(declared.kind, &declared.id).iter().any(is_elsewhere)
    });
    let instead = |(declared, artifact): (ArtifactId, &Artifact)| {
        let words = if model.is_metric(declared) { format!("{{id: {}}}", artifact.id) } else { "?".to_owned() };
        (artifact.record.span, words)
    };
    // A row of a table or a bullet cannot be left out so.
    let declared = declared.map(instead).filter(|(span, _)| model.sources.slice(*span).starts_with('{'));
    let topic =
        |id: ArtifactId| model.meaning(id, Meaning::Topic).and_then(|topic| Some((topic.value.as_text()?, topic.value.span)));
    let decided = |words: &str| {
        let others = model.iter().map(|(other, _)| other).filter(is_elsewhere);
        others.filter_map(topic).any(|(other, _)| kebab(other) == kebab(words))
    };
    let topic = topic(id).filter(|(words, _)| decided(words)).map(|(_, span)| (span, "?".to_owned()));
    declared.chain(topic).collect()
}

/// Where an artifact says something with a meaning, in itself or in its parts.
fn places(model: &Model, id: ArtifactId, meaning: Meaning) -> Vec<Span> {
    let artifact = model.artifact(id);
    let kind = model.catalogue.get(artifact.kind);
    let all = kind.types.values().map(|of| &of.fields).chain([&kind.fields]);
    let names: Vec<&Name> =
        all.flat_map(Fields::iter).filter(|field| field.means == Some(meaning)).map(|field| &field.name).collect();
    let mut spans = Vec::new();
    artifact.record.visit(&mut Vec::new(), &mut |way, value| {
        if way.last().is_some_and(|field| names.contains(&&field.name)) && value.as_list().is_empty() {
            spans.push(value.span);
        }
    });
    spans
}

/// A title as YAML can hold it.
fn quoted(title: &str) -> String {
    let plain = title.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\''));
    if plain { title.to_owned() } else { serde_json::Value::String(title.to_owned()).to_string() }
}
