//! Reads `orgdocs.yaml` part by part, so that one mistake leaves the rest in force.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::finding::{Level, Phase};
use crate::quantity;
use crate::source::{Patterns, SourceId, is_pattern};
use crate::syntax::typed::{self, Spanned};
use crate::syntax::{Entry, FaultKind, Node, YamlDocument, nearest};

use super::organisation::Role;
use super::{Config, ConfigFault, ConfigWaiver, Expectations, KindSetting, Organisation, Override, expectation_catalogue};

/// The settings of `orgdocs.yaml`.
pub const SETTINGS: [&str; 20] = [
    "title",
    "twins",
    "language",
    "summary",
    "as_of",
    "profile",
    "include",
    "exclude",
    "site_root",
    "source_link",
    "edit_link",
    "commit_link",
    "version",
    "url",
    "kinds",
    "rules",
    "overrides",
    "waive",
    "organisation",
    "theme",
];

/// The settings under `organisation:`.
pub const ORGANISATION_SETTINGS: [&str; 8] =
    ["phase", "calendar", "functions", "responsibilities", "investment_categories", "roles", "names_in_skills", "expectations"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWaiver {
    rule: Spanned<String>,
    reason: Option<String>,
    until: Option<Spanned<String>>,
    #[serde(default)]
    paths: Vec<Spanned<String>>,
}

/// Reads the documents of `orgdocs.yaml`; what cannot be read is recorded and has its default.
pub fn read(source: SourceId, documents: &[YamlDocument]) -> Config {
    let mut config = Config { source: Some(source), ..Config::default() };
    for fault in documents.iter().flat_map(|document| &document.faults) {
        let message = match &fault.kind {
            FaultKind::Syntax { message } => message.clone(),
            FaultKind::DuplicateKey { key, .. } => format!("`{key}` is given twice"),
            _ => "this cannot be read as YAML".to_owned(),
        };
        config.faults.push(ConfigFault { span: fault.span, message, help: None });
    }
    let Some(root) = documents.iter().find_map(|document| document.root.as_ref()) else { return config };
    let Some(entries) = root.as_map() else {
        let message = "the configuration is a mapping of names to values".to_owned();
        config.faults.push(ConfigFault { span: root.span, message, help: None });
        return config;
    };
    for entry in entries {
        let result = setting(&mut config, entry);
        if let Err(fault) = result {
            config.faults.push(fault);
        }
    }
    config
}

fn setting(config: &mut Config, entry: &Entry) -> Result<(), ConfigFault> {
    let node = &entry.value;
    match entry.key.text.as_str() {
        "title" => config.title = value(node)?,
        "language" => config.language = Some(language(node)?),
        "summary" => config.summary = value(node)?,
        "as_of" => {
            let text: String = value(node)?;
            config.as_of = Some(quantity::date(&text).map_err(|problem| fault(node, problem.message, problem.help))?);
        }
        "profile" => config.profile = value(node)?,
        "include" => config.include = globs(node, &mut config.faults)?,
        "exclude" => config.exclude = globs(node, &mut config.faults)?,
        "site_root" => folder(&value::<String>(node)?).clone_into(&mut config.site_root),
        "source_link" => config.source_link = Some(value(node)?),
        "edit_link" => config.edit_link = Some(value(node)?),
        "commit_link" => config.commit_link = Some(value(node)?),
        "version" => config.version = Some(value(node)?),
        "url" => config.url = Some(value(node)?),
        "twins" => config.twins = value(node)?,
        "theme" => {
            let Spanned { value, span } = value::<Spanned<String>>(node)?;
            config.theme = Some(Spanned { value: folder(&value).to_owned(), span });
        }
        "kinds" => config.kinds = kinds(node, &mut config.faults)?,
        "rules" => config.rules = levels(node, &mut config.faults),
        "overrides" => {
            for part in node.as_seq().ok_or_else(|| fault(node, "overrides are a list", None))? {
                let part = override_part(part, &mut config.faults)?;
                config.overrides.push(part);
            }
        }
        "waive" => {
            for written in value::<Vec<WrittenWaiver>>(node)? {
                let waiver = waiver(written, &mut config.faults);
                config.waive.extend(waiver);
            }
        }
        "organisation" => organisation(node, &mut config.organisation, &mut config.faults),
        key => return Err(unknown(entry, key, SETTINGS.into_iter(), "orgdocs.yaml")),
    }
    Ok(())
}

/// A tag such as `de` or `de-CH`.
fn language(node: &Node) -> Result<String, ConfigFault> {
    let tag: String = value(node)?;
    let mut parts = tag.split('-');
    let is_primary = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_further = |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if parts.next().is_some_and(is_primary) && parts.all(is_further) {
        return Ok(tag);
    }
    let help = "write a language tag: `en`, `de`, `de-CH`".to_owned();
    Err(fault(node, format!("`{tag}` is no language"), Some(help)))
}

/// Patterns for paths; one that cannot be read is recorded and left out.
fn globs(node: &Node, faults: &mut Vec<ConfigFault>) -> Result<Vec<Spanned<String>>, ConfigFault> {
    let mut found: Vec<Spanned<String>> = value(node)?;
    found.retain(|glob| is_readable(glob, faults));
    Ok(found)
}

/// Whether a pattern can be read; one that cannot is recorded.
fn is_readable(glob: &Spanned<String>, faults: &mut Vec<ConfigFault>) -> bool {
    let readable = is_pattern(&glob.value);
    if !readable {
        let message = format!("'{}' is not a pattern for paths", glob.value);
        faults.push(ConfigFault { span: glob.span, message, help: Some("Write it as in `teams/**/*.md`.".into()) });
    }
    readable
}

fn value<T: DeserializeOwned>(node: &Node) -> Result<T, ConfigFault> {
    typed::read(node).map_err(|error| ConfigFault { span: error.span, message: error.message, help: None })
}

/// A folder of the repository as `theme`, `./theme` or `theme/`.
fn folder(written: &str) -> &str {
    written.trim_start_matches("./").trim_matches('/')
}

fn fault(node: &Node, message: impl Into<String>, help: Option<String>) -> ConfigFault {
    ConfigFault { span: node.span, message: message.into(), help }
}

fn unknown<'k>(entry: &Entry, key: &str, known: impl Iterator<Item = &'k str>, place: &str) -> ConfigFault {
    let help = nearest(key, known).map(|near| format!("did you mean `{near}`?")).or_else(|| elsewhere(key));
    ConfigFault { span: entry.key.span, message: format!("{place} has no setting `{key}`"), help }
}

