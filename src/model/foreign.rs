//! What a destination may mean to other tools: where that is so, a link that leads nowhere here is not broken.

use crate::syntax::kebab;

use super::path;

/// What GitHub shows of a repository beside its files, by the first part of the address.
const HOSTED: &str = "actions archive blame blob branches commit commits community compare contribute deployments discussions edit \
                      fork forks graphs issues labels milestone milestones network new packages projects pull pulls pulse raw \
                      releases security stargazers tags tree watchers wiki";

/// Whether a file's link leads to a page that GitHub has for the repository. It shows the root two levels below these pages, at
/// `blob/<branch>/`.
pub fn is_hosted(folder: &str, file: &str) -> bool {
    let joined = path::join(&format!("repository/-/-/{folder}"), file).unwrap_or_default();
    let page = joined.strip_prefix("repository/").and_then(|page| page.split('/').next());
    page.is_some_and(|page| HOSTED.split(' ').any(|known| known == page))
}

/// Whether an anchor names lines of a file as GitHub shows it unformatted: `L3`, `L3-L9`, `L3C1-L9C2`.
pub(super) fn is_lines(anchor: &str) -> bool {
    let numbers =
        |part: &str| part.split('C').all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    anchor.split('-').all(|end| end.strip_prefix('L').is_some_and(numbers))
}

/// Whether another tool makes the anchor: of the introduction that GitHub shows below a folder, or of a block of a note as Obsidian
/// names it.
pub(super) fn is_made(page: &str, anchor: &str) -> bool {
    anchor.starts_with('^') || (anchor == "readme" && path::stem(page).eq_ignore_ascii_case(anchor))
}

/// Whether a destination is for something else to fill in: `{url}`, `%s`, `%(url)s`.
pub(super) fn is_placeholder(written: &str) -> bool {
    let braces = written.split_once('{').is_some_and(|(_, rest)| rest.contains('}'));
    braces || written.contains("%s") || written.contains("%(")
}

/// An anchor as all tools agree on it: letters and digits without case, accents and what stands between them.
pub(super) fn bare(anchor: &str) -> String {
    let mut bare = String::with_capacity(anchor.len());
    for c in anchor.chars().filter(|c| c.is_alphanumeric()) {
        match kebab(c.encode_utf8(&mut [0; 4])) {
            latin if latin.is_empty() => bare.extend(c.to_lowercase()),
            latin => bare.push_str(&latin),
        }
    }
    bare
}

/// Whether another tool would make the bare anchor of the same heading; kramdown leaves out the number in front.
pub(super) fn is_same_anchor(ours: &str, wanted: &str) -> bool {
    let ours = bare(ours);
    !wanted.is_empty() && (ours == wanted || ours.trim_start_matches(|c: char| c.is_ascii_digit()) == wanted)
}
