//! The independent checks of a solution: its plan, and its bound.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use secondment::certify::certify_solution;
use secondment::verify::verify_solution;

/// Work of the solve that the solution comes from, per candidate.
const WORK: u64 = 20_000;

fn checks(criterion: &mut Criterion) {
    let small = common::generated(&common::small());
    let medium = common::generated(&common::medium());
    for case in [common::london(), small, medium] {
        let candidates = case.scheme.candidates().len() as u64;
        let solution = common::solution(&case.scheme, WORK * candidates);
        let mut group = criterion.benchmark_group("verify");
        group.sample_size(10).throughput(Throughput::Elements(candidates));
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(verify_solution(&case.scheme, &solution)));
        });
        group.finish();
        let mut group = criterion.benchmark_group("certify");
        group.sample_size(10).throughput(Throughput::Elements(candidates));
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(certify_solution(&case.scheme, &solution, None)));
        });
        group.finish();
    }
}

criterion_group!(benches, checks);
criterion_main!(benches);
