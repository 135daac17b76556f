//! Several candidates asked at once, at the same prices.

use super::completion::LANES;
use super::courses::Course;
use super::oracle::{Answer, Objective, Oracle};
use super::prices::Priced;
use super::search::Search;

/// Fewer candidates than this are asked one by one.
const FEWEST: usize = 3;

impl Search {
    /// The best rotation of each of up to [`LANES`] candidates with the same diagram.
    pub(super) fn best_of_each(
        &mut self,
        oracle: &Oracle<'_>,
        courses: &[Course],
        objective: Objective,
        prices: &[i64],
        limit: u64,
        answers: &mut [Answer],
    ) {
        if courses.len() < FEWEST || courses.len() > LANES {
            for (course, answer) in courses.iter().zip(answers) {
                self.best(oracle, course, objective, prices, limit, answer);
            }
            return;
        }
        let units = objective.units_per_point();
        let mut best = std::mem::take(&mut self.best_of_lanes);
        best.resize_with(courses.len(), Vec::new);
        for (course, best) in courses.iter().zip(&mut best) {
            Priced::of(oracle, course, units, prices).best_of_slots(best);
        }
        let fits = self.completion.compute_many(&courses[0].diagram, units, &best);
        for (lane, (course, answer)) in courses.iter().zip(answers).enumerate() {
            std::mem::swap(&mut self.slot_best, &mut best[lane]);
            if fits[lane] {
                self.completion.turn_to(lane);
            } else {
                self.completion.compute(&course.diagram, units, &self.slot_best);
            }
            self.answer(oracle, course, (units, prices), limit, answer);
        }
        self.best_of_lanes = best;
    }
}
