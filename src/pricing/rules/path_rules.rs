//! The rules of a scheme on whole rotations, one file each, in the order of the register.

use std::sync::Arc;

use super::waiting::Waiting;
use super::whole::{Applied, Price, Stated};
use super::{counts, floors, home, order, stays};
use crate::model::{CandidateIx, Scheme, for_each_rotation_rule};

/// The rules of a scheme on whole rotations, compiled once for all candidates.
#[derive(Debug)]
pub(crate) struct PathRules<'s> {
    scheme: &'s Scheme,
    rules: Vec<Stated<'s>>,
}

/// All that the files of these rules list.
macro_rules! listed {
    ($($file:ident)*) => {
        fn listed(scheme: &Scheme) -> Vec<Stated<'_>> {
            let mut rules = Vec::new();
            $(rules.extend($file::stated(scheme));)*
            rules
        }
    };
}
for_each_rotation_rule!(listed);

impl<'s> PathRules<'s> {
    /// The rules; those that counters follow are left out if `counted`.
    pub(crate) fn of(scheme: &'s Scheme, counted: bool) -> Self {
        let mut rules = listed(scheme);
        rules.retain(|rule| !(counted && rule.is_counted));
        Self { scheme, rules }
    }

    /// The rules that hold for a candidate and can cost something.
    pub(crate) fn applied(&self, candidate: CandidateIx) -> Box<[Applied]> {
        let scheme = self.scheme;
        let rules = self.rules.iter().filter_map(|rule| rule.of(scheme, candidate));
        let waiting = scheme.weights().terms.waiting * scheme.waiting(candidate);
        let waits = || Applied { price: Price::Points(waiting), rule: Arc::new(Waiting) };
        rules.chain((waiting > 0).then(waits)).collect()
    }
}
