//! A folder per rule: schemes that keep it, plans that break it, what it costs where it is soft, and
//! full enumeration of seeded tiny schemes that have it.

#[path = "../common/mod.rs"]
mod common;

mod all_mixed;
mod apart;
mod availability;
mod balance;
mod blocking;
mod bridges;
mod clearances;
mod compared;
mod conflicts;
mod counts;
mod coupled_rules;
mod draw;
mod filled;
mod floors;
mod harness;
mod home;
mod host_preference;
mod lapse;
mod layers;
mod leave;
mod mechanisms;
mod mentors;
mod minimum;
mod mixed;
mod order;
mod part_time;
mod per_stream;
mod points;
mod recheck;
mod release;
mod relocation;
mod requirements;
mod resources;
mod rotations;
mod shares;
mod small;
mod stays;
mod steps;
mod streams_allowed;
mod support;
mod together;
mod totals;
mod town;
mod translators;
mod travel;
mod two_providers;
mod waiting;
mod weights;
mod worst;
