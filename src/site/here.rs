//! A page's point of view: where it stands, and how it shows and reaches other things.

use crate::diagram::{Inline, TeamShape, safe_href};
use crate::kind::{Kind, KindId, normalise, spells};
use crate::lint::Findings;
use crate::model::{ArtifactId, DocumentId, Model, path};
use crate::quantity::{Date, Quantity};
use crate::words::{Words, parts};

use super::address::{Address, encoded};
use super::html::ticks;
use super::names::Name;
use super::plan::Plan;
use super::seen::Seen;
use super::view::{ChangeView, ColumnView, Crumb, DateView, SourceView};

/// The page that is being filled, with all that it may show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) plan: &'a Plan,
    pub(super) model: Seen<'a>,
    pub(super) findings: &'a Findings,
    pub(super) at: &'a Address,
}

impl<'a> Here<'a> {
    /// The model for a page about all of it.
    pub(super) fn whole(&self) -> &'a Model {
        self.model.everything()
    }

    /// An artifact as this page names it.
    fn name(&self, id: ArtifactId) -> &'a Name {
        self.model.name(&self.plan.names, &self.plan.addresses, id)
    }

    /// The link to an artifact; nothing when the site does not show it.
    pub(super) fn href(&self, id: ArtifactId) -> Option<String> {
        self.href_of(self.name(id))
    }

    fn href_of(&self, name: &Name) -> Option<String> {
        let (page, anchor) = name.place()?;
        Some(if anchor.is_empty() { self.at.way_to(page) } else { self.at.way_to_place(page, anchor) })
    }

    /// Whether the site shows an artifact.
    pub(super) fn is_shown(&self, id: ArtifactId) -> bool {
        self.name(id).place().is_some()
    }

    /// What an artifact is called on this page: by its title, or by no more than its id where the site does not show it.
    pub(super) fn title(&self, id: ArtifactId) -> &'a str {
        self.name(id).title()
    }

    /// Whether an artifact is a person.
    pub(super) fn is_person(&self, id: ArtifactId) -> bool {
        Some(self.name(id).kind) == self.plan.people
    }

    /// The kind of an artifact.
    pub(super) fn kind(&self, id: ArtifactId) -> &'a Kind {
        self.model.catalogue.get(self.name(id).kind)
    }

    /// What an ordinary page is called.
    pub(super) fn document_title(&self, id: DocumentId) -> &'a str {
        self.model.title(&self.plan.names, id)
    }

    /// The link to a page of the repository.
    pub(super) fn document_href(&self, id: DocumentId, anchor: Option<&str>) -> Option<String> {
        let address = self.plan.addresses.document(id)?;
        Some(match anchor {
            None => self.to(address),
            Some(anchor) => self.at.href_of_place(address, anchor),
        })
    }

    /// The link to a kind: its index, else its page in the reference.
    pub(super) fn kind_href(&self, kind: KindId) -> Option<String> {
        self.plan.addresses.index(kind).map(|address| self.to(address)).or_else(|| self.kind_page_href(kind))
    }

    /// The link to a kind's page in the reference.
    pub(super) fn kind_page_href(&self, kind: KindId) -> Option<String> {
        self.plan.kinds.contains(&kind).then(|| self.to(&["kinds/", &self.model.catalogue.get(kind).name, ".html"].concat()))
    }

    /// The link to a rule's page.
    pub(super) fn rule_href(&self, rule: &str) -> Option<String> {
        self.plan.rules.contains_key(rule).then(|| self.to(&format!("rules/{rule}.html")))
    }

    /// The link to an address that the plan has.
    pub(super) fn to(&self, address: &str) -> String {
        self.at.href_of(address)
    }

    /// Where a file's source can be read, as the configuration says.
    pub(super) fn source_href(&self, file: &str) -> Option<String> {
        filled(self.model.config.source_link.as_deref(), "{path}", file)
    }

    /// A document as the source of this page: where to read and edit it, and who changed it last.
    pub(super) fn source(&self, id: DocumentId) -> SourceView {
        let path = &self.model.document(id).path;
        let config = self.model.config;
        let changed = self.model.last_change(id).and_then(|last| {
            let known = self.plan.authors.get(&last.author);
            let author = known
                .filter(|person| person.is_none_or(|person| self.is_shown(person)))
                .map(|person| Crumb { text: last.author.clone(), href: person.and_then(|person| self.href(person)) });
            Some(ChangeView {
                date: self.date(crate::quantity::date(&last.day).ok()?),
                author,
                commit: last.short().to_owned(),
                href: filled(config.commit_link.as_deref(), "{commit}", &last.commit),
            })
        });
        let edit = filled(config.edit_link.as_deref(), "{path}", path);
        SourceView { path: path.clone(), href: self.source_href(path), edit, changed }
    }

    /// A link to a file or folder of the repository that is no page.
    pub(super) fn file_href(&self, file: &str) -> Option<String> {
        let model = self.model;
        if let Some(document) = model.document_at(file) {
            let mut whole = document.artifacts.iter().filter(|id| model.artifact(**id).parent.is_none());
            match (whole.next(), whole.next()) {
                (Some(one), None) => return self.href(*one),
                (Some(first), Some(_)) if self.is_shown(*first) => return self.kind_href(model.artifact(*first).kind),
                _ => {}
            }
        }
        let index = self.plan.addresses.indexes().find(|(_, address)| path::folder(address) == file);
        index.and_then(|(kind, _)| self.kind_href(kind)).or_else(|| self.source_href(file))
    }

    /// An artifact as a link: a chip for a team, a name for a person.
    pub(super) fn artifact(&self, id: ArtifactId) -> Inline {
        self.named(id, self.title(id))
    }

    /// The same with other words.
    pub(super) fn named(&self, id: ArtifactId, text: &str) -> Inline {
        let name = self.name(id);
        let (text, href) = (text.to_owned(), self.href_of(name));
        if Some(name.kind) == self.plan.people {
            return Inline::Person { text, href };
        }
        if let Some(shape) = name.shape {
            return Inline::Team { text, href, shape };
        }
        match href {
            Some(href) => Inline::Link { text, href },
            None => Inline::Text { text },
        }
    }

    /// The shape of a team; nothing for other kinds.
    pub(super) fn shape(&self, id: ArtifactId) -> Option<TeamShape> {
        self.name(id).shape
    }
}

