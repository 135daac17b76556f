//! Requirements: what a candidate needs of a post, as opaque tags.

use serde::Serialize;

use crate::model::{Id, Meta};

/// Something that some candidates require of their posts, and that some posts meet.
///
/// What it stands for is known to nobody but those who keep the scheme: reports and violations never
/// list the requirements of a candidate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Requirement {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

impl Requirement {
    /// A requirement by its id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), name: String::new(), meta: Meta::new() }
    }
}
