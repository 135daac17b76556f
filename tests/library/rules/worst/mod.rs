//! The lowest total of any candidate.

mod enumerated;
mod worked;
