//! From what the search found to an outcome: the plan checked, the claims made, the proof attached.

use std::collections::HashMap;

use super::bound::relaxation::{Relaxation, points_of};
use super::bound::residual::Residual;
use super::culprits::blame;
use super::error::Error;
use super::findings::{Findings, LayerFindings, Settled};
use super::held::Held;
use super::limits::Limits;
use super::options::Options;
use super::outcome::{Conflict, Dropped, Found, Outcome, Stopped};
use super::proof::{Record, TreeProof};
use super::rows::Rows;
use super::warm_start;
use crate::model::{CandidateIx, Id, PostIx, Scheme};
use crate::parallel::Threads;
use crate::plan::{
    BranchNode, BranchSplit, Branching, Certificate, Claims, PRICE_UNIT, Placement, Plan, Proof,
    Rotation, Solution, residual_digest,
};
use crate::pricing::{Objective, Oracle, Step};
use crate::verify::{Rule, verify};

/// What a certificate names where a tree was too large to be kept.
const UNRECORDED: &str = "branch-and-bound";

/// The outcome of a solve; the oracle, if one was compiled.
///
/// # Errors
///
/// [`Error::FailedCheck`] if the independent check refuses the plan.
pub(super) fn outcome(
    scheme: &Scheme,
    compiled: (Option<&Oracle<'_>>, &Rows),
    answer: LayerFindings,
    limits: &Limits,
    threads: &Threads,
    options: &Options,
) -> Result<Outcome, Error> {
    let LayerFindings { points, feasibility } = answer;
    let mut certified = points_of(points.bound);
    let (found, bound, stopped) = match (points.value, points.settled) {
        (Some(value), settled) => {
            let proof = certificate(scheme, compiled, threads, &points, value);
            if certified < value {
                let wrong = format!("a bound of {certified} below the plan's {value} points");
                return Err(Error::FailedCheck(wrong));
            }
            let proved = certified == value || (settled.is_some() && proof.residual.is_some());
            let bound = if proved { value } else { certified };
            let solution = Box::new(solution(scheme, &points.held, value, bound, proof)?);
            if solution.claims.proof == Proof::Certified {
                certified = bound;
            }
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
            let conflict = conflict(scheme, compiled.1, &points, settled, limits);
            (Found::Infeasible(conflict), None, Stopped::Proved)
        }
        (None, None) => {
            let settled = |any: Findings| any.settled.map(|settled| (any, settled));
            let conflict = feasibility
                .and_then(settled)
                .map(|(any, settled)| conflict(scheme, compiled.1, &any, settled, limits));
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
        layers: Vec::new(),
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
        layers: Vec::new(),
        dropped,
        work: limits.work(),
        seconds: limits.elapsed().as_secs_f64(),
        threads: threads.count(),
        seed: options.seed,
    }
}

/// Prices, and the residual with its tree where prices alone do not settle the value.
fn certificate(
    scheme: &Scheme,
    compiled: (Option<&Oracle<'_>>, &Rows),
    threads: &Threads,
    findings: &Findings,
    value: i64,
) -> Certificate {
    let (oracle, rows) = compiled;
    let mut prices = warm_start::table(scheme, rows, &findings.prices);
    prices.own.clone_from(&findings.multipliers.own);
    prices.worst.clone_from(&findings.multipliers.worst);
    let open = points_of(findings.bound) > value;
    let Some((proof, oracle)) = findings.proof.as_ref().zip(oracle).filter(|_| open) else {
        return Certificate::new(prices, None);
    };
    // What the tree searched is listed again for the value it ended with: a subset of it.
    let mut limits = Limits::unlimited();
    let mut relaxation = Relaxation::new((oracle, rows), threads, Objective::Points);
    let residual = relaxation.evaluate(&findings.prices, &mut limits).and_then(|bound| {
        let prices = &findings.prices;
        Residual::list(&relaxation, prices, bound, value, usize::MAX >> 8, &mut limits)
    });
    // A list that is not exactly what the certificate defines would be no proof.
    let exact = relaxation.is_exact();
    let residual = residual.filter(|residual| residual.complete && exact).map(|residual| {
        let digest =
            residual_digest(residual.columns.iter().map(|columns| {
                columns.iter().map(|column| rotation(scheme, &column.steps)).collect()
            }));
        let rotations = residual.len() as u64;
        let (tree, back_end) = match proof {
            TreeProof::Recorded(record) => (Some(branching(scheme, rows, record, value)), None),
            TreeProof::Unrecorded => (None, Some(UNRECORDED.to_owned())),
        };
        crate::plan::Residual { value, rotations, digest, tree, back_end }
    });
    Certificate::new(prices, residual)
}

/// The record of a tree in ids. What the final value closes is not followed further.
fn branching(scheme: &Scheme, rows: &Rows, record: &Record, value: i64) -> Branching {
    let goal = PRICE_UNIT * (value + 1);
    let mut tree = Branching::default();
    // Nodes to write, each with the prices of its parent.
    let none: &[(u32, i64)] = &[];
    let mut waiting = vec![(0, none)];
    while let Some((entry, inherited)) = waiting.pop() {
        let entry = &record.entries[entry];
        let prices = entry.prices.as_deref().unwrap_or(inherited);
        let split = entry.split.as_ref().filter(|_| entry.bound >= goal);
        tree.nodes.push(BranchNode {
            prices: prices.to_vec(),
            split: split.map(|(split, _)| BranchSplit {
                candidate: scheme.candidate(CandidateIx::new(split.group)).id.clone(),
                places: split.places.clone(),
            }),
        });
        if let Some((_, [with, without])) = split {
            waiting.push((*without, prices));
            waiting.push((*with, prices));
        }
    }
    name_rows(&mut tree, scheme, rows);
    tree
}

/// Names the rows of the scheme that a tree refers to, and refers to their positions instead: places
/// first, then rows of the rules.
fn name_rows(tree: &mut Branching, scheme: &Scheme, rows: &Rows) {
    let beyond = scheme.posts().len() * scheme.periods();
    let mut positions: HashMap<u32, u32> = HashMap::new();
    for node in &tree.nodes {
        let split = node.split.iter().flat_map(|split| split.places.iter().copied());
        for row in node.prices.iter().map(|&(row, _)| row).chain(split) {
            positions.entry(row).or_insert_with(|| match (row as usize).checked_sub(beyond) {
                None => {
                    tree.places.push(place(scheme, row as usize));
                    tree.places.len() as u32 - 1
                }
                Some(of_rules) => {
                    tree.rows.push(rows.all()[of_rules].name.clone());
                    tree.rows.len() as u32 - 1
                }
            });
        }
    }
    let places = tree.places.len() as u32;
    let position = |row: &mut u32| {
        *row = positions[row] + if *row as usize >= beyond { places } else { 0 };
    };
    for node in &mut tree.nodes {
        node.prices.iter_mut().for_each(|(row, _)| position(row));
        node.split.iter_mut().flat_map(|split| &mut split.places).for_each(position);
    }
}

/// Post and period, from 1, of a place.
fn place(scheme: &Scheme, at: usize) -> (Id, u32) {
    let post = PostIx::new(at / scheme.periods());
    (scheme.post(post).id.clone(), (at % scheme.periods()) as u32 + 1)
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
    let found = points.weighted(&scheme.weights().terms);
    if found != value {
        return Err(Error::FailedCheck(format!("{value} points claimed, {found} found")));
    }
    let named = certificate.residual.as_ref().and_then(|residual| residual.back_end.as_ref());
    let proof = if named.is_some() { Proof::Unrecorded } else { Proof::Certified };
    let claims = Claims {
        objective: value,
        bound,
        proof,
        exposure: points.exposure(),
        translators_before: points.translators_before,
        translators_after: points.translators_after,
        layers: Vec::new(),
    };
    Ok(Solution::new(scheme.fingerprint().to_owned(), plan, claims, certificate))
}

fn rotation(scheme: &Scheme, steps: &[Step]) -> Rotation {
    let placement =
        |step: &Step| Placement { post: scheme.post(step.post).id.clone(), start: step.start + 1 };
    steps.iter().map(placement).collect()
}

/// The rows that cannot hold together, as far as the search knows them.
fn conflict(
    scheme: &Scheme,
    rows: &Rows,
    findings: &Findings,
    settled: Settled,
    limits: &Limits,
) -> Conflict {
    let missing = findings.held.iter().enumerate().filter(|(_, held)| **held == Held::Missing);
    let mut missing: Vec<_> = missing.map(|(at, _)| CandidateIx::new(at)).collect();
    missing.extend(&findings.wanting);
    missing.sort_unstable();
    missing.dedup();
    let impossible = settled == Settled::Impossible;
    let candidates = if impossible { &findings.impossible } else { &missing };
    let branched = settled == Settled::Residual;
    let (places, row_prices) = findings.prices.split_at(findings.prices.len() - rows.len());
    let with_price = |at: &usize| row_prices[*at] != 0;
    let at_fault: Vec<usize> = if branched {
        // Prices have not settled it, and those of rows that count whole rotations cannot.
        (0..rows.len()).filter(|at| with_price(at) || findings.at_fault.contains(at)).collect()
    } else {
        (0..rows.len()).filter(with_price).collect()
    };
    // Where everybody has a rotation, places have a price only to keep rotations short.
    let crowded = !branched || at_fault.is_empty() || !missing.is_empty();
    let priced = places.iter().enumerate();
    let priced = priced.filter(|(_, price)| !impossible && crowded && **price > 0);
    let rules = if impossible {
        blame(scheme, candidates, limits)
    } else {
        let scarce = priced.clone().next().is_some() || rows.is_empty();
        let places = scarce.then(|| Rule::Places.to_string());
        let rows = at_fault.iter().map(|&at| rows.all()[at].name.clone());
        places.into_iter().chain(rows).collect()
    };
    Conflict {
        candidates: candidates.iter().map(|&ix| scheme.candidate(ix).id.clone()).collect(),
        places: priced.map(|(at, _)| place(scheme, at)).collect(),
        rules,
        proof: Some(if branched { Proof::Unrecorded } else { Proof::Certified }),
    }
}
