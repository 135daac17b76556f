//! Bridges: pairs of kinds, and the people who have served in both.

use super::row::Row;
use crate::model::{Id, Scheme};

/// An unordered pair of kinds, and how many people have served in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// Id of one kind, the lesser of the two.
    pub a: Id,
    /// Id of the other.
    pub b: Id,
    /// People who bridged it before the plan: history that counts, and the placement under way.
    pub before: u32,
    /// People who bridge it after the plan.
    pub after: u32,
}

/// All pairs of kinds, in order of id.
pub(super) fn bridges(scheme: &Scheme, rows: &[Row]) -> Vec<Bridge> {
    let kinds: Vec<_> = scheme.kinds().collect();
    let mut bridges = Vec::new();
    for (at, &a) in kinds.iter().enumerate() {
        for &b in &kinds[at + 1..] {
            let before = rows
                .iter()
                .filter(|row| row.kinds_before.contains(&a) && row.kinds_before.contains(&b));
            let after = rows
                .iter()
                .filter(|row| row.kinds_after.contains(&a) && row.kinds_after.contains(&b));
            bridges.push(Bridge {
                a: scheme.kind(a).id.clone(),
                b: scheme.kind(b).id.clone(),
                before: before.count() as u32,
                after: after.count() as u32,
            });
        }
    }
    bridges
}
