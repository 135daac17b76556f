//! What must hold between the optimum of a scheme and that of a changed one.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use crate::common::rng::Rng;
use crate::common::{brute, tiny};
use proptest::prelude::*;
use secondment::model::{Candidate, Id, Places, Post, SchemeBuilder, When};
use secondment::solve::{Found, Solver};
use secondment::{Options, Scheme};
use serde_json::Value;

/// The optimum; `None` where there is no plan.
fn optimum(parts: &SchemeBuilder) -> Option<i64> {
    let scheme = parts.clone().build().unwrap_or_else(|e| panic!("{e}"));
    let options = Options::default().threads(NonZeroUsize::new(1));
    match Solver::new(&scheme).options(options.clone()).solve().expect("no fault").found {
        Found::Optimal(solution) => Some(solution.claims.objective),
        Found::Infeasible(_) => None,
        found => panic!("{found:?}"),
    }
}

/// Someone of the scheme.
fn anyone(rng: &mut Rng, parts: &SchemeBuilder) -> usize {
    rng.below(parts.candidates.len())
}

/// One more place in every period, or in one.
fn widen(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let periods = parts.periods.count;
    let at = rng.below(parts.posts.len());
    let post = &mut parts.posts[at];
    let places = |period| brute::places_in(post, period);
    let mut by_period: BTreeMap<u32, u32> =
        (1..=periods).map(|period| (period, places(period))).collect();
    let chosen = rng.range(1, periods);
    let everywhere = rng.chance(50);
    for (&period, places) in &mut by_period {
        *places += u32::from(everywhere || period == chosen);
    }
    post.places = Places::Varying { default: 1, by_period };
}

/// A copy of a post under another id, open to everyone.
fn add_post(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let mut post: Post = rng.pick(&parts.posts);
    post.id = "one more".into();
    parts.posts.push(post);
}

/// Takes away one of the limits on where a candidate may be placed.
fn lift(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let at = anyone(rng, parts);
    let candidate = &mut parts.candidates[at];
    match rng.below(8) {
        0 => candidate.vetoes.posts.clear(),
        1 => candidate.vetoes.providers.clear(),
        2 => candidate.refused.clear(),
        3 => candidate.only = None,
        4 => candidate.forbidden.clear(),
        5 => candidate.minimum_fit.clear(),
        6 => candidate.reach = None,
        _ => candidate.pinned.clear(),
    }
}

/// Loosens a rule for everyone.
fn loosen(rng: &mut Rng, parts: &mut SchemeBuilder) {
    match rng.below(4) {
        0 => parts.rules.per_provider += 1,
        1 => parts.rules.tags.clear(),
        2 => parts.rules.idle = None,
        _ => parts.rules.must_place = false,
    }
}

/// Whatever adds plans and changes the points of none.
#[derive(Clone, Copy, Debug)]
enum Loosening {
    Place,
    Post,
    Limit,
    Rule,
}

/// The same scheme in JSON with other ids in the lists named, wherever they stand.
fn renamed(scheme: &Scheme, lists: &[&str], other: &dyn Fn(&str) -> String) -> Value {
    let mut value = serde_json::to_value(scheme).expect("JSON");
    let entries = lists.iter().flat_map(|&list| value[list].as_array().into_iter().flatten());
    let ids = entries.map(|entry| entry["id"].as_str().expect("an id").to_owned()).collect();
    rename(&mut value, &ids, other);
    value
}

/// Renames values and keys that are ids; no word of the format is an id in tiny schemes.
fn rename(value: &mut Value, ids: &BTreeSet<String>, other: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) if ids.contains(text) => *text = other(text),
        Value::Array(list) => list.iter_mut().for_each(|entry| rename(entry, ids, other)),
        Value::Object(map) => {
            for (key, mut entry) in std::mem::take(map) {
                rename(&mut entry, ids, other);
                map.insert(if ids.contains(&key) { other(&key) } else { key }, entry);
            }
        }
        _ => {}
    }
}

/// Turns the alphabet round, and with it the order of ids.
fn mirrored(id: &str) -> String {
    let letter = |c: char| match c {
        'a'..='z' => char::from(b'a' + b'z' - c as u8),
        'A'..='Z' => char::from(b'A' + b'Z' - c as u8),
        other => other,
    };
    id.chars().map(letter).collect()
}

fn read(value: &Value) -> Scheme {
    Scheme::from_json(&value.to_string()).unwrap_or_else(|e| panic!("{e}"))
}

