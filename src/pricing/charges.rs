//! What placements pay beside the prices of their places.
//!
//! A solve may put prices on sums that run over posts and depend on who is placed, such as a budget or
//! how many may leave one employer at once. Their prices stand behind those of the places in the same
//! table, and each placement of a candidate has a list of what it adds to them.

use super::answer::NEVER;
use super::step::Step;
use crate::model::CandidateIx;
use crate::plan::ROW_UNIT;

/// A price that rules out every amount above 0.
pub(crate) const BARRED: i64 = i64::MAX;

/// Takes what a placement adds: row, period, amount, and how much of that the price of the place has
/// in it already.
pub(crate) type Add<'a> = dyn FnMut(usize, usize, (i64, i64)) + 'a;

/// Calls back with everything that a placement of a candidate adds.
pub(crate) type Cells<'c> = dyn Fn(CandidateIx, Step, &mut Add<'_>) + Sync + 'c;

/// What an amount costs, rounded down.
pub(crate) fn charge(price: i64, amount: i64) -> i64 {
    (i128::from(price) * i128::from(amount)).div_euclid(i128::from(ROW_UNIT)) as i64
}

/// An amount that a placement adds to a row in some periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// Position of the row's price in the price table.
    row: u32,
    /// In so many periods.
    times: u32,
    amount: i64,
    /// So much of it is paid with the price of the place.
    folded: i64,
}

/// What the placements of a candidate add to rows.
#[derive(Clone, Debug)]
pub(crate) struct Charges {
    /// Entries of placement a are `entries[first[a]..first[a + 1]]`.
    first: Box<[u32]>,
    entries: Box<[Entry]>,
}

impl Charges {
    /// What a placement pays; `None` where a row bars it.
    pub(crate) fn paid(&self, arc: u32, prices: &[i64]) -> Option<i64> {
        let arc = arc as usize;
        let entries = &self.entries[self.first[arc] as usize..self.first[arc + 1] as usize];
        let mut paid = 0;
        for entry in entries {
            let price = prices[entry.row as usize];
            if price == BARRED && entry.amount > 0 {
                return None;
            }
            if price != BARRED {
                let paid_once = charge(price, entry.amount) - charge(price, entry.folded);
                paid += i64::from(entry.times) * paid_once;
            }
        }
        Some(paid)
    }

    /// A value less what the placement pays.
    #[inline]
    pub(crate) fn less(&self, value: i64, arc: u32, prices: &[i64]) -> i64 {
        if value == NEVER {
            return NEVER;
        }
        self.paid(arc, prices).map_or(NEVER, |paid| value - paid)
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.first) + size_of_val(&*self.entries)
    }

    /// What a candidate's placements pay, in their order; `None` where none pays anything.
    pub(crate) fn of(
        candidate: CandidateIx,
        placements: impl Iterator<Item = Step>,
        places: usize,
        cells: &Cells<'_>,
    ) -> Option<Box<Self>> {
        let mut first = vec![0];
        let mut entries: Vec<Entry> = Vec::new();
        let mut found: Vec<Found> = Vec::new();
        for step in placements {
            found.clear();
            cells(candidate, step, &mut |row, period, amounts| found.push((row, period, amounts)));
            gather(&mut found, places, &mut entries);
            first.push(entries.len() as u32);
        }
        let (first, some) = (first.into(), !entries.is_empty());
        some.then(|| Box::new(Self { first, entries: entries.into() }))
    }
}

/// Row, period, and the amount with what is folded of it.
type Found = (usize, usize, (i64, i64));

/// Adds up amounts of the same row and period, and gathers periods of the same amount.
fn gather(found: &mut [Found], places: usize, entries: &mut Vec<Entry>) {
    found.sort_unstable();
    let begin = entries.len();
    for cell in found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let row = (places + cell[0].0) as u32;
        let amount: i64 = cell.iter().map(|c| c.2.0).sum();
        let folded: i64 = cell.iter().map(|c| c.2.1).sum();
        if amount == folded {
            continue;
        }
        let same =
            |entry: &&mut Entry| (entry.row, entry.amount, entry.folded) == (row, amount, folded);
        match entries[begin..].iter_mut().find(same) {
            Some(entry) => entry.times += 1,
            None => entries.push(Entry { row, times: 1, amount, folded }),
        }
    }
}
