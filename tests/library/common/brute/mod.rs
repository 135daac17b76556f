//! The exact optimum of a tiny scheme by full enumeration.
//!
//! Written from the description of the scheme file alone, with the caller's ids and the editable
//! parts, and as plainly as possible: every rotation of every candidate is listed, checked and
//! counted on its own, and every combination that could still win is tried.

mod calendar;
mod cohort;
pub(crate) mod layers;
mod leave;
mod levels;
mod part_time;
mod paths;
mod pay;
mod rules;
mod second;
mod statics;
mod worst;

use std::cmp::Reverse;

use secondment::model::{Candidate, Post, Provider, SchemeBuilder};
use secondment::{Placement, Plan, Rotation};

pub(crate) use calendar::{duration, places_in};
use part_time::{Taken, free_places, taken_by_rotation};
pub(crate) use pay::{Pay, pay, was_translator};
pub(crate) use rules::{allowed, broken, can_serve, grown_into};

/// What full enumeration says of a scheme.
pub(crate) struct Answer {
    /// The most points of any plan, and one plan that has them; `None` where no plan exists.
    pub(crate) best: Option<(i64, Plan)>,
    /// Number of rotations that break no rule, over all candidates, empty ones included.
    pub(crate) rotations: usize,
}

/// A rotation that breaks no rule.
struct Choice {
    rotation: Rotation,
    points: i64,
    /// What it takes of places.
    takes: Vec<Taken>,
}

pub(crate) fn post<'a>(parts: &'a SchemeBuilder, id: &str) -> &'a Post {
    parts.posts.iter().find(|post| post.id.as_str() == id).expect("a post of the scheme")
}

pub(crate) fn provider<'a>(parts: &'a SchemeBuilder, id: &str) -> &'a Provider {
    parts.providers.iter().find(|p| p.id.as_str() == id).expect("a provider of the scheme")
}

/// Every sequence of placements that do not overlap, whether or not it keeps the other rules.
pub(crate) fn sequences(parts: &SchemeBuilder) -> Vec<Rotation> {
    let all: Vec<Placement> = placements(parts);
    let mut found = Vec::new();
    extend(parts, &all, 1, &mut Vec::new(), &mut found);
    found
}

/// Every placement that ends within the horizon.
pub(crate) fn placements(parts: &SchemeBuilder) -> Vec<Placement> {
    let mut all = Vec::new();
    for post in &parts.posts {
        let mut start = 1;
        while start + duration(parts, post) <= parts.periods.count + 1 {
            all.push(Placement { post: post.id.clone(), start });
            start += 1;
        }
    }
    all
}

fn extend(
    parts: &SchemeBuilder,
    all: &[Placement],
    from: u32,
    held: &mut Rotation,
    found: &mut Vec<Rotation>,
) {
    found.push(held.clone());
    for next in all.iter().filter(|next| next.start >= from) {
        held.push(next.clone());
        let after = next.start + duration(parts, post(parts, next.post.as_str()));
        extend(parts, all, after, held, found);
        held.pop();
    }
}

/// Every rotation of a candidate that breaks no rule, with its points, the best first.
pub(crate) fn rotations(parts: &SchemeBuilder, candidate: &Candidate) -> Vec<(Rotation, i64)> {
    let own: Vec<Placement> =
        placements(parts).into_iter().filter(|p| allowed(parts, candidate, p)).collect();
    let mut listed = Vec::new();
    extend(parts, &own, 1, &mut Vec::new(), &mut listed);
    listed.retain(|rotation| broken(parts, candidate, rotation).is_none());
    let mut rated: Vec<(Rotation, i64)> = listed
        .into_iter()
        .map(|rotation| {
            let points = pay(parts, candidate, &rotation).total();
            (rotation, points)
        })
        .collect();
    rated.sort_by_key(|(_, points)| Reverse(*points));
    rated
}

/// The first rule that one candidate's rotation breaks as if nobody else were placed anew.
pub(crate) fn broken_alone(
    parts: &SchemeBuilder,
    candidate: &Candidate,
    rotation: &[Placement],
) -> Option<&'static str> {
    let free = free_places(parts);
    let full = taken_by_rotation(parts, candidate, rotation);
    let full = full.into_iter().any(|(at, much)| free[at] < much);
    broken(parts, candidate, rotation).or_else(|| full.then_some("places"))
}

