//! Weights of one candidate.

use crate::model::part::{Value, WEIGHT, part};

part! {
    /// Multiplies weights of the objective for one candidate. None is negative; the default of each is 1.
    ///
    /// ```
    /// use secondment::SchemeBuilder;
    /// use secondment::model::{
    ///     BoundaryDimension, Candidate, CandidateWeights, Dimension, Kind, Provider, Sector,
    /// };
    ///
    /// let weights = CandidateWeights::default().crossing(2.0);
    /// let scheme = SchemeBuilder::new(2)
    ///     .kind(Kind::new("council"))
    ///     .provider(Provider::new("infirmary", "council", Sector::Public))
    ///     .provider(Provider::new("town-hall", "council", Sector::Public))
    ///     .boundary(BoundaryDimension::new(Dimension::Organisation, 0.1))
    ///     .candidate(Candidate::new("Candidate 001"))
    ///     .candidate(Candidate::new("Candidate 002").weights(weights))
    ///     .build()?;
    /// let ends: Vec<_> = scheme.providers().collect();
    /// let people: Vec<_> = scheme.candidates().collect();
    /// assert_eq!(scheme.boundaries_for(people[0]).weight(ends[0], ends[1]), 100);
    /// assert_eq!(scheme.boundaries_for(people[1]).weight(ends[0], ends[1]), 200);
    /// # Ok::<(), secondment::error::InvalidScheme>(())
    /// ```
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct CandidateWeights {
        /// Of the points of crossings; whether a crossing counts for the translator definition does not
        /// depend on it.
        pub crossing: f64 [= 1.0, always, in 0.0, WEIGHT],
        /// Of the points of preferences.
        pub preference: f64 [= 1.0, always, in 0.0, WEIGHT],
        /// Of what waiting costs.
        pub waiting: f64 [= 1.0, always, in 0.0, WEIGHT],
    }
}

impl CandidateWeights {
    /// Whether all are 1.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for CandidateWeights {
    fn default() -> Self {
        Self::blank()
    }
}
