//! Columns as tests state them.

use super::Columns;
use crate::solve::rows::Limit;
use crate::solve::tree::coupled::{Bounded, Coupled};

/// Rows, amounts in rows of the rules, and value.
pub(in crate::solve::tree) type Given = (Vec<u32>, Vec<(u32, i64)>, i64);

impl Columns {
    /// Columns given by candidate, as rows and value, with all of the rows, two periods to a post.
    pub(in crate::solve::tree) fn of(groups: &[Vec<(Vec<u32>, i64)>], capacity: &[i64]) -> Self {
        let mut columns = Self::without_columns(groups.len(), capacity.to_vec(), 2);
        for (group, parts) in groups.iter().enumerate() {
            for (rows, value) in parts {
                columns.push(group, rows, *value, columns.len() as u32);
            }
        }
        columns
    }

    /// The same with rows of the rules. Each column covers a place of its own that is never scarce.
    pub(in crate::solve::tree) fn of_coupled(
        groups: &[Vec<Given>],
        capacity: &[i64],
        limits: &[Limit],
    ) -> Self {
        let all = groups.iter().map(Vec::len).sum::<usize>();
        let mut columns = Self::without_columns(groups.len(), capacity.to_vec(), 2);
        columns.places = (capacity.len() + all) as u32;
        let limits = limits.iter().enumerate();
        let limits: Vec<_> = limits.map(|(at, &limit)| Bounded::new(at as u32, limit)).collect();
        let anything = (i64::MIN / 4, i64::MAX / 4);
        columns.coupled = Coupled::keep(&limits, &vec![anything; limits.len()]).0;
        for (group, parts) in groups.iter().enumerate() {
            for (rows, amounts, value) in parts {
                let own = (capacity.len() + columns.len()) as u32;
                columns.push(group, rows, *value, columns.len() as u32);
                let covers = rows.iter().copied().chain([own]);
                columns.coupled.push(amounts.iter().copied(), covers);
            }
        }
        columns
    }
}
