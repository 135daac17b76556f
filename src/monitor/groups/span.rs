//! Whether sums and differences of counts that are shown give another one.

use std::collections::BTreeSet;

use super::counts::Groups;

/// A prime below 2^31. Combinations are looked for modulo it: those of whole numbers and fractions are all
/// found, unless a denominator is a multiple of it, which numbers of groups do not come near.
const PRIME: u64 = 2_147_483_647;

/// What others give away.
pub(super) enum GivenAway {
    /// The sum over everybody.
    Everybody,
    /// That of a group of this label.
    GroupOf(usize),
}

/// Sums over groups, as vectors over the combinations of groups that people are in.
pub(super) struct Sums {
    /// By label and group, 1 for every combination with the group.
    groups: Vec<Vec<Vec<u64>>>,
    everybody: Vec<u64>,
}

impl Sums {
    pub(super) fn new(labels: &[Groups<'_>]) -> Self {
        let people = labels.first().map_or(0, |groups| groups.of.len());
        let combination = |person: usize| labels.iter().map(move |groups| groups.of[person]);
        let cells: BTreeSet<Vec<usize>> =
            (0..people).map(|person| combination(person).collect()).collect();
        let of = |label: usize, group: usize| {
            cells.iter().map(|cell| u64::from(cell[label] == group)).collect()
        };
        let groups = labels.iter().enumerate();
        let groups = groups
            .map(|(label, groups)| (0..groups.names.len()).map(|group| of(label, group)).collect());
        Self { groups: groups.collect(), everybody: vec![1; cells.len()] }
    }

    /// A sum that is withheld and that others give away: of everybody, where that is withheld, or of a group,
    /// with that of everybody known.
    pub(super) fn given_away(
        &self,
        withheld: impl Fn(usize, usize) -> bool,
        everybody: bool,
    ) -> Option<GivenAway> {
        let cells = self.groups.iter().enumerate().flat_map(|(label, groups)| {
            groups.iter().enumerate().map(move |(group, sum)| (label, group, sum))
        });
        let (hidden, shown): (Vec<_>, Vec<_>) =
            cells.partition(|&(label, group, _)| withheld(label, group));
        let mut span = Span::default();
        for (_, _, sum) in shown {
            span.add(sum);
        }
        if everybody && !self.everybody.is_empty() && span.holds(&self.everybody) {
            return Some(GivenAway::Everybody);
        }
        span.add(&self.everybody);
        // A group of everybody is shown or withheld as everybody is.
        let mut partial = hidden.iter().filter(|(_, _, sum)| **sum != self.everybody);
        let found = partial.find(|(_, _, sum)| span.holds(sum));
        found.map(|&(label, ..)| GivenAway::GroupOf(label))
    }
}

/// All combinations of some vectors, by rows with a leading 1 where all later rows have 0.
#[derive(Default)]
struct Span(Vec<(usize, Vec<u64>)>);

impl Span {
    /// What is left of a vector when all that is in the span is taken off.
    fn rest(&self, vector: &[u64]) -> Vec<u64> {
        let mut rest = vector.to_vec();
        for (lead, row) in &self.0 {
            let factor = PRIME - rest[*lead];
            for (entry, own) in rest.iter_mut().zip(row) {
                *entry = (*entry + factor * own) % PRIME;
            }
        }
        rest
    }

    fn holds(&self, vector: &[u64]) -> bool {
        self.rest(vector).iter().all(|&entry| entry == 0)
    }

    fn add(&mut self, vector: &[u64]) {
        let mut rest = self.rest(vector);
        if let Some(lead) = rest.iter().position(|&entry| entry != 0) {
            let inverse = power(rest[lead], PRIME - 2);
            for entry in &mut rest {
                *entry = *entry * inverse % PRIME;
            }
            self.0.push((lead, rest));
        }
    }
}

/// A power modulo the prime; that to the prime less 2 is the inverse, by Fermat's little theorem.
fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}
