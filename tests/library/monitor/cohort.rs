//! Candidates whose outcome under a plan is chosen one by one.

use std::fmt::Write;

use secondment::model::{Candidate, Kind, Post, Provider, Sector, Translator};
use secondment::{Placement, Plan, Scheme, SchemeBuilder};

/// What becomes of one candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// 0: not placed; 1: in a post they do not rank; 2, 3: in one that they rank third, first.
    pub(crate) outcome: usize,
    /// Number of kinds of provider in their history, 0 to 2. Two make a translator; one and a placement
    /// make a new one.
    pub(crate) kinds: usize,
}

fn id(at: usize) -> String {
    format!("c{at:03}")
}

/// The scheme of some people, and the plan with their outcomes.
pub(crate) fn cohort(people: &[Person]) -> (Scheme, Plan) {
    let mut parts = SchemeBuilder::new(1)
        .kind(Kind::new("council"))
        .kind(Kind::new("charity"))
        .provider(Provider::new("town", "council", Sector::Public))
        .provider(Provider::new("shelter", "charity", Sector::Voluntary));
    for post in ["unranked", "third", "first"] {
        parts = parts.post(Post::new(post, "town"));
    }
    parts.objective.translator =
        Translator::default().kinds(2).min_periods(1).crossings(0).bonus(0.5);
    let mut plan = Plan::new();
    for (at, person) in people.iter().enumerate() {
        let mut candidate = Candidate::new(id(at)).prefers("first", 1).prefers("third", 3);
        for (spell, provider) in ["shelter", "town"].into_iter().take(person.kinds).enumerate() {
            candidate = candidate.served(provider, 1, spell as u32 * 2);
        }
        parts = parts.candidate(candidate);
        if person.outcome > 0 {
            let post = ["unranked", "third", "first"][person.outcome - 1];
            plan.place(id(at), Placement { post: post.into(), start: 1 });
        }
    }
    (parts.build().expect("a scheme"), plan)
}

/// A table of labels: one column per label, `None` for not stated.
pub(crate) fn labels(columns: &[(&str, Vec<Option<&str>>)]) -> String {
    let mut text = String::from("candidate");
    for (name, _) in columns {
        let _ = write!(text, ",{name}");
    }
    for at in 0..columns[0].1.len() {
        let _ = write!(text, "\n{}", id(at));
        for (_, groups) in columns {
            let _ = write!(text, ",{}", groups[at].unwrap_or_default());
        }
    }
    text + "\n"
}
