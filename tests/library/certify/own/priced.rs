//! Whatever is followed and whatever the multipliers, no plan is worth more than the bound.

use std::collections::BTreeMap;

use secondment::certify::certify;
use secondment::plan::{Certificate, Own, Prices};

use super::{bound, build, draw};
use crate::common::rng::Rng;
use crate::common::{brute, tiny};

#[test]
fn no_plan_is_worth_more_than_the_bound_at_any_multipliers() {
    let mut counts: BTreeMap<(String, bool), u32> = BTreeMap::new();
    let (mut plans, mut tight) = (0, 0);
    for seed in 0..500 {
        let rng = &mut Rng::new(seed);
        let people = rng.range(1, 3);
        let mut parts = draw::scheme(rng, people);
        draw::add_others(rng, &mut parts);
        let Ok(scheme) = parts.clone().build() else { continue };
        let best = brute::solve(&parts).best.map(|(best, _)| best);
        plans += u32::from(best.is_some());
        for _ in 0..4 {
            let mut prices = crate::certify::draw::prices(rng.word(), &scheme);
            for who in &parts.candidates {
                if rng.chance(80) {
                    prices.own.insert(who.id.clone(), draw::own(rng, &parts, who));
                }
            }
            draw::worst(rng, &scheme, &mut prices);
            let certificate = Certificate::new(prices.clone(), None);
            let bound = certify(&scheme, &certificate, None).expect("multipliers that bound").bound;
            assert!(bound >= best, "seed {seed}: {bound:?} < {best:?} at {prices:?}");
            tight += u32::from(bound == best);
            let limited = certify(&scheme, &certificate, Some(rng.range(0, 300).into()));
            let limited = limited.expect("multipliers that bound").bound;
            assert!(limited >= best, "seed {seed}: {limited:?} < {best:?} at {prices:?}");
            for (name, multiplier) in prices.own.values().flat_map(|own| &own.multipliers) {
                let rule = name.split('/').next().expect("a rule").to_owned();
                *counts.entry((rule, *multiplier > 0)).or_default() += 1;
            }
        }
    }
    let sorts = counts.values().filter(|&&count| count > 50).count();
    assert!((plans > 150, sorts) == (true, 7), "{plans} {counts:?}");
    assert!(tight > 50, "{tight}");
}

#[test]
fn rules_that_nobody_drew_here_keep_to_the_bound_as_well() {
    for seed in 0..400 {
        let parts = tiny::scheme(seed);
        let rng = &mut Rng::new(seed ^ 0x5DEE_CE66);
        let Some((best, _)) = brute::solve(&parts).best else { continue };
        let scheme = build(&parts);
        for _ in 0..2 {
            let mut prices = crate::certify::draw::prices(rng.word(), &scheme);
            for who in &parts.candidates {
                prices.own.insert(who.id.clone(), draw::own(rng, &parts, who));
            }
            let bound = bound(&parts, prices.clone()).expect("there is a plan");
            assert!(bound >= best, "seed {seed}: {bound} < {best} at {prices:?}");
        }
    }
}

#[test]
fn where_all_is_followed_the_bound_of_one_candidate_is_exact() {
    let (mut exact, mut none) = (0, 0);
    for seed in 0..600 {
        let rng = &mut Rng::new(seed);
        let mut parts = draw::scheme(rng, 1);
        parts.posts.iter_mut().for_each(|post| *post = post.clone().places(1));
        let Ok(scheme) = parts.clone().build() else { continue };
        let who = &parts.candidates[0];
        let mut own = Own::default();
        let names = draw::names(&parts, who).into_iter();
        own.follows = names.filter(|name| name.may_follow).map(|name| name.name).collect();
        let mut prices = Prices::new();
        prices.own.insert(who.id.clone(), own);
        let best = brute::solve(&parts).best.map(|(best, _)| best);
        let certificate = Certificate::new(prices, None);
        let certified = certify(&scheme, &certificate, None).expect("known limits");
        assert!(certified.complete);
        assert_eq!(certified.bound, best, "seed {seed}");
        exact += u32::from(best.is_some());
        none += u32::from(best.is_none());
    }
    assert!(exact > 200 && none > 5, "{exact} {none}");
}
