//! Conflicts of interest: with providers of the scheme and managers of its posts.

use std::collections::HashSet;

use super::super::{Candidate, Id, SchemeBuilder};
use super::Check;
use crate::error::FaultCode;
use crate::model::text::Path;

/// Line managers that posts name.
pub(super) struct Managers<'p> {
    named: HashSet<&'p Id>,
    /// Whether every post's manager is as it should be: only then is one that is not here unknown.
    complete: bool,
}

impl<'p> Managers<'p> {
    pub(super) fn of(check: &Check<'p, '_>) -> Self {
        let parts: &'p SchemeBuilder = check.parts;
        let root = Path::ROOT;
        let posts = root.field("posts");
        let faulty = |at| check.findings.has_errors_in(&posts.index(at).field("manager"));
        Self {
            named: parts.posts.iter().filter_map(|post| post.manager.as_ref()).collect(),
            complete: check.findings.reads(&posts) && !(0..parts.posts.len()).any(faulty),
        }
    }
}

pub(super) fn check(
    check: &mut Check<'_, '_>,
    candidate: &Candidate,
    managers: &Managers<'_>,
    path: &Path<'_>,
) {
    let path = path.field("conflicts");
    let conflicts = &candidate.conflicts;
    let providers = &check.names.providers;
    providers.find_all(check.findings, &conflicts.providers, &path.field("providers"));
    let list = path.field("managers");
    for manager in conflicts.managers.iter().filter(|id| !managers.named.contains(id)) {
        if managers.complete {
            check.error(
                &list.member(manager.as_str()),
                FaultCode::UnknownId,
                format!("`{manager}` is the manager of no post"),
                "correct the text, or name the manager in a post",
            );
        }
    }
}
