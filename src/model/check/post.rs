//! Posts.

use super::super::Duration;
use super::whole::{PostFacts, Whole, span};
use crate::error::FaultCode;
use crate::model::part::Horizon;
use crate::model::text::Path;

pub(super) fn check(check: &mut Whole<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("posts");
    for (at, post) in check.parts.posts.iter().enumerate() {
        let duration = duration(check, post.duration);
        let starts = post.starts.as_ref().map_or(u128::MAX, |starts| check.mask(starts));
        let open = (0..128).filter(|&period| post.places.in_period(period) > 0);
        let open = open.fold(0, |mask, period| mask | 1 << period);
        let facts = PostFacts { duration, starts, open };
        usable(check, &facts, &path.index(at));
        check.posts.push(facts);
    }
}

/// Periods that a placement lasts; 0 where that cannot be told.
fn duration(check: &Whole<'_, '_>, duration: Duration) -> u32 {
    match duration {
        Duration::Periods(periods) => periods,
        Duration::Months { months } => {
            let length = check.horizon.as_ref().and_then(|horizon| horizon.months);
            length.map_or(0, |length| months.div_ceil(length))
        }
    }
}

/// Warns of a post in which nobody can ever be placed.
fn usable(check: &mut Whole<'_, '_>, facts: &PostFacts, path: &Path<'_>) {
    let Some(&Horizon { count, .. }) = check.horizon.as_ref() else { return };
    if facts.duration == 0 || check.findings.has_errors_in(path) {
        return;
    }
    if facts.open & span(0, count) == 0 {
        check.warning(
            &path.field("places"),
            FaultCode::ClosedThroughout,
            "the post has no place in any period",
            "give its places, or remove it",
        );
    } else if !(0..count).any(|start| facts.can_start(start, count, 0)) {
        check.warning(
            path,
            FaultCode::NeverStarts,
            format!(
                "no placement of {} periods can start: it would leave the horizon of {count} \
                 periods, or meet a period without a place",
                facts.duration
            ),
            "check `duration`, `starts` and `places`",
        );
    }
}
