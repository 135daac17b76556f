//! What holds of every plan: ranges, and what a measure must not depend on.

use proptest::prelude::*;
use secondment::methods::measures::{Datum, Measures};
use secondment::methods::measures::{Distribution, definition, gini, quartiles};
use secondment::model::Id;
use secondment::tables::Value;
use secondment::{Placement, Plan, Scheme, SchemeBuilder};
use serde_json::Value as Json;

use super::build;
use crate::common::rng::Rng;
use crate::common::tiny;

/// The definition of the coefficient, term by term.
fn gini_of_pairs(values: &[i64]) -> Option<f64> {
    let pairs = values.iter().flat_map(|a| values.iter().map(move |b| (a - b).abs()));
    let sizes: i64 = values.iter().map(|value| value.abs()).sum();
    (sizes > 0).then(|| pairs.sum::<i64>() as f64 / (2 * values.len() as i64 * sizes) as f64)
}

proptest! {
    #[test]
    fn gini_is_its_definition_and_lies_from_0_to_1(
        values in prop::collection::vec(-50_000_i64..50_000, 0..40)
    ) {
        let found = gini(&values);
        match (found, gini_of_pairs(&values)) {
            (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-12 && (0.0..=1.0).contains(&a)),
            (a, b) => prop_assert_eq!(a, b),
        }
        let mut turned: Vec<i64> = values.iter().map(|value| 3 * value).collect();
        turned.reverse();
        match (found, gini(&turned)) {
            (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-12),
            (a, b) => prop_assert_eq!(a, b),
        }
    }

    #[test]
    fn a_spread_lies_between_its_ends(
        values in prop::collection::vec(-50_000_i64..50_000, 1..40),
        by in -1000_i64..1000,
    ) {
        let spread = Distribution::of(&values).expect("values");
        let [lower, median, upper] = spread.quartiles;
        let order = [spread.least as f64, lower, median, upper, spread.greatest as f64];
        prop_assert!(order.is_sorted());
        let range = (spread.greatest - spread.least) as f64;
        prop_assert!(spread.standard_deviation <= range / 2.0 + 1e-9);
        let moved: Vec<i64> = values.iter().map(|value| value + by).collect();
        let moved = Distribution::of(&moved).expect("values");
        prop_assert!((moved.mean - spread.mean - by as f64).abs() < 1e-6);
        prop_assert!((moved.standard_deviation - spread.standard_deviation).abs() < 1e-6);
        prop_assert!((moved.interquartile_range() - spread.interquartile_range()).abs() < 1e-6);
    }

    #[test]
    fn quartiles_have_a_quarter_of_the_values_on_their_side(
        values in prop::collection::vec(-50_i64..50, 1..60)
    ) {
        let found = quartiles(&values).expect("values");
        for (quartile, at) in found.into_iter().zip(1..) {
            let below = values.iter().filter(|&&value| (value as f64) < quartile).count();
            let above = values.iter().filter(|&&value| (value as f64) > quartile).count();
            // Never more values on a side than the position leaves there.
            let last = values.len() - 1;
            prop_assert!(below <= (at * last).div_ceil(4), "{values:?}");
            prop_assert!(above <= last - at * last / 4, "{values:?}");
        }
    }
}

/// Placements anywhere, many of them against the rules, a few of what does not exist.
fn any_plan(rng: &mut Rng, parts: &SchemeBuilder) -> Plan {
    let mut plan = Plan::new();
    for candidate in &parts.candidates {
        for _ in 0..rng.below(4) {
            let known = rng.chance(95).then(|| rng.below(parts.posts.len().max(1)));
            let known = known.and_then(|at| parts.posts.get(at));
            let post = known.map_or("nowhere".into(), |post| post.id.clone());
            let start = rng.range(1, parts.periods.count + 1);
            plan.place(&candidate.id, Placement { post, start });
        }
    }
    plan
}

fn drawn(seed: u64) -> (SchemeBuilder, Plan) {
    let parts = if seed.is_multiple_of(2) { tiny::scheme(seed) } else { tiny::wide(seed) };
    let plan = any_plan(&mut Rng::new(seed), &parts);
    (parts, plan)
}

fn rows(parts: SchemeBuilder, plan: &Plan) -> Vec<Datum> {
    Measures::of(&build(parts), plan).data()
}

