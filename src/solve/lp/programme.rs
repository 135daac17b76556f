//! The integer programme over residual rotations, handed to a solver through `good_lp`.
//!
//! The only file that names the modelling crate or a back end: `microlp`, or with the feature `highs`
//! `HiGHS` in its place.

use good_lp::{
    Expression, Solution, SolutionStatus, SolverModel, Variable, WithMipGap, constraint, variable,
    variables,
};

/// Columns up to which a node is handed over: few enough to take it milliseconds.
pub(in crate::solve) const MOST: usize = 80;

#[cfg(not(feature = "highs"))]
use good_lp::microlp as back_end;

/// `HiGHS` on the caller's thread alone: the engine shares out the work, and the answer must not depend
/// on the number of threads.
#[cfg(feature = "highs")]
fn back_end(problem: good_lp::variable::UnsolvedProblem) -> good_lp::solvers::highs::HighsProblem {
    use good_lp::solvers::highs::{HighsParallelType, highs};
    highs(problem).set_threads(1).set_parallel(HighsParallelType::Off)
}

/// Whether a solution is the best there is.
///
/// `HiGHS` ends within an absolute gap of 1e-6 and may say so in place of `Optimal`; values are whole
/// points, so nothing better fits into that gap.
fn best_possible(status: SolutionStatus) -> bool {
    match status {
        SolutionStatus::Optimal => true,
        SolutionStatus::GapLimit => cfg!(feature = "highs"),
        SolutionStatus::TimeLimit => false,
    }
}

/// One choice of a group: its value, and the rows of which it takes a unit.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Choice {
    pub(in crate::solve) value: i64,
    pub(in crate::solve) rows: Vec<usize>,
}

/// Picks one choice per group, of the greatest total value, within the capacity of every row.
///
/// `None` if no choice fits, or the back end failed.
pub(in crate::solve) fn solve(groups: &[Vec<Choice>], capacity: &[i64]) -> Option<Vec<usize>> {
    let mut problem = variables!();
    let mut objective = Expression::default();
    let mut rows: Vec<Vec<Variable>> = vec![Vec::new(); capacity.len()];
    let mut picks: Vec<Vec<Variable>> = Vec::with_capacity(groups.len());
    for group in groups {
        let mut variables = Vec::with_capacity(group.len());
        for choice in group {
            let pick = problem.add(variable().binary());
            objective.add_mul(choice.value as f64, pick);
            choice.rows.iter().for_each(|&row| rows[row].push(pick));
            variables.push(pick);
        }
        picks.push(variables);
    }
    let mut model = problem.maximise(objective).using(back_end);
    for variables in &picks {
        let sum: Expression = variables.iter().sum();
        model = model.with(constraint!(sum == 1));
    }
    for (variables, &places) in rows.iter().zip(capacity) {
        if variables.len() as i64 > places {
            let sum: Expression = variables.iter().sum();
            model = model.with(constraint!(sum <= places as f64));
        }
    }
    let solution = model.with_mip_gap(0.0).ok()?.solve().ok()?;
    if !best_possible(solution.status()) {
        return None;
    }
    // One pick per group, or the back end's word is not worth taking.
    let chosen = |variables: &Vec<Variable>| {
        let mut picked = (0..variables.len()).filter(|&at| solution.value(variables[at]) > 0.5);
        picked.next().filter(|_| picked.next().is_none())
    };
    picks.iter().map(chosen).collect()
}

#[cfg(test)]
mod tests {
    use super::{Choice, solve};

    fn choice(value: i64, rows: &[usize]) -> Choice {
        Choice { value, rows: rows.to_vec() }
    }

    /// Total value of the best picks by trying all, `None` if none fit.
    fn enumerated(groups: &[Vec<Choice>], left: &mut [i64]) -> Option<i64> {
        let Some((first, rest)) = groups.split_first() else { return Some(0) };
        let mut best = None;
        for choice in first {
            choice.rows.iter().for_each(|&row| left[row] -= 1);
            if left.iter().all(|&places| places >= 0) {
                best = best.max(enumerated(rest, left).map(|value| value + choice.value));
            }
            choice.rows.iter().for_each(|&row| left[row] += 1);
        }
        best
    }

    /// Seven groups of four choices over five rows, drawn by a linear congruential generator.
    fn drawn(seed: u64) -> (Vec<Vec<Choice>>, Vec<i64>) {
        let mut state = seed;
        let mut draw = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut one = || {
            let first = draw(5) as usize;
            let rows = if draw(2) == 0 { vec![first] } else { vec![first, (first + 1) % 5] };
            Choice { value: draw(2_000) as i64 - 300, rows }
        };
        let groups = (0..7).map(|_| (0..4).map(|_| one()).collect()).collect();
        (groups, (0..5).map(|_| 1 + draw(3) as i64).collect())
    }

    #[test]
    fn the_best_choice_is_found_wherever_there_is_one() {
        let mut infeasible = 0;
        for seed in 0..60 {
            let (groups, capacity) = drawn(seed);
            match (solve(&groups, &capacity), enumerated(&groups, &mut capacity.clone())) {
                (Some(picks), Some(best)) => {
                    let picked = groups.iter().zip(&picks).map(|(group, &at)| &group[at]);
                    assert_eq!(picked.clone().map(|choice| choice.value).sum::<i64>(), best);
                    for (row, &places) in capacity.iter().enumerate() {
                        let used = picked.clone().filter(|choice| choice.rows.contains(&row));
                        assert!(used.count() as i64 <= places, "row {row} of seed {seed}");
                    }
                }
                (None, None) => infeasible += 1,
                (answer, best) => panic!("seed {seed}: {answer:?}, and by trying all {best:?}"),
            }
        }
        assert!((1..60).contains(&infeasible), "both answers must occur: {infeasible}");
    }

    #[test]
    fn one_point_decides_between_large_values() {
        let groups = vec![
            vec![choice(40_000_000, &[0]), choice(39_999_999, &[])],
            vec![choice(40_000_001, &[0]), choice(39_999_999, &[])],
        ];
        assert_eq!(solve(&groups, &[1]), Some(vec![1, 0]));
    }
}
