//! Tiny schemes against full enumeration.

#[path = "../common/mod.rs"]
mod common;

mod coverage;
mod levels;
mod priced;
mod solved;
mod varied;
mod verified;
