//! Comparing ways to match, on schemes of one's own and on common instances; feature `bench`.
//!
//! A [`Mechanism`] makes a plan of a scheme: published ways of matching, and the optimiser.

mod datum;
mod draw;
pub mod evidence;
mod generate;
pub mod groups;
mod hospital;
mod input;
mod mechanism;
mod readable;
mod spec;
mod table;

pub use datum::{Datum, Value};
pub use generate::{generate, generate_parts};
pub use hospital::{
    Changes, HospitalSpec, generate_hospital, generate_hospital_parts, generate_hospital_plan,
};
pub use input::InvalidInput;
pub use mechanism::{Allocation, Mechanism};
pub use spec::{Family, ImpossibleSpec, Spec, SpecFault};
