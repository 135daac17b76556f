//! Placements per provider: at most so many in a rotation that is not empty, the one under way
//! included. A placement that serves two providers counts with both.

use crate::model::{PostIx, ProviderIx};
use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    let scheme = person.scheme();
    let limit = scheme.weights().per_provider as usize;
    let serves = |post: PostIx, provider: ProviderIx| {
        scheme.post_row(post).providers().any(|other| other == provider)
    };
    for (at, &step) in rotation.iter().enumerate() {
        for here in scheme.post_row(step.0).providers() {
            let before = rotation[..at].iter().filter(|&&(post, _)| serves(post, here)).count();
            let under_way = person.row.under_way.is_some_and(|held| serves(held.post, here));
            let count = before + usize::from(under_way) + 1;
            if count > limit {
                let name = &scheme.provider(here).id;
                let detail = format!("is placement {count} with {name}, and {limit} may be");
                out.push(person.broken(Rule::PerProvider, step, detail));
            }
        }
    }
}
