//! Repository paths: `/` between parts, no `.` or `..` left.

/// The folder of a path; empty for a file at the root.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of a file without its last ending.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

/// Joins a relative path to a folder; `None` when it leaves the root.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut joined = String::with_capacity(folder.len() + 1 + relative.len());
    for part in parts(folder).chain(parts(relative)) {
        match part {
            "" | "." => {}
            ".." if joined.is_empty() => return None,
            ".." => joined.truncate(joined.rfind('/').unwrap_or(0)),
            name => {
                joined.push_str(if joined.is_empty() { "" } else { "/" });
                joined.push_str(name);
            }
        }
    }
    Some(joined)
}

/// What stands between the slashes of a path.
fn parts(path: &str) -> impl Iterator<Item = &str> {
    let slashes = path.bytes().enumerate().filter(|(_, byte)| *byte == b'/').map(|(at, _)| at);
    slashes.chain([path.len()]).scan(0, |start, end| Some(&path[std::mem::replace(start, end + 1)..end]))
}

/// The way from one page's folder to another page: `../teams/payments.html`.
pub fn relative(from_folder: &str, to: &str) -> String {
    if let Some(inside) = to.strip_prefix(from_folder).and_then(|rest| rest.strip_prefix('/')) {
        return inside.to_owned();
    }
    let (ours, theirs) = (from_folder.as_bytes(), to.as_bytes());
    let same = ours.iter().zip(theirs).take_while(|(ours, theirs)| ours == theirs).count();
    let shared = theirs[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let apart = from_folder.get(shared..).unwrap_or_default();
    let ups = if apart.is_empty() { 0 } else { apart.bytes().filter(|byte| *byte == b'/').count() + 1 };
    let mut way = String::with_capacity(ups * 3 + to.len() - shared);
    (0..ups).for_each(|_| way.push_str("../"));
    way.push_str(&to[shared..]);
    way
}

/// A path as the destination of a link.
pub fn destination(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' | ' ' | '(' | ')' | '#' | '?' | '<' | '>' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_and_never_leaves_the_root() {
        assert_eq!(join("teams", "../people/ada.md").as_deref(), Some("people/ada.md"));
        assert_eq!(join("teams", "./x//y.md").as_deref(), Some("teams/x/y.md"));
        assert_eq!(join("teams", "../../x.md"), None);
    }

    #[test]
    fn finds_the_way_between_pages() {
        assert_eq!(relative("teams", "teams/payments.html"), "payments.html");
        assert_eq!(relative("teams", "people/ada.html"), "../people/ada.html");
        assert_eq!(relative("", "a/b.html"), "a/b.html");
        assert_eq!(relative("a/b", "index.html"), "../../index.html");
        assert_eq!(relative("a/b", "a/b"), "../b");
        assert_eq!(relative("a/b", "a/bc/d.html"), "../bc/d.html");
        assert_eq!(relative("a/é", "a/è.html"), "../è.html");
    }
}
