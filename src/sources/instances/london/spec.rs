//! How large a scheme like that of London is.

use crate::sources::spec::{ImpossibleSpec, out_of_range};

/// The size of a scheme like London's.
///
/// ```
/// use secondment::sources::instances::{LondonSpec, generate_london};
///
/// let scheme = generate_london(&LondonSpec::new(60, 7))?;
/// assert_eq!((scheme.candidates().len(), scheme.periods()), (60, 4));
/// assert_eq!((scheme.providers().len(), scheme.posts().len()), (70, 140));
/// # Ok::<(), secondment::sources::ImpossibleSpec>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LondonSpec {
    /// Number of candidates, 1 to 400,000.
    pub candidates: u32,
    /// Seed of every draw.
    pub seed: u64,
}

impl LondonSpec {
    /// A scheme of so many candidates.
    pub fn new(candidates: u32, seed: u64) -> Self {
        Self { candidates, seed }
    }

    /// Number of providers: one for two candidates, rounded up, and 40.
    pub fn providers(&self) -> u32 {
        40 + self.candidates.div_ceil(2)
    }

    /// Number of posts: two for each candidate, and 20.
    pub fn posts(&self) -> u32 {
        20 + 2 * self.candidates
    }

    pub(super) fn check(&self) -> Result<(), ImpossibleSpec> {
        let faults = out_of_range([("candidates", self.candidates, 1..=400_000)]);
        if faults.is_empty() { Ok(()) } else { Err(ImpossibleSpec { faults }) }
    }
}
