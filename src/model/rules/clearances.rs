//! Clearances: what must be held when a placement starts, and takes time to obtain.

use serde::Serialize;

use crate::model::{Id, Meta};

/// A clearance, such as a vetting or a professional registration.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clearance {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Periods from a candidate's first one until they hold it, up to 10,000; `None` where it cannot
    /// be obtained in the scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<u32>,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

impl Clearance {
    /// A clearance that cannot be obtained in the scheme.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), name: String::new(), lead: None, meta: Meta::new() }
    }

    /// Sets the periods that obtaining it takes.
    #[must_use]
    pub fn lead(mut self, periods: u32) -> Self {
        self.lead = Some(periods);
        self
    }
}
