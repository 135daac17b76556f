//! Schemes: generated, built with their fingerprint, written and read.

mod common;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use secondment::Scheme;
use secondment::sources::generate_parts;

fn parts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("generate");
    group.sample_size(10);
    for spec in [common::small(), common::medium()] {
        let case = common::generated(&spec);
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(generate_parts(&spec).expect("the spec is possible")));
        });
    }
    group.finish();
}

/// Checks, sorts, resolves ids and hashes.
fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    for case in cases() {
        group.bench_function(&case.name, |bencher| {
            let parts = || case.scheme.edit();
            let build = |parts: secondment::SchemeBuilder| black_box(parts.build());
            bencher.iter_batched(parts, build, BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn file(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("file");
    group.sample_size(10);
    for case in cases() {
        let text = case.scheme.to_json();
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("write/{}", case.name), |bencher| {
            bencher.iter(|| black_box(case.scheme.to_json()));
        });
        group.bench_function(format!("read/{}", case.name), |bencher| {
            bencher.iter(|| black_box(Scheme::from_json(&text)));
        });
    }
    group.finish();
}

fn cases() -> [common::Case; 3] {
    [common::london(), common::generated(&common::small()), common::generated(&common::medium())]
}

criterion_group!(benches, parts, build, file);
criterion_main!(benches);
