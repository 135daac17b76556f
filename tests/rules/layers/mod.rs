//! Layers of the objective.

mod enumerated;
mod worked;
