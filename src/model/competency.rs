//! Competencies and the levels people hold in them.

use std::collections::BTreeMap;

use super::{Id, Meta};
use crate::error::FaultCode;
use crate::model::part::{Check, MANY, Value, part};
use crate::model::text::Path;

part! {
    /// A competency that people hold at a level and posts ask for or develop.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Competency by id {
        /// Unique id.
        pub id: Id [required],
        /// Name for people to read.
        pub name: String,
        /// The top level, 1 to 100; 0 is "none".
        pub levels: u8 [required, else 100, in 1.0, 100.0],
        /// Periods in a row without use after which a level falls; `None` is never. From 1.
        pub lapses: Option<u32> [in 1.0, MANY],
        /// The level to which it falls. Default 0.
        pub lapses_to: u8,
        /// Kept and ignored.
        pub meta: Meta,
    }
    check lapsing;
}

/// Levels by competency.
pub type Levels = BTreeMap<Id, u8>;

impl Competency {
    /// A competency with levels 0 to `levels`.
    pub fn new(id: impl Into<Id>, levels: u8) -> Self {
        Self { id: id.into(), levels, ..Self::blank() }
    }

    /// Makes levels above `to` fall to it after so many periods in a row without use.
    #[must_use]
    pub fn lapsing(mut self, periods: u32, to: u8) -> Self {
        self.lapses = Some(periods);
        self.lapses_to = to;
        self
    }
}

/// When levels lapse, and to which.
fn lapsing(competency: &Competency, check: &mut Check<'_, '_>, path: &Path<'_>) {
    if competency.lapses.is_none() {
        if competency.lapses_to > 0 && check.findings.reads(&path.field("lapses")) {
            check.together(path, "lapses_to", "lapses");
        }
    } else if competency.lapses_to > competency.levels {
        check.error(
            &path.field("lapses_to"),
            FaultCode::LevelAboveTop,
            format!("levels lapse to {}, above the top level", competency.lapses_to),
            format!("give a level up to {}", competency.levels),
        );
    }
}
