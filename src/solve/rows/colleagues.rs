//! Colleagues: people with one home employer at one provider at once.

use super::terms::{Row, Term, Terms, hosted, lost, periods};
use crate::model::{CandidateIx, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for rule in &scheme.parts().rules.colleagues {
        let open = periods(scheme, &rule.periods);
        for home in scheme.providers() {
            let is_home = |&ix: &CandidateIx| scheme.candidate_row(ix).home == Some(home);
            let who: Vec<CandidateIx> = scheme.candidates().filter(is_home).collect();
            if who.is_empty() {
                continue;
            }
            for host in scheme.providers().filter(|&host| host != home) {
                let ids = [home, host].map(|ix| scheme.provider(ix).id.as_str());
                let by_period = rows.by_period(open, scheme.periods(), |period| {
                    let parts = [rule.id.as_str(), ids[0], ids[1], &(period + 1).to_string()];
                    let row = Row::new(name("colleagues", &parts), lost(scheme, rule.points));
                    row.at_most(Some(rule.at_most.into()))
                });
                let posts = hosted(scheme, |at| at == host);
                let term = Term { rows: by_period, once: false, amount: 1, posts };
                rows.term(scheme, term, Some(&who));
            }
        }
    }
}
