//! The parts while they are checked.

use std::ops::{Deref, DerefMut};

use crate::model::SchemeBuilder;
use crate::model::part::Check;

/// The parts being checked, with what is known of them so far.
pub(super) struct Whole<'p, 'f> {
    pub(super) parts: &'p SchemeBuilder,
    pub(super) posts: Vec<PostFacts>,
    pub(super) check: Check<'p, 'f>,
}

impl<'p, 'f> Deref for Whole<'p, 'f> {
    type Target = Check<'p, 'f>;

    fn deref(&self) -> &Self::Target {
        &self.check
    }
}

impl DerefMut for Whole<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.check
    }
}

/// What the checks of candidates need to know of a post. Periods are bits, from 0.
pub(super) struct PostFacts {
    /// Periods a placement lasts; 0 where that could not be told.
    pub(super) duration: u32,
    /// Periods in which a placement may start by the post's own list.
    pub(super) starts: u128,
    /// Periods with at least one place.
    pub(super) open: u128,
}

/// The bits of `count` periods from `first` on.
pub(super) fn span(first: usize, count: usize) -> u128 {
    let upto = |n: usize| if n >= 128 { u128::MAX } else { (1 << n) - 1 };
    upto(first.saturating_add(count)) & !upto(first)
}

impl PostFacts {
    /// Whether a placement may start in a period by the post's own list, durations and places.
    pub(super) fn can_start(&self, start: usize, horizon: usize, leave: u128) -> bool {
        let duration = self.duration as usize;
        let span = span(start, duration) & !leave;
        self.starts >> start & 1 == 1 && start + duration <= horizon && self.open & span == span
    }
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn a_span_covers_its_periods_and_no_more() {
        assert_eq!(span(0, 3), 0b111);
        assert_eq!(span(2, 2), 0b1100);
        assert_eq!(span(5, 0), 0);
        assert_eq!(span(0, 128), u128::MAX);
        assert_eq!(span(127, 9), 1 << 127);
        assert_eq!(span(200, usize::MAX), 0);
    }
}
