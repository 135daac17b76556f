//! Required tags: counters, one per limited tag, packed into one word.

use crate::model::{MOST_TAG_RULES, PostRow, TagLimit};

/// Bits per counter: as many counters as there may be tag rules fit the word.
const BITS: u32 = Counts::BITS / MOST_TAG_RULES as u32;

/// Counts of placements by limited tag, each saturating where more no longer matters.
pub(in crate::rotation) type Counts = u128;

/// What a placement adds: bit `i` is set if it carries the tag of limit `i`.
pub(in crate::rotation) type Signature = u16;

/// The limits a post's tags fall under.
pub(in crate::rotation) fn signature(limits: &[TagLimit], post: &PostRow) -> Signature {
    let mut signature = 0;
    for (at, limit) in limits.iter().enumerate() {
        if post.tags.binary_search(&limit.tag).is_ok() {
            signature |= 1 << at;
        }
    }
    signature
}

/// Upper limits above this, on tags or idle periods, are left to the search.
///
/// A loose upper limit hardly ever binds, and following it multiplies the relaxation's states.
pub(in crate::rotation) const TIGHT: u32 = 1;

/// The limits that the relaxation follows, and the bits of a signature that matter to them.
pub(in crate::rotation) fn relaxed(limits: &[TagLimit]) -> (Box<[TagLimit]>, Signature) {
    let loosened = |limit: &TagLimit| {
        let at_most = if limit.at_most > TIGHT { u32::MAX } else { limit.at_most };
        TagLimit { at_most, ..*limit }
    };
    let loose: Box<[TagLimit]> = limits.iter().map(loosened).collect();
    let followed =
        loose.iter().enumerate().filter(|(_, limit)| ceiling(limit) > 0 || limit.at_most == 0);
    let mask = followed.fold(0, |mask, (at, _)| mask | 1 << at);
    (loose, mask)
}

/// Counts after a placement; `None` where a limit is passed.
pub(in crate::rotation) fn add(
    limits: &[TagLimit],
    counts: Counts,
    signature: Signature,
) -> Option<Counts> {
    let mut next = counts;
    for (at, limit) in limits.iter().enumerate().filter(|(at, _)| signature >> at & 1 == 1) {
        let shift = at as u32 * BITS;
        let count = (next >> shift & 0xff) as u32;
        if count >= limit.at_most {
            return None;
        }
        if count < ceiling(limit) {
            next += 1 << shift;
        }
    }
    Some(next)
}

/// Whether every lower limit is met.
pub(in crate::rotation) fn met(limits: &[TagLimit], counts: Counts) -> bool {
    limits.iter().enumerate().all(|(at, limit)| {
        let count = (counts >> (at as u32 * BITS) & 0xff) as u32;
        count >= limit.at_least.min(0xff)
    })
}

/// The count from which on more changes nothing.
fn ceiling(limit: &TagLimit) -> u32 {
    let upper = if limit.at_most >= 0xff { 0 } else { limit.at_most };
    limit.at_least.max(upper).min(0xff)
}
