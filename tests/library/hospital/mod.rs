//! Schemes of long rotations, as in hospital training: how they are generated, and what their best plans are.

mod enumerate;
mod enumerated;
mod generated;
