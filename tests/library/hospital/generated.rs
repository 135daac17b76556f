//! Generated schemes: equal bits everywhere, the distributions they are documented to have, and a plan.

use std::collections::BTreeSet;

use secondment::Scheme;
use secondment::model::{BoundaryDimension, Dimension, Id, Places, PostSelect, SchemeBuilder};
use secondment::sources::SpecFault;
use secondment::sources::hospital::{
    Changes, HospitalSpec, generate_hospital, generate_hospital_parts, generate_hospital_plan,
};
use secondment::verify::verify;

fn made(spec: &HospitalSpec) -> Scheme {
    generate_hospital(spec).expect("the spec is possible")
}

fn parts(spec: &HospitalSpec) -> SchemeBuilder {
    generate_hospital_parts(spec).expect("the spec is possible")
}

fn cost(spec: HospitalSpec) -> HospitalSpec {
    spec.changes(Changes::Cost)
}

#[test]
fn fingerprints_stay_the_same() {
    let golden = [
        (
            HospitalSpec::new(40, 12, 3, 1, 12, 1),
            "0b53edf8a344bec19dbf8728a580551678f52d8f1a01b3d42243d5b005929a46",
        ),
        (
            cost(HospitalSpec::new(40, 12, 3, 1, 12, 1)),
            "9fef42ca23d43584b4874419d9ade5c72639ac2a8f2b4fe03c51fa5e5bc10da0",
        ),
        (
            HospitalSpec::new(40, 12, 3, 1, 15, 2),
            "3ebda3aa1cbb291f8035015a73cfd314e4d93970134769522329967ac921541d",
        ),
        (
            cost(HospitalSpec::new(40, 12, 3, 1, 24, 3)),
            "889f8fadb03e0811a29140505fb21257a16587cd8e098aae89e64e85c7585269",
        ),
        (
            HospitalSpec::new(80, 12, 4, 2, 24, 4),
            "3e37afa7a739fb5d0b4b9cea4588d3c7bfda2aaca99a45187d3d5da165cf8b2f",
        ),
        (
            cost(HospitalSpec::new(80, 12, 4, 2, 29, 5)),
            "e7001aa214d200db2afb327b54c04a133962e75316068749ce3570ac965c4b08",
        ),
        (
            HospitalSpec::new(80, 12, 4, 2, 48, 6),
            "da52737b5b60e54ee9340968dcfe64643db9c9731973b6205c56484d6674b18d",
        ),
        (
            cost(HospitalSpec::new(60, 24, 8, 4, 96, 7)),
            "ebabd4f91c6a354d7c1b4f8f89ff0a29ee22f8f3b732b200f810331c44b3abd1",
        ),
        (
            HospitalSpec::new(60, 18, 2, 4, 87, 8),
            "efbc1e418232ef18db80ef717e7e206227302ff3d720235db2a71447da734210",
        ),
        (
            cost(HospitalSpec::new(20, 12, 5, 4, 96, 9)),
            "261178c70b4ffff08effcdf0bbc8ccb5c39a99271b4a675c8cef8f0653edee80",
        ),
        (
            cost(HospitalSpec::new(160, 24, 6, 1, 29, 10)),
            "02299bcb0823612175c2ba4e8c4602d560bd7232cf477496c2a199d6a57631fc",
        ),
        (
            HospitalSpec::new(320, 24, 8, 1, 24, 11),
            "07166ba71c54d496351a2e92dc8f6a76ba4f04d09c6c537a008840d3207043f0",
        ),
        (
            HospitalSpec::new(3, 1, 1, 1, 1, 12),
            "cd8e4da039aec1e133fe3b333428c8c9117fb4dcb175a23e67fec8b2ec4d498a",
        ),
        (
            cost(HospitalSpec::new(2, 48, 64, 2, 128, 13)),
            "14bc11516eb425d24f191ebf34dff01ce3fb6431c6347700e9a40ab9258fca9d",
        ),
    ];
    for (spec, fingerprint) in golden {
        assert_eq!(made(&spec).fingerprint(), fingerprint, "{spec:?}");
    }
}

