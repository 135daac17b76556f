//! Fit per period at the levels held.

use super::standing::round;
use super::{Held, Person};
use crate::model::{CompetencyIx, PostIx, Scheme};

/// Fit per period of a post at the levels held.
pub(crate) fn fit(person: &Person<'_>, post: PostIx, held: &Held) -> i64 {
    competency(person.scheme(), post, held) + person.standing(post).sum()
}

/// Competency points per period of a post at the levels held.
pub(crate) fn competency(scheme: &Scheme, post: PostIx, held: &Held) -> i64 {
    let row = scheme.post_row(post);
    let entries = row.essential.len() + row.desirable.len();
    if entries == 0 {
        return unasked(scheme);
    }
    let entry = |&(competency, level): &(CompetencyIx, u8)| {
        competency_entry(scheme, entries, level, held.level(competency))
    };
    row.essential.iter().chain(&row.desirable).map(entry).sum()
}

/// Competency points per period of a post that asks for nothing.
fn unasked(scheme: &Scheme) -> i64 {
    round(f64::from(scheme.scale()) * scheme.parts().objective.competency.weight)
}

/// Points of one entry out of `entries`, for a level asked for and a level held.
pub(crate) fn competency_entry(scheme: &Scheme, entries: usize, asked: u8, held: u8) -> i64 {
    let weights = &scheme.parts().objective.competency;
    let lost = if held < asked {
        weights.shortfall * f64::from(asked - held)
    } else {
        weights.surplus * f64::from(held - asked)
    };
    let share = (1.0 - lost).max(0.0);
    round(f64::from(scheme.scale()) * weights.weight * share / entries as f64)
}
