//! Relocation: a candidate's base changes during the horizon.

use serde::Serialize;

use crate::model::{Base, When};

/// A move to another base.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Move {
    /// First period in which they travel from the new base.
    pub from: When,
    /// The new base.
    pub base: Base,
}
