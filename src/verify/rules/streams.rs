//! Streams: the post's stream is open to the candidate; a post without one is open to all.

use crate::verify::{Person, Rule, Step, Violation};

pub(super) fn check(person: &Person<'_>, step: Step, out: &mut Vec<Violation>) {
    let stream = person.scheme().post_row(step.0).stream;
    let Some((open, stream)) = person.row.streams.as_ref().zip(stream) else {
        return;
    };
    if !open.contains(&stream) {
        let name = &person.scheme().stream(stream).id;
        let detail = format!("belongs to {name}, which is not among the candidate's streams");
        out.push(person.broken(Rule::Streams, step, detail));
    }
}
