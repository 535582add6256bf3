//! What stands around every page and says the same on all of them: what its head links to, the bar at the top, the line at the bottom,
//! and the navigation. They are rendered once for each depth of folders, since only the way to the root is different there.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::super::markup::Navigation;
use super::super::view::NavSection;
use super::ThemeError;
use super::templates::Templates;

/// How deep the folders of most sites go.
const DEPTHS: usize = 4;

/// The parts of pages with the same way to the root.
#[derive(Debug, Clone)]
pub(in crate::site) struct Frame {
    /// `../` for each folder.
    pub(in crate::site) root: String,
    /// HTML.
    pub(in crate::site) links: Value,
    /// HTML.
    pub(in crate::site) masthead: Value,
    /// HTML.
    pub(in crate::site) footer: Value,
    pub(in crate::site) navigation: Navigation,
}

impl Frame {
    /// Renders the templates, which know no more of a page than its root.
    ///
    /// # Errors
    /// When one of them fails.
    pub(super) fn of(templates: &Templates, sections: &[NavSection], root: &str) -> Result<Self, ThemeError> {
        let mut context = Context::new();
        context.insert("page", &BTreeMap::from([("root", root)]));
        let part = |name: &str| {
            let html = templates.render(name, &context)?;
            Ok(Value::safe_string(String::from_utf8_lossy(&html).trim_end()))
        };
        Ok(Self {
            root: root.to_owned(),
            links: part("links.html")?,
            masthead: part("masthead.html")?,
            footer: part("footer.html")?,
            navigation: Navigation::of(sections, root),
        })
    }
}

/// The frames of pages in the folders that most sites have.
///
/// # Errors
/// When a template fails.
pub(super) fn usual(templates: &Templates, sections: &[NavSection]) -> Result<Vec<Frame>, ThemeError> {
    (0..DEPTHS).map(|depth| Frame::of(templates, sections, &"../".repeat(depth))).collect()
}
