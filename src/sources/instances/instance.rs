//! An instance: its name, its shape, and the scheme that both stand for.

use super::best_known::{self, BestKnown};
use super::fast_stream::{FastStreamSpec, generate_fast_stream};
use super::london::{LondonSpec, generate_london};
use crate::Scheme;
use crate::sources::generate::generate;
use crate::sources::hospital::{HospitalSpec, generate_hospital};
use crate::sources::spec::{Family, Spec};

/// A named scheme of the suite.
///
/// The name says all that there is to it: shape, candidates and seed. The same name and version give the
/// same scheme, bit for bit, on every platform; [`Instance::fingerprint`] says which.
///
/// ```
/// use secondment::sources::instances::Instance;
///
/// let instance = Instance::find("tight-60-1").ok_or("no such instance")?;
/// let scheme = instance.scheme();
/// assert_eq!(scheme.candidates().len(), 60);
/// assert_eq!(scheme.fingerprint(), instance.fingerprint());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Instance {
    /// Its name: shape, size and seed, such as `london-60-1`.
    pub name: &'static str,
    /// The version of the suite since which the name stands for this scheme, from 1.
    pub version: u32,
    /// What it is like.
    pub shape: InstanceShape,
    /// Number of candidates.
    pub size: u32,
    /// Seed of every draw.
    pub seed: u64,
    /// One sentence about it.
    pub description: &'static str,
}

/// What an [`Instance`] is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InstanceShape {
    /// A city's public services, housing, charities and firms, over two years: [`generate_london`].
    London,
    /// A graduate programme of a civil service, over three years: [`generate_fast_stream`].
    FastStream,
    /// Long rotations, as in hospital training: [`generate_hospital`].
    Hospital,
    /// Four periods, 1.05 places per candidate: [`generate`].
    Tight,
    /// Four periods, 1.5 places per candidate: [`generate`].
    Loose,
    /// One period, 1.05 places per candidate: [`generate`].
    OnePeriod,
}

impl InstanceShape {
    /// Every shape, in the order of the suite.
    pub const ALL: &[Self] = &[
        Self::London,
        Self::FastStream,
        Self::Hospital,
        Self::Tight,
        Self::Loose,
        Self::OnePeriod,
    ];

    /// The shape as names of instances begin with it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::London => "london",
            Self::FastStream => "fast-stream",
            Self::Hospital => "hospital",
            Self::Tight => "tight",
            Self::Loose => "loose",
            Self::OnePeriod => "one-period",
        }
    }
}

impl std::fmt::Display for InstanceShape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Instance {
    /// Generates the scheme.
    ///
    /// Time and memory are those of the shape's generator: at 100,000 candidates about a minute and some
    /// gigabytes.
    ///
    /// # Panics
    ///
    /// Never: every spec of the suite is possible.
    pub fn scheme(&self) -> Scheme {
        let made = match self.shape {
            InstanceShape::London => generate_london(&LondonSpec::new(self.size, self.seed)),
            InstanceShape::FastStream => {
                generate_fast_stream(&FastStreamSpec::new(self.size, self.seed))
            }
            InstanceShape::Hospital => generate_hospital(&self.hospital()),
            InstanceShape::Tight => generate(&self.general(4)),
            InstanceShape::Loose => generate(&self.general(4).family(Family::Loose)),
            InstanceShape::OnePeriod => generate(&self.general(1)),
        };
        made.expect("every spec of the suite is possible")
    }

    /// The fingerprint that its scheme has: [`Scheme::fingerprint`].
    ///
    /// # Panics
    ///
    /// Never: the table has a row for every instance.
    pub fn fingerprint(&self) -> &'static str {
        best_known::row(self.name).fingerprint
    }

    /// The best plan value and the best bound known for it; `None` where nobody has solved it yet.
    pub fn best_known(&self) -> Option<BestKnown> {
        best_known::row(self.name).best
    }

    /// A general spec: 40 posts and 20 open to each at up to 60 candidates, then 6 posts for 5 candidates and
    /// 60 open to each.
    fn general(&self, periods: u32) -> Spec {
        let (posts, eligible) = if self.size <= 60 { (40, 20) } else { (self.size / 5 * 6, 60) };
        Spec::new(self.size, posts, periods, eligible, self.seed)
    }

    /// A hospital's spec: a year of monthly placements at 40 candidates, then two years of placements of two
    /// half-months.
    fn hospital(&self) -> HospitalSpec {
        if self.size <= 40 {
            HospitalSpec::new(self.size, 12, 3, 1, 12, self.seed)
        } else {
            HospitalSpec::new(self.size, 24, 4, 2, 48, self.seed)
        }
    }
}
