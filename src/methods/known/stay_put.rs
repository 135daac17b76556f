//! Everybody stays where they are.

use super::rules::WHOLE;
use super::run::by_period;
use crate::methods::{Matched, Method};
use crate::model::Scheme;
use crate::solve::{CancelToken, Error};
use crate::verify::Rule;

/// Nobody is placed, pinned placements aside: what a scheme is measured from.
///
/// Where the scheme counts service at home, idle periods are spent with the home employer.
#[derive(Clone, Copy, Debug, Default)]
pub struct StayPut;

impl Method for StayPut {
    fn name(&self) -> &'static str {
        "stay-put"
    }

    fn source(&self) -> &'static str {
        "none: no scheme at all"
    }

    fn is_random(&self) -> bool {
        false
    }

    fn may_break(&self) -> &'static [Rule] {
        WHOLE
    }

    fn allocate(&self, scheme: &Scheme, _: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        Ok(by_period(scheme, cancel, |_, _| ()).into())
    }
}
