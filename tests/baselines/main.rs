//! Ways of matching against their definitions: cases worked by hand, and properties on drawn schemes.

#[path = "../common/mod.rs"]
mod common;

mod cohort;
mod command;
mod cycles;
mod market;
mod pinned;
mod properties;
mod stable;
mod turns;
