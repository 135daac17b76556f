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
    /// Periods in a row without use after which a level falls; `None` is never. From 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapses: Option<u32>,
    /// The level to which it falls. Default 0.
    #[serde(skip_serializing_if = "is_nought")]
    pub lapses_to: u8,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// Levels by competency.
pub type Levels = BTreeMap<Id, u8>;

impl Competency {
    /// A competency with levels 0 to `levels`.
    pub fn new(id: impl Into<Id>, levels: u8) -> Self {
        Self {
            id: id.into(),
            name: String::new(),
            levels,
            lapses: None,
            lapses_to: 0,
            meta: Meta::new(),
        }
    }

    /// Makes levels above `to` fall to it after so many periods in a row without use.
    #[must_use]
    pub fn lapsing(mut self, periods: u32, to: u8) -> Self {
        self.lapses = Some(periods);
        self.lapses_to = to;
        self
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_nought(level: &u8) -> bool {
    *level == 0
}