/// Where a setting stands that was looked for in another place.
fn elsewhere(key: &str) -> Option<String> {
    match key {
        "name" => Some("the name is `title`, at the top of the file".to_owned()),
        _ if SETTINGS.contains(&key) => Some(format!("`{key}` stands at the top of the file")),
        _ if ORGANISATION_SETTINGS.contains(&key) => Some(format!("`{key}` stands under `organisation`")),
        _ => None,
    }
}

/// `kinds: [team, person]`, or `kinds: {team: [teams/*.md]}` with globs of one's own.
fn kinds(node: &Node, faults: &mut Vec<ConfigFault>) -> Result<Vec<KindSetting>, ConfigFault> {
    if let Some(entries) = node.as_map() {
        let mut setting = |entry: &Entry| {
            let files = if entry.value.is_absent() { Vec::new() } else { globs(&entry.value, faults)? };
            Ok(KindSetting { name: Spanned { value: entry.key.text.clone(), span: entry.key.span }, files })
        };
        return entries.iter().map(&mut setting).collect();
    }
    let names: Vec<Spanned<String>> = value(node)?;
    Ok(names.into_iter().map(|name| KindSetting { name, files: Vec::new() }).collect())
}

fn levels(node: &Node, faults: &mut Vec<ConfigFault>) -> Vec<(Spanned<String>, Level)> {
    let Some(entries) = node.as_map() else {
        if !node.is_absent() {
            faults.push(fault(node, "rules are a mapping of rule names to levels", None));
        }
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        match value::<Level>(&entry.value) {
            Ok(level) => found.push((Spanned { value: entry.key.text.clone(), span: entry.key.span }, level)),
            Err(_) => {
                let written = entry.value.as_str().unwrap_or("this");
                let message = format!("`{written}` is no level");
                faults.push(fault(&entry.value, message, Some("write `error`, `warning`, `info` or `off`".into())));
            }
        }
    }
    found
}

fn override_part(node: &Node, faults: &mut Vec<ConfigFault>) -> Result<Override, ConfigFault> {
    let (mut part, mut nowhere) = (Override::default(), false);
    for entry in node.as_map().ok_or_else(|| fault(node, "an override has `paths` or `kinds`, and `rules`", None))? {
        match entry.key.text.as_str() {
            "paths" => {
                part.paths = globs(&entry.value, faults)?;
                part.places = places(&part.paths);
                nowhere = part.paths.is_empty() && entry.value.as_seq().is_some_and(|paths| !paths.is_empty());
            }
            "kinds" => part.kinds = value(&entry.value)?,
            "rules" => part.rules = levels(&entry.value, faults),
            key => return Err(unknown(entry, key, ["paths", "kinds", "rules"].into_iter(), "an override")),
        }
    }
    // Without paths it would hold everywhere.
    Ok(if nowhere { Override::default() } else { part })
}

