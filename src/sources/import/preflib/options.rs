//! What the files leave open.

use crate::error::FaultCode;
use crate::sources::import::findings::Findings;

/// What to make of a file of preferences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrefLibOptions {
    /// The sort of orders in the file; `None` is what the header says. The format of before 2022 has no header, and
    /// there it must be given.
    pub orders: Option<OrderType>,
    /// Places of each alternative, 1 to 1,000,000; `None` is ceil(voters / alternatives).
    pub places: Option<u32>,
    /// Points by rank, the first for rank 1, each within a million of 0; `None` is m for rank 1 of m alternatives, then
    /// ever one less. Ranks beyond are worth 0.
    pub points: Option<Vec<i64>>,
    /// What alternatives that a voter does not list are. Default worth 0.
    pub unlisted: Unlisted,
}

/// The four ordinal formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderType {
    /// Strict and complete.
    Soc,
    /// Strict and incomplete.
    Soi,
    /// With ties, complete.
    Toc,
    /// With ties, incomplete.
    Toi,
}

/// What an alternative is that a voter does not list. The format does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unlisted {
    /// Worth 0.
    #[default]
    Last,
    /// Not open to the voter.
    Refused,
}

impl OrderType {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Soc, Self::Soi, Self::Toc, Self::Toi];

    /// The extension of its files, and the word in their header.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Soc => "soc",
            Self::Soi => "soi",
            Self::Toc => "toc",
            Self::Toi => "toi",
        }
    }

    /// The format with this extension.
    pub fn find(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.as_str() == extension)
    }

    /// Whether alternatives may tie.
    pub(super) fn has_ties(self) -> bool {
        matches!(self, Self::Toc | Self::Toi)
    }

    /// Whether every voter lists every alternative.
    pub(super) fn is_complete(self) -> bool {
        matches!(self, Self::Soc | Self::Toc)
    }
}

impl PrefLibOptions {
    pub(super) fn check(&self, findings: &mut Findings) {
        const MOST: i64 = 1_000_000;
        let mut out_of_range = |path: String, given: i64, allowed: &str| {
            let cause = format!("the option is {given}");
            findings.error(FaultCode::NumberOutOfRange, path, 0, cause, format!("state {allowed}"));
        };
        if let Some(places) =
            self.places.map(i64::from).filter(|places| !(1..=MOST).contains(places))
        {
            out_of_range("options.places".into(), places, "1 to 1000000");
        }
        for (at, &points) in self.points.iter().flatten().enumerate() {
            if !(-MOST..=MOST).contains(&points) {
                out_of_range(format!("options.points[{at}]"), points, "points within 1000000 of 0");
            }
        }
    }
}
