//! From point to point along a front.

use std::collections::BTreeSet;

use super::axis::Axis;
use super::cuts::{Cut, most};
use super::goal::{Floor, Goal, can_count, dot};
use super::hull::{corners, weights};
use super::linear::Linear;
use super::point::{Point, Sought, Standing, standings};
use super::{Front, FrontError, FrontMethod};
use crate::model::{Scheme, Terms};
use crate::plan::{LayerClaims, Plan, Prices};
use crate::solve::{CancelToken, Found, LayerOutcome, Options, Outcome, Solver};
use crate::verify::verify;

/// Most solves of one method.
const MOST_POINTS: usize = 1000;

/// Called after every point, with its position and how many there will be at most.
type Watcher<'a> = dyn FnMut(&Point, usize, usize) + 'a;

/// A front to be found.
///
/// The same scheme, axes and settings give the same front, bit for bit, at any number of threads, as long as no
/// time limit or cancelling cuts a solve short.
#[must_use]
pub struct FrontSearch<'a> {
    scheme: &'a Scheme,
    axes: [Axis; 2],
    points: usize,
    method: FrontMethod,
    options: Options,
    cancel: CancelToken,
    watcher: Option<Box<Watcher<'a>>>,
}

impl<'a> FrontSearch<'a> {
    /// The front of one axis against another: ten solves of each method, of default options.
    pub fn new(scheme: &'a Scheme, x: Axis, y: Axis) -> Self {
        Self {
            scheme,
            axes: [x, y],
            points: 10,
            method: FrontMethod::Both,
            options: Options::default(),
            cancel: CancelToken::new(),
            watcher: None,
        }
    }

    /// Sets how many solves each method may take, the two ends included: 2 to 1,000.
    pub fn points(mut self, points: usize) -> Self {
        self.points = points;
        self
    }

    /// Sets the method.
    pub fn method(mut self, method: FrontMethod) -> Self {
        self.method = method;
        self
    }

    /// Sets the options of every solve; a limit on work or time holds for each of them.
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Stops when the token is cancelled, with the points so far.
    pub fn cancel_token(mut self, token: CancelToken) -> Self {
        self.cancel = token;
        self
    }

    /// Calls back after every point, with its position and the number of points to come at most. What is known
    /// of its standing then is preliminary.
    pub fn on_point(mut self, watcher: impl FnMut(&Point, usize, usize) + 'a) -> Self {
        self.watcher = Some(Box::new(watcher));
        self
    }

    /// Runs.
    ///
    /// # Errors
    ///
    /// [`FrontError`].
    pub fn run(self) -> Result<Front, FrontError> {
        if !(2..=MOST_POINTS).contains(&self.points) {
            return Err(FrontError::Points(self.points));
        }
        if self
            .axes
            .iter()
            .zip([[1, 0], [0, 1]])
            .any(|(axis, unit)| axis.terms == Terms::default() || !can_count(&self.axes, unit))
        {
            return Err(FrontError::Axis);
        }
        let linear = [0, 1].map(|at| Linear::of(self.scheme, &self.axes[at].terms));
        let planned = match self.method {
            FrontMethod::Both => 2 * self.points - 2,
            FrontMethod::Weights | FrontMethod::Epsilon => self.points,
        };
        let mut trace =
            Trace { search: self, linear, planned, points: Vec::new(), cuts: Vec::new() };
        trace.ends()?;
        if trace.search.method != FrontMethod::Epsilon {
            trace.sweep()?;
        }
        if trace.search.method != FrontMethod::Weights {
            trace.grid()?;
        }
        Ok(trace.finish())
    }
}

/// The points so far.
struct Trace<'a> {
    search: FrontSearch<'a>,
    /// By axis, what a resource has to count, where it can.
    linear: [Option<Linear>; 2],
    planned: usize,
    points: Vec<Point>,
    cuts: Vec<Cut>,
}

