//! Maps in the text of `OnlineWardleyMaps`: `component Hosting [0.15, 0.88] (outsource)`, `Shop->Hosting; pays for`.
//!
//! Coordinates are `[visibility, evolution]`. What is said of a component in a line of its own (`evolve`, `pipeline`, `build`) becomes
//! part of it, wherever it stands; said of one that the map does not have, it is a fault.

use crate::syntax::{Entry, Fault, FaultKind, Key, Node, NodeData, nearest};

use super::Fenced;
use super::lines::{Lines, Piece};

/// Statements about the drawing alone.
const DRAWING: [&str; 10] =
    ["style", "size", "url", "y-axis", "x-axis", "annotations", "pioneers", "settlers", "townplanners", "wardley-beta"];
/// Statements whose words are for the reader.
const NOTES: [&str; 4] = ["note", "annotation", "accelerator", "deaccelerator"];
/// Statements that place something that others can need.
const PLACES: [&str; 4] = ["component", "market", "ecosystem", "submap"];
/// Ways to get a component.
const METHODS: [&str; 3] = ["build", "buy", "outsource"];

#[derive(Default)]
struct Map<'t> {
    title: Option<Piece<'t>>,
    anchors: Vec<Entry>,
    components: Vec<Entry>,
    links: Vec<Node>,
    stages: Option<Node>,
    notes: Vec<Node>,
    /// What is said of a component by its name: the piece that names it, and the entries.
    said: Vec<(Piece<'t>, Vec<Entry>)>,
    /// The pipeline whose braces are open.
    pipeline: Option<Piece<'t>>,
    /// The last pipeline named, whose brace may follow on a line of its own.
    named: Option<Piece<'t>>,
    /// Components inside pipelines: the pipeline, the component.
    inside: Vec<(Piece<'t>, Piece<'t>)>,
    found: Fenced,
}

pub(super) fn read(lines: Lines<'_>) -> Fenced {
    let mut map = Map::default();
    for line in lines {
        map.line(line);
    }
    map.finish()
}

impl<'t> Map<'t> {
    fn line(&mut self, line: Piece<'t>) {
        if line.text == "{" {
            self.pipeline = self.named.take();
        } else if line.text == "}" {
            self.pipeline = None;
        } else if let Some(title) = line.after_word("title") {
            self.title = Some(title);
        } else if let Some(stages) = line.after_word("evolution") {
            self.stages = Some(Node { span: stages.span(), data: NodeData::Seq(chain(stages).map(Piece::words).collect()) });
        } else if let Some(rest) = line.after_word("evolve") {
            self.evolve(rest);
        } else if let Some(rest) = statement(line, &["pipeline"]) {
            self.pipeline(rest);
        } else if let Some(rest) = statement(line, &["anchor"]) {
            let entry = self.placed(rest);
            self.put(entry, true);
        } else if let Some(rest) = statement(line, &PLACES) {
            let entry = self.placed(rest);
            self.put(entry, false);
        } else if let Some(rest) = statement(line, &NOTES) {
            self.note(rest);
        } else if let Some((method, rest)) = METHODS.iter().find_map(|word| Some((*word, statement(line, &[word])?))) {
            let value = Node::scalar(method, crate::syntax::ScalarStyle::Plain, line.span());
            self.said.push((rest.unquoted(), vec![Entry { key: line.key("method"), value }]));
        } else if statement(line, &DRAWING).is_none() {
            self.link(line);
        }
    }

