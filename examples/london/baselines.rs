//! Two ways to fill a scheme's places that pay no heed to exposure.

use std::error::Error;

use secondment::error::InvalidScheme;
use secondment::model::{Breadth, CandidateIx, CompetencyWeights};
use secondment::rotation::{Answer, CLOSED, Objective, Oracle, Scratch};
use secondment::{Placement, Plan, Scheme, SchemeBuilder};

/// Nodes that the search for one rotation may look at: far more than it needs here.
const NODES: u64 = 10_000_000;

/// The same scheme with no points for exposure: its best plan is the best fit.
pub(super) fn without_exposure(scheme: &Scheme) -> Result<Scheme, InvalidScheme> {
    blind(scheme).build()
}

fn blind(scheme: &Scheme) -> SchemeBuilder {
    let mut parts = scheme.edit();
    parts.objective.crossing = 0.0;
    parts.objective.breadth = Breadth::None;
    parts.objective.translator.bonus = 0.0;
    parts
}

/// Random serial dictatorship (Abdulkadiroglu and Sonmez 1998): people in random order take the
/// rotation they like best among those still open.
///
/// They go by their own preferences alone, and take any post rather than none. Whoever has a pinned
/// placement comes first. Nobody looks at fit, so posts with a least fit stated for someone are not
/// open to them.
pub(super) fn lottery(scheme: &Scheme, seed: u64) -> Result<Plan, Box<dyn Error>> {
    let wishes = wishes(scheme)?;
    let oracle = Oracle::new(&wishes, seed);
    let mut left = oracle.capacity();
    let mut prices: Vec<i64> =
        left.iter().map(|&places| if places == 0 { CLOSED } else { 0 }).collect();
    let (mut scratch, mut answer) = (Scratch::default(), Answer::default());
    let mut plan = Plan::new();
    for candidate in order(&wishes, seed) {
        oracle.best(candidate, Objective::Points, &prices, NODES, &mut scratch, &mut answer);
        let id = &wishes.candidate(candidate).id;
        if answer.value.is_none() {
            return Err(format!("nothing is left for {id}").into());
        }
        for &step in &answer.steps {
            let post = wishes.post(step.post).id.clone();
            plan.place(id, Placement { post, start: step.start + 1 });
            for place in oracle.places(step) {
                left[place] -= 1;
                if left[place] == 0 {
                    prices[place] = CLOSED;
                }
            }
        }
    }
    Ok(plan)
}

/// The scheme in which preferences are all that counts.
fn wishes(scheme: &Scheme) -> Result<Scheme, InvalidScheme> {
    let mut parts = blind(scheme);
    parts.objective.competency = CompetencyWeights::default();
    parts.objective.values = 0.0;
    parts.objective.development = 0.0;
    parts.objective.own = 0.0;
    parts.objective.preference.otherwise = 0.001;
    for candidate in &mut parts.candidates {
        let least = std::mem::take(&mut candidate.minimum_fit);
        candidate.refused.extend(least.into_keys());
    }
    parts.build()
}

/// Everyone in an order drawn by lot, those with a pinned placement first.
fn order(scheme: &Scheme, seed: u64) -> Vec<CandidateIx> {
    let mut order: Vec<_> = scheme.candidates().collect();
    order.sort_by_key(|&candidate| {
        let free = scheme.candidate_row(candidate).pinned.is_empty();
        (free, lot(seed, candidate.get() as u64), candidate)
    });
    order
}

/// A number drawn by lot: the mixing function of `SplitMix64` (Steele, Lea and Flood 2014).
fn lot(seed: u64, number: u64) -> u64 {
    let step = seed.wrapping_mul(0x2545_f491_4f6c_dd1d).wrapping_add(number + 1);
    let mut mixed = step.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
