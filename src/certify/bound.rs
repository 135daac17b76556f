//! The bound of a certificate, and the check of its residual.

use rayon::prelude::*;
use serde::Serialize;

use super::choices::Choices;
use super::multipliers::Multipliers;
use super::own::relax;
use super::prices::PriceTable;
use super::replay::{Shown, replay};
use super::search::{Aim, Found, Room, search};
use super::{CertifyError, Rate, Units};
use crate::model::{CandidateIx, Id, Scheme};
use crate::plan::{
    Certificate, PRICE_UNIT, Placement, Prices, Residual, Rotation, residual_digest,
};
use crate::verify::{self, Cohort, Person, Step};

/// A residual of more rotations is not checked: nobody could hold them.
const MOST_ROTATIONS: u64 = 1 << 22;

/// What a certificate proves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Certified {
    /// No plan has more points than this; `None` if some candidate has no feasible rotation, so
    /// that there is no plan at all.
    pub bound: Option<i64>,
    /// Whether every candidate was searched to the end. If not, the bound holds all the same, and
    /// may be weaker than what the prices carry. Of a candidate whose own rules are relaxed it says that the table
    /// followed all that is stated, and told apart what it would without a work limit.
    pub complete: bool,
    /// Candidates whose search stopped at the work limit, or whose table is not complete.
    pub candidates_cut: usize,
    /// Candidates without any feasible rotation, by id.
    pub infeasible_candidates: Vec<Id>,
    /// What became of the certificate's residual, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residual: Option<ResidualCheck>,
    /// Placements looked at.
    pub work: u64,
}

/// The residual of a certificate, enumerated again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ResidualCheck {
    /// The value V above which the residual is said to hold no plan, in points.
    pub value: i64,
    /// Number of rotations found within the loss; `None` if there are more than claimed or than
    /// 2^22, if the work limit came first, if anybody's own rules are relaxed, or if there is no plan at all.
    pub rotations: Option<u64>,
    /// Their digest; `None` as for `rotations`.
    pub digest: Option<String>,
    /// Whether number and digest are those of the certificate.
    pub matches: bool,
    /// Whether the tree, where there is one, is a tree over this residual; `None` as for `rotations`.
    pub tree: Option<bool>,
    /// Leaves of the tree that its prices do not close.
    pub open_leaves: usize,
    /// What the certificate names for what no tree closes: a search of which it keeps no record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back_end: Option<String>,
}

impl ResidualCheck {
    /// Whether the tree's prices close every leaf: then no plan has more than `value` points.
    pub fn is_closed(&self) -> bool {
        self.matches && self.tree == Some(true) && self.open_leaves == 0
    }
}

/// Recomputes the bound of a certificate from the scheme alone.
///
/// `work_limit` is a number of placements to look at, shared out equally among the candidates;
/// `None` searches every candidate to the end. At the limit a candidate counts with an upper bound
/// on its rotations, so that the bound still holds. One whose own rules are relaxed counts with a smaller table.
/// Where the lowest total of any candidate counts, and multipliers do not deal out all of its weight, everybody
/// is searched a second time, without prices, within half of the limit. A branch tree is gone through whatever the limit,
/// node by node over the rotations that the certificate lists. Candidates are searched in the caller's
/// `rayon` pool; the answer does not depend on the number of threads.
///
/// # Errors
///
/// [`CertifyError`] if a price of a place is negative, beyond 2^52, or for a post or period that the
/// scheme does not have; if a price of a row is beyond 2^60 in size, for a row that the scheme does not
/// have or that counts whole rotations, or on a side without a limit; if a multiplier is for a candidate or a limit
/// that is unknown, on a side without a limit, or beyond 2^52 in size; if a limit that is followed does not count
/// placements; if multipliers of the lowest total are negative, or more than its weight.
pub fn certify(
    scheme: &Scheme,
    certificate: &Certificate,
    work_limit: Option<u64>,
) -> Result<Certified, CertifyError> {
    let cohort = verify::cohort(scheme);
    let prices = Priced::new(&cohort, &certificate.prices)?;
    let candidates: Vec<CandidateIx> = scheme.candidates().collect();
    let searches = if prices.multipliers.leaves_worst() { 2 } else { 1 };
    let shares = searches * candidates.len().max(1) as u64;
    let share = work_limit.map_or(u64::MAX, |limit| limit / shares);
    let free = without_prices(&cohort, &prices.multipliers, share)?;
    let found: Vec<Found> =
        candidates.par_iter().map(|&ix| examine(&cohort, &prices, ix, Aim::Best, share)).collect();
    let infeasible = found.iter().zip(&candidates).filter(|(found, _)| found.bound().is_none());
    let infeasible_candidates: Vec<Id> =
        infeasible.map(|(_, &ix)| scheme.candidate(ix).id.clone()).collect();
    let total = prices.table.limits + found.iter().filter_map(Found::bound).sum::<Units>();
    // Nobody has more than their best rotation.
    let totals = free.iter().filter_map(Found::bound).map(in_points);
    let total = total + prices.multipliers.most_worst(scheme, totals);
    let is_cut = |&at: &usize| found[at].is_cut() || free.get(at).is_some_and(Found::is_cut);
    let candidates_cut = (0..found.len()).filter(is_cut).count();
    let mut certified = Certified {
        bound: infeasible_candidates.is_empty().then(|| in_points(total)),
        complete: candidates_cut == 0,
        candidates_cut,
        infeasible_candidates,
        residual: None,
        work: found.iter().chain(&free).map(|found| found.work).sum(),
    };
    if let Some(claim) = &certificate.residual {
        let loss = total - Units::from(PRICE_UNIT) * (Units::from(claim.value) + 1);
        let is_listed = certified.complete && !prices.multipliers.any_own();
        let again = (is_listed && certified.bound.is_some())
            .then(|| within_loss(&cohort, &prices, &found, loss, share, claim.rotations))
            .flatten();
        certified.work += again.iter().flatten().map(|found| found.work).sum::<u64>();
        let check = check_residual(&cohort, claim, again);
        if check.is_closed() {
            certified.bound = certified.bound.map(|bound| bound.min(claim.value));
        }
        certified.residual = Some(check);
    }
    Ok(certified)
}

