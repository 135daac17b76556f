//! The best fit, period by period, blind to exposure.

use rayon::prelude::*;

use super::assignment::{Worth, assign};
use super::lots::Lots;
use super::rules::whole;
use super::run::by_period;
use crate::methods::{About, Matched, Method};
use crate::model::Scheme;
use crate::solve::{CancelToken, Error};

/// In each period as many placements as possible and, of all ways to make so many, one with the most points
/// of fit: an exact assignment that knows nothing of exposure or of later periods.
///
/// The assignment problem (Kuhn 1955), solved as a transportation problem by shortest augmenting paths
/// (Jonker and Volgenant 1987). A placement counts with its fit in all periods that it is served. Where
/// people take shares of places, or are on leave, the problem is solved in rounds, each of which is exact
/// for places that hold the largest share.
#[derive(Clone, Copy, Debug, Default)]
pub struct BestFitPeriod;

impl Method for BestFitPeriod {
    fn about(&self) -> About {
        About {
            name: "best-fit-period",
            source: "Kuhn 1955, The Hungarian method for the assignment problem, Naval Research Logistics \
         Quarterly 2; Jonker and Volgenant 1987, Computing 38",
            random: true,
            may_break: whole(),
            settings: &[],
        }
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let lots = Lots::new(scheme, seed);
        let plan = by_period(scheme, cancel, |run, period| {
            let offers = run.offers(period);
            let worth = offers.par_iter().enumerate().map(|(at, posts)| {
                let fits = if posts.is_empty() { Vec::new() } else { run.fits(at, posts, period) };
                posts.iter().copied().zip(fits).collect()
            });
            let worth: Worth = worth.collect();
            assign(run, (period, seed), worth, &lots, cancel);
        });
        Ok(plan.into())
    }
}
