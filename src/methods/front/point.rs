//! A point of a front.

use std::fmt;

use serde::Serialize;

use super::cuts::{Cut, excluded, most};
use super::goal::Goal;
use crate::plan::{Plan, Solution, relative_gap};

/// A plan on the way along a front, and what is proved about it. Values in integer points.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Point {
    /// How it was looked for.
    pub sought: Sought,
    /// What was maximised.
    pub goal: Goal,
    /// What the plan has on each axis.
    pub values: [i64; 2],
    /// What the plan has in the first layer of the goal.
    pub objective: i64,
    /// No plan that keeps the goal's floor has more in the first layer: certified.
    pub bound: i64,
    /// Position of the point whose certificate carries the bound: often this one.
    pub proved_by: usize,
    /// How it stands among the others.
    pub standing: Standing,
    /// The plan.
    pub plan: Plan,
    /// The solution of [`Front::scheme`](super::Front::scheme), with its certificates; `None` where nothing was
    /// solved anew.
    pub solution: Option<Solution>,
    /// Work done, in the unit of [`Options::work_limit`](crate::Options::work_limit).
    pub work: u64,
}

/// How a point was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sought {
    /// As an end: the most on one axis and, at that, the most on the other.
    End,
    /// As the most of a weighted sum.
    Weights,
    /// As the most on one axis of plans with at least so much on the other.
    Epsilon,
    /// The same where the other axis is no sum that a resource can count: nothing is solved, the best plan met
    /// stands against what the cuts of the others say.
    Relaxation,
}

/// How a point stands among the others, and whether it is proved to be efficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// No plan is as good on both axes and better on one: certified.
    Efficient,
    /// No plan met is as good on both axes and better on one.
    Undominated,
    /// The point at this position is as good on both axes and better on one.
    Dominated(usize),
    /// The point at this position, before this one, has the same values.
    Repeated(usize),
}

impl Sought {
    /// Its name in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Weights => "weights",
            Self::Epsilon => "epsilon",
            Self::Relaxation => "relaxation",
        }
    }
}

impl Standing {
    /// Its name in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Efficient => "efficient",
            Self::Undominated => "undominated",
            Self::Dominated(_) => "dominated",
            Self::Repeated(_) => "repeated",
        }
    }

    /// The point that is better or the same.
    pub(super) fn behind(self) -> Option<usize> {
        match self {
            Self::Dominated(at) | Self::Repeated(at) => Some(at),
            Self::Efficient | Self::Undominated => None,
        }
    }
}

impl fmt::Display for Sought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Point {
    /// Whether the plan is proved to have the most in the first layer of the goal.
    pub fn is_optimal(&self) -> bool {
        self.objective == self.bound
    }

    /// Relative gap (bound - objective) / |bound|; 0 where equal, `None` where the bound is 0 otherwise.
    pub fn gap(&self) -> Option<f64> {
        relative_gap(self.objective, self.bound)
    }

    /// Lowers the bound to what the cuts say, where they say more.
    pub(super) fn tighten(&mut self, cuts: &[Cut]) {
        let axis = match self.goal.first() {
            [1, 0] => 0,
            [0, 1] => 1,
            _ => return,
        };
        let other = self.goal.floor.map_or(i64::MIN, |floor| floor.at_least);
        if let Some((bound, cut)) = most(cuts, axis, other).filter(|(most, _)| *most < self.bound) {
            (self.bound, self.proved_by) = (bound, cut.point);
        }
    }
}

/// How each of some points stands.
pub(super) fn standings(points: &[Point], cuts: &[Cut]) -> Vec<Standing> {
    let values: Vec<[i64; 2]> = points.iter().map(|point| point.values).collect();
    let beats = |a: [i64; 2], b: [i64; 2]| a != b && a[0] >= b[0] && a[1] >= b[1];
    let standing = |(at, &own): (usize, &[i64; 2])| {
        if let Some(better) = values.iter().position(|&other| beats(other, own)) {
            return Standing::Dominated(better);
        }
        if let Some(first) = values[..at].iter().position(|&other| other == own) {
            return Standing::Repeated(first);
        }
        let [x, y] = own;
        let none_better = excluded(cuts, [x + 1, y]) && excluded(cuts, [x, y + 1]);
        if none_better { Standing::Efficient } else { Standing::Undominated }
    };
    values.iter().enumerate().map(standing).collect()
}
