//! That the tiny schemes really exercise every feature.

use std::collections::BTreeMap;

use secondment::model::SchemeBuilder;

use crate::common::{brute, feature, tiny};

const SEEDS: u64 = 800;

/// The least number of seeds in which each feature changes the optimum, or decides whether there
/// is a plan at all.
const LEAST: u32 = 20;

#[test]
fn every_scheme_is_valid() {
    let faults: Vec<_> = (0..5 * SEEDS)
        .filter_map(|seed| tiny::scheme(seed).build().err().map(|invalid| (seed, invalid)))
        .collect();
    assert!(faults.is_empty(), "{} invalid, the first of them {:?}", faults.len(), faults[0]);
}

#[test]
fn every_feature_matters() {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for seed in 0..SEEDS {
        let scheme = tiny::scheme(seed);
        let optimum = brute::solve(&scheme).best.map(|(points, _)| points);
        for (name, without) in feature::FEATURES {
            let mut changed = scheme.clone();
            without(&mut changed);
            let count = counts.entry(name).or_insert(0);
            if changed != scheme {
                *count += u32::from(brute::solve(&changed).best.map(|(p, _)| p) != optimum);
            }
        }
    }
    let rare: Vec<_> = counts.iter().filter(|(_, count)| **count < LEAST).collect();
    assert!(rare.is_empty(), "features that change too few optima: {rare:?}");
}

/// What an optimum may show, and the least number of seeds in which it does.
const SIGHTS: [(&str, u32); 9] = [
    ("a post grown into", 50),
    ("a new translator", 20),
    ("a bonus for someone without a placement", 5),
    ("breadth for someone without a placement", 10),
    ("three placements in a row", 20),
    ("crossings below nought", 20),
    ("an optimum below nought", 5),
    ("a translator before the scheme", 20),
    ("an unplaced candidate", 50),
];

fn sights(scheme: &SchemeBuilder, points: i64, plan: &secondment::Plan) -> [bool; 9] {
    let mut seen = [false; 9];
    for person in &scheme.candidates {
        let rotation = plan.rotation(person.id.as_str());
        let pay = brute::pay(scheme, person, rotation);
        seen[0] |= brute::grown_into(scheme, person, rotation);
        seen[1] |= pay.bonus > 0;
        seen[2] |= rotation.is_empty() && pay.bonus != 0;
        seen[3] |= rotation.is_empty() && pay.breadth != 0;
        seen[4] |= rotation.len() == 3;
        seen[5] |= pay.crossings < 0;
        seen[7] |= brute::was_translator(scheme, person);
        seen[8] |= rotation.is_empty();
    }
    seen[6] = points < 0;
    seen
}

#[test]
fn optima_are_varied() {
    let mut counts = [0; SIGHTS.len()];
    let mut infeasible = 0;
    for seed in 0..SEEDS {
        let scheme = tiny::scheme(seed);
        match brute::solve(&scheme).best {
            None => infeasible += 1,
            Some((points, plan)) => {
                let seen = sights(&scheme, points, &plan);
                counts.iter_mut().zip(seen).for_each(|(count, seen)| *count += u32::from(seen));
            }
        }
    }
    for ((sight, least), count) in SIGHTS.iter().zip(counts) {
        assert!(count >= *least, "{sight}: in {count} seeds only");
    }
    assert!((50..SEEDS / 2).contains(&infeasible), "{infeasible} seeds without a plan");
}
