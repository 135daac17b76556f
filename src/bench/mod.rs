//! Seeded instances for benchmarks and tests; feature `bench`.

mod draw;
mod generate;
mod hospital;
mod spec;

pub use generate::{generate, generate_parts};
pub use hospital::{
    Changes, HospitalSpec, generate_hospital, generate_hospital_parts, generate_hospital_plan,
};
pub use spec::{Family, ImpossibleSpec, Spec, SpecFault};
