//! Mechanisms that look at the whole cohort at once: best fit and greedy exposure.

use secondment::methods::Method;
use secondment::methods::known::{BestFitPeriod, GreedyExposure, Optimiser, StayPut};
use secondment::model::{BoundaryDimension, Candidate, Dimension, Kind, Post, Provider, Sector};
use secondment::verify::verify;
use secondment::{CancelToken, SchemeBuilder};

use crate::methods::market::{Market, has, plan};

/// A council with post `desk` and a trust with post `ward`, one place each; crossing between kinds scores 1.
fn two_posts(periods: u32) -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(periods)
        .kind(Kind::new("council"))
        .kind(Kind::new("trust"))
        .provider(Provider::new("town", "council", Sector::Public))
        .provider(Provider::new("infirmary", "trust", Sector::Public))
        .post(Post::new("desk", "town"))
        .post(Post::new("ward", "infirmary"))
        .boundary(BoundaryDimension::new(Dimension::Kind, 1.0));
    parts.scale = 1;
    parts
}

/// Ada has 10 at the desk and 9 on the ward, Ben 9 and 1. The best for one of them alone, 10 + 1, is less
/// than 9 + 9.
#[test]
fn the_best_fit_is_that_of_all_together() {
    let parts = two_posts(1)
        .candidate(Candidate::new("Ada").points("desk", 10.0).points("ward", 9.0))
        .candidate(Candidate::new("Ben").points("desk", 9.0).points("ward", 1.0));
    let plan = plan(&BestFitPeriod, &parts.build().expect("no fault"), 0);
    assert_eq!([has(&plan, "Ada"), has(&plan, "Ben")], ["ward 1", "desk 1"]);
}

/// Two placements come before one, even where the second costs 3 points of fit.
#[test]
fn as_many_as_possible_are_placed() {
    let parts = two_posts(1)
        .candidate(Candidate::new("Ada").points("desk", 5.0).veto("ward"))
        .candidate(Candidate::new("Ben").points("desk", 1.0).points("ward", -3.0));
    let plan = plan(&BestFitPeriod, &parts.build().expect("no fault"), 0);
    assert_eq!([has(&plan, "Ada"), has(&plan, "Ben")], ["desk 1", "ward 1"]);
}

/// A placement counts with all its periods: 2 x 3 is more than 5. It then lasts through period 2.
#[test]
fn fit_counts_for_every_period_served() {
    let mut parts =
        two_posts(2).candidate(Candidate::new("Ada").points("desk", 5.0).points("ward", 3.0));
    parts.posts[1] = Post::new("ward", "infirmary").periods(2);
    let plan = plan(&BestFitPeriod, &parts.build().expect("no fault"), 0);
    assert_eq!(has(&plan, "Ada"), "ward 1");
}

/// Three half-timers and one place: the first round has one place for a half-timer's share twice over, and
/// the two with the most points share it.
#[test]
fn half_timers_share_a_place() {
    let mut parts = two_posts(1);
    parts.posts.truncate(1);
    for (who, points) in [("Ada", 1.0), ("Ben", 3.0), ("Cat", 2.0)] {
        parts = parts.candidate(Candidate::new(who).points("desk", points).share(50));
    }
    let scheme = parts.build().expect("no fault");
    let plan = plan(&BestFitPeriod, &scheme, 0);
    assert!(verify(&scheme, &plan).is_valid());
    assert_eq!(["Ada", "Ben", "Cat"].map(|who| has(&plan, who)), ["", "desk 1", "desk 1"]);
}

#[test]
fn the_best_fit_is_that_of_enumeration() {
    for seed in 0..400 {
        let market = Market::drawn(seed);
        let value = |matching: &Vec<Option<usize>>| {
            let points = matching.iter().enumerate();
            let points = points.filter_map(|(who, post)| Some(market.points[who][(*post)?]));
            (matching.iter().flatten().count(), points.sum::<i32>())
        };
        let best = market.matchings().iter().map(value).max().expect("an empty one");
        let found = market.read(&plan(&BestFitPeriod, &market.scheme(), seed));
        assert_eq!(value(&found), best, "seed {seed}: {market:?}");
    }
}

/// Ada comes from the council and crosses to the ward for 1 point; Ben, who comes from nowhere, crosses
/// nothing. In period 2 both cross over: 1 point each. The fit of Ben on the ward, 9, has no say.
#[test]
fn the_placement_that_adds_most_exposure_comes_first() {
    let parts = two_posts(2)
        .candidate(Candidate::new("Ada").served("town", 1, 0))
        .candidate(Candidate::new("Ben").points("ward", 9.0));
    let scheme = parts.build().expect("no fault");
    for seed in 0..20 {
        let plan = plan(&GreedyExposure, &scheme, seed);
        assert_eq!([has(&plan, "Ada"), has(&plan, "Ben")], ["ward 1, desk 2", "desk 1, ward 2"]);
        assert_eq!(verify(&scheme, &plan).points.exposure(), 3);
    }
}

/// Nobody crosses anything; the desk goes to Ben, who fits it better, and Ada gets the ward.
#[test]
fn fit_decides_between_equal_exposure() {
    let parts = two_posts(1)
        .candidate(Candidate::new("Ada").points("desk", 2.0))
        .candidate(Candidate::new("Ben").points("desk", 3.0));
    let scheme = parts.build().expect("no fault");
    for seed in 0..20 {
        let plan = plan(&GreedyExposure, &scheme, seed);
        assert_eq!([has(&plan, "Ada"), has(&plan, "Ben")], ["ward 1", "desk 1"]);
    }
}

#[test]
fn who_stays_put_is_not_placed() {
    let scheme = two_posts(2).candidate(Candidate::new("Ada")).build().expect("no fault");
    assert_eq!(plan(&StayPut, &scheme, 0).placed(), 0);
}

/// Ada crosses once for 1 point, whichever way, and gets 5 for the desk in period 1 or 2: 6 in all.
#[test]
fn the_optimiser_says_what_it_proves() {
    let parts = two_posts(2).candidate(Candidate::new("Ada").points("desk", 5.0));
    let scheme = parts.build().expect("no fault");
    let made = Optimiser::default().allocate(&scheme, 0, &CancelToken::new()).expect("no fault");
    let points = verify(&scheme, &made.plan.expect("a plan")).points.total();
    assert_eq!((points, made.bound, made.proof.is_some()), (6, Some(6), true));
}

/// Two must be placed, and there is one place.
#[test]
fn the_optimiser_breaks_no_rule() {
    let mut parts = two_posts(1).candidate(Candidate::new("Ada")).candidate(Candidate::new("Ben"));
    parts.posts.truncate(1);
    parts.rules.must_place = true;
    let scheme = parts.build().expect("no fault");
    let made = Optimiser::default().allocate(&scheme, 0, &CancelToken::new()).expect("no fault");
    assert_eq!(made.plan, None);
}
