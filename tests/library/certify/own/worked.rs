//! One candidate, worked by hand: every kind of limit, with and without.

use secondment::model::SchemeBuilder;
use secondment::model::{
    BoundaryDimension, CandidateSelect, CountLimits, CountRule, Dimension, Each, OrderRule,
    PostSelect, TagRule, UnderWay,
};

use super::{bound, of, own, parts, relaxed};
use crate::common::brute;

fn streams(ids: &[&str]) -> PostSelect {
    PostSelect::default().streams(ids.iter().copied())
}

fn best(parts: &SchemeBuilder) -> i64 {
    brute::solve(parts).best.expect("a plan").0
}

#[test]
fn placements_in_a_stream() {
    let mut parts = parts(3);
    parts.rules.per_stream = 1;
    assert_eq!(best(&parts), 140);
    // The first stream three times; then 100 x with x - 1 of them charged, or 40 where that is more.
    assert_eq!(of(&parts, &[], &[]), 300);
    assert_eq!(of(&parts, &[], &[("per-stream/s1", 30)]), 3 * 70 + 30);
    assert_eq!(of(&parts, &[], &[("per-stream/s1", 90)]), 3 * 40 + 90);
    assert_eq!(of(&parts, &[], &[("per-stream/s1", 100), ("per-stream/s2", 40)]), 140);
    assert_eq!(of(&parts, &["per-stream/s1"], &[]), 100 + 40 + 40);
    assert_eq!(of(&parts, &["per-stream/s1", "per-stream/s2"], &[]), 140);
    assert_eq!(of(&parts, &["per-stream/s1"], &[("per-stream/s2", 40)]), 140);
}

#[test]
fn placements_with_a_provider_and_with_a_second_one() {
    let mut parts = parts(3);
    parts.rules.per_provider = 1;
    parts.posts[0].also = Some("h2".into());
    assert_eq!(best(&parts), 100);
    assert_eq!(of(&parts, &["per-provider/h1"], &[]), 100 + 40 + 40);
    assert_eq!(of(&parts, &["per-provider/h2"], &[]), 100);
    // 70 for the first post, 10 for the second.
    assert_eq!(of(&parts, &[], &[("per-provider/h2", 30)]), 3 * 70 + 30);
    assert_eq!(of(&parts, &[], &[("per-provider/h1", 70), ("per-provider/h2", 30)]), 3 * 10 + 100);
}

#[test]
fn placements_with_a_tag() {
    let mut parts = parts(3).tag(secondment::model::Tag::new("t"));
    parts.rules.must_place = true;
    parts.posts[2].tags.insert("t".into());
    parts.rules.tags.push(TagRule::new("t").at_least(2).at_most(2));
    assert_eq!(best(&parts), 40);
    assert_eq!(of(&parts, &[], &[]), 300);
    assert_eq!(of(&parts, &["tags/t"], &[]), 100 - 60);
    assert_eq!(of(&parts, &[], &[("tags/t", -50)]), 300 - 100);
    assert_eq!(of(&parts, &[], &[("tags/t", -130)]), 300 - 260);
    assert_eq!(of(&parts, &[], &[("tags/t", -200)]), 3 * 170 - 400);
    // At most two: worth nothing where nobody wants them.
    assert_eq!(of(&parts, &[], &[("tags/t", 10)]), 300 + 20);
}

#[test]
fn counts_of_placements_with_limits_of_ones_own() {
    let mut parts = parts(3);
    parts.rules.must_place = true;
    let rule = CountRule::at_least("a/b", 1).and_at_most(1);
    parts.rules.counts.push(rule.posts(streams(&["s1", "s3"])));
    assert_eq!(best(&parts), 100 + 40 + 40);
    assert_eq!(of(&parts, &["counts/a%2Fb"], &[]), 180);
    assert_eq!(of(&parts, &[], &[("counts/a%2Fb", 60)]), 3 * 40 + 60);
    let limits = CountLimits::default().at_least(3);
    parts.candidates[0].counts.insert("a/b".into(), limits);
    parts.candidates[0].refused.insert("p1".into());
    assert_eq!(best(&parts), -90);
    assert_eq!(of(&parts, &["counts/a%2Fb"], &[]), -90);
    assert_eq!(of(&parts, &[], &[("counts/a%2Fb", -20)]), 3 * 40 - 60);
    assert_eq!(of(&parts, &[], &[("counts/a%2Fb", -70)]), 3 * 40 - 210);
}

#[test]
fn counts_for_each_provider() {
    let mut parts = parts(3);
    parts.rules.counts.push(CountRule::at_most("x", 1).each(Each::Provider));
    assert_eq!(of(&parts, &["counts/x/h1"], &[]), 180);
    assert_eq!(of(&parts, &["counts/x/h1", "counts/x/h2"], &[("counts/x/h3", 5)]), 140 + 5);
    assert_eq!(of(&parts, &[], &[("counts/x/h1", 60)]), 3 * 40 + 60);
}

#[test]
fn counts_of_periods_and_what_is_under_way() {
    let mut parts = parts(3);
    parts.rules.counts.push(CountRule::at_most("x", 2).periods().posts(streams(&["s1"])));
    assert_eq!(best(&parts), 240);
    assert_eq!(of(&parts, &[], &[("counts/x", 60)]), 3 * 40 + 120);
    parts.candidates[0].under_way = Some(UnderWay::new("p1", 1).served(0));
    // Two periods are left, in one of which the first post may be.
    assert_eq!(best(&parts), 140);
    assert_eq!(of(&parts, &[], &[("counts/x", 60)]), 2 * 40 + 60);
    parts.rules.per_stream = 1;
    assert_eq!(of(&parts, &["per-stream/s1"], &[]), 80);
    assert_eq!(of(&parts, &[], &[("per-stream/s1", 100)]), 80);
    // Two periods of one placement are charged twice.
    parts.candidates[0].under_way = None;
    parts.posts[0] = parts.posts[0].clone().periods(3);
    assert_eq!(of(&parts, &[], &[("counts/x", 60)]), 300 - 180 + 120);
}