    /// `Name [v, e] label [x, y] (build, inertia)`: the name and what is said of it.
    fn placed(&mut self, rest: Piece<'t>) -> (Piece<'t>, Vec<Entry>) {
        let rest = if rest.text.ends_with('{') { rest.part(0, rest.text.len() - 1) } else { rest };
        let Some(open) = rest.text.find('[') else {
            return (rest.unquoted(), Vec::new());
        };
        if let Some(name) = rest.part(0, open).text.strip_suffix(" label")
            && is_offset(rest.from(open))
        {
            return (rest.part(0, name.len()).unquoted(), Vec::new());
        }
        let mut entries = Vec::new();
        let name = rest.part(0, open).unquoted();
        match rest.text[open..].find(']') {
            None => self.found.faults.push(rest.from(open).fault("the coordinates have no closing bracket")),
            Some(close) => {
                let inner = rest.part(open + 1, open + close);
                entries.push(Entry { key: inner.key("at"), value: numbers(inner) });
                self.tail(rest.from(open + close + 1), &mut entries);
            }
        }
        (name, entries)
    }

    /// What may follow the coordinates.
    fn tail(&mut self, mut rest: Piece<'t>, entries: &mut Vec<Entry>) {
        while !rest.text.is_empty() {
            let closing = |piece: Piece<'t>, mark: char| piece.text.find(mark).map(|at| at + 1);
            let end = if rest.text.starts_with("label") || rest.text.starts_with('[') {
                closing(rest, ']')
            } else if rest.text.starts_with("url(") {
                closing(rest, ')')
            } else if rest.text.starts_with('(') {
                let end = closing(rest, ')');
                let words = end.map(|end| rest.part(1, end - 1));
                if let Some(words) = words {
                    self.decorators(words, entries);
                }
                end
            } else if rest.after_word("inertia").is_some() {
                entries.push(rest.part(0, "inertia".len()).entry("inertia"));
                Some("inertia".len())
            } else {
                None
            };
            let Some(end) = end else {
                return self.found.faults.push(rest.fault(format!("'{}' is not understood behind a component", rest.text)));
            };
            rest = rest.from(end);
        }
    }

    /// `build`, `buy, inertia`.
    fn decorators(&mut self, words: Piece<'t>, entries: &mut Vec<Entry>) {
        let mut start = 0;
        for word in words.text.split(',') {
            let piece = words.part(start, start + word.len());
            start += word.len() + 1;
            match piece.text {
                word if METHODS.contains(&word) => entries.push(Entry { key: piece.key("method"), value: piece.node() }),
                "inertia" => entries.push(piece.entry("inertia")),
                "market" | "ecosystem" => {}
                other => self.found.faults.push(piece.fault(format!("'{other}' is no way to get a component"))),
            }
        }
    }

