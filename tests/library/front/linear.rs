//! A floor is kept by exactly the plans that have as many points.

use secondment::methods::front::{Axis, Floor, FrontMethod, FrontSearch};
use secondment::model::SchemeBuilder;
use secondment::verify::{Rule, verify};

use crate::common::drawn;
use crate::common::rng::Rng;
use crate::front::plans::small;

/// Everything that could make points and amounts differ: weights, part-time, leave, people under way.
fn awkward(rng: &mut Rng, parts: &mut SchemeBuilder) {
    drawn::weights(rng, parts);
    parts.objective.preference.otherwise = rng.pick(&[0.0, 0.0, -0.0335, 0.25]);
    parts.objective.values = rng.pick(&[0.0, 0.3335]);
    parts.objective.host_preference.otherwise = rng.pick(&[0.0, 0.1]);
    for candidate in &mut parts.candidates {
        if rng.chance(30) {
            candidate.share = rng.pick(&[50, 60]);
        }
        if rng.chance(30) {
            candidate.leave.insert(rng.range(1, parts.periods.count).into());
        }
    }
}

#[test]
fn the_amount_of_a_floor_is_the_points_of_the_plan() {
    let axis: Axis = "3*preference+values+2*own+host".parse().expect("an axis");
    let (mut checked, mut under_way, mut leave) = (0, 0, 0);
    for (seed, small) in small(0..150, awkward) {
        let search = FrontSearch::new(&small.scheme, Axis::exposure_net(), axis.clone());
        let front = search.points(2).method(FrontMethod::Epsilon).run().expect("plans exist");
        let mut point = front.points[0].clone();
        // A tenth of the plans is enough; the last ones place the most people.
        for plan in small.plans.iter().rev().step_by(small.plans.len().div_ceil(40)) {
            let [_, own] = front.place(&small.scheme, plan);
            let mut breaks = |at_least| {
                point.goal.floor = Some(Floor { axis: 1, at_least });
                let derived = front.scheme(&small.scheme, &point);
                let derived = derived.unwrap_or_else(|invalid| panic!("{seed}: {invalid}"));
                let verdict = verify(&derived, plan);
                verdict.violations.iter().any(|broken| broken.rule == Rule::Resources)
            };
            assert!(!breaks(own), "{seed}: {own} points fall short of {own}");
            assert!(breaks(own + 1), "{seed}: {own} points reach {}", own + 1);
            checked += 1;
        }
        let people = &small.scheme.parts().candidates;
        under_way += usize::from(people.iter().any(|person| person.under_way.is_some()));
        leave += usize::from(people.iter().any(|person| !person.leave.is_empty()));
    }
    assert!(checked > 200 && under_way > 5 && leave > 5, "{checked}, {under_way}, {leave}");
}
