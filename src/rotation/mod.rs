//! One candidate at a time: which rotations are feasible, and which of them is best under prices.
//!
//! [`Oracle`] compiles a scheme once and answers, for any prices, the best rotation of a candidate
//! or all rotations within a given loss of it. Everything that concerns one candidate alone lives
//! here; occupancy, which couples candidates, enters through prices only.

mod courses;
mod diagram;
mod groups;
mod growth;
mod oracle;
mod rules;
mod search;
mod slots;

pub use courses::{Course, Step};
pub use oracle::{Answer, CLOSED, Objective, Oracle, Scratch, Within};
