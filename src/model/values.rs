//! Values profiles: what a person or an organisation holds dear, dimension by dimension.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Id, Meta};

/// One dimension of a values profile, such as "recognition" or "support".
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValueDimension {
    /// Unique id.
    pub id: Id,
    /// Name for people to read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Kept and ignored.
    #[serde(skip_serializing_if = "Meta::is_empty")]
    pub meta: Meta,
}

/// How much weight a person or organisation gives to each dimension; any scale within a million of 0.
pub type Profile = BTreeMap<Id, f64>;

impl ValueDimension {
    /// A dimension by its id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), name: String::new(), meta: Meta::new() }
    }
}
