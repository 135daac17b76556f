//! Tiny schemes against full enumeration.

use secondment::methods::front::{
    Axis, Front, FrontError, FrontMethod, FrontSearch, Sought, Standing,
};
use secondment::model::SchemeBuilder;

use crate::common::coupled;
use crate::common::rng::Rng;
use crate::front::plans::{Small, efficient, small, supported};

fn axes(x: &str, y: &str) -> [Axis; 2] {
    [x, y].map(|axis| axis.parse().expect("an axis"))
}

fn front(small: &Small, [x, y]: &[Axis; 2], method: FrontMethod, points: usize) -> Front {
    FrontSearch::new(&small.scheme, x.clone(), y.clone())
        .method(method)
        .points(points)
        .run()
        .expect("a scheme with plans")
}

/// Makes preferences matter, and points few enough for weights to be exact.
fn plain(rng: &mut Rng, parts: &mut SchemeBuilder) {
    parts.scale = 10;
    parts.objective.preference.ranks.entry(1).or_insert(0.7);
    parts.objective.preference.ranks.entry(2).or_insert(0.4);
    for candidate in &mut parts.candidates {
        for post in &parts.posts {
            if rng.chance(50) {
                candidate.preferences.insert(post.id.clone(), rng.range(1, 2));
            }
        }
    }
}

/// Rules of the cohort on top.
fn coupled(rng: &mut Rng, parts: &mut SchemeBuilder) {
    plain(rng, parts);
    coupled::add(rng, parts);
}

/// What holds of every front, whatever the method: no plan lies beyond a bound, what is said to be efficient is,
/// and a recheck agrees.
fn assert_sound(seed: u64, small: &Small, front: &Front, values: &[[i64; 2]]) {
    for &own in values {
        assert!(!front.excludes(own), "{seed}: {own:?} is a plan's");
        for cut in &front.cuts {
            assert!(!cut.excludes(own), "{seed}: {own:?} beyond {cut:?}");
        }
    }
    let best = efficient(values);
    for point in &front.points {
        assert!(values.contains(&point.values), "{seed}: {:?} is no plan's", point.values);
        let [weights, ..] = point.goal.layers[..] else { panic!("a layer") };
        let worth = |own: &[i64; 2]| weights[0] * own[0] + weights[1] * own[1];
        let allowed = values.iter().filter(|own| point.goal.floor.is_none_or(|f| f.holds(**own)));
        let most = allowed.map(worth).max().expect("the point's own plan");
        assert!(point.objective <= most && most <= point.bound, "{seed}: {point:?}");
        if point.standing == Standing::Efficient {
            assert!(best.contains(&point.values), "{seed}: {:?} is not efficient", point.values);
        }
    }
    let check = front.check(&small.scheme, None).expect("schemes that can be built");
    assert!(check.is_supported(), "{seed}: {check:?}");
}

#[test]
fn the_sweep_finds_every_supported_point() {
    let axes = axes("exposure+soft", "preference");
    let (mut complete, mut corners) = (0, 0);
    let schemes = small(0..45, plain);
    for (seed, small) in &schemes {
        let values = small.values(&axes);
        let front = front(small, &axes, FrontMethod::Weights, 40);
        assert_sound(*seed, small, &front, &values);
        let found = |point: &[i64; 2]| front.points.iter().any(|found| found.values == *point);
        if front.complete {
            complete += 1;
            let expected = supported(&values);
            corners += expected.len();
            assert!(expected.iter().all(found), "{seed}: {expected:?}");
        }
    }
    let count = schemes.len();
    assert!(count >= 12 && complete == count, "{complete} of {count} complete");
    assert!(corners > count, "{corners} corners say little");
}

#[test]
fn points_at_a_floor_are_the_enumerated_best() {
    let axes = axes("exposure+soft", "preference");
    let (mut interior, mut lexicographic) = (0, 0);
    for (seed, small) in small(100..140, coupled) {
        let values = small.values(&axes);
        let front = front(&small, &axes, FrontMethod::Epsilon, 6);
        assert_sound(seed, &small, &front, &values);
        for point in &front.points {
            let floor = point.goal.floor;
            let allowed = values.iter().filter(|own| floor.is_none_or(|f| f.holds(**own)));
            assert!(point.is_optimal(), "{seed}: {point:?} can be proved");
            let best = allowed.max_by_key(|own| {
                point
                    .goal
                    .layers
                    .iter()
                    .map(|weights| weights[0] * own[0] + weights[1] * own[1])
                    .collect::<Vec<_>>()
            });
            lexicographic += usize::from(best == Some(&point.values));
            interior += usize::from(point.sought == Sought::Epsilon);
        }
        assert!(front.points.iter().all(|point| point.standing != Standing::Undominated), "{seed}");
    }
    assert!(interior >= 10, "{interior} points between the ends");
    assert!(
        lexicographic >= interior,
        "{lexicographic} points are also the best in the second layer"
    );
}

#[test]
fn the_first_axis_has_the_floor_where_the_second_cannot() {
    let axes = axes("values+own+preference", "exposure");
    let mut interior = 0;
    for (seed, small) in small(200..230, plain) {
        let values = small.values(&axes);
        let front = front(&small, &axes, FrontMethod::Epsilon, 5);
        assert_sound(seed, &small, &front, &values);
        let at_floors = front.points.iter().filter(|point| point.sought == Sought::Epsilon);
        for point in at_floors {
            assert_eq!(point.goal.floor.map(|floor| floor.axis), Some(0));
            interior += 1;
        }
    }
    assert!(interior >= 6, "{interior} points between the ends");
}

#[test]
fn where_no_axis_can_have_a_floor_the_sweep_bounds_the_grid() {
    let axes = axes("exposure", "competency+development");
    let mut relaxed = 0;
    for (seed, small) in small(300..330, plain) {
        let values = small.values(&axes);
        let front = front(&small, &axes, FrontMethod::Both, 5);
        assert_sound(seed, &small, &front, &values);
        relaxed += front.points.iter().filter(|point| point.sought == Sought::Relaxation).count();
    }
    assert!(relaxed >= 6, "{relaxed} points between the ends");
}

#[test]
fn a_scheme_without_a_plan_has_no_front() {
    let mut parts = SchemeBuilder::new(1);
    parts.candidates.push(secondment::model::Candidate::new("a"));
    parts.rules.must_place = true;
    let scheme = parts.build().expect("a valid scheme");
    let search = || FrontSearch::new(&scheme, Axis::exposure_net(), Axis::preference());
    assert!(matches!(search().run(), Err(FrontError::Infeasible(_))));
    assert_eq!(search().points(1).run(), Err(FrontError::Points(1)));
    let nothing = Axis::new("nothing", secondment::model::Terms::default());
    let search = FrontSearch::new(&scheme, Axis::preference(), nothing);
    assert_eq!(search.run(), Err(FrontError::Axis));
}
