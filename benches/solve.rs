//! Whole solves, each with a fixed limit on work. What they find is as telling as their time, so
//! the gap is printed as well.

mod common;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use secondment::sources::{Family, Spec};

/// Work of a solve, per candidate.
const WORK: u64 = 30_000;

fn solves(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("solve");
    group.sample_size(10);
    let one_period = Spec::new(150, 180, 1, 60, 1);
    let specs = [common::small(), common::small().family(Family::Loose), one_period];
    let generated = specs.iter().map(common::generated);
    for case in generated.chain([common::london()]) {
        let work = WORK * case.scheme.candidates().len() as u64;
        let gap = common::worked(&case.scheme, work).gap();
        let gap = gap.map_or("none".to_owned(), |gap| format!("{:.3} %", 100.0 * gap));
        eprintln!("solve/{}: gap {gap}", case.name);
        group.bench_function(&case.name, |bencher| {
            bencher.iter(|| black_box(common::worked(&case.scheme, work)));
        });
    }
    group.finish();
}

criterion_group!(benches, solves);
criterion_main!(benches);
