//! Random serial dictatorship, period by period.

use super::lots::{Lots, order_of_period};
use super::rules::whole;
use super::run::by_period;
use super::wishes::standing;
use crate::methods::{About, Matched, Method};
use crate::model::Scheme;
use crate::solve::{CancelToken, Error};

/// Random serial dictatorship in each period: in a fresh random order, whoever is free takes the post that
/// they like best of those with a place.
///
/// Abdulkadiroğlu and Sönmez (1998). Posts are liked by rank; those not ranked come last, and are taken
/// rather than none. Time is linear in candidates x posts open to each x periods.
#[derive(Clone, Copy, Debug, Default)]
pub struct SerialPeriod;

impl Method for SerialPeriod {
    fn about(&self) -> About {
        About {
            name: "serial-period",
            source: "Abdulkadiroğlu and Sönmez 1998, Random serial dictatorship and the core from random \
         endowments in house allocation problems, Econometrica 66(3)",
            random: true,
            may_break: whole(),
            settings: &[],
        }
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let lots = Lots::new(scheme, seed);
        let plan = by_period(scheme, cancel, |run, period| {
            let offers = run.offers(period);
            for at in order_of_period(seed, period, offers.len()) {
                let open = offers[at].iter().filter(|&&post| run.has_room(at, (post, period)));
                let best = open.min_by_key(|&&post| standing(&run.people[at], at, post, &lots));
                if let Some(&post) = best {
                    run.place(at, (post, period));
                }
            }
        });
        Ok(plan.into())
    }
}
