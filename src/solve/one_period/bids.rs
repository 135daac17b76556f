//! Bids: everybody in turn takes their best offer and raises its price until their second best is as
//! good. Augmenting row reduction: Jonker and Volgenant (1987).

use super::ledger::{Holding, Ledger};

/// Below every value that can occur.
const NEVER: i64 = i64::MIN / 4;

/// What came of a bid.
enum Bid {
    /// They hold something now.
    Taken,
    /// They hold something now, and somebody else no longer does.
    Ousted(u32),
    /// Only paths over several people can help.
    Stuck,
}

/// Lets people bid in this order, whoever is ousted next; returns those who hold nothing and the
/// edges looked at. After `most` bids who is ousted waits, and bidding ends where `stop`, asked with
/// the work done, says so.
pub(super) fn bid_all(
    ledger: &mut Ledger<'_>,
    order: &[u32],
    most: usize,
    stop: &mut impl FnMut(u64) -> bool,
) -> (Vec<u32>, u64) {
    let mut open = Vec::new();
    let (mut bids, mut work) = (0, 0);
    for (at, &first) in order.iter().enumerate() {
        let mut next = Some(first);
        while let Some(person) = next {
            if stop(work) {
                open.push(person);
                open.extend(&order[at + 1..]);
                return (open, work);
            }
            bids += 1;
            work += ledger.market.people[person as usize].offers.len() as u64;
            next = match bid(ledger, person as usize) {
                Bid::Taken => None,
                Bid::Ousted(other) if bids < most => Some(other),
                Bid::Ousted(other) => {
                    open.push(other);
                    None
                }
                Bid::Stuck => {
                    open.push(person);
                    None
                }
            };
        }
    }
    (open, work)
}

fn bid(ledger: &mut Ledger<'_>, person: usize) -> Bid {
    let row = &ledger.market.people[person];
    let (mut best, mut second, mut at) = (NEVER, NEVER, 0);
    for (edge, (offer, points)) in row.edges().enumerate() {
        let net = points - ledger.prices[offer];
        if net > second {
            if net > best {
                (best, second, at) = (net, best, edge);
            } else {
                second = net;
            }
        }
    }
    if let Some(empty) = row.empty {
        if empty > best {
            ledger.take(person, Holding::Empty);
            return Bid::Taken;
        }
        second = second.max(empty);
    }
    if best == NEVER {
        return Bid::Stuck;
    }
    if best == second {
        // Of several that are as good, one with a place left.
        let free = row.edges().position(|(offer, points)| {
            points - ledger.prices[offer] == best && !ledger.is_full(offer)
        });
        at = free.unwrap_or(at);
    }
    let offer = row.offers[at] as usize;
    let alone = ledger.market.places[offer] == 1;
    let mut bid = Bid::Taken;
    if ledger.is_full(offer) {
        // A price that several people pay is not for one of them to raise, nor one without end.
        if !alone || best == second || second == NEVER {
            return Bid::Stuck;
        }
        let other = ledger.occupants(offer)[0];
        ledger.leave(other as usize);
        bid = Bid::Ousted(other);
    }
    ledger.take(person, Holding::Edge(at as u32));
    if alone && second > NEVER {
        ledger.prices[offer] += best - second;
    }
    bid
}
