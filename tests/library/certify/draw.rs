//! Tiny schemes with prices for them.

use secondment::certify::certify;
use secondment::plan::{Certificate, Prices};
use secondment::{Scheme, SchemeBuilder};

use crate::common::rng::Rng;
use crate::common::tiny;

fn build(parts: SchemeBuilder) -> Scheme {
    parts.build().unwrap_or_else(|e| panic!("{e}"))
}

pub(crate) fn scheme(seed: u64) -> Scheme {
    build(tiny::scheme(seed))
}

/// Of more providers than the relaxed table tells apart and, for odd seeds, of more kinds.
pub(crate) fn wide(seed: u64) -> Scheme {
    build(tiny::wide(seed))
}

/// The first scheme from this seed on in which every candidate has a feasible rotation.
pub(crate) fn feasible(seed: u64) -> Scheme {
    let certificate = Certificate::new(Prices::new(), None);
    let is_feasible = |scheme: &Scheme| {
        let certified = certify(scheme, &certificate, None).expect("no prices, none wrong");
        certified.bound.is_some()
    };
    let seeds = (0..).map(|step| seed.wrapping_add(step));
    seeds.map(scheme).find(is_feasible).expect("most schemes have a plan")
}

/// Prices of half the places, up to one and a half weights each.
pub(crate) fn prices(seed: u64, scheme: &Scheme) -> Prices {
    let rng = &mut Rng::new(!seed);
    let most = 1536 * u64::from(scheme.scale());
    let mut prices = Prices::new();
    for post in scheme.posts() {
        for period in 1..=scheme.periods() as u32 {
            if rng.chance(50) {
                let by_period = prices.posts.entry(scheme.post(post).id.clone()).or_default();
                by_period.insert(period, (rng.word() % most) as i64);
            }
        }
    }
    prices
}
