//! Limits on numbers of placements, and counters of them packed into one word.

use crate::model::MOST_TAG_RULES;

/// Counters that fit the word.
pub(crate) const MOST: usize = MOST_TAG_RULES;

/// Bits per counter.
const BITS: u32 = Counts::BITS / MOST as u32;

/// Counts of placements by limit, each saturating where more no longer matters.
pub(crate) type Counts = u128;

/// What a placement adds: bit `i` is set if it falls under limit `i`.
pub(crate) type Signature = u16;

/// Placements of a kind in a rotation that is not empty, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Limit {
    pub(crate) at_least: u32,
    pub(crate) at_most: u32,
}

impl Limit {
    /// No limit at all.
    pub(crate) const NONE: Self = Self { at_least: 0, at_most: u32::MAX };
}

/// Upper limits above this, on placements or idle periods, are left to the search.
///
/// A loose upper limit hardly ever binds, and following it multiplies the relaxation's states.
pub(crate) const TIGHT: u32 = 1;

/// Counts after a placement; `None` where a limit is passed.
pub(crate) fn add(limits: &[Limit], counts: Counts, signature: Signature) -> Option<Counts> {
    let mut next = counts;
    for (at, limit) in limits.iter().enumerate().filter(|(at, _)| signature >> at & 1 == 1) {
        let shift = at as u32 * BITS;
        let count = (next >> shift & 0xff) as u32;
        if count >= limit.at_most {
            return None;
        }
        if count < ceiling(*limit) {
            next += 1 << shift;
        }
    }
    Some(next)
}

/// Whether every lower limit is met.
pub(crate) fn met(limits: &[Limit], counts: Counts) -> bool {
    limits.iter().enumerate().all(|(at, limit)| {
        let count = (counts >> (at as u32 * BITS) & 0xff) as u32;
        count >= limit.at_least.min(0xff)
    })
}

/// By how many placements limits are broken, given the counts before the first one and what each
/// placement adds.
pub(crate) fn broken(
    limits: &[Limit],
    counts: Counts,
    signatures: &(impl Iterator<Item = Signature> + Clone),
) -> i64 {
    let broken = |(at, limit): (usize, &Limit)| {
        let before = (counts >> (at as u32 * BITS) & 0xff) as u32;
        let added = signatures.clone().filter(|signature| signature >> at & 1 == 1).count() as u32;
        let count = before + added;
        i64::from(count.saturating_sub(limit.at_most) + limit.at_least.saturating_sub(count))
    };
    limits.iter().enumerate().map(broken).sum()
}

/// The count from which on more changes nothing.
pub(crate) fn ceiling(limit: Limit) -> u32 {
    let upper = if limit.at_most >= 0xff { 0 } else { limit.at_most };
    limit.at_least.max(upper).min(0xff)
}
