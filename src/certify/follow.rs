//! Limits on placements that a table counts: every state of their counts that can be reached, by number.

use std::collections::{BTreeMap, HashMap};

use super::limits::Count;
use crate::model::PostIx;

/// No state: the path is cut.
pub(super) const CUT: u32 = u32::MAX;

/// Counts of some limits as a rotation grows.
///
/// A count goes up to the limit where there is an upper one, and no placement may follow that would pass
/// it; otherwise up to the least that is asked for, where it stays.
pub(super) struct Follow {
    /// By state and way of serving: the state after a placement, or [`CUT`].
    next: Vec<u32>,
    /// Number of ways in which placements serve the limits.
    ways: usize,
    /// By state: whether every lower limit is kept.
    complete: Vec<bool>,
}

/// Limits that a placement in a post serves, by position.
pub(super) type Served = Vec<usize>;

/// One limit: its count is a digit.
struct Digit {
    place: u128,
    radix: u128,
    least: u128,
    is_cut: bool,
}

/// Which of the limits a placement in the post serves.
pub(super) fn served(follows: &[Count], post: PostIx) -> Served {
    let positions = (0..).zip(follows);
    positions.filter(|(_, count)| count.posts[post.get()]).map(|(at, _)| at).collect()
}

impl Follow {
    /// The states that are reached by placements that serve the limits in these ways, at most so many
    /// and so many placements each; `None` if there are more states.
    pub(super) fn of(
        follows: &[Count],
        ways: &BTreeMap<Served, usize>,
        placements: usize,
        most: usize,
    ) -> Option<Self> {
        let digits = digits(follows, placements)?;
        let mut follow = Self { next: Vec::new(), ways: ways.len(), complete: Vec::new() };
        let mut numbers: HashMap<u128, u32> = HashMap::from([(0, 0)]);
        let mut codes: Vec<u128> = vec![0];
        while let Some(&code) = codes.get(follow.complete.len()) {
            let count = |digit: &Digit| code / digit.place % digit.radix;
            follow.complete.push(digits.iter().all(|digit| count(digit) >= digit.least));
            for served in ways.keys() {
                let Some(after) = after(code, &digits, served) else {
                    follow.next.push(CUT);
                    continue;
                };
                let new = codes.len() as u32;
                let number = *numbers.entry(after).or_insert(new);
                if number == new {
                    codes.push(after);
                }
                follow.next.push(number);
            }
            if codes.len() > most {
                return None;
            }
        }
        Some(follow)
    }

    /// Of no limit at all.
    pub(super) fn none(ways: &BTreeMap<Served, usize>) -> Self {
        Self { next: vec![0; ways.len()], ways: ways.len(), complete: vec![true] }
    }

    pub(super) fn states(&self) -> usize {
        self.complete.len()
    }

    /// The state after a placement that serves the limits in a way, or [`CUT`].
    pub(super) fn next(&self, state: usize, way: usize) -> u32 {
        self.next[state * self.ways + way]
    }

    /// Whether a rotation may end here.
    pub(super) fn is_complete(&self, state: usize) -> bool {
        self.complete[state]
    }
}

/// One digit for each limit; `None` if they do not fit into a number.
fn digits(follows: &[Count], placements: usize) -> Option<Vec<Digit>> {
    let longest = placements as i64;
    let mut place: u128 = 1;
    let mut digits = Vec::with_capacity(follows.len());
    for count in follows {
        // More placements than there can be are as good as one more.
        let least = count.least.unwrap_or(0).clamp(0, longest + 1);
        let most = count.most.filter(|&most| most < longest);
        // Where the upper limit is below what is begun, nothing may be added.
        let top = most.map_or(least, |most| most.max(0)) as u128;
        digits.push(Digit { place, radix: top + 1, least: least as u128, is_cut: most.is_some() });
        place = place.checked_mul(top + 1)?;
    }
    Some(digits)
}

fn after(code: u128, digits: &[Digit], served: &Served) -> Option<u128> {
    let mut after = code;
    for &at in served {
        let digit = &digits[at];
        if code / digit.place % digit.radix + 1 < digit.radix {
            after += digit.place;
        } else if digit.is_cut {
            return None;
        }
    }
    Some(after)
}
