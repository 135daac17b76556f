//! Plans from prices: everybody in turn takes the best rotation that is left.

use super::roster::{Roster, Tools};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::limits::Limits;
use crate::solve::random::Random;

/// Builds a plan, serving candidates in the order of the dearest place in their relaxed answer.
///
/// Ties are in random order, so that repeated calls differ. `None` if interrupted.
pub(in crate::solve) fn construct<'a>(
    relaxation: &Relaxation<'a>,
    prices: &[i64],
    random: &mut Random,
    tools: &mut Tools,
    limits: &Limits,
) -> Option<Roster<'a>> {
    let mut roster = Roster::new(relaxation, prices);
    let mut order: Vec<usize> = (0..relaxation.answers.len()).collect();
    random.shuffle(&mut order);
    // Those whose relaxed answer uses the dearest places are the hardest to serve later.
    let dearest = |&candidate: &usize| {
        let steps = &relaxation.answers[candidate].steps;
        let places = steps.iter().flat_map(|&step| relaxation.oracle.places(step));
        std::cmp::Reverse(places.map(|place| prices[place]).max().unwrap_or(0) >> 12)
    };
    order.sort_by_key(dearest);
    for (at, candidate) in order.into_iter().enumerate() {
        if at % 64 == 0 && limits.interrupted() {
            return None;
        }
        roster.insert_best(candidate, tools);
    }
    Some(roster)
}
