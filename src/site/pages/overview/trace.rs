//! The trace: from any person, product or goal along the thread that ties them together, with what is missing on the way.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::label::Label;
use crate::diagram::listed::Head;
use crate::diagram::web::{Arrange, Link, Node, Shape, Web, render};
use crate::diagram::{Figure, Inline, Tone};
use crate::lint::Findings;
use crate::model::{ArtifactId, Model, Thread, Threads};
use crate::words::Words;

use super::super::super::here::Here;
use super::super::super::view::{BlockView, ListItem, Section, StatView};
use super::read::whole_table;
use super::{Audience, Overview, Said, if_any, listed, opening, point, stat};

pub(super) static PAGE: Overview = Overview {
    id: "trace",
    title: "trace",
    about: "from_the_people_whose_life_gets_better",
    audience: Audience::Strategy,
    said,
    sections,
};

/// How many people, products and goals one part of the page has, each.
const ROWS: usize = 100;
/// The most links in one cell.
const MOST_LINKS: usize = 5;
/// The most things that the picture shows.
const MOST_NODES: usize = 40;

/// What the page is about, for those who may read it.
struct Trace {
    threads: Threads,
    people: Vec<ArtifactId>,
    /// Positions among the products and goals.
    products: Vec<usize>,
    goals: Vec<usize>,
}

impl Trace {
    fn of(model: &Model) -> Self {
        let threads = model.threads();
        let key = |id: ArtifactId| (model.artifact(id).title.to_lowercase(), id);
        let mut people: Vec<ArtifactId> = threads.people.iter().copied().filter(|id| model.is_published(*id)).collect();
        people.sort_by_cached_key(|id| key(*id));
        let product = |at: &usize| threads.products[*at].product;
        let mut products: Vec<usize> = (0..threads.products.len()).filter(|at| model.is_published(product(at))).collect();
        products.sort_by_cached_key(|at| key(product(at)));
        let goal = |at: &usize| threads.goals[*at].of;
        let mut goals: Vec<usize> = (0..threads.goals.len()).filter(|at| model.is_published(goal(at))).collect();
        goals.sort_by_cached_key(|at| key(goal(at)));
        Self { threads, people, products, goals }
    }

    fn thread(&self, at: usize) -> &Thread {
        &self.threads.products[at]
    }

    /// People for whom there is no product.
    fn forgotten(&self) -> Vec<ArtifactId> {
        self.people.iter().copied().filter(|person| self.threads.of_person(*person).is_empty()).collect()
    }

    /// Products that no team works on.
    fn teamless(&self) -> Vec<ArtifactId> {
        let own = self.products.iter().map(|at| self.thread(*at));
        own.filter(|thread| thread.teams.is_empty()).map(|thread| thread.product).collect()
    }

    /// Products whose value nothing is meant to move.
    fn still(&self) -> Vec<ArtifactId> {
        let own = self.products.iter().map(|at| self.thread(*at));
        own.filter(|thread| thread.metric.is_some() && thread.goals.is_empty()).map(|thread| thread.product).collect()
    }

    /// Goals that move the value of no product.
    fn loose(&self) -> Vec<ArtifactId> {
        let loose = self.goals.iter().filter(|at| self.threads.of_goal(**at).is_empty());
        loose.map(|at| self.threads.goals[*at].of).collect()
    }

    fn parts(&self) -> usize {
        [self.people.len(), self.products.len(), self.goals.len()].into_iter().max().unwrap_or(0).div_ceil(ROWS)
    }
}

fn said(model: &Model, _: &Findings, words: &Words) -> Option<Said> {
    let trace = Trace::of(model);
    let products = words.count("n_products", trace.products.len());
    let products = ("products", products.as_str());
    let (forgotten, loose) = (trace.forgotten().len(), trace.loose().len());
    let said = match (forgotten, loose) {
        (0, 0) => Said::new(words.fill("products_and_every_goal_belongs", &[products]), Tone::Good),
        (0, loose) => Said::new(words.count_with("products_and_n_goals_move_none", loose, &[products]), Tone::Warn),
        (some, _) => Said::new(words.count_with("products_and_none_for_n", some, &[products]), Tone::Warn),
    };
    let parts = (2..=trace.parts()).map(|part| part.to_string()).collect();
    (!trace.products.is_empty()).then_some(Said { parts, ..said })
}

