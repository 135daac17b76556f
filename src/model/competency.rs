//! Competencies and the levels people hold in them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Id, Meta};

/// A competency that people hold at a level and posts ask for or develop.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Competency {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The top level, 1 to 100; 0 is "none".
    pub levels: u8,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// Levels by competency.
pub type Levels = BTreeMap<Id, u8>;

impl Competency {
    /// A competency with levels 0 to `levels`.
    pub fn new(id: impl Into<Id>, levels: u8) -> Self {
        Self { id: id.into(), name: String::new(), levels, meta: Meta::new() }
    }
}
