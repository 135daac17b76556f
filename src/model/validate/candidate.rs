//! Candidates: references, ranges and the window; history, pins and the placement under way have
//! files of their own.

use std::collections::HashSet;

use super::super::Candidate;
use super::super::candidate::FULL_TIME;
use super::conflicts::Managers;
use super::post::span;
use super::{Check, clearances, conflicts, history, number, pins, rules, travel};
use crate::error::FaultCode;
use crate::model::text::Path;

pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("candidates");
    let managers = Managers::of(check);
    for (at, candidate) in check.parts.candidates.iter().enumerate() {
        let path = path.index(at);
        check.levels(&candidate.levels, 0, &path.field("levels"));
        check.levels(&candidate.targets, 0, &path.field("targets"));
        check.profile(&candidate.values, &path.field("values"));
        post_maps(check, candidate, &path);
        points_for(check, candidate, &path);
        post_sets(check, candidate, &path);
        let requirements = &check.names.requirements;
        requirements.find_all(check.findings, &candidate.requires, &path.field("requires"));
        if let Some(streams) = &candidate.streams {
            check.names.streams.find_all(check.findings, streams, &path.field("streams"));
        }
        conflicts::check(check, candidate, &managers, &path);
        clearances::candidate(check, candidate, &path);
        travel::candidate(check, candidate, &path);
        weights(check, candidate, &path.field("weights"));
        number::within(check.findings, &path.field("share"), candidate.share, 1, FULL_TIME);
        rules::paths::own_limits(check, candidate, &path.field("counts"));
        let periods = window(check, candidate, &path);
        history::check(check, candidate, &path);
        if let Some(home) = &candidate.home {
            check.names.providers.find(check.findings, home, &path.field("home"));
        }
        let pinned = pins::check(check, candidate, &path);
        pins::possible(check, candidate, &pinned, periods, &path.field("pinned"));
    }
}

fn post_maps(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let preferences = path.field("preferences");
    for (post, &rank) in &candidate.preferences {
        let path = preferences.key(post.as_str());
        check.names.posts.find(check.findings, post, &path);
        number::within(check.findings, &path, rank, 1, u32::MAX);
    }
    let maps = [("points", &candidate.points), ("minimum_fit", &candidate.minimum_fit)];
    for (name, map) in maps {
        let path = path.field(name);
        for (post, &points) in map {
            let path = path.key(post.as_str());
            check.names.posts.find(check.findings, post, &path);
            number::weight(check.findings, &path, points);
        }
    }
}

fn points_for(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let path = path.field("points_for");
    let points = &candidate.points_for;
    let names = &check.names;
    let maps = [
        ("streams", &points.streams, &names.streams),
        ("providers", &points.providers, &names.providers),
        ("kinds", &points.kinds, &names.kinds),
        ("places", &points.places, &names.places),
    ];
    for (field, map, list) in maps {
        let path = path.field(field);
        for (id, &points) in map {
            let path = path.key(id.as_str());
            list.find(check.findings, id, &path);
            number::weight(check.findings, &path, points);
        }
    }
}

fn post_sets(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let vetoes = path.field("vetoes");
    let posts = &check.names.posts;
    posts.find_all(check.findings, &candidate.vetoes.posts, &vetoes.field("posts"));
    posts.find_all(check.findings, &candidate.refused, &path.field("refused"));
    if let Some(only) = &candidate.only {
        posts.find_all(check.findings, only, &path.field("only"));
    }
    let providers = &check.names.providers;
    providers.find_all(check.findings, &candidate.vetoes.providers, &vetoes.field("providers"));
    forbidden(check, candidate, &path.field("forbidden"));
}

fn forbidden(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let mut seen = HashSet::new();
    for (at, entry) in candidate.forbidden.iter().enumerate() {
        let path = path.index(at);
        let post = check.names.posts.find(check.findings, &entry.post, &path.field("post"));
        let start = entry.start.map(|start| check.when(start, &path.field("start")));
        let unknown = start == Some(None) || !check.findings.reads(&path.field("start"));
        if post.is_none() || unknown || seen.insert((post, start)) {
            continue;
        }
        check.error(
            &path,
            FaultCode::DuplicateEntry,
            format!("`{}` is forbidden from this start already", entry.post),
            "state each once",
        );
    }
}

fn weights(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let weights = &candidate.weights;
    number::positive(check.findings, &path.field("crossing"), weights.crossing);
    number::positive(check.findings, &path.field("preference"), weights.preference);
    number::positive(check.findings, &path.field("waiting"), weights.waiting);
}

/// The periods that a candidate's placements can cover, and those of leave; none where they could not be
/// told.
fn window(
    check: &mut Check<'_, '_>,
    candidate: &Candidate,
    path: &Path<'_>,
) -> Option<(u128, u128)> {
    let count = check.horizon.as_ref()?.count;
    let first = candidate.first.map_or(Some(0), |when| check.when(when, &path.field("first")));
    let last = candidate.last.map_or(Some(count - 1), |when| check.when(when, &path.field("last")));
    let away = check.whens(&candidate.unavailable, &path.field("unavailable"));
    let leave = check.whens(&candidate.leave, &path.field("leave"));
    let (first, last) = first.zip(last)?;
    if !check.findings.reads(&path.field("first")) || !check.findings.reads(&path.field("last")) {
        return None;
    }
    if first > last {
        check.error(
            &path.field("last"),
            FaultCode::ContradictoryWindow,
            format!("the last period, {}, comes before the first, {}", last + 1, first + 1),
            "state `last` no earlier than `first`",
        );
        return None;
    }
    let window = span(first, last + 1 - first) & !away;
    let closed = candidate.only.as_ref().is_some_and(std::collections::BTreeSet::is_empty);
    let nowhere = window & !leave == 0;
    if nowhere || (closed && !check.findings.has_errors_in(&path.field("only"))) {
        let cause = if nowhere {
            "the candidate is available in no period"
        } else {
            "no post is open to the candidate"
        };
        let action = "check `first`, `last`, `unavailable`, `leave` and `only`";
        check.warning(path, FaultCode::NothingAvailable, cause, action);
    }
    Some((window, leave))
}
