//! Clearances and requirements: references to them, and how long obtaining takes.

use super::super::Candidate;
use super::{Check, LONGEST, number};
use crate::model::text::Path;

/// The list of clearances.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let root = Path::ROOT;
    let path = root.field("clearances");
    for (at, clearance) in check.parts.clearances.iter().enumerate() {
        if let Some(lead) = clearance.lead {
            number::within(check.findings, &path.index(at).field("lead"), lead, 0, LONGEST);
        }
    }
}

/// From when on a candidate holds which clearance.
pub(super) fn candidate(check: &mut Check<'_, '_>, candidate: &Candidate, path: &Path<'_>) {
    let path = path.field("clearances");
    for (id, &from) in &candidate.clearances {
        let path = path.key(id.as_str());
        check.names.clearances.find(check.findings, id, &path);
        check.when(from, &path);
    }
}