fn sections(here: Here<'_>, part: usize) -> Vec<Section> {
    let trace = Trace::of(here.whole());
    let mut sections = Vec::new();
    if part == 0 {
        sections.push(opening(here, stats(here, &trace), points(here, &trace)));
        sections.extend(
            picture(here, &trace)
                .map(|figure| Section::new(here.say("the_whole_thread"), "map", vec![BlockView::Figure(figure)])),
        );
    }
    let of_part = |all: usize| (part * ROWS).min(all)..((part + 1) * ROWS).min(all);
    let products: Vec<Vec<Vec<Inline>>> = trace.products[of_part(trace.products.len())]
        .iter()
        .map(|at| {
            let mut cells = Cells::of(here, &trace, vec![trace.thread(*at)], None);
            vec![
                vec![here.artifact(trace.thread(*at).product)],
                cells.people(),
                cells.streams(),
                cells.teams(),
                cells.metrics(),
                cells.goals(),
            ]
        })
        .collect();
    let people: Vec<Vec<Vec<Inline>>> = trace.people[of_part(trace.people.len())]
        .iter()
        .map(|person| {
            let mut cells = Cells::of(here, &trace, trace.threads.of_person(*person), None);
            vec![vec![here.artifact(*person)], cells.products(), cells.streams(), cells.teams(), cells.metrics(), cells.goals()]
        })
        .collect();
    let goals: Vec<Vec<Vec<Inline>>> = trace.goals[of_part(trace.goals.len())]
        .iter()
        .map(|at| {
            let goal = trace.threads.goals[*at];
            let mut cells = Cells::of(here, &trace, trace.threads.of_goal(*at), Some(goal.metric));
            vec![vec![here.artifact(goal.of)], cells.metrics(), cells.products(), cells.teams(), cells.streams(), cells.people()]
        })
        .collect();
    for (title, anchor, heads, rows) in [
        ("from_people", "people", ["who", "product", "stream", "team_heading", "shows_in", "goal"], people),
        ("from_products", "products", ["product", "for_whom", "stream", "team_heading", "shows_in", "goal"], products),
        ("from_goals", "goals", ["goal", "moves_what", "product", "team_heading", "stream", "for_whom"], goals),
    ] {
        if !rows.is_empty() {
            let table = whole_table(here.word(title), here.columns(heads), rows);
            sections.push(Section::new(here.say(title), anchor, vec![BlockView::Table(table)]));
        }
    }
    sections
}

fn stats(here: Here<'_>, trace: &Trace) -> Vec<StatView> {
    let (forgotten, loose, still) = (trace.forgotten().len(), trace.loose().len(), trace.still().len());
    vec![
        stat(here, trace.products.len(), "products_in_line", Tone::Neutral),
        stat(here, forgotten, "personas_and_profiles_without_a_product", if_any(forgotten, Tone::Warn)),
        stat(here, still, "products_whose_value_no_goal_moves", Tone::Neutral),
        stat(here, loose, "goals_that_move_no_products_value", if_any(loose, Tone::Warn)),
    ]
}

fn points(here: Here<'_>, trace: &Trace) -> Vec<ListItem> {
    let mut points = Vec::new();
    for (ids, tone, key) in [
        (trace.forgotten(), Tone::Warn, "no_product_is_for"),
        (trace.teamless(), Tone::Warn, "no_team_works_on"),
        (trace.loose(), Tone::Warn, "the_value_of_no_product_moves_with"),
        (trace.still(), Tone::Neutral, "nothing_is_meant_to_move_the_value_of"),
    ] {
        if ids.is_empty() {
            continue;
        }
        let left = ids.len().saturating_sub(MOST_LINKS);
        let names = listed(here, ids.iter().take(MOST_LINKS).map(|id| here.artifact(*id)).collect());
        let more: Vec<Inline> = (left > 0).then(|| Inline::text(here.count("and_n_more", left))).into_iter().collect();
        points.push(point(here, tone, here.line(key, &[("names", &names), ("more", &more)])));
    }
    points
}

/// The cells of a row; after the first one that is empty the rest say nothing, since one gap is one gap.
struct Cells<'a> {
    here: Here<'a>,
    trace: &'a Trace,
    threads: Vec<&'a Thread>,
    /// The metric that the row begins with.
    metric: Option<ArtifactId>,
    open: bool,
}

impl<'a> Cells<'a> {
    fn of(here: Here<'a>, trace: &'a Trace, threads: Vec<&'a Thread>, metric: Option<ArtifactId>) -> Self {
        Self { here, trace, threads, metric, open: true }
    }