/// Whole points, rounded down; amounts beyond the range of points are as good as its ends.
fn in_points(amount: Units) -> i64 {
    let points = amount.div_euclid(Units::from(PRICE_UNIT));
    points.clamp(Units::from(i64::MIN), Units::from(i64::MAX)) as i64
}

/// All that a certificate states in numbers, by typed index.
struct Priced<'a> {
    table: PriceTable<'a>,
    multipliers: Multipliers,
}

impl<'a> Priced<'a> {
    fn new(cohort: &Cohort<'a>, prices: &Prices) -> Result<Self, CertifyError> {
        let table = PriceTable::new(cohort, prices)?;
        Ok(Self { table, multipliers: Multipliers::new(cohort, prices)? })
    }
}

/// What everybody's best rotation is where no place has a price; nothing where nothing depends on it.
fn without_prices(
    cohort: &Cohort<'_>,
    multipliers: &Multipliers,
    share: u64,
) -> Result<Vec<Found>, CertifyError> {
    if !multipliers.leaves_worst() {
        return Ok(Vec::new());
    }
    let none = Prices::new();
    let prices = PriceTable::new(cohort, &none)?;
    let candidates: Vec<CandidateIx> = cohort.scheme.candidates().collect();
    let examine = |&ix: &CandidateIx| {
        let mut person = Person::new(cohort, ix);
        let choices = Choices::of(&mut person, &prices, Rate::ONCE);
        match multipliers.own(ix) {
            Some(own) => relax(&person, &choices, own, share),
            None => search(&person, &choices, Aim::Best, share),
        }
    };
    Ok(candidates.par_iter().map(examine).collect())
}

fn examine(
    cohort: &Cohort<'_>,
    prices: &Priced<'_>,
    ix: CandidateIx,
    aim: Aim<'_>,
    budget: u64,
) -> Found {
    let mut person = Person::new(cohort, ix);
    let choices = Choices::of(&mut person, &prices.table, prices.multipliers.rate(ix));
    match prices.multipliers.own(ix) {
        Some(own) => relax(&person, &choices, own, budget),
        None => search(&person, &choices, aim, budget),
    }
}

/// All rotations within the loss, by candidate; `None` if they are more than claimed, or if a
/// candidate's share of work, less what it has spent, does not suffice.
fn within_loss(
    cohort: &Cohort<'_>,
    prices: &Priced<'_>,
    found: &[Found],
    loss: Units,
    share: u64,
    claimed: u64,
) -> Option<Vec<Found>> {
    let room = Room::new(claimed.min(MOST_ROTATIONS));
    let candidates: Vec<CandidateIx> = cohort.scheme.candidates().collect();
    let search_again = |(&ix, found): (&CandidateIx, &Found)| {
        let Some(best) = found.best.filter(|_| loss >= 0) else {
            return Found::default();
        };
        let budget = share.saturating_sub(found.work);
        examine(cohort, prices, ix, Aim::AtLeast(best - loss, &room), budget)
    };
    let again: Vec<Found> = candidates.par_iter().zip(found).map(search_again).collect();
    let whole = !room.is_exceeded() && !again.iter().any(Found::is_cut);
    whole.then_some(again)
}

fn check_residual(
    cohort: &Cohort<'_>,
    claim: &Residual,
    again: Option<Vec<Found>>,
) -> ResidualCheck {
    let mut check = ResidualCheck {
        value: claim.value,
        rotations: None,
        digest: None,
        matches: false,
        tree: None,
        open_leaves: 0,
        back_end: claim.back_end.clone(),
    };
    let Some(again) = again else { return check };
    let rotations = again.iter().map(|found| found.rotations.len() as u64).sum();
    let digest = residual_digest(again.iter().map(|found| named(cohort.scheme, &found.rotations)));
    check.matches = rotations == claim.rotations && digest == claim.digest;
    check.rotations = Some(rotations);
    check.digest = Some(digest);
    if let Some(tree) = &claim.tree {
        let rotations: Vec<_> = again.into_iter().map(|found| found.rotations).collect();
        let shown = replay(cohort, tree, claim.value, &rotations);
        check.tree = Some(shown != Shown::Nothing);
        check.open_leaves = if let Shown::AllBut(leaves) = shown { leaves } else { 0 };
    }
    check
}

fn named(scheme: &Scheme, rotations: &[Vec<Step>]) -> Vec<Rotation> {
    let placement = |&(post, start): &Step| Placement {
        post: scheme.post(post).id.clone(),
        start: start as u32 + 1,
    };
    rotations.iter().map(|rotation| rotation.iter().map(placement).collect()).collect()
}
