//! What a plan makes of its people: crossings, system translators, bridges.

use super::definition::{Counted, Definition};
use crate::methods::measures::Datum;
use crate::network::{Bridge, BridgeMap};
use crate::verify::PlanPoints;

const SCHEME: &str = "the page of the scheme: meaning";
const BRIDGES: &str = "the page of the rules: bridge targets";

pub(super) const DEFINITIONS: [Definition; 9] = [
    Definition::new("translators-before", Counted::People, "System translators before the plan")
        .source(SCHEME),
    Definition::new("translators-after", Counted::People, "System translators after the plan")
        .more()
        .source(SCHEME),
    Definition::new("translators-new", Counted::People, "System translators whom the plan makes")
        .more()
        .source(SCHEME),
    Definition::new(
        "crossings",
        Counted::Crossings,
        "Crossings in the plan whose boundary is above 0",
    )
    .more()
    .source(SCHEME),
    Definition::new(
        "bridges-before",
        Counted::Pairs,
        "Pairs of kinds that somebody bridged before the plan",
    )
    .source(BRIDGES),
    Definition::new(
        "bridges-after",
        Counted::Pairs,
        "Pairs of kinds that somebody bridges after the plan",
    )
    .more()
    .source(BRIDGES),
    Definition::new(
        "bridges-built",
        Counted::Pairs,
        "Pairs of kinds that nobody bridged before and somebody does after",
    )
    .more()
    .source(BRIDGES),
    Definition::new(
        "bridging-people-before",
        Counted::People,
        "People who had served in two kinds or more before the plan",
    )
    .source(BRIDGES),
    Definition::new(
        "bridging-people-after",
        Counted::People,
        "People who have served in two kinds or more after the plan",
    )
    .more()
    .source(BRIDGES),
];

/// Crossings, system translators and bridges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exposure {
    /// System translators before the plan.
    pub translators_before: u32,
    /// System translators after the plan.
    pub translators_after: u32,
    /// Who are system translators after the plan and were not before.
    pub translators_new: u32,
    /// Crossings in the plan whose boundary is above 0, repeated ones included.
    pub crossings: u64,
    /// Pairs of kinds that somebody bridged before the plan.
    pub bridges_before: u32,
    /// Pairs of kinds that somebody bridges after the plan.
    pub bridges_after: u32,
    /// Pairs of kinds that nobody bridged before the plan and somebody does after.
    pub bridges_built: usize,
    /// People who had served in two kinds or more before the plan.
    pub bridging_people_before: u32,
    /// People who have served in two kinds or more after the plan.
    pub bridging_people_after: u32,
}

impl Exposure {
    /// What points and bridges say of it.
    pub fn of(points: &PlanPoints, bridges: &BridgeMap) -> Self {
        let people = points.candidates.values();
        let is_new = |person: &&crate::verify::CandidatePoints| {
            person.translator_after && !person.translator_before
        };
        Self {
            translators_before: points.translators_before,
            translators_after: points.translators_after,
            translators_new: people.clone().filter(is_new).count() as u32,
            crossings: people.map(|person| u64::from(person.crossings)).sum(),
            bridges_before: bridges.before.bridges,
            bridges_after: bridges.after.bridges,
            bridges_built: bridges.bridges.iter().filter(|bridge| Bridge::is_built(bridge)).count(),
            bridging_people_before: bridges.before.people,
            bridging_people_after: bridges.after.people,
        }
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        data.extend([
            Datum::new("translators-before", self.translators_before),
            Datum::new("translators-after", self.translators_after),
            Datum::new("translators-new", self.translators_new),
            Datum::new("crossings", self.crossings as i64),
            Datum::new("bridges-before", self.bridges_before),
            Datum::new("bridges-after", self.bridges_after),
            Datum::new("bridges-built", self.bridges_built),
            Datum::new("bridging-people-before", self.bridging_people_before),
            Datum::new("bridging-people-after", self.bridging_people_after),
        ]);
    }
}
