//! Placements per stream: at most so many in a rotation that is not empty, the one under way included.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    let scheme = person.scheme();
    let limit = scheme.parts().rules.per_stream as usize;
    let stream = |post| scheme.post_row(post).stream;
    let under_way = person.row.under_way.and_then(|under_way| stream(under_way.post));
    for (at, &step) in rotation.iter().enumerate() {
        let Some(here) = stream(step.0) else { continue };
        let before = rotation[..at].iter().filter(|&&(post, _)| stream(post) == Some(here));
        let count = before.count() + usize::from(under_way == Some(here)) + 1;
        if count > limit {
            let name = &scheme.stream(here).id;
            let detail = format!("is placement {count} in {name}, and {limit} may be");
            out.push(person.broken(Rule::PerStream, step, detail));
        }
    }
}
