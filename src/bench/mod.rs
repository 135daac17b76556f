//! Comparing ways to match, on schemes of one's own and on common instances; feature `bench`.
//!
//! A [`Mechanism`] makes a plan of a scheme: published ways of matching, and the optimiser.

pub mod baselines;
mod datum;
mod draw;
mod generate;
mod hospital;
mod import;
mod input;
mod instances;
pub mod measures;
mod mechanism;
mod spec;
pub mod suite;

pub use datum::{Datum, Value};
pub use generate::{generate, generate_parts};
pub use hospital::{
    Changes, HospitalSpec, generate_hospital, generate_hospital_parts, generate_hospital_plan,
};
pub use import::{
    Assignment, OrderType, PrefLibOptions, Unlisted, import_assignment, import_preflib,
};
pub use input::InvalidInput;
pub use instances::{
    BestKnown, Comparison, FastStreamSpec, INSTANCES_VERSION, Instance, InstanceShape, LondonSpec,
    compare, generate_fast_stream, generate_fast_stream_parts, generate_fast_stream_plan,
    generate_london, generate_london_parts, instances,
};
pub use measures::Measures;
pub use mechanism::{Allocation, Mechanism};
pub use spec::{Family, ImpossibleSpec, Spec, SpecFault};
