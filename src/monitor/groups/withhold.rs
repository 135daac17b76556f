//! Which counts are withheld, because they are small or would give small ones away.

use super::blocks::{Block, blocks};
use super::counts::{CHAINS, COUNTED, Counts, Groups, PEOPLE};
use super::ring::Ring;
use super::span::{GivenAway, Sums};

/// By label, group and count, whether it is withheld.
pub(super) type Withheld = Vec<Vec<[bool; COUNTED.len()]>>;

/// Decides what is withheld of groups, count by count, the widest first. `everybody` is what is withheld of
/// the sum over all of them.
pub(super) fn withhold(
    labels: &[Groups<'_>],
    everybody: [bool; COUNTED.len()],
    least: u32,
) -> Withheld {
    let none = |groups: &Groups<'_>| vec![[false; COUNTED.len()]; groups.names.len()];
    let withheld = labels.iter().map(none).collect();
    let mut table = Table { labels, everybody, least, blocks: blocks(labels), withheld };
    table.settle(&[PEOPLE]);
    for chain in CHAINS {
        for end in 2..=chain.len() {
            table.settle(&chain[..end]);
        }
    }
    let sums = Sums::new(labels);
    while let Some((label, group, count)) = table.implied().or_else(|| table.combined(&sums)) {
        table.hide(label, group, count);
        for chain in CHAINS {
            for end in 1..=chain.len() {
                table.cover(&chain[..end]);
            }
        }
    }
    table.withheld
}

/// Which counts of a sum over groups are withheld, by the rule for a group.
pub(super) fn withheld_alone(counts: &Counts, least: u32) -> [bool; COUNTED.len()] {
    let mut withheld = [false; COUNTED.len()];
    withheld[PEOPLE] = counts.of[PEOPLE] < least;
    for chain in CHAINS {
        for end in 2..=chain.len() {
            withheld[chain[end - 1]] = is_small(counts, withheld, &chain[..end], least);
        }
    }
    withheld
}

/// Whether the last count of a chain is too small in a group, or leaves too few of those that the count
/// shown before it holds.
fn is_small(counts: &Counts, withheld: [bool; COUNTED.len()], chain: &[usize], least: u32) -> bool {
    let count = counts.of[chain[chain.len() - 1]];
    let wider = chain[..chain.len() - 1].iter().rev().find(|&&wider| !withheld[wider]);
    let others = wider.map(|&wider| counts.of[wider] - count);
    withheld[PEOPLE] || count < least || others.is_some_and(|others| others < least)
}

struct Table<'a> {
    labels: &'a [Groups<'a>],
    everybody: [bool; COUNTED.len()],
    least: u32,
    blocks: Vec<Block>,
    withheld: Withheld,
}

