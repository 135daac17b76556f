//! What to generate of the hospital shape.

use crate::sources::spec::{ImpossibleSpec, SpecFault, out_of_range};

/// The size and shape of a scheme of long rotations, as in hospital training.
///
/// ```
/// use secondment::sources::hospital::{Changes, HospitalSpec, generate_hospital};
///
/// let spec = HospitalSpec::new(40, 12, 3, 1, 12, 7).changes(Changes::Cost);
/// let scheme = generate_hospital(&spec)?;
/// assert_eq!(scheme.candidates().len(), 40);
/// assert_eq!(scheme.streams().len(), 14);
/// # Ok::<(), secondment::sources::ImpossibleSpec>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HospitalSpec {
    /// Number of candidates, 1 to 999,999.
    pub candidates: u32,
    /// Streams that each candidate does, 1 to 48.
    pub streams: u32,
    /// Number of providers, 1 to 64.
    pub providers: u32,
    /// Periods that every placement lasts, 1 to 128.
    pub duration: u32,
    /// Number of periods, `streams` x `duration` to 128.
    pub periods: u32,
    /// What a change of provider is worth. Default a reward.
    pub changes: Changes,
    /// Seed of every draw.
    pub seed: u64,
}

/// What a change of provider between two placements is worth, in points, for placements of D periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Changes {
    /// 2 D.
    #[default]
    Reward,
    /// -2 D.
    Cost,
}

impl HospitalSpec {
    /// A scheme in which changes of provider are rewarded.
    pub fn new(
        candidates: u32,
        streams: u32,
        providers: u32,
        duration: u32,
        periods: u32,
        seed: u64,
    ) -> Self {
        let changes = Changes::Reward;
        Self { candidates, streams, providers, duration, periods, changes, seed }
    }

    /// Sets what changes of provider are worth.
    #[must_use]
    pub fn changes(mut self, changes: Changes) -> Self {
        self.changes = changes;
        self
    }

    /// Streams that everybody does: the streams of a rotation but a third, rounded down.
    pub fn core(&self) -> u32 {
        self.streams - self.chosen()
    }

    /// Streams that each candidate has a choice of: a third of the streams of a rotation, rounded down, and a
    /// sixth, rounded up.
    pub fn electives(&self) -> u32 {
        self.chosen() + self.streams.div_ceil(6)
    }

    /// Electives that each candidate does.
    pub(super) fn chosen(&self) -> u32 {
        self.streams / 3
    }

    /// Pairs of streams of which one comes before the other.
    pub(super) fn pairs(&self) -> u32 {
        self.streams / 6
    }

    /// Most placements of a candidate with one provider: half as many again as an even spread asks for,
    /// rounded up.
    pub fn most_with_one(&self) -> u32 {
        (3 * self.streams).div_ceil(2 * self.providers)
    }

    /// Periods of the horizon that a rotation leaves idle.
    pub(super) fn idle(&self) -> u32 {
        self.periods - self.streams * self.duration
    }

    /// Points of a change of provider.
    pub(super) fn change(&self) -> i32 {
        let size = 2 * self.duration as i32;
        match self.changes {
            Changes::Reward => size,
            Changes::Cost => -size,
        }
    }

    /// Finds every fault.
    pub(crate) fn check(&self) -> Result<(), ImpossibleSpec> {
        let mut faults = out_of_range([
            ("candidates", self.candidates, 1..=999_999),
            ("streams", self.streams, 1..=48),
            ("providers", self.providers, 1..=64),
            ("duration", self.duration, 1..=128),
            ("periods", self.periods, 1..=128),
        ]);
        let (streams, duration, periods) = (self.streams, self.duration, self.periods);
        if u64::from(streams) * u64::from(duration) > u64::from(periods) {
            faults.push(SpecFault::TooFewPeriods { streams, duration, periods });
        }
        if faults.is_empty() { Ok(()) } else { Err(ImpossibleSpec { faults }) }
    }
}
