//! Balance.

use secondment::SchemeBuilder;
use secondment::model::Balance;
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, rows, town, under_way};

fn within(tolerance: u32) -> SchemeBuilder {
    let mut town = town();
    town.rules.balance.push(Balance::new("fair", tolerance).providers(["hall", "clinic"]));
    town
}

#[test]
fn an_exchange_is_in_balance() {
    let town = within(0);
    assert_eq!(broken(&town, &[]), []);
    let exchange: &[_] = &[("Ann", &[("lab", 1)][..]), ("Ben", &[("desk", 2), ("desk", 3)])];
    assert_eq!(broken(&town, exchange), []);
    // Nobody's own people count at home.
    assert_eq!(broken(&town, &[("Ann", &[("desk", 1)]), ("Ben", &[("ward", 1)])]), []);
    // The firm is not named: Ben is missed at the clinic alone.
    assert_eq!(broken(&town, &[("Ben", &[("studio", 1)])]), [(Rule::Balance, None)]);
    assert_eq!(broken(&within(1), &[("Ben", &[("studio", 1)])]), []);
}

#[test]
fn hosting_and_lending_too_much_both_count() {
    // The hall lends 2 and hosts none; the clinic hosts 2 of its 3 from the hall.
    let plan: &[_] = &[("Ann", &[("lab", 1)][..]), ("Cat", &[("ward", 1)])];
    assert_eq!(broken(&within(1), plan), [(Rule::Balance, None); 2]);
    let mut soft = within(1);
    soft.rules.balance[0].points = Some(0.3);
    let expected = rows(&[("balance/fair/clinic", 600), ("balance/fair/hall", 300)]);
    assert_eq!(lost(&soft, plan), expected);
    soft.rules.balance[0].providers = None;
    soft.rules.balance[0].tolerance = 2;
    assert_eq!(lost(&soft, plan), rows(&[("balance/fair/clinic", 300)]));
}

#[test]
fn those_under_way_count_for_the_periods_that_are_left() {
    let mut town = within(0);
    under_way(&mut town, "Ann", "ward", 2);
    assert_eq!(broken(&town, &[("Ben", &[("desk", 2), ("desk", 3)])]), []);
    assert_eq!(broken(&town, &[("Ben", &[("desk", 2)])]), [(Rule::Balance, None); 2]);
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("balance", coupled::balance);
    assert!(count.soft > 50 && count.broken > 50 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::balance);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
