//! Methods of matching, measured and compared; feature `methods`.
//!
//! A [`Method`] makes a plan of a scheme: published ones, and the optimiser.

pub mod front;
pub mod known;
pub mod measures;
mod method;
pub mod picture;
mod settings;
pub mod suite;

pub use method::{About, Matched, Method};
pub use settings::Settings;
