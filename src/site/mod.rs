//! From the model to files a browser can open: what each page shows, how it looks, where it goes.
//!
//! [`plan()`] decides which pages there are, [`render()`] fills and renders them, [`output`] writes them. Between the two stands
//! `view`, the contract with the templates: a page is rendered from one value that holds all it shows, and that value is hashed.
//! `theme` turns a view into HTML; `html` escapes what templates do not.
//!
//! To add a page: a file under `pages/` that returns a [`view::PageView`], a variant of `plan::Subject`, and its address in `plan`.

mod address;
mod figure;
mod here;
pub mod html;
mod markdown;
pub mod output;
mod pages;
mod plan;
mod render;
mod show;
pub mod theme;
pub mod view;

pub use address::Address;
pub use plan::{Options, Plan, plan};
pub use render::{OutputFile, Rendered, Site, render};
