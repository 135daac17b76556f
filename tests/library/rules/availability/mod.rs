//! Availability: those who join late, leave early, defer, or are away for a while.

use secondment::SchemeBuilder;
use secondment::model::{Calendar, Candidate, When};
use secondment::verify::Rule;

use crate::common::rng::Rng;
use crate::rules::harness::{SEEDS, agree};
use crate::rules::small::{ada, base, best, broken, remove};

fn there(first: Option<u32>, last: Option<u32>, away: &[u32]) -> Candidate {
    let ada = ada().first(first.map(When::from)).last(last.map(When::from));
    away.iter().fold(ada, |ada, &period| ada.unavailable(period))
}

#[test]
fn a_joiner_is_placed_from_their_first_period_on() {
    let parts = base(4).candidate(there(Some(3), None, &[]));
    assert_eq!(best(&parts), Some(300 + 200));
    assert_eq!(broken(&parts, &[("desk", 3), ("ward", 4)]), []);
    assert_eq!(broken(&parts, &[("desk", 2), ("ward", 3)]), [Rule::Availability]);
}

#[test]
fn a_leaver_has_ended_by_their_last_period() {
    let mut parts = base(4).candidate(there(None, Some(2), &[]));
    assert_eq!(best(&parts), Some(300 + 200));
    parts.posts[0] = parts.posts[0].clone().periods(2);
    assert_eq!(broken(&parts, &[("desk", 1)]), []);
    assert_eq!(broken(&parts, &[("desk", 2)]), [Rule::Availability]);
    assert_eq!(best(&parts), Some(2 * 300));
}

#[test]
fn deferral_moves_the_first_period_and_gives_the_place_to_others() {
    let one_post = |candidates: [Candidate; 2]| {
        let mut parts = base(2);
        parts.candidates = candidates.into();
        remove(&mut parts, "ward");
        remove(&mut parts, "hostel");
        best(&parts)
    };
    let bo = || there(None, None, &[]).id("Bo");
    let deferred = there(Some(2), None, &[]);
    assert_eq!(one_post([deferred.clone(), bo()]), Some(600));
    let both = deferred.clone().id("Bo");
    assert_eq!(one_post([deferred, both]), None, "one desk, and both there in period 2 only");
}

#[test]
fn those_who_are_not_there_are_not_idle() {
    let mut parts = base(4).candidate(there(Some(2), Some(3), &[]));
    parts.rules.idle = Some(0);
    assert_eq!(best(&parts), Some(300 + 200));
    parts.candidates[0].last = None;
    assert_eq!(best(&parts), Some(300 + 200 + 100));
    parts.candidates[0].first = None;
    assert_eq!(best(&parts), None, "four periods and three posts");
    parts.candidates[0].unavailable.insert(2.into());
    assert_eq!(best(&parts), Some(300 + 200 + 100), "a break in the middle is not idle");
}

#[test]
fn dates_name_the_period_that_contains_them() {
    let mut parts =
        base(4).candidate(ada().first("2028-03-31".parse::<jiff::civil::Date>().expect("a date")));
    parts.periods = Calendar::dated(4, jiff::civil::date(2027, 4, 1), 6);
    assert_eq!(broken(&parts, &[("desk", 2)]), []);
    assert_eq!(broken(&parts, &[("desk", 1)]), [Rule::Availability]);
}

#[test]
fn nobody_can_be_placed_who_is_never_there() {
    assert_eq!(best(&base(1).candidate(there(None, None, &[1]))), None);
    assert_eq!(best(&base(2).candidate(there(Some(2), None, &[2]))), None);
}

pub(crate) fn draw(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let count = parts.periods.count;
    for candidate in &mut parts.candidates {
        if candidate.under_way.is_some() || rng.chance(30) {
            continue;
        }
        let first = rng.range(1, count);
        let last = rng.range(first, count);
        candidate.first = (first > 1).then(|| first.into());
        candidate.last = (last < count).then(|| last.into());
        candidate.unavailable = (first..=last).filter(|_| rng.chance(15)).map(When::from).collect();
    }
}

#[test]
fn full_enumeration_agrees() {
    let tally = agree(draw);
    assert!(tally.changed as u64 > SEEDS / 12, "{tally:?}");
}
