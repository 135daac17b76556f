//! Schemes of long rotations, as in hospital training: how they are generated, and what their best plans are.

#[path = "../common/mod.rs"]
mod common;

mod enumerate;
mod enumerated;
mod generated;
