//! Schemes to try things on: drawn from a seed, common instances, and files of other formats; feature `sources`.

pub(crate) mod draw;
mod generate;
pub mod hospital;
pub mod import;
pub mod instances;
mod spec;

pub use generate::{generate, generate_parts};
pub use spec::{Family, ImpossibleSpec, Spec, SpecFault};
