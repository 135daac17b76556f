//! Measures where there is little or nothing to measure.

use secondment::model::{Candidate, Sector};
use secondment::{Plan, SchemeBuilder};

use super::{Rows, build, hosts, plan};

const NAN: f64 = f64::NAN;

#[test]
fn a_scheme_of_nothing() {
    let rows = Rows::of(&build(SchemeBuilder::new(1)), &Plan::new());
    rows.assert(&[
        ("total", "", 0.0),
        ("candidates", "", 0.0),
        ("unplaced", "", 0.0),
        ("first-choice-people", "", NAN),
        ("placements-by-rank", "none", NAN),
        ("blocking-pairs", "", 0.0),
        ("blocking-people-share", "", NAN),
        ("total-mean", "", NAN),
        ("total-gini", "", NAN),
        ("exposure-least", "", NAN),
        ("idle-share", "", NAN),
        ("places", "", 0.0),
        ("fill", "", NAN),
        ("fill-by-sector", "public", NAN),
        ("travel-km-known", "", NAN),
        ("travel-km-mean", "", NAN),
        ("violations", "", 0.0),
        ("people-components-after", "", 0.0),
        ("constraint-mean-after", "", NAN),
        ("people-betweenness-mean-after", "", NAN),
        ("provider-components-after", "", 0.0),
        ("provider-ei-kind-after", "", NAN),
        ("kind-components-after", "", 0.0),
        ("kind-efficiency-after", "", NAN),
        ("algebraic-connectivity-after", "", NAN),
    ]);
}

#[test]
fn nobody_placed() {
    let parts = hosts(2, &[("a", "k", Sector::Public), ("b", "l", Sector::Public)]);
    let parts = parts.candidate(Candidate::new("Ada").prefers("a-post", 1));
    let scheme = build(parts.candidate(Candidate::new("Bo")));
    // Ada could have a free place in either period: two pairs of one person. All totals are 0, and no share
    // of nothing is anybody's.
    Rows::of(&scheme, &Plan::new()).assert(&[
        ("placed", "", 0.0),
        ("unplaced", "", 2.0),
        ("preferring-placements", "", 0.0),
        ("first-choice-people", "", 0.0),
        ("first-choice-placements", "", NAN),
        ("mean-rank", "", NAN),
        ("placements-by-rank", "1", 0.0),
        ("placements-by-rank", "none", 0.0),
        ("blocking-pairs", "", 2.0),
        ("blocking-people-share", "", 1.0),
        ("wasted-pairs", "", 2.0),
        ("total-mean", "", 0.0),
        ("total-standard-deviation", "", 0.0),
        ("total-gini", "", NAN),
        ("idle-share", "", 1.0),
        ("fill", "", 0.0),
        ("travel-km-known", "", NAN),
        ("people-ties-after", "", 0.0),
        ("people-components-after", "", 2.0),
        ("people-betweenness-greatest-after", "", 0.0),
        ("constraint-mean-after", "", NAN),
        ("algebraic-connectivity-after", "", 0.0),
    ]);
}

#[test]
fn one_candidate_one_kind() {
    let parts = hosts(1, &[("a", "k", Sector::Public)]);
    let scheme = build(parts.candidate(Candidate::new("Ada").points("a-post", -0.5)));
    // One person has 500 points less than nothing, and is as far from everybody as anybody.
    Rows::of(&scheme, &plan(&[("Ada", "a-post", 1)])).assert(&[
        ("total", "", -500.0),
        ("total-mean", "", -500.0),
        ("total-lower-quartile", "", -500.0),
        ("total-greatest", "", -500.0),
        ("total-interquartile-range", "", 0.0),
        ("total-gini", "", 0.0),
        ("exposure-gini", "", NAN),
        ("preferring-people", "", 0.0),
        ("first-choice-people", "", NAN),
        ("idle-share", "", 0.0),
        ("travel-km-known", "", 0.0),
        ("travel-km-mean", "", NAN),
        ("travel-minutes-known", "", 0.0),
        ("people-components-after", "", 1.0),
        ("effective-size-mean-after", "", NAN),
        ("kind-efficiency-after", "", NAN),
        ("algebraic-connectivity-after", "", NAN),
    ]);
}

#[test]
fn nobody_is_open_to_anything() {
    let mut parts = hosts(1, &[("a", "k", Sector::Public)]);
    parts.posts[0] = parts.posts[0].clone().places(0);
    parts.candidates = vec![Candidate::new("Ada").on_leave(1)];
    Rows::of(&build(parts), &Plan::new()).assert(&[
        ("idle-periods", "", 0.0),
        ("idle-share", "", NAN),
        ("places", "", 0.0),
        ("fill", "", NAN),
        ("fill-by-kind", "k", NAN),
    ]);
}
