//! The pricing oracle: the best rotation of every candidate, at the prices that a short solve ends
//! with. One thread; an element is an eligible post of a candidate.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use secondment::Scheme;
use secondment::bench::Spec;
use secondment::certify::Prices;
use secondment::rotation::{Answer, Objective, Oracle, Scratch};

/// Nodes of one search, at most: none here needs as many.
const NODES: u64 = 2_000_000;

/// Work of the solve that prices are taken from, per candidate.
const WORK: u64 = 60_000;

fn pricing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pricing");
    group.sample_size(10);
    for spec in [common::small(), common::medium(), common::long()] {
        let case = common::generated(&spec);
        let prices = settled(&case.scheme, &spec);
        let oracle = Oracle::new(&case.scheme, 0);
        let (mut scratch, mut answer) = (Scratch::default(), Answer::default());
        let elements = u64::from(spec.candidates) * u64::from(spec.eligible);
        group.throughput(Throughput::Elements(elements));
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| {
                let mut total = 0;
                for candidate in case.scheme.candidates() {
                    let objective = Objective::Points;
                    oracle.best(candidate, objective, &prices, NODES, &mut scratch, &mut answer);
                    total += answer.bound;
                }
                black_box(total)
            });
        });
    }
    group.finish();
}

fn compile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    group.sample_size(10);
    for spec in [common::small(), common::medium()] {
        let case = common::generated(&spec);
        let elements = u64::from(spec.candidates) * u64::from(spec.eligible);
        group.throughput(Throughput::Elements(elements));
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(Oracle::new(&case.scheme, 0)));
        });
    }
    group.finish();
}

/// Prices by position in the oracle's table.
fn settled(scheme: &Scheme, spec: &Spec) -> Vec<i64> {
    let work = WORK * u64::from(spec.candidates);
    let Prices { posts, .. } = common::solution(scheme, work).certificate.prices;
    let mut table = vec![0; scheme.posts().len() * scheme.periods()];
    for (id, by_period) in posts {
        let post = scheme.find_post(id.as_str()).expect("prices are of posts of the scheme");
        for (period, price) in by_period {
            table[post.get() * scheme.periods() + period as usize - 1] = price;
        }
    }
    table
}

criterion_group!(benches, pricing, compile);
criterion_main!(benches);
