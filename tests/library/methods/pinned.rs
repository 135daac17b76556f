//! Pinned placements and those under way, in every method.

use secondment::SchemeBuilder;
use secondment::methods::known::methods;
use secondment::model::{Candidate, Competency, Kind, Post, Provider, Sector, UnderWay};
use secondment::verify::{Rule, verify};

use crate::methods::market::{has, plan};

/// One post `x` of one place, open for two periods, and a host that may be come back to.
fn one_post(periods: u32) -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(periods)
        .kind(Kind::new("trust"))
        .provider(Provider::new("X", "trust", Sector::Public))
        .post(Post::new("x", "X"));
    parts.rules.per_provider = 9;
    parts
}

/// x in period 2 is Ada's whatever the lots; Ben may have it in period 1 and never in period 2.
#[test]
fn what_is_pinned_is_held_from_the_beginning() {
    let parts = one_post(2)
        .candidate(Candidate::new("Ada").pin("x", 2))
        .candidate(Candidate::new("Ben").prefers("x", 1));
    let scheme = parts.build().expect("no fault");
    for method in methods() {
        for seed in 0..10 {
            let plan = plan(method.as_ref(), &scheme, seed);
            assert!(verify(&scheme, &plan).is_valid(), "{}", method.about().name);
            assert!(has(&plan, "Ada").ends_with("x 2"), "{}", method.about().name);
        }
    }
}

/// Ben would have to lead in period 2, for which he lacks the level, and nothing raises it: the pinned
/// placement is not made, rather than made against the rule.
#[test]
fn what_rules_forbid_is_not_made() {
    let mut parts = one_post(2).candidate(Candidate::new("Ben").pin("x", 2));
    parts.competencies.push(Competency::new("casework", 3));
    parts.posts[0].essential.insert("casework".into(), 2);
    let scheme = parts.build().expect("no fault");
    for method in methods().iter().filter(|method| !method.about().may_break.is_empty()) {
        let violations = verify(&scheme, &plan(method.as_ref(), &scheme, 0)).violations;
        let rules: Vec<Rule> = violations.iter().map(|violation| violation.rule).collect();
        assert_eq!(rules, [Rule::Pinned], "{}", method.about().name);
    }
}

/// Ada is in x through period 2, so Ben starts in period 3 at the earliest, and she in period 3 as well.
#[test]
fn those_under_way_hold_their_places() {
    let mut parts = one_post(3)
        .candidate(Candidate::new("Ada"))
        .candidate(Candidate::new("Ben").prefers("x", 1));
    parts.candidates[0].under_way = Some(UnderWay::new("x", 2).served(1));
    let scheme = parts.build().expect("no fault");
    for method in methods() {
        let plan = plan(method.as_ref(), &scheme, 0);
        assert!(verify(&scheme, &plan).is_valid(), "{}", method.about().name);
        let placed = [has(&plan, "Ada"), has(&plan, "Ben")].concat();
        let expected = if method.about().name == "stay-put" { "" } else { "x 3" };
        // The optimiser has nothing to gain by placing anybody.
        assert!(
            placed == expected || method.about().name == "optimiser",
            "{}",
            method.about().name
        );
    }
}

/// A placement of two periods needs a place in both: x is closed in period 2, so it starts in period 3.
#[test]
fn a_placement_needs_a_place_throughout() {
    let mut parts = one_post(4).candidate(Candidate::new("Ada").prefers("x", 1));
    parts.posts[0] = Post::new("x", "X").periods(2).places_in(2, 0);
    let scheme = parts.build().expect("no fault");
    for method in methods() {
        let plan = plan(method.as_ref(), &scheme, 0);
        let idle = ["stay-put", "optimiser"].contains(&method.about().name);
        assert!(idle || has(&plan, "Ada") == "x 3", "{}", method.about().name);
    }
}
