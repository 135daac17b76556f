//! Apart.

use secondment::SchemeBuilder;
use secondment::model::{Apart, PostSelect};
use secondment::verify::Rule;

use crate::common::coupled;
use crate::rules::harness::{SEEDS, agree_on_few};
use crate::rules::recheck;
use crate::rules::town::{broken, lost, post, rows, town, under_way};

fn apart(points: Option<f64>) -> SchemeBuilder {
    let mut town = town();
    town.rules.apart.push(Apart::new("rivals", ["Ann", "Ben"]).points(points));
    town
}

const MET: &[(&str, &[(&str, u32)])] = &[("Ann", &[("ward", 2)]), ("Ben", &[("ward", 2)])];

#[test]
fn nobody_meets_in_a_post() {
    let mut town = apart(None);
    assert_eq!(broken(&town, MET), [(Rule::Apart, Some(2))]);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2)]), ("Ben", &[("lab", 2)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2)]), ("Ben", &[("ward", 1)])]), []);
    assert_eq!(broken(&town, &[("Ann", &[("ward", 2)]), ("Cat", &[("ward", 2)])]), []);
    town.rules.apart[0].periods = [1.into()].into();
    assert_eq!(broken(&town, MET), []);
    town.rules.apart[0].periods.clear();
    town.rules.apart[0].posts = PostSelect::default().providers(["hall"]);
    assert_eq!(broken(&town, MET), []);
}

#[test]
fn somebody_under_way_is_met_too() {
    let mut town = apart(None);
    under_way(&mut town, "Ann", "ward", 1);
    assert_eq!(broken(&town, &[("Ben", &[("ward", 1)])]), [(Rule::Apart, Some(1))]);
    assert_eq!(broken(&town, &[("Ben", &[("ward", 2)])]), []);
}

#[test]
fn everyone_beyond_the_first_costs_points() {
    let mut town = apart(Some(0.5));
    town.rules.apart[0].candidates.insert("Cat".into());
    post(&mut town, "ward").places = secondment::model::Places::Every(3);
    let plan = [MET[0], MET[1], ("Cat", &[("ward", 2), ("desk", 3)])];
    assert_eq!(lost(&town, &plan), rows(&[("apart/rivals/ward/2", 1000)]));
}

#[test]
fn plans_are_judged_as_a_second_version_judges_them() {
    let count = recheck::agrees("apart", coupled::apart);
    assert!(count.soft > 30 && count.broken > 30 && count.kept > 200, "{count:?}");
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree_on_few(coupled::apart);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
