//! Reads the options of a view: names looked up, expressions compiled, every mistake recorded.

use std::collections::BTreeSet;

use crate::expr::{Expr, ExprError, Shape, Shapes as _, Template};
use crate::syntax::{Entry, Node, NodeData, nearest};

use super::super::KindFault;
use super::super::check::locate;
use super::super::reader::Word;
use super::super::shapes::{KindShapes, SELF};
use super::options::{Given, Opt, SHARED};
use super::{Looks, Part, Setting};

/// What looks at the documents that refer to this one.
const AROUND: &str = "backrefs(self,";
/// Functions that look at other documents.
const ELSEWHERE: [&str; 3] = ["deref(", "all(", "backrefs("];

/// Reads one view.
pub(super) struct Compiler<'f> {
    /// The file that the definition stands in.
    text: &'f str,
    faults: &'f mut Vec<KindFault>,
    shows: BTreeSet<String>,
    /// Every name in its options, whatever it is the name of.
    names: BTreeSet<String>,
    looks: Looks,
}

impl<'f> Compiler<'f> {
    pub(super) fn new(text: &'f str, faults: &'f mut Vec<KindFault>) -> Self {
        Self { text, faults, shows: BTreeSet::new(), names: BTreeSet::new(), looks: Looks::Inside }
    }

    /// What the view shows, every name in it, and how far it looks.
    pub(super) fn finish(self) -> (BTreeSet<String>, BTreeSet<String>, Looks) {
        (self.shows, self.names, self.looks)
    }

    /// The options of a view.
    pub(super) fn part(&mut self, node: &Node, options: &'static [Opt], shapes: &KindShapes<'_>, what: &str) -> Part {
        let known: Vec<&'static Opt> = SHARED.iter().chain(options).collect();
        self.group(node, &known, shapes, what).0
    }

