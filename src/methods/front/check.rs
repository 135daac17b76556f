//! Recomputing all that a front claims.

use serde::Serialize;

use super::cuts::Cut;
use super::goal::dot;
use super::point::{Point, standings};
use super::{Front, FrontError};
use crate::certify::certify_solution;
use crate::model::Scheme;
use crate::verify::{verify, verify_solution};

/// What became of a recheck of a front.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FrontCheck {
    /// Point by point.
    pub points: Vec<PointCheck>,
    /// Whether the front answers this scheme, and every cut is of a layer that was rechecked with its point.
    pub of_scheme: bool,
}

/// What became of one point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PointCheck {
    /// Whether the plan keeps all rules, of the scheme and of that with the point's goal, and has the values claimed.
    pub plan: bool,
    /// Whether bound, position of its proof and standing follow from plans and cuts.
    pub claims: bool,
    /// For every layer that was solved, the bound that its certificate proves, and that of the cut. A certificate
    /// that proves nothing has no entry of its own.
    pub bounds: Vec<(Option<i64>, i64)>,
}

impl FrontCheck {
    /// Whether everything holds.
    pub fn is_supported(&self) -> bool {
        self.of_scheme && self.points.iter().all(PointCheck::is_supported)
    }
}

impl PointCheck {
    /// Whether everything holds.
    pub fn is_supported(&self) -> bool {
        let holds = |(proved, claimed): &(Option<i64>, i64)| {
            proved.is_some_and(|proved| proved <= *claimed)
        };
        self.plan && self.claims && self.bounds.iter().all(holds)
    }
}

impl Front {
    /// Recomputes every point: its plan by [`verify`], its certificates by [`certify_solution`], and what follows
    /// from them.
    ///
    /// `work_limit` is that of [`certify_solution`]; a bound not recomputed within it is not borne out.
    ///
    /// # Errors
    ///
    /// [`FrontError::Scheme`] where the scheme of a point cannot be built.
    pub fn check(
        &self,
        scheme: &Scheme,
        work_limit: Option<u64>,
    ) -> Result<FrontCheck, FrontError> {
        let standings = standings(&self.points, &self.cuts);
        let mut points = Vec::with_capacity(self.points.len());
        for (at, point) in self.points.iter().enumerate() {
            let verdict = verify(scheme, &point.plan);
            let values = [0, 1].map(|at| self.axes[at].value(&verdict.points));
            let allowed = point.goal.allows(values);
            let mut check = PointCheck {
                plan: verdict.is_valid() && values == point.values && allowed,
                claims: point.standing == standings[at] && self.bears(point),
                bounds: Vec::new(),
            };
            if let Some(solution) = &point.solution {
                let derived = self.scheme(scheme, point)?;
                let same = solution.plan == point.plan;
                check.plan &= same && verify_solution(&derived, solution).is_valid();
                let certified = certify_solution(&derived, solution, work_limit).ok();
                for cut in self.cuts.iter().filter(|cut| cut.point == at) {
                    let proved = certified.as_ref().and_then(|check| match cut.layer {
                        0 => check.certified.bound,
                        later => check.layers.get(later - 1)?.certified.bound,
                    });
                    let proved = proved.filter(|_| is_of(cut, point));
                    check.bounds.push((proved, cut.bound));
                }
            }
            points.push(check);
        }
        let carried =
            |cut: &Cut| self.points.get(cut.point).is_some_and(|point| point.solution.is_some());
        let of_scheme = self.fingerprint == scheme.fingerprint() && self.cuts.iter().all(carried);
        Ok(FrontCheck { points, of_scheme })
    }

    /// Whether some cut of the point that is named carries a point's bound and objective.
    fn bears(&self, point: &Point) -> bool {
        let layer = point.goal.first();
        let axis = usize::from(layer[0] == 0);
        let other = point.goal.floor.map_or(i64::MIN, |floor| floor.at_least);
        let single = layer == [1, 0] || layer == [0, 1];
        let carries = |cut: &Cut| {
            let own =
                cut.weights == layer && cut.floor == point.goal.floor && cut.bound <= point.bound;
            let taken = single && cut.most(axis, other).is_some_and(|most| most <= point.bound);
            cut.point == point.proved_by && (own || taken)
        };
        dot(layer, point.values) == i128::from(point.objective)
            && point.objective <= point.bound
            && self.cuts.iter().any(carries)
    }
}

/// Whether a cut bounds the sum that its point's certificate bounds.
fn is_of(cut: &Cut, point: &Point) -> bool {
    let Some(solution) = &point.solution else { return false };
    let (Some(claim), Some(&own)) =
        (solution.claims.layers.get(cut.layer), point.goal.layers.get(cut.layer))
    else {
        return false;
    };
    let mut weights = own.map(i128::from);
    for (&times, before) in claim.multipliers.iter().zip(&point.goal.layers) {
        for at in [0, 1] {
            weights[at] += i128::from(times) * i128::from(before[at]);
        }
    }
    weights == cut.weights.map(i128::from) && cut.floor == point.goal.floor
}
