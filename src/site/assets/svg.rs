//! SVG files of authors: how large they are, whether anything in one may run, and how one that may is shown all the same.
//!
//! A browser runs the scripts of an SVG file that is opened by itself, in the name of the site, and never those of a picture. So a file
//! that is not certainly harmless becomes a picture inside another SVG file: it looks as its author drew it, and nothing in it runs.

use std::collections::HashSet;

use memchr::{memchr, memchr_iter};
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};

use super::tag::Tag;

/// Elements that only show something, of SVG and of the HTML that drawing programs write into it.
const SHOWN: [&str; 87] = [
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "circle",
    "clipPath",
    "code",
    "col",
    "colgroup",
    "dd",
    "defs",
    "desc",
    "div",
    "dl",
    "dt",
    "ellipse",
    "em",
    "filter",
    "font",
    "font-face",
    "foreignObject",
    "g",
    "glyph",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "image",
    "img",
    "kbd",
    "li",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "missing-glyph",
    "mpath",
    "ol",
    "p",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "pre",
    "radialGradient",
    "rect",
    "s",
    "section",
    "set",
    "small",
    "span",
    "stop",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "switch",
    "symbol",
    "table",
    "tbody",
    "td",
    "text",
    "textPath",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tref",
    "tspan",
    "tt",
    "u",
    "ul",
    "use",
    "vkern",
    "view",
];
/// Encodings in which `<` and quotes are what they are in ASCII, whatever stands before them.
const PLAIN: [&str; 5] = ["utf-8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"];
/// Namespaces whose elements do something.
const LIVE: [&str; 3] = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];
/// What cannot stand as it is in an address in quotes.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'\'').add(b'<').add(b'>');

/// A file that nothing of runs, when it is opened by itself too: the same one if that is certain.
pub(super) fn harmless(bytes: Vec<u8>, size: Option<(usize, usize)>) -> Vec<u8> {
    if is_harmless(&bytes) {
        return bytes;
    }
    let size = size.map_or_else(String::new, |(width, height)| {
        format!(" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"")
    });
    let picture = percent_encode(&bytes, ENCODED);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"{size}><image width=\"100%\" height=\"100%\" href=\"data:image/svg+xml,{picture}\"/></svg>\n"
    )
    .into_bytes()
}

/// Whether every tag is one that only shows something. Tags are looked for in comments and everywhere else, so that none is missed.
fn is_harmless(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0xff, 0xfe]) || memchr(0, bytes).is_some();
    let (mut live, mut unknown) = (HashSet::new(), HashSet::new());
    let fine = memchr_iter(b'<', bytes).all(|at| {
        let after = &bytes[at + 1..];
        match after.first() {
            Some(b'/') => true,
            Some(b'!') => ["!--", "![CDATA[", "!DOCTYPE"].iter().any(|start| after.starts_with(start.as_bytes())),
            Some(b'?') => is_plain(after),
            _ => Tag::read(after).is_some_and(|tag| {
                let (prefix, name) = tag.prefix_and_name();
                live.extend(
                    tag.attributes().filter(|(_, value)| value.contains('&') || LIVE.contains(value)).filter_map(namespace),
                );
                if !SHOWN.contains(&name) && !name.starts_with("fe") {
                    unknown.insert(prefix);
                }
                name != "script" && tag.attributes().all(|(key, value)| is_shown(name, key, value))
            }),
        }
    });
    // Drawing programs keep notes in elements of their own.
    fine && !wide && !unknown.contains("") && unknown.is_disjoint(&live)
}

/// The prefix that an attribute gives to a namespace.
fn namespace<'a>((key, _): (&'a str, &'a str)) -> Option<&'a str> {
    key.strip_prefix("xmlns:")
}

/// Whether an instruction is the declaration of an XML file in an encoding that hides nothing.
fn is_plain(instruction: &[u8]) -> bool {
    let Some(declaration) = instruction.strip_prefix(b"?xml").filter(|rest| rest.first().is_some_and(u8::is_ascii_whitespace))
    else {
        return false;
    };
    let Some(end) = memchr(b'>', declaration) else { return false };
    let declared = String::from_utf8_lossy(&declaration[..end]).to_lowercase();
    let Some((_, encoding)) = declared.split_once("encoding") else { return true };
    let encoding = encoding.trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'']);
    PLAIN.contains(&encoding.split(['"', '\'']).next().unwrap_or_default())
}

/// Whether an attribute neither runs anything nor leads to what runs.
fn is_shown(element: &str, key: &str, value: &str) -> bool {
    let key = key.rsplit(':').next().unwrap_or(key).to_ascii_lowercase();
    match key.as_str() {
        "href" | "src" | "base" => {
            let value = value.trim_start();
            let at = value.find([':', '/', '?', '#']).unwrap_or(value.len());
            let (scheme, rest) = value.split_at(at);
            let picture = || matches!(element, "image" | "img" | "feImage") && rest.starts_with(":image/");
            let known = || matches!(scheme, "http" | "https" | "mailto" | "tel") || (scheme == "data" && picture());
            !scheme.contains('&') && (!rest.starts_with(':') || known())
        }
        "attributename" => !value.contains('&') && !value.to_ascii_lowercase().contains("href"),
        // What an older or newer XML takes for a space stands in no name.
        key => !key.starts_with("on") && key.is_ascii(),
    }
}

