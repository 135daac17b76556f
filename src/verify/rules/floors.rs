//! Floors: the least exposure of a rotation, an empty one included.

use super::super::tally::exposure;
use super::{Person, Stage, Step};

/// Points of exposure missing. While the rotation may grow, more may come.
pub(super) fn units(person: &Person<'_>, rotation: &[Step], least: i64, stage: Stage) -> i64 {
    match stage {
        Stage::Step => 0,
        Stage::Whole => (least - exposure(person, rotation)).max(0),
    }
}
