//! A folder per rule: schemes that keep it, plans that break it, what it costs where it is soft, and
//! full enumeration of seeded tiny schemes that have it.

#[path = "../common/mod.rs"]
mod common;

mod blocking;
mod harness;
mod host_preference;
mod layers;
mod resources;
mod town;