impl Trace<'_> {
    fn ends(&mut self) -> Result<(), FrontError> {
        for axis in [0, 1] {
            self.solve(Goal::end(axis), Sought::End)?;
        }
        Ok(())
    }

    /// Looks beyond the edges of the hull of all plans met, the one with most room first.
    fn sweep(&mut self) -> Result<(), FrontError> {
        let mut tried = BTreeSet::new();
        let mut solves = 2;
        while solves < self.search.points && !self.is_stopped() {
            let values = self.values();
            let hull = corners(&values);
            let edges = hull.windows(2).map(|pair| (values[pair[0]], values[pair[1]]));
            let room = |(a, b): &([i64; 2], [i64; 2])| {
                (i128::from(b[0]) - i128::from(a[0])) * (i128::from(a[1]) - i128::from(b[1]))
            };
            let fresh = edges.filter(|edge| !tried.contains(edge));
            // Of edges with as much room the first counts.
            let Some(edge) = fresh.rev().max_by_key(room) else { break };
            tried.insert(edge);
            let allowed = |weights| can_count(&self.search.axes, weights);
            let Some((weights, _)) = weights(edge.0, edge.1, allowed) else { continue };
            let goal = Goal::weighted(weights);
            if !self.points.iter().any(|point| point.goal == goal) {
                self.solve(goal, Sought::Weights)?;
                solves += 1;
            }
        }
        Ok(())
    }

    /// Goes through floors on one axis, the highest first, whose plans keep all that follow.
    fn grid(&mut self) -> Result<(), FrontError> {
        // The second axis has the floor, if it can, or if neither can.
        let axis = usize::from(self.linear[1].is_some() || self.linear[0].is_none());
        let on_axis = |point: &Point| i128::from(point.values[axis]);
        let (low, high) = (on_axis(&self.points[1 - axis]), on_axis(&self.points[axis]));
        let steps = self.search.points as i128 - 1;
        let floors: BTreeSet<i128> = (1..steps).map(|at| low + (high - low) * at / steps).collect();
        for least in floors.into_iter().rev().filter(|&least| low < least && least < high) {
            if self.is_stopped() {
                break;
            }
            let floor = Floor { axis, at_least: i64::try_from(least).unwrap_or(i64::MAX) };
            if self.linear[axis].is_some() {
                self.solve(Goal::above(floor), Sought::Epsilon)?;
            } else {
                self.relax(floor);
            }
        }
        Ok(())
    }

    /// The best plan met above a floor, against what the cuts say of all of them.
    fn relax(&mut self, floor: Floor) {
        let goal = Goal::above(floor);
        let bounded = most(&self.cuts, 1 - floor.axis, floor.at_least);
        let Some((best, (bound, cut))) = self.best(&goal).zip(bounded) else { return };
        let point = Point {
            sought: Sought::Relaxation,
            objective: best.values[1 - floor.axis],
            values: best.values,
            bound,
            proved_by: cut.point,
            standing: Standing::Undominated,
            plan: best.plan.clone(),
            solution: None,
            work: 0,
            goal,
        };
        self.add(point);
    }

    /// The best point met for a goal; of equal ones the first.
    fn best(&self, goal: &Goal) -> Option<&Point> {
        let allowed = self.points.iter().filter(|point| goal.allows(point.values));
        allowed.rev().max_by_key(|point| goal.values(point.values))
    }

    /// Prices of the last solve with the same first layer.
    fn prices(&self, goal: &Goal) -> Option<&Prices> {
        let alike = |point: &&Point| point.goal.first() == goal.first();
        let last = self.points.iter().rev().find(alike)?;
        Some(&last.solution.as_ref()?.certificate.prices)
    }

    fn solve(&mut self, goal: Goal, sought: Sought) -> Result<(), FrontError> {
        let search = &self.search;
        let linear = goal.floor.and_then(|floor| self.linear[floor.axis].as_ref());
        let derived = goal.scheme(search.scheme, &search.axes, linear)?;
        let mut solver = Solver::new(&derived)
            .options(search.options.clone())
            .cancel_token(search.cancel.clone());
        if let Some(best) = self.best(&goal) {
            solver = solver.start_plan(best.plan.clone());
        }
        if let Some(prices) = self.prices(&goal) {
            solver = solver.start_prices(prices.clone());
        }
        let outcome = solver.solve()?;
        let at = self.points.len();
        let Some(solution) = outcome.solution() else {
            return Err(match outcome.found {
                Found::Infeasible(conflict) => FrontError::Infeasible(conflict),
                _ => FrontError::NoPlan,
            });
        };
        let values = self.judge(&solution.plan)?;
        let cuts = cuts(&goal, &outcome, at);
        let point = Point {
            sought,
            values,
            objective: solution.claims.objective,
            bound: cuts.first().map_or(solution.claims.bound, |cut| cut.bound),
            proved_by: at,
            standing: Standing::Undominated,
            plan: solution.plan.clone(),
            work: outcome.work,
            goal,
            solution: Some(solution.clone()),
        };
        self.cuts.extend(cuts);
        self.add(point);
        Ok(())
    }

    /// What a plan has on each axis, by the scheme itself.
    fn judge(&self, plan: &Plan) -> Result<[i64; 2], FrontError> {
        let verdict = verify(self.search.scheme, plan);
        match verdict.violations.first() {
            None => Ok([0, 1].map(|at| self.search.axes[at].value(&verdict.points))),
            Some(broken) => {
                Err(crate::solve::Error::FailedCheck(format!("a point of the front: {broken}"))
                    .into())
            }
        }
    }

    fn add(&mut self, point: Point) {
        self.points.push(point);
        let (at, planned) = (self.points.len() - 1, self.planned);
        if let (Some(watcher), Some(point)) = (&mut self.search.watcher, self.points.last()) {
            watcher(point, at, planned);
        }
    }

    fn values(&self) -> Vec<[i64; 2]> {
        self.points.iter().map(|point| point.values).collect()
    }

    fn is_stopped(&self) -> bool {
        self.search.cancel.is_cancelled()
    }

    fn finish(mut self) -> Front {
        for point in &mut self.points {
            point.tighten(&self.cuts);
        }
        for (at, standing) in standings(&self.points, &self.cuts).into_iter().enumerate() {
            self.points[at].standing = standing;
        }
        let complete = self.is_complete();
        let Self { search, points, cuts, .. } = self;
        let FrontSearch { scheme, axes, .. } = search;
        Front {
            name: scheme.parts().name.clone(),
            fingerprint: scheme.fingerprint().to_owned(),
            axes,
            points,
            cuts,
            complete,
        }
    }

    /// Whether no plan lies beyond the hull: there is none above its ends, and for each of its edges a cut.
    fn is_complete(&self) -> bool {
        let values = self.values();
        let hull = corners(&values);
        let (Some(&upper), Some(&lower)) = (hull.first(), hull.last()) else { return false };
        let (upper, lower) = (values[upper], values[lower]);
        let closed = |point: [i64; 2]| self.cuts.iter().any(|cut| cut.excludes(point));
        let ends = closed([upper[0], upper[1] + 1]) && closed([lower[0] + 1, lower[1]]);
        let on = |cut: &Cut, at: usize| dot(cut.weights, values[at]) == i128::from(cut.bound);
        let edge = |pair: &[usize]| {
            let tight = |cut: &Cut| cut.floor.is_none() && on(cut, pair[0]) && on(cut, pair[1]);
            self.cuts.iter().any(tight)
        };
        ends && hull.windows(2).all(edge)
    }
}

/// What the certificates of an outcome rule out, one statement for each layer.
fn cuts(goal: &Goal, outcome: &Outcome, point: usize) -> Vec<Cut> {
    let Some(solution) = outcome.solution() else { return Vec::new() };
    let claims = &solution.claims.layers;
    let layers = outcome.layers.iter().zip(claims).enumerate();
    let cut = |(layer, (found, claim)): (usize, (&LayerOutcome, &LayerClaims))| {
        let before = claim.multipliers.iter().zip(&goal.layers).zip(claims);
        let (mut weights, mut bound) = (goal.layers[layer], i128::from(found.certified_bound?));
        for ((&times, terms), claim) in before {
            weights = [0, 1].map(|at| weights[at] + times * terms[at]);
            bound += i128::from(times) * i128::from(claim.objective);
        }
        let bound = i64::try_from(bound).ok()?;
        Some(Cut { floor: goal.floor, weights, bound, point, layer })
    };
    layers.filter_map(cut).collect()
}
