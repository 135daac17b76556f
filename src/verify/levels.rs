//! Levels held, and how placements raise them.

use super::Person;
use crate::model::{CompetencyIx, PostIx};

/// The level held in every competency, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held(Vec<u8>);

impl Held {
    /// Levels at the start of the horizon.
    pub(crate) fn stated(person: &Person<'_>) -> Self {
        let mut held = Self(vec![0; person.scheme().competencies().len()]);
        held.raise(&person.row.levels);
        held
    }

    /// Levels when the first new placement starts: the placement under way has ended by then.
    pub(crate) fn at_first_placement(person: &Person<'_>) -> Self {
        let mut held = Self::stated(person);
        if let Some(under_way) = person.row.under_way {
            held.raise(&person.scheme().post_row(under_way.post).develops);
        }
        held
    }

    /// The level in one competency.
    pub(crate) fn level(&self, competency: CompetencyIx) -> u8 {
        self.0[competency.get()]
    }

    /// Lifts every level to the stated one where that is higher.
    pub(crate) fn raise(&mut self, stated: &[(CompetencyIx, u8)]) {
        for &(competency, level) in stated {
            let held = &mut self.0[competency.get()];
            *held = level.max(*held);
        }
    }
}

/// Levels up to the target by which a placement that ends now raises a candidate.
pub(super) fn levels_gained(person: &Person<'_>, held: &Held, post: PostIx) -> i64 {
    let gain = |&(competency, after): &(CompetencyIx, u8)| {
        let target = person.target(competency);
        let before = held.level(competency);
        i64::from(target.min(after)) - i64::from(target.min(before))
    };
    person.scheme().post_row(post).develops.iter().map(gain).filter(|&gain| gain > 0).sum()
}
