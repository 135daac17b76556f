//! Whatever a plan says, the answer is a verdict.

use secondment::verify::{Rule, verify};
use secondment::{Placement, Plan};

use proptest::prelude::*;

use crate::verify::world::{broken, build, plan, rotation, someone, world};

#[test]
fn unknown_ids() {
    assert_eq!(broken(world(), someone(), &[("nowhere", 1)]), [Rule::UnknownPost]);
    let scheme = build(world().candidate(someone()));
    let verdict = verify(&scheme, &plan(&[("nobody", &[("desk", 1)])]));
    assert_eq!(verdict.violations[0].rule, Rule::UnknownCandidate);
    assert_eq!(verdict.violations[0].candidate, Some("nobody".into()));
    assert_eq!(verdict.points.total(), 0);
}

#[test]
fn a_rotation_out_of_order() {
    let mut plan = Plan::new();
    plan.set("c", rotation(&[("ward", 2), ("desk", 1)]));
    let verdict = verify(&build(world().candidate(someone())), &plan);
    assert_eq!(verdict.violations.len(), 1);
    assert_eq!(verdict.violations[0].rule, Rule::Order);
    // The points are those of the rotation in order.
    assert_eq!(verdict.points.total(), 1250);
}

#[test]
fn the_same_placement_twice() {
    let rules = broken(world(), someone(), &[("desk", 1), ("desk", 1)]);
    assert_eq!(rules, [Rule::Overlap, Rule::PerProvider, Rule::Places]);
}

#[test]
fn every_candidate_has_points() {
    let scheme =
        build(world().candidate(someone()).candidate(secondment::model::Candidate::new("d")));
    let points = verify(&scheme, &plan(&[("c", &[("desk", 1), ("ward", 3)])])).points;
    let totals: Vec<_> =
        points.candidates.iter().map(|(id, p)| (id.as_str(), p.points.total())).collect();
    assert_eq!(totals, [("c", 1250), ("d", 0)]);
    assert_eq!((points.total(), points.exposure()), (1250, 1250));
}

proptest! {
    #[test]
    fn no_plan_panics(
        steps in proptest::collection::vec(
            (
                prop::sample::select(vec!["desk", "housing", "ward", "beat", "", "x"]),
                prop_oneof![0u32..7, Just(u32::MAX), Just(u32::MAX - 1)],
            ),
            0..6,
        ),
        name in prop::sample::select(vec!["c", "d", ""]),
    ) {
        let mut plan = Plan::new();
        let placements = steps.iter().map(|&(post, start)| Placement { post: post.into(), start });
        plan.set(name, placements.collect());
        let verdict = verify(&build(world().candidate(someone())), &plan);
        let readable = name == "c" && steps.iter().all(|&(post, start)| post.len() > 1 && (1..=4).contains(&start));
        prop_assert!(readable || steps.is_empty() || !verdict.is_valid());
    }
}
