//! From what the search found to an outcome: the plan checked, the claims made, the proof attached.

use super::limits::Limits;
use super::options::Options;
use super::outcome::{Conflict, Dropped, Found, Outcome, Stopped};
use super::programme::BACK_END;
use super::relaxation::{Relaxation, points_of};
use super::residual::Residual;
use super::roster::Held;
use super::search::{Findings, Settled};
use super::solver::Answer;
use super::start;
use crate::certify::{self, Certificate, residual_digest};
use crate::error::Error;
use crate::model::{CandidateIx, PostIx, Scheme};
use crate::parallel::Threads;
use crate::plan::{Placement, Plan, Rotation};
use crate::rotation::{Objective, Oracle, Step};
use crate::solution::{Claims, Proof, Solution};
use crate::verify::verify;

/// The outcome of a solve; the oracle, if one was compiled.
///
/// # Errors
///
/// [`Error::FailedCheck`] if the independent check refuses the plan.
pub(super) fn outcome(
    scheme: &Scheme,
    oracle: Option<&Oracle<'_>>,
    answer: Answer,
    limits: &Limits,
    threads: &Threads,
    options: &Options,
) -> Result<Outcome, Error> {
    let Answer { points, feasibility } = answer;
    let certified = points_of(points.bound);
    let (found, bound, stopped) = match (points.value, points.settled) {
        (Some(value), settled) => {
            let proof = certificate(scheme, oracle, threads, &points, value);
            if certified < value {
                let wrong = format!("a bound of {certified} below the plan's {value} points");
                return Err(Error::FailedCheck(wrong));
            }
            let proved = certified == value || (settled.is_some() && proof.residual.is_some());
            let bound = if proved { value } else { certified };
            let solution = Box::new(solution(scheme, &points.held, value, bound, proof)?);
            let found = if proved { Found::Optimal(solution) } else { Found::Feasible(solution) };
            let stopped = match settled {
                _ if proved => Stopped::Proved,
                // A proof whose residual could not be stated again is not claimed.
                Some(_) => Stopped::Work,
                None => points.stopped,
            };
            (found, Some(bound), stopped)
        }
        (None, Some(settled)) => {
            (Found::Infeasible(conflict(scheme, &points, settled)), None, Stopped::Proved)
        }
        (None, None) => {
            let conflict = feasibility.and_then(|any| Some(conflict(scheme, &any, any.settled?)));
            match conflict {
                Some(conflict) => (Found::Infeasible(conflict), None, Stopped::Proved),
                None => (Found::Nothing, Some(certified), points.stopped),
            }
        }
    };
    Ok(Outcome {
        certified_bound: bound.map(|_| certified),
        found,
        stopped,
        bound,
        dropped: Vec::new(),
        work: limits.work(),
        seconds: limits.elapsed().as_secs_f64(),
        threads: threads.count(),
        seed: options.seed,
    })
}

/// The outcome of a solve that was broken off before anything was priced.
pub(super) fn nothing(
    limits: &Limits,
    threads: &Threads,
    options: &Options,
    dropped: Vec<Dropped>,
) -> Outcome {
    Outcome {
        found: Found::Nothing,
        stopped: limits.reached().unwrap_or(Stopped::Time),
        bound: None,
        certified_bound: None,
        dropped,
        work: limits.work(),
        seconds: limits.elapsed().as_secs_f64(),
        threads: threads.count(),
        seed: options.seed,
    }
}

/// Prices, and the residual where prices alone do not settle the value.
fn certificate(
    scheme: &Scheme,
    oracle: Option<&Oracle<'_>>,
    threads: &Threads,
    findings: &Findings,
    value: i64,
) -> Certificate {
    let prices = start::table(scheme, &findings.prices);
    let by_prices =
        findings.settled != Some(Settled::Residual) || points_of(findings.bound) <= value;
    let Some(oracle) = oracle.filter(|_| !by_prices) else {
        return Certificate::new(prices, None);
    };
    // What the tree searched is listed again for the value it ended with: a subset of it.
    let mut limits = Limits::unlimited();
    let mut relaxation = Relaxation::new(oracle, threads, Objective::Points);
    let residual = relaxation.evaluate(&findings.prices, &mut limits).and_then(|bound| {
        let prices = &findings.prices;
        Residual::list(&relaxation, prices, bound, value, usize::MAX >> 8, &mut limits)
    });
    // A list that is not exactly what the certificate defines would be no proof.
    let exact = relaxation.answers.iter().all(|answer| answer.exact);
    let residual =
        residual.filter(|residual| residual.complete && exact).map(|residual| certify::Residual {
            value,
            rotations: residual.len() as u64,
            digest: residual_digest(residual.columns.iter().map(|columns| {
                columns.iter().map(|column| rotation(scheme, &column.steps)).collect()
            })),
            back_end: BACK_END.to_owned(),
        });
    Certificate::new(prices, residual)
}

/// The plan with its claims, refused unless the independent check agrees with all of it.
fn solution(
    scheme: &Scheme,
    held: &[Held],
    value: i64,
    bound: i64,
    certificate: Certificate,
) -> Result<Solution, Error> {
    let mut plan = Plan::new();
    for (at, held) in held.iter().enumerate() {
        if let Held::Rotation(steps, _) = held {
            let id = scheme.candidate(CandidateIx::new(at)).id.clone();
            plan.set(id, rotation(scheme, steps));
        }
    }
    let verdict = verify(scheme, &plan);
    if let Some(violation) = verdict.violations.first() {
        return Err(Error::FailedCheck(violation.to_string()));
    }
    let points = verdict.points;
    if points.total() != value {
        let found = points.total();
        return Err(Error::FailedCheck(format!("{value} points claimed, {found} found")));
    }
    let proof = if certificate.residual.is_some() { Proof::BackEnd } else { Proof::Certified };
    let claims = Claims {
        objective: value,
        bound,
        proof,
        exposure: points.exposure(),
        translators_before: points.translators_before,
        translators_after: points.translators_after,
    };
    Ok(Solution::new(scheme.fingerprint().to_owned(), plan, claims, certificate))
}

fn rotation(scheme: &Scheme, steps: &[Step]) -> Rotation {
    let placement =
        |step: &Step| Placement { post: scheme.post(step.post).id.clone(), start: step.start + 1 };
    steps.iter().map(placement).collect()
}

/// The rows that cannot hold together, as far as the search knows them.
fn conflict(scheme: &Scheme, findings: &Findings, settled: Settled) -> Conflict {
    let missing = findings.held.iter().enumerate().filter(|(_, held)| **held == Held::Missing);
    let mut missing: Vec<_> = missing.map(|(at, _)| CandidateIx::new(at)).collect();
    missing.extend(&findings.wanting);
    missing.sort_unstable();
    missing.dedup();
    let impossible = settled == Settled::Impossible;
    let candidates = if impossible { &findings.impossible } else { &missing };
    let priced = findings.prices.iter().enumerate().filter(|(_, price)| !impossible && **price > 0);
    Conflict {
        candidates: candidates.iter().map(|&ix| scheme.candidate(ix).id.clone()).collect(),
        places: priced
            .map(|(row, _)| {
                let post = PostIx::new(row / scheme.periods());
                (scheme.post(post).id.clone(), (row % scheme.periods()) as u32 + 1)
            })
            .collect(),
        proof: Some(if settled == Settled::Residual { Proof::BackEnd } else { Proof::Certified }),
    }
}
