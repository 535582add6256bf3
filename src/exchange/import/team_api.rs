//! Team APIs: pages in the form of the template become documents of kind team as they are, since their headings and bullets are read;
//! Team API as code is read as it is already.

use crate::source::{SourceFile, SourceMap};
use crate::syntax::{Block, kebab, markdown};

use super::Imported;

/// Reads Team API pages, given as paths with texts.
pub fn team_api(files: &[(String, String)]) -> Imported {
    let mut imported = Imported::default();
    let mut sources = SourceMap::default();
    for (path, text) in files {
        let stem = path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or(path);
        let unnamed = || format!("no id can be made of the name of {path}, so it was left out");
        let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        if yaml {
            if !text.lines().any(|line| line.starts_with("teamapi:")) {
                imported.notes.push(format!("{path} has no `teamapi:`"));
            } else if kebab(stem).is_empty() {
                imported.notes.push(unnamed());
            } else {
                imported.files.push((format!("teams/{}.yaml", kebab(stem)), text.clone()));
            }
            continue;
        }
        let id = sources.add(SourceFile::new(path.as_str(), text.as_str()));
        let page = markdown::parse(id, text);
        let title = page.outline.blocks.iter().find_map(|block| match block {
            Block::Heading(heading) => Some(heading.text.words.clone()),
            _ => None,
        });
        let generic = |title: &String| title.to_lowercase().contains("team api") || title.is_empty();
        let titled = title.filter(|title| !generic(title)).map(|title| kebab(&title)).filter(|id| !id.is_empty());
        let id = titled.unwrap_or_else(|| kebab(stem));
        if id.is_empty() {
            imported.notes.push(unnamed());
            continue;
        }
        let body = text.trim_start_matches('\u{feff}');
        let document = match body.split_once('\n') {
            Some((_, rest)) if page.front.is_some() => format!("---\nkind: team\n{rest}"),
            _ => format!("---\nkind: team\n---\n{body}"),
        };
        imported.files.push((format!("teams/{id}.md"), document));
    }
    imported.files.sort();
    imported
}
