//! Places: no post holds more people in a period than it has places, those under way included.

use std::collections::BTreeMap;

use crate::model::PostIx;
use crate::verify::Cohort;
use crate::verify::past::on_leave;
use crate::verify::verdict::some;
use crate::verify::{Person, Rule, Step, Violation};

/// A post without a free place in some period covered is closed to any new placement; periods of leave
/// aside, in which none is taken.
pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let (post, _) = step;
    let share = i64::from(person.row.share);
    let full = |&p: &usize| !on_leave(person.row, p) && person.cohort.room(post, p) < share;
    if let Some(period) = person.covered(step).find(full) {
        let places = person.scheme().post_row(post).places[period];
        let free = person.cohort.room(post, period).max(0);
        let left = if free == 0 { "none of them".to_owned() } else { format!("{free} hundredths") };
        let detail = format!("has {}, {left} free beside those under way", some(places, "place"));
        out.push(person.broken(Rule::Places, (post, period), detail));
    }
}

/// Posts that the placements of a whole plan fill beyond their places.
///
/// Places filled by hundredths have rows instead. A post without any free place is reported for each candidate, not here, unless those under way
/// alone overfill it.
pub(crate) fn occupancy(cohort: &Cohort<'_>, steps: impl Iterator<Item = Step>) -> Vec<Violation> {
    let scheme = cohort.scheme;
    if scheme.weights().hundredths {
        return Vec::new();
    }
    let mut filled: BTreeMap<(PostIx, usize), i64> = BTreeMap::new();
    for (post, start) in steps {
        for period in start..start + scheme.post_row(post).duration {
            *filled.entry((post, period)).or_default() += 1;
        }
    }
    let mut out = Vec::new();
    for post in scheme.posts() {
        for period in 0..scheme.periods() {
            let free = cohort.free(post, period);
            let new = filled.get(&(post, period)).copied().unwrap_or(0);
            if free < 0 || (new > free && free > 0) {
                let places = scheme.post_row(post).places[period];
                let people = new + i64::from(cohort.held(post, period));
                let detail = format!("holds {people} people and has {}", some(places, "place"));
                let violation = Violation::new(Rule::Places, detail).post_ix(scheme, post);
                out.push(violation.position(period));
            }
        }
    }
    out
}
