//! Travel: the scheme's table has the way from a place to another in at most so many minutes.

use crate::model::{PlaceIx, Scheme};

pub(super) fn within(scheme: &Scheme, from: PlaceIx, to: PlaceIx, most: u32) -> bool {
    scheme.travel().minutes(from, to).is_some_and(|minutes| minutes <= most)
}
