//! Tags: at least and at most so many placements with a tag in a rotation that is not empty, the one
//! under way included.

use crate::model::{PostIx, TagIx};
use crate::verify::verdict::some;
use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check_at_most(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    for limit in person.scheme().weights().tags.iter().filter(|_| !rotation.is_empty()) {
        let count = count(person, rotation, limit.tag);
        if count > limit.at_most {
            let most = limit.at_most;
            out.push(counted(person, limit.tag, count, &format!("at most {most} may be")));
        }
    }
}

pub(super) fn check_at_least(person: &Person<'_>, rotation: &[Step], out: &mut Vec<Violation>) {
    for limit in person.scheme().weights().tags.iter().filter(|_| !rotation.is_empty()) {
        let count = count(person, rotation, limit.tag);
        if count < limit.at_least {
            let least = limit.at_least;
            out.push(counted(person, limit.tag, count, &format!("at least {least} must be")));
        }
    }
}

fn count(person: &Person<'_>, rotation: &[Step], tag: TagIx) -> u32 {
    let tagged = |&post: &_| person.scheme().post_row(post).tags.contains(&tag);
    with_under_way(person, rotation).filter(tagged).count() as u32
}

fn counted(person: &Person<'_>, tag: TagIx, count: u32, bound: &str) -> Violation {
    let name = &person.scheme().tag(tag).id;
    let detail = format!("has {} tagged {name}, and {bound}", some(count, "placement"));
    Violation::new(Rule::Tags, detail).candidate(person.id())
}

/// Posts of a rotation, the one under way first.
fn with_under_way(person: &Person<'_>, rotation: &[Step]) -> impl Iterator<Item = PostIx> + use<> {
    let posts: Vec<PostIx> = rotation.iter().map(|&(post, _)| post).collect();
    person.row.under_way.map(|under_way| under_way.post).into_iter().chain(posts)
}
