//! Generated schemes: equal bits everywhere, and the distributions they are documented to have.

use std::collections::BTreeSet;

use secondment::Scheme;
use secondment::model::{KindIx, PostIx};
use secondment::sources::{Family, Spec, SpecFault, generate};

fn made(spec: &Spec) -> Scheme {
    generate(spec).expect("the spec is possible")
}

fn places_in(scheme: &Scheme, period: usize) -> Vec<u32> {
    scheme.posts().map(|post| scheme.post_row(post).places[period]).collect()
}

#[test]
fn fingerprints_stay_the_same() {
    let golden = [
        (
            Spec::new(60, 40, 4, 20, 1),
            "3251e20e5b7140dd64285a2fb694b7cd592bb7b408463ebe8afd31effaf8372f",
        ),
        (
            Spec::new(150, 180, 4, 60, 1),
            "6d5b1dbd792ec749da4e29a486847f4004cf4040272de4d2be7c70a16c9f097e",
        ),
        (
            Spec::new(100, 70, 8, 25, 2).kinds(10),
            "3b0c5fcb25c3081f377727c92483cffcc6814117e9d9cee83f55217a35bcd67b",
        ),
        (
            Spec::new(80, 50, 3, 50, 3).family(Family::Loose),
            "857590112c33dc49973a3ba1ef1787689c8c84fc4652e4ee47717cfea34eb88b",
        ),
    ];
    for (spec, fingerprint) in golden {
        assert_eq!(made(&spec).fingerprint(), fingerprint, "{spec:?}");
    }
}

/// The values were derived from the documented order of draws by a second program in exact rational
/// arithmetic.
#[test]
fn draws_follow_the_documented_order() {
    let scheme = made(&Spec::new(60, 40, 4, 20, 1));
    let kinds = scheme.providers().map(|provider| scheme.kind_of(provider).get() + 1);
    assert_eq!(kinds.collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 3, 2, 6, 1, 2, 5, 6, 6]);
    let post = scheme.post_row(scheme.posts().next().expect("there are posts"));
    assert_eq!(post.provider.get() + 1, 14);
    assert_eq!(post.places[..], [1, 1, 2, 2]);
    let candidate = scheme.candidate_row(scheme.candidates().next().expect("there are candidates"));
    let points: Vec<_> = candidate.points.iter().map(|&(post, p)| (post.get() + 1, p)).collect();
    assert_eq!(points[..5], [(7, 348), (9, 721), (10, 419), (11, 413), (12, 541)]);
    assert_eq!(points[17..], [(37, 552), (38, 501), (39, 574)]);
}

#[test]
fn sizes_are_those_asked_for() {
    let spec = Spec::new(150, 180, 4, 60, 5);
    let scheme = made(&spec);
    assert_eq!(scheme.candidates().len(), 150);
    assert_eq!(scheme.posts().len(), 180);
    assert_eq!(scheme.providers().len(), 60);
    assert_eq!(scheme.kinds().len(), 6);
    assert_eq!(scheme.periods(), 4);
    for candidate in scheme.candidates() {
        let row = scheme.candidate_row(candidate);
        let only = row.only.as_ref().expect("a list of open posts");
        assert_eq!(only.len(), 60);
        assert!(only.iter().eq(row.points.iter().map(|(post, _)| post)));
    }
}

#[test]
fn places_follow_the_family() {
    for (family, total) in [(Family::Tight, 159), (Family::Loose, 227)] {
        let scheme = made(&Spec::new(151, 180, 4, 60, 5).family(family));
        let dropped: Vec<_> = (0..4).map(|period| places_in(&scheme, period)).collect();
        assert!(dropped.iter().all(|places| places.iter().sum::<u32>() == total));
        assert_eq!(dropped.iter().collect::<BTreeSet<_>>().len(), 4, "afresh in each period");
    }
}

#[test]
fn every_kind_has_a_provider_and_weights_show() {
    let scheme = made(&Spec::new(10, 9_000, 1, 5, 5));
    let mut count = [0_u32; 6];
    for (at, provider) in scheme.providers().enumerate() {
        let kind = scheme.kind_of(provider).get();
        count[kind] += 1;
        assert!(at >= 6 || kind == at, "the first providers are one of each kind");
    }
    for (kind, weight) in [3.0, 2.0, 1.0, 1.0, 1.0, 1.0].into_iter().enumerate() {
        let expected = 1.0 + 2994.0 * weight / 9.0;
        let off = (f64::from(count[kind]) - expected).abs();
        assert!(off < 4.0 * expected.sqrt(), "kind {kind}: {} for {expected}", count[kind]);
    }
}

