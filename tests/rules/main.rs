//! A folder per rule: schemes that keep it, plans that break it, what it costs where it is soft, and
//! full enumeration of seeded tiny schemes that have it.

#[path = "../common/mod.rs"]
mod common;

mod availability;
mod blocking;
mod clearances;
mod conflicts;
mod harness;
mod host_preference;
mod mixed;
mod points;
mod recheck;
mod relocation;
mod requirements;
mod resources;
mod small;
mod streams_allowed;
mod town;
mod travel;
