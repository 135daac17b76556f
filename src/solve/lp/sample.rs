//! Small seeded columns for tests, and the best plan among them by enumeration.

use super::columns::Columns;
use super::coupled::{Coupled, OpenRow};
use crate::solve::random::Random;
use crate::solve::rows::{Limit, Soft};

/// Rows, amounts in rows of the rules, and value.
pub(in crate::solve) type Given = (Vec<u32>, Vec<(u32, i64)>, i64);

/// Columns given by candidate, as rows and value, with all of the rows, two periods to a post.
pub(in crate::solve) fn plain(groups: &[Vec<(Vec<u32>, i64)>], capacity: &[i64]) -> Columns {
    let mut columns = Columns::new(groups.len(), capacity.to_vec(), 2);
    for (group, parts) in groups.iter().enumerate() {
        for (rows, value) in parts {
            let source = columns.len() as u32;
            columns.push(group, rows, (*value, source), [], []);
        }
    }
    columns
}

/// The same with rows of the rules. Each column covers a place of its own that is never scarce.
pub(in crate::solve) fn ruled(
    groups: &[Vec<Given>],
    capacity: &[i64],
    limits: &[Limit],
) -> Columns {
    let all = groups.iter().map(Vec::len).sum::<usize>();
    let places = [capacity, &vec![i64::MAX; all]].concat();
    let limits = limits.iter().enumerate();
    let limits: Vec<_> = limits.map(|(at, &limit)| OpenRow::new(at as u32, limit)).collect();
    let anything = (i64::MIN / 4, i64::MAX / 4);
    let coupled = Coupled::keep(&limits, &vec![anything; limits.len()]).0;
    let scarce: Vec<usize> = (0..capacity.len()).collect();
    let every = Columns::new(groups.len(), places, 2);
    let mut columns = every.over(groups.len(), (&scarce, capacity.to_vec()), coupled);
    for (group, parts) in groups.iter().enumerate() {
        for (rows, amounts, value) in parts {
            let source = columns.len() as u32;
            let own = capacity.len() as u32 + source;
            let covers = rows.iter().copied().chain([own]);
            columns.push(group, rows, (*value, source), amounts.iter().copied(), covers);
        }
    }
    columns
}

/// Up to six candidates with up to six columns over up to five places; values below 1000.
pub(in crate::solve) fn columns(random: &mut Random) -> Columns {
    let rows = 1 + random.below(5);
    let capacity: Vec<i64> = (0..rows).map(|_| random.below(3) as i64).collect();
    let candidates = 1 + random.below(6);
    let groups: Vec<Vec<(Vec<u32>, i64)>> = (0..candidates)
        .map(|_| {
            let most = 1 + random.below(6);
            let column = |_| {
                let used = |_: &u32| random.below(5) < 2;
                ((0..rows as u32).filter(used).collect(), random.below(1000) as i64)
            };
            (0..most).map(column).collect()
        })
        .collect();
    plain(&groups, &capacity)
}

/// Up to six candidates who each want two of five single places or none: odd circles of them make
/// shares divided.
pub(in crate::solve) fn contested(random: &mut Random) -> Columns {
    let candidates = 4 + random.below(3);
    let groups: Vec<Vec<(Vec<u32>, i64)>> = (0..candidates)
        .map(|_| {
            let pair = |_| {
                let first = random.below(5) as u32;
                let second = (first + 1 + random.below(4) as u32) % 5;
                (vec![first.min(second), first.max(second)], 300 + random.below(200) as i64)
            };
            let pairs = (0..5).map(pair);
            std::iter::once((Vec::new(), 0)).chain(pairs).collect()
        })
        .collect();
    plain(&groups, &[1; 5])
}

