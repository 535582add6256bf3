//! The feed of changes (Atom, RFC 4287): what documents say under `changes`, and what Git tells of the last 90 days where they say
//! nothing.
//!
//! An entry's id is made from what changed and the day, so that readers know it again after the site moved.

use crate::diagram::escape;
use crate::kind::Meaning;
use crate::model::{ArtifactId, Model, Value};
use crate::quantity::{self, Date};

use super::super::address::Address;
use super::super::plan::{Plan, Subject};

/// The most entries, the newest first.
const MOST: usize = 100;
/// A commit that changes more documents than this is a sweep through all of them, and no news about one.
const SWEEP: usize = 30;

struct Entry<'a> {
    day: Date,
    id: ArtifactId,
    address: &'a Address,
    /// What is different, in the author's words.
    what: Option<String>,
    created: bool,
}

/// The feed, empty where nothing is known to have changed.
pub(super) fn feed(model: &Model, plan: &Plan) -> String {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (address, subject) in &plan.pages {
        if let Subject::Artifact(id) = subject {
            let told = told(model, *id, address);
            let seen = seen(model, *id, address);
            entries.extend(seen.into_iter().filter(|seen| !told.iter().any(|told| told.day == seen.day)));
            entries.extend(told);
        }
    }
    entries.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.address.cmp(b.address)).then_with(|| a.what.cmp(&b.what)));
    entries.truncate(MOST);
    let updated = entries.first().map_or(model.as_of, |entry| entry.day);
    let title = plan.words.fill("changes_of_site", &[("site", &plan.site.title)]);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n\
         <id>{}</id>\n<updated>{}</updated>\n<author><name>{}</name></author>\n<link href=\"{}\"/>\n",
        escape(&plan.site.lang),
        escape(&title),
        id_of(&["orgdocs feed", &plan.site.title]),
        moment(updated),
        escape(&plan.site.title),
        escape(&super::link(model, "index.html")),
    );
    for entry in &entries {
        out.push_str(&written(model, plan, entry));
    }
    out.push_str("</feed>\n");
    out
}

fn written(model: &Model, plan: &Plan, entry: &Entry<'_>) -> String {
    let artifact = model.artifact(entry.id);
    let said = entry.what.as_deref().unwrap_or_default();
    let key = if entry.created { "title_is_new" } else { "title_has_changed" };
    let title = plan.words.fill(key, &[("title", &artifact.title)]);
    let id = id_of(&[&artifact.address(), &entry.day.to_string(), said]);
    let summary = entry.what.as_ref().map(|what| format!("<summary>{}</summary>\n", escape(what))).unwrap_or_default();
    format!(
        "<entry>\n<title>{}</title>\n<id>{id}</id>\n<updated>{}</updated>\n<link href=\"{}\"/>\n{summary}</entry>\n",
        escape(&title),
        moment(entry.day),
        escape(&super::link(model, entry.address.href())),
    )
}

/// What a document says about its changes.
fn told<'a>(model: &Model, id: ArtifactId, address: &'a Address) -> Vec<Entry<'a>> {
    let entry = |value: &Value| {
        let record = value.as_record()?;
        let day = record.get("date").and_then(Value::as_date).filter(|day| *day <= model.as_of)?;
        let parts = [record.text("what"), record.text("why")];
        let what = parts.into_iter().flatten().collect::<Vec<_>>().join(" — ");
        Some(Entry { day, id, address, what: Some(what), created: false })
    };
    model.list(id, Meaning::Changes).iter().filter_map(entry).collect()
}

/// What Git tells about its file: one entry for each day.
fn seen<'a>(model: &Model, id: ArtifactId, address: &'a Address) -> Vec<Entry<'a>> {
    let document = model.document(model.artifact(id).document);
    let alone = document.artifacts.iter().filter(|id| model.artifact(**id).parent.is_none()).count() == 1;
    let Some(changes) = model.lately().ok().filter(|_| alone) else { return Vec::new() };
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for change in changes.of(&document.path).iter().filter(|change| change.together <= SWEEP) {
        let Ok(day) = quantity::date(&change.day) else { continue };
        match entries.iter_mut().find(|entry| entry.day == day) {
            Some(known) => known.created |= change.created,
            None => entries.push(Entry { day, id, address, what: None, created: change.created }),
        }
    }
    entries
}

fn moment(day: Date) -> String {
    let (year, month, of_month) = day.parts();
    format!("{year:04}-{month:02}-{of_month:02}T00:00:00Z")
}

/// A name for what the parts name, as a UUID of one's own making (RFC 9562, version 8).
fn id_of(parts: &[&str]) -> String {
    let hash = blake3::hash(parts.join("\0").as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
