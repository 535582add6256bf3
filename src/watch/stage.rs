//! What the server shows right now, and the news about it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::sync::broadcast;

use crate::site::Site;

/// Pages that are kept waiting for a slow reader before it is told to load everything anew.
const BACKLOG: usize = 16;

/// One whole site with what is wrong in it.
#[derive(Debug, Clone, Default)]
pub struct Show {
    pub site: Arc<Site>,
    /// `{"items": […]}`, as the pages' script reads it.
    pub findings: Arc<str>,
    /// Names this site: equal for equal sites, also of another run.
    pub version: Arc<str>,
}

impl Show {
    /// The file at a path from the site's root.
    pub fn file(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.site.pages.get(path).map(|page| &page.bytes).or_else(|| self.site.search.file(path))
    }
}

/// What open pages are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// The site of this version replaced another.
    Reload(Arc<str>),
    /// The site stayed, its findings did not.
    Findings(Arc<str>),
}

/// The place where a site is put when it is whole, and from where it is served.
#[derive(Debug)]
pub struct Stage {
    show: RwLock<Show>,
    news: broadcast::Sender<News>,
    /// By address: the version that a browser was last given. A page that begins to listen too late is found out by it.
    given: Mutex<HashMap<String, Arc<str>>>,
}

impl Stage {
    /// A stage that shows this.
    pub fn new(show: Show) -> Self {
        Self { show: RwLock::new(show), news: broadcast::Sender::new(BACKLOG), given: Mutex::default() }
    }

    /// Replaces the site in one step and tells the open pages what they have to know.
    pub fn put(&self, show: Show) {
        let mut now = self.show.write().unwrap_or_else(PoisonError::into_inner);
        let news = if now.version != show.version {
            Some(News::Reload(Arc::clone(&show.version)))
        } else if now.findings != show.findings {
            Some(News::Findings(Arc::clone(&show.findings)))
        } else {
            None
        };
        let before = std::mem::replace(&mut *now, show);
        if let Some(news) = news {
            // No page is open: nobody to tell.
            drop(self.news.send(news));
        }
        drop(now);
        drop(before);
    }

    /// What is shown, whole.
    pub fn now(&self) -> Show {
        self.show.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers that a page of this version went out.
    pub(super) fn gave(&self, path: &str, version: &Arc<str>) {
        self.given.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), Arc::clone(version));
    }

    /// The version of a page that went out last.
    pub(super) fn given(&self, path: &str) -> Option<Arc<str>> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }

    /// What is shown, and all news after it.
    pub(super) fn follow(&self) -> (Show, broadcast::Receiver<News>) {
        let show = self.show.read().unwrap_or_else(PoisonError::into_inner);
        (show.clone(), self.news.subscribe())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hear_of_changes_and_of_nothing_else() {
        let show = |version: &str, findings: &str| Show { version: version.into(), findings: findings.into(), ..Show::default() };
        let stage = Stage::new(show("1", "a"));
        let (first, mut news) = stage.follow();
        assert_eq!(&*first.version, "1");
        stage.put(show("1", "a"));
        stage.put(show("2", "b"));
        stage.put(show("2", "c"));
        assert_eq!(news.try_recv(), Ok(News::Reload("2".into())));
        assert_eq!(news.try_recv(), Ok(News::Findings("c".into())));
        assert!(news.try_recv().is_err());
        assert_eq!(&*stage.now().findings, "c");
    }
}