#[test]
fn order() {
    let mut parts = parts(2);
    parts.rules.per_stream = 1;
    parts.rules.order.push(OrderRule::new("o", streams(&["s1"])).after(streams(&["s3"]), 1));
    parts.candidates[0].refused.insert("p2".into());
    assert_eq!(best(&parts), 70);
    let both = ["per-stream/s1", "per-stream/s3"];
    assert_eq!(of(&parts, &both, &[]), 100);
    // The first post in period 2 is charged, unless the third one comes before.
    assert_eq!(of(&parts, &both, &[("order/o/1", 200)]), 100);
    assert_eq!(of(&parts, &both, &[("order/o/2", 20)]), 80);
    assert_eq!(of(&parts, &both, &[("order/o/2", 30)]), 70);
    assert_eq!(of(&parts, &both, &[("order/o/2", 60)]), 70);
    // It is paid twice what it is worth where the third one comes and the first does not.
    assert_eq!(of(&parts, &both, &[("order/o/2", 150)]), 120);
    // Under way it has ended: the limit gives back what is charged.
    parts.rules.per_stream = 2;
    parts.candidates[0].under_way = Some(UnderWay::new("p3", 1).served(0));
    assert_eq!(of(&parts, &[], &[("order/o/2", 60)]), 100 - 60 + 2 * 60);
    assert_eq!(best(&parts), 100);
}

#[test]
fn order_counts_what_is_in_both_both_ways() {
    let mut parts = parts(3);
    parts.rules.per_provider = 9;
    let rule = OrderRule::new("o", streams(&["s1"])).after(streams(&["s1", "s2"]), 2);
    parts.rules.order.push(rule);
    parts.rules.per_stream = 2;
    // 2 for each of the first stream, less 2 for each that has ended.
    assert_eq!(of(&parts, &[], &[("order/o/3", 20)]), 300 - 3 * 40 + 2 * 40);
    assert_eq!(best(&parts), 40 + 40 + 100);
    // Where a post has no stream, there may be as many as there are periods.
    parts.posts[0].stream = None;
    parts.rules.order[0].posts = PostSelect::default().posts(["p1"]);
    assert_eq!(of(&parts, &[], &[("order/o/3", 20)]), 2 * (40 + 3 * 20) + 100 - 2 * 20);
}

#[test]
fn idle_periods_before_the_last_placement_cost() {
    let mut parts = parts(4);
    parts.objective.waiting = 25.0;
    parts.posts.truncate(1);
    parts.posts[0].starts = Some([1.into(), 3.into()].into());
    assert_eq!(of(&parts, &[], &[]), 200 - 25);
    parts.candidates[0].unavailable.insert(2.into());
    assert_eq!(of(&parts, &[], &[]), 200);
    parts.candidates[0].weights.waiting = 10.0;
    parts.candidates[0].unavailable.clear();
    assert_eq!(of(&parts, &[], &[]), 100);
    // Even the first placement is waited for.
    parts.posts[0].starts = Some([3.into()].into());
    assert_eq!(of(&parts, &[], &[]), 0);
    parts.rules.must_place = true;
    assert_eq!(of(&parts, &[], &[]), 100 - 500);
}

#[test]
fn a_change_of_provider_that_costs_is_charged() {
    let mut parts = parts(2);
    parts.rules.per_stream = 1;
    let boundary = |weight| BoundaryDimension::new(Dimension::Organisation, weight);
    parts.boundary.dimensions.push(boundary(-15.0));
    assert_eq!(of(&parts, &["per-stream/s1"], &[]), 140 - 15);
    // It is never made up for by a change that was made before.
    parts.objective.repeat_crossings = false;
    assert_eq!(of(&parts, &["per-stream/s1"], &[]), 140 - 15);
    parts.boundary.dimensions[0] = boundary(15.0);
    assert_eq!(of(&parts, &["per-stream/s1"], &[]), 140 + 15);
}

#[test]
fn whoever_gains_nothing_stays_away_where_that_is_allowed() {
    let mut parts = parts(2);
    parts.posts.retain(|post| post.id.as_str() == "p3");
    assert_eq!(of(&parts, &[], &[]), 0);
    parts.rules.must_place = true;
    assert_eq!(of(&parts, &[], &[]), -30);
    parts.rules.must_place = false;
    parts.candidates[0] = parts.candidates[0].clone().pin("p3", 2);
    assert_eq!(of(&parts, &[], &[]), -30);
}

#[test]
fn a_candidate_without_a_path_has_no_rotation() {
    let mut parts = parts(2);
    parts.rules.must_place = true;
    parts.rules.counts.push(CountRule::at_least("x", 3));
    assert_eq!(bound(&parts, relaxed(own(&["counts/x"], &[]))), None);
    let certified = super::certified(&parts, relaxed(own(&["counts/x"], &[])));
    assert_eq!(certified.infeasible_candidates, ["a".into()]);
}

#[test]
fn rules_about_others_are_no_limits() {
    let mut parts = parts(1);
    let others = CandidateSelect::default().ids(["b"]);
    parts.candidates.push(secondment::model::Candidate::new("b"));
    parts.rules.counts.push(CountRule::at_most("x", 1).candidates(others));
    let unknown = super::refused::error(&parts, relaxed(own(&["counts/x"], &[])));
    assert_eq!(unknown.to_string(), "candidate a has no hard limit of the name counts/x");
}
