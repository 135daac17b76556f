//! What reading carries along.

use std::collections::HashSet;

use super::findings::Findings;
use crate::model::Id;

/// Ids met, so that equal ids share one allocation, and faults found.
#[derive(Default)]
pub(crate) struct Reader {
    pub(crate) ids: HashSet<Id>,
    pub(crate) findings: Findings,
}
