//! Floors: the least exposure of a rotation, an empty one included.

use crate::model::{FloorRule, Scheme};
use crate::verify::exposure::exposure;
use crate::verify::person::{MILLION, Whole, WholeRule};
use crate::verify::verdict::some;
use crate::verify::{Person, Rule, Stage, Step};

/// The least exposure, in points.
struct Floor(i64);

pub(super) fn whole<'a>(scheme: &Scheme, rule: &'a FloorRule) -> WholeRule<'a> {
    let says = Floor(scheme.scaled(rule.exposure));
    let mut whole = WholeRule::new(scheme, (Rule::Floors, &rule.id), &rule.candidates, None, says);
    // Stated in points per point, and so not scaled.
    whole.price = rule.points.map(|points| libm::floor(points * MILLION as f64 + 0.5) as i128);
    whole
}

impl Whole for Floor {
    /// Points of exposure missing. While the rotation may grow, more may come.
    fn units(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
        match stage {
            Stage::Step => 0,
            Stage::Whole => (self.0 - exposure(person, rotation)).max(0),
        }
    }

    fn say(&self, person: &Person<'_>, rotation: &[Step], _: Stage) -> String {
        let least = some(self.0, "point");
        format!("asks for {least} of exposure, and there are {}", exposure(person, rotation))
    }
}
