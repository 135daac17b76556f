//! Rechecks a plan from the scheme and the plan alone: every rule, and every point.
//!
//! Nothing here is shared with the engine that makes plans. The code is plain on purpose: each rule
//! is one file, and each component of the points is computed the way the scheme's page words it.
//!
//! ```
//! use secondment::model::{Candidate, Kind, Post, Provider, Sector};
//! use secondment::verify::{Rule, verify};
//! use secondment::{Placement, Plan, SchemeBuilder};
//!
//! let scheme = SchemeBuilder::new(2)
//!     .kind(Kind::new("council"))
//!     .provider(Provider::new("Camden", "council", Sector::Public))
//!     .post(Post::new("housing-desk", "Camden"))
//!     .candidate(Candidate::new("Candidate 001"))
//!     .candidate(Candidate::new("Candidate 002"))
//!     .build()?;
//! let mut plan = Plan::new();
//! plan.place("Candidate 001", Placement { post: "housing-desk".into(), start: 1 });
//! assert!(verify(&scheme, &plan).is_valid());
//!
//! plan.place("Candidate 002", Placement { post: "housing-desk".into(), start: 1 });
//! let verdict = verify(&scheme, &plan);
//! assert_eq!(verdict.violations[0].rule, Rule::Places);
//! # Ok::<(), secondment::error::InvalidScheme>(())
//! ```

mod blocking;
mod claims;
mod distance;
mod exposure;
mod fit;
mod levels;
mod past;
mod person;
mod points;
mod reading;
mod rows;
mod rules;
mod standing;
mod tally;
mod verdict;
mod whole;

use std::collections::BTreeMap;

pub use blocking::{BlockingPair, blocking_counts, blocking_pairs};
pub use points::{CandidatePoints, PlanPoints, RotationPoints};
pub use verdict::{Rule, Verdict, Violation};

#[cfg(feature = "methods")]
pub(crate) use distance::great_circle_km;
pub(crate) use exposure::breadth;
#[cfg(feature = "methods")]
pub(crate) use exposure::exposure;
#[cfg(feature = "methods")]
pub(crate) use fit::fit;
pub(crate) use fit::{competency, competency_entry};
pub(crate) use levels::{Held, levels_gained};
pub(crate) use person::{Cohort, Person, Stage, Step};
pub(crate) use reading::read;
pub(crate) use rows::{Row, Rows};
pub(crate) use rules::{check_placement, check_rotation, check_sequence, cohort};
#[cfg(feature = "methods")]
pub(crate) use standing::host_rank;
pub(crate) use tally::tally;
pub(crate) use whole::{bars, lost, placements_needed};

use crate::model::{CandidateIx, Scheme};
use crate::plan::{Placement, Plan, Solution};

/// Checks every rule of a plan and recomputes its points.
///
/// Whatever the plan says, the answer is a verdict: unknown ids and starts outside the horizon are
/// violations, and the placements concerned are left out of the points.
pub fn verify(scheme: &Scheme, plan: &Plan) -> Verdict {
    let cohort = rules::cohort(scheme);
    let mut violations = Vec::new();
    let mut rotations: BTreeMap<CandidateIx, Vec<Step>> = BTreeMap::new();
    for (id, placements) in plan.rotations() {
        match scheme.find_candidate(id.as_str()) {
            Some(ix) => {
                rotations.insert(ix, read(scheme, id, placements, &mut violations));
            }
            None => violations.push(
                Violation::new(Rule::UnknownCandidate, "the scheme has no such candidate")
                    .candidate(id),
            ),
        }
    }
    let mut points = PlanPoints::default();
    let rows = Rows::of(&cohort);
    let mut sums = vec![0; rows.all().len()];
    for ix in scheme.candidates() {
        let rotation = rotations.get(&ix).map_or(&[][..], Vec::as_slice);
        let person = Person::new(&cohort, ix);
        violations.extend(check_rotation(&person, rotation, Stage::Whole));
        points.add(person.id(), tally(&person, rotation).named(scheme));
        rows.amounts(&person, rotation, &mut |row, _, amount| sums[row] += amount);
    }
    violations.extend(rules::occupancy(&cohort, rotations.values().flatten().copied()));
    violations.extend(rows.settle(&sums, &mut points));
    points.worst = points.lowest().map_or(0, |lowest| scheme.weights().worst.points(lowest));
    Verdict { violations, points }
}

/// Checks a plan as [`verify`] does, and what the solution claims of it.
///
/// The claimed bound is only compared with the objective here;
/// [`certify_solution`](crate::certify::certify_solution) recomputes it.
pub fn verify_solution(scheme: &Scheme, solution: &Solution) -> Verdict {
    let mut verdict = verify(scheme, &solution.plan);
    let false_claims = claims::check(scheme, solution, &verdict.points);
    verdict.violations.extend(false_claims);
    verdict
}

/// Every rule that one candidate's rotation breaks, as if nobody else were placed anew.
///
/// Placements of others that are under way hold their places.
pub fn check_candidate(scheme: &Scheme, candidate: &str, rotation: &[Placement]) -> Vec<Violation> {
    match one(scheme, candidate, rotation) {
        Ok(_) => Vec::new(),
        Err(violations) => violations,
    }
}

/// The points of one candidate's rotation.
///
/// # Errors
///
/// Every violation, if the rotation breaks a rule that concerns the candidate alone.
pub fn rotation_points(
    scheme: &Scheme,
    candidate: &str,
    rotation: &[Placement],
) -> Result<CandidatePoints, Vec<Violation>> {
    one(scheme, candidate, rotation)
}

fn one(
    scheme: &Scheme,
    candidate: &str,
    rotation: &[Placement],
) -> Result<CandidatePoints, Vec<Violation>> {
    let id = candidate.into();
    let Some(ix) = scheme.find_candidate(candidate) else {
        let unknown = Violation::new(Rule::UnknownCandidate, "the scheme has no such candidate");
        return Err(vec![unknown.candidate(&id)]);
    };
    let mut violations = Vec::new();
    let steps = read(scheme, &id, rotation, &mut violations);
    let cohort = rules::cohort(scheme);
    let person = Person::new(&cohort, ix);
    violations.extend(check_rotation(&person, &steps, Stage::Whole));
    if violations.is_empty() { Ok(tally(&person, &steps).named(scheme)) } else { Err(violations) }
}
