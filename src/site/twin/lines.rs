//! Lines of Markdown in the making, inside the lists, quotes and tables that are open.

use memchr::{memchr, memchr3};

/// As wide as the widest number of a list, with its point and a space.
const INDENT: &str = "                      ";

/// Markdown in the making.
#[derive(Default)]
pub(super) struct Plain {
    pub(super) out: String,
    /// Where the words of the last line begin, behind what it has to begin with.
    pub(super) mark: usize,
    /// The last line begins with the mark of a list.
    pub(super) at_item: bool,
    /// What each line inside lists and quotes begins with.
    pub(super) indent: Vec<&'static str>,
    /// The lists that are open: the next number, or none for bullets.
    pub(super) lists: Vec<Option<usize>>,
    /// Destinations of the links that are open.
    pub(super) links: Vec<String>,
    /// How many cells the row that is open has.
    pub(super) row: Option<usize>,
    pub(super) first_row: bool,
    pub(super) code: Code,
}

/// Whether words are code, and of which sort.
#[derive(Default, PartialEq)]
pub(super) enum Code {
    #[default]
    No,
    /// Within a line.
    Span,
    /// Lines that stay as they are.
    Block,
}

impl Plain {
    /// Words, in one line; a bar in a row is no edge of a cell.
    pub(super) fn put(&mut self, words: &str) {
        let begins_apart = self.out.is_empty() || self.out.ends_with([' ', '\n']);
        let mut rest = if begins_apart { words.trim_start() } else { words };
        while let Some(at) = memchr3(b'\n', b'<', b'|', rest.as_bytes()) {
            self.out.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            rest = match rest.as_bytes()[at] {
                b'\n' => {
                    self.out.push_str(if self.out.ends_with(' ') { "" } else { " " });
                    after.trim_start()
                }
                b'<' => {
                    self.out.push_str(if self.code == Code::Span { "<" } else { "&lt;" });
                    after
                }
                _ => {
                    self.out.push_str(if self.row.is_some() { "\\|" } else { "|" });
                    after
                }
            };
        }
        self.out.push_str(rest);
    }

    pub(super) fn close_link(&mut self, href: &str) {
        self.out.push_str("](");
        self.put(href);
        self.out.push(')');
    }

    pub(super) fn lines(&mut self, lines: &str) {
        for (at, line) in lines.split('\n').enumerate() {
            if at > 0 {
                self.new_line();
            }
            self.out.push_str(line);
        }
    }

    pub(super) fn item(&mut self) {
        self.line();
        let before = self.out.len();
        match self.lists.last_mut() {
            Some(Some(next)) => {
                self.out.push_str(itoa::Buffer::new().format(*next));
                self.out.push_str(". ");
                *next += 1;
            }
            _ => self.out.push_str("- "),
        }
        self.mark = self.out.len();
        self.at_item = true;
        let wide = self.mark - before;
        self.indent.push(&INDENT[..wide]);
    }

    pub(super) fn close_row(&mut self) {
        let Some(cells) = self.row.take() else { return };
        if std::mem::take(&mut self.first_row) {
            self.line();
            self.out.push('|');
            self.out.push_str(&" --- |".repeat(cells));
        }
    }

    /// A new line, unless one has just begun.
    pub(super) fn line(&mut self) {
        if self.row.is_some() {
            return;
        }
        if self.out.len() > self.mark {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.new_line();
        } else if !self.at_item {
            self.out.truncate(self.out.rfind('\n').map_or(0, |at| at + 1));
            self.begin();
        }
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.begin();
    }

    fn begin(&mut self) {
        self.indent.iter().for_each(|indent| self.out.push_str(indent));
        self.mark = self.out.len();
        self.at_item = false;
    }

    /// A blank line, unless there is one.
    pub(super) fn block(&mut self) {
        self.line();
        let is_first = self.out.is_empty() || self.out.ends_with("\n\n") || self.at_item;
        if self.row.is_none() && !is_first {
            self.new_line();
        }
    }

    /// The end of a block: in lists and quotes the next line follows it closely.
    pub(super) fn end(&mut self) {
        if self.indent.is_empty() { self.block() } else { self.line() }
    }

    pub(super) fn finish(mut self) -> String {
        if memchr(b'\n', self.out.as_bytes()).is_some() {
            self.out = without_blanks(&self.out);
        }
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}

/// The lines without spaces at their end, and one blank line at most between two of them.
fn without_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        let is_blank = line.is_empty() || line == ">";
        if !(is_blank && blank) {
            out.push_str(if is_blank { "" } else { line });
            out.push('\n');
        }
        blank = is_blank;
    }
    out
}
