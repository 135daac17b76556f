//! A folder per rule: schemes that keep it, plans that break it, what it costs where it is soft, and
//! full enumeration of seeded tiny schemes that have it.

#[path = "../common/mod.rs"]
mod common;

mod apart;
mod balance;
mod blocking;
mod filled;
mod harness;
mod host_preference;
mod mentors;
mod minimum;
mod recheck;
mod release;
mod resources;
mod shares;
mod together;
mod totals;
mod town;
