//! Candidate-proposing deferred acceptance, period by period.

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::served;
use super::lots::{Lots, order_of_period};
use super::rules::whole;
use super::run::{Run, by_period};
use super::wishes::standing;
use crate::methods::{About, Matched, Method};
use crate::model::{PostIx, Scheme};
use crate::solve::{CancelToken, Error};
use crate::verify::host_rank;

/// Candidate-proposing deferred acceptance in each period.
///
/// Gale and Shapley (1962), with several places to a post as in hospitals and residents (Roth 1984).
/// Candidates propose by rank, then to posts that they do not rank, in an order drawn for each; hosts keep
/// whom they rank best. Candidates of equal rank, and all whom a host does not rank, stand in the order of
/// one lottery for the period (single tie-breaking: Abdulkadiroğlu, Pathak and Roth 2009). Among
/// full-timers no pair blocks a plan of one period.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeferredAcceptance;

impl Method for DeferredAcceptance {
    fn about(&self) -> About {
        About {
            name: "deferred-acceptance",
            source: "Gale and Shapley 1962, College admissions and the stability of marriage, American \
         Mathematical Monthly 69(1); Roth 1984, Journal of Political Economy 92(6); \
         Abdulkadiroğlu, Pathak and Roth 2009, American Economic Review 99(5)",
            random: true,
            may_break: whole(),
            settings: &[],
        }
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let lots = Lots::new(scheme, seed);
        let plan = by_period(scheme, cancel, |run, period| {
            let mut lists = run.offers(period);
            for (at, list) in lists.iter_mut().enumerate() {
                // Best last, to be taken from the end.
                list.sort_by_cached_key(|&post| standing(&run.people[at], at, post, &lots));
                list.reverse();
            }
            let order = order_of_period(seed, period, lists.len());
            propose_all(run, period, &mut lists, order);
        });
        Ok(plan.into())
    }
}

/// Whom a post keeps for now, best first: by the host's rank, then the lottery.
type Kept = BTreeSet<(u64, usize, usize)>;

/// Lets people propose until everybody is kept or has nowhere left to go.
fn propose_all(run: &mut Run<'_>, period: usize, lists: &mut [Vec<PostIx>], order: Vec<usize>) {
    let mut drawn = vec![0; order.len()];
    for (lot, &at) in order.iter().enumerate() {
        drawn[at] = lot;
    }
    let mut kept: BTreeMap<PostIx, Kept> = BTreeMap::new();
    let mut waiting = order;
    waiting.reverse();
    while let Some(at) = waiting.pop() {
        let Some(post) = lists[at].pop() else { continue };
        let person = &run.people[at];
        let rank = host_rank(person.scheme(), post, person.id()).map_or(u64::MAX, u64::from);
        let here = kept.entry(post).or_default();
        here.insert((rank, drawn[at], at));
        run.ledger.take(person, (post, period));
        while let Some(full) = overfull(run, (post, period)) {
            let uses = |who: usize| served(&run.people[who], (post, period)).any(|at| at == full);
            let Some(&last) = here.iter().rev().find(|entry| uses(entry.2)) else { break };
            here.remove(&last);
            run.ledger.release(&run.people[last.2], (post, period));
            waiting.push(last.2);
        }
    }
    for (post, here) in kept {
        for (_, _, at) in here {
            run.keep(at, (post, period));
        }
    }
}

/// The first period of a placement in which more is taken than there is.
fn overfull(run: &Run<'_>, (post, start): (PostIx, usize)) -> Option<usize> {
    let mut covered = start..start + run.scheme().post_row(post).duration;
    covered.find(|&period| run.ledger.free(post, period) < 0)
}
