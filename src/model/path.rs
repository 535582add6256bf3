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
    for part in folder.split('/').chain(relative.split('/')) {
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

/// The way from one page's folder to another page: `../teams/payments.html`.
pub fn relative(from_folder: &str, to: &str) -> String {
    let parts = |path| str::split(path, '/').filter(|part| !part.is_empty());
    let folders = |path| parts(path).count().saturating_sub(1);
    let common = parts(from_folder).zip(parts(to).take(folders(to))).take_while(|(a, b)| a == b).count();
    let mut way = "../".repeat(parts(from_folder).count() - common);
    for part in parts(to).skip(common) {
        way.push_str(part);
        way.push('/');
    }
    way.pop();
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
    }
}