/// The width and height in pixels that a file declares, or else those of what it shows.
pub(super) fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    let tags = memchr_iter(b'<', bytes).filter_map(|at| Tag::read(&bytes[at + 1..]));
    let root = tags.into_iter().find(|tag| tag.prefix_and_name().1 == "svg")?;
    let value = |wanted: &str| root.attributes().find(|(key, _)| *key == wanted).map(|(_, value)| value);
    let shown = value("viewBox").and_then(|shown| {
        let numbers: Vec<f64> = shown.split([' ', ',', '\t', '\r', '\n']).filter_map(|number| number.parse().ok()).collect();
        <[f64; 4]>::try_from(numbers).ok().map(|[_, _, width, height]| (width, height))
    });
    let declared = (value("width").and_then(pixels), value("height").and_then(pixels));
    let (width, height) = match (declared, shown) {
        ((Some(width), Some(height)), _) => (width, height),
        ((Some(width), None), Some((w, h))) => (width, width * h / w),
        ((None, Some(height)), Some((w, h))) => (height * w / h, height),
        // Less would be units of the drawing, not pixels.
        ((None, None), Some((w, h))) if w.min(h) >= SMALLEST => (w, h),
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

/// What a picture has on each side at least, in pixels.
const SMALLEST: f64 = 8.0;
/// What no picture has on a side, in pixels.
const LARGEST: f64 = 100_000.0;

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between the bounds")]
fn whole(pixels: f64) -> Option<usize> {
    (0.5..LARGEST).contains(&pixels).then(|| pixels.round() as usize)
}

/// A length in pixels; nothing for one that depends on what is around.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let at = length.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(length.len());
    let (number, unit) = length.split_at(at);
    let of_one = match unit {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    number.trim().parse::<f64>().ok().map(|number| number * of_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> Vec<u8> {
        let start =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"20\" height=\"10\">";
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">\n{start}{inside}</svg>\n")
            .into_bytes()
    }

    #[test]
    fn what_drawing_programs_write_stays_as_it_is() {
        let fine = [
            // Graphviz, with links.
            "<a xlink:href=\"https://example.org/?a=1&amp;b=2\" xlink:title=\"a\"><ellipse cx=\"1\" cy=\"2\"/></a><a href=\"teams.html#x\"/>",
            // Inkscape.
            "<sodipodi:namedview xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" id=\"base\"/><metadata><rdf:RDF \
             xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:li/></rdf:RDF></metadata><path d=\"m0 0\" style=\"fill:red\"/>",
            // draw.io and Mermaid.
            "<switch><foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\" style=\"x:y\"><span class=\"nodeLabel\">a<br/></span></div>\
             </foreignObject><text>a</text></switch><style>.a > b { fill: url(#c); }</style>",
            // Excalidraw and Figma.
            "<!-- svg-source:excalidraw --><defs><style class=\"fonts\"><![CDATA[@font-face { src: url(data:font/woff2;base64,AA); }]]></style>\
             </defs><use xlink:href=\"#a\"/><image xlink:href=\"data:image/png;base64,AA\"/>",
            "<animate attributeName=\"opacity\" values=\"0;1\"/>",
        ];
        for inside in fine {
            assert_eq!(harmless(drawing(inside), None), drawing(inside), "{inside}");
        }
    }

    #[test]
    fn what_runs_or_may_is_shown_as_a_picture() {
        let never = [
            "<script/>",
            "<SCRIPT/>",
            "<v:script xmlns:v=\"http://www.w3.org/2000/svg\"/>",
            "<h:iframe xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
            "<h:iframe xmlns:h=\"&#104;ttp://www.w3.org/1999/xhtml\"/>",
            "<g onclick=\"x\"/>",
            "<g\n onclick = 'x' />",
            "<g a=\"b\"\u{85}onclick=\"x\"/>",
            "<a href=\"javascript:x\"/>",
            "<a href=\" java&#115;cript:x\"/>",
            "<a xlink:href=\"java\tscript:x\"/>",
            "<a href=\"data:text/html,x\"/>",
            "<a href=\"data:image/svg+xml,x\"/>",
            "<use href=\"data:image/svg+xml,x\"/>",
            "<set attributeName=\"href\" to=\"javascript:x\"/>",
            "<animate attributeName=\"xlink:hre&#102;\"/>",
            "<!ENTITY x 'y'>",
            "<?xml-stylesheet href=\"#x\"?>",
            "<?xml version=\"1.0\" encoding=\"iso-2022-jp\"?>",
            "<form/>",
            "<g a=\"<\"/>",
            "<g",
            "\0",
        ];
        for inside in never {
            let shown = harmless(drawing(inside), Some((20, 10)));
            let shown = String::from_utf8_lossy(&shown);
            let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\" viewBox=\"0 0 20 10\"><image ";
            assert!(shown.starts_with(start) && shown.matches('<').count() == 3, "{inside}: {shown}");
        }
        assert!(!is_harmless(b"\xff\xfe<\0s\0"));
    }

    #[test]
    fn the_size_is_declared_or_that_of_what_is_shown() {
        let of = |root: &str| {
            size(format!("<?xml version='1.0'?><!-- a drawing --><svg {root}><svg width='1' height='1'/></svg>").as_bytes())
        };
        assert_eq!(of("width='20' height='10px' viewBox='0 0 1 1'"), Some((20, 10)));
        assert_eq!(of("width='72pt' height='1in'"), Some((96, 96)));
        assert_eq!(of("viewBox='0,0  40.2 30'"), Some((40, 30)));
        assert_eq!(of("width='100%' height='100%' viewBox='-5 -5 40 30'"), Some((40, 30)));
        assert_eq!(of("width='80' viewBox='0 0 40 30'"), Some((80, 60)));
        assert_eq!(of("height='15' viewBox='0 0 40 30'"), Some((20, 15)));
        for nothing in [
            "",
            "width='20'",
            "width='2em' height='1em'",
            "viewBox='0 0 1 1'",
            "viewBox='a'",
            "width='1e9' height='1'",
            "width='NaN' height='1'",
        ] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
        assert_eq!(size(b"no drawing"), None);
    }
}
