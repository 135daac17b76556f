//! The placement that adds most exposure first, period by period.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::lots::Lots;
use super::rules::whole;
use super::run::{Run, by_period};
use crate::methods::{About, Matched, Method};
use crate::model::{PostIx, Scheme};
use crate::solve::{CancelToken, Error};
use crate::verify::exposure;

/// In each period, again and again the placement that adds the most points of exposure.
///
/// What a placement adds is the exposure of the rotation with it, less the exposure without it, the rest
/// of the horizon being idle. Of placements that add as much, the one with more points of fit in all its
/// periods comes first; of those, the one with the lower lot, a hash of the seed and the ids of candidate
/// and post. A placement is made even where it adds nothing, or less. Time is that of sorting all
/// placements of a period.
#[derive(Clone, Copy, Debug, Default)]
pub struct GreedyExposure;

impl Method for GreedyExposure {
    fn about(&self) -> About {
        About {
            name: "greedy-exposure",
            source: "the greedy algorithm; Fisher, Nemhauser and Wolsey 1978, An analysis of approximations for \
         maximizing submodular set functions II, Mathematical Programming Study 8",
            random: true,
            may_break: whole(),
            settings: &[],
        }
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let lots = Lots::new(scheme, seed);
        let plan = by_period(scheme, cancel, |run, period| {
            let offers = run.offers(period);
            let of = |(at, posts): (usize, &Vec<PostIx>)| moves(run, at, posts, period, &lots);
            let mut moves: Vec<Move> = offers.par_iter().enumerate().flat_map(of).collect();
            moves.par_sort_unstable();
            let mut placed = vec![false; offers.len()];
            for Move { at, post, .. } in moves {
                if !placed[at] && run.has_room(at, (post, period)) {
                    run.place(at, (post, period));
                    placed[at] = true;
                }
            }
        });
        Ok(plan.into())
    }
}

/// A placement and what it adds, in the order in which they are looked at.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Move {
    exposure: Reverse<i64>,
    fit: Reverse<i64>,
    lot: u64,
    at: usize,
    post: PostIx,
}

fn moves(run: &Run<'_>, at: usize, posts: &[PostIx], period: usize, lots: &Lots) -> Vec<Move> {
    if posts.is_empty() {
        return Vec::new();
    }
    let person = &run.people[at];
    let mut steps = run.rotation(at).to_vec();
    let before = exposure(person, &steps);
    let mut added = |post| {
        steps.push((post, period));
        let added = exposure(person, &steps) - before;
        steps.pop();
        added
    };
    let fits = run.fits(at, posts, period);
    let one = |(&post, fit)| {
        let (exposure, lot) = (Reverse(added(post)), lots.of(at, post));
        Move { exposure, fit: Reverse(fit), lot, at, post }
    };
    posts.iter().zip(fits).map(one).collect()
}
