//! Tiny schemes against full enumeration.

mod coverage;
mod levels;
mod priced;
mod solved;
mod varied;
mod verified;
