//! Which files are artifacts, and of which kind.

use crate::config::Config;
use crate::kind::{Catalogue, Kind, KindId, normalise};
use crate::source::{Patterns, Span, is_pattern};
use crate::syntax::{Entry, Node, nearest};

use super::{Claim, ClaimedBy, listed, path};

/// The name of a kind's definition, which is no document of the kind it defines.
const DEFINITION: &str = "kind.yaml";

/// The globs of a run.
pub(super) struct Claims<'a> {
    catalogue: &'a Catalogue,
    configured: Globs,
    builtin: Globs,
    /// Whether there is a configuration.
    speaks: bool,
}

/// What the words of a document say about its kind.
pub(super) enum Said {
    Claimed(Claim),
    /// `kind:` is one slip away from a kind, and the document looks like one.
    Slip {
        written: String,
        span: Span,
        near: String,
    },
    /// `kind:` names something that is not ours, such as a manifest's.
    Foreign,
    Nothing,
}

#[derive(Default)]
struct Globs {
    patterns: Patterns,
    kinds: Vec<KindId>,
}

impl Globs {
    fn build<'g>(patterns: impl Iterator<Item = (KindId, &'g str)>) -> Self {
        let (kinds, patterns): (Vec<_>, Vec<_>) = patterns.filter(|(_, pattern)| is_pattern(pattern)).unzip();
        Self { patterns: Patterns::of_files(patterns).unwrap_or_default(), kinds }
    }

    fn kind_of(&self, path: &str) -> Option<KindId> {
        self.patterns.first(path).map(|at| self.kinds[at])
    }
}

