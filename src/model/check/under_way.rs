//! Placements under way: in range, and within the places of their posts.

use std::collections::BTreeMap;

use super::super::Candidate;
use super::super::candidate::FULL_TIME;
use super::whole::Whole;
use crate::error::FaultCode;
use crate::model::part::{List, outside};
use crate::model::text::Path;

pub(super) fn check(check: &mut Whole<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("candidates");
    // By post: how many hundredths of a place are taken in each period, so far.
    let mut held: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (at, candidate) in check.parts.candidates.iter().enumerate() {
        let Some(under_way) = &candidate.under_way else { continue };
        let path = path.index(at);
        let path = path.field("under_way");
        let post = check.find(List::Posts, &under_way.post, &path.field("post"));
        let Some(count) = check.horizon.as_ref().map(|horizon| horizon.count) else { continue };
        let remaining = path.field("remaining");
        let fits = (1..=count as u32).contains(&under_way.remaining);
        if !fits {
            outside(check, &remaining, under_way.remaining, 1, count);
        }
        let Some(post) = post.filter(|_| fits) else { continue };
        let held = held.entry(post).or_insert_with(|| vec![0; count]);
        let away = leave(check, candidate);
        let mut there = (0..under_way.remaining as usize).filter(|period| away >> period & 1 == 0);
        there.clone().for_each(|period| held[period] += candidate.share.min(FULL_TIME));
        let stated = &check.parts.posts[post];
        let taken = |period: usize| f64::from(held[period]) / f64::from(FULL_TIME);
        let full = there.find(|&period| taken(period) > f64::from(stated.places.in_period(period)));
        if let Some(period) = full {
            let cause = format!(
                "in period {} `{}` has {} places, and placements under way take {}",
                period + 1,
                under_way.post.shown(),
                stated.places.in_period(period),
                taken(period)
            );
            let action = "raise the post's `places`, or correct who is there";
            check.error(&path, FaultCode::PostOverfilled, cause, action);
        }
    }
}

/// Periods of leave that can be told.
fn leave(check: &Whole<'_, '_>, candidate: &Candidate) -> u128 {
    let horizon = check.horizon.as_ref();
    let known = candidate.leave.iter().filter_map(|&when| horizon?.find(when));
    known.fold(0, |set, period| set | 1 << period)
}
