//! The transportation problem by itself, without a scheme.

use super::ledger::Ledger;
use super::market::{Market, Person};
use super::place::place_all;

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
        Person { offers, points, empty: Some(without) }
    };
    let market = Market { people: rows.into_iter().map(row).collect(), places };
    let people: Vec<u32> = (0..market.people.len() as u32).collect();
    let mut ledger = Ledger::new(&market);
    place_all(&mut ledger, &people, u64::MAX, stop);
    let held = |person: usize| ledger.held(person).map(|offer| offer as u32);
    (0..people.len()).map(held).collect()
}
