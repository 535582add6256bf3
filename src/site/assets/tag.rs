//! One tag of an XML file, read strictly.

/// The beginning of an element with its attributes.
pub(super) struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The tag after a `<`; nothing for what no XML file has there.
    pub(super) fn read(after: &'a [u8]) -> Option<Self> {
        let (name, mut rest) = word(after)?;
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_ascii_start();
            if rest.starts_with(b">") || rest.starts_with(b"/>") {
                return Some(Self { name, attributes });
            }
            let (key, after) = word(rest)?;
            let value = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
            let end = value[1..].iter().position(|byte| matches!(*byte, b'<') || *byte == quote)? + 1;
            if value[end] != quote {
                return None;
            }
            attributes.push((key, str::from_utf8(&value[1..end]).ok()?));
            rest = &value[end + 1..];
        }
    }

    /// What stands before the `:` of its name, and the rest.
    pub(super) fn prefix_and_name(&self) -> (&'a str, &'a str) {
        self.name.split_once(':').unwrap_or(("", self.name))
    }

    /// Its attributes in order, with their values as they are written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + '_ {
        self.attributes.iter().copied()
    }
}

/// A name and what follows it.
fn word(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/' | b'"' | b'\'' | b'<');
    let end = bytes.iter().position(is_end)?;
    let name = str::from_utf8(&bytes[..end]).ok()?;
    (!name.is_empty()).then_some((name, &bytes[end..]))
}
