//! The transportation problem by itself, without a scheme.

use super::bids::bid_all;
use super::ledger::Ledger;
use super::market::{Market, Row};
use super::paths::{Path, Paths};
use super::{MOST_BIDS, WORK_PER_LOOK};

/// Gives each of the people one of their offers or none, so that what this is worth in all is greatest.
///
/// `rows` has the offers open to each person, in order, with what each is worth; `places` says how many
/// people an offer takes, at least one each; staying without is worth `without`. Ties go by the order of
/// people and offers. Broken off by `stop`, it returns what people have by then.
pub(crate) fn assign(
    rows: Vec<Vec<(u32, i64)>>,
    places: Vec<u32>,
    without: i64,
    stop: impl Fn() -> bool,
) -> Vec<Option<u32>> {
    let row = |edges: Vec<(u32, i64)>| {
        let (offers, points) = edges.into_iter().unzip();
        Row { offers, points, empty: Some(without) }
    };
    let market = Market { rows: rows.into_iter().map(row).collect(), places };
    let people: Vec<u32> = (0..market.rows.len() as u32).collect();
    let mut next_look = WORK_PER_LOOK;
    let mut stop = |work: u64| {
        let look = work >= next_look;
        if look {
            next_look = work + WORK_PER_LOOK;
        }
        look && stop()
    };
    let mut ledger = Ledger::new(&market);
    let (open, work) = bid_all(&mut ledger, &people, MOST_BIDS * people.len(), &mut stop);
    let mut paths = Paths::new(market.places.len(), work);
    for &person in &open {
        if paths.augment(&mut ledger, person as usize, &mut stop) != Path::Found {
            break;
        }
    }
    let held = |person: usize| ledger.held(person).map(|offer| offer as u32);
    (0..people.len()).map(held).collect()
}
