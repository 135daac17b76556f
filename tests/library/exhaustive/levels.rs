//! Weights of candidates, steps, lapses and second providers against full enumeration: the oracle, the
//! variants of rotations, and the recomputed points.

use secondment::Scheme;
use secondment::model::SchemeBuilder;
use secondment::verify::rotation_points;

use super::priced::{Case, finds_the_best, lists_all};
use super::varied;
use crate::common::rng::Rng;
use crate::common::{brute, drawn, tiny};

const SEEDS: u64 = 150;

fn agree(draw: fn(&mut Rng, &mut SchemeBuilder)) {
    for seed in 0..SEEDS {
        let mut parts = tiny::scheme(seed);
        draw(&mut Rng::new(seed), &mut parts);
        let case = Case::of(seed, &parts);
        lists_all(seed, &case);
        finds_the_best(seed, &case);
        varied::compare(seed, &case);
        recounts(seed, &case.scheme);
    }
    for seed in 0..12 {
        let mut parts = tiny::wide(seed);
        draw(&mut Rng::new(seed), &mut parts);
        let case = Case::of(seed, &parts);
        lists_all(seed, &case);
        finds_the_best(seed, &case);
    }
}

/// Every sequence of placements is allowed, and paid, as enumeration says.
fn recounts(seed: u64, scheme: &Scheme) {
    let parts = scheme.parts();
    for rotation in brute::sequences(parts) {
        for candidate in &parts.candidates {
            let found = rotation_points(scheme, candidate.id.as_str(), &rotation);
            let broken = brute::broken_alone(parts, candidate, &rotation);
            assert_eq!(found.is_err(), broken.is_some(), "seed {seed}: {rotation:?} {broken:?}");
            let Ok(points) = found.map(|found| found.points) else { continue };
            let pay = brute::pay(parts, candidate, &rotation);
            let found = (points.crossing, points.breadth, points.bonus);
            let context = format!("seed {seed}, {}: {rotation:?}", candidate.id);
            assert_eq!(found, (pay.crossings, pay.breadth, pay.bonus), "{context}");
            let found = (points.fit(), points.development);
            assert_eq!(found, (pay.fit, pay.development), "{context}");
        }
    }
}

#[test]
fn weights_of_candidates_agree() {
    agree(drawn::weights);
}

#[test]
fn steps_agree() {
    agree(drawn::steps);
}

#[test]
fn lapses_agree() {
    agree(drawn::lapse);
}

#[test]
fn second_providers_agree() {
    agree(drawn::also);
}

#[test]
fn all_of_them_together_agree() {
    agree(drawn::all);
}
