//! Whether a withheld count could be another one.

use super::counts::{COUNTED, Counts, PEOPLE};

/// The people of a label's groups by how far along a chain of counts they come.
///
/// Somebody who is in the first `d` counts of the chain and in no other is of depth `d`; those of other
/// groups are of depth 0. What could be otherwise are people of several groups changing depth in a ring,
/// each without crossing a count that is shown of their group. Where a count is withheld of everybody the
/// ring may have a gap, as the total may be another one too.
pub(super) struct Ring<'a> {
    withheld: &'a [[bool; COUNTED.len()]],
    everybody: &'a [bool; COUNTED.len()],
    chain: &'a [usize],
    /// By group and depth.
    people: Vec<Vec<u32>>,
}

impl<'a> Ring<'a> {
    pub(super) fn new(
        counts: &[Counts],
        withheld: &'a [[bool; COUNTED.len()]],
        everybody: &'a [bool; COUNTED.len()],
        chain: &'a [usize],
    ) -> Self {
        let all: u32 = counts.iter().map(|counts| counts.of[PEOPLE]).sum();
        let by_depth = |counts: &Counts| {
            let within = |at: usize| chain.get(at).map_or(0, |&count| counts.of[count]);
            let depths = 0..chain.len();
            let inner = depths.map(|at| within(at) - within(at + 1));
            std::iter::once(all - counts.of[PEOPLE]).chain(inner).collect()
        };
        Self { withheld, everybody, chain, people: counts.iter().map(by_depth).collect() }
    }

    /// Group and position in the chain of every withheld count that can be no other one.
    pub(super) fn implied(&self) -> impl Iterator<Item = (usize, usize)> {
        let cells = (0..self.people.len())
            .flat_map(|group| (0..self.chain.len()).map(move |at| (group, at)));
        cells.filter(|&(group, at)| {
            self.withheld[group][self.chain[at]] && !self.can_differ(group, at)
        })
    }

    /// Whether somebody of a group can go over to another depth, with no change of what is shown.
    fn can_move(&self, group: usize, from: usize, to: usize) -> bool {
        let crossed = &self.chain[from.min(to)..from.max(to)];
        self.people[group][from] > 0 && crossed.iter().all(|&count| self.withheld[group][count])
    }

    /// Whether a ring of moves changes a count of a group: one move of the group across it, and a way back
    /// on which the group does not cross it again.
    fn can_differ(&self, group: usize, at: usize) -> bool {
        let depths = self.chain.len() + 1;
        let mut moves = (0..depths).flat_map(|from| (0..depths).map(move |to| (from, to)));
        moves.any(|(from, to)| {
            crosses(from, to, at)
                && self.can_move(group, from, to)
                && self.reaches(to, from, |of, a, b| of != group || !crosses(a, b, at))
        })
    }

    /// Whether moves of any groups lead from one depth to another, of those that are allowed.
    fn reaches(
        &self,
        from: usize,
        to: usize,
        allowed: impl Fn(usize, usize, usize) -> bool,
    ) -> bool {
        let depths = self.chain.len() + 1;
        let (mut reached, mut open) = (vec![false; depths], vec![from]);
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut reached[at], true) {
                continue;
            }
            let leads = |next: &usize| {
                if at.abs_diff(*next) == 1 && self.everybody[self.chain[at.min(*next)]] {
                    return true;
                }
                let of = 0..self.people.len();
                of.into_iter().any(|of| self.can_move(of, at, *next) && allowed(of, at, *next))
            };
            open.extend((0..depths).filter(leads));
        }
        reached[to]
    }
}

/// Whether a move crosses the count at a position of the chain.
fn crosses(from: usize, to: usize, at: usize) -> bool {
    (from.min(to)..from.max(to)).contains(&at)
}
