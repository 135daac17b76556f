//! Which rules plans may break.

use crate::verify::Rule;

/// What only a whole rotation or the whole cohort can break, and pinned placements that other rules
/// forbid.
pub(super) const WHOLE: &[Rule] = &[
    Rule::Counts,
    Rule::Stays,
    Rule::Home,
    Rule::Floors,
    Rule::Tags,
    Rule::Idle,
    Rule::MustPlace,
    Rule::Pinned,
    Rule::Resources,
    Rule::Bridges,
    Rule::TranslatorTarget,
    Rule::Minimum,
    Rule::Filled,
    Rule::Totals,
    Rule::Shares,
    Rule::Release,
    Rule::Balance,
    Rule::Mentors,
    Rule::Apart,
    Rule::Together,
];

/// What remains where everybody takes a whole rotation that breaks no rule on one rotation, or none.
pub(super) const COHORT: &[Rule] = &[
    Rule::Floors,
    Rule::MustPlace,
    Rule::Pinned,
    Rule::Resources,
    Rule::Bridges,
    Rule::TranslatorTarget,
    Rule::Minimum,
    Rule::Filled,
    Rule::Totals,
    Rule::Shares,
    Rule::Release,
    Rule::Balance,
    Rule::Mentors,
    Rule::Apart,
    Rule::Together,
];
