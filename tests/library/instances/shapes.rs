//! Generated shapes are what their documentation says.

use secondment::Scheme;
use secondment::model::{Duration, Reach, Sector};
use secondment::sources::SpecFault;
use secondment::sources::instances::{
    FastStreamSpec, LondonSpec, generate_fast_stream, generate_fast_stream_plan, generate_london,
};
use secondment::verify::verify;

fn london(candidates: u32, seed: u64) -> Scheme {
    generate_london(&LondonSpec::new(candidates, seed)).expect("the spec is possible")
}

/// How far a share may lie from its probability: five standard deviations of `count` draws.
fn is_near(share: usize, count: usize, probability: f64, what: &str) {
    let expected = count as f64 * probability;
    let off = (share as f64 - expected).abs();
    let allowed = 5.0 * (expected * (1.0 - probability)).sqrt();
    assert!(off <= allowed, "{what}: {share} of {count}, expected {expected:.0}");
}

#[test]
fn cities_have_the_shares_stated() {
    let scheme = london(1_000, 5);
    let parts = scheme.parts();
    assert_eq!((parts.providers.len(), parts.posts.len(), parts.places.len()), (540, 2_020, 33));
    for place in &parts.places {
        let (north, east) = ((place.lat - 51.5) / 0.18, (place.lon + 0.12) / 0.35);
        assert!(north * north + east * east < 1.000_001, "{place:?}");
    }
    let councils = parts.providers.iter().filter(|p| p.kind.as_str() == "council").count();
    assert_eq!(councils, 33);
    let drawn = parts.providers.len() - 36;
    let hospitals = parts.providers.iter().filter(|p| p.kind.as_str() == "hospital").count();
    is_near(hospitals, drawn, 8.0 / 26.0, "hospitals");
    let private = parts.providers.iter().filter(|p| p.sector == Sector::Private).count();
    is_near(private, drawn, 5.0 / 26.0, "firms");
    let posts = parts.posts.len();
    let long = parts.posts.iter().filter(|post| post.duration == Duration::Periods(2)).count();
    is_near(long, posts, 0.25, "posts of two periods");
    let strategic = parts.posts.iter().filter(|post| post.tags.contains("strategic")).count();
    is_near(strategic, posts, 1.0 / 3.0, "strategic posts");
    let people = &parts.candidates;
    let homes = people.iter().filter(|one| one.home.is_some()).count();
    is_near(homes, people.len(), 0.125, "homes");
    let served = people.iter().filter(|one| !one.history.is_empty()).count();
    is_near(served, people.len(), 0.8, "histories");
    let vetoes = people.iter().filter(|one| !one.vetoes.is_empty()).count();
    is_near(vetoes, people.len(), 0.1, "vetoes");
}

#[test]
fn people_of_cities_rank_posts_that_are_open_to_them() {
    let scheme = london(150, 6);
    let (mut own, mut ranked) = (0, 0);
    for one in &scheme.parts().candidates {
        let Some(Reach::Km(km)) = one.reach else { panic!("everybody has a reach") };
        assert!((9.0..=20.0).contains(&km) && (2.0 * km).fract() == 0.0, "{km}");
        assert!(one.preferences.len() <= 8);
        if let Some(only) = &one.only {
            assert_eq!((only.len(), one.preferences.len()), (60, 8));
            assert!(one.preferences.keys().all(|post| only.contains(post)));
        }
        assert!(one.preferences.values().all(|rank| (1..=8).contains(rank)));
        let Some(last) = one.history.iter().min_by_key(|spell| spell.ended) else { continue };
        let kind = |provider: &str| {
            scheme.kind_of(scheme.find_provider(provider).expect("a provider of the city"))
        };
        for post in one.preferences.keys() {
            let post = scheme.post(scheme.find_post(post.as_str()).expect("a post of the city"));
            own += usize::from(kind(post.provider.as_str()) == kind(last.provider.as_str()));
            ranked += 1;
        }
    }
    // Drawn evenly, posts would be of the own kind in about a fifth of all cases.
    assert!(own * 5 > ranked * 2, "{own} of {ranked} are of the own kind");
}

#[test]
fn graduates_have_a_plan_that_keeps_every_rule() {
    for (starters, seed) in [(1, 1), (2, 9), (17, 3), (60, 1), (150, 4)] {
        let spec = FastStreamSpec::new(starters, seed);
        let scheme = generate_fast_stream(&spec).expect("the spec is possible");
        let plan = generate_fast_stream_plan(&spec).expect("the spec is possible");
        let verdict = verify(&scheme, &plan);
        assert!(verdict.is_valid(), "{starters}, {seed}: {:?}", verdict.violations);
        assert_eq!(plan.placed(), starters as usize);
        for (_, rotation) in plan.rotations() {
            assert!((4..=5).contains(&rotation.len()));
        }
    }
}

#[test]
fn graduates_have_the_shares_stated() {
    let spec = FastStreamSpec::new(1_000, 5);
    let scheme = generate_fast_stream(&spec).expect("the spec is possible");
    let parts = scheme.parts();
    let of_kind = |kind: &str| parts.providers.iter().filter(|p| p.kind.as_str() == kind).count();
    assert_eq!(["ministerial", "non-ministerial", "agency"].map(of_kind), [24, 20, 70]);
    assert_eq!(["local", "charity", "firm"].map(of_kind), [20, 20, 19]);
    assert_eq!((spec.departments(), spec.hosts()), (114, 59));
    assert_eq!(parts.posts.len(), 48 + 2 * 59 + 1_500);
    let bound = parts.posts.iter().filter(|post| post.stream.is_some()).count();
    is_near(bound, 1_500, 0.75, "posts of one scheme");
    let first = |one: &&secondment::model::Candidate| {
        one.streams.as_ref().is_some_and(|streams| streams.contains("scheme-01"))
    };
    is_near(parts.candidates.iter().filter(first).count(), 1_000, 5.0 / 25.0, "the first scheme");
    for one in &parts.candidates {
        let open = one.only.as_ref().expect("a list of open posts");
        assert!((40..=45).contains(&open.len()));
        assert_eq!(one.preferences.len(), 8);
    }
}

#[test]
fn impossible_sizes_are_refused() {
    for size in [0, 400_001] {
        let city = generate_london(&LondonSpec::new(size, 1)).expect_err("impossible").faults;
        let graduates = generate_fast_stream(&FastStreamSpec::new(size, 1));
        for (faults, name) in
            [(city, "candidates"), (graduates.expect_err("impossible").faults, "starters")]
        {
            let allowed = 1..=400_000;
            assert_eq!(faults, [SpecFault::OutOfRange { field: name, given: size, allowed }]);
        }
    }
}

#[test]
fn the_smallest_cities_are_valid() {
    for size in 1..6 {
        let scheme = london(size, u64::from(size));
        assert_eq!(scheme.candidates().len(), size as usize);
        let twice = london(size, u64::from(size));
        assert_eq!(scheme.fingerprint(), twice.fingerprint());
    }
}
