//! From the model to files a browser can open: what each page shows, how it looks, where it goes.
//!
//! [`plan()`] decides which pages there are, [`render()`] and [`render_each()`] fill and render them, [`output`] writes them. Between the two stands
//! `view`: a page is rendered from one value that holds all it shows, and that value is hashed. `markup` writes the parts of a view as
//! HTML, `theme` puts them into the templates. `navigation` says what stands in the margin, `names` what the other artifacts are called. `search` makes what readers search. `seen` notes what each page was made from and `ground` tells whether that is still the same.
//!
//! To add a page: a file under `pages/` that returns a [`view::PageView`], a variant of `plan::Subject`, and its address in `plan`.

mod address;
mod assets;
mod feed;
mod figure;
mod ground;
mod here;
pub mod html;
mod markdown;
mod markup;
mod names;
mod navigation;
pub mod output;
mod pages;
mod plan;
mod print;
mod render;
mod search;
mod seen;
mod show;
pub mod theme;
mod twin;
pub mod view;

pub use address::Address;
pub use assets::Read;
pub use plan::{Options, Plan, language, plan};
pub use render::{Rendered, Site, Sources, render, render_each};
pub use search::Search;
