//! The table of figures: what the engine reaches on this machine, in one command.
//!
//! `cargo bench --bench figures` runs every row with ten seeds, which takes hours;
//! `cargo bench --bench figures -- --seeds 3 --row 150x180x60` runs a part. Each row is a size and a
//! time limit; solves run one after the other, in the rayon pool of this process.

mod common;

use std::time::{Duration, Instant};

use secondment::certify::certify_solution;
use secondment::solve::{self, Stopped};
use secondment::sources::{Family, Spec, generate};
use secondment::{Options, Proof, Scheme};

/// One row: a scheme's size, a time limit, and what is hoped for.
struct Row {
    spec: Spec,
    seconds: u64,
    hope: &'static str,
}

/// What one solve reached.
struct Reached {
    /// Stated gap and certified gap, in per cent.
    stated: f64,
    certified: f64,
    /// Whether the plan was proved optimal, and whether without anybody's word.
    proved: Option<Proof>,
    seconds: f64,
    /// Whether `certify` recomputes the bound.
    shown: bool,
}

fn rows() -> Vec<Row> {
    let tight = |candidates, posts, eligible| Spec::new(candidates, posts, 4, eligible, 1);
    let row = |spec, seconds, hope| Row { spec, seconds, hope };
    let long = Spec::new(1_000, 1_200, 8, 60, 1).kinds(10);
    vec![
        row(tight(60, 40, 20), 10, "proved"),
        row(tight(150, 60, 30), 60, "proved"),
        row(tight(150, 180, 60), 2, "0.3 %"),
        row(tight(150, 180, 60), 60, "0.1 %"),
        row(tight(150, 180, 60), 600, "proved"),
        row(tight(1_000, 1_200, 60), 10, "0.5 %"),
        row(tight(1_000, 1_200, 60), 60, "0.3 %"),
        row(long, 60, "1 %"),
        row(tight(10_000, 12_000, 60), 60, "0.5 %"),
        row(tight(100_000, 120_000, 60), 600, "1 %"),
        row(tight(1_000, 1_200, 60).family(Family::Loose), 10, "proved or 0.05 %"),
    ]
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let seeds: u64 = after("--seeds").map_or(10, |given| given.parse().expect("a number of seeds"));
    let only = after("--row");
    let limit: Option<u64> = after("--seconds").map(|given| given.parse().expect("seconds"));
    println!("{} threads\n", rayon::current_num_threads());
    println!(
        "| candidates x posts x eligible, periods, kinds | seconds | hoped for | stated gap, median and worst | certified gap, median and worst | proved (without anybody's word) | longest solve | memory, peak |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    london();
    for row in rows() {
        let name = name(&row.spec);
        let wanted = only.as_ref().is_none_or(|only| name.starts_with(only.as_str()));
        if wanted && limit.is_none_or(|limit| limit == row.seconds) {
            let schemes = (1..=seeds).map(|seed| Spec { seed, ..row.spec.clone() });
            let generated = |spec: Spec| generate(&spec).expect("the spec is possible");
            let reached: Vec<Reached> =
                schemes.map(|spec| run(&generated(spec), row.seconds)).collect();
            print(&name, row.seconds, row.hope, &reached);
        }
    }
}

fn london() {
    let reached = run(&common::london().scheme, 10);
    print("London", 10, "proved", &[reached]);
}

fn name(spec: &Spec) -> String {
    let Spec { candidates, posts, periods, eligible, kinds, .. } = spec;
    let family = if spec.family == Family::Loose { ", loose" } else { "" };
    format!("{candidates}x{posts}x{eligible}, {periods}, {kinds}{family}")
}

fn run(scheme: &Scheme, seconds: u64) -> Reached {
    let time_limit = Some(Duration::from_secs(seconds));
    let begun = Instant::now();
    let outcome = solve::Solver::new(scheme)
        .options(Options::default().time_limit(time_limit))
        .solve()
        .expect("the options are in range");
    let seconds = begun.elapsed().as_secs_f64();
    let solution = outcome.solution().expect("there is always a plan");
    let value = solution.claims.objective as f64;
    let gap = |bound: Option<i64>| {
        bound.map_or(f64::INFINITY, |bound| 100.0 * (bound as f64 - value) / bound as f64)
    };
    // Beyond a few thousand candidates the independent check takes longer than the solve.
    let small = scheme.candidates().len() <= 1_000;
    let shown = small && certify_solution(scheme, solution, None).is_ok_and(|c| c.is_supported());
    assert!(shown || !small, "a bound was published that `certify` does not recompute");
    Reached {
        stated: gap(outcome.bound),
        certified: gap(outcome.certified_bound),
        proved: (outcome.stopped == Stopped::Proved).then_some(solution.claims.proof),
        seconds,
        shown,
    }
}

fn print(name: &str, seconds: u64, hope: &str, reached: &[Reached]) {
    let spread = |of: &dyn Fn(&Reached) -> f64| {
        let mut all: Vec<f64> = reached.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        let middle = f64::midpoint(all[(all.len() - 1) / 2], all[all.len() / 2]);
        format!("{middle:.3} %, {:.3} %", all[all.len() - 1])
    };
    let proved = reached.iter().filter(|one| one.proved.is_some()).count();
    let alone = reached.iter().filter(|one| one.proved == Some(Proof::Certified)).count();
    let longest = reached.iter().map(|one| one.seconds).fold(0.0, f64::max);
    let checked = if reached.iter().all(|one| one.shown) { "" } else { " (not recomputed)" };
    println!(
        "| {name} | {seconds} | {hope} | {} | {}{checked} | {proved} of {} ({alone}) | {longest:.2} s | {} |",
        spread(&|one| one.stated),
        spread(&|one| one.certified),
        reached.len(),
        peak(),
    );
}

/// Peak resident memory of this process so far, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
    kib.map_or("unknown".into(), |kib| format!("{:.0} MiB", kib / 1024.0))
}
