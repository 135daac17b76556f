//! Methods against their definitions: cases worked by hand, and properties on drawn schemes.

mod cohort;
mod cycles;
mod market;
mod pinned;
mod properties;
mod stable;
mod turns;
