//! From the model to files a browser can open: what each page shows, how it looks, where it goes.
//!
//! `view` is the contract between planning and rendering; `theme` turns a view into HTML; `html` escapes what templates do not.

pub mod html;
pub mod theme;
pub mod view;