impl Table<'_> {
    /// Decides on the last count of a chain, once those before it are decided.
    fn settle(&mut self, chain: &[usize]) {
        let count = chain[chain.len() - 1];
        for (label, groups) in self.labels.iter().enumerate() {
            for (group, counts) in groups.counts.iter().enumerate() {
                let withheld = &mut self.withheld[label][group];
                withheld[count] = is_small(counts, *withheld, chain, self.least);
            }
        }
        self.cover(chain);
    }

    /// Withholds groups until no block gives away what is withheld of the last count of a chain.
    fn cover(&mut self, chain: &[usize]) {
        while let Some((label, group)) = self.exposed(chain) {
            self.hide(label, group, chain[chain.len() - 1]);
        }
    }

    /// Withholds a count, and with the number of people everything else.
    fn hide(&mut self, label: usize, group: usize, count: usize) {
        let withheld = &mut self.withheld[label][group];
        withheld[count] = true;
        if count == PEOPLE {
            *withheld = [true; COUNTED.len()];
        }
    }

    /// What to withhold next because some count can be no other one, since counts contain each other: that
    /// of the smallest group still shown, or else another count of the group itself.
    fn implied(&self) -> Option<(usize, usize, usize)> {
        (0..self.labels.len()).find_map(|label| {
            CHAINS.into_iter().find_map(|chain| {
                let counts = &self.labels[label].counts;
                let ring = Ring::new(counts, &self.withheld[label], &self.everybody, chain);
                let all: Vec<usize> = (0..counts.len()).collect();
                ring.implied().find_map(|(group, at)| {
                    let others = self.smallest_shown(label, &all, chain[at]);
                    let own = chain[1..].iter().rev();
                    let own = own.copied().find(|&count| !self.withheld[label][group][count]);
                    let others = others.map(|(label, group)| (label, group, chain[at]));
                    others.or(own.map(|count| (label, group, count)))
                })
            })
        })
    }

    /// The next group to withhold, for a block that gives away what is withheld in it.
    fn exposed(&self, chain: &[usize]) -> Option<(usize, usize)> {
        let count = chain[chain.len() - 1];
        self.blocks.iter().find_map(|block| {
            if self.is_safe(block, chain) {
                return None;
            }
            let own = self.smallest_shown(block.label, &block.groups, count);
            own.or_else(|| {
                // All is withheld here; the sum may be known from the other label, if all is shown there.
                let (label, groups) = block.twin.as_ref()?;
                let shown = groups.iter().all(|&group| !self.withheld[*label][group][count]);
                self.smallest_shown(*label, groups, count).filter(|_| shown)
            })
        })
    }

    /// What to withhold next because sums and differences of what is shown, of all labels, give away a count:
    /// that of the smallest group of the label still shown, or else of another label.
    fn combined(&self, sums: &Sums) -> Option<(usize, usize, usize)> {
        (0..COUNTED.len()).find_map(|count| {
            let withheld = |label: usize, group: usize| self.withheld[label][group][count];
            let own = match sums.given_away(withheld, self.everybody[count])? {
                GivenAway::Everybody => None,
                GivenAway::GroupOf(label) => Some(label),
            };
            let mut labels = own.into_iter().chain(0..self.labels.len());
            let (label, group) = labels.find_map(|label| {
                let all: Vec<usize> = (0..self.labels[label].names.len()).collect();
                self.smallest_shown(label, &all, count)
            })?;
            Some((label, group, count))
        })
    }

    /// Whether sums and differences give away no more of a block than a group may show: those withheld are
    /// at least two whose sum would be shown if they were one group; or none, where that tells nothing.
    fn is_safe(&self, block: &Block, chain: &[usize]) -> bool {
        let count = chain[chain.len() - 1];
        let withheld = |group: usize, count: usize| self.withheld[block.label][group][count];
        let hidden: Vec<usize> =
            block.groups.iter().copied().filter(|&group| withheld(group, count)).collect();
        if hidden.is_empty() {
            // All groups add up to everybody.
            return block.twin.is_some() || !self.everybody[count];
        }
        let sum = |count: usize| -> u32 {
            let counts = &self.labels[block.label].counts;
            hidden.iter().map(|&group| counts[group].of[count]).sum()
        };
        // The sum of a wider count over the same groups is known where all of it is shown there, or what
        // is withheld of it is among them.
        let known = |wider: usize| {
            let within = |group: &usize| !withheld(*group, wider) || hidden.contains(group);
            hidden.iter().all(|&group| !withheld(group, wider)) || block.groups.iter().all(within)
        };
        let wider = chain[..chain.len() - 1].iter().copied().filter(|&wider| known(wider));
        hidden.len() >= 2
            && sum(count) >= self.least
            && wider.into_iter().all(|wider| sum(wider) - sum(count) >= self.least)
    }

    /// The group with the fewest people of those shown, the first by name among equals.
    fn smallest_shown(
        &self,
        label: usize,
        groups: &[usize],
        count: usize,
    ) -> Option<(usize, usize)> {
        let people = |group: &&usize| self.labels[label].counts[**group].of[PEOPLE];
        let shown = groups.iter().filter(|&&group| !self.withheld[label][group][count]);
        shown.min_by_key(people).map(|&group| (label, group))
    }
}
