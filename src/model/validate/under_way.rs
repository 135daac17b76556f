//! Placements under way: in range, and within the places of their posts.

use std::collections::BTreeMap;

use super::super::path::Path;
use super::post::places_in;
use super::{Check, MOST_PAST, number};
use crate::error::FaultCode;

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("candidates");
    // By post: how many people are there in each period, so far.
    let mut held: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (at, candidate) in check.parts.candidates.iter().enumerate() {
        let Some(under_way) = &candidate.under_way else { continue };
        let path = path.index(at);
        let path = path.field("under_way");
        let post = check.names.posts.find(check.findings, &under_way.post, &path.field("post"));
        number::within(check.findings, &path.field("served"), under_way.served, 0, MOST_PAST);
        let Some(count) = check.horizon.as_ref().map(|horizon| horizon.count) else { continue };
        let remaining = path.field("remaining");
        let fits = number::within(check.findings, &remaining, under_way.remaining, 1, count as u32);
        let Some(post) = post.filter(|_| fits) else { continue };
        let held = held.entry(post).or_insert_with(|| vec![0; count]);
        held[..under_way.remaining as usize].iter_mut().for_each(|people| *people += 1);
        let stated = &check.parts.posts[post];
        let full = (0..under_way.remaining as usize)
            .find(|&period| held[period] > places_in(stated, period));
        if let Some(period) = full {
            let cause = format!(
                "in period {} `{}` has {} places, and placements under way take {}",
                period + 1,
                under_way.post,
                places_in(stated, period),
                held[period]
            );
            let action = "raise the post's `places`, or correct who is there";
            check.error(&path, FaultCode::PostOverfilled, cause, action);
        }
    }
}
