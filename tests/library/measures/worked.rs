//! The worked example of the page on schemes, measured by hand.

use secondment::Scheme;
use secondment::methods::measures::Measures;

use super::{Rows, plan};

const PAGE: &str = include_str!("../../../src/docs/scheme.md");

/// Two people, three providers of one post each, three periods, and the best plan:
///
/// |     | period 1         | period 2         | period 3       |
/// | c1  | `housing-desk`   | `discharge-lead` | idle           |
/// | c2  | `discharge-lead` | `impact-study`   | `impact-study` |
fn example() -> (Scheme, secondment::Plan) {
    let after = PAGE.split("```json\n").nth(1).expect("an example on the page");
    let text = after.split("```").next().expect("an end of the example");
    let plan = plan(&[
        ("c1", "housing-desk", 1),
        ("c1", "discharge-lead", 2),
        ("c2", "discharge-lead", 1),
        ("c2", "impact-study", 2),
    ]);
    (Scheme::from_json(text).expect("a valid example"), plan)
}

#[test]
fn points_are_those_of_the_page() {
    let (scheme, plan) = example();
    // c1: crossing 550, breadth 500, competency 300, preference 300, development 200.
    // c2: crossing 1000, breadth 750, bonus 1000, competency 600.
    Rows::of(&scheme, &plan).assert(&[
        ("total", "", 5200.0),
        ("objective", "", 5200.0),
        ("exposure", "", 3800.0),
        ("crossing-points", "", 1550.0),
        ("breadth-points", "", 1250.0),
        ("bonus-points", "", 1000.0),
        ("fit", "", 1200.0),
        ("competency-points", "", 900.0),
        ("values-points", "", 0.0),
        ("preference-points", "", 300.0),
        ("host-points", "", 0.0),
        ("own-points", "", 0.0),
        ("development", "", 200.0),
        ("penalties", "", 0.0),
        ("waiting", "", 0.0),
        ("cohort-losses", "", 0.0),
        ("lowest-total-points", "", 0.0),
    ]);
}

#[test]
fn exposure_is_counted_before_and_after() {
    let (scheme, plan) = example();
    // c1 has met nothing before, then council and hospital; c2 the council, then all three kinds. So the
    // plan joins all three pairs, none of which anybody bridged. c1 crosses once and c2 twice.
    Rows::of(&scheme, &plan).assert(&[
        ("translators-before", "", 0.0),
        ("translators-after", "", 1.0),
        ("translators-new", "", 1.0),
        ("crossings", "", 3.0),
        ("bridges-before", "", 0.0),
        ("bridges-after", "", 3.0),
        ("bridges-built", "", 3.0),
        ("bridging-people-before", "", 0.0),
        ("bridging-people-after", "", 2.0),
    ]);
}

#[test]
fn preferences_are_those_of_who_states_any() {
    let (scheme, plan) = example();
    // Only c1 ranks a post: the lead, first. One of their two placements is there.
    Rows::of(&scheme, &plan).assert(&[
        ("candidates", "", 2.0),
        ("placed", "", 2.0),
        ("unplaced", "", 0.0),
        ("placements", "", 4.0),
        ("preferring-people", "", 1.0),
        ("preferring-placements", "", 2.0),
        ("first-choice-people", "", 1.0),
        ("top-three-people", "", 1.0),
        ("first-choice-placements", "", 0.5),
        ("top-three-placements", "", 0.5),
        ("mean-rank", "", 1.0),
        ("placements-by-rank", "1", 1.0),
        ("placements-by-rank", "none", 1.0),
    ]);
}

#[test]
fn nobody_could_do_better_by_themselves() {
    let (scheme, plan) = example();
    // c1 would like to lead in period 1 too, and lacks the level; and may be there once.
    Rows::of(&scheme, &plan).assert(&[
        ("blocking-pairs", "", 0.0),
        ("blocking-people", "", 0.0),
        ("blocking-people-share", "", 0.0),
        ("wasted-pairs", "", 0.0),
        ("justified-envy", "", 0.0),
        ("envious-people", "", 0.0),
        ("envious-people-share", "", 0.0),
    ]);
}

#[test]
fn fairness_of_two() {
    let (scheme, plan) = example();
    // Totals 1850 and 3350: mean 2600, both 750 from it. Quartiles lie a quarter, a half and three quarters
    // of the way of 1500 between. Gini: the two differences of 1500 over 2 x 2 x 5200.
    // Exposure 1050 and 2750, 1700 apart: 2 x 1700 over 2 x 2 x 3800.
    Rows::of(&scheme, &plan).assert(&[
        ("total-mean", "", 2600.0),
        ("total-standard-deviation", "", 750.0),
        ("total-least", "", 1850.0),
        ("total-lower-quartile", "", 2225.0),
        ("total-median", "", 2600.0),
        ("total-upper-quartile", "", 2975.0),
        ("total-greatest", "", 3350.0),
        ("total-interquartile-range", "", 750.0),
        ("total-gini", "", 3000.0 / 20_800.0),
        ("exposure-mean", "", 1900.0),
        ("exposure-standard-deviation", "", 850.0),
        ("exposure-least", "", 1050.0),
        ("exposure-lower-quartile", "", 1475.0),
        ("exposure-median", "", 1900.0),
        ("exposure-upper-quartile", "", 2325.0),
        ("exposure-greatest", "", 2750.0),
        ("exposure-interquartile-range", "", 850.0),
        ("exposure-gini", "", 3400.0 / 15_200.0),
    ]);
}

