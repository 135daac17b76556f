//! Seeded schemes in which the lowest total counts, against full enumeration.

use secondment::model::{Resource, SchemeBuilder, Use};

use crate::common::rng::Rng;
use crate::common::{brute, contested, coupled, tiny};
use crate::rules::harness::{agree_on, agree_on_few};

const SEEDS: u64 = 100;

fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    parts.objective.worst = rng.pick(&[0.001, 0.25, 0.333, 0.5, 1.0, 1.5, 2.0, 10.0]);
}

/// How often the lowest total changed the best plan's points, and the best plan.
fn agree(scheme: impl Fn(u64) -> SchemeBuilder) -> (usize, usize) {
    let (mut counted, mut fairer) = (0, 0);
    for seed in 0..SEEDS {
        let mut parts = scheme(seed);
        let sum_alone = brute::solve(&parts).best;
        draw(&mut Rng::new(seed ^ 0x3C6E_F372), &mut parts);
        let optimum = agree_on(seed, parts.clone());
        counted += usize::from(optimum != sum_alone.as_ref().map(|best| best.0));
        // The best plan of the sum alone, counted with the lowest total.
        let other = sum_alone.and_then(|(_, plan)| brute::check(&parts, &plan).ok());
        fairer += usize::from(optimum > other);
    }
    (counted, fairer)
}

#[test]
fn schemes_with_every_other_feature_agree_with_full_enumeration() {
    let (counted, _) = agree(tiny::scheme);
    assert!(counted >= 15, "{counted}");
}

#[test]
fn so_do_schemes_of_scarce_places() {
    let (counted, fairer) = agree(|seed| contested::crowded(seed, 4).parts().clone());
    assert!(counted >= 60 && fairer >= 15, "{counted}, {fairer}");
}

#[test]
fn so_do_schemes_with_rules_of_the_cohort() {
    let tally = agree_on_few(|rng, parts| {
        coupled::add(rng, parts);
        draw(rng, parts);
    });
    assert!(tally.changed >= 20, "{tally:?}");
}

#[test]
fn so_do_scarce_places_with_rules_of_the_cohort() {
    for seed in 0..SEEDS / 2 {
        let mut parts = contested::crowded(seed, 3).parts().clone();
        let rng = &mut Rng::new(seed ^ 0x1F83_D9AB);
        let mut visits = Resource::at_most("visits", rng.range(2, 7).into());
        visits.uses = vec![Use::per_period(1)];
        visits.points = rng.pick(&[None, Some(0.3), Some(1.0)]);
        parts.rules.resources.push(visits);
        draw(rng, &mut parts);
        agree_on(seed, parts);
    }
}
