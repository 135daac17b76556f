//! Rules that couple candidates, drawn into tiny schemes.

use std::collections::{BTreeMap, BTreeSet};

use secondment::Scheme;
use secondment::certify::{Certificate, CertifyError, PRICE_UNIT, Prices, ROW_UNIT, certify};
use secondment::model::{CandidateSelect, PostSelect, Resource, SchemeBuilder, Use, When};

use super::rng::Rng;

/// Most people in a scheme with such rules: full enumeration looks at every combination.
const MOST_PEOPLE: usize = 3;

/// Adds one or two rules, and leaves few candidates.
pub(crate) fn add(rng: &mut Rng, parts: &mut SchemeBuilder) {
    narrow(parts);
    for _ in 0..rng.range(1, 2) {
        resources(rng, parts);
    }
}

/// Leaves few candidates.
pub(crate) fn narrow(parts: &mut SchemeBuilder) {
    parts.candidates.truncate(MOST_PEOPLE);
}

/// Points of a soft rule, or none.
fn points(rng: &mut Rng) -> Option<f64> {
    rng.chance(50).then(|| rng.pick(&[0.0, 0.05, 0.3, 1.0, 3.0]))
}

pub(crate) fn posts(rng: &mut Rng, parts: &SchemeBuilder) -> PostSelect {
    let some = |rng: &mut Rng, all: Vec<secondment::model::Id>| {
        let mut set: BTreeSet<_> = rng.some_of(&all, 50).into_iter().collect();
        if set.is_empty() && !all.is_empty() {
            set.insert(rng.pick(&all));
        }
        set
    };
    let all = PostSelect::default();
    match rng.below(7) {
        0 => all.posts(some(rng, parts.posts.iter().map(|x| x.id.clone()).collect())),
        1 => all.providers(some(rng, parts.providers.iter().map(|x| x.id.clone()).collect())),
        2 => all.kinds(some(rng, parts.kinds.iter().map(|x| x.id.clone()).collect())),
        3 => all.sectors([rng.pick(&parts.providers).sector]),
        4 => all.tags(some(rng, parts.tags.iter().map(|x| x.id.clone()).collect())),
        _ => all,
    }
}

pub(crate) fn candidates(rng: &mut Rng, parts: &SchemeBuilder) -> CandidateSelect {
    match rng.below(4) {
        0 => CandidateSelect::default().ids([rng.pick(&parts.candidates).id]),
        1 => CandidateSelect::default().homes([rng.pick(&parts.providers).id]),
        _ => CandidateSelect::default(),
    }
}

pub(crate) fn periods(rng: &mut Rng, parts: &SchemeBuilder) -> BTreeSet<When> {
    let all: Vec<u32> = (1..=parts.periods.count).collect();
    if rng.chance(70) { BTreeSet::new() } else { [rng.pick(&all).into()].into() }
}

/// An id that no other entry of a list of so many has.
fn id(rng: &mut Rng, list: usize) -> secondment::model::Id {
    format!("{}{list}", rng.pick(&["limit/", "limit%", "limit"])).as_str().into()
}

pub(crate) fn resources(rng: &mut Rng, parts: &mut SchemeBuilder) {
    let most = i64::from(rng.range(0, 6));
    let mut resource = Resource::at_most(id(rng, parts.rules.resources.len()), most);
    if rng.chance(30) {
        resource.at_least = Some(rng.pick(&[-2, 0, most.min(1)]).min(most));
        if rng.chance(50) {
            resource.at_most = None;
        }
    }
    resource.each_period = rng.chance(50);
    resource.points = points(rng);
    for _ in 0..rng.range(1, 2) {
        let amount = rng.pick(&[1, 1, 1, 2, 3, -1]);
        let uses =
            if rng.chance(60) { Use::per_period(amount) } else { Use::per_placement(amount) };
        let mut uses = uses.posts(posts(rng, parts)).candidates(candidates(rng, parts));
        uses.periods = periods(rng, parts);
        resource.uses.push(uses);
    }
    parts.rules.resources.push(resource);
}

/// Prices for half the rows that the scheme's rules may have, as far as they have them.
pub(crate) fn prices(rng: &mut Rng, scheme: &Scheme) -> BTreeMap<String, i64> {
    let most = i128::from(scheme.scale()) * i128::from(PRICE_UNIT) * i128::from(ROW_UNIT);
    let mut rows = BTreeMap::new();
    for name in names(scheme) {
        let size = (i128::from(rng.word() >> 1) % most) as i64;
        let price = if rng.chance(50) { size } else { -size };
        let one = [(name.clone(), price)].into();
        if rng.chance(60) && accepted(scheme, one) {
            rows.insert(name, price);
        }
    }
    rows
}

fn accepted(scheme: &Scheme, rows: BTreeMap<String, i64>) -> bool {
    let mut prices = Prices::new();
    prices.rows = rows;
    match certify(scheme, &Certificate::new(prices, None), Some(0)) {
        Ok(_) => true,
        Err(CertifyError::RowPriceSign { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

/// Names of all rows.
fn names(scheme: &Scheme) -> Vec<String> {
    let mut names = Vec::new();
    for resource in &scheme.parts().rules.resources {
        let id = resource.id.as_str().replace('%', "%25").replace('/', "%2F");
        if resource.each_period {
            names.extend((1..=scheme.periods()).map(|period| format!("resources/{id}/{period}")));
        } else {
            names.push(format!("resources/{id}"));
        }
    }
    names
}
