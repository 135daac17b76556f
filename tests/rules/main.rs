//! A folder per rule: schemes that keep it, plans that break it, what it costs where it is soft, and
//! full enumeration of seeded tiny schemes that have it.

#[path = "../common/mod.rs"]
mod common;

mod availability;
mod blocking;
mod clearances;
mod compared;
mod conflicts;
mod counts;
mod draw;
mod floors;
mod harness;
mod home;
mod host_preference;
mod lapse;
mod layers;
mod mixed;
mod order;
mod per_stream;
mod points;
mod recheck;
mod relocation;
mod requirements;
mod resources;
mod rotations;
mod small;
mod stays;
mod steps;
mod streams_allowed;
mod support;
mod town;
mod travel;
mod two_providers;
mod waiting;
mod weights;
