//! The suite of named schemes, and schemes imported from other formats.

mod assignment;
mod known;
mod mutated;
mod page;
mod preflib;
mod shapes;
