//! What a search over rotations is for.

use crate::pricing::answer::{Answer, NEVER, Within};
use crate::pricing::step::Step;

/// What a search is for.
pub(crate) trait Goal {
    /// Only rotations of at least this value matter.
    fn least(&self) -> i64;
    /// Takes a rotation of at least that value; `false` ends the search.
    fn take(&mut self, value: i64, points: i64, steps: &[Step]) -> bool;
}

/// The best rotation only.
pub(crate) struct Best<'a> {
    pub(crate) least: i64,
    pub(crate) answer: &'a mut Answer,
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
pub(crate) struct Listing {
    pub(crate) least: i64,
    pub(crate) most: usize,
    pub(crate) found: Within,
}

impl Listing {
    /// Rotations of at least this value, up to `most` of them.
    pub(crate) fn new(least: i64, most: usize) -> Self {
        Self { least: least.max(NEVER / 2), most, found: Within::default() }
    }
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
