//! What comparing methods costs: each method, and all measures of its plan.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use secondment::CancelToken;
use secondment::methods::known::{find, methods};
use secondment::methods::measures::Measures;

/// The one method that has benches of its own.
const OPTIMISER: &str = "optimiser";

fn comparing(criterion: &mut Criterion) {
    let never = CancelToken::new();
    for case in [common::london(), common::generated(&common::medium())] {
        let candidates = case.scheme.candidates().len() as u64;
        let mut group = criterion.benchmark_group(format!("methods/{}", case.name));
        group.sample_size(10).throughput(Throughput::Elements(candidates));
        for method in methods().iter().filter(|method| method.about().name != OPTIMISER) {
            group.bench_function(method.about().name, |bencher| {
                bencher.iter(|| black_box(method.allocate(&case.scheme, 1, &never)));
            });
        }
        group.finish();
        let lottery = find("serial-period").expect("a method of the library");
        let made = lottery.allocate(&case.scheme, 1, &never).expect("it solves nothing");
        let plan = made.plan.expect("a lottery always has a plan");
        let mut group = criterion.benchmark_group("measures");
        group.sample_size(10).throughput(Throughput::Elements(candidates));
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(Measures::of(&case.scheme, &plan)));
        });
        group.finish();
    }
}

criterion_group!(benches, comparing);
criterion_main!(benches);
