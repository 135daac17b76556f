//! The independent check of plans, against points worked by hand and plans corrupted on purpose.

mod claims;
mod exposure;
mod fit;
mod robust;
mod rules;
mod world;
