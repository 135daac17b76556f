//! Seeded instances for benchmarks and tests; feature `bench`.

mod draw;
mod generate;
mod spec;

pub use generate::{generate, generate_parts};
pub use spec::{Family, ImpossibleSpec, Spec, SpecFault};
