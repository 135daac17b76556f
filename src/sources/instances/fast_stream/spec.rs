//! What to generate of the shape of a graduate programme.

use crate::sources::spec::{ImpossibleSpec, out_of_range};

/// The size of a scheme like the Civil Service Fast Stream.
///
/// ```
/// use secondment::sources::instances::{FastStreamSpec, generate_fast_stream};
///
/// let scheme = generate_fast_stream(&FastStreamSpec::new(60, 7))?;
/// assert_eq!((scheme.candidates().len(), scheme.periods()), (60, 6));
/// # Ok::<(), secondment::sources::ImpossibleSpec>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FastStreamSpec {
    /// People who join, 1 to 400,000.
    pub starters: u32,
    /// Seed of every draw.
    pub seed: u64,
}

impl FastStreamSpec {
    /// A scheme for so many starters.
    pub fn new(starters: u32, seed: u64) -> Self {
        Self { starters, seed }
    }

    /// Number of departments and agencies: 64, and one for 20 starters, rounded up.
    pub fn departments(&self) -> u32 {
        64 + self.starters.div_ceil(20)
    }

    /// Number of hosts of secondments: 9, and one for 20 starters, rounded up.
    pub fn hosts(&self) -> u32 {
        9 + self.starters.div_ceil(20)
    }

    /// Posts at departments that are drawn: three for two starters, rounded up.
    pub(super) fn drawn(&self) -> u32 {
        (3 * self.starters).div_ceil(2)
    }

    pub(super) fn check(&self) -> Result<(), ImpossibleSpec> {
        let faults = out_of_range([("starters", self.starters, 1..=400_000)]);
        if faults.is_empty() { Ok(()) } else { Err(ImpossibleSpec { faults }) }
    }
}
