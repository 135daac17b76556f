//! Equal input gives equal bits: at any number of threads, in any order of the scheme file.

use std::num::NonZeroUsize;

use crate::common::bits::bits;
use crate::common::rng::Rng;
use crate::common::{medium, tiny};
use secondment::model::{Measure, PostSelect, Resource, Sector, Share, ShareMeasure, Total, Use};
use secondment::solve::Solver;
use secondment::{Options, Outcome, Scheme, SchemeBuilder};
use serde_json::Value;

fn build(parts: secondment::SchemeBuilder) -> Scheme {
    parts.build().unwrap_or_else(|e| panic!("{e:?}"))
}

/// A scheme with rules on the cohort, hard and soft, large enough to be cut into parts.
fn coupled() -> SchemeBuilder {
    let mut parts = medium::scheme(3, 100);
    let public = PostSelect::default().sectors([Sector::Public]);
    let private = PostSelect::default().sectors([Sector::Private]);
    let money = Use::per_period(700).posts(private.clone());
    parts.rules.resources.push(Resource::at_most("fees", 30_000).uses(money));
    parts.rules.shares.push(
        Share::new("private", ShareMeasure::PersonPeriods).posts(private).at_most(0.3).points(0.2),
    );
    parts
        .rules
        .totals
        .push(Total::new("public", Measure::People).posts(public).at_least(12).points(0.3));
    parts
}

/// Schemes of all sorts: tiny ones, feasible or not, and some that take real work.
fn schemes() -> Vec<Scheme> {
    let tiny = (0..30).map(tiny::scheme);
    let medium = [(1, 24), (2, 60)].map(|(seed, size)| medium::scheme(seed, size));
    let london = Scheme::from_json(include_str!("../../examples/london/scheme.json"));
    let london = london.expect("the example is valid");
    tiny.chain(medium).chain([coupled()]).map(build).chain([london]).collect()
}

fn solve(scheme: &Scheme, threads: usize, seed: u64) -> Outcome {
    let options =
        Options::default().threads(NonZeroUsize::new(threads)).seed(seed).work_limit(3_000_000);
    Solver::new(scheme).options(options).solve().expect("no fault")
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    for (at, scheme) in schemes().iter().enumerate() {
        let alone = bits(&solve(scheme, 1, 0));
        for threads in [2, 16] {
            assert_eq!(bits(&solve(scheme, threads, 0)), alone, "scheme {at}, {threads} threads");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    for (at, scheme) in schemes().iter().enumerate() {
        for seed in [0, 7] {
            let first = bits(&solve(scheme, 2, seed));
            assert_eq!(bits(&solve(scheme, 2, seed)), first, "scheme {at}, seed {seed}");
        }
    }
}

/// Puts every list in a JSON value into another order.
fn shuffle(value: &mut Value, rng: &mut Rng) {
    match value {
        Value::Array(items) => {
            rng.shuffle(items);
            for item in items {
                shuffle(item, rng);
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(|field| shuffle(field, rng)),
        _ => {}
    }
}

/// Swaps the ends of every pair of ids that has no order: `{"a": x, "b": y, ...}`.
fn swap_pairs(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(swap_pairs),
        Value::Object(fields) => {
            if let (Some(a), Some(b)) = (fields.get("a").cloned(), fields.get("b").cloned()) {
                fields.insert("a".into(), b);
                fields.insert("b".into(), a);
            }
            fields.values_mut().for_each(swap_pairs);
        }
        _ => {}
    }
}

#[test]
fn the_order_of_a_file_changes_nothing() {
    let mut changed = 0;
    for (at, scheme) in schemes().iter().enumerate() {
        let stated: Value = serde_json::from_str(&scheme.to_json()).expect("JSON");
        let expected = bits(&solve(scheme, 1, 0));
        let rng = &mut Rng::new(at as u64);
        for _ in 0..2 {
            let mut other = stated.clone();
            shuffle(&mut other, rng);
            swap_pairs(&mut other);
            changed += u32::from(other != stated);
            let shuffled =
                Scheme::from_json(&other.to_string()).unwrap_or_else(|e| panic!("{e:?}"));
            assert_eq!(shuffled.fingerprint(), scheme.fingerprint(), "scheme {at}");
            assert_eq!(&shuffled, scheme, "scheme {at}");
            assert_eq!(bits(&solve(&shuffled, 1, 0)), expected, "scheme {at}");
        }
    }
    assert!(changed > 50, "only {changed} files were really in another order");
}
