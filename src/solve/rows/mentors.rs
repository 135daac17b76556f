//! Mentors: people at a provider at once who need one.

use super::terms::{Row, Term, Terms, hosted, lost};
use crate::model::{CandidateIx, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    let needs = |&ix: &CandidateIx| scheme.candidate(ix).mentored;
    let all = scheme.candidates().all(|ix| needs(&ix));
    let who: Vec<CandidateIx> = scheme.candidates().filter(needs).collect();
    for provider in scheme.providers() {
        let stated = scheme.provider(provider);
        let Some(mentors) = stated.mentors else { continue };
        let by_period = rows.by_period(u128::MAX, scheme.periods(), |period| {
            let name = name("mentors", &[stated.id.as_str(), &(period + 1).to_string()]);
            let row = Row::new(name, lost(scheme, scheme.parts().rules.mentor_points));
            row.at_most(Some(mentors.into()))
        });
        let posts = hosted(scheme, |host| host == provider);
        let term = Term { rows: by_period, once: false, amount: 1, posts };
        rows.term(scheme, term, if all { None } else { Some(&who) });
    }
}
