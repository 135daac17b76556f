//! Small seeded columns for tests, and the best plan among them by enumeration.

use super::columns::Columns;
use crate::solve::random::Random;

/// Up to six candidates with up to six columns over up to five places; values below 1000.
pub(super) fn columns(random: &mut Random) -> Columns {
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
    Columns::of(&groups, &capacity)
}

/// Up to six candidates who each want two of five single places or none: odd circles of them make
/// shares divided.
pub(super) fn contested(random: &mut Random) -> Columns {
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
    Columns::of(&groups, &[1; 5])
}

/// Either kind.
pub(super) fn either(seed: u64, purpose: u64) -> Columns {
    let random = &mut Random::new(seed, purpose);
    if seed.is_multiple_of(2) { columns(random) } else { contested(random) }
}

/// About so many in a hundred of the columns.
pub(super) fn some(columns: &Columns, per_cent: usize, random: &mut Random) -> Vec<u32> {
    (0..columns.len() as u32).filter(|_| random.below(100) < per_cent).collect()
}

/// The most points of a plan of these columns; `None` where nothing fits.
pub(super) fn best(columns: &Columns, alive: &[u32]) -> Option<i64> {
    let groups: Vec<&[u32]> = columns.by_group(alive).collect();
    if groups.len() < columns.group_count() {
        return None;
    }
    extend(columns, &groups, &mut columns.capacity().to_vec())
}

fn extend(columns: &Columns, groups: &[&[u32]], left: &mut Vec<i64>) -> Option<i64> {
    let Some((first, others)) = groups.split_first() else { return Some(0) };
    if left.iter().any(|&left| left < 0) {
        return None;
    }
    let mut most = None;
    for &column in *first {
        for &row in columns.rows(column) {
            left[row as usize] -= 1;
        }
        if left.iter().all(|&left| left >= 0) {
            let rest = extend(columns, others, left);
            most = most.max(rest.map(|rest| rest + columns.value(column)));
        }
        for &row in columns.rows(column) {
            left[row as usize] += 1;
        }
    }
    most
}

/// The bound of the Lagrangian relaxation at prices, in units, over these columns.
pub(super) fn bound(columns: &Columns, alive: &[u32], prices: &[i64]) -> i64 {
    let places: i64 = columns.capacity().iter().zip(prices).map(|(free, price)| free * price).sum();
    let best = |group: &[u32]| group.iter().map(|&at| columns.priced(at, prices)).max();
    places + columns.by_group(alive).filter_map(best).sum::<i64>()
}
