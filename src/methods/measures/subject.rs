//! A plan as the measures see it: in typed indices, with what cannot be read left out.

use crate::model::{CandidateIx, CandidateRow, Scheme};
use crate::plan::Plan;
use crate::verify::{Step, read};

/// A scheme, and the placements of a plan that exist and lie inside its horizon.
pub(super) struct Subject<'a> {
    pub(super) scheme: &'a Scheme,
    /// By candidate of the scheme, in order of start.
    rotations: Vec<Vec<Step>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(scheme: &'a Scheme, plan: &Plan) -> Self {
        let rotation = |candidate| {
            let id = &scheme.candidate(candidate).id;
            read(scheme, id, plan.rotation(id.as_str()), &mut Vec::new())
        };
        Self { scheme, rotations: scheme.candidates().map(rotation).collect() }
    }

    /// Every candidate with their placements.
    pub(super) fn people(&self) -> impl Iterator<Item = (CandidateIx, &'a CandidateRow, &[Step])> {
        let scheme = self.scheme;
        let people = scheme.candidates().zip(&self.rotations);
        people.map(move |(ix, rotation)| (ix, scheme.candidate_row(ix), rotation.as_slice()))
    }
}

/// A part of a whole; `None` where the whole is nothing.
pub(super) fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Whether a period is one of leave.
pub(super) fn on_leave(row: &CandidateRow, period: usize) -> bool {
    row.leave >> period & 1 == 1
}
