//! Candidates whose own rules are relaxed, and multipliers of the lowest total.

mod draw;
mod priced;
mod refused;
mod worked;
mod worst;

use secondment::Scheme;
use secondment::certify::{Certified, certify};
use secondment::model::{Candidate, Kind, Post, Provider, SchemeBuilder, Sector, Stream};
use secondment::plan::{Certificate, Own, PRICE_UNIT, Prices};

/// A point, in price units.
const POINT: i64 = PRICE_UNIT;

fn build(parts: &SchemeBuilder) -> Scheme {
    parts.clone().build().unwrap_or_else(|e| panic!("{e}"))
}

fn own(follows: &[&str], multipliers: &[(&str, i64)]) -> Own {
    Own {
        follows: follows.iter().map(|&name| name.into()).collect(),
        multipliers: multipliers.iter().map(|&(name, price)| (name.into(), price)).collect(),
    }
}

/// Relaxes the candidate `a` alone.
fn relaxed(own: Own) -> Prices {
    let mut prices = Prices::new();
    prices.own.insert("a".into(), own);
    prices
}

fn certified(parts: &SchemeBuilder, prices: Prices) -> Certified {
    certify(&build(parts), &Certificate::new(prices, None), None).expect("multipliers that bound")
}

fn bound(parts: &SchemeBuilder, prices: Prices) -> Option<i64> {
    certified(parts, prices).bound
}

/// The bound where candidate `a` follows some limits and pays for others, in points.
fn of(parts: &SchemeBuilder, follows: &[&str], multipliers: &[(&str, i64)]) -> i64 {
    let multipliers: Vec<_> = multipliers.iter().map(|&(name, x)| (name, x * POINT)).collect();
    bound(parts, relaxed(own(follows, &multipliers))).expect("a plan")
}

/// Candidate `a`, three providers of one kind, three streams, a post in each at a point a period of 100,
/// 40 and -30, and rules that ask nothing but what a test adds.
fn parts(periods: u32) -> SchemeBuilder {
    let mut parts =
        SchemeBuilder::new(periods).kind(Kind::new("hospital")).candidate(Candidate::new("a"));
    parts.scale = 1;
    for (at, points) in [(1, 100.0), (2, 40.0), (3, -30.0)] {
        let (provider, stream) = (format!("h{at}"), format!("s{at}"));
        parts.providers.push(Provider::new(provider.as_str(), "hospital", Sector::Public));
        parts.streams.push(Stream::new(stream.as_str()));
        let post = Post::new(format!("p{at}"), provider.as_str()).stream(stream.as_str());
        parts.posts.push(post.points(points).places(9));
    }
    parts.rules.per_stream = 9;
    parts.rules.per_provider = 9;
    parts
}