    /// A mapping of options, and the names that its elements have.
    fn group<'k>(
        &mut self,
        node: &Node,
        options: &[&'static Opt],
        shapes: &KindShapes<'k>,
        what: &str,
    ) -> (Part, KindShapes<'k>) {
        let mut scope = shapes.clone();
        let mut part = Part::default();
        let Some(entries) = node.as_map() else {
            self.fault(node, format!("{what} is a mapping of options"));
            return (part, scope);
        };
        self.unknown(entries, options, what);
        let mut inner: Vec<(&str, KindShapes<'k>)> = Vec::new();
        for option in options {
            let Some(entry) = entries.iter().find(|entry| entry.key.text == option.name) else { continue };
            let outer = match option.takes {
                Given::Within(other, _) | Given::Groups(other, _) => inner.iter().find(|(name, _)| *name == other),
                _ => None,
            };
            let outer = outer.map_or(&scope, |(_, scope)| scope).clone();
            let (setting, within) = self.setting(&entry.value, option, &outer);
            if option.name == "of"
                && let Some(Setting::Value(of)) = &setting
            {
                scope.bind("it", element(of));
                scope.bind("key", Shape::Any);
            }
            inner.extend(within.map(|within| (option.name, within)));
            part.settings.extend(setting.map(|setting| (option.name, setting)));
        }
        (part, scope)
    }

    fn unknown(&mut self, entries: &[Entry], options: &[&'static Opt], what: &str) {
        for entry in entries.iter().filter(|entry| options.iter().all(|option| option.name != entry.key.text)) {
            let near = nearest(&entry.key.text, options.iter().map(|option| option.name));
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let fault = KindFault::shape(entry.key.span, format!("{what} has no `{}`", entry.key.text));
            self.faults.push(KindFault { help, ..fault });
        }
    }

    fn setting<'k>(
        &mut self,
        node: &Node,
        option: &'static Opt,
        scope: &KindShapes<'k>,
    ) -> (Option<Setting>, Option<KindShapes<'k>>) {
        let name = option.name;
        let what = format!("`{name}`");
        let setting = match option.takes {
            Given::Words => self.word(node, name).map(|word| Setting::Words(word.text)),
            Given::Choice(words) => self.choice(node, name, words),
            Given::Number => self.parsed(node, name, "a number", |text| text.parse::<f64>().is_ok()),
            Given::Flag => self.parsed(node, name, "`true` or `false`", |text| matches!(text, "true" | "false")),
            Given::Field => self.word(node, name).map(|word| {
                self.field(&word, scope);
                Setting::Words(word.text)
            }),
            Given::Fields => Some(Setting::List(self.fields(node, name, scope))),
            Given::Areas => Some(Setting::List(self.areas(node, scope))),
            Given::List => {
                let words: Vec<String> = self.listed(node, name).into_iter().map(|word| word.text).collect();
                self.shows.extend(words.iter().filter(|word| scope.field(SELF, word).is_some()).cloned());
                Some(Setting::List(words))
            }
            Given::Pairs => Some(Setting::Pairs(self.pairs(node, name, scope))),
            Given::Text => self.word(node, name).and_then(|word| self.template(&word, scope)).map(Setting::Text),
            Given::Columns => Some(self.columns(node, name, scope)),
            Given::Value => self.word(node, name).and_then(|word| self.value(&word, scope)).map(Setting::Value),
            Given::Group(options) | Given::Within(_, options) => {
                let (part, within) = self.group(node, &options.iter().collect::<Vec<_>>(), scope, &what);
                return (Some(Setting::Part(part)), Some(within));
            }
            Given::Groups(_, options) => {
                let options: Vec<&Opt> = options.iter().collect();
                let parts = each(node).iter().map(|node| self.group(node, &options, scope, &what).0).collect();
                Some(Setting::Parts(parts))
            }
            Given::Chain(options) => {
                let options: Vec<&Opt> = options.iter().collect();
                let mut scope = scope.clone();
                let mut parts = Vec::new();
                for node in each(node) {
                    let (part, within) = self.group(node, &options, &scope, &what);
                    parts.push(part);
                    scope = within;
                }
                Some(Setting::Parts(parts))
            }
            Given::Boxes(options) => Some(Setting::Named(self.boxes(node, options, scope))),
        };
        (setting, None)
    }

    fn boxes(&mut self, node: &Node, options: &'static [Opt], scope: &KindShapes<'_>) -> Vec<(String, Part)> {
        let mut found = Vec::new();
        for entry in node.as_map().unwrap_or_default() {
            let word = Word { text: entry.key.text.clone(), span: entry.key.span };
            self.field(&word, scope);
            let mut scope = scope.clone();
            scope.bind("it", scope.element_of(&word.text));
            scope.bind("key", Shape::Any);
            let part =
                self.group(&entry.value, &options.iter().collect::<Vec<_>>(), &scope, &format!("the box `{}`", word.text)).0;
            found.push((word.text, part));
        }
        found
    }

    fn areas(&mut self, node: &Node, scope: &KindShapes<'_>) -> Vec<String> {
        let lines = self.listed(node, "areas");
        for word in &lines {
            for name in word.text.split_whitespace().filter(|name| *name != ".") {
                self.field(&Word { text: name.to_owned(), span: word.span }, scope);
            }
        }
        lines.into_iter().map(|word| word.text).collect()
    }

    fn fields(&mut self, node: &Node, name: &str, scope: &KindShapes<'_>) -> Vec<String> {
        let words = self.listed(node, name);
        for word in &words {
            self.field(word, scope);
        }
        words.into_iter().map(|word| word.text).collect()
    }

    fn pairs(&mut self, node: &Node, name: &str, scope: &KindShapes<'_>) -> Vec<(String, String)> {
        let entries = node.as_map().unwrap_or_default();
        let mut found = Vec::new();
        for entry in entries {
            if let Some(word) = self.word(&entry.value, name) {
                if name == "also" {
                    self.field(&word, scope);
                }
                found.push((entry.key.text.clone(), word.text));
            }
        }
        found
    }

    fn columns(&mut self, node: &Node, name: &str, scope: &KindShapes<'_>) -> Setting {
        let Some(entries) = node.as_map() else {
            return Setting::List(self.listed(node, name).into_iter().map(|word| word.text).collect());
        };
        let each = entries.iter().filter_map(|entry| {
            let word = self.word(&entry.value, name)?;
            Some((entry.key.text.clone(), self.template(&word, scope)?))
        });
        Setting::Texts(each.collect())
    }

    /// Notes a field of the kind as shown, or reports that there is none; of a path only the start is known.
    fn field(&mut self, word: &Word, scope: &KindShapes<'_>) {
        let root = word.text.split('.').next().unwrap_or(&word.text);
        if scope.field(SELF, root).is_some() || root == SELF {
            self.shows.insert(root.to_owned());
            return;
        }
        let known = scope.fields(SELF);
        let help = nearest(root, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        self.faults.push(KindFault { help, ..KindFault::shape(word.span, format!("`{root}` is no field of this kind")) });
    }

    fn value(&mut self, word: &Word, scope: &KindShapes<'_>) -> Option<Expr> {
        let rooted = scope.rooted(&word.text).map_or_else(|| word.clone(), |text| Word { text, ..word.clone() });
        self.note(&rooted.text);
        let compiled = Expr::compile(&rooted.text, scope);
        let before = self.faults.len();
        let found = self.or_fault(compiled, word);
        if let Some(fault) = self.faults.get_mut(before) {
            let known = scope.fields(SELF);
            fault.help = nearest(&word.text, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        }
        found
    }

    fn template(&mut self, word: &Word, scope: &KindShapes<'_>) -> Option<Template> {
        self.note(&word.text);
        let compiled = Template::compile(&word.text, scope);
        self.or_fault(compiled, word)
    }

    fn or_fault<T>(&mut self, compiled: Result<T, ExprError>, word: &Word) -> Option<T> {
        compiled
            .map_err(|error| {
                let span = locate(word, self.text, &error.range);
                self.faults.push(KindFault::of("kind-check-parses", span, error.message));
            })
            .ok()
    }

    /// What an expression shows of the document, and how far it looks.
    fn note(&mut self, source: &str) {
        let around = source.contains(AROUND);
        let rest = source.replace(AROUND, "");
        let looks = if ELSEWHERE.iter().any(|call| rest.contains(call)) {
            Looks::Elsewhere
        } else if around {
            Looks::Around
        } else {
            Looks::Inside
        };
        self.looks = self.looks.max(looks);
        for rest in source.split("self.").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            self.shows.insert(name);
        }
    }

    fn choice(&mut self, node: &Node, name: &str, words: &[&str]) -> Option<Setting> {
        let word = self.word(node, name)?;
        if !words.contains(&word.text.as_str()) {
            let known = words.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(" or ");
            self.fault(node, format!("`{name}` is {known}"));
            return None;
        }
        Some(Setting::Words(word.text))
    }

    fn parsed(&mut self, node: &Node, name: &str, sort: &str, fits: impl Fn(&str) -> bool) -> Option<Setting> {
        let word = self.word(node, name)?;
        if !fits(&word.text) {
            self.fault(node, format!("`{name}` is {sort}"));
            return None;
        }
        Some(Setting::Words(word.text))
    }

    fn listed(&mut self, node: &Node, name: &str) -> Vec<Word> {
        match &node.data {
            NodeData::Seq(items) => items.iter().filter_map(|item| self.word(item, name)).collect(),
            _ => self.word(node, name).into_iter().collect(),
        }
    }

    fn word(&mut self, node: &Node, name: &str) -> Option<Word> {
        match node.as_scalar() {
            Some(scalar) => {
                self.names.extend(names_in(&scalar.text).map(str::to_owned));
                Some(Word { text: scalar.text.trim().to_owned(), span: node.span })
            }
            None => {
                self.fault(node, format!("`{name}` is a text"));
                None
            }
        }
    }

    fn fault(&mut self, node: &Node, message: String) {
        self.faults.push(KindFault::shape(node.span, message));
    }
}

/// Everything in a text that could be the name of a field.
pub(in crate::kind) fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty())
}

/// A list of nodes, or one.
fn each(node: &Node) -> &[Node] {
    node.as_seq().unwrap_or(std::slice::from_ref(node))
}

/// What each element of a list, a map or one record is.
fn element(of: &Expr) -> Shape {
    match of.shape() {
        Shape::List(element) | Shape::Map(element) => *element,
        one => one,
    }
}
