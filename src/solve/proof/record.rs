//! The record of a tree: what closed or split every node, from which a certificate is made.

use super::branch::Split;

/// Prices that a record may hold, at most: 96 MiB.
const MOST_PRICES: usize = 6_000_000;

/// A node as recorded. Candidates are by index, places by their row in the scheme.
#[derive(Clone, Debug, Default)]
pub(in crate::solve) struct Entry {
    /// Prices that were not 0, by row; `None` for those of the parent.
    pub(in crate::solve) prices: Option<Vec<(u32, i64)>>,
    /// Bound in units that these prices gave.
    pub(in crate::solve) bound: i64,
    /// How the node was split: candidate, places, and the entries of the sides with and without.
    pub(in crate::solve) split: Option<(Split, [usize; 2])>,
}

/// All nodes of a tree; the first is the root.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Record {
    pub(in crate::solve) entries: Vec<Entry>,
    prices: usize,
    /// Whether it is not kept: it grew too large, or nobody will ask for it.
    dropped: bool,
}

impl Record {
    /// The root alone.
    pub(super) fn new() -> Self {
        Self {
            entries: vec![Entry { bound: i64::MAX, ..Entry::default() }],
            prices: 0,
            dropped: false,
        }
    }

    /// Nothing is kept: for a tree that proves nothing.
    pub(super) fn none() -> Self {
        Self { entries: Vec::new(), prices: 0, dropped: true }
    }

    /// Sets what the prices of an entry say.
    pub(super) fn settle(&mut self, at: usize, prices: Vec<(u32, i64)>, bound: i64) {
        self.prices += prices.len();
        if self.prices > MOST_PRICES {
            self.dropped = true;
            self.entries.clear();
        }
        if !self.dropped {
            let entry = &mut self.entries[at];
            (entry.prices, entry.bound) = (Some(prices), bound);
        }
    }

    /// Splits an entry; returns the entries of the sides with and without.
    ///
    /// Until they are settled, the sides have the prices of their parent, which bound them as well.
    pub(super) fn split(&mut self, at: usize, split: Split) -> [usize; 2] {
        if self.dropped {
            return [0; 2];
        }
        let Entry { bound, .. } = self.entries[at];
        let sides = [self.entries.len(), self.entries.len() + 1];
        self.entries.extend([(); 2].map(|()| Entry { bound, ..Entry::default() }));
        self.entries[at].split = Some((split, sides));
        sides
    }

    /// The record, unless it was dropped.
    pub(super) fn whole(self) -> Option<Self> {
        (!self.dropped).then_some(self)
    }
}
