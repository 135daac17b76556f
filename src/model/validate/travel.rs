//! Travel: the table of times, and every candidate's base, reach and moves.

use std::collections::HashSet;

use super::super::{Base, Candidate, Reach};
use super::{Check, LONGEST_WAY, number};
use crate::error::FaultCode;
use crate::model::text::Path;

/// The table of times.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("travel");
    let mut seen = HashSet::new();
    for (at, way) in check.parts.travel.iter().enumerate() {
        let path = path.index(at);
        let from = check.names.places.find(check.findings, &way.from, &path.field("from"));
        let to = check.names.places.find(check.findings, &way.to, &path.field("to"));
        number::within(check.findings, &path.field("minutes"), way.minutes, 0, LONGEST_WAY);
        let Some((from, to)) = from.zip(to) else { continue };
        if from == to {
            check.error(
                &path,
                FaultCode::SelfPair,
                format!("`{}` is 0 minutes from itself in any case", way.from),
                "name two different places",
            );
        } else if !seen.insert((from, to)) {
            check.error(
                &path,
                FaultCode::DuplicateEntry,
                format!("the way from `{}` to `{}` is stated already", way.from, way.to),
                "state each way once",
            );
        }
    }
}

/// A candidate's base, moves and reach.
pub(super) fn candidate(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    if let Some(stated) = &candidate.base {
        base(check, stated, &path.field("base"));
    }
    moves(check, candidate, &path.field("moves"));
    let reach = path.field("reach");
    match &candidate.reach {
        None => {}
        Some(Reach::Km(km)) => {
            number::positive(check.findings, &reach.field("km"), *km);
            measured(check, candidate, &format!("{km} km"), path);
        }
        Some(Reach::Minutes(minutes)) => {
            number::within(check.findings, &reach.field("minutes"), *minutes, 0, LONGEST_WAY);
            measured(check, candidate, &format!("{minutes} minutes"), path);
            in_places(check, candidate, path);
        }
        Some(Reach::Places(places)) => {
            check.names.places.find_all(check.findings, places, &reach.field("places"));
        }
    }
}

fn base(check: &mut Check<'_, '_>, base: &Base, path: &Path<'_>) {
    match base {
        Base::Place { place } => {
            check.names.places.find(check.findings, place, &path.field("place"));
        }
        Base::Point { lat, lon } => number::point(check.findings, path, *lat, *lon),
    }
}

fn moves(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let mut seen = HashSet::new();
    for (at, to) in candidate.moves.iter().enumerate() {
        let path = path.index(at);
        base(check, &to.base, &path.field("base"));
        let from = path.field("from");
        let Some(period) = check.when(to.from, &from).filter(|_| check.findings.reads(&from))
        else {
            continue;
        };
        if !seen.insert(period) {
            check.error(
                &from,
                FaultCode::DuplicateEntry,
                format!("a move in period {} is stated already", period + 1),
                "state one move for each period",
            );
        }
    }
}

/// A reach is measured from a base.
fn measured(check: &mut Check<'_, '_>, candidate: &Candidate, size: &str, path: &Path<'_>) {
    if candidate.base.is_none() && !check.findings.has_errors_in(&path.field("base")) {
        check.error(
            &path.field("reach"),
            FaultCode::MissingBase,
            format!("a reach of {size} is stated without a base to measure it from"),
            "state `base`, or list the places within reach",
        );
    }
}

/// Times of travel are between places, so every base of a reach in minutes is one.
fn in_places(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let mut point = |base: &Base, path: &Path<'_>| {
        if matches!(base, Base::Point { .. }) {
            check.error(
                path,
                FaultCode::MissingBase,
                "a reach in minutes is measured between places, and this base is a point",
                "state the base as a place",
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