impl<'a> Claims<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, config: &Config) -> Self {
        let listed = || config.kinds.iter().filter_map(|setting| Some((catalogue.find(&setting.name.value)?, setting)));
        let configured = listed().flat_map(|(kind, setting)| setting.files.iter().map(move |glob| (kind, glob.value.as_str())));
        let builtin = listed()
            .filter(|(_, setting)| setting.files.is_empty())
            .flat_map(|(kind, _)| catalogue.get(kind).files.iter().map(move |glob| (kind, glob.as_str())));
        let builtin = Globs::build(builtin);
        Self { catalogue, configured: Globs::build(configured), builtin, speaks: config.source.is_some() }
    }

    /// Decides by what the document says, then by its name, then by the globs.
    pub(super) fn of(&self, path: &str, entries: &[Entry]) -> Said {
        if path.rsplit('/').next() == Some(DEFINITION) {
            return Said::Foreign;
        }
        match self.by_key(entries) {
            Said::Nothing => self.by_name(path, entries).map_or(Said::Nothing, Said::Claimed),
            said => said,
        }
    }

    /// Decides by `kind:` or `teamapi:` alone.
    pub(super) fn by_key(&self, entries: &[Entry]) -> Said {
        if let Some(entry) = entries.iter().find(|entry| entry.key.text == "kind") {
            let Some(written) = entry.value.as_str().map(str::trim) else { return Said::Foreign };
            if entries.iter().any(|entry| entry.key.text == "apiVersion") {
                return Said::Foreign;
            }
            if let Some(kind) = self.catalogue.find(written) {
                return Said::Claimed(Claim { kind, by: ClaimedBy::Key(entry.value.span) });
            }
            return self.slip(written, entry.value.span, entries);
        }
        let capitalised = entries.iter().find(|entry| entry.key.text.eq_ignore_ascii_case("kind"));
        if let Some((kind, entry)) = capitalised.and_then(|entry| Some((self.catalogue.find(entry.value.as_str()?)?, entry))) {
            return Said::Claimed(Claim { kind, by: ClaimedBy::Key(entry.value.span) });
        }
        if entries.iter().any(|entry| entry.key.text == "teamapi")
            && let Some(kind) = self.catalogue.find("team")
        {
            return Said::Claimed(Claim { kind, by: ClaimedBy::TeamApi });
        }
        Said::Nothing
    }

    /// One edit from a kind, two more of its fields, and no manifest: then it is meant.
    fn slip(&self, written: &str, span: Span, entries: &[Entry]) -> Said {
        let near = nearest(written, self.catalogue.iter().map(|(_, kind)| kind.name.as_str()));
        if let Some(near) = near
            && strsim::damerau_levenshtein(written, near) == 1
            && let Some(kind) = self.catalogue.find(near)
            && own_fields(self.catalogue.get(kind), entries) >= 2
        {
            return Said::Slip { written: written.to_owned(), span, near: near.to_owned() };
        }
        Said::Foreign
    }

    fn by_name(&self, path: &str, entries: &[Entry]) -> Option<Claim> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let markdown = name.ends_with(".md");
        if markdown && let Some(kind) = self.suffix(name) {
            return Some(Claim { kind, by: ClaimedBy::Suffix });
        }
        if never_claimed(name) || (!markdown && entries.is_empty()) {
            return None;
        }
        let configured = self.configured.kind_of(path).map(|kind| Claim { kind, by: ClaimedBy::ConfiguredGlob });
        configured.or_else(|| self.builtin.kind_of(path).map(|kind| Claim { kind, by: ClaimedBy::BuiltinGlob }))
    }

    fn suffix(&self, name: &str) -> Option<KindId> {
        let (_, word) = name.strip_suffix(".md")?.rsplit_once('.')?;
        self.catalogue.named(word)
    }

    /// Whether a glob that the configuration wrote claims a file.
    pub(super) fn is_configured(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        !never_claimed(name) && self.configured.kind_of(path).is_some()
    }

    /// Whether a file of an organisation that has a configuration is meant for us, by its place or by the list that its text opens, so
    /// that nothing in it may be lost without a word.
    pub(super) fn is_expected(&self, path: &str, text: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let opens =
            |plural: &str| text.lines().filter_map(|line| line.split_once(':')).any(|(key, _)| key.replace('_', "-") == plural);
        let by_plural = || self.catalogue.iter().any(|(_, kind)| stands_for(path, &kind.plural) && opens(&kind.plural));
        self.speaks && !never_claimed(name) && (self.by_place(path).is_some() || by_plural())
    }

    /// The kind whose plural opens a YAML list of artifacts: `people:` in `people.yaml`, under `people/`, or in a claimed file.
    pub(super) fn plural(&self, path: &str, key: &str) -> Option<KindId> {
        let plural = key.replace('_', "-");
        let (kind, _) = self.catalogue.iter().find(|(_, kind)| kind.plural == plural)?;
        (stands_for(path, &plural) || self.is_configured(path)).then_some(kind)
    }

    /// The kind whose list of artifacts an entry is. Without a configuration, lists of other tools go by the same names, and what one
    /// holds has to look like the kind.
    pub(super) fn list(&self, path: &str, entry: &Entry) -> Option<KindId> {
        let id = self.plural(path, &entry.key.text)?;
        let (mut own, mut other) = (0, 0);
        let elements = listed::elements(self.catalogue.get(id), &entry.value);
        for field in elements.iter().flatten().flat_map(|element| element.entries.iter()) {
            match field.key.text.as_str() {
                "id" | "name" | "title" => {}
                name if self.catalogue.get(id).fields.find(&normalise(name)).is_some() => own += 1,
                _ => other += 1,
            }
        }
        (self.speaks || own >= other).then_some(id)
    }

    /// The kind of a list that opens with no word at all, if the file is there for it and what it lists looks like it.
    pub(super) fn bare_list(&self, path: &str, root: &Node) -> Option<KindId> {
        let items = root.as_seq()?;
        let named = || self.catalogue.iter().find(|(_, kind)| path::stem(path) == kind.plural).map(|(id, _)| id);
        let place = self.by_place(path);
        let id = place.or_else(named)?;
        let is_meant = |item: &Node| item.as_map().is_some_and(|entries| own_fields(self.catalogue.get(id), entries) >= 2);
        let meant = items.iter().filter(|item| is_meant(item)).count();
        (self.speaks && meant > 0 && (place.is_some() || meant == items.len())).then_some(id)
    }

    /// The kind whose documents lie where a file does.
    pub(super) fn by_place(&self, path: &str) -> Option<KindId> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let claimed = || self.configured.kind_of(path).or_else(|| self.builtin.kind_of(path));
        if never_claimed(name) { None } else { claimed() }
    }

    /// The list that a file is named for and that opens with another word, `staff:` in `people.yaml`, if what it lists looks like
    /// that and nothing else in it is ours.
    pub(super) fn misnamed<'e>(&self, path: &str, entries: &'e [Entry]) -> Option<(KindId, &'e Entry)> {
        let (id, kind) = self.catalogue.iter().find(|(_, kind)| path::stem(path) == kind.plural)?;
        let mut lists = entries.iter().filter(|entry| entry.value.as_seq().is_some());
        let list = lists.next().filter(|_| lists.next().is_none())?;
        let first = list.value.as_seq()?.first()?.as_map()?;
        let is_ours = entries.iter().any(|entry| entry.key.text == "kind") || own_fields(kind, entries) > 0;
        let is_meant = !is_ours && own_fields(kind, first) >= 2;
        (is_meant && self.by_name(path, entries).is_some_and(|claim| claim.kind == id)).then_some((id, list))
    }
}

/// Whether a file or one of the folders around it has this name.
fn stands_for(path: &str, plural: &str) -> bool {
    let stem = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(stem, _)| stem);
    stem == plural || path.split('/').rev().skip(1).any(|part| part == plural)
}

fn own_fields(kind: &Kind, entries: &[Entry]) -> usize {
    entries.iter().filter(|entry| entry.key.text != "kind" && kind.fields.find(&normalise(&entry.key.text)).is_some()).count()
}

/// README, index, `_*` and template files are pages whatever a glob says.
fn never_claimed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    stem == "readme" || stem == "index" || name.starts_with('_') || is_template_name(name)
}

/// Whether a path is that of a page from which others are made.
pub(super) fn is_template_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    stem == "template" || stem.ends_with("-template") || stem.ends_with("_template")
}
