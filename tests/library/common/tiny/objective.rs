//! The objective and the rules for everyone.

use std::collections::BTreeMap;

use secondment::model::{
    Breadth, CompetencyWeights, Essential, Objective, PreferenceWeights, Rules, SchemeBuilder,
    TagRule, Translator,
};

use super::{Size, TAGS, reward, weight};
use crate::common::rng::Rng;

/// Weights of values fit. With any of the scales none of them is halfway between two integers, so
/// a perfect correlation rounds the same however it is summed.
const VALUES: [f64; 4] = [0.3, 0.41, 1.3, -0.6];

pub(super) fn add(rng: &mut Rng, size: &Size, scheme: &mut SchemeBuilder) {
    scheme.objective = Objective::default()
        .crossing(if rng.chance(70) { 1.0 } else { rng.pick(&[0.0, 0.37, 1.1, 2.5, -0.8]) })
        .repeat_crossings(rng.chance(50))
        .breadth(breadth(rng, scheme.kinds.len() as u32))
        .translator(
            Translator::default()
                .kinds(rng.pick(&[2, 2, 3]))
                .min_periods(rng.pick(&[1, 1, size.min_periods]))
                .crossings(rng.pick(&[0, 1, 1, 2, 2, 3]))
                .bonus(if rng.chance(80) { 4.0 * reward(rng) } else { 0.0 }),
        )
        .competency(
            CompetencyWeights::default()
                .weight(if rng.chance(75) { reward(rng) } else { 0.0 })
                .shortfall(rng.pick(&[0.5, 0.0, 0.3, 1.0]))
                .surplus(rng.pick(&[0.0, 0.0, 0.1, 0.35])),
        )
        .values(if rng.chance(50) { rng.pick(&VALUES) } else { 0.0 })
        .preference(preference(rng))
        .host_preference(PreferenceWeights::default())
        .development(if rng.chance(50) { reward(rng) } else { 0.0 })
        .own(if rng.chance(70) { 1.0 } else { weight(rng) })
        .waiting(0.0)
        .worst(0.0);
    scheme.rules = Rules::default()
        .per_provider(rng.pick(&[1, 2]))
        .tags(tags(rng))
        .idle(rng.chance(30).then(|| rng.range(0, 1)))
        .must_place(rng.chance(8))
        .history_age(rng.chance(45).then(|| rng.range(1, 3)))
        .home_service(rng.chance(75))
        .essential(if rng.chance(80) { Essential::Required } else { Essential::Scored });
}

fn breadth(rng: &mut Rng, kinds: u32) -> Breadth {
    match rng.below(4) {
        0 => Breadth::None,
        1 => {
            let mut steps: Vec<f64> = (2..=kinds).map(|_| weight(rng).abs()).collect();
            steps.sort_by(|a, b| b.total_cmp(a));
            let last = rng.range(2, kinds) as usize - 1;
            let mut total = 0.0;
            let mut table = BTreeMap::new();
            for (step, k) in steps[..last].iter().zip(2..) {
                total += step;
                table.insert(k, total);
            }
            Breadth::Table { table }
        }
        _ => Breadth::Geometric {
            limit: rng.pick(&[1.0, 0.8, 2.345]),
            ratio: rng.pick(&[0.5, 0.6, 0.0, 1.0 / 3.0]),
        },
    }
}

fn preference(rng: &mut Rng) -> PreferenceWeights {
    let mut ranks = BTreeMap::new();
    for rank in 1..=3 {
        if rng.chance(65) {
            ranks.insert(rank, reward(rng));
        }
    }
    let otherwise = if rng.chance(25) { weight(rng) } else { 0.0 };
    PreferenceWeights::default().ranks(ranks).otherwise(otherwise)
}

fn tags(rng: &mut Rng) -> Vec<TagRule> {
    let ruled = rng.some_of(&TAGS, 30);
    let rule = |tag: &str| {
        let at_least = rng.pick(&[0, 0, 1, 1, 2]);
        let at_most = rng.chance(60).then(|| at_least.max(rng.range(0, 1)));
        TagRule::new(tag).at_least(at_least).at_most(at_most)
    };
    ruled.into_iter().map(rule).collect()
}
