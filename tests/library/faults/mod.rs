//! Every fault code: what raises it, where it says it is, and that nothing else is raised with it.
//!
//! Each case changes one piece of a faultless file and expects exactly one fault.

mod codes;
mod cohort;
mod content;
mod followers;
mod form;
mod levels;
mod paths;
mod single;
mod support;
mod warnings;
