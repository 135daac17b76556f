//! Which rules plans may break.

use std::sync::LazyLock;

use crate::model::Scope;
use crate::verify::Rule;

/// What only a whole rotation or the whole cohort can break, and pinned placements that other rules
/// forbid.
pub(super) fn whole() -> &'static [Rule] {
    static WHOLE: LazyLock<Vec<Rule>> = LazyLock::new(|| about(Scope::Rotation));
    &WHOLE
}

/// What remains where everybody takes a whole rotation that breaks no rule on one rotation, or none.
pub(super) fn cohort() -> &'static [Rule] {
    static COHORT: LazyLock<Vec<Rule>> = LazyLock::new(|| about(Scope::Candidate));
    &COHORT
}

/// The rules about what is no smaller than this.
fn about(least: Scope) -> Vec<Rule> {
    let rules = Rule::ALL.iter().copied();
    rules.filter(|rule| (least..=Scope::Cohort).contains(&rule.scope())).collect()
}
