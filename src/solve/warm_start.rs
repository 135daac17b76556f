//! Starting from a plan or prices of an older solve.

use std::collections::{BTreeMap, HashMap};

use super::error::Error;
use super::held::Held;
use super::outcome::Dropped;
use super::rows::Rows;
use crate::model::{CandidateIx, Id, PostIx, Scheme};
use crate::plan::{MOST_PRICE, Placement, Plan, Prices};
use crate::pricing::{Oracle, OwnLimit, Step};
use crate::verify::{Violation, check_candidate, verify};

/// The rotations to start from, and what could not be kept.
#[derive(Default)]
pub(super) struct Start {
    pub(super) held: Vec<Held>,
    pub(super) dropped: Vec<Dropped>,
}

/// Takes a plan as it is, or repairs it where asked.
///
/// # Errors
///
/// [`Error::InvalidStart`] with every violation, if the plan breaks rules and may not be repaired.
pub(super) fn start(oracle: &Oracle<'_>, plan: &Plan, repair: bool) -> Result<Start, Error> {
    let scheme = oracle.scheme();
    if !repair {
        let verdict = verify(scheme, plan);
        if !verdict.is_valid() {
            return Err(Error::InvalidStart(verdict.violations));
        }
    }
    let mut dropped = Vec::new();
    for (id, rotation) in plan.rotations() {
        if scheme.find_candidate(id.as_str()).is_none() {
            let gone = |placement: Placement| Dropped::Placement {
                candidate: id.clone(),
                placement,
                reason: "the candidate is not in the scheme".to_owned(),
            };
            dropped.extend(rotation.iter().cloned().map(gone));
        }
    }
    let mut left = oracle.capacity();
    let held =
        scheme.candidates().map(|candidate| keep(oracle, candidate, plan, &mut left, &mut dropped));
    let held = held.collect();
    Ok(Start { held, dropped })
}

/// The part of a candidate's rotation that still holds: placements are given up one by one until the
/// rest breaks no rule and finds its places free.
fn keep(
    oracle: &Oracle<'_>,
    candidate: CandidateIx,
    plan: &Plan,
    left: &mut [u32],
    dropped: &mut Vec<Dropped>,
) -> Held {
    let scheme = oracle.scheme();
    let id = &scheme.candidate(candidate).id;
    let mut rotation = plan.rotation(id.as_str()).to_vec();
    loop {
        let reason = match fitting(oracle, candidate, id, &rotation, left) {
            Ok((steps, points)) => {
                let places = steps.iter().flat_map(|&step| oracle.places(step));
                places.for_each(|place| left[place] -= 1);
                return Held::Rotation(steps, points);
            }
            Err(reason) => reason,
        };
        if rotation.is_empty() {
            return Held::Missing;
        }
        let placement = rotation.remove(weakest(oracle, candidate, id, &rotation, left));
        // What is wrong with this placement by itself says more than what is wrong with the rest.
        let alone = check_candidate(scheme, id.as_str(), std::slice::from_ref(&placement));
        let own = alone.iter().find(|violation| violation.post.as_ref() == Some(&placement.post));
        let reason = own.map_or(reason, worded);
        dropped.push(Dropped::Placement { candidate: id.clone(), placement, reason });
    }
}

/// A violation without the candidate and post, which are stated beside it.
fn worded(violation: &Violation) -> String {
    format!("{}: {}", violation.rule, violation.detail)
}

/// The placement to give up: one without which the rest holds, else one that breaks a rule by itself,
/// else the last; of several the last.
fn weakest(
    oracle: &Oracle<'_>,
    candidate: CandidateIx,
    id: &Id,
    rotation: &[Placement],
    left: &[u32],
) -> usize {
    let rest_holds = |&at: &usize| {
        let rest = [&rotation[..at], &rotation[at + 1..]].concat();
        fitting(oracle, candidate, id, &rest, left).is_ok()
    };
    let is_hopeless = |&at: &usize| {
        let alone = check_candidate(oracle.scheme(), id.as_str(), &rotation[at..=at]);
        alone.iter().any(|violation| violation.post.as_ref() == Some(&rotation[at].post))
    };
    let backwards = || (0..rotation.len()).rev();
    let weakest = backwards().find(rest_holds).or_else(|| backwards().find(is_hopeless));
    weakest.unwrap_or(rotation.len() - 1)
}