/// Up to five candidates with up to five columns over up to three places and up to three rows of the
/// rules: budgets, minima, both at once, hard or soft, amounts of either sign, small or large.
pub(in crate::solve) fn coupled(random: &mut Random) -> Columns {
    let (places, rows) = (1 + random.below(3), 1 + random.below(3));
    let capacity: Vec<i64> = (0..places).map(|_| 1 + random.below(3) as i64).collect();
    let candidates = 2 + random.below(4);
    let units: Vec<i64> = (0..rows).map(|_| [1, 1, 7, 30_000][random.below(4)]).collect();
    let groups: Vec<Vec<Given>> = (0..candidates)
        .map(|_| {
            let most = 1 + random.below(5);
            let column = |_| {
                let used = |_: &u32| random.below(4) == 0;
                let used = (0..places as u32).filter(used).collect();
                let mut amounts = Vec::new();
                for (row, &unit) in units.iter().enumerate() {
                    let size = unit + random.below(4 * unit as usize) as i64;
                    match random.below(5) {
                        0..3 => amounts.push((row as u32, size)),
                        3 => amounts.push((row as u32, -size)),
                        _ => {}
                    }
                }
                (used, amounts, random.below(1000) as i64)
            };
            (0..most).map(column).collect()
        })
        .collect();
    let limits: Vec<Limit> = units.iter().map(|&unit| limit(candidates, unit, random)).collect();
    ruled(&groups, &capacity, &limits)
}

fn limit(candidates: usize, unit: i64, random: &mut Random) -> Limit {
    let middle = random.below(3 * candidates * unit as usize) as i64;
    let width = random.below(2 * unit as usize + 1) as i64;
    let kind = random.below(3);
    let per = (unit + 3) / 4 + random.below(3 * unit as usize) as i64;
    let soft = Soft { points: 1 + random.below(200) as i64, per, times: 1 };
    Limit {
        least: (kind != 0).then_some(middle - width),
        most: (kind != 1).then_some(middle + width),
        soft: (random.below(2) == 0).then_some(soft),
        unit: 5 * unit,
    }
}

/// Either kind.
pub(in crate::solve) fn either(seed: u64, purpose: u64) -> Columns {
    let random = &mut Random::new(seed, purpose);
    if seed.is_multiple_of(2) { columns(random) } else { contested(random) }
}

/// About so many in a hundred of the columns.
pub(in crate::solve) fn some(columns: &Columns, per_cent: usize, random: &mut Random) -> Vec<u32> {
    (0..columns.len() as u32).filter(|_| random.below(100) < per_cent).collect()
}

/// The most points of a plan of these columns; `None` where nothing fits.
pub(in crate::solve) fn best(columns: &Columns, alive: &[u32]) -> Option<i64> {
    let groups: Vec<&[u32]> = columns.by_group(alive).collect();
    if groups.len() < columns.group_count() {
        return None;
    }
    let rows = columns.coupled().rows();
    extend(columns, &groups, &mut columns.capacity().to_vec(), &mut vec![0; rows.len()])
}

fn extend(
    columns: &Columns,
    groups: &[&[u32]],
    left: &mut Vec<i64>,
    sums: &mut Vec<i64>,
) -> Option<i64> {
    if left.iter().any(|&left| left < 0) {
        return None;
    }
    let Some((first, others)) = groups.split_first() else {
        let limits = columns.coupled().rows().iter().map(|row| &row.left);
        let lost = limits.zip(sums).map(|(limit, sum)| lost(limit, *sum));
        return lost.sum::<Option<i64>>().map(|lost| -lost);
    };
    let mut most = None;
    for &column in *first {
        let amounts = columns.coupled().entries(column);
        columns.places(column).iter().for_each(|&row| left[row as usize] -= 1);
        for &(row, amount) in amounts {
            sums[row as usize] += amount;
        }
        let rest = extend(columns, others, left, sums);
        most = most.max(rest.map(|rest| rest + columns.value(column)));
        columns.places(column).iter().for_each(|&row| left[row as usize] += 1);
        for &(row, amount) in amounts {
            sums[row as usize] -= amount;
        }
    }
    most
}

/// Points lost at a sum, counted one by one in steps of what they are lost for.
fn lost(limit: &Limit, sum: i64) -> Option<i64> {
    let above = limit.most.map_or(0, |most| (sum - most).max(0));
    let below = limit.least.map_or(0, |least| (least - sum).max(0));
    match limit.soft {
        _ if above + below == 0 => Some(0),
        None => None,
        Some(Soft { points, per, .. }) => {
            let exact = points * (above + below);
            Some(exact / per + i64::from(exact % per != 0))
        }
    }
}

/// The bound of the Lagrangian relaxation at prices, in units, over these columns.
pub(in crate::solve) fn bound(columns: &Columns, alive: &[u32], prices: &[i64]) -> i64 {
    let best = |group: &[u32]| group.iter().map(|&at| columns.priced(at, prices)).max();
    let best = columns.by_group(alive).filter_map(best).sum::<i128>();
    (best + columns.allowance(prices)) as i64
}
