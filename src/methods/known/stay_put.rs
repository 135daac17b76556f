//! Everybody stays where they are.

use super::rules::whole;
use super::run::by_period;
use crate::methods::{About, Matched, Method};
use crate::model::Scheme;
use crate::solve::{CancelToken, Error};

/// Nobody is placed, pinned placements aside: what a scheme is measured from.
///
/// Where the scheme counts service at home, idle periods are spent with the home employer.
#[derive(Clone, Copy, Debug, Default)]
pub struct StayPut;

impl Method for StayPut {
    fn about(&self) -> About {
        About {
            name: "stay-put",
            source: "none: no scheme at all",
            random: false,
            may_break: whole(),
            settings: &[],
        }
    }

    fn allocate(&self, scheme: &Scheme, _: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        Ok(by_period(scheme, cancel, |_, _| ()).into())
    }
}
