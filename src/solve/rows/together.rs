//! Together: two people near each other.

use super::terms::{Row, Term, Terms, hosted, lost, periods};
use crate::model::{ProviderIx, Scheme, Together, joined as name};
use crate::pricing::within_km;

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for rule in &scheme.parts().rules.together {
        let ids: Vec<_> =
            rule.candidates.iter().filter_map(|id| scheme.find_candidate(id.as_str())).collect();
        let &[first, second] = &*ids else { continue };
        let open = periods(scheme, &rule.periods);
        let soft = lost(scheme, rule.points);
        let id = rule.id.as_str();
        // Providers with the same neighbours make one row: the first is there, the second is not near.
        let mut known: Vec<(Vec<bool>, ProviderIx)> = Vec::new();
        for at in scheme.providers() {
            let near: Vec<bool> =
                scheme.providers().map(|other| is_near(scheme, rule, at, other)).collect();
            if near.contains(&false) && known.iter().all(|(other, _)| *other != near) {
                known.push((near, at));
            }
        }
        for (near, at) in &known {
            let by_period = rows.by_period(open, scheme.periods(), |period| {
                let at = scheme.provider(*at).id.as_str();
                let parts = [id, "near", at, &(period + 1).to_string()];
                Row::new(name("together", &parts), soft).at_most(Some(1))
            });
            let same = |host: ProviderIx| {
                scheme
                    .providers()
                    .all(|other| is_near(scheme, rule, host, other) == near[other.get()])
            };
            let here = hosted(scheme, same);
            let far = hosted(scheme, |host| !near[host.get()]);
            let rows_of = || by_period.clone();
            let term = |posts| Term { rows: rows_of(), once: false, amount: 1, posts };
            rows.term(scheme, term(here), Some(&[first]));
            rows.term(scheme, term(far), Some(&[second]));
        }
        if rule.throughout {
            let by_period = rows.by_period(open, scheme.periods(), |period| {
                let name = name("together", &[id, "throughout", &(period + 1).to_string()]);
                Row::new(name, soft).at_least(Some(0)).at_most(Some(0))
            });
            for (who, amount) in [(first, 1), (second, -1)] {
                let posts = hosted(scheme, |_| true);
                let term = Term { rows: by_period.clone(), once: false, amount, posts };
                rows.term(scheme, term, Some(&[who]));
            }
        }
    }
}

fn is_near(scheme: &Scheme, rule: &Together, a: ProviderIx, b: ProviderIx) -> bool {
    let (here, there) = (scheme.provider_row(a), scheme.provider_row(b));
    let near = || match rule.km {
        None => here.place.is_some() && here.place == there.place,
        Some(km) => {
            here.point.zip(there.point).is_some_and(|(here, there)| within_km(here, there, km))
        }
    };
    a == b || near()
}
