//! Travel: the table of times, and every candidate's base, reach and moves.

use std::collections::HashSet;

use super::super::{Base, Candidate, Reach};
use super::whole::Whole;
use crate::error::FaultCode;
use crate::model::part::List;
use crate::model::text::Path;

/// The table of times.
pub(super) fn check(check: &mut Whole<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("travel");
    let mut seen = HashSet::new();
    for (at, way) in check.parts.travel.iter().enumerate() {
        let path = path.index(at);
        let from = check.find(List::Places, &way.from, &path.field("from"));
        let to = check.find(List::Places, &way.to, &path.field("to"));
        let Some((from, to)) = from.zip(to) else { continue };
        if from == to {
            check.error(
                &path,
                FaultCode::SelfPair,
                format!("`{}` is 0 minutes from itself in any case", way.from.shown()),
                "name two different places",
            );
        } else if !seen.insert((from, to)) {
            check.error(
                &path,
                FaultCode::DuplicateEntry,
                format!(
                    "the time from `{}` to `{}` is already given",
                    way.from.shown(),
                    way.to.shown()
                ),
                "give each way once",
            );
        }
    }
}

/// A candidate's base, moves and reach.
pub(super) fn candidate(check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    moves(check, candidate, &path.field("moves"));
    match &candidate.reach {
        Some(Reach::Km(km)) => measured(check, candidate, &format!("{km} km"), path),
        Some(Reach::Minutes(minutes)) => {
            measured(check, candidate, &format!("{minutes} minutes"), path);
            in_places(check, candidate, path);
        }
        Some(Reach::Places(_)) | None => {}
    }
}

fn moves(check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let mut seen = HashSet::new();
    for (at, to) in candidate.moves.iter().enumerate() {
        let path = path.index(at);
        let from = path.field("from");
        let Some(period) = check.when(to.from, &from).filter(|_| check.findings.reads(&from))
        else {
            continue;
        };
        if !seen.insert(period) {
            check.error(
                &from,
                FaultCode::DuplicateEntry,
                format!("a move in period {} is already given", period + 1),
                "give one move for each period",
            );
        }
    }
}

/// A reach is measured from a base.
fn measured(check: &mut Whole<'_, '_>, candidate: &Candidate, size: &str, path: &Path<'_>) {
    if candidate.base.is_none() && !check.findings.has_errors_in(&path.field("base")) {
        check.error(
            &path.field("reach"),
            FaultCode::MissingBase,
            format!("a reach of {size} is given without a base to measure it from"),
            "give `base`, or list the places within reach",
        );
    }
}

/// Times of travel are between places, so every base of a reach in minutes is one.
fn in_places(check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let mut point = |base: &Base, path: &Path<'_>| {
        if matches!(base, Base::Point { .. }) {
            check.error(
                path,
                FaultCode::MissingBase,
                "a reach in minutes is measured between places, and this base is a point",
                "give the base as a place",
            );
        }
    };
    if let Some(base) = &candidate.base {
        point(base, &path.field("base"));
    }
    let moves = path.field("moves");
    for (at, to) in candidate.moves.iter().enumerate() {
        point(&to.base, &moves.index(at).field("base"));
    }
}
