//! Counts of a plan's outcomes in every group of a label.

use std::ops::AddAssign;

use super::labels::Label;
use crate::model::Scheme;
use crate::plan::Plan;
use crate::verify::PlanPoints;

/// Counts of people, each among those that count before it in its chain ([`CHAINS`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// By [`Counted`].
    pub(super) of: [u32; COUNTED.len()],
    /// Exposure, in points.
    pub(super) exposure: i64,
}

/// What is counted, in the order of [`Counts`].
pub(super) const COUNTED: [&str; 6] =
    ["people", "placed", "top-three", "first-choice", "translator", "new-translator"];

/// The count of people itself.
pub(super) const PEOPLE: usize = 0;

/// The count of those who are newly translators.
pub(super) const NEW: usize = 5;

/// Counts that contain each other, widest first, beginning with people.
pub(super) const CHAINS: [&[usize]; 2] = [&[PEOPLE, 1, 2, 3], &[PEOPLE, 4, NEW]];

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (mine, others) in self.of.iter_mut().zip(other.of) {
            *mine += others;
        }
        self.exposure += other.exposure;
    }
}

/// What every candidate adds to the counts of their group, in order of id.
pub(super) fn of_candidates(scheme: &Scheme, plan: &Plan, points: &PlanPoints) -> Vec<Counts> {
    let one = |ix| {
        let candidate = scheme.candidate(ix);
        let rotation = plan.rotation(candidate.id.as_str());
        let ranks = rotation
            .iter()
            .filter_map(|placement| candidate.preferences.get(placement.post.as_str()).copied());
        let best = ranks.min().unwrap_or(u32::MAX);
        let points = &points.candidates[&candidate.id];
        let of = [
            true,
            !rotation.is_empty(),
            best <= 3,
            best == 1,
            points.translator_after,
            points.translator_after && !points.translator_before,
        ];
        Counts { of: of.map(u32::from), exposure: points.points.exposure() }
    };
    scheme.candidates().map(one).collect()
}

/// A label's groups in order of name, then those who state none where there are any.
pub(super) struct Groups<'a> {
    /// The name; `None` for those who state none.
    pub(super) names: Vec<Option<&'a str>>,
    /// By group.
    pub(super) counts: Vec<Counts>,
    /// By candidate in order of id, the position of their group.
    pub(super) of: Vec<usize>,
}

impl<'a> Groups<'a> {
    /// Adds up what candidates count.
    pub(super) fn new(label: &'a Label, candidates: &[Counts]) -> Self {
        let mut names: Vec<_> = label.groups.iter().map(|name| Some(name.as_str())).collect();
        let of: Vec<usize> =
            label.of.iter().map(|group| group.unwrap_or(label.groups.len())).collect();
        if label.of.contains(&None) {
            names.push(None);
        }
        let mut counts = vec![Counts::default(); names.len()];
        for (&group, &candidate) in of.iter().zip(candidates) {
            counts[group] += candidate;
        }
        Self { names, counts, of }
    }
}