    /// Adds a component or anchor; the same name twice would be two components that no link can tell apart.
    fn put(&mut self, (name, mut entries): (Piece<'t>, Vec<Entry>), anchor: bool) {
        if let Some(pipeline) = self.pipeline {
            entries.push(pipeline.entry("part_of"));
            self.inside.push((pipeline, name));
        }
        if self.entries().any(|entry| entry.key.text == name.text) {
            self.found.faults.push(name.fault(format!("'{}' is on the map twice", name.text)));
            return;
        }
        let span = entries.iter().fold(name.span(), |span, entry| span.cover(entry.value.span));
        let value = Node { span, data: NodeData::Map(entries) };
        let list = if anchor { &mut self.anchors } else { &mut self.components };
        list.push(Entry { key: name.key(name.text), value });
    }

    fn entries(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.anchors.iter_mut().chain(&mut self.components)
    }

    /// `Name 0.55 label [x, y]`, `Name->New name 0.55`.
    fn evolve(&mut self, rest: Piece<'t>) {
        let label = rest.text.rfind('[').and_then(|open| rest.part(0, open).text.strip_suffix(" label"));
        let rest = label.map_or(rest, |before| rest.part(0, before.len()));
        let Some(space) = rest.text.rfind(char::is_whitespace) else {
            return self.found.faults.push(rest.fault(format!("'evolve {}' does not say how far", rest.text)));
        };
        let (name, target) = (rest.part(0, space), rest.from(space));
        let mut entries = vec![Entry { key: target.key("evolves_to"), value: target.node() }];
        let (name, new) = name.split("->").map_or((name, None), |(name, new)| (name, Some(new)));
        entries.extend(new.map(|new| new.unquoted().entry("evolves_as")));
        self.said.push((name.unquoted(), entries));
    }

    /// `Name [left, right]`, and components of its own in braces.
    fn pipeline(&mut self, rest: Piece<'t>) {
        let opens = rest.text.ends_with('{');
        let (name, mut entries) = self.placed(rest);
        for entry in &mut entries {
            if entry.key.text == "at" {
                "pipeline".clone_into(&mut entry.key.text);
            }
        }
        (self.pipeline, self.named) = if opens { (Some(name), None) } else { (None, Some(name)) };
        self.said.push((name, entries));
    }

    /// `words [v, e]`, or `1 [v, e] words` for an annotation, which may stand in several places.
    fn note(&mut self, rest: Piece<'t>) {
        let open = rest.text.find('[');
        let close = rest.text.rfind(']');
        let after = close.map(|close| rest.from(close + 1)).filter(|after| !after.text.is_empty());
        let text = after.unwrap_or_else(|| rest.part(0, open.unwrap_or(rest.text.len()))).unquoted();
        let mut entries = vec![text.entry("text")];
        let inner = open.and_then(|open| {
            let inside = rest.from(open).text.trim_start_matches('[');
            let start = rest.text.len() - inside.len();
            Some(rest.part(start, start + inside.find(']')?))
        });
        entries.extend(inner.map(|inner| Entry { key: inner.key("at"), value: numbers(inner) }));
        self.notes.push(Node { span: text.span(), data: NodeData::Map(entries) });
    }

    /// `A->B; why`, `A+'flow'>B`; a line without an arrow is not understood.
    fn link(&mut self, line: Piece<'t>) {
        let (ends, why) = line.split(";").map_or((line, None), |(ends, why)| (ends, Some(why)));
        let parts: Vec<Piece<'t>> = chain(ends).collect();
        if parts.len() < 2 || parts.iter().any(|part| part.text.is_empty()) {
            return self.found.faults.push(line.fault(format!("'{}' is not understood", line.text)));
        }
        for pair in parts.windows(2) {
            let (from, to) = (pair[0].unquoted(), pair[1].unquoted());
            let mut entries = vec![from.entry("from"), to.entry("to")];
            entries.extend(why.filter(|why| !why.text.is_empty()).map(|why| why.entry("why")));
            self.links.push(Node { span: pair[0].to(pair[1]), data: NodeData::Map(entries) });
        }
    }

    fn finish(mut self) -> Fenced {
        for (name, more) in std::mem::take(&mut self.said) {
            let of = self.entries().find(|entry| entry.key.text == name.text);
            if let Some(Entry { value: Node { data: NodeData::Map(entries), .. }, .. }) = of {
                entries.extend(more);
                continue;
            }
            let names: Vec<&str> = self.anchors.iter().chain(&self.components).map(|entry| entry.key.text.as_str()).collect();
            let nearest = nearest(name.text, names).map(str::to_owned);
            let kind = FaultKind::FenceName { name: name.text.to_owned(), nearest };
            self.found.faults.push(Fault { span: name.span(), kind });
        }
        for (pipeline, name) in std::mem::take(&mut self.inside) {
            self.place_inside(pipeline, name);
        }
        let map = |entries: Vec<Entry>, name: &str| {
            let span = entries.iter().map(|entry| entry.key.span.cover(entry.value.span)).reduce(crate::source::Span::cover)?;
            let key = Key { text: name.to_owned(), span: entries[0].key.span };
            Some(Entry { key, value: Node { span, data: NodeData::Map(entries) } })
        };
        let list = |nodes: Vec<Node>, name: &str| {
            let span = nodes.iter().map(|node| node.span).reduce(crate::source::Span::cover)?;
            Some(Entry {
                key: Key { text: name.to_owned(), span: nodes[0].span },
                value: Node { span, data: NodeData::Seq(nodes) },
            })
        };
        let stages = self.stages.map(|node| Entry { key: Key { text: "stages".to_owned(), span: node.span }, value: node });
        let entries = [
            self.title.map(|title| title.entry("title")),
            map(self.anchors, "anchors"),
            map(self.components, "components"),
            list(self.links, "links"),
            stages,
            list(self.notes, "notes"),
        ];
        Fenced { entries: entries.into_iter().flatten().collect(), ..self.found }
    }

    /// A component inside a pipeline says how evolved it is and stands as high as the pipeline.
    fn place_inside(&mut self, pipeline: Piece<'t>, name: Piece<'t>) {
        let at = |entry: &Entry| entry.value.get("at").and_then(Node::as_seq).map(<[Node]>::to_vec);
        let parent = self.entries().find(|entry| entry.key.text == pipeline.text).and_then(|entry| at(entry));
        let visibility = parent.and_then(|at| at.first().cloned());
        let Some(visibility) = visibility else { return };
        let Some(own) = self.entries().find(|entry| entry.key.text == name.text) else { return };
        let NodeData::Map(entries) = &mut own.value.data else { return };
        for entry in entries.iter_mut().filter(|entry| entry.key.text == "at") {
            if let NodeData::Seq(numbers) = &mut entry.value.data
                && numbers.len() == 1
            {
                numbers.insert(0, visibility.clone());
            }
        }
    }
}

/// What follows one of these words at the front; a line with an arrow and no bracket is a link, whatever its first word.
fn statement<'t>(line: Piece<'t>, words: &[&str]) -> Option<Piece<'t>> {
    let rest = words.iter().find_map(|word| line.after_word(word))?;
    (line.text.contains('[') || chain(line).nth(1).is_none()).then_some(rest)
}

