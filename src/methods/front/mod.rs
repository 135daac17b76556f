//! Efficient sets: how much of one sum of points a plan has to give up for more of another.
//!
//! A [`FrontSearch`] looks for plans that no other beats on two [axes](Axis) at once, and bounds what all other
//! plans have. The page on [fronts](crate::_documentation::fronts) says how, and what exactly is proved.
//!
//! ```
//! use secondment::methods::front::{Axis, FrontSearch, Standing};
//! use secondment::model::{BoundaryDimension, Candidate, Dimension, Kind, Post, Provider, Sector};
//! use secondment::SchemeBuilder;
//!
//! // One person, who would rather stay in the council than cross to the hospital.
//! let mut parts = SchemeBuilder::new(2)
//!     .kind(Kind::new("council"))
//!     .kind(Kind::new("hospital"))
//!     .provider(Provider::new("Town Hall", "council", Sector::Public))
//!     .provider(Provider::new("Infirmary", "hospital", Sector::Public))
//!     .boundary(BoundaryDimension::new(Dimension::Kind, 0.5))
//!     .post(Post::new("housing desk", "Town Hall"))
//!     .post(Post::new("ward", "Infirmary"))
//!     .candidate(Candidate::new("c1").prefers("housing desk", 1));
//! parts.objective.preference.ranks.insert(1, 0.3);
//! parts.rules.per_provider = 2;
//! let scheme = parts.build()?;
//!
//! let front = FrontSearch::new(&scheme, Axis::exposure_net(), Axis::preference()).run()?;
//! let efficient = front.points.iter().filter(|point| point.standing == Standing::Efficient);
//! let values: Vec<[i64; 2]> = efficient.map(|point| point.values).collect();
//! assert_eq!(values, [[500, 300], [0, 600]]);
//! assert!(front.complete && front.to_svg(&[]).starts_with("<svg"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod axis;
mod check;
mod cuts;
mod data;
mod goal;
mod hull;
mod linear;
mod point;
mod portrait;
mod search;

use crate::error::InvalidScheme;
use crate::model::Scheme;
use crate::plan::Plan;
use crate::solve::{Conflict, Error};
use crate::verify::verify;

pub use axis::{Axis, BadAxis};
pub use check::{FrontCheck, PointCheck};
pub use cuts::Cut;
pub use goal::{Floor, Goal};
pub use point::{Point, Sought, Standing};
pub use portrait::Labelled;
pub use search::FrontSearch;

/// How points are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrontMethod {
    /// As the best of weighted sums, whose weights are those of the edges of the hull so far.
    Weights,
    /// As the most on one axis of plans with at least so much on the other, on an even grid.
    Epsilon,
    /// The first, and then the second.
    #[default]
    Both,
}

/// Plans along a front, and what is proved of all others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Front {
    /// Name of the scheme.
    pub name: String,
    /// [`Scheme::fingerprint`] of the scheme.
    pub fingerprint: String,
    /// What is drawn to the right, and what upwards.
    pub axes: [Axis; 2],
    /// The points, in the order in which they were looked for; the first two are the ends.
    pub points: Vec<Point>,
    /// What the certificates of all points rule out.
    pub cuts: Vec<Cut>,
    /// Whether every supported efficient point that is a corner of the hull is proved to be among the points:
    /// every edge of the hull has a cut through both its ends.
    pub complete: bool,
}

/// A front that could not be looked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FrontError {
    /// The number of points is out of range.
    #[error("option `points` is {0}, and must be 2 to 1000")]
    Points(usize),
    /// An axis counts nothing, or something below 0 or more than 1,000 times.
    #[error("an axis counts each component from 0 to 1000 times, and one of them at least once")]
    Axis,
    /// A scheme with the weights or the floor of a point could not be built.
    #[error("a point of the front is beyond what the format counts: {0}")]
    Scheme(#[from] InvalidScheme),
    /// A solve failed.
    #[error(transparent)]
    Solve(#[from] Error),
    /// The scheme has no plan.
    #[error("the scheme has no plan, so there is no front")]
    Infeasible(Conflict),
    /// No plan was found within the limits.
    #[error("no plan was found within the limits of a solve")]
    NoPlan,
}

impl Front {
    /// The scheme whose solution a point carries: that of the front with another objective and, where the point
    /// has a floor, one more resource. A scheme like any other, which `secondment verify` takes.
    ///
    /// # Errors
    ///
    /// [`InvalidScheme`] where points or amounts are beyond what the format allows, which is so of no point that
    /// was found for this scheme.
    pub fn scheme(&self, scheme: &Scheme, point: &Point) -> Result<Scheme, InvalidScheme> {
        let floor = point.goal.floor.filter(|floor| floor.axis < 2);
        let terms = floor.map(|floor| self.axes[floor.axis].terms);
        let linear = terms.and_then(|terms| linear::Linear::of(scheme, &terms));
        point.goal.scheme(scheme, &self.axes, linear.as_ref())
    }

    /// What any plan has on the two axes, whatever rules it breaks.
    pub fn place(&self, scheme: &Scheme, plan: &Plan) -> [i64; 2] {
        let points = verify(scheme, plan).points;
        [0, 1].map(|at| self.axes[at].value(&points))
    }

    /// Whether a certificate rules out that any plan has at least these values on the two axes.
    pub fn excludes(&self, values: [i64; 2]) -> bool {
        cuts::excluded(&self.cuts, values)
    }

    /// Positions of points that none beats and none before equals, from the most on the second axis to the most
    /// on the first.
    pub fn undominated(&self) -> Vec<usize> {
        let stands = |at: &usize| {
            matches!(self.points[*at].standing, Standing::Efficient | Standing::Undominated)
        };
        let mut points: Vec<usize> = (0..self.points.len()).filter(stands).collect();
        points.sort_by_key(|&at| self.points[at].values);
        points
    }

    /// The part of the area below the certified line that the plans found cover: their hypervolume (Zitzler and
    /// Thiele 1998) over that of the line, both above the least that the undominated points have on each axis. It
    /// nears 1 as gaps close and points become many; `None` where there is no such area.
    pub fn covered(&self) -> Option<f64> {
        let stairs: Vec<[f64; 2]> = self
            .undominated()
            .into_iter()
            .map(|at| self.points[at].values.map(|value| value as f64))
            .collect();
        let (first, last) = (stairs.first()?, stairs.last()?);
        let (left, bottom) = (first[0], last[1]);
        let mut found = 0.0;
        for pair in stairs.windows(2) {
            found += (pair[0][0] - left) * (pair[0][1] - pair[1][1]);
        }
        let line = cuts::outline(&self.cuts, (bottom, self.top()?.max(first[1])));
        let mut bound = 0.0;
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            bound += f64::midpoint((a.0 - left).max(0.0), (b.0 - left).max(0.0)) * (b.1 - a.1);
        }
        (bound > 0.0).then(|| (found / bound).min(1.0))
    }

    /// The least certified bound on the second axis over all plans.
    fn top(&self) -> Option<f64> {
        let tops = self.cuts.iter().filter(|cut| cut.floor.is_none() && cut.weights[0] == 0);
        let tops = tops.filter_map(|cut| cut.most(1, 0));
        tops.min().map(|top| top as f64)
    }
}
