//! Floors: the least exposure of a rotation.

use std::sync::Arc;

use super::person::{Person, Stage};
use super::whole::{Price, Stated, Whole};
use crate::model::Scheme;
use crate::pricing::step::Step;

/// The rules of a scheme.
pub(super) fn stated(scheme: &Scheme) -> impl Iterator<Item = Stated<'_>> {
    let times = scheme.weights().terms.penalties;
    scheme.parts().rules.floors.iter().map(move |rule| {
        let floor = Arc::new(Floor { least: scheme.scaled(rule.exposure) });
        let mut stated = Stated::new(scheme, None, &rule.candidates, floor);
        if let Some(points) = rule.points {
            let price = libm::floor(points * 1e6 + 0.5) as i64;
            stated.price = Price::Millionths { price, times };
        }
        stated
    })
}

/// A rule, compiled.
#[derive(Debug)]
struct Floor {
    least: i64,
}

impl Whole for Floor {
    /// Points of exposure missing; none while more may come.
    fn units(&self, person: &Person<'_>, steps: &[Step], stage: Stage) -> i64 {
        match stage {
            Stage::Growing => 0,
            Stage::Complete { merit } => (self.least - merit - crossings(person, steps)).max(0),
        }
    }

    /// Points of exposure are many where placements are few.
    fn weight(&self, units: i64) -> i64 {
        1 + 4 * units / self.least.abs().max(1)
    }
}

/// Points of the crossings of a rotation.
fn crossings(person: &Person<'_>, steps: &[Step]) -> i64 {
    let (scheme, background) = (person.scheme, person.background);
    let once = !scheme.weights().repeat_crossings;
    let placed = steps.iter().map(|step| scheme.post_row(step.post).provider);
    let (mut sum, mut last) = (0, background.origin);
    for (at, to) in placed.clone().enumerate() {
        if let Some(from) = last.replace(to) {
            let points = person.crossing(from, to);
            let earlier = placed.clone().take(at);
            let again = once && points > 0 && background.has_crossed(earlier, from, to);
            sum += if again { 0 } else { points };
        }
    }
    sum
}
