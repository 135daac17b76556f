//! Instances of other formats as schemes: preferences from `PrefLib`, assignment problems from the OR-Library.

mod assignment;
mod findings;
mod preflib;

pub use self::assignment::{Assignment, import_assignment};
pub use self::preflib::{OrderType, PrefLibOptions, Unlisted, import_preflib};
