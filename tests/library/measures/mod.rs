//! Measures of a plan: worked out by hand, at the edges, and as properties.

mod catalogue;
mod edges;
mod network;
mod people;
mod properties;
mod worked;

use std::collections::BTreeMap;

use secondment::methods::measures::{Datum, Measures};
use secondment::model::{Kind, Post, Provider, Sector};
use secondment::{Placement, Plan, Scheme, SchemeBuilder};

/// Rows by measure and what they are a measure of.
struct Rows(BTreeMap<(&'static str, String), f64>);

impl Rows {
    fn of(scheme: &Scheme, plan: &Plan) -> Self {
        Self::new(Measures::of(scheme, plan).data())
    }

    /// Panics where two rows would be told apart by their values alone.
    fn new(data: Vec<Datum>) -> Self {
        let mut rows = BTreeMap::new();
        for row in data {
            let twice = rows.insert((row.measure, row.of.clone()), row.value.as_f64());
            assert!(twice.is_none(), "{} of {:?} comes twice", row.measure, row.of);
        }
        Self(rows)
    }

    fn get(&self, measure: &'static str, of: &str) -> Option<f64> {
        self.0.get(&(measure, of.to_owned())).copied()
    }

    /// Asserts rows, each to 1e-9; NaN stands for a row that is left out.
    fn assert(&self, expected: &[(&'static str, &str, f64)]) {
        for &(measure, of, value) in expected {
            let found = self.get(measure, of);
            let same = match found {
                Some(found) => (found - value).abs() < 1e-9,
                None => value.is_nan(),
            };
            assert!(same, "{measure} of {of:?} is {found:?} and should be {value}");
        }
    }
}

fn plan(placements: &[(&str, &str, u32)]) -> Plan {
    let mut plan = Plan::new();
    for &(candidate, post, start) in placements {
        plan.place(candidate, Placement { post: post.into(), start });
    }
    plan
}

fn build(parts: SchemeBuilder) -> Scheme {
    parts.build().unwrap_or_else(|invalid| panic!("{invalid}"))
}

/// Providers, each with its kind and sector, and a post of nine places at each, named after it.
fn hosts(periods: u32, hosts: &[(&str, &str, Sector)]) -> SchemeBuilder {
    let mut parts = SchemeBuilder::new(periods);
    for &(provider, kind, sector) in hosts {
        if !parts.kinds.iter().any(|known| known.id.as_str() == kind) {
            parts = parts.kind(Kind::new(kind));
        }
        parts = parts
            .provider(Provider::new(provider, kind, sector))
            .post(Post::new(format!("{provider}-post"), provider).places(9));
    }
    parts
}
