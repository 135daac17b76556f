//! Everybody placed: bids first, then paths for whoever holds nothing.

use super::bids::bid_all;
use super::ledger::Ledger;
use super::paths::{Path, Paths};

/// Bids per person, on average and at most.
const MOST_BIDS: usize = 8;
/// Work between two looks at the clock.
const WORK_PER_LOOK: u64 = 1 << 16;

/// Places people in this order, within so much work and until interrupted; how it ended, and the work done.
pub(super) fn place_all(
    ledger: &mut Ledger<'_>,
    people: &[u32],
    most: u64,
    interrupted: impl Fn() -> bool,
) -> (Path, u64) {
    let mut next_look = WORK_PER_LOOK;
    let mut stop = |work: u64| {
        let look = work >= next_look;
        if look {
            next_look = work + WORK_PER_LOOK;
        }
        work >= most || (look && interrupted())
    };
    let (open, work) = bid_all(ledger, people, MOST_BIDS * people.len(), &mut stop);
    let mut paths = Paths::new(ledger.market.places.len(), work);
    let mut ended = Path::Found;
    for &person in &open {
        ended = paths.augment(ledger, person as usize, &mut stop);
        if ended != Path::Found {
            break;
        }
    }
    (ended, paths.work)
}
