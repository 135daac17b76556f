//! Rules that a plan breaks.

use std::collections::BTreeMap;

use super::definition::{Counted, Definition};
use crate::methods::measures::Datum;
use crate::verify::{Rule, Violation};

const RULES: &str = "the page of the rules";

pub(super) const DEFINITIONS: [Definition; 3] = [
    Definition::new("violations", Counted::Rules, "Times that the plan breaks a hard rule")
        .less()
        .source(RULES),
    Definition::new(
        "rules-broken",
        Counted::Rules,
        "Hard rules that the plan breaks at least once",
    )
    .less()
    .source(RULES),
    Definition::new("violations-by-rule", Counted::Rules, "Times that the plan breaks a hard rule")
        .of("rule")
        .less()
        .source(RULES),
];

/// How often a plan breaks hard rules, as [`verify`](crate::verify::verify()) lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violations {
    /// By rule; every rule that a plan can break has an entry. Claims of a solution are none of them.
    pub by_rule: BTreeMap<Rule, u64>,
}

impl Violations {
    /// Counts violations; false claims of a solution are left out.
    pub fn of(violations: &[Violation]) -> Self {
        let rules = Rule::ALL.iter().filter(|rule| !rule.is_claim());
        let mut by_rule: BTreeMap<Rule, u64> = rules.map(|&rule| (rule, 0)).collect();
        for violation in violations {
            if let Some(count) = by_rule.get_mut(&violation.rule) {
                *count += 1;
            }
        }
        Self { by_rule }
    }

    /// Violations in all.
    pub fn count(&self) -> u64 {
        self.by_rule.values().sum()
    }

    /// Rules that are broken at least once.
    pub fn rules(&self) -> u64 {
        self.by_rule.values().filter(|&&count| count > 0).count() as u64
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        data.push(Datum::new("violations", self.count() as i64));
        data.push(Datum::new("rules-broken", self.rules() as i64));
        let by_rule = self.by_rule.iter();
        data.extend(by_rule.map(|(rule, &count)| {
            Datum::new("violations-by-rule", count as i64).of(rule.as_str())
        }));
    }
}
