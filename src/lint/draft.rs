//! What a rule hands to the runner.

use crate::edit::{Edit, Fix};
use crate::finding::{ByPhase, Label};
use crate::model::ArtifactId;
use crate::source::Span;

/// A finding without the parts that the runner knows: rule, level and why.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) message: String,
    pub(super) label: Label,
    pub(super) related: Vec<Label>,
    pub(super) help: Option<String>,
    pub(super) why: Option<String>,
    pub(super) fixes: Vec<Fix>,
    pub(super) about: Option<ArtifactId>,
    pub(super) level: Option<ByPhase>,
}

impl Draft {
    /// What is wrong, in the author's words, and where.
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            label: Label::new(span, ""),
            related: Vec::new(),
            help: None,
            why: None,
            fixes: Vec::new(),
            about: None,
            level: None,
        }
    }

    /// The local fact beside the underlined words.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label.text = text.into();
        self
    }

    /// The other end of a relation.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label::new(span, text));
        self
    }

    /// What to do, imperative.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Why it matters, where the rule's own line does not fit.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// An edit that mends it and keeps the author's meaning for certain.
    #[must_use]
    pub fn fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.edit(title, true, span, text)
    }

    /// An edit that probably mends it.
    #[must_use]
    pub fn unsafe_fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.edit(title, false, span, text)
    }

    /// The artifact it concerns, where the runner cannot tell.
    #[must_use]
    pub fn about(mut self, artifact: ArtifactId) -> Self {
        self.about = Some(artifact);
        self
    }

    /// The default level of this finding, where those of a rule differ.
    #[must_use]
    pub fn level(mut self, level: ByPhase) -> Self {
        self.level = Some(level);
        self
    }

    /// Edits that mend it together.
    #[must_use]
    pub fn mend(mut self, fix: Option<Fix>) -> Self {
        self.fixes.extend(fix);
        self
    }

    fn edit(mut self, title: impl Into<String>, safe: bool, span: Span, text: impl Into<String>) -> Self {
        self.fixes.push(Fix { title: title.into(), safe, edits: vec![Edit { span, text: text.into() }] });
        self
    }
}

/// Where rules put their drafts.
#[derive(Debug, Default)]
pub struct Sink {
    pub(super) drafts: Vec<Draft>,
}

impl Sink {
    /// Records a draft.
    pub fn report(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// Gives every draft away, so that the next rule finds an empty sink.
    pub(super) fn hand_over(&mut self, take: impl FnMut(Draft)) {
        // Nearly always nothing, and asked for by every rule about every artifact.
        if !self.drafts.is_empty() {
            self.drafts.drain(..).for_each(take);
        }
    }
}
