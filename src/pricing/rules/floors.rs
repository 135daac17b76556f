//! Floors: the least exposure of a rotation.

use super::person::{Person, Stage};
use crate::pricing::points::exposure::ordered;
use crate::pricing::step::Step;

/// Points of exposure missing; none while more may come.
pub(crate) fn units(person: &Person<'_>, least: i64, steps: &[Step], stage: Stage) -> i64 {
    match stage {
        Stage::Growing => 0,
        Stage::Complete { merit } => (least - merit - crossings(person, steps)).max(0),
    }
}

/// Points of the crossings of a rotation.
fn crossings(person: &Person<'_>, steps: &[Step]) -> i64 {
    let scheme = person.scheme;
    let placed = steps.iter().map(|step| scheme.post_row(step.post).provider);
    let hosts = person.background.origin.into_iter().chain(placed);
    let pairs = hosts.clone().zip(hosts.skip(1));
    let points = pairs.clone().enumerate().map(|(at, (from, to))| {
        let points = person.crossing(from, to);
        let pair = ordered(from, to);
        let again = || {
            person.background.crossed.contains(&pair)
                || pairs.clone().take(at).any(|(a, b)| ordered(a, b) == pair)
        };
        if points > 0 && !scheme.weights().repeat_crossings && again() { 0 } else { points }
    });
    points.sum()
}