/// An address of the configuration with a part filled in.
fn filled(pattern: Option<&str>, part: &str, with: &str) -> Option<String> {
    Some(safe_href(pattern?)?.replace(part, &encoded(with)))
}

/// What a page says in the language of the site; keys are those of [`crate::words`].
impl<'a> Here<'a> {
    /// The text of a key.
    pub(super) fn word(&self, key: &'a str) -> &'a str {
        self.plan.words.get(key)
    }

    /// The text of a key for its owner.
    pub(super) fn say(&self, key: &str) -> String {
        self.plan.words.say(key)
    }

    /// A text with its places filled.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.plan.words.fill(key, values)
    }

    /// A text about so many things.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.plan.words.count(key, n)
    }

    /// A sentence with links in its places; a place that nothing is given for stays empty.
    pub(super) fn line(&self, key: &str, values: &[(&str, &[Inline])]) -> Vec<Inline> {
        let mut line = Vec::new();
        for (text, place) in parts(self.plan.words.get(key)) {
            if !text.is_empty() {
                line.push(Inline::text(text));
            }
            let value = place.and_then(|place| values.iter().find(|(name, _)| *name == place));
            line.extend(value.iter().flat_map(|(_, value)| value.iter().cloned()));
        }
        line
    }

    /// Columns of words.
    pub(super) fn columns<const N: usize>(&self, titles: [&str; N]) -> Vec<ColumnView> {
        titles.map(|title| ColumnView::words(self.say(title))).to_vec()
    }

    /// A quantity that was worked out, as the language writes it.
    pub(super) fn number(&self, quantity: &Quantity) -> String {
        self.plan.words.number(&quantity.to_string())
    }

    /// A date for machines and for people.
    pub(super) fn date(&self, date: Date) -> DateView {
        DateView { iso: date.to_string(), text: self.plan.words.date(date) }
    }

    /// A date in a line.
    pub(super) fn day(&self, date: Date) -> Inline {
        let DateView { iso, text } = self.date(date);
        Inline::Date { iso, text }
    }

    /// What a kind calls one of its documents.
    pub(super) fn kind_title(&self, kind: KindId) -> &'a str {
        let kind = self.model.catalogue.get(kind);
        self.plan.words.find(&["kind:", &kind.name].concat()).unwrap_or(&kind.title)
    }

    /// What a kind calls all of its documents.
    pub(super) fn kinds_title(&self, kind: KindId) -> String {
        plural(&self.plan.words, self.model.catalogue.get(kind))
    }

    /// Words of a kind, as a heading of its pages or the other end of a reference, in the language of the site where its table has them.
    pub(super) fn says<'w>(&self, words: &'w str) -> &'w str
    where
        'a: 'w,
    {
        self.plan.words.says(words)
    }

    /// HTML that rules and built-in kinds say in English, marked as such where the site speaks another language.
    pub(super) fn english(&self, html: String) -> String {
        if self.plan.words.is_english() { html } else { format!("<span lang=\"en\">{html}</span>") }
    }

    /// HTML out of the definition of a kind: ours speaks English, one of the repository the language of its documents.
    pub(super) fn of_kind(&self, kind: &Kind, html: String) -> String {
        if kind.builtin { self.english(html) } else { html }
    }

    /// What a kind is for, in the language of the site where its table has it.
    pub(super) fn purpose(&self, kind: &'a Kind) -> &'a str {
        let said = self.plan.words.find(&format!("purpose:{}", kind.name)).filter(|_| kind.builtin);
        said.unwrap_or(&kind.purpose)
    }

    /// The same as HTML.
    pub(super) fn purpose_html(&self, kind: &'a Kind) -> String {
        let (said, html) = (self.purpose(kind), ticks(self.purpose(kind)));
        if said == kind.purpose { self.of_kind(kind, html) } else { html }
    }

    /// What a field is called.
    pub(super) fn label(&self, name: &str) -> String {
        self.plan.labels.get(name).cloned().unwrap_or_else(|| labelled(&self.plan.words, name))
    }

    /// The same in the middle of a line: English writes nouns small there, and other languages as their table does.
    pub(super) fn label_inside(&self, name: &str) -> String {
        if self.plan.words.is_english() { words(name) } else { self.label(name) }
    }
}

