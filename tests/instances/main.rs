//! The suite of named schemes, and schemes imported from other formats.

mod assignment;
mod command;
#[path = "../cli/harness.rs"]
#[allow(dead_code, reason = "the tests of the command line use the rest")]
mod harness;
mod known;
mod mutated;
mod page;
mod preflib;
mod shapes;