/// Points of a plan, or the first thing wrong with it.
pub(crate) fn check(parts: &SchemeBuilder, plan: &Plan) -> Result<i64, &'static str> {
    let mut free = free_places(parts);
    let mut points = 0;
    let mut lowest = None;
    for candidate in &parts.candidates {
        let rotation = plan.rotation(candidate.id.as_str());
        if let Some(rule) = broken(parts, candidate, rotation) {
            return Err(rule);
        }
        for (at, much) in taken_by_rotation(parts, candidate, rotation) {
            free[at] -= much;
        }
        let own = pay(parts, candidate, rotation).total();
        points += own;
        lowest = Some(lowest.map_or(own, |lowest: i64| lowest.min(own)));
    }
    if free.iter().any(|&places| places < 0) {
        return Err("places");
    }
    let rotations = parts.candidates.iter().map(|who| plan.rotation(who.id.as_str()));
    Ok(points + worst::points(parts, lowest) - cohort::lost(parts, rotations)?)
}

/// The best plan of a scheme.
pub(crate) fn solve(parts: &SchemeBuilder) -> Answer {
    let lists: Vec<Vec<Choice>> = parts
        .candidates
        .iter()
        .map(|candidate| {
            let rated = rotations(parts, candidate).into_iter();
            rated
                .map(|(rotation, points)| {
                    let takes = taken_by_rotation(parts, candidate, &rotation);
                    Choice { rotation, points, takes }
                })
                .collect()
        })
        .collect();
    let rotations = lists.iter().map(Vec::len).sum();
    if lists.iter().any(Vec::is_empty) {
        return Answer { best: None, rotations };
    }
    let mut hope = vec![0; lists.len() + 1];
    for at in (0..lists.len()).rev() {
        hope[at] = hope[at + 1] + lists[at][0].points;
    }
    let mut search = Search {
        parts,
        lists: &lists,
        hope,
        free: free_places(parts),
        chosen: Vec::new(),
        best: None,
        coupled: cohort::any(parts),
    };
    search.descend(0, None);
    let best = search.best.map(|(points, chosen)| {
        let mut plan = Plan::new();
        for ((candidate, list), at) in parts.candidates.iter().zip(&lists).zip(chosen) {
            plan.set(candidate.id.clone(), list[at].rotation.clone());
        }
        (points, plan)
    });
    Answer { best, rotations }
}

/// Depth-first over candidates, with the sum of their best rotations, and what the lowest of these adds,
/// as the only bound: rules of the cohort forbid or cost, and never add.
struct Search<'a> {
    parts: &'a SchemeBuilder,
    lists: &'a [Vec<Choice>],
    /// Sum of best points from each candidate on.
    hope: Vec<i64>,
    free: Vec<i64>,
    chosen: Vec<usize>,
    best: Option<(i64, Vec<usize>)>,
    /// Whether rules of the cohort are to be looked at.
    coupled: bool,
}

impl Search<'_> {
    /// Points less what the chosen rotations lose together; `None` if they break a hard rule.
    fn less_lost(&self, points: i64) -> Option<i64> {
        if !self.coupled {
            return Some(points);
        }
        let rotations = self.lists.iter().zip(&self.chosen);
        let rotations = rotations.map(|(list, &at)| list[at].rotation.as_slice());
        Some(points - cohort::lost(self.parts, rotations).ok()?)
    }

    /// Goes on from these points, the lowest total so far among them.
    fn descend(&mut self, points: i64, lowest: Option<i64>) {
        let depth = self.chosen.len();
        if depth == self.lists.len() {
            let points = self.less_lost(points + worst::points(self.parts, lowest));
            if points.is_some_and(|points| self.best.as_ref().is_none_or(|b| points > b.0)) {
                self.best = points.map(|points| (points, self.chosen.clone()));
            }
            return;
        }
        for (at, option) in self.lists[depth].iter().enumerate() {
            let low = Some(lowest.map_or(option.points, |lowest| lowest.min(option.points)));
            let to_come = self.lists[depth + 1..].iter().map(|list| list[0].points);
            let most = worst::points(self.parts, to_come.chain(low).min());
            let reachable = points + option.points + self.hope[depth + 1] + most;
            if self.best.as_ref().is_some_and(|(best, _)| reachable <= *best) {
                return;
            }
            option.takes.iter().for_each(|&(place, much)| self.free[place] -= much);
            if option.takes.iter().all(|&(place, _)| self.free[place] >= 0) {
                self.chosen.push(at);
                self.descend(points + option.points, low);
                self.chosen.pop();
            }
            option.takes.iter().for_each(|&(place, much)| self.free[place] += much);
        }
    }
}
