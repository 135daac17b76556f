//! What a candidate and a provider have to do with each other, worked out once for all its posts.

use crate::model::{CandidateIx, ProviderIx, Scheme};
use crate::pricing::points::fit;
use crate::pricing::rules::reach;

/// What is known of providers for one candidate after another.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    /// By provider: number of the candidate it is known for, and values points if within reach.
    known: Vec<(usize, Option<i64>)>,
    candidate: usize,
}

impl Hosts {
    /// Turns to another candidate.
    pub(crate) fn turn_to(&mut self, scheme: &Scheme, candidate: CandidateIx) {
        self.known.resize(scheme.providers().len(), (0, None));
        self.candidate = candidate.get() + 1;
    }

    /// Values points per period at a provider; `None` where it is out of reach.
    pub(crate) fn values(
        &mut self,
        scheme: &Scheme,
        candidate: CandidateIx,
        provider: ProviderIx,
    ) -> Option<i64> {
        let known = &mut self.known[provider.get()];
        if known.0 != self.candidate {
            let row = scheme.candidate_row(candidate);
            let near = reach::within(scheme, row, scheme.provider_row(provider));
            *known = (self.candidate, near.then(|| fit::values(scheme, candidate, provider)));
        }
        known.1
    }
}