/// What a field is called in the language of a table.
pub(super) fn labelled(words: &Words, name: &str) -> String {
    words.find(&["field:", name].concat()).map_or_else(|| label(name), str::to_owned)
}

/// What a kind calls all of its documents: in the title's spelling where that is the same word.
pub(super) fn plural(words: &Words, kind: &Kind) -> String {
    let own = || if spells(&kind.title, &normalise(&kind.plural)) { kind.title.clone() } else { label(&kind.plural) };
    words.find(&["kinds:", &kind.name].concat()).map_or_else(own, str::to_owned)
}

/// A field's or kind's name as a person writes it: `value_stream` is "Value stream", `rolled_ca` is "Rolled %C&A".
pub(super) fn label(name: &str) -> String {
    let mut words = words(name);
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
        return words;
    }
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The same in the middle of a line.
fn words(name: &str) -> String {
    const SHORT: [(&str, &str); 17] = [
        ("api", "API"),
        ("arpa", "ARPA"),
        ("arpu", "ARPU"),
        ("ca", "%C&A"),
        ("cac", "CAC"),
        ("id", "ID"),
        ("lt", "LT"),
        ("ltv", "LTV"),
        ("mrr", "MRR"),
        ("nps", "NPS"),
        ("pt", "PT"),
        ("qa", "QA"),
        ("sla", "SLA"),
        ("sle", "SLE"),
        ("slo", "SLO"),
        ("url", "URL"),
        ("wip", "WIP"),
    ];
    let written = |word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, written)| *written);
    let mut out = String::with_capacity(name.len() + 2);
    for (at, word) in name.split(['_', '-', ' ']).enumerate() {
        out.push_str(if at == 0 { "" } else { " " });
        out.push_str(written(word));
    }
    out
}
