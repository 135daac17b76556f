//! Evidence on leakage, which is talent that leaves public service.
//!
//! What became of past participants stands beside what a plan makes of today's candidates, in one table
//! for an analyst's own tools. Here is one estimate alone: survival in public service by translator
//! status.

mod level;
mod past;
mod rows;
mod survival;

pub use level::Level;
pub use past::{Past, PastParticipant};
pub use rows::{EvidenceRow, Source};
pub use survival::{Spread, Survival, VISITS, Visit};

use crate::error::InvalidInput;
use crate::model::Scheme;
use crate::monitor::readable;
use crate::plan::Plan;

/// Past participants, a plan's candidates, and survival in public service by status.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Leakage {
    /// Survival of those who are no translators, then of translators.
    pub survival: [Survival; 2],
    /// Level of the intervals.
    pub level: Level,
    /// One row per number: past participants in order of id, candidates in order of id, then survival of
    /// those who are no translators and of translators, and the level.
    pub rows: Vec<EvidenceRow>,
}

/// Joins past participants with the measures of a plan.
///
/// Both must be in the same points: those that the scheme of the plan would give. Every candidate of the
/// scheme has rows, placed or not; a plan that breaks rules is taken as it is. The survival beside a
/// candidate is that of past participants of the status they have after the plan. It is an observation
/// about the past, and does not say that the status is its cause.
///
/// # Errors
///
/// Candidates, posts and periods of the plan that the scheme does not have.
///
/// ```
/// use secondment::monitor::evidence::{Level, Past, leakage};
/// use secondment::model::Candidate;
/// use secondment::{Plan, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(2).candidate(Candidate::new("Candidate 001")).build()?;
/// let past = Past::from_csv(b"\
/// id,exposure,values_fit,translator,public_12,public_24
/// Past participant 001,400,810,no,yes,no
/// Past participant 002,350,790,no,yes,yes
/// ")?;
/// let leakage = leakage(&scheme, &Plan::new(), &past, Level::default())?;
/// assert!(leakage.to_csv().contains("\nplan,Candidate 001,no,24,survival,0.5\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn leakage(
    scheme: &Scheme,
    plan: &Plan,
    past: &Past,
    level: Level,
) -> Result<Leakage, InvalidInput> {
    let points = readable::points(scheme, plan)?;
    let survival = past.survival(level);
    let mut leakage = Leakage { survival: survival.clone(), level, rows: Vec::new() };
    leakage.push_past(past);
    leakage.push_plan(&points, &survival);
    leakage.push_survival(&survival);
    leakage.rows.push(EvidenceRow {
        source: Source::Survival,
        id: None,
        translator: None,
        months: None,
        measure: "level",
        value: level.get().into(),
    });
    Ok(leakage)
}