#[test]
fn service_and_rules() {
    let (scheme, plan) = example();
    // One place at each post in each of three periods. The desk is filled once, the lead and the study twice.
    // Council and hospital are public, the charity is voluntary.
    Rows::of(&scheme, &plan).assert(&[
        ("idle-periods", "", 1.0),
        ("idle-people", "", 1.0),
        ("idle-share", "", 1.0 / 6.0),
        ("places", "", 9.0),
        ("filled", "", 5.0),
        ("fill", "", 5.0 / 9.0),
        ("fill-by-kind", "council", 1.0 / 3.0),
        ("fill-by-kind", "nhs", 2.0 / 3.0),
        ("fill-by-kind", "charity", 2.0 / 3.0),
        ("fill-by-sector", "public", 0.5),
        ("fill-by-sector", "voluntary", 2.0 / 3.0),
        ("fill-by-sector", "private", f64::NAN),
        ("violations", "", 0.0),
        ("rules-broken", "", 0.0),
        ("violations-by-rule", "places", 0.0),
    ]);
}

#[test]
fn travel_from_one_bank_to_the_other() {
    let (scheme, plan) = example();
    // Only c1 has a base, on the north bank, where the council is; so 2 of 5 periods served are known, and the
    // first is 0 km. The hospital is 0.05 degrees south and 0.01 degrees east, at a latitude of 51.505 on
    // average: 5.55975 km and 111.19508 x 0.01 x cos 51.505 = 0.69213 km, so sqrt(31.38990) = 5.60267 km.
    let rows = Rows::of(&scheme, &plan);
    rows.assert(&[
        ("travel-km-known", "", 0.4),
        ("travel-minutes-known", "", 0.2),
        ("travel-minutes-mean", "", 0.0),
        ("travel-minutes-greatest", "", 0.0),
    ]);
    let km = rows.get("travel-km-greatest", "").expect("a distance");
    assert!((km - 5.60267).abs() < 1e-4, "{km}");
    let mean = rows.get("travel-km-mean", "").expect("a distance");
    assert!((mean - km / 2.0).abs() < 1e-12, "{mean}");
}

#[test]
fn the_network_of_two() {
    let (scheme, plan) = example();
    // Before, c2 has served with the council, and c1 nowhere: no ties. After, c1 has served with council and
    // hospital, c2 with all three. They share two providers, so they are each other's only contact: p = 1.
    // Providers: council-hospital by both, the two others by c2: a triangle of weights 2, 1, 1, and all ties
    // join different kinds. Council and hospital are public: 2 of 4 lead out of their sector.
    // Kinds: the same triangle. Plain Laplacian: 0, 3, 3. Weighted: 3 for (1, 1, -2), 5 for (1, -1, 0).
    Rows::of(&scheme, &plan).assert(&[
        ("people-ties-before", "", 0.0),
        ("people-ties-after", "", 1.0),
        ("people-components-before", "", 2.0),
        ("people-components-after", "", 1.0),
        ("constraint-mean-before", "", f64::NAN),
        ("constraint-mean-after", "", 1.0),
        ("constraint-median-after", "", 1.0),
        ("effective-size-mean-before", "", f64::NAN),
        ("effective-size-mean-after", "", 1.0),
        ("effective-size-median-after", "", 1.0),
        ("people-betweenness-mean-after", "", 0.0),
        ("people-betweenness-greatest-after", "", 0.0),
        ("provider-ties-before", "", 0.0),
        ("provider-ties-after", "", 3.0),
        ("provider-components-before", "", 3.0),
        ("provider-components-after", "", 1.0),
        ("provider-ei-kind-before", "", f64::NAN),
        ("provider-ei-kind-after", "", 1.0),
        ("provider-ei-sector-after", "", 0.0),
        ("provider-betweenness-mean-after", "", 0.0),
        ("provider-betweenness-greatest-after", "", 0.0),
        ("kind-components-before", "", 3.0),
        ("kind-components-after", "", 1.0),
        ("kind-efficiency-before", "", 0.0),
        ("kind-efficiency-after", "", 1.0),
        ("algebraic-connectivity-before", "", 0.0),
        ("algebraic-connectivity-after", "", 3.0),
        ("algebraic-connectivity-weighted-before", "", 0.0),
        ("algebraic-connectivity-weighted-after", "", 3.0),
    ]);
    assert_eq!(Measures::of(&scheme, &plan), Measures::of(&scheme, &plan));
}
