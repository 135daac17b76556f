//! probe
use secondment::bench::*;
fn main() {
    let a: Vec<String> = std::env::args().skip(1).collect();
    let n = |i: usize| a[i].parse::<u64>().unwrap();
    let mut spec = Spec::new(n(0) as u32, n(1) as u32, n(2) as u32, n(3) as u32, 0);
    if a.len() > 6 { spec.kinds = n(6) as u32; }
    if a.len() > 7 { spec.family = Family::Loose; }
    for seed in (if n(4)>100 {n(4)-100..n(4)-99} else {0..n(4)}) {
        spec.seed = seed;
        let s = generate(&spec).unwrap();
        let options = secondment::Options { time_limit: Some(std::time::Duration::from_secs_f64(a[5].parse().unwrap())), ..Default::default() };
        let mut last = None;
        let o = secondment::solve::Solver::new(&s).options(options).on_progress(|p| { if last != Some((p.phase, p.objective)) && std::env::var("V").is_ok() { eprintln!("{p:?}"); } last = Some((p.phase, p.objective)); }).solve().unwrap();
        println!("{seed} {:?} obj {:?} bound {:?} cert {:?} gap {:.4}% {:.2}s work {}", o.stopped, o.solution().map(|s| s.claims.objective), o.bound, o.certified_bound, o.gap().unwrap_or(9.0) * 100.0, o.seconds, o.work);
    }
}
