//! Exact search over one candidate's rotations, bounded by the relaxation.

pub(crate) mod goal;
pub(crate) mod query;
mod run;
pub(crate) mod scratch;
mod slot_values;

use goal::{Best, Goal, Listing};
use query::Query;
use run::Run;
use scratch::Scratch;
use slot_values::Priced;

use super::answer::{Answer, NEVER, Within};
use super::compile::course::Course;
use super::compiled::Compiled;
use super::diagram::completion::{Completion, LANES};
use super::trail::Ground;

/// Fewer candidates than this are asked one by one.
const FEWEST: usize = 3;

/// The best rotation of a candidate.
pub(crate) fn best(
    compiled: &Compiled<'_>,
    course: &Course,
    query: Query<'_>,
    scratch: &mut Scratch,
    answer: &mut Answer,
) {
    Priced::of(compiled, course, query).best_of_slots(&mut scratch.slot_best);
    scratch.completion.compute(&course.diagram, query.units, &scratch.slot_best);
    answer_with(compiled, course, query, scratch, answer);
}

/// The best rotation of each of up to [`LANES`] candidates with the same diagram.
pub(crate) fn best_of_each(
    compiled: &Compiled<'_>,
    courses: &[Course],
    query: Query<'_>,
    scratch: &mut Scratch,
    answers: &mut [Answer],
) {
    if courses.len() < FEWEST || courses.len() > LANES {
        for (course, answer) in courses.iter().zip(answers) {
            self::best(compiled, course, query, scratch, answer);
        }
        return;
    }
    let mut best = std::mem::take(&mut scratch.best_of_lanes);
    best.resize_with(courses.len(), Vec::new);
    for (course, best) in courses.iter().zip(&mut best) {
        Priced::of(compiled, course, query).best_of_slots(best);
    }
    let fits = scratch.completion.compute_many(&courses[0].diagram, query.units, &best);
    for (lane, (course, answer)) in courses.iter().zip(answers).enumerate() {
        std::mem::swap(&mut scratch.slot_best, &mut best[lane]);
        if fits[lane] {
            scratch.completion.turn_to(lane);
        } else {
            scratch.completion.compute(&course.diagram, query.units, &scratch.slot_best);
        }
        answer_with(compiled, course, query, scratch, answer);
    }
    scratch.best_of_lanes = best;
}

/// The best rotation, given the best of each slot and the completion values.
fn answer_with(
    compiled: &Compiled<'_>,
    course: &Course,
    query: Query<'_>,
    scratch: &mut Scratch,
    answer: &mut Answer,
) {
    answer.steps.clear();
    answer.points = course.empty.unwrap_or(0);
    answer.value = course.empty.map(|points| query.units * points);
    answer.work = course.arcs.len() as u64;
    scratch.nodes = 0;
    let relaxed = relaxed(course, query.units, &scratch.completion);
    let least = answer.value.map_or(NEVER / 2, |value| value + 1);
    let ground = Ground::of(compiled, course);
    let mut run = Run::new(&ground, query, Best { least, answer });
    let finished = relaxed < run.goal.least || run.start(scratch);
    let answer = run.goal.answer;
    answer.exact = finished;
    answer.bound = answer.value.unwrap_or(NEVER);
    if !finished {
        answer.bound = answer.bound.max(relaxed);
    }
    answer.work += scratch.nodes;
}

/// The relaxation's bound on rotations that are not empty.
fn relaxed(course: &Course, units: i64, completion: &Completion) -> i64 {
    let diagram = &course.diagram;
    let bound = |root| completion.after(root).saturating_add(units * diagram.base);
    diagram.root.map_or(NEVER, bound)
}

/// All rotations of a candidate that a listing takes.
pub(crate) fn within(
    compiled: &Compiled<'_>,
    course: &Course,
    query: Query<'_>,
    mut listing: Listing,
    scratch: &mut Scratch,
) -> Within {
    scratch.nodes = 0;
    Priced::of(compiled, course, query).best_of_slots(&mut scratch.slot_best);
    scratch.completion.compute(&course.diagram, query.units, &scratch.slot_best);
    let mut complete = true;
    let empty = course.empty.map(|points| (query.units * points, points));
    if let Some((value, points)) = empty.filter(|(value, _)| *value >= listing.least()) {
        complete = listing.take(value, points, &[]);
    }
    let ground = Ground::of(compiled, course);
    let mut run = Run::new(&ground, query, listing);
    complete = complete && run.start(scratch);
    let mut found = run.goal.found;
    found.complete = complete;
    found.work = course.arcs.len() as u64 + scratch.nodes;
    found
}
