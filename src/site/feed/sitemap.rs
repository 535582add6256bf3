//! `sitemap.xml` (sitemaps.org): every page, for search engines that look at published sites.

use crate::diagram::escape;
use crate::model::Model;

use super::super::plan::{Plan, Subject};

/// The file; nothing where the configuration does not say at which address the site stands, since it needs whole addresses.
pub(super) fn sitemap(model: &Model, plan: &Plan) -> Option<String> {
    model.config.url.as_ref()?;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (address, _) in plan.pages.iter().filter(|(_, subject)| !matches!(subject, Subject::NotFound | Subject::Moved(_))) {
        out.push_str(&format!("<url><loc>{}</loc></url>\n", escape(&super::link(model, address.href()))));
    }
    out.push_str("</urlset>\n");
    Some(out)
}
