//! Clearances: what must be held when a placement starts, and takes time to obtain.

use crate::model::part::{MANY, Value, part};
use crate::model::{Id, Meta};

part! {
    /// A clearance, such as a vetting or a professional registration.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Clearance by id {
        /// Unique id.
        pub id: Id [required],
        /// Name for people to read.
        pub name: String,
        /// Periods from a candidate's first one until they hold it, up to 10,000; `None` where it cannot
        /// be obtained in the scheme.
        pub lead: Option<u32> [in 0.0, MANY],
        /// Kept and ignored.
        pub meta: Meta,
    }
}

impl Clearance {
    /// A clearance that cannot be obtained in the scheme.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into(), ..Self::blank() }
    }
}
