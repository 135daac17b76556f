//! Balance: what a provider hosts against what its own people serve elsewhere.

use super::terms::{Row, Term, Terms, hosted, lost};
use crate::model::{CandidateIx, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for rule in &scheme.parts().rules.balance {
        let tolerance = i64::from(rule.tolerance);
        for provider in scheme.providers() {
            let id = &scheme.provider(provider).id;
            if rule.providers.as_ref().is_some_and(|named| !named.contains(id)) {
                continue;
            }
            let name = name("balance", &[rule.id.as_str(), id.as_str()]);
            let row = Row::new(name, lost(scheme, rule.points));
            let row = rows.row(row.at_least(Some(-tolerance)).at_most(Some(tolerance)));
            let by_period: std::sync::Arc<[u32]> = vec![row; scheme.periods()].into();
            let is_home = |&ix: &CandidateIx| scheme.candidate_row(ix).home == Some(provider);
            let own: Vec<CandidateIx> = scheme.candidates().filter(is_home).collect();
            let here = hosted(scheme, |host| host == provider);
            let away = hosted(scheme, |host| host != provider);
            let rows_of = || by_period.clone();
            let term = |amount, posts| Term { rows: rows_of(), once: false, amount, posts };
            // Everybody here counts, and its own people are taken out again.
            rows.term(scheme, term(1, here.clone()), None);
            rows.term(scheme, term(-1, here), Some(&own));
            rows.term(scheme, term(-1, away), Some(&own));
        }
    }
}