/// Everybody and every post a second time, the two cohorts barred from each other's posts.
fn doubled(scheme: &Scheme) -> SchemeBuilder {
    let too = |id: &str| format!("{id} too");
    let second = read(&renamed(scheme, &["posts", "candidates"], &too));
    let mut both = [scheme.edit(), second.edit()];
    for (own, others) in [(0, 1), (1, 0)] {
        let barred: Vec<Id> = both[others].posts.iter().map(|post| post.id.clone()).collect();
        for candidate in both[own].candidates.iter_mut().filter(|c| c.only.is_none()) {
            candidate.vetoes.posts.extend(barred.iter().cloned());
        }
    }
    let [mut first, second] = both;
    first.posts.extend(second.posts);
    first.candidates.extend(second.candidates);
    first
}

/// One more period at the end, in which nobody is available.
fn with_an_empty_period(mut parts: SchemeBuilder) -> SchemeBuilder {
    parts.periods.count += 1;
    let extra = When::Period(parts.periods.count);
    for candidate in parts.candidates.iter_mut().filter(|c| c.last.is_none()) {
        candidate.unavailable.insert(extra);
    }
    parts
}

/// Someone who was never here and may stay away, with nothing at home to gain or lose.
fn newcomer(rng: &mut Rng, parts: &SchemeBuilder) -> Candidate {
    let mut candidate = parts.candidates[anyone(rng, parts)].clone();
    candidate.id = Id::from("newcomer");
    candidate.must_place = Some(false);
    candidate.pinned.clear();
    candidate.under_way = None;
    candidate.home = None;
    candidate
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_only_adds_plans_never_lowers_the_optimum(
        seed in any::<u64>(),
        kind in prop::sample::select(vec![
            Loosening::Place, Loosening::Post, Loosening::Limit, Loosening::Rule,
        ]),
    ) {
        let before = tiny::scheme(seed);
        let mut after = before.clone();
        let rng = &mut Rng::new(seed);
        match kind {
            Loosening::Place => widen(rng, &mut after),
            Loosening::Post => add_post(rng, &mut after),
            Loosening::Limit => lift(rng, &mut after),
            Loosening::Rule => loosen(rng, &mut after),
        }
        prop_assert!(optimum(&after) >= optimum(&before));
    }

    /// `None`, no plan, is below everything: where the post was pinned, none is left.
    #[test]
    fn closing_a_post_never_raises_it(seed in any::<u64>()) {
        let before = tiny::scheme(seed);
        let mut after = before.clone();
        let at = Rng::new(seed).below(after.posts.len());
        let post = after.posts[at].id.clone();
        let held = |c: &Candidate| {
            c.under_way.as_ref().is_some_and(|held| held.post == post)
        };
        prop_assume!(!after.candidates.iter().any(held));
        after.posts[at].places = Places::Every(0);
        prop_assert!(optimum(&after) <= optimum(&before));
    }

    #[test]
    fn someone_who_may_stay_away_never_lowers_it(seed in any::<u64>()) {
        let before = tiny::scheme(seed);
        let mut after = before.clone();
        let candidate = newcomer(&mut Rng::new(seed), &before);
        after.candidates.push(candidate);
        prop_assert!(optimum(&after) >= optimum(&before));
    }

    /// Attributes and dimensions of values keep theirs: decimals are added in order of these ids.
    #[test]
    fn names_do_not_matter(seed in any::<u64>()) {
        let parts = tiny::scheme(seed);
        let scheme = parts.clone().build().expect("valid");
        let lists = ["kinds", "places", "tags", "providers", "posts", "candidates"];
        let relabelled = read(&renamed(&scheme, &lists, &mirrored));
        prop_assert_ne!(relabelled.fingerprint(), scheme.fingerprint());
        prop_assert_eq!(optimum(relabelled.parts()), optimum(&parts));
    }

    /// A place for everybody everywhere: each takes their best rotation, and nobody is in the way.
    #[test]
    fn with_places_for_all_the_optimum_is_the_sum_of_the_best(seed in any::<u64>()) {
        let mut parts = tiny::scheme(seed);
        for post in &mut parts.posts {
            post.places = Places::Every(9);
        }
        let alone = |candidate| {
            let mut own = parts.clone();
            own.candidates = vec![candidate];
            optimum(&own)
        };
        let sum: Option<i64> = parts.candidates.iter().cloned().map(alone).sum();
        prop_assert_eq!(optimum(&parts), sum);
    }

    #[test]
    fn two_cohorts_apart_are_worth_twice_as_much(seed in any::<u64>()) {
        let parts = tiny::scheme(seed);
        let scheme = parts.clone().build().expect("valid");
        let expected = optimum(&parts).map(|points| 2 * points);
        prop_assert_eq!(optimum(&doubled(&scheme)), expected);
    }

    #[test]
    fn a_period_in_which_nobody_is_there_changes_nothing(seed in any::<u64>()) {
        let parts = tiny::scheme(seed);
        prop_assert_eq!(optimum(&with_an_empty_period(parts.clone())), optimum(&parts));
    }
}
