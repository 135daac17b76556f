//! What a solve says, as text to compare: all of it but the clock and the number of threads.

use secondment::Outcome;
use secondment::solve::Found;

/// Plan, points, bounds, certificate, what was dropped, and work.
pub(crate) fn bits(outcome: &Outcome) -> String {
    let found = match &outcome.found {
        Found::Optimal(solution) => format!("optimal {}", json(solution)),
        Found::Feasible(solution) => format!("feasible {}", json(solution)),
        Found::Infeasible(conflict) => format!("infeasible {}", json(conflict)),
        Found::Nothing => "nothing".to_owned(),
        other => format!("{other:?}"),
    };
    let Outcome { stopped, bound, certified_bound, layers, dropped, work, .. } = outcome;
    format!("{stopped:?} {bound:?} {certified_bound:?} {layers:?} {dropped:?} {work} {found}")
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("has a JSON form")
}
