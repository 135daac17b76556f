//! The lowest total: what it adds to a plan in the making.

use std::collections::BTreeMap;

use crate::model::Worst;

/// The totals of the rotations held, kept only where the lowest counts.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Totals {
    worst: Worst,
    /// How often each total occurs.
    held: BTreeMap<i64, u32>,
}

impl Totals {
    /// Nobody has a rotation yet.
    pub(in crate::solve) fn new(worst: Worst) -> Self {
        Self { worst, held: BTreeMap::new() }
    }

    /// Adds a total; returns by how many points this changes what the lowest adds.
    pub(in crate::solve) fn add(&mut self, total: i64) -> i64 {
        self.change(|held| *held.entry(total).or_default() += 1)
    }

    /// Takes a total away that was added; returns by how many points this changes what the lowest adds.
    pub(in crate::solve) fn take(&mut self, total: i64) -> i64 {
        self.change(|held| {
            let left = held.get(&total).map_or(0, |count| count - 1);
            if left > 0 {
                held.insert(total, left);
            } else {
                held.remove(&total);
            }
        })
    }

    fn change(&mut self, change: impl FnOnce(&mut BTreeMap<i64, u32>)) -> i64 {
        if self.worst.is_none() {
            return 0;
        }
        let before = self.points();
        change(&mut self.held);
        self.points() - before
    }

    /// Points that the lowest total adds.
    fn points(&self) -> i64 {
        self.held.first_key_value().map_or(0, |(&lowest, _)| self.worst.points(lowest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_total_counts_as_often_as_it_is_held() {
        let mut totals = Totals::new(Worst { thousandths: 500 });
        assert_eq!([totals.add(10), totals.add(4), totals.add(4)], [5, -3, 0]);
        assert_eq!([totals.take(4), totals.take(4), totals.take(10)], [0, 3, -5]);
        assert_eq!(totals.add(-3), -2);
    }

    #[test]
    fn nothing_is_kept_where_it_does_not_count() {
        let mut totals = Totals::new(Worst::default());
        assert_eq!((totals.add(10), totals.take(10)), (0, 0));
        assert!(totals.held.is_empty());
    }
}
