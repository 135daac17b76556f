//! Columns gathered over the rows that still matter: at first, and once most columns have died.

use std::collections::HashMap;

use crate::model::Worst;
use crate::pricing::{Oracle, Step};
use crate::solve::bound::residual::Column;
use crate::solve::lp::columns::Columns;
use crate::solve::lp::coupled::{Coupled, OpenRow, Ranges};
use crate::solve::lp::simplex::Basis;
use crate::solve::rows::Limit;

/// Marks of a column that may be used, and of one in the basis.
const ALIVE: u8 = 1;
const BASIC: u8 = 2;

/// A column on its way into a list.
struct Pending {
    rows: Vec<u32>,
    amounts: Vec<(u32, i64)>,
    /// Rows of the whole scheme; empty where no row of the rules can be broken.
    covers: Vec<u32>,
    value: i64,
    source: u32,
    /// Whether it must be kept as it is, since it is in a basis.
    basic: bool,
    /// Whether it may not be used.
    dead: bool,
}

/// What is left of columns once most have died.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    /// Columns of the candidates who have a choice, over the rows that can still overflow.
    pub(super) columns: Columns,
    /// Those among them that may not be used, but are in the basis.
    pub(super) dead: Vec<u32>,
    /// The columns of the candidates who have no choice.
    pub(super) decided: Vec<u32>,
    /// Their value in points.
    pub(super) value: i64,
}

/// Amounts by row, in order of row, of a rotation of the candidate at a position.
pub(super) type AmountsOf<'a> = dyn Fn(usize, &[Step]) -> Vec<(u32, i64)> + 'a;

/// What rotations add to the rows of the rules, what these allow, and what the lowest total counts.
pub(super) struct Coupling<'c> {
    pub(super) limits: Vec<Limit>,
    /// What each rotation adds.
    pub(super) amounts: &'c AmountsOf<'c>,
    pub(super) worst: Worst,
}

/// Rotations as columns over the rows that could overflow; the others never decide anything. Of a candidate's
/// rotations that use the same rows, only the one of most value is kept.
pub(super) fn columns(
    oracle: &Oracle<'_>,
    lists: &[Vec<Column>],
    capacity: &[u32],
    coupling: &Coupling<'_>,
) -> Columns {
    let is_coupled = !coupling.limits.is_empty();
    let part = |group: usize, at: usize, column: &Column| {
        let places = column.steps.iter().flat_map(|&step| oracle.places(step));
        let rows: Vec<u32> = places.map(|row| row as u32).collect();
        let (mut amounts, mut covers) = (Vec::new(), Vec::new());
        if is_coupled {
            amounts = (coupling.amounts)(group, &column.steps);
            covers.clone_from(&rows);
            covers.sort_unstable();
        }
        let (value, source) = (column.value, at as u32);
        Pending { rows, amounts, covers, value, source, basic: false, dead: false }
    };
    let parts = |(group, columns): (usize, &Vec<Column>)| {
        columns.iter().enumerate().map(|(at, column)| part(group, at, column)).collect()
    };
    let groups: Vec<Vec<Pending>> = lists.iter().enumerate().map(parts).collect();
    let capacity: Vec<i64> = capacity.iter().map(|&places| places.into()).collect();
    let limits = coupling.limits.iter().enumerate();
    let limits: Vec<_> = limits.map(|(at, &limit)| OpenRow::new(at as u32, limit)).collect();
    let periods = oracle.scheme().periods() as u32;
    let all = Columns::new(groups.len(), capacity, periods).weighing(coupling.worst);
    gather(&all, &groups, all.capacity(), &limits, &[]).0
}

