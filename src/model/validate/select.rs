//! What rules have in common: which posts and candidates they are about, their limits and points.

use std::collections::BTreeSet;

use super::super::{CandidateSelect, Id, PostSelect};
use super::lists::List;
use super::{Check, number};
use crate::error::FaultCode;
use crate::model::text::Path;

/// Checks that the posts that a rule is about are known.
pub(super) fn posts(check: &mut Check<'_, '_>, select: &PostSelect, path: &Path<'_>) {
    let names = &check.names;
    let sets: [(&str, Option<&BTreeSet<Id>>, &List<'_>); 6] = [
        ("posts", select.posts.as_ref(), &names.posts),
        ("providers", select.providers.as_ref(), &names.providers),
        ("kinds", select.kinds.as_ref(), &names.kinds),
        ("places", select.places.as_ref(), &names.places),
        ("streams", select.streams.as_ref(), &names.streams),
        ("tags", select.tags.as_ref(), &names.tags),
    ];
    for (name, set, list) in sets {
        if let Some(set) = set {
            list.find_all(check.findings, set, &path.field(name));
        }
    }
    let empty = sets.map(|(name, set, _)| (name, set.map(BTreeSet::is_empty)));
    for (name, empty) in empty {
        not_empty(check, empty, &path.field(name));
    }
    not_empty(check, select.sectors.as_ref().map(BTreeSet::is_empty), &path.field("sectors"));
}

/// Checks that the candidates that a rule is about are known.
pub(super) fn candidates(check: &mut Check<'_, '_>, select: &CandidateSelect, path: &Path<'_>) {
    if let Some(ids) = &select.ids {
        check.names.candidates.find_all(check.findings, ids, &path.field("ids"));
        not_empty(check, Some(ids.is_empty()), &path.field("ids"));
    }
    if let Some(homes) = &select.homes {
        check.names.providers.find_all(check.findings, homes, &path.field("homes"));
        not_empty(check, Some(homes.is_empty()), &path.field("homes"));
    }
}

/// Checks a set of providers that a rule is about.
pub(super) fn providers(check: &mut Check<'_, '_>, set: Option<&BTreeSet<Id>>, path: &Path<'_>) {
    if let Some(ids) = set {
        check.names.providers.find_all(check.findings, ids, path);
        not_empty(check, Some(ids.is_empty()), path);
    }
}

/// Checks a set of candidates, and that it names no fewer and no more than it should.
pub(super) fn several(
    check: &mut Check<'_, '_>,
    ids: &BTreeSet<Id>,
    (least, most): (usize, usize),
    path: &Path<'_>,
) {
    check.names.candidates.find_all(check.findings, ids, path);
    if !(least..=most).contains(&ids.len()) && !check.findings.has_errors_in(path) {
        let wanted = if least == most { "exactly" } else { "at least" };
        check.error(
            path,
            FaultCode::NumberOutOfRange,
            format!("the set names {} candidates", ids.len()),
            format!("name {wanted} {least}"),
        );
    }
}

fn not_empty(check: &mut Check<'_, '_>, empty: Option<bool>, path: &Path<'_>) {
    if empty == Some(true) && !check.findings.has_errors_in(path) {
        check.error(
            path,
            FaultCode::EmptySet,
            "the set is empty, so the rule is about nothing",
            "name at least one, or leave the field out to mean all",
        );
    }
}

/// Checks that there is a limit, and that the two do not contradict each other.
pub(super) fn limits<T: PartialOrd + std::fmt::Display + Copy>(
    check: &mut Check<'_, '_>,
    (at_least, at_most): (Option<T>, Option<T>),
    path: &Path<'_>,
) {
    match (at_least, at_most) {
        (None, None) if !check.findings.has_errors_in(path) => check.error(
            path,
            FaultCode::FieldsTogether,
            "the rule states neither `at_least` nor `at_most`",
            "state one of them, or both",
        ),
        (Some(least), Some(most)) if least > most => check.error(
            &path.field("at_most"),
            FaultCode::ContradictoryRule,
            format!("at least {least} and at most {most} are asked for"),
            "state `at_most` no lower than `at_least`",
        ),
        _ => {}
    }
}

/// Checks the points that a soft rule costs.
pub(super) fn points(check: &mut Check<'_, '_>, points: Option<f64>, path: &Path<'_>) {
    if let Some(points) = points {
        number::positive(check.findings, &path.field("points"), points);
    }
}
