//! Reports of a plan for people to read: a text table, an SVG picture, an HTML page.
//!
//! A [`PlanGrid`] gathers what a report shows from the scheme, the plan and the [`Figures`] that
//! stand beside them. It prints as a text table; [`PlanGrid::to_svg`] and [`PlanGrid::to_html`] give
//! the other two. Equal input gives the same text, byte for byte, and nothing in it refers to
//! anything outside it.

mod escape;
mod figures;
mod fill;
mod grid;
mod html;
mod palette;
mod row;
mod svg;
mod text;

#[cfg(feature = "methods")]
pub(crate) use escape::fit;
pub use figures::{Figures, Score};
pub use fill::Fill;
pub use grid::PlanGrid;
#[cfg(feature = "methods")]
pub(crate) use grid::grouped;
#[cfg(feature = "methods")]
pub(crate) use svg::Canvas;
