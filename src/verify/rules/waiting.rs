//! Waiting: idle periods before the last placement of a rotation.

use crate::verify::exposure::idle_periods;
use crate::verify::{Person, Step};

/// Points lost to waiting. What follows the last placement cannot take any back.
pub(crate) fn points(person: &Person<'_>, rotation: &[Step]) -> i64 {
    let each = person.scheme().waiting(person.ix);
    let Some(&(_, last)) = rotation.last().filter(|_| each > 0) else { return 0 };
    let waited = idle_periods(person, rotation).into_iter().filter(|&period| period < last);
    each * waited.count() as i64
}
