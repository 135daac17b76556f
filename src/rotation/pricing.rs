//! The best placement of every slot under prices.

use super::courses::{Course, Points};
use super::oracle::{CLOSED, Oracle};
use crate::model::PostIx;

/// Below every value that can occur.
pub(super) const NEVER: i64 = i64::MIN / 4;

/// Prices of neighbouring places together; `None` where one of them is closed.
pub(super) fn price_of(prices: &[i64]) -> Option<i64> {
    prices.iter().all(|&price| price < CLOSED).then(|| prices.iter().sum())
}

/// For every slot the value of its best placement, units minus prices, and which it is.
///
/// A slot of which every placement is closed, or that has none, is worth `NEVER`. Of several best
/// placements the first counts.
pub(super) fn best_of_slots(
    oracle: &Oracle<'_>,
    course: &Course,
    units: i64,
    prices: &[i64],
    best: &mut Vec<(i64, u32)>,
) {
    best.clear();
    match &course.most {
        Points::Narrow(most) => scan(oracle, course, most, units, prices, best),
        Points::Wide(most) => scan(oracle, course, most, units, prices, best),
    }
}

fn scan<T: Copy + Into<i64>>(
    oracle: &Oracle<'_>,
    course: &Course,
    most: &[T],
    units: i64,
    prices: &[i64],
    best: &mut Vec<(i64, u32)>,
) {
    let periods = oracle.scheme.periods();
    for (key, ends) in course.slots.iter().zip(course.slot_arcs.windows(2)) {
        let (from, to) = (ends[0] as usize, ends[1] as usize);
        let (posts, most) = (&course.posts[from..to], &most[from..to]);
        let duration = key.duration as usize;
        // Prices from the slot's start on, so that a post is one multiplication away.
        let prices = &prices[key.start as usize..];
        let (value, which) = if duration == 1 {
            first_best_of_one(posts, most, units, prices, periods)
        } else {
            let price = |post: PostIx| price_of(&prices[post.get() * periods..][..duration]);
            first_best(posts, most, units, price)
        };
        best.push((value, ends[0] + which));
    }
}

/// [`first_best`] for placements of one period: most placements, and the loop that counts.
#[inline(never)]
fn first_best_of_one<T: Copy + Into<i64>>(
    posts: &[PostIx],
    most: &[T],
    units: i64,
    prices: &[i64],
    periods: usize,
) -> (i64, u32) {
    first_best(posts, most, units, |post| {
        Some(prices[post.get() * periods]).filter(|&price| price < CLOSED)
    })
}

/// The first of the best placements of a slot: value and position.
#[inline]
fn first_best<T: Copy + Into<i64>>(
    posts: &[PostIx],
    most: &[T],
    units: i64,
    price: impl Fn(PostIx) -> Option<i64>,
) -> (i64, u32) {
    let mut best = (NEVER, 0);
    for ((&post, &most), at) in posts.iter().zip(most).zip(0..) {
        let value = price(post).map_or(NEVER, |price| units * most.into() - price);
        if value > best.0 {
            best = (value, at);
        }
    }
    best
}
