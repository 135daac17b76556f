//! Eligibility: `only`, `vetoes`, `refused` and `forbidden`.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    if let Some(detail) = closed(person, step) {
        out.push(person.broken(Rule::Eligibility, step, detail));
    }
}

/// Why the post is not open to the candidate from that start.
fn closed(person: &Person<'_>, (post, start): Step) -> Option<&'static str> {
    let row = person.row;
    let mut providers = person.scheme().post_row(post).providers();
    let forbids = |&(ruled_out, when): &(_, Option<usize>)| {
        ruled_out == post && when.is_none_or(|when| when == start)
    };
    if row.only.as_ref().is_some_and(|open| !open.contains(&post)) {
        Some("is not among the posts open to the candidate")
    } else if row.vetoed_posts.contains(&post) {
        Some("is vetoed by the candidate")
    } else if providers.any(|provider| row.vetoed_providers.contains(&provider)) {
        Some("is with a provider vetoed by the candidate")
    } else if row.refused.contains(&post) {
        Some("is refused by the scheme or the host")
    } else if row.forbidden.iter().any(forbids) {
        Some("is forbidden from that start")
    } else {
        None
    }
}