    fn products(&mut self) -> Vec<Inline> {
        let found = self.threads.iter().map(|thread| thread.product).collect();
        let shown = self.links(found, "no_product");
        self.open &= !self.threads.is_empty();
        shown
    }

    fn streams(&mut self) -> Vec<Inline> {
        let found = self.threads.iter().filter_map(|thread| thread.stream).collect();
        self.links(found, "no_value_stream")
    }

    fn teams(&mut self) -> Vec<Inline> {
        let found = self.threads.iter().flat_map(|thread| thread.teams.iter().copied()).collect();
        self.links(found, "no_team")
    }

    fn people(&mut self) -> Vec<Inline> {
        let found = self.threads.iter().flat_map(|thread| thread.people.iter().copied()).collect();
        self.links(found, "nobody_in_line")
    }

    fn metrics(&mut self) -> Vec<Inline> {
        let own = self.threads.iter().filter_map(|thread| thread.metric);
        let found = self.metric.map_or_else(|| own.collect(), |metric| vec![metric]);
        self.links(found, "no_metric")
    }

    fn goals(&mut self) -> Vec<Inline> {
        let all = &self.trace.threads.goals;
        let found = self.threads.iter().flat_map(|thread| thread.goals.iter().map(|at| all[*at].of)).collect();
        self.links(found, "no_goal")
    }

    fn links(&self, found: Vec<ArtifactId>, none: &str) -> Vec<Inline> {
        let mut seen = BTreeSet::new();
        let found: Vec<ArtifactId> = found.into_iter().filter(|id| seen.insert(*id)).collect();
        if found.is_empty() {
            return if self.open { vec![Inline::Missing { text: self.here.say(none) }] } else { Vec::new() };
        }
        let left = found.len().saturating_sub(MOST_LINKS);
        let mut shown = listed(self.here, found.iter().take(MOST_LINKS).map(|id| self.here.artifact(*id)).collect());
        shown.extend((left > 0).then(|| Inline::text(self.here.count("and_n_more", left))));
        shown
    }
}

/// The whole as a picture, while it is small enough to be read.
fn picture(here: Here<'_>, trace: &Trace) -> Option<Figure> {
    let mut drawing = Drawing { here, nodes: Vec::new(), at: BTreeMap::new(), links: Vec::new() };
    for thread in trace.products.iter().map(|at| trace.thread(*at)) {
        for person in &thread.people {
            drawing.link(*person, thread.product);
        }
        if let Some(stream) = thread.stream {
            drawing.link(thread.product, stream);
        }
        for team in &thread.teams {
            drawing.link(thread.stream.unwrap_or(thread.product), *team);
        }
        if let Some(metric) = thread.metric {
            drawing.link(thread.product, metric);
            for goal in &thread.goals {
                drawing.link(metric, trace.threads.goals[*goal].of);
            }
        }
    }
    let (nodes, links) = (drawing.nodes, drawing.links);
    let head = Head {
        id: "trace".to_owned(),
        title: here.say("from_people_to_goals"),
        description: here
            .fill("things_and_ties_between_them", &[("things", &nodes.len().to_string()), ("ties", &links.len().to_string())]),
        words: here.plan.words.clone(),
    };
    let fits = !links.is_empty() && nodes.len() <= MOST_NODES;
    fits.then(|| render(&Web { head, nodes, links, loops: Vec::new(), arrange: Arrange::Layered }))
}

struct Drawing<'a> {
    here: Here<'a>,
    nodes: Vec<Node>,
    at: BTreeMap<ArtifactId, usize>,
    links: Vec<Link>,
}

impl Drawing<'_> {
    fn link(&mut self, from: ArtifactId, to: ArtifactId) {
        let (from, to) = (self.node(from), self.node(to));
        if !self.links.iter().any(|link| (link.from, link.to) == (from, to)) {
            self.links.push(Link { from, to, ..Link::default() });
        }
    }

    fn node(&mut self, id: ArtifactId) -> usize {
        if let Some(at) = self.at.get(&id) {
            return *at;
        }
        let kind = self.here.kind_title(self.here.model.artifact(id).kind);
        let label = Label { href: self.here.href(id), sub: Some(kind.to_owned()), ..Label::new(self.here.title(id)) };
        self.at.insert(id, self.nodes.len());
        self.nodes.push(Node { label, shape: Shape::Plain });
        self.nodes.len() - 1
    }
}