/// A rotation in typed indices with its points, if it holds.
fn fitting(
    oracle: &Oracle<'_>,
    candidate: CandidateIx,
    id: &Id,
    rotation: &[Placement],
    left: &[u32],
) -> Result<(Vec<Step>, i64), String> {
    let scheme = oracle.scheme();
    if let Some(violation) = check_candidate(scheme, id.as_str(), rotation).first() {
        return Err(worded(violation));
    }
    let steps: Option<Vec<Step>> =
        rotation.iter().map(|placement| step(scheme, placement)).collect();
    let points = steps.as_ref().and_then(|steps| oracle.points(candidate, steps));
    let (Some(steps), Some(points)) = (steps, points) else {
        return Err("the rotation is not feasible".to_owned());
    };
    let full = steps.iter().flat_map(|&step| oracle.places(step)).any(|place| left[place] == 0);
    if full { Err("its places are taken".to_owned()) } else { Ok((steps, points)) }
}

fn step(scheme: &Scheme, placement: &Placement) -> Option<Step> {
    let post = scheme.find_post(placement.post.as_str())?;
    let start =
        placement.start.checked_sub(1).filter(|&start| (start as usize) < scheme.periods())?;
    Some(Step { post, start })
}

/// Prices by place, then by row; those that name no place of the scheme, or are below 0, are dropped and listed.
pub(super) fn prices(
    scheme: &Scheme,
    of_rows: &Rows,
    prices: Option<&Prices>,
    dropped: &mut Vec<Dropped>,
) -> Vec<i64> {
    let periods = scheme.periods();
    let places = scheme.posts().len() * periods;
    let mut table = vec![0; places + of_rows.len()];
    for (id, by_period) in prices.iter().flat_map(|prices| &prices.posts) {
        let post = scheme.find_post(id.as_str());
        for (&period, &price) in by_period {
            let known = post.filter(|_| (1..=periods as u32).contains(&period) && price >= 0);
            if let Some(post) = known {
                let place = post.get() * periods + period as usize - 1;
                table[place] = price.min(MOST_PRICE as i64);
            } else {
                dropped.push(Dropped::Price { post: id.clone(), period });
            }
        }
    }
    for (name, &price) in prices.iter().flat_map(|prices| &prices.rows) {
        match of_rows.find(name) {
            Some(at) => {
                let (least, most) = of_rows.all()[at].range();
                table[places + at] = price.clamp(least, most);
            }
            None => dropped.push(Dropped::RowPrice { row: name.clone() }),
        }
    }
    table
}

/// Multipliers of candidates' own limits, where rotations are long; those of limits that the scheme does not
/// have are dropped and listed.
pub(super) fn own(
    oracle: &Oracle<'_>,
    prices: Option<&Prices>,
    dropped: &mut Vec<Dropped>,
) -> Vec<i64> {
    let Some((long, prices)) = oracle.long().zip(prices) else { return Vec::new() };
    let scheme = oracle.scheme();
    let mut multipliers = vec![0; long.len()];
    for (id, own) in &prices.own {
        let at = scheme.find_candidate(id.as_str()).map(CandidateIx::get);
        let limits = at.map_or(&[][..], |at| long.limits(at));
        let names: HashMap<String, usize> =
            limits.iter().zip(0..).map(|(limit, at)| (long.name(scheme, limit), at)).collect();
        for (name, &multiplier) in &own.multipliers {
            let known = at.zip(names.get(name));
            let sided = |limit: &OwnLimit| {
                if multiplier > 0 { limit.most.is_some() } else { limit.least.is_some() }
            };
            if let Some((at, &limit)) = known.filter(|&(_, &limit)| sided(&limits[limit])) {
                let most = MOST_PRICE as i64;
                multipliers[long.range(at).start + limit] = multiplier.clamp(-most, most);
            } else {
                let (candidate, limit) = (id.clone(), name.clone());
                dropped.push(Dropped::Multiplier { candidate, limit });
            }
        }
    }
    multipliers
}

/// Prices above 0 as a table by the caller's ids.
pub(super) fn table(scheme: &Scheme, of_rows: &Rows, prices: &[i64]) -> Prices {
    let (of_places, row_prices) = prices.split_at(prices.len() - of_rows.len());
    let mut table = Prices::new();
    for (at, &price) in of_places.iter().enumerate().filter(|(_, price)| **price > 0) {
        let id = scheme.post(PostIx::new(at / scheme.periods())).id.clone();
        let by_period: &mut BTreeMap<u32, i64> = table.posts.entry(id).or_default();
        by_period.insert((at % scheme.periods()) as u32 + 1, price);
    }
    for (row, &price) in of_rows.all().iter().zip(row_prices).filter(|(_, price)| **price != 0) {
        table.rows.insert(row.name.clone(), price);
    }
    table
}