fn places(paths: &[Spanned<String>]) -> Patterns {
    Patterns::of_places(paths.iter().map(|path| path.value.as_str())).unwrap_or_default()
}

/// An exception; nothing where none of its paths can be read, since one without paths holds everywhere.
fn waiver(mut written: WrittenWaiver, faults: &mut Vec<ConfigFault>) -> Option<ConfigWaiver> {
    let everywhere = written.paths.is_empty();
    written.paths.retain(|glob| is_readable(glob, faults));
    if written.paths.is_empty() && !everywhere {
        return None;
    }
    let until = written.until.and_then(|until| match quantity::date(&until.value) {
        Ok(date) => Some(Spanned { value: date, span: until.span }),
        Err(problem) => {
            faults.push(ConfigFault { span: until.span, message: problem.message, help: problem.help });
            None
        }
    });
    let reason = written.reason.filter(|reason| !reason.trim().is_empty());
    let places = places(&written.paths);
    Some(ConfigWaiver { rule: written.rule, reason, until, paths: written.paths, places })
}

fn organisation(node: &Node, into: &mut Organisation, faults: &mut Vec<ConfigFault>) {
    let Some(entries) = node.as_map() else {
        faults.push(fault(node, "the organisation is a mapping of names to values", None));
        return;
    };
    let mut expectations = None;
    for entry in entries {
        let node = &entry.value;
        let result = match entry.key.text.as_str() {
            "phase" => phase(node).map(|phase| into.phase = Some(phase)),
            "calendar" => value::<Calendar>(node).map(|calendar| {
                into.hours_per_day = calendar.hours_per_day;
                into.days_per_week = calendar.days_per_week;
            }),
            "functions" => value(node).map(|functions| into.functions = functions),
            "responsibilities" => value(node).map(|responsibilities| into.responsibilities = responsibilities),
            "investment_categories" => value(node).map(|categories: BTreeMap<_, _>| into.investment_categories = categories),
            "names_in_skills" => value(node).map(|names| into.names_in_skills = Some(names)),
            "roles" => roles(node).map(|roles| into.roles = roles),
            "expectations" => {
                expectations = Some(node);
                Ok(())
            }
            key => Err(unknown(entry, key, ORGANISATION_SETTINGS.into_iter(), "the organisation")),
        };
        if let Err(fault) = result {
            faults.push(fault);
        }
    }
    into.expectations = Expectations::defaults(into.phase, &into.calendar());
    if let Some(node) = expectations {
        own_expectations(node, into, faults);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Calendar {
    hours_per_day: Option<f64>,
    days_per_week: Option<f64>,
}

fn phase(node: &Node) -> Result<Phase, ConfigFault> {
    let text: String = value(node)?;
    Phase::from_word(&text).ok_or_else(|| {
        let near = nearest(&text, Phase::ALL.map(Phase::word));
        let all = Phase::ALL.map(Phase::word).join("`, `");
        let help = near.map_or_else(|| format!("write `{all}`"), |near| format!("did you mean `{near}`?"));
        fault(node, format!("`{text}` is no phase"), Some(help))
    })
}

fn roles(node: &Node) -> Result<Vec<Role>, ConfigFault> {
    let entries = node.as_map().ok_or_else(|| fault(node, "roles are a mapping of role names to people", None))?;
    let role = |entry: &Entry| {
        let holders = match value::<Vec<Spanned<String>>>(&entry.value) {
            Ok(several) => several,
            Err(_) => vec![value::<Spanned<String>>(&entry.value)?],
        };
        Ok((Spanned { value: entry.key.text.clone(), span: entry.key.span }, holders))
    };
    entries.iter().map(role).collect()
}

fn own_expectations(node: &Node, into: &mut Organisation, faults: &mut Vec<ConfigFault>) {
    let calendar = into.calendar();
    for entry in node.as_map().unwrap_or_default() {
        let known = expectation_catalogue().iter().find(|expectation| expectation.name == entry.key.text);
        let Some(expectation) = known else {
            let names = expectation_catalogue().iter().map(|expectation| expectation.name.as_str());
            faults.push(unknown(entry, &entry.key.text, names, "`expectations`"));
            continue;
        };
        let text = entry.value.as_str().unwrap_or("").trim();
        if text == "off" {
            into.expectations.unset(&expectation.name);
            continue;
        }
        match expectation.read(text, &calendar) {
            Ok(quantity) => into.expectations.set(&expectation.name, quantity),
            Err(problem) => faults.push(fault(&entry.value, problem.message, problem.help)),
        }
    }
}
