//! Every plan of a tiny scheme, with its values on two axes.

use secondment::methods::front::Axis;
use secondment::model::SchemeBuilder;
use secondment::verify::verify;
use secondment::{Plan, Rotation, Scheme};

use crate::common::brute::rotations;
use crate::common::rng::Rng;
use crate::common::tiny;

/// Most combinations of rotations that are looked at.
const MOST: usize = 1500;

/// A scheme that is small enough, and has more than one plan.
pub(crate) struct Small {
    pub(crate) scheme: Scheme,
    /// Every plan that keeps all rules.
    pub(crate) plans: Vec<Plan>,
}

impl Small {
    pub(crate) fn values(&self, axes: &[Axis; 2]) -> Vec<[i64; 2]> {
        let values = |plan| {
            let points = verify(&self.scheme, plan).points;
            [0, 1].map(|at| axes[at].value(&points))
        };
        self.plans.iter().map(values).collect()
    }
}

/// Small schemes of these seeds; `change` is made to each before it is enumerated.
pub(crate) fn small(
    seeds: std::ops::Range<u64>,
    change: impl Fn(&mut Rng, &mut SchemeBuilder),
) -> Vec<(u64, Small)> {
    let one = |seed| Some((seed, enumerate(seed, &change)?));
    seeds.filter_map(one).collect()
}

fn enumerate(seed: u64, change: impl Fn(&mut Rng, &mut SchemeBuilder)) -> Option<Small> {
    let mut parts = tiny::scheme(seed);
    change(&mut Rng::new(seed ^ 0xF0), &mut parts);
    parts.objective.worst = 0.0;
    let scheme = parts.build().ok()?;
    let parts = scheme.parts();
    let mut product = 1_usize;
    let mut lists: Vec<Vec<Rotation>> = Vec::new();
    for candidate in &parts.candidates {
        let list = rotations(parts, candidate);
        product = product.saturating_mul(list.len());
        if product > MOST {
            return None;
        }
        lists.push(list.into_iter().map(|(rotation, _)| rotation).collect());
    }
    let mut plans = vec![Plan::new()];
    for (candidate, list) in parts.candidates.iter().zip(&lists) {
        let with = |plan: &Plan, rotation: &Rotation| {
            let mut plan = plan.clone();
            plan.set(candidate.id.clone(), rotation.clone());
            plan
        };
        plans = plans.iter().flat_map(|plan| list.iter().map(|r| with(plan, r))).collect();
    }
    plans.retain(|plan| verify(&scheme, plan).is_valid());
    (plans.len() > 1).then_some(Small { scheme, plans })
}

/// Points that no other has as much of on both axes and more on one, each once.
pub(crate) fn efficient(values: &[[i64; 2]]) -> Vec<[i64; 2]> {
    let beats = |a: &[i64; 2], b: &[i64; 2]| a != b && a[0] >= b[0] && a[1] >= b[1];
    let mut kept: Vec<[i64; 2]> =
        values.iter().filter(|b| !values.iter().any(|a| beats(a, b))).copied().collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Efficient points that lie strictly above every line between two others: corners of the hull.
pub(crate) fn supported(values: &[[i64; 2]]) -> Vec<[i64; 2]> {
    let points = efficient(values);
    let above = |at: usize| {
        let [x, y] = points[at].map(i128::from);
        let left = points[..at].iter().map(|point| point.map(i128::from));
        left.clone().count() == 0
            || points[at + 1..].is_empty()
            || left.into_iter().all(|[ax, ay]| {
                let right = points[at + 1..].iter().map(|point| point.map(i128::from));
                right.into_iter().all(|[bx, by]| (bx - ax) * (y - ay) > (by - ay) * (x - ax))
            })
    };
    (0..points.len()).filter(|&at| above(at)).map(|at| points[at]).collect()
}
