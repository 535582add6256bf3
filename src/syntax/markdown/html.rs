//! Tags of raw HTML: where they lead and what can be led to.

/// One attribute worth keeping.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<a href=…>` or `<img src=…>`; `words` is the `alt` of an image.
    Link { destination: String, words: String, whole: (usize, usize), target: (usize, usize) },
    /// `id=…` of any tag, `name=…` of `<a>`.
    Anchor { name: String, place: (usize, usize) },
}

/// A heading of the first level in a piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// Without tags.
    pub words: String,
    /// Its `id=…`.
    pub id: Option<String>,
    pub whole: (usize, usize),
}

/// What HTML calls some signs.
const NAMED: [(&str, &str); 6] =
    [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// The first heading of the first level, if it has words.
pub(super) fn title(html: &str) -> Option<Title> {
    let mut title = None;
    each_tag(html, |name, (open, start), attributes| {
        if name != "h1" || title.is_some() {
            return;
        }
        let Some(end) = html[start..].to_ascii_lowercase().find("</h1").map(|at| start + at) else { return };
        let pieces = html[start..end].split('<').enumerate();
        let bare = pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) });
        let words = NAMED.iter().fold(bare.collect::<Vec<_>>().join(" "), |words, (name, sign)| words.replace(name, sign));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = attributes.iter().find(|(name, _)| name == "id").map(|(_, place)| html[place.0..place.1].to_owned());
        let close = html[end..].find('>').map_or(html.len(), |at| end + at + 1);
        title = Some(Title { words, id, whole: (open, close) });
    });
    title.filter(|title| !title.words.is_empty())
}

/// Reads the tags in a piece of HTML.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    each_tag(html, |name, place, attributes| keep(html, name, place, attributes, &mut found));
    found
}

/// Hands over every tag that opens: its name in lower case, its place, its attributes. Comments, scripts and styles hold none.
fn each_tag(html: &str, mut take: impl FnMut(&str, (usize, usize), &[Attribute])) {
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|i| at + i) {
        let rest = &html[open + 1..];
        if rest.starts_with("!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + 1 + end + 3);
            continue;
        }
        let name_end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        let name = rest[..name_end].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = open + 1;
            continue;
        }
        let (attributes, end) = attributes(html, open + 1 + name_end);
        take(&name, (open, end), &attributes);
        at = end;
        if matches!(name.as_str(), "script" | "style") {
            let close = format!("</{name}");
            at = html[end..].find(&close).map_or(html.len(), |i| end + i);
        }
    }
}

type Attribute = (String, (usize, usize));

/// The attributes from `at` on, and the end of the tag.
fn attributes(html: &str, mut at: usize) -> (Vec<Attribute>, usize) {
    let mut found = Vec::new();
    loop {
        at += html[at..].len() - html[at..].trim_start_matches([' ', '\t', '\n', '\r', '/']).len();
        let rest = &html[at..];
        if rest.is_empty() || rest.starts_with(['>', '<']) {
            return (found, at + usize::from(rest.starts_with('>')));
        }
        let name_end = rest.find([' ', '\t', '\n', '\r', '/', '=', '>', '<']).unwrap_or(rest.len());
        let name = rest[..name_end].to_ascii_lowercase();
        at += name_end.max(usize::from(rest.starts_with('=')));
        let blank = html[at..].len() - html[at..].trim_start().len();
        if name.is_empty() || !html[at + blank..].starts_with('=') {
            continue;
        }
        at += blank + 1;
        at += html[at..].len() - html[at..].trim_start().len();
        let rest = &html[at..];
        let (start, end, after) = if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
            let end = rest[1..].find(quote).map_or(rest.len(), |i| i + 1);
            (at + 1, at + end, at + (end + 1).min(rest.len()))
        } else {
            let end = at + rest.find([' ', '\t', '\n', '\r', '>', '<']).unwrap_or(rest.len());
            (at, end, end)
        };
        found.push((name, (start, end.max(start))));
        at = after;
    }
}

fn keep(html: &str, tag: &str, whole: (usize, usize), attributes: &[Attribute], found: &mut Vec<Tag>) {
    let value =
        |name: &str| attributes.iter().find(|attribute| attribute.0 == name).map(|(_, place)| (&html[place.0..place.1], *place));
    let leads = match tag {
        "a" => value("href"),
        "img" => value("src"),
        _ => None,
    };
    if let Some((destination, target)) = leads {
        let words = value("alt").map_or_else(String::new, |(alt, _)| alt.to_owned());
        found.push(Tag::Link { destination: destination.replace("&amp;", "&"), words, whole, target });
    }
    let names = [value("id"), if tag == "a" { value("name") } else { None }];
    found.extend(
        names
            .into_iter()
            .flatten()
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, place)| Tag::Anchor { name: name.to_owned(), place }),
    );
}

#[cfg(test)]
mod tests {
    use super::{Tag, tags, title};

    fn read(html: &str) -> Vec<(&str, &str)> {
        tags(html)
            .iter()
            .map(|tag| match tag {
                Tag::Link { target, .. } => ("link", &html[target.0..target.1]),
                Tag::Anchor { place, .. } => ("anchor", &html[place.0..place.1]),
            })
            .collect()
    }

    #[test]
    fn reads_links_and_anchors_however_they_are_quoted() {
        let html = "<p ID='x'><a class=b href = \"y.md\" >t</a><IMG alt='é' src=z.png/><a\nname=q>";
        assert_eq!(read(html), [("anchor", "x"), ("link", "y.md"), ("link", "z.png/"), ("anchor", "q")]);
    }

    #[test]
    fn a_title_is_its_words() {
        let read = |html: &str| title(html).map(|title| (title.words, title.whole.0, title.id));
        let words = |words: &str, at: usize| Some((words.to_owned(), at, None));
        assert_eq!(read("<h1 align=center>R&amp;D <em>now</em></h1>"), words("R&D now", 0));
        assert_eq!(read("<div>\n<H1><img src=x><br>A\nB</H1></div>"), words("A B", 6));
        assert_eq!(read("<h1 id='top'>A</h1><h1>B</h1>"), Some(("A".to_owned(), 0, Some("top".to_owned()))));
        for none in ["<h1><img alt=A></h1>", "<h1>A", "<!-- <h1>A</h1> -->", "<h2>A</h2>", "<header>A</header>"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn skips_comments_scripts_and_what_is_no_tag() {
        assert_eq!(
            read("<!-- <a href=x> --> 1 < 2 <script>'<a href=y>'</script><style id=s> <a href=z></style>"),
            [("anchor", "s")]
        );
        assert_eq!(read("<a href"), []);
        assert_eq!(read("<a href=\"x"), [("link", "x")]);
        assert_eq!(read("<a =x href=y"), [("link", "y")]);
    }
}