#[test]
fn points_have_the_mean_and_range_of_their_formula() {
    let scheme = made(&Spec::new(2_000, 500, 1, 50, 11));
    let mut sum = 0_i64;
    let mut count = 0_i64;
    for candidate in scheme.candidates() {
        for &(_, points) in &scheme.candidate_row(candidate).points {
            assert!((0..=1000).contains(&points));
            sum += points;
            count += 1;
        }
    }
    let mean = sum as f64 / count as f64;
    let expected = 600.0 * (1.0 - 1.0 / 3.0) + 250.0 / 2.0 + 150.0 / 2.0;
    assert!((mean - expected).abs() < 12.0, "mean {mean}, expected {expected}");
}

#[test]
fn open_posts_are_drawn_evenly() {
    let scheme = made(&Spec::new(4_000, 40, 1, 10, 13));
    let mut count = [0_u32; 40];
    for candidate in scheme.candidates() {
        let row = scheme.candidate_row(candidate);
        row.only.iter().flatten().for_each(|post: &PostIx| count[post.get()] += 1);
    }
    let deviation = 4_000.0 * 0.25 * 0.75;
    for (post, count) in count.into_iter().enumerate() {
        let off = (f64::from(count) - 1_000.0).abs();
        assert!(off < 4.5 * f64::sqrt(deviation), "post {post} is open to {count}");
    }
}

#[test]
fn boundaries_and_breadth_are_as_documented() {
    let scheme = made(&Spec::new(20, 60, 2, 5, 17).kinds(8));
    for a in scheme.providers() {
        for b in scheme.providers() {
            let kinds = [a, b].map(|provider| scheme.kind_of(provider).get());
            let apart = kinds[0].abs_diff(kinds[1]) as i64;
            let expected = if apart == 0 { 0 } else { 200 + 100 * apart };
            assert_eq!(scheme.boundaries().weight(a, b), expected);
        }
    }
    let breadth = &scheme.weights().breadth;
    assert_eq!(breadth[..7], [0, 0, 400, 640, 784, 870, 922]);
    assert_eq!(scheme.weights().translator_bonus, 500);
}

#[test]
fn id_order_is_number_order() {
    let scheme = made(&Spec::new(1_200, 12, 1, 3, 19).kinds(12));
    let ids: Vec<_> = scheme.kinds().map(|kind: KindIx| scheme.kind(kind).id.to_string()).collect();
    assert_eq!(ids.first().map(String::as_str), Some("kind-01"));
    assert_eq!(ids.last().map(String::as_str), Some("kind-12"));
    let last = scheme.candidates().last().expect("there are candidates");
    assert_eq!(scheme.candidate(last).id.as_str(), "candidate-001200");
    let last = scheme.posts().last().expect("there are posts");
    assert_eq!(scheme.post(last).id.as_str(), "post-000012");
    let last = scheme.providers().last().expect("there are providers");
    assert_eq!(scheme.provider(last).id.as_str(), "provider-000012");
}

/// Few candidates keep it quick: posts and providers are what is many here.
#[test]
fn national_numbers_of_posts_are_generated() {
    let scheme = made(&Spec::new(500, 120_000, 4, 60, 23));
    assert_eq!(scheme.posts().len(), 120_000);
    assert_eq!(scheme.providers().len(), 40_000);
    assert!((0..4).all(|period| places_in(&scheme, period).iter().sum::<u32>() == 525));
    let last = scheme.posts().last().expect("there are posts");
    assert_eq!(scheme.post(last).id.as_str(), "post-120000");
    let open = scheme.candidates().map(|candidate| scheme.candidate_row(candidate).points.len());
    assert!(open.into_iter().all(|posts| posts == 60));
}

#[test]
fn seeds_differ_and_more_candidates_extend_the_same_ones() {
    let spec = Spec::new(50, 40, 2, 10, 1);
    let one = made(&spec);
    assert_eq!(one, made(&spec));
    assert_ne!(one.fingerprint(), made(&Spec { seed: 2, ..spec.clone() }).fingerprint());
    let more = made(&Spec { candidates: 60, ..spec });
    assert_eq!(one.parts().candidates[..], more.parts().candidates[..50]);
    assert_eq!(one.parts().providers, more.parts().providers);
}

#[test]
fn one_post_cannot_have_all_places_of_the_largest_cohorts() {
    let spec = Spec::new(900_000, 1, 1, 1, 0).family(Family::Loose);
    let faults = generate(&spec).expect_err("the post would have too many places").faults;
    assert_eq!(faults, [SpecFault::TooManyPlaces { places: 1_350_000 }]);
}

#[test]
fn impossible_specs_list_every_fault() {
    let spec = Spec::new(0, 5, 129, 6, 0).kinds(65);
    let faults = generate(&spec).expect_err("the spec is impossible").faults;
    assert_eq!(faults.len(), 4);
    assert_eq!(faults[3], SpecFault::TooManyEligible { eligible: 6, posts: 5 });
    let text = generate(&spec).expect_err("still impossible").to_string();
    for part in ["candidates is 0", "periods is 129", "kinds is 65", "only 5 posts"] {
        assert!(text.contains(part), "{part} is missing from: {text}");
    }
}
