//! Levels that lapse without use.

use secondment::model::{
    Candidate, Competency, CompetencyWeights, Kind, Objective, Post, Provider, Rules,
    SchemeBuilder, Sector, UnderWay,
};
use secondment::verify::{Rule, verify};
use secondment::{Placement, Plan};

use crate::common::drawn;
use crate::rules::compared::agree;
use crate::rules::harness::agree_on;

/// Four periods; `data` lapses to level 1 after two periods without use. The lab needs level 3, the
/// desk develops it, the study merely names it, and the yard has nothing to do with it.
fn four_posts() -> SchemeBuilder {
    SchemeBuilder::new(4)
        .kind(Kind::new("council"))
        .competency(Competency::new("data", 4).lapsing(2, 1))
        .provider(Provider::new("Ash", "council", Sector::Public))
        .post(Post::new("lab", "Ash").essential("data", 3))
        .post(Post::new("desk", "Ash").develops("data", 4))
        .post(Post::new("study", "Ash").desirable("data", 1))
        .post(Post::new("yard", "Ash"))
        .candidate(Candidate::new("Candidate 001").level("data", 3).points("lab", 1.0))
        .objective(Objective::default().development(0.1))
        .rules(Rules::default().per_provider(4))
}

fn plan(placements: &[(&str, u32)]) -> Plan {
    let mut plan = Plan::new();
    for &(post, start) in placements {
        plan.place("Candidate 001", Placement { post: post.into(), start });
    }
    plan
}

#[test]
fn one_period_without_use_is_no_lapse() {
    let scheme = four_posts().build().expect("no fault");
    for placements in [[("yard", 1), ("lab", 2)], [("study", 2), ("lab", 4)]] {
        let verdict = verify(&scheme, &plan(&placements));
        assert!(verdict.is_valid(), "{:?}", verdict.violations);
    }
}

#[test]
fn two_periods_without_use_are() {
    let scheme = four_posts().build().expect("no fault");
    let verdict = verify(&scheme, &plan(&[("yard", 1), ("lab", 3)]));
    assert_eq!(verdict.violations[0].rule, Rule::Essential);
    assert!(verdict.violations[0].detail.contains("holds 1"), "{:?}", verdict.violations);
}

#[test]
fn levels_are_gained_again() {
    let mut parts = four_posts();
    parts.candidates[0].points.clear();
    let scheme = parts.build().expect("no fault");
    // From 3 to 4; down to 1 by period 4, and up to 4 again.
    let verdict = verify(&scheme, &plan(&[("desk", 1), ("desk", 4)]));
    assert_eq!(verdict.points.sum.development, 100 + 300);
    // Used in the meantime, it stays.
    let verdict = verify(&scheme, &plan(&[("desk", 1), ("study", 3), ("desk", 4)]));
    assert_eq!(verdict.points.sum.development, 100);
}

#[test]
fn the_placement_under_way_keeps_levels_in_use() {
    for (post, holds) in [("study", true), ("yard", false)] {
        let mut parts = four_posts();
        parts.candidates[0].under_way = Some(UnderWay::new(post, 2).served(1));
        let scheme = parts.build().expect("no fault");
        let verdict = verify(&scheme, &plan(&[("lab", 3)]));
        assert_eq!(verdict.is_valid(), holds, "{post}: {:?}", verdict.violations);
    }
}

#[test]
fn a_lapse_can_be_worth_waiting_for() {
    let mut parts = four_posts();
    parts.objective.competency =
        CompetencyWeights::default().weight(1.0).shortfall(0.0).surplus(0.5);
    parts.posts.retain(|post| post.id.as_str() == "study");
    parts.posts[0].starts = Some([1_u32.into(), 3_u32.into()].into());
    parts.candidates[0].points.clear();
    parts.rules.per_provider = 1;
    // Held at 3, two levels too high, the study scores nothing; at 1 it scores in full.
    assert_eq!(agree_on(0, parts), Some(1000));
}

#[test]
fn lapses_agree_with_enumeration() {
    let tally = agree(drawn::lapse, |parts| {
        parts.competencies.iter_mut().for_each(|competency| competency.lapses = None);
    });
    assert!(tally.changed > 10, "{tally:?}");
}
