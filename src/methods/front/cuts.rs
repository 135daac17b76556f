//! What certificates rule out.

use serde::Serialize;

use super::goal::{Floor, dot};

/// A certified statement: every plan that keeps the floor, if there is one, has at most so many points in a
/// weighted sum of the axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Cut {
    /// Plans that it speaks of; all, if `None`.
    pub floor: Option<Floor>,
    /// How often each axis counts; not negative, one at least above 0.
    pub weights: [i64; 2],
    /// Points, at most.
    pub bound: i64,
    /// Position of the front's point whose solution carries the certificate.
    pub point: usize,
    /// The layer of that solution, from 0.
    pub layer: usize,
}

impl Cut {
    /// Whether no plan has these values, nor any greater ones.
    pub fn excludes(&self, values: [i64; 2]) -> bool {
        self.floor.is_none_or(|floor| floor.holds(values))
            && dot(self.weights, values) > self.bound.into()
    }

    /// The most on an axis of plans with at least so much on the other, as far as this cut says.
    pub(super) fn most(&self, axis: usize, other: i64) -> Option<i64> {
        let weight = i128::from(self.weights[axis]);
        if weight == 0 {
            return None;
        }
        let rest = i128::from(self.bound) - i128::from(self.weights[1 - axis]) * i128::from(other);
        let most = i64::try_from(rest.div_euclid(weight)).ok()?;
        match self.floor {
            Some(floor) if floor.axis == axis => Some(most.max(floor.at_least - 1)),
            Some(floor) if other < floor.at_least => None,
            _ => Some(most),
        }
    }

    /// Where the cut lies on the first axis at a value on the second; from below if `open`, which matters at
    /// a floor.
    fn edge(&self, y: f64, open: bool) -> f64 {
        let [wx, wy] = self.weights.map(|weight| weight as f64);
        let rest = self.bound as f64 - wy * y;
        let edge = match (wx > 0.0, rest < 0.0) {
            (true, _) => rest / wx,
            (false, true) => f64::NEG_INFINITY,
            (false, false) => f64::INFINITY,
        };
        match self.floor {
            Some(Floor { axis: 0, at_least }) => edge.max(at_least as f64),
            Some(Floor { at_least, .. }) if y < at_least as f64 => f64::INFINITY,
            Some(Floor { at_least, .. }) if open && y <= at_least as f64 => f64::INFINITY,
            _ => edge,
        }
    }
}

/// The least of what the cuts say of the most on an axis, for plans with at least so much on the other, and the
/// first cut that says so.
pub(super) fn most(cuts: &[Cut], axis: usize, other: i64) -> Option<(i64, &Cut)> {
    let all = cuts.iter().filter_map(|cut| Some((cut.most(axis, other)?, cut)));
    all.min_by_key(|(most, _)| *most)
}

/// Whether some cut rules a point out.
pub(super) fn excluded(cuts: &[Cut], values: [i64; 2]) -> bool {
    cuts.iter().any(|cut| cut.excludes(values))
}

/// The line beyond which no plan lies, between two values on the second axis: corners from the lower to the
/// upper one. Empty where nothing bounds the first axis.
pub(super) fn outline(cuts: &[Cut], (low, high): (f64, f64)) -> Vec<(f64, f64)> {
    let edge =
        |y: f64, open: bool| cuts.iter().map(|cut| cut.edge(y, open)).fold(f64::INFINITY, f64::min);
    let mut corners: Vec<(f64, f64)> = Vec::new();
    for y in bends(cuts, (low, high)) {
        for open in [true, false] {
            let x = edge(y, open);
            if x.is_finite() && !(open && y <= low) {
                corners.push((x, y));
            }
        }
    }
    corners.dedup_by(|b, a| (a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9);
    straighten(corners)
}

/// Values on the second axis at which the line can bend, in increasing order.
fn bends(cuts: &[Cut], (low, high): (f64, f64)) -> Vec<f64> {
    let mut bends = vec![low, high];
    for (at, a) in cuts.iter().enumerate() {
        let [ax, ay] = a.weights.map(|weight| weight as f64);
        match a.floor {
            Some(Floor { axis: 1, at_least }) => bends.push(at_least as f64),
            // Where the line of the cut meets its own floor.
            Some(floor) if ay > 0.0 => {
                bends.push((a.bound as f64 - ax * floor.at_least as f64) / ay);
            }
            _ => {}
        }
        if ax <= 0.0 {
            bends.push(a.bound as f64 / ay);
        }
        for b in &cuts[at + 1..] {
            let [bx, by] = b.weights.map(|weight| weight as f64);
            let turn = ax * by - bx * ay;
            if turn.abs() > 0.0 {
                bends.push((ax * b.bound as f64 - bx * a.bound as f64) / turn);
            }
            for (line, (x, y), floor) in [(a, (ax, ay), b.floor), (b, (bx, by), a.floor)] {
                if let Some(Floor { axis: 0, at_least }) = floor.filter(|_| y > 0.0) {
                    bends.push((line.bound as f64 - x * at_least as f64) / y);
                }
            }
        }
    }
    bends.retain(|y| (low..=high).contains(y));
    bends.sort_by(f64::total_cmp);
    bends.dedup_by(|b, a| (*a - *b).abs() < 1e-9);
    bends
}

/// Leaves out corners on a straight line between their neighbours.
fn straighten(corners: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::with_capacity(corners.len());
    for corner in corners {
        while let [.., a, b] = kept[..] {
            let turn = (b.0 - a.0) * (corner.1 - a.1) - (b.1 - a.1) * (corner.0 - a.0);
            let size = (corner.0 - a.0).abs().max((corner.1 - a.1).abs());
            if turn.abs() > 1e-7 * size {
                break;
            }
            kept.pop();
        }
        kept.push(corner);
    }
    kept
}