/// The pieces between arrows.
fn chain(line: Piece<'_>) -> impl Iterator<Item = Piece<'_>> {
    let mut cuts = vec![];
    let mut from = 0;
    while let Some((start, end)) = arrow(&line.text[from..]) {
        cuts.push((from, from + start));
        from += end;
    }
    cuts.push((from, line.text.len()));
    cuts.into_iter().map(move |(from, to)| line.part(from, to))
}

/// The first arrow of a text: `->`, `-->`, `-.->`, `+>`, `+<>`, `+<`, `+'words'>`.
fn arrow(text: &str) -> Option<(usize, usize)> {
    text.char_indices().find_map(|(at, c)| {
        let rest = &text[at..];
        let length = match c {
            '-' => ["-.->", "-->", "->"].iter().find(|arrow| rest.starts_with(**arrow)).map(|arrow| arrow.len()),
            '+' => {
                let words = rest[1..].strip_prefix('\'').and_then(|words| words.find('\'')).map_or(0, |end| end + 2);
                let after = &rest[1 + words..];
                ["<>", ">", "<"].iter().find(|head| after.starts_with(**head)).map(|head| 1 + words + head.len())
            }
            _ => None,
        };
        length.map(|length| (at, at + length))
    })
}

/// Numbers between commas.
fn numbers(inner: Piece<'_>) -> Node {
    let mut start = 0;
    let each = inner.text.split(',').map(|number| {
        let piece = inner.part(start, start + number.len());
        start += number.len() + 1;
        piece.node()
    });
    Node { span: inner.span(), data: NodeData::Seq(each.collect()) }
}

/// Whether a bracket holds the offset of a label in points: coordinates run from 0 to 1.
fn is_offset(bracket: Piece<'_>) -> bool {
    let inner = bracket.text.trim_start_matches('[').split(']').next().unwrap_or_default();
    inner.split(',').filter_map(|number| number.trim().parse::<f64>().ok()).any(|number| !(0.0..=1.0).contains(&number))
}
