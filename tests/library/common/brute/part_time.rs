//! Places by hundredths.

use secondment::Placement;
use secondment::model::{Candidate, SchemeBuilder};

use super::leave::on_leave;
use super::{duration, places_in, post};

/// A position in the table of places by post and period, and the hundredths taken there.
pub(super) type Taken = (usize, i64);

/// Hundredths of places by post and period, as a table with one row of periods for each post.
fn places(parts: &SchemeBuilder) -> Vec<i64> {
    let periods = 1..=parts.periods.count;
    let rows = parts
        .posts
        .iter()
        .flat_map(|post| periods.clone().map(|period| 100 * i64::from(places_in(post, period))));
    rows.collect()
}

/// Where in the table somebody's stay in a post takes how much.
fn taken(
    parts: &SchemeBuilder,
    who: &Candidate,
    post_id: &str,
    first: u32,
    length: u32,
) -> Vec<Taken> {
    let at = parts.posts.iter().position(|post| post.id.as_str() == post_id).expect("a post");
    let row = at * parts.periods.count as usize;
    (first..first + length)
        .filter(|&period| period <= parts.periods.count && !on_leave(parts, who, period))
        .map(|period| (row + period as usize - 1, i64::from(who.share)))
        .collect()
}

pub(super) fn taken_by_rotation(
    parts: &SchemeBuilder,
    who: &Candidate,
    rotation: &[Placement],
) -> Vec<Taken> {
    let stays = rotation.iter().flat_map(|placement| {
        let id = placement.post.as_str();
        taken(parts, who, id, placement.start, duration(parts, post(parts, id)))
    });
    stays.collect()
}

/// Hundredths that placements under way leave free.
pub(super) fn free_places(parts: &SchemeBuilder) -> Vec<i64> {
    let mut free = places(parts);
    for who in &parts.candidates {
        let Some(held) = &who.under_way else { continue };
        for (at, much) in taken(parts, who, held.post.as_str(), 1, held.remaining) {
            free[at] -= much;
        }
    }
    free
}
