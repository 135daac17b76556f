//! The ratio test of the dual method, in two passes (Harris 1973).

use super::{NONE, PIVOT, Simplex};

/// By how much a reduced cost may be wrong, in points.
const SLACK: f64 = 1e-7;

impl Simplex<'_> {
    /// The entering variable along the row followed, and its reduced cost.
    pub(super) fn entering(&self, sign: f64) -> Option<(u32, f64)> {
        let most = self.longest(sign)?;
        let mut best = (0.0, NONE, 0.0);
        for (at, (&reduced, &across)) in self.reduced.iter().zip(&self.across).enumerate() {
            let across = sign * across;
            if across < -PIVOT && reduced.min(0.0) / across <= most && -across > best.0 {
                best = (-across, self.alive[at], reduced.min(0.0));
            }
        }
        for (slack, reduced, across) in self.slacks(sign) {
            if reduced.min(0.0) / across <= most && -across > best.0 {
                best = (-across, slack, reduced.min(0.0));
            }
        }
        (best.1 != NONE).then_some((best.1, best.2))
    }

    /// The longest step that leaves every reduced cost at most `SLACK` above 0; `None` without end.
    fn longest(&self, sign: f64) -> Option<f64> {
        let mut least = f64::INFINITY;
        for (&reduced, &across) in self.reduced.iter().zip(&self.across) {
            let across = sign * across;
            if across < -PIVOT {
                least = least.min((reduced.min(0.0) - SLACK) / across);
            }
        }
        for (_, reduced, across) in self.slacks(sign) {
            least = least.min((reduced - SLACK).min(0.0) / across);
        }
        (least < f64::INFINITY).then_some(least)
    }

    /// Slacks and excesses out of the basis that fall along the row followed: reduced cost and entry.
    fn slacks(&self, sign: f64) -> impl Iterator<Item = (u32, f64, f64)> {
        let groups = self.columns.group_count();
        let slacks = self.columns.len() as u32..;
        let places = slacks.zip(&self.ray[groups..self.rows]).zip(&self.dual[groups..]);
        let places = places.filter_map(move |((slack, &ray), &dual)| {
            let across = sign * ray;
            let falls = across < -PIVOT && self.position[slack as usize] == NONE;
            falls.then_some((slack, -dual, across))
        });
        let excesses = self.soft.iter().enumerate().filter_map(move |(at, &row)| {
            let (excess, row) = (self.excess(at), row as usize);
            let across = -sign * self.ray[row];
            let falls = across < -PIVOT && self.position[excess as usize] == NONE;
            falls.then(|| (excess, self.dual[row] - self.fine(row), across))
        });
        places.chain(excesses)
    }
}
