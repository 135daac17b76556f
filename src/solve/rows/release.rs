//! Release: people of one home employer placed elsewhere at once.

use super::terms::{Row, Term, Terms, hosted, lost, periods};
use crate::model::{CandidateIx, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for rule in &scheme.parts().rules.release {
        let open = periods(scheme, &rule.periods);
        for home in scheme.providers() {
            let id = &scheme.provider(home).id;
            let is_home = |&ix: &CandidateIx| scheme.candidate_row(ix).home == Some(home);
            let who: Vec<CandidateIx> = scheme.candidates().filter(is_home).collect();
            if who.is_empty() || rule.homes.as_ref().is_some_and(|homes| !homes.contains(id)) {
                continue;
            }
            let by_period = rows.by_period(open, scheme.periods(), |period| {
                let parts = [rule.id.as_str(), id.as_str(), &(period + 1).to_string()];
                let row = Row::new(name("release", &parts), lost(scheme, rule.points));
                row.at_most(Some(rule.at_most.into()))
            });
            let posts = hosted(scheme, |host| host != home);
            let term = Term { rows: by_period, once: false, amount: 1, posts };
            rows.term(scheme, term, Some(&who));
        }
    }
}
