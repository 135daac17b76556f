//! What methods may break: what they say, and no more.

use std::collections::{BTreeMap, BTreeSet};

use secondment::CancelToken;
use secondment::methods::known::methods;
use secondment::model::{Pinned, SchemeBuilder, When};
use secondment::verify::{Rule, verify};

use crate::common::drawn;
use crate::common::rng::Rng;
use crate::rules::{all_mixed, draw, home, leave, part_time};

/// Schemes that plans are made for.
const SCHEMES: u64 = 1_500;

/// Periods that are to be spent at home, where an idle one is not.
fn away_from_home(rng: &mut Rng, parts: &mut SchemeBuilder) {
    draw::room(rng, parts);
    parts.rules.home_service = false;
    parts.rules.home = vec![home::rule(rng, parts, 0).points(None)];
    if rng.chance(70) {
        pins(rng, parts);
    }
}

/// Pinned placements for all who may have them, often in one post; rules that they break are left to the
/// plans.
fn pins(rng: &mut Rng, parts: &mut SchemeBuilder) {
    for at in 0..parts.candidates.len() {
        let post = rng.pick(&parts.posts[..parts.posts.len().min(2)]).id;
        let start = When::Period(rng.range(1, parts.periods.count));
        let before =
            std::mem::replace(&mut parts.candidates[at].pinned, vec![Pinned::new(post, start)]);
        if parts.clone().build().is_err() {
            parts.candidates[at].pinned = before;
        }
    }
}

/// Makes plans for schemes in which rules of all sorts meet, part-timers and leave among them.
fn broken() -> BTreeMap<String, BTreeSet<Rule>> {
    let mut broken: BTreeMap<String, BTreeSet<Rule>> = BTreeMap::new();
    for seed in 0..SCHEMES {
        let rng = &mut Rng::new(seed);
        let (mut parts, _) = all_mixed::drawn(seed);
        match seed % 5 {
            0 => part_time::draw(rng, &mut parts),
            1 => leave::draw(rng, &mut parts),
            2 => drawn::all(rng, &mut parts),
            3 => away_from_home(rng, &mut parts),
            _ => pins(rng, &mut parts),
        }
        let Ok(scheme) = parts.build() else { continue };
        for method in methods() {
            // The engine takes longer, and is compared with enumeration elsewhere.
            if method.about().name == "optimiser" && seed % 8 > 0 {
                continue;
            }
            let made = method.allocate(&scheme, seed, &CancelToken::new()).expect("no fault");
            let Some(plan) = made.plan else { continue };
            for violation in verify(&scheme, &plan).violations {
                let (name, rule) = (method.about().name, violation.rule);
                let listed = method.about().may_break.contains(&rule);
                assert!(listed, "{name}, seed {seed}: {violation}");
                broken.entry(name.to_owned()).or_default().insert(rule);
            }
        }
    }
    broken
}

/// Nothing else is ever broken, and everything listed is, by some plan of the method.
#[test]
fn plans_break_the_rules_that_are_listed() {
    let broken = broken();
    for method in methods() {
        let listed: BTreeSet<Rule> = method.about().may_break.iter().copied().collect();
        let found = broken.get(method.about().name).cloned().unwrap_or_default();
        assert_eq!(found, listed, "{}", method.about().name);
    }
}
