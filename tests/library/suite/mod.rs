//! Suites: what is read, run, resumed and summed up.

mod faults;
mod journal;
mod runs;
mod summed;
mod support;
mod weights;
