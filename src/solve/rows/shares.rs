//! Shares: what lies in some posts against what lies in others, in ten-thousandths.

use super::terms::{NONE, Row, Term, Terms, chosen, periods};
use crate::model::{Scheme, Share, ShareMeasure, joined as name};

/// One placement, or one person for a period.
const WHOLE: i64 = 10_000;

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for share in &scheme.parts().rules.shares {
        if let Some(limit) = share.at_least {
            one(scheme, rows, share, ("at_least", limit));
        }
        if let Some(limit) = share.at_most {
            one(scheme, rows, share, ("at_most", limit));
        }
    }
}

fn one(scheme: &Scheme, rows: &mut Terms, share: &Share, (side, limit): (&str, f64)) {
    let soft = share.points.map(|points| (scheme.scaled(points), WHOLE));
    let row = Row::new(name("shares", &[share.id.as_str(), side]), soft);
    let row = if side == "at_least" { row.at_least(Some(0)) } else { row.at_most(Some(0)) };
    let row = rows.row(row);
    let open = periods(scheme, &share.periods);
    let by_period: std::sync::Arc<[u32]> =
        (0..scheme.periods()).map(|p| if open >> p & 1 == 1 { row } else { NONE }).collect();
    let part = libm::floor(limit * WHOLE as f64 + 0.5) as i64;
    let who = chosen(scheme, &share.candidates);
    // Posts by whether they are among those counted, and among those they are a share of.
    for (counted, whole) in [(true, true), (true, false), (false, true)] {
        let posts = scheme.posts().map(|post| {
            share.posts.matches(scheme, post) == counted && share.of.matches(scheme, post) == whole
        });
        let amount = WHOLE * i64::from(counted) - part * i64::from(whole);
        let once = share.measure == ShareMeasure::Placements;
        let (rows_of, posts) = (by_period.clone(), posts.collect());
        rows.term(scheme, Term { rows: rows_of, once, amount, posts }, who.as_deref());
    }
}
