//! The integer programme over residual rotations, handed to a solver through `good_lp`.
//!
//! The only file that names the modelling crate or a back end.

use std::time::Duration;

use good_lp::{
    Expression, ResolutionError, Solution, SolutionStatus, SolverModel, Variable, WithMipGap,
    WithTimeLimit, constraint, microlp, variable, variables,
};

/// Name of the solver behind [`solve`].
pub(super) const BACK_END: &str = "microlp";

/// One choice of a group: its value, and the rows of which it takes a unit.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) value: i64,
    pub(super) rows: Vec<usize>,
}

/// What the back end said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The choice of each group, best possible.
    Optimal(Vec<usize>),
    /// No choice fits.
    Infeasible,
    /// Time ran out, or the back end failed: nothing is known.
    Unfinished,
}

/// Picks one choice per group, of the greatest total value, within the capacity of every row.
pub(super) fn solve(groups: &[Vec<Choice>], capacity: &[i64], time: Option<Duration>) -> Answer {
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
    let mut model = problem.maximise(objective).using(microlp);
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
    let Ok(model) = model.with_mip_gap(0.0) else { return Answer::Unfinished };
    let model = match time {
        Some(time) => model.with_time_limit(time.as_secs_f64().max(0.001)),
        None => model,
    };
    match model.solve() {
        Ok(solution) if matches!(solution.status(), SolutionStatus::Optimal) => {
            // One pick per group, or the back end's word is not worth taking.
            let chosen = |variables: &Vec<Variable>| {
                let mut picked =
                    (0..variables.len()).filter(|&at| solution.value(variables[at]) > 0.5);
                picked.next().filter(|_| picked.next().is_none())
            };
            let chosen: Option<Vec<usize>> = picks.iter().map(chosen).collect();
            chosen.map_or(Answer::Unfinished, Answer::Optimal)
        }
        Err(ResolutionError::Infeasible) => Answer::Infeasible,
        _ => Answer::Unfinished,
    }
}
