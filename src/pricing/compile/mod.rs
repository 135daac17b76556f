//! A scheme made ready for pricing: posts as every candidate sees them, and what each candidate may do.

pub(crate) mod arcs;
pub(crate) mod course;
pub(crate) mod cursor;
pub(crate) mod growth;
pub(crate) mod host_preference;
mod hosts;
pub(crate) mod leave;
mod open_posts;
pub(crate) mod post_card;
pub(crate) mod slots;
