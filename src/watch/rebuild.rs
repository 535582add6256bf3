//! One turn of the flow: read what changed, check, plan, render what shows something new.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde_json::json;

use crate::finding::Finding;
use crate::lint::{Findings, Memory, Policy, Profile, Scope};
use crate::site::theme::{Theme, ThemeError, chosen};
use crate::site::{self, Site, Sources};
use crate::source::{DiscoverError, SourceMap};
use crate::workspace::{Options, Session, Touched, Workspace};

use super::stage::Show;

/// The embedded theme, and the files over it: path in it, and content.
type Overrides = (String, Vec<(String, Vec<u8>)>);

/// Rebuilds one repository again and again.
#[derive(Debug)]
pub struct Rebuild {
    options: Options,
    profile: Option<Profile>,
    scope: Scope,
    session: Session,
    memory: Memory,
    theme: Option<(Overrides, Theme)>,
    site: Option<Arc<Site>>,
}

/// What a turn found, and what to show of it.
#[derive(Debug)]
pub struct Turn {
    pub workspace: Workspace,
    pub policy: Policy,
    /// Those in the paths that were asked for.
    pub findings: Findings,
    /// The whole new site; the last good one where the theme does not work.
    pub show: Show,
    /// What keeps the site from showing the new state.
    pub trouble: Option<String>,
}

/// Why a turn came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// A fault of orgdocs itself; the next turn reads everything anew.
    #[error("orgdocs stumbled over these files, which is a fault of its own; the last site stays")]
    Stumbled,
}

impl Rebuild {
    /// Prepares; `scope` narrows what is reported, never what is read or shown.
    pub fn new(options: Options, profile: Option<Profile>, scope: Scope) -> Self {
        let session = Session::new(options.clone());
        Self { options, profile, scope, session, memory: Memory::lasting(), theme: None, site: None }
    }

    /// Does what the changes ask for; nothing when no file says anything new.
    ///
    /// # Errors
    /// When the root cannot be walked, or by a fault of orgdocs; what was shown before can stay.
    pub fn turn(&mut self, touched: &Touched) -> Result<Option<Turn>, RebuildError> {
        if let Ok(turn) = catch_unwind(AssertUnwindSafe(|| self.try_turn(touched))) {
            return Ok(turn?);
        }
        self.session = Session::new(self.options.clone());
        self.memory = Memory::lasting();
        self.site = None;
        Err(RebuildError::Stumbled)
    }

    fn try_turn(&mut self, touched: &Touched) -> Result<Option<Turn>, DiscoverError> {
        let Some(workspace) = self.session.refresh_if_changed(touched)? else { return Ok(None) };
        let policy = Policy::new(&workspace.model.config, self.profile);
        let everything = self.memory.run(&workspace.model, &policy, &Scope::default());
        let trouble = self.render(&workspace, &policy, &everything).err().map(|error| format!("theme: {error}"));
        let findings = everything.within(&self.scope, &workspace.model.sources);
        let show = Show {
            site: self.site.clone().unwrap_or_default(),
            findings: items(&workspace.model.sources, &findings.shown).into(),
            version: self.site.as_deref().map_or_else(String::new, version).into(),
        };
        Ok(Some(Turn { workspace, policy, findings, show, trouble }))
    }

    /// Makes the new site; the embedded theme stands in where nothing else ever worked.
    fn render(&mut self, workspace: &Workspace, policy: &Policy, findings: &Findings) -> Result<(), ThemeError> {
        let written = workspace.model.config.theme.as_ref().map(|theme| theme.value.as_str());
        let own = chosen(written, |folder| workspace.below(&self.options.root, folder));
        let made = self.theme(own).and_then(|mut theme| {
            let site = self.site(&mut theme.1, workspace, policy, findings)?;
            Ok((theme, site))
        });
        let (theme, site, result) = match made {
            Ok((theme, site)) => (Some(theme), site, Ok(())),
            Err(error) if self.site.is_some() => return Err(error),
            Err(error) => (None, self.site(&mut Theme::new([])?, workspace, policy, findings)?, Err(error)),
        };
        self.theme = theme;
        self.site = Some(Arc::new(site));
        result
    }

    /// The theme with these files over it; that of the last turn when they were the same.
    fn theme(&mut self, own: Overrides) -> Result<(Overrides, Theme), ThemeError> {
        match self.theme.take() {
            Some((known, theme)) if known == own => Ok((known, theme)),
            _ => Theme::named(&own.0, own.1.clone()).map(|theme| (own, theme)),
        }
    }

    fn site(&self, theme: &mut Theme, workspace: &Workspace, policy: &Policy, findings: &Findings) -> Result<Site, ThemeError> {
        let model = workspace.shown();
        let read = |path: &str| workspace.bytes(&self.options.root, path);
        let plan = site::plan(
            model,
            findings,
            &site::Options { policy: policy.clone(), words: theme.words(site::language(model)), live: true },
            &read,
        );
        let site = site::render(Sources { plan: &plan, model, findings, read: &read }, theme, self.site.as_deref());
        // Nobody waits until it is gone.
        rayon::spawn(|| drop(plan));
        site
    }
}

/// A name for a site, equal for equal ones.
fn version(site: &Site) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, page) in &site.pages {
        hasher.update(path.as_bytes()).update(&[0]).update(&page.hash);
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// Findings as the pages' script reads them.
fn items(sources: &SourceMap, findings: &[Finding]) -> String {
    let item = |finding: &Finding| {
        let place = sources.place(finding.label.span);
        let path = &sources.file(finding.label.span.source).path;
        json!({
            "level": finding.level.word(),
            "rule": finding.rule.as_str(),
            "message": finding.message,
            "place": format!("{path}:{}:{}", place.line, place.column),
        })
    };
    json!({ "items": findings.iter().map(item).collect::<Vec<_>>() }).to_string()
}

/// Findings as people tell them apart: by what they say of which file, not by their place in it, with how often each occurs.
pub fn census(sources: &SourceMap, findings: &[Finding]) -> BTreeMap<[String; 3], usize> {
    let mut census = BTreeMap::new();
    for finding in findings {
        let path = sources.file(finding.label.span.source).path.clone();
        *census.entry([path, finding.rule.to_string(), finding.message.clone()]).or_default() += 1;
    }
    census
}
