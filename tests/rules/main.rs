//! A folder per rule: schemes that keep it, plans that break it, what it costs where it is soft, and
//! full enumeration of seeded tiny schemes that have it.

#[path = "../common/mod.rs"]
mod common;

mod counts;
mod draw;
mod floors;
mod harness;
mod home;
mod order;
mod per_stream;
mod rotations;
mod stays;
mod support;
mod waiting;
