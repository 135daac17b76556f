//! Placements per provider: at most so many in a rotation that is not empty, the one under way
//! included.

use super::{Person, Rule, Step, Violation, broken};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    let scheme = person.scheme();
    let limit = scheme.weights().per_provider as usize;
    let provider = |post| scheme.post_row(post).provider;
    let under_way = person.row.under_way.map(|under_way| provider(under_way.post));
    for (at, &step) in rotation.iter().enumerate() {
        let here = provider(step.0);
        let before = rotation[..at].iter().filter(|&&(post, _)| provider(post) == here).count();
        let count = before + usize::from(under_way == Some(here)) + 1;
        if count > limit {
            let name = &scheme.provider(here).id;
            let detail = format!("is placement {count} with {name}, and {limit} is the most");
            out.push(broken(person, Rule::PerProvider, step, detail));
        }
    }
}
