//! Candidates: references, ranges and the window; history, pins and the placement under way have
//! files of their own.

use std::collections::HashSet;

use super::whole::{Whole, span};
use super::{history, pins, travel};
use crate::error::FaultCode;
use crate::model::part::List;
use crate::model::text::Path;
use crate::model::{Candidate, Id, SchemeBuilder};

pub(super) fn check(check: &mut Whole<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("candidates");
    let managers = Managers::of(check);
    for (at, candidate) in check.parts.candidates.iter().enumerate() {
        let path = path.index(at);
        forbidden(check, candidate, &path.field("forbidden"));
        managers.check(check, candidate, &path.field("conflicts"));
        travel::candidate(check, candidate, &path);
        own_limits(check, candidate, &path.field("counts"));
        let periods = window(check, candidate, &path);
        history::check(check, candidate, &path);
        let pinned = pins::check(check, candidate, &path);
        pins::possible(check, candidate, &pinned, periods, &path.field("pinned"));
    }
}

/// Line managers that posts name.
struct Managers<'p> {
    named: HashSet<&'p Id>,
    /// Whether every post's manager is as it should be: only then is one that is not here unknown.
    complete: bool,
}

impl<'p> Managers<'p> {
    fn of(check: &Whole<'p, '_>) -> Self {
        let parts: &'p SchemeBuilder = check.parts;
        let root = Path::ROOT;
        let posts = root.field("posts");
        let faulty = |at| check.findings.has_errors_in(&posts.index(at).field("manager"));
        Self {
            named: parts.posts.iter().filter_map(|post| post.manager.as_ref()).collect(),
            complete: check.findings.reads(&posts) && !(0..parts.posts.len()).any(faulty),
        }
    }

    fn check(&self, check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
        let list = path.field("managers");
        let managers = candidate.conflicts.managers.iter();
        for manager in managers.filter(|id| self.complete && !self.named.contains(id)) {
            check.error(
                &list.member(manager.as_str()),
                FaultCode::UnknownId,
                format!("`{manager}` is the manager of no post", manager = manager.shown()),
                "correct the text, or name the manager in a post",
            );
        }
    }
}

/// A candidate's own limits are those of rules that are about them.
fn own_limits(check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let root = Path::ROOT;
    let stated = root.field("rules");
    let whole = !check.findings.has_errors_in(&stated.field("counts"));
    let rules = &check.parts.rules.counts;
    for (id, own) in &candidate.counts {
        let path = path.key(id.as_str());
        if own.at_least.is_some() && own.at_most.is_some() {
            check.limits((own.at_least, own.at_most), &path);
        }
        match rules.iter().find(|rule| rule.id == *id) {
            None if whole => check.error(
                &path,
                FaultCode::UnknownId,
                format!("`{id}` is not in `rules.counts`", id = id.shown()),
                "correct the id, or add the rule",
            ),
            None => {}
            Some(rule) if !rule.candidates.includes(candidate) => check.error(
                &path,
                FaultCode::FieldsConflict,
                format!("the rule `{id}` is not about this candidate", id = id.shown()),
                "remove the limits, or change whom the rule is about",
            ),
            Some(rule) => own.only_at_most(rule.each, check, &path),
        }
    }
}

fn forbidden(check: &mut Whole<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let mut seen = HashSet::new();
    for (at, entry) in candidate.forbidden.iter().enumerate() {
        let path = path.index(at);
        let post = check.find(List::Posts, &entry.post, &path.field("post"));
        let start = entry.start.map(|start| check.when(start, &path.field("start")));
        let unknown = start == Some(None) || !check.findings.reads(&path.field("start"));
        if post.is_none() || unknown || seen.insert((post, start)) {
            continue;
        }
        check.error(
            &path,
            FaultCode::DuplicateEntry,
            format!("`{}` is already forbidden from this start", entry.post.shown()),
            "give each once",
        );
    }
}

/// The periods that a candidate's placements can cover, and those of leave; none where they could not be
/// told.
fn window(
    check: &mut Whole<'_, '_>,
    candidate: &Candidate,
    path: &Path<'_>,
) -> Option<(u128, u128)> {
    let count = check.horizon.as_ref()?.count;
    let first = candidate.first.map_or(Some(0), |when| check.when(when, &path.field("first")));
    let last = candidate.last.map_or(Some(count - 1), |when| check.when(when, &path.field("last")));
    let away = check.mask(&candidate.unavailable);
    let leave = check.mask(&candidate.leave);
    let (first, last) = first.zip(last)?;
    if !check.findings.reads(&path.field("first")) || !check.findings.reads(&path.field("last")) {
        return None;
    }
    if first > last {
        check.error(
            &path.field("last"),
            FaultCode::ContradictoryWindow,
            format!("the last period, {}, comes before the first, {}", last + 1, first + 1),
            "set `last` no earlier than `first`",
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