#[test]
fn rows_are_catalogued_in_order_and_in_range() {
    for seed in 0..150 {
        let (parts, plan) = drawn(seed);
        let data = rows(parts, &plan);
        super::Rows::new(data.clone());
        let places = data.iter().map(|row| {
            let all = secondment::methods::measures::definitions();
            all.map(|one| one.name).position(|name| name == row.measure).expect(row.measure)
        });
        assert!(places.is_sorted(), "seed {seed}");
        for row in data {
            let one = definition(row.measure).expect("a definition");
            let value = row.value.as_f64();
            assert!(value.is_finite(), "{row:?}");
            assert!(one.least.is_none_or(|least| value >= least - 1e-12), "{row:?}");
            assert!(one.most.is_none_or(|most| value <= most + 1e-12), "{row:?}");
            // Without layers the objective is one number.
            let is_one = row.measure == "objective" && row.of.is_empty();
            assert!(is_one || one.of.is_empty() == row.of.is_empty(), "{row:?}");
        }
    }
}

/// Puts every list of a file into another order.
fn shuffle(rng: &mut Rng, value: &mut Json) {
    match value {
        Json::Array(items) => {
            for item in items.iter_mut() {
                shuffle(rng, item);
            }
            rng.shuffle(items);
        }
        Json::Object(fields) => {
            for field in fields.values_mut() {
                shuffle(rng, field);
            }
        }
        _ => {}
    }
}

#[test]
fn the_order_of_a_file_changes_no_bit() {
    for seed in 0..60 {
        let (parts, plan) = drawn(seed);
        let scheme = build(parts);
        let mut file: Json = serde_json::from_str(&scheme.to_json()).expect("a scheme file");
        // The order of layers is one of meaning.
        let layers = file["objective"]["layers"].take();
        shuffle(&mut Rng::new(seed), &mut file);
        file["objective"].as_object_mut().expect("an object").remove("layers");
        if !layers.is_null() {
            file["objective"]["layers"] = layers;
        }
        let other = Scheme::from_json(&file.to_string()).expect("the same scheme");
        assert_eq!(Measures::of(&scheme, &plan), Measures::of(&other, &plan), "seed {seed}");
    }
}

/// A name that comes the earlier in order the later this one does.
fn turned(id: &Id) -> Id {
    let letters = id.as_str().bytes().map(|byte| char::from(b'~' - (byte & 0x3f)));
    format!("{}~{id}", letters.collect::<String>()).into()
}

#[test]
fn names_of_people_change_nothing_that_is_counted() {
    for seed in 0..60 {
        let (mut parts, plan) = drawn(seed);
        // Hosts name people too; who stands in whose way among equals is decided by name.
        for provider in &mut parts.providers {
            provider.ranks.clear();
        }
        for post in &mut parts.posts {
            post.ranks = None;
        }
        let mut renamed = parts.clone();
        for candidate in &mut renamed.candidates {
            candidate.id = turned(&candidate.id);
        }
        let mut other = Plan::new();
        for (id, rotation) in plan.rotations() {
            other.set(turned(id), rotation.to_vec());
        }
        let (left, right) = (rows(parts, &plan), rows(renamed, &other));
        assert_eq!(left.len(), right.len(), "seed {seed}");
        for (a, b) in left.iter().zip(&right) {
            assert_eq!((a.measure, &a.of), (b.measure, &b.of));
            match (a.value, b.value) {
                (Value::Whole(a), Value::Whole(b)) => assert_eq!(a, b, "seed {seed}"),
                (a, b) => assert!((a.as_f64() - b.as_f64()).abs() < 1e-9, "seed {seed}: {a} {b}"),
            }
        }
    }
}

#[test]
fn a_placement_more_never_makes_the_network_smaller() {
    for seed in 0..60 {
        let (parts, plan) = drawn(seed);
        let scheme = build(parts);
        let measures = Measures::of(&scheme, &plan);
        let (before, after) = (measures.network_before, measures.network_after);
        assert!(before.people_ties <= after.people_ties);
        assert!(before.people_components >= after.people_components);
        assert!(before.provider_ties <= after.provider_ties);
        assert!(before.kind_components >= after.kind_components);
        assert!(before.algebraic_connectivity <= after.algebraic_connectivity.map(|c| c + 1e-12));
    }
}
