//! A canvas: boxes side by side, as wide as their area says and as high as their texts need.

mod draw;
mod layout;

use super::figure::Figure;
use super::label::Label;
use super::listed::{Head, Item};

/// What the picture shows.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    pub head: Head,
    pub boxes: Vec<Block>,
    /// What the letters on items stand for, A first.
    pub legend: Vec<Label>,
    /// Positions of boxes that lie inside a head.
    pub centre: Vec<usize>,
}

/// One box.
#[derive(Debug, Clone, Default)]
pub struct Block {
    pub title: String,
    /// The number in its corner.
    pub number: Option<String>,
    pub area: Area,
    pub entries: Vec<Entry>,
    /// Smaller boxes inside, under a line.
    pub also: Vec<(String, Vec<Entry>)>,
    pub foot: Option<String>,
}

/// What one element of a box says.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub label: Label,
    /// Positions in the legend.
    pub keys: Vec<usize>,
}

/// Where a box lies, in columns and rows of the canvas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    pub column: usize,
    pub row: usize,
    pub columns: usize,
    pub rows: usize,
}

/// The areas of lines of names: every name with the rectangle that it covers, in order of appearance; `.` is empty.
pub fn areas<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<(&'a str, Area)> {
    let mut found: Vec<(&str, Area)> = Vec::new();
    for (row, line) in lines.into_iter().enumerate() {
        for (column, name) in line.split_whitespace().enumerate().filter(|(_, name)| *name != ".") {
            match found.iter_mut().find(|(known, _)| *known == name) {
                Some((_, area)) => {
                    area.columns = area.columns.max(column + 1 - area.column);
                    area.rows = area.rows.max(row + 1 - area.row);
                }
                None => found.push((name, Area { column, row, columns: 1, rows: 1 })),
            }
        }
    }
    found
}

/// The letter of a position in the legend: A, B, … Z, A2, B2, …
pub fn letter(position: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(position % 26).unwrap_or_default());
    if position < 26 { letter.to_string() } else { format!("{letter}{}", position / 26 + 1) }
}

/// The picture with its list and table.
pub fn render(grid: &Grid) -> Figure {
    let plan = layout::Plan::of(grid);
    let svg = draw::draw(grid, &plan);
    let lettered = |entry: &Entry| {
        let letters: Vec<String> = entry.keys.iter().map(|key| letter(*key)).collect();
        Item::new(letters.join(" "), entry.label.clone())
    };
    let items = grid.boxes.iter().map(|block| {
        let mut children: Vec<Item> = block.entries.iter().map(lettered).collect();
        children.extend(block.also.iter().map(|(title, entries)| Item::over(title, entries.iter().map(lettered).collect())));
        children.extend(block.foot.iter().map(|foot| Item::new("", Label::new(foot))));
        Item::over(&block.title, children)
    });
    let items: Vec<Item> = items.collect();
    grid.head.figure("grid", svg, plan.size, &items, ["box", "what_it_says", "info"])
}

#[cfg(test)]
mod tests;
