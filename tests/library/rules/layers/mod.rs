//! Layers of the objective.

mod enumerated;
mod forged;
mod worked;
