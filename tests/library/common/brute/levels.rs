//! Levels as they rise and lapse, one period after another.

use secondment::Placement;
use secondment::model::{Candidate, Id, Levels, Post, SchemeBuilder};

use super::calendar::duration;
use super::leave::on_leave;
use super::post;

/// Levels at the beginning of a period, counted from 1.
pub(crate) fn levels_at(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
    period: u32,
) -> Levels {
    let stays = stays(parts, candidate, rotation);
    let mut levels = candidate.levels.clone();
    for begins in 2..=period {
        for (post, _, _) in stays.iter().filter(|(_, _, last)| last + 1 == begins) {
            levels = raised(parts, &levels, post);
        }
        for competency in &parts.competencies {
            let Some(limit) = competency.lapses else { continue };
            let used = |p: u32| {
                let there = !on_leave(parts, candidate, p);
                stays.iter().any(|s| s.1 <= p && p <= s.2 && there && names(s.0, &competency.id))
            };
            if begins > limit && !(begins - limit..begins).any(used) {
                let held = levels.entry(competency.id.clone()).or_insert(0);
                *held = competency.lapses_to.min(*held);
            }
        }
    }
    levels
}

/// Posts served in the horizon, each with its first and last period.
fn stays<'a>(
    parts: &'a SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> Vec<(&'a Post, u32, u32)> {
    let held = candidate.under_way.iter();
    let held = held.map(|held| (post(parts, held.post.as_str()), 1, held.remaining));
    let placed = rotation.iter().map(|placed| {
        let post = post(parts, placed.post.as_str());
        (post, placed.start, placed.start + duration(parts, post) - 1)
    });
    held.chain(placed).collect()
}

fn names(post: &Post, id: &Id) -> bool {
    let lists = [&post.essential, &post.desirable, &post.develops, &post.steps];
    lists.iter().any(|list| list.contains_key(id))
}

/// Levels after a placement that ends now.
fn raised(parts: &SchemeBuilder, before: &Levels, post: &Post) -> Levels {
    let mut levels = before.clone();
    for (id, &stated) in &post.develops {
        let held = levels.entry(id.clone()).or_insert(0);
        *held = stated.max(*held);
    }
    for (id, &step) in &post.steps {
        let held = levels.entry(id.clone()).or_insert(0);
        *held = (*held + step).min(top(parts, id));
    }
    levels
}

fn top(parts: &SchemeBuilder, id: &Id) -> u8 {
    parts.competencies.iter().find(|c| c.id == *id).expect("a competency").levels
}

/// Levels up to the target that a placement raises, given the levels held until its end.
pub(crate) fn gained(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    post: &Post,
    before: &Levels,
) -> i64 {
    let after = raised(parts, before, post);
    let counted = |levels: &Levels, id: &Id| {
        let target = candidate.targets.get(id).copied().unwrap_or(top(parts, id));
        i64::from(levels.get(id).copied().unwrap_or(0).min(target))
    };
    after.keys().map(|id| counted(&after, id) - counted(before, id)).sum()
}
