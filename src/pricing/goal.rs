//! What a search over rotations is for.

use super::courses::Step;
use super::oracle::{Answer, Within};

/// What a search is for.
pub(super) trait Goal {
    /// Only rotations of at least this value matter.
    fn least(&self) -> i64;
    /// Takes a rotation of at least that value; `false` ends the search.
    fn take(&mut self, value: i64, points: i64, steps: &[Step]) -> bool;
}

/// The best rotation only.
pub(super) struct Best<'a> {
    pub(super) least: i64,
    pub(super) answer: &'a mut Answer,
}

impl Goal for Best<'_> {
    fn least(&self) -> i64 {
        self.least
    }

    fn take(&mut self, value: i64, points: i64, steps: &[Step]) -> bool {
        self.least = value + 1;
        self.answer.value = Some(value);
        self.answer.points = points;
        self.answer.steps.clear();
        self.answer.steps.extend_from_slice(steps);
        true
    }
}

/// All rotations of a least value, up to a number.
pub(super) struct Listing {
    pub(super) least: i64,
    pub(super) most: usize,
    pub(super) found: Within,
}

impl Goal for Listing {
    fn least(&self) -> i64 {
        self.least
    }

    fn take(&mut self, _: i64, points: i64, steps: &[Step]) -> bool {
        if self.found.rotations.len() == self.most {
            return false;
        }
        self.found.rotations.push((steps.to_vec(), points));
        true
    }
}
