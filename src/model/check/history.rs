//! Spells of history: in range, one after the other.

use super::super::Candidate;
use super::whole::Whole;
use crate::error::FaultCode;
use crate::model::text::Path;

pub(super) fn check(check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let path = path.field("history");
    let mut order = Vec::with_capacity(candidate.history.len());
    for at in 0..candidate.history.len() {
        let path = path.index(at);
        let reads = |name| check.findings.reads(&path.field(name));
        if reads("periods") && reads("ended") {
            order.push(at);
        }
    }
    order.sort_by_key(|&at| candidate.history[at].ended);
    for pair in order.windows(2) {
        consecutive(check, candidate, pair[0], pair[1], &path);
    }
    under_way(check, candidate, order.first().copied(), &path);
}

/// A spell and the next older one.
fn consecutive(
    check: &mut Whole<'_, '_>,
    candidate: &Candidate,
    newer: usize,
    older: usize,
    path: &Path<'_>,
) {
    let (new, old) = (&candidate.history[newer], &candidate.history[older]);
    let at = path.index(older);
    if new.ended == old.ended {
        check.error(
            &at.field("ended"),
            FaultCode::SameEnd,
            format!("history[{newer}] ended {} periods ago as well", old.ended),
            "say when each spell ended, so that their order is known",
        );
    } else if u64::from(new.ended) + u64::from(new.periods) > u64::from(old.ended) {
        check.error(
            &at,
            FaultCode::SpellsOverlap,
            format!(
                "this spell ended {} periods ago; history[{newer}] began {} periods ago",
                old.ended,
                u64::from(new.ended) + u64::from(new.periods)
            ),
            "correct `periods` or `ended`, so that one spell ends before the next begins",
        );
    }
}

/// What a placement under way has served lies after history.
fn under_way(
    check: &mut Whole<'_, '_>,
    candidate: &Candidate,
    newest: Option<usize>,
    path: &Path<'_>,
) {
    let Some((at, under_way)) = newest.zip(candidate.under_way.as_ref()) else { return };
    let ended = candidate.history[at].ended;
    if under_way.served > ended {
        check.warning(
            &path.index(at),
            FaultCode::SpellUnderWay,
            format!(
                "this spell ended {ended} periods ago, and the placement under way has run for {}",
                under_way.served
            ),
            "check `ended` and `under_way.served`; history should not repeat what is under way",
        );
    }
}
