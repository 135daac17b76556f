//! Blocking pairs: by hand, and by trying every placement of every candidate.

mod enumerated;
mod worked;
