//! `orgdocs init`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::InitArgs;
use crate::config;
use crate::exchange::{Proposal, Survey, survey};
use crate::model::Model;
use crate::report::escape_plain;
use crate::source::{DiskTree, Tree, write};
use crate::syntax::Block;
use crate::workspace;

use super::output::Output;
use super::{CannotRun, Outcome, repository};

/// The longest row of a list, in bytes.
const ROW: usize = 100;

pub(super) fn run(args: &InitArgs, output: &mut Output) -> Result<Outcome, CannotRun> {
    if !args.folder.is_dir() {
        return Err(CannotRun::new(format!("there is no folder '{}'", args.folder.display())));
    }
    let path = args.folder.join(config::FILE_NAME);
    if path.exists() {
        return Err(CannotRun::new(format!("'{}' is there already; nothing was changed", path.display())));
    }
    let loaded = repository::load(&args.folder, None)?;
    let model = &loaded.model;
    let tree = DiskTree::new(&args.folder);
    let found = survey(model, &|path| tree.exists(path));
    let whole = args.folder.canonicalize().ok();
    let name = || Some(whole.as_deref()?.file_name()?.to_string_lossy().into_owned());
    let title = heading(model).or_else(name);
    let is_new = found.ordinary == 0 && found.proposals.is_empty();
    let kinds = if is_new { by_group(model) } else { "[]".to_owned() };
    let text = template(&title.unwrap_or_else(|| "Handbook".to_owned()), &args.profile, &kinds, &found);
    write::create_file(&path, text.as_bytes())
        .map_err(|error| CannotRun::new(format!("cannot write '{}': {error}", path.display())))?;
    output.write(&format!("{}\n", path.display()));
    let outer = whole.as_deref().and_then(Path::parent).map(workspace::root_of).map(|root| root.join(config::FILE_NAME));
    if let Some(outer) = outer.filter(|outer| outer.is_file()) {
        let outer = outer.display().to_string();
        output.note(&escape_plain(&format!("{outer} was the configuration here until now; its checks leave this folder out")));
    }
    said(&found, output);
    Ok(Outcome::Clean)
}

/// The heading of the page that opens the repository.
fn heading(model: &Model) -> Option<String> {
    let page = |path: &str| model.documents.iter().find(|document| document.path == path)?.markdown();
    let first = ["README.md", "readme.md", "index.md"].into_iter().find_map(page)?;
    first.outline.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if heading.level == 1 => Some(heading.text.words.clone()),
        _ => None,
    })
}

/// What was found, and what to do next.
fn said(found: &Survey, output: &mut Output) {
    let mut by_kind: BTreeMap<&str, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &found.proposals {
        by_kind.entry(&proposal.kind).or_default().push(proposal);
    }
    for (kind, proposals) in by_kind {
        let pages: usize = proposals.iter().map(|proposal| proposal.pages).sum();
        let more = match proposals.len() - 1 {
            0 => String::new(),
            1 => " and 1 more folder".to_owned(),
            n => format!(" and {n} more folders"),
        };
        output.note(&escape_plain(&format!("{pages} pages read like a {kind}, in {}{more}", proposals[0].glob)));
    }
    if let Some(owners) = &found.codeowners {
        output.note(&format!("{owners} names teams and people: `orgdocs import codeowners {owners}` writes them down"));
    }
    match found.backstage.as_slice() {
        [] => {}
        [one] => {
            output.note(&escape_plain(&format!("{one} is a catalogue of Backstage: `orgdocs import backstage {one}` reads it")));
        }
        several => {
            output.note(&format!("{} files are a catalogue of Backstage: `orgdocs import backstage` reads them", several.len()));
        }
    }
    if found.ordinary == 0 && found.proposals.is_empty() {
        output.note("Next: `orgdocs new team \"Your team\"` for a first document, then `orgdocs watch --open`.");
        return;
    }
    let ordinary = match found.ordinary {
        0 => String::new(),
        1 => "1 page stays ordinary: only its links are checked. ".to_owned(),
        pages => format!("{pages} pages stay ordinary: only their links are checked. "),
    };
    output.note(&format!("{ordinary}Next: `orgdocs check`; `orgdocs check --write-baseline` lives with what it finds."));
}

/// The kinds that can be written as a sequence in YAML, those of a group in a row.
fn by_group(model: &Model) -> String {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, kind) in model.catalogue.iter().filter(|(_, kind)| !kind.declared_only) {
        groups.entry(&kind.group).or_default().push(kind.name.as_str());
    }
    let rows: String = groups.values().map(|kinds| format!("  {},\n", kinds.join(", "))).collect();
    format!("[\n{rows}]")
}

/// A sequence in YAML after its key: in one row, or where that is long in a row for each.
fn listed(items: &[String]) -> String {
    let row = format!(" [{}]", items.join(", "));
    if row.len() <= ROW { row } else { items.iter().map(|item| format!("\n    - {item}")).collect() }
}

fn template(title: &str, profile: &str, kinds: &str, found: &Survey) -> String {
    let title = serde_json::Value::String(title.to_owned());
    let mut by_kind: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for proposal in &found.proposals {
        by_kind.entry(&proposal.kind).or_default().push(serde_json::Value::String(proposal.glob.clone()).to_string());
    }
    let kinds = if by_kind.is_empty() {
        format!(
            "# Files under these kinds' own folders (teams/, people.yaml, …) are documents of that kind without saying so.\nkinds: {kinds}\n"
        )
    } else {
        let globs: String = by_kind.iter().map(|(kind, globs)| format!("  {kind}:{}\n", listed(globs))).collect();
        format!(
            "# These files are documents of a kind without saying so; what you take out stays an ordinary page.\nkinds:\n{globs}"
        )
    };
    format!(
        "title: {title}
profile: {profile}          # starter | recommended | strict | pedantic | timeless

{kinds}
# organisation:
#   phase: getting-traction   # experimenting | getting-traction | hyper-growth | optimizing; switches on what that phase expects
#   functions: [product, design, technology]
#   roles: {{}}
"
    )
}
