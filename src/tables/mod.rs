//! Tables in CSV: their numbers, and how they are written.

mod csv;
mod value;

pub use csv::csv;
pub use value::Value;
