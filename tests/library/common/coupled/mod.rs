//! Rules that couple candidates, drawn into tiny schemes.

mod draw;
mod targets;

use std::collections::BTreeMap;

use secondment::Scheme;
use secondment::certify::{CertifyError, certify};
use secondment::model::SchemeBuilder;
use secondment::plan::{Certificate, PRICE_UNIT, Prices, ROW_UNIT};

pub(crate) use draw::*;
pub(crate) use targets::{bridges, translators};

use super::rng::Rng;

/// Most people in a scheme with such rules: full enumeration looks at every combination.
const MOST_PEOPLE: usize = 3;

/// A function that draws a rule.
pub(crate) type Draw = fn(&mut Rng, &mut SchemeBuilder);

/// Every rule, by its name in verdicts.
pub(crate) const RULES: [(&str, Draw); 10] = [
    ("resources", resources),
    ("minimum", minimum),
    ("filled", filled),
    ("totals", totals),
    ("shares", shares),
    ("release", release),
    ("balance", balance),
    ("mentors", mentors),
    ("apart", apart),
    ("together", together),
];

/// Leaves few candidates.
pub(crate) fn narrow(parts: &mut SchemeBuilder) {
    parts.candidates.truncate(MOST_PEOPLE);
}

/// Takes all such rules away.
pub(crate) fn clear(parts: &mut SchemeBuilder) {
    let rules = &mut parts.rules;
    rules.resources.clear();
    rules.bridges.clear();
    rules.translators = None;
    rules.filled.clear();
    rules.totals.clear();
    rules.shares.clear();
    rules.release.clear();
    rules.balance.clear();
    rules.apart.clear();
    rules.together.clear();
    parts.posts.iter_mut().for_each(|post| post.minimum = None);
    parts.providers.iter_mut().for_each(|provider| provider.mentors = None);
}

/// Adds one to three rules, and leaves few candidates.
pub(crate) fn add(rng: &mut Rng, parts: &mut SchemeBuilder) {
    narrow(parts);
    for _ in 0..rng.range(1, 3) {
        rng.pick(&RULES).1(rng, parts);
    }
}

/// Prices for rows that the scheme's rules have.
pub(crate) fn prices(rng: &mut Rng, scheme: &Scheme) -> BTreeMap<String, i64> {
    let most = i128::from(scheme.scale()) * i128::from(PRICE_UNIT) * i128::from(ROW_UNIT);
    let mut rows = BTreeMap::new();
    for name in names(scheme) {
        let size = (i128::from(rng.word() >> 1) % most) as i64;
        // Amounts of shares are ten thousand times as large.
        let size = if name.starts_with("shares/") { size / 10_000 } else { size };
        let price = if rng.chance(50) { size } else { -size };
        if rng.chance(60) && accepted(scheme, [(name.clone(), price)].into()) {
            rows.insert(name, price);
        }
    }
    rows
}

/// Whether such a row, where there is one, has a limit on the side of its price.
fn accepted(scheme: &Scheme, rows: BTreeMap<String, i64>) -> bool {
    let mut prices = Prices::new();
    prices.rows = rows;
    match certify(scheme, &Certificate::new(prices, None), Some(0)) {
        Ok(_) => true,
        Err(CertifyError::RowPriceSign { .. } | CertifyError::UnknownRow { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

fn escaped(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F")
}

/// Names that rows of the scheme's rules may have, some of which do not exist.
fn names(scheme: &Scheme) -> Vec<String> {
    let parts = scheme.parts();
    let rules = &parts.rules;
    let mut stems: Vec<Vec<String>> = Vec::new();
    let mut stem = |rule: &str, id: &str, values: &[&str]| {
        stems.push(vec![format!("{rule}/{}", escaped(id))]);
        stems.push(
            values.iter().map(|v| format!("{rule}/{}/{}", escaped(id), escaped(v))).collect(),
        );
    };
    let posts: Vec<&str> = parts.posts.iter().map(|x| x.id.as_str()).collect();
    let hosts: Vec<&str> = parts.providers.iter().map(|x| x.id.as_str()).collect();
    let others = ["public", "private", "voluntary", "care", "law"].into_iter();
    let kinds = parts.kinds.iter().map(|x| x.id.as_str());
    let places = parts.places.iter().map(|x| x.id.as_str());
    let values: Vec<&str> =
        hosts.iter().copied().chain(kinds).chain(places).chain(others).collect();
    rules.resources.iter().for_each(|x| stem("resources", x.id.as_str(), &[]));
    for post in &posts {
        stem("minimum", post, &[]);
    }
    rules.filled.iter().for_each(|x| stem("filled", x.id.as_str(), &posts));
    rules.totals.iter().for_each(|x| stem("totals", x.id.as_str(), &values));
    rules.shares.iter().for_each(|x| stem("shares", x.id.as_str(), &["at_least", "at_most"]));
    rules.release.iter().for_each(|x| stem("release", x.id.as_str(), &hosts));
    rules.balance.iter().for_each(|x| stem("balance", x.id.as_str(), &hosts));
    for host in &hosts {
        stem("mentors", host, &[]);
    }
    rules.apart.iter().for_each(|x| stem("apart", x.id.as_str(), &posts));
    rules.together.iter().for_each(|x| stem("together", x.id.as_str(), &["throughout"]));
    for rule in &rules.together {
        let near =
            |host: &&str| format!("together/{}/near/{}", escaped(rule.id.as_str()), escaped(host));
        stems.push(hosts.iter().map(near).collect());
    }
    let stems: Vec<String> = stems.into_iter().flatten().collect();
    let by_period = |stem: &String| {
        (1..=scheme.periods()).map(|period| format!("{stem}/{period}")).collect::<Vec<_>>()
    };
    stems.iter().flat_map(by_period).chain(stems.clone()).collect()
}
