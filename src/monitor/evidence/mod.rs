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
pub use rows::{EvidenceRow, Leakage, Source, leakage};
pub use survival::{Survival, Uncertainty, VISITS, Visit};
