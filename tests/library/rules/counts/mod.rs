//! Numbers of placements, and of periods served in them.

use secondment::model::{
    CandidateSelect, CountLimits, CountRule, Each, PostSelect, SchemeBuilder, Sector, UnderWay,
    Unit,
};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::draw;
use crate::rules::harness::agree_where;
use crate::rules::support::{broken, parts, points};

fn with(rule: CountRule) -> SchemeBuilder {
    let mut parts = parts();
    parts.rules.counts.push(rule);
    parts
}

fn care() -> PostSelect {
    PostSelect::default().streams(["care"])
}

fn under_way(parts: &mut SchemeBuilder) {
    let held = UnderWay::new("clinic", 2).served(3);
    parts.candidates[0].under_way = Some(held);
}

#[test]
fn so_many_placements_in_a_stream() {
    let exactly = CountRule::at_least("care", 2).posts(care()).and_at_most(2);
    let parts = with(exactly);
    assert_eq!(broken(&parts, "ward 1 shelter 2 council 3"), []);
    assert_eq!(broken(&parts, "ward 1 council 3"), [Rule::Counts]);
    assert_eq!(broken(&parts, "ward 1 shelter 2 ward 3"), [Rule::Counts]);
    assert_eq!(broken(&parts, ""), []);
}

#[test]
fn one_placement_outside_public_services() {
    let outside = PostSelect::default().sectors([Sector::Private, Sector::Voluntary]);
    let parts = with(CountRule::at_least("outside", 1).posts(outside));
    assert_eq!(broken(&parts, "ward 1 shelter 2"), []);
    assert_eq!(broken(&parts, "ward 1 council 2"), [Rule::Counts]);
}

#[test]
fn periods_count_by_length() {
    let parts = with(CountRule::at_most("care", 2).posts(care()).periods());
    assert_eq!(broken(&parts, "clinic 1 council 3"), []);
    assert_eq!(broken(&parts, "clinic 1 ward 3"), [Rule::Counts]);
}

#[test]
fn each_value_has_the_limit_by_itself() {
    let parts = with(CountRule::at_most("spread", 1).each(Each::Kind));
    assert_eq!(broken(&parts, "ward 1 council 2 audit 3"), []);
    assert_eq!(broken(&parts, "ward 1 council 2 clinic 3"), [Rule::Counts]);
    // Only the town hall has a place.
    let parts = with(CountRule::at_most("spread", 1).each(Each::Place));
    assert_eq!(broken(&parts, "ward 1 audit 2 ward 3"), []);
    assert_eq!(broken(&parts, "council 1 audit 2 council 3"), [Rule::Counts]);
}

#[test]
fn the_one_under_way_counts_with_what_remains() {
    let mut placements = with(CountRule::at_most("care", 1).posts(care()));
    under_way(&mut placements);
    assert_eq!(broken(&placements, "shelter 3"), [Rule::Counts]);
    let mut periods = with(CountRule::at_least("care", 3).posts(care()).periods());
    under_way(&mut periods);
    assert_eq!(broken(&periods, "shelter 3"), []);
    assert_eq!(broken(&periods, "audit 3"), [Rule::Counts]);
}

#[test]
fn soft_limits_cost_by_unit() {
    let soft = CountRule::at_least("care", 2).and_at_most(3);
    let parts = with(soft.posts(care()).points(0.25));
    assert_eq!(points(&parts, "ward 1 council 2").penalties, -250);
    assert_eq!(points(&parts, "council 2").penalties, -500);
    assert_eq!(points(&parts, "ward 1 shelter 2").penalties, 0);
    let five = "ward 1 shelter 2 ward 3 shelter 4 ward 5";
    assert_eq!(points(&parts, five).penalties, -500);
    assert_eq!(points(&parts, "").penalties, 0);
}

#[test]
fn candidates_can_have_limits_of_their_own() {
    let mut parts = with(CountRule::at_least("care", 2).posts(care()));
    let own = CountLimits::default().at_most(1);
    parts.candidates[0].counts.insert("care".into(), own);
    assert_eq!(broken(&parts, "ward 1"), []);
    assert_eq!(broken(&parts, "ward 1 shelter 2"), [Rule::Counts]);
    parts.candidates[0].counts.insert("care".into(), CountLimits::default());
    assert_eq!(broken(&parts, "ward 1 shelter 2"), []);
    assert_eq!(broken(&parts, "council 1"), []);
}

#[test]
fn other_candidates_are_left_alone() {
    let homes = CandidateSelect::default().homes(["town-hall"]);
    let mut parts = with(CountRule::at_least("care", 2).posts(care()).candidates(homes));
    assert_eq!(broken(&parts, "ward 1"), []);
    parts.candidates[0].home = Some("town-hall".into());
    assert_eq!(broken(&parts, "ward 1"), [Rule::Counts]);
}

pub(crate) fn rule(rng: &mut Rng, parts: &SchemeBuilder, at: usize) -> CountRule {
    let id = format!("count {at}");
    let mut rule = match rng.below(3) {
        0 => CountRule::at_most(id, rng.range(0, 2)).each(draw::each(rng)),
        1 => CountRule::at_most(id, rng.range(0, 2)),
        _ => CountRule::at_least(id, rng.range(1, 2)),
    };
    rule.posts = draw::posts(rng, parts);
    rule.candidates = draw::candidates(rng, parts);
    rule.points = draw::points(rng);
    if rng.chance(35) {
        rule.unit = Unit::Periods;
    }
    rule
}

/// One to three rules, and limits of their own for some candidates.
pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    parts.rules.counts = (0..rng.pick(&[1, 2, 3])).map(|at| rule(rng, parts, at)).collect();
    for candidate in &mut parts.candidates {
        let rule = rng.pick(&parts.rules.counts);
        let about = rule.candidates == CandidateSelect::default();
        if about && rng.chance(25) {
            let least = rule.each.is_none().then(|| rng.range(0, 1));
            let own = CountLimits::default().at_least(least).at_most(rng.range(1, 2));
            candidate.counts.insert(rule.id.clone(), own);
        }
    }
}

#[test]
fn seeded_schemes_agree_with_full_enumeration() {
    let tally = agree_where(draw::room, draw);
    assert!(tally.changed >= 25 && tally.infeasible >= 2, "{tally:?}");
}