/// The values were derived from the documented order of draws by a second program.
#[test]
fn draws_follow_the_documented_order() {
    let parts = parts(&HospitalSpec::new(40, 12, 3, 1, 12, 1));
    let offered = |stream: &str| {
        let posts = parts.posts.iter().filter(|post| post.id.as_str().starts_with(stream));
        posts.map(|post| post.provider.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(offered("stream-01"), ["hospital-01", "hospital-02"]);
    assert_eq!(offered("stream-03"), ["hospital-03"]);
    assert_eq!(offered("stream-04"), ["hospital-01", "hospital-02", "hospital-03"]);
    let pairs = parts.rules.order.iter().map(|rule| (rule.after.clone(), rule.posts.clone()));
    let one = |stream: &str| PostSelect::default().streams([stream]);
    let pair = |first, second| (Some(one(first)), one(second));
    let expected = [pair("stream-04", "stream-05"), pair("stream-06", "stream-01")];
    assert!(pairs.eq(expected));
    let worth = parts.streams.iter().map(|stream| stream.points);
    assert!(worth.eq([0, 2, 2, 2, 0, 2, 0, 1, 2, 0, 2, 2, 1, 0].map(f64::from)));
    let [first, second, ..] = &parts.candidates[..] else { panic!("there are forty") };
    let grades = first.points_for.streams.values().copied();
    assert!(grades.eq([1, 2, 1, 1, 1, 1, 0, 1, 3, 4, 1, 4, 3, 0].map(f64::from)));
    assert!(first.points_for.providers.values().copied().eq([3.0, 0.0, 3.0]));
    assert_eq!(first.streams, None);
    let closed: Vec<_> = parts.streams.iter().map(|stream| &stream.id).collect();
    let open = second.streams.as_ref().expect("some are closed");
    let closed: Vec<&str> =
        closed.into_iter().filter(|id| !open.contains(*id)).map(Id::as_str).collect();
    assert_eq!(closed, ["stream-11", "stream-12"]);
    let minimum = Places::Varying { default: 0, by_period: [(5, 1), (11, 2)].into() };
    assert_eq!(parts.posts[1].minimum, Some(minimum));
}

/// The smallest worlds, in which a stream may have to be offered at one provider more.
#[test]
fn the_planted_plan_keeps_every_rule_where_few_offers_are_drawn() {
    for seed in 0..60 {
        for (streams, providers) in [(1, 2), (2, 2), (3, 2), (2, 3), (4, 4), (6, 5)] {
            let spec = HospitalSpec::new(2, streams, providers, 1, streams + 1, seed);
            let plan = generate_hospital_plan(&spec).expect("the spec is possible");
            let verdict = verify(&made(&spec), &plan);
            assert!(verdict.is_valid(), "{spec:?}: {:?}", verdict.violations);
        }
    }
}

/// Streams, providers, duration and periods at both ends of their ranges and in between, with no idle period,
/// some, and as many as fit.
fn varied() -> impl Iterator<Item = HospitalSpec> {
    let sizes: [u32; 10] = [1, 2, 3, 5, 6, 7, 12, 19, 31, 48];
    let providers = [1, 2, 3, 4, 5, 8, 13, 64];
    sizes.into_iter().enumerate().flat_map(move |(at, streams)| {
        providers.into_iter().enumerate().map(move |(among, providers)| {
            let seed = (at * 10 + among) as u64;
            let longest = 128 / streams;
            let duration = [1, longest, longest.div_ceil(2)][seed as usize % 3];
            let least = streams * duration;
            let periods = [least, (least * 6).div_ceil(5).min(128), 128][seed as usize / 3 % 3];
            let changes = [Changes::Reward, Changes::Cost][seed as usize % 2];
            HospitalSpec::new(5, streams, providers, duration, periods, seed).changes(changes)
        })
    })
}

#[test]
fn the_planted_plan_keeps_every_rule_of_every_shape() {
    for spec in varied() {
        let plan = generate_hospital_plan(&spec).expect("the spec is possible");
        let verdict = verify(&made(&spec), &plan);
        assert!(verdict.is_valid(), "{spec:?}: {:?}", verdict.violations);
        assert_eq!(plan.placed(), 5, "{spec:?}");
    }
}

/// Few hospitals and many candidates: some have no room for a stream until others move.
#[test]
fn the_planted_plan_keeps_every_rule_of_cohorts() {
    for (seed, providers) in [(1, 2), (2, 3), (3, 4), (4, 8)] {
        let spec = HospitalSpec::new(320, 24, providers, 1, 29, seed);
        let plan = generate_hospital_plan(&spec).expect("the spec is possible");
        let verdict = verify(&made(&spec), &plan);
        assert!(verdict.is_valid(), "{spec:?}: {:?}", verdict.violations);
    }
}

#[test]
fn sizes_and_rules_are_those_documented() {
    let spec = cost(HospitalSpec::new(20, 13, 3, 2, 30, 5));
    let parts = parts(&spec);
    assert_eq!((parts.streams.len(), parts.providers.len(), parts.candidates.len()), (16, 3, 20));
    let limits: Vec<_> =
        parts.rules.counts.iter().map(|rule| (rule.at_least, rule.at_most)).collect();
    assert_eq!(limits, [(Some(9), Some(9)), (Some(4), Some(4)), (None, Some(7))]);
    assert_eq!(parts.rules.order.len(), 2);
    let change = |weight| [BoundaryDimension::new(Dimension::Organisation, weight)];
    assert_eq!(parts.boundary.dimensions, change(-4.0));
    assert_eq!((parts.objective.waiting, parts.objective.worst), (1.0, 1.0));
    assert!(parts.rules.must_place && parts.rules.per_stream == 1);
    assert!(parts.posts.iter().all(|post| post.stream.is_some()));
    let reward = made(&spec.clone().changes(Changes::Reward));
    assert_eq!(reward.parts().boundary.dimensions, change(4.0));
    assert_eq!(reward.parts().candidates, parts.candidates);
}

fn total(places: &Places) -> u32 {
    match places {
        Places::Every(_) => panic!("places are stated by period"),
        Places::Varying { by_period, .. } => by_period.values().sum(),
    }
}

/// Counts against their expected values, within about four standard deviations of a binomial count.
fn about(what: &str, count: usize, of: usize, probability: f64) {
    let expected = of as f64 * probability;
    let deviation = (expected * (1.0 - probability)).sqrt();
    let off = (count as f64 - expected).abs();
    assert!(off <= 4.0 * deviation, "{what}: {count} of {of}, expected {expected}");
}

#[test]
fn frequencies_are_those_documented() {
    let spec = HospitalSpec::new(2_000, 24, 16, 1, 32, 11);
    let parts = parts(&spec);
    let streams = parts.streams.len();
    about("offers", parts.posts.len(), streams * 16, 0.75);
    let people = parts.candidates.iter();
    let closed =
        people.clone().flat_map(|c| c.streams.iter().map(|open| streams - open.len())).sum();
    about("closed", closed, 2_000 * 4, 0.25);
    let unavailable = people.clone().map(|candidate| candidate.unavailable.len()).sum();
    about("unavailable", unavailable, 2_000 * 8, 0.25);
    let grades: Vec<i64> =
        people.flat_map(|c| c.points_for.streams.values().map(|&points| points as i64)).collect();
    for grade in 0..5 {
        let same = grades.iter().filter(|&&points| points == grade).count();
        about("grades", same, grades.len(), 0.2);
    }
    let places: u32 = parts.posts.iter().map(|post| total(&post.places)).sum();
    about("places", places as usize - 2_000 * 24, parts.posts.len() * 32, 0.5);
    let minimum: u32 = parts.posts.iter().filter_map(|post| post.minimum.as_ref()).map(total).sum();
    // A minimum is half of the people and a half more on average, a quarter of the times.
    let expected = f64::from(2_000 * 24 + parts.posts.len() as u32 * 32) / 8.0;
    assert!((f64::from(minimum) / expected - 1.0).abs() < 0.05, "{minimum} for {expected}");
}

/// Core streams come first in number, and so do the streams of a pair in the planted plan.
#[test]
fn planted_rotations_have_every_core_stream_and_respect_pairs() {
    let spec = HospitalSpec::new(50, 24, 4, 1, 24, 3);
    let parts = parts(&spec);
    let plan = generate_hospital_plan(&spec).expect("the spec is possible");
    assert_eq!(parts.rules.order.len(), 4);
    for (_, rotation) in plan.rotations() {
        let stream = |at: &Id| at.as_str()[..9].to_owned();
        let order: Vec<String> = rotation.iter().map(|placement| stream(&placement.post)).collect();
        let core = order.iter().filter(|stream| stream.as_str() <= "stream-16").count();
        assert_eq!((core, order.len()), (16, 24));
        let at = |set: &BTreeSet<Id>| order.iter().position(|stream| set.contains(stream.as_str()));
        for pair in &parts.rules.order {
            let first = pair.after.as_ref().and_then(|after| after.streams.as_ref());
            let first = first.and_then(at).expect("core streams are done");
            let second = pair.posts.streams.as_ref().and_then(at);
            assert!(second.is_none_or(|second| first < second));
        }
    }
}

#[test]
fn seeds_differ_and_more_candidates_extend_the_same_ones() {
    let spec = HospitalSpec::new(30, 12, 3, 1, 14, 1);
    let one = made(&spec);
    assert_eq!(one, made(&spec));
    assert_ne!(one.fingerprint(), made(&HospitalSpec { seed: 2, ..spec.clone() }).fingerprint());
    let more = made(&HospitalSpec { candidates: 40, ..spec });
    assert_eq!(one.parts().candidates[..], more.parts().candidates[..30]);
    assert_eq!(one.parts().streams, more.parts().streams);
    assert_eq!(one.parts().rules, more.parts().rules);
}

#[test]
fn impossible_specs_list_every_fault() {
    let spec = HospitalSpec::new(0, 49, 65, 129, 0, 1);
    let faults = generate_hospital(&spec).expect_err("the spec is impossible").faults;
    assert_eq!(faults.len(), 6);
    let last = SpecFault::TooFewPeriods { streams: 49, duration: 129, periods: 0 };
    assert_eq!(faults[5], last);
    let text = generate_hospital(&HospitalSpec::new(1_000_000, 12, 3, 2, 23, 1))
        .expect_err("the spec is impossible")
        .to_string();
    for part in ["candidates is 1000000", "12 streams of duration 2", "23 periods"] {
        assert!(text.contains(part), "{part} is missing from: {text}");
    }
}

#[test]
fn numbers_as_large_as_they_come_do_not_overflow() {
    let spec = HospitalSpec::new(1, u32::MAX, u32::MAX, u32::MAX, u32::MAX, 1);
    let faults = generate_hospital(&spec).expect_err("the spec is impossible").faults;
    assert_eq!(faults.len(), 5);
}