impl Rest {
    /// What is left to decide among the columns alive, with the basis.
    ///
    /// # Errors
    ///
    /// The row that overflows, or `None` if some candidate has no column, where nothing fits.
    pub(super) fn of(all: &Columns, alive: &[u32], basis: &Basis) -> Result<Self, Option<u32>> {
        let mut state = vec![0u8; all.len()];
        for &column in alive {
            state[column as usize] |= ALIVE;
        }
        for &column in &basis.columns {
            state[column as usize] |= BASIC;
        }
        let kept: Vec<u32> = (0..all.len() as u32).filter(|&at| state[at as usize] > 0).collect();
        let mut capacity = all.capacity().to_vec();
        let mut limits = all.coupled().rows().to_vec();
        let (mut decided, mut open) = (Vec::new(), Vec::new());
        let mut candidates = 0;
        for columns in all.by_group(&kept) {
            let choices =
                columns.iter().filter(|&&column| state[column as usize] & ALIVE > 0).count();
            candidates += usize::from(choices > 0);
            if let &[only] = columns {
                all.places(only).iter().for_each(|&row| capacity[row as usize] -= 1);
                for &(row, amount) in all.coupled().entries(only) {
                    limits[row as usize].decide(amount);
                }
                decided.push(only);
                continue;
            }
            let part = |&column: &u32| {
                let state = state[column as usize];
                Pending {
                    rows: all.places(column).to_vec(),
                    amounts: all.coupled().entries(column).to_vec(),
                    covers: all.coupled().covers(column).to_vec(),
                    value: all.value(column),
                    source: column,
                    basic: state & BASIC > 0,
                    dead: state & ALIVE == 0,
                }
            };
            open.push(columns.iter().map(part).collect());
        }
        if candidates < all.group_count() {
            return Err(None);
        }
        if let Some(row) = capacity.iter().position(|&left| left < 0) {
            return Err(Some(row as u32));
        }
        let values = decided.iter().map(|&column| all.value(column));
        let value = values.clone().sum();
        let (mut columns, dead) = gather(all, &open, &capacity, &limits, &basis.tight);
        columns.decide(values.min());
        Ok(Rest { columns, dead, decided, value })
    }
}

/// Gathers columns given by candidate over the rows of these; also those that are dead.
fn gather(
    all: &Columns,
    groups: &[Vec<Pending>],
    capacity: &[i64],
    limits: &[OpenRow],
    tight: &[u32],
) -> (Columns, Vec<u32>) {
    let kept = scarce(all, groups, capacity, tight);
    let mut local = vec![u32::MAX; capacity.len()];
    kept.iter().enumerate().for_each(|(at, &row)| local[row] = at as u32);
    let (coupled, of_rules) = couple(groups, limits);
    let places = kept.iter().map(|&row| capacity[row]).collect();
    let mut flat = all.over(groups.len(), (&kept, places), coupled);
    let mut dead = Vec::new();
    for (group, parts) in groups.iter().enumerate() {
        let mut known: HashMap<Vec<u32>, usize> = HashMap::with_capacity(parts.len());
        let mut order: Vec<(Vec<u32>, &Pending)> = Vec::with_capacity(parts.len());
        for part in parts {
            let here = part.rows.iter().map(|&row| local[row as usize]);
            let mut rows: Vec<u32> = here.filter(|&row| row != u32::MAX).collect();
            rows.sort_unstable();
            if part.dead {
                order.push((rows, part));
                continue;
            }
            let next = order.len();
            // What differs in other places may have to be told apart, where rules count amounts.
            let told_by = if flat.coupled().is_empty() { &rows } else { &part.covers };
            let at = *known.entry(told_by.clone()).or_insert(next);
            if at == next {
                order.push((rows, part));
            } else if (part.value, part.basic) > (order[at].1.value, order[at].1.basic) {
                order[at].1 = part;
            }
        }
        for (rows, part) in order {
            if part.dead {
                dead.push(flat.len() as u32);
            }
            let here = part.amounts.iter();
            let here = here.map(|&(row, amount)| (of_rules[row as usize], amount));
            let here = here.filter(|&(row, _)| row != u32::MAX);
            let covers = part.covers.iter().copied();
            flat.push(group, &rows, (part.value, part.source), here, covers);
        }
    }
    (flat, dead)
}

/// Rows that more candidates can use than there are places, and those that are tight.
fn scarce(all: &Columns, groups: &[Vec<Pending>], capacity: &[i64], tight: &[u32]) -> Vec<usize> {
    let mut users = vec![0i64; capacity.len()];
    let mut seen = vec![u32::MAX; capacity.len()];
    for (group, parts) in groups.iter().enumerate() {
        for &row in parts.iter().flat_map(|part| &part.rows) {
            if std::mem::replace(&mut seen[row as usize], group as u32) != group as u32 {
                users[row as usize] += 1;
            }
        }
    }
    let is_tight = |row: usize| tight.binary_search(&all.origin(row as u32)).is_ok();
    let stays = |&row: &usize| users[row] > capacity[row] || is_tight(row);
    (0..capacity.len()).filter(stays).collect()
}

/// The rows of the rules that columns can break, and by row the position kept.
fn couple(groups: &[Vec<Pending>], limits: &[OpenRow]) -> (Coupled, Vec<u32>) {
    let mut ranges = Ranges::new(limits.len());
    for parts in groups.iter().filter(|_| !limits.is_empty()) {
        for part in parts {
            ranges.add(&part.amounts);
        }
        ranges.close(parts.len());
    }
    Coupled::keep(limits, ranges.sums())
}
