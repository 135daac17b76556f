//! Schemes with one period: always the exact optimum, and prices that prove it.

use std::num::NonZeroUsize;
use std::time::Duration;

use crate::common::rng::Rng;
use crate::common::{brute, tiny};
use secondment::certify::{certify, certify_solution};
use secondment::model::{Candidate, Id, Kind, Post, Provider, Sector};
use secondment::solve::{Found, Solver, Stopped};
use secondment::verify::verify_solution;
use secondment::{CancelToken, Options, Outcome, Placement, Plan, Proof, Scheme, SchemeBuilder};

/// Who may do what: points by candidate and post, where the post is open to them.
struct Table {
    points: Vec<Vec<Option<i64>>>,
    places: Vec<u32>,
    must_place: Vec<bool>,
}

impl Table {
    /// One place each, everybody placed, everything open.
    fn dense(points: &[&[i64]]) -> Self {
        Self {
            points: points.iter().map(|row| row.iter().copied().map(Some).collect()).collect(),
            places: vec![1; points[0].len()],
            must_place: vec![true; points.len()],
        }
    }

    fn parts(&self) -> SchemeBuilder {
        let provider = Provider::new("Camden", "council", Sector::Public);
        let mut parts = SchemeBuilder::new(1).kind(Kind::new("council")).provider(provider);
        parts.scale = 1;
        let post = |at: usize| format!("post {at:03}");
        for (at, &places) in self.places.iter().enumerate() {
            parts = parts.post(Post::new(post(at), "Camden").places(places));
        }
        for (at, (row, &must_place)) in self.points.iter().zip(&self.must_place).enumerate() {
            let mut candidate = Candidate::new(format!("candidate {at:03}"));
            candidate.must_place = Some(must_place);
            candidate.only = Some(
                (0..row.len()).filter(|&p| row[p].is_some()).map(|p| post(p).into()).collect(),
            );
            for (p, points) in row.iter().enumerate() {
                if let Some(points) = points {
                    candidate = candidate.points(post(p), *points as f64);
                }
            }
            parts = parts.candidate(candidate);
        }
        parts
    }

    fn scheme(&self) -> Scheme {
        self.parts().build().unwrap_or_else(|e| panic!("{e}"))
    }

    /// The most points of any plan, by trying all.
    fn enumerate(&self) -> Option<i64> {
        fn best(table: &Table, left: &mut [u32], at: usize) -> Option<i64> {
            let Some(row) = table.points.get(at) else { return Some(0) };
            let mut most = if table.must_place[at] { None } else { best(table, left, at + 1) };
            for (post, points) in row.iter().enumerate() {
                if let (Some(points), true) = (points, left[post] > 0) {
                    left[post] -= 1;
                    most = most.max(best(table, left, at + 1).map(|rest| rest + points));
                    left[post] += 1;
                }
            }
            most
        }
        best(self, &mut self.places.clone(), 0)
    }
}

fn options() -> Options {
    Options::default().threads(NonZeroUsize::new(1))
}

/// Optimal, by prices alone, and all of it borne out by the independent checks.
fn proved(scheme: &Scheme, outcome: &Outcome, optimum: i64) {
    let Found::Optimal(solution) = &outcome.found else { panic!("{:?}", outcome.found) };
    assert_eq!(outcome.stopped, Stopped::Proved);
    assert_eq!(solution.claims.objective, optimum);
    assert_eq!((outcome.bound, outcome.certified_bound), (Some(optimum), Some(optimum)));
    assert_eq!(solution.claims.proof, Proof::Certified);
    let verdict = verify_solution(scheme, solution);
    assert!(verdict.is_valid(), "{:?}", verdict.violations);
    let again = certify(scheme, &solution.certificate, None).expect("prices of this scheme");
    assert_eq!(again.bound, Some(optimum));
    assert!(certify_solution(scheme, solution, None).expect("the same").is_supported());
}

fn is_proved(table: &Table, optimum: i64) {
    let scheme = table.scheme();
    proved(&scheme, &Solver::new(&scheme).options(options()).solve().expect("no fault"), optimum);
}

#[test]
fn small_tables_checked_by_hand() {
    // 10 + 9 + 6; either diagonal has 24.
    is_proved(&Table::dense(&[&[10, 2, 7], &[3, 9, 9], &[8, 6, 5]]), 25);
    // The best of both is the same post; the second best of the first costs less.
    is_proved(&Table::dense(&[&[5, 4], &[5, 1]]), 9);
    // All equal: any plan will do, and prices of 0 prove it.
    is_proved(&Table::dense(&[&[3, 3, 3], &[3, 3, 3], &[3, 3, 3]]), 9);
    // Everybody must take something, however bad.
    is_proved(&Table::dense(&[&[-4, -9], &[-5, -6]]), -10);
}

#[test]
fn whoever_may_stay_away_does_so_where_that_is_better() {
    let mut table = Table::dense(&[&[-4, -9], &[-5, -6], &[7, 8]]);
    table.must_place = vec![false; 3];
    is_proved(&table, 8);
    table.must_place[1] = true;
    // The second takes -5 and leaves 8 to the third.
    is_proved(&table, 3);
}

#[test]
fn a_post_holds_as_many_as_it_has_places() {
    let mut table = Table::dense(&[&[9, 1], &[8, 2], &[7, 5], &[6, 0]]);
    table.places = vec![3, 2];
    is_proved(&table, 28);
    table.places = vec![2, 2];
    // 9 + 8 and 5 + 0 lose to 9 + 6 with 2 + 5.
    is_proved(&table, 22);
    table.must_place = vec![false; 4];
    table.places = vec![1, 0];
    is_proved(&table, 9);
}

#[test]
fn points_near_the_end_of_their_range() {
    let million = 1_000_000;
    let table = Table::dense(&[&[million, -million, 0], &[million, 0, 1], &[million, 5, 1]]);
    let mut parts = table.parts();
    parts.scale = 1_000_000;
    let scheme = parts.build().unwrap_or_else(|e| panic!("{e}"));
    let outcome = Solver::new(&scheme).options(options()).solve().expect("no fault");
    proved(&scheme, &outcome, 1_000_006 * 1_000_000);
}

/// A table of a seed: up to eight people and posts, of all shapes.
fn drawn(seed: u64) -> Table {
    let rng = &mut Rng::new(seed);
    let people = rng.range(1, 8) as usize;
    let posts = rng.range(1, 8) as usize;
    let (open, must) = (rng.pick(&[30, 50, 60]), rng.pick(&[0, 0, 40, 100]));
    let low = rng.pick(&[0, 6]);
    let mut row = |_| {
        let mut points = |_| rng.chance(open).then(|| i64::from(rng.range(0, 12)) - low);
        (0..posts).map(&mut points).collect()
    };
    let points = (0..people).map(&mut row).collect();
    Table {
        points,
        places: (0..posts).map(|_| rng.pick(&[0, 1, 1, 1, 2, 3])).collect(),
        must_place: (0..people).map(|_| rng.chance(must)).collect(),
    }
}

#[test]
fn every_small_table_agrees_with_full_enumeration() {
    let (mut plans, mut without) = (0, 0);
    for seed in 0..1500 {
        let table = drawn(seed);
        let scheme = table.scheme();
        let outcome = Solver::new(&scheme).options(options()).solve().expect("no fault");
        if let Some(optimum) = table.enumerate() {
            proved(&scheme, &outcome, optimum);
            plans += 1;
        } else {
            let Found::Infeasible(conflict) = &outcome.found else { panic!("seed {seed}") };
            assert_eq!(conflict.proof, Some(Proof::Certified), "seed {seed}");
            assert!(!conflict.candidates.is_empty(), "seed {seed}");
            without += 1;
        }
    }
    assert!(plans > 500 && without > 200, "{plans} with a plan, {without} without");
}

/// Every feature of a scheme that matters within one period, against an enumeration that knows all
/// rules.
#[test]
fn every_feature_counts_within_one_period() {
    let mut solved = 0;
    for seed in 0..6000 {
        let parts = tiny::scheme(seed);
        if parts.periods.count > 1 {
            continue;
        }
        let scheme = parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e}"));
        let outcome = Solver::new(&scheme).options(options()).solve().expect("no fault");
        match brute::solve(scheme.parts()).best {
            Some((optimum, _)) => {
                proved(&scheme, &outcome, optimum);
                solved += 1;
            }
            None => assert!(matches!(outcome.found, Found::Infeasible(_)), "seed {seed}"),
        }
    }
    assert!(solved > 300, "only {solved}");
}

/// Least cost of giving every row a column of its own: the Hungarian method, O(rows^2 columns).
fn hungarian(costs: &[Vec<i64>]) -> i64 {
    let (rows, columns) = (costs.len(), costs[0].len());
    let (mut u, mut v) = (vec![0; rows + 1], vec![0; columns + 1]);
    let mut row_of = vec![0; columns + 1];
    for row in 1..=rows {
        row_of[0] = row;
        let mut least = vec![i64::MAX; columns + 1];
        let (mut way, mut used) = (vec![0; columns + 1], vec![false; columns + 1]);
        let mut at = 0;
        while row_of[at] != 0 {
            used[at] = true;
            let (from, mut delta, mut next) = (row_of[at], i64::MAX, 0);
            for column in (1..=columns).filter(|&column| !used[column]) {
                let slack = costs[from - 1][column - 1] - u[from] - v[column];
                if slack < least[column] {
                    (least[column], way[column]) = (slack, at);
                }
                if least[column] < delta {
                    (delta, next) = (least[column], column);
                }
            }
            for column in 0..=columns {
                if used[column] {
                    u[row_of[column]] += delta;
                    v[column] -= delta;
                } else if least[column] < i64::MAX {
                    least[column] -= delta;
                }
            }
            at = next;
        }
        while at != 0 {
            row_of[at] = row_of[way[at]];
            at = way[at];
        }
    }
    let taken = (1..=columns).filter(|&column| row_of[column] > 0);
    taken.map(|column| costs[row_of[column] - 1][column - 1]).sum()
}

#[test]
fn a_hundred_people_agree_with_the_hungarian_method() {
    for (seed, rows, columns) in [(1, 100, 100), (2, 100, 100), (3, 70, 100), (4, 100, 101)] {
        let rng = &mut Rng::new(seed);
        let cost = |_: &usize| i64::from(rng.range(1, 100));
        let drawn: Vec<i64> = (0..rows * columns).collect::<Vec<_>>().iter().map(cost).collect();
        let costs: Vec<Vec<i64>> = drawn.chunks(columns).map(<[i64]>::to_vec).collect();
        let points = costs.iter().map(|row| row.iter().map(|cost| Some(101 - cost)).collect());
        let table = Table {
            points: points.collect(),
            places: vec![1; columns],
            must_place: vec![true; rows],
        };
        is_proved(&table, 101 * rows as i64 - hungarian(&costs));
    }
}

#[test]
fn neither_seed_nor_threads_change_what_the_best_plan_is_worth() {
    let table = drawn(17);
    let scheme = table.scheme();
    let optimum = table.enumerate().expect("a plan");
    for seed in 0..20 {
        let [one, three] = [1, 3].map(|threads| {
            let options = Options::default().seed(seed).threads(NonZeroUsize::new(threads));
            Solver::new(&scheme).options(options.clone()).solve().expect("no fault")
        });
        proved(&scheme, &one, optimum);
        assert_eq!(one.found, three.found, "seed {seed}");
        assert_eq!(one.work, three.work, "seed {seed}");
    }
}

#[test]
fn too_few_places_are_named_with_those_who_need_them() {
    let mut table = Table::dense(&[&[1, 2, 3], &[3, 2, 1], &[5, 5, 5], &[1, 1, 1]]);
    // The first three can only share two places; the third post is open to the last alone.
    table.points[..3].iter_mut().for_each(|row| row[2] = None);
    let scheme = table.scheme();
    let outcome = Solver::new(&scheme).options(options()).solve().expect("no fault");
    let Found::Infeasible(conflict) = outcome.found else { panic!("three cannot share two") };
    assert_eq!(conflict.places, [("post 000".into(), 1), ("post 001".into(), 1)]);
    let people: Vec<&str> = conflict.candidates.iter().map(Id::as_str).collect();
    assert_eq!(people, ["candidate 000", "candidate 001", "candidate 002"]);
    assert_eq!(conflict.proof, Some(Proof::Certified));
}

/// What a solve cut short says is less, but never false.
fn says_nothing_false(scheme: &Scheme, outcome: &Outcome, optimum: i64) {
    assert!(outcome.bound.is_none_or(|bound| bound >= optimum), "{:?}", outcome.bound);
    if let Some(solution) = outcome.solution() {
        assert!(solution.claims.objective <= optimum);
        assert!(verify_solution(scheme, solution).is_valid());
        let check = certify_solution(scheme, solution, None).expect("prices of this scheme");
        assert!(check.is_supported(), "{check:?}");
    }
}

/// People with 40 posts each and too few places: bids alone cannot settle it.
fn contested(must_place: bool) -> Table {
    let rng = &mut Rng::new(5);
    let mut row =
        |_| (0..40).map(|_| Some(i64::from(rng.range(1, 9)))).collect::<Vec<Option<i64>>>();
    Table {
        points: (0..120).map(&mut row).collect(),
        places: vec![3; 40],
        must_place: vec![must_place; 120],
    }
}

#[test]
fn limits_truncate_and_nothing_else() {
    for must_place in [false, true] {
        let scheme = contested(must_place).scheme();
        let whole = Solver::new(&scheme).options(options()).solve().expect("no fault");
        let optimum = whole.bound.expect("proved");
        proved(&scheme, &whole, optimum);
        let mut cut = 0;
        for work_limit in (0..=whole.work).step_by(1 + whole.work as usize / 40) {
            let options = options().work_limit(work_limit);
            let outcome = Solver::new(&scheme).options(options.clone()).solve().expect("no fault");
            says_nothing_false(&scheme, &outcome, optimum);
            cut += u32::from(outcome.stopped == Stopped::Work);
        }
        assert!(cut > 10, "only {cut} were cut short");
        let now = options().time_limit(Duration::ZERO);
        let outcome = Solver::new(&scheme).options(now.clone()).solve().expect("no fault");
        assert_eq!(outcome.stopped, Stopped::Time);
        says_nothing_false(&scheme, &outcome, optimum);
        let cancel = CancelToken::new();
        cancel.cancel();
        let outcome = Solver::new(&scheme).cancel_token(cancel).solve().expect("no fault");
        assert_eq!(outcome.stopped, Stopped::Cancelled);
        says_nothing_false(&scheme, &outcome, optimum);
    }
}

#[test]
fn a_plan_to_start_from_is_never_made_worse() {
    let table = contested(false);
    let scheme = table.scheme();
    let best = Solver::new(&scheme).options(options()).solve().expect("no fault");
    let solution = best.solution().expect("a plan");
    let optimum = solution.claims.objective;
    for work_limit in [1, 5_000, 20_000] {
        let options = options().work_limit(work_limit);
        let solver = Solver::new(&scheme).options(options).start_plan(solution.plan.clone());
        let outcome = solver.solve().expect("no fault");
        assert_eq!(outcome.solution().expect("a plan").claims.objective, optimum);
    }
    let mut poor = Plan::new();
    poor.place("candidate 000", Placement { post: "post 000".into(), start: 1 });
    let solver = Solver::new(&scheme).options(options()).start_plan(poor);
    proved(&scheme, &solver.solve().expect("no fault"), optimum);
}

#[test]
fn whoever_watches_sees_the_end() {
    let scheme = contested(true).scheme();
    let mut seen = Vec::new();
    let solver = Solver::new(&scheme)
        .options(options())
        .on_progress(|progress| seen.push((progress.objective, progress.bound)));
    let optimum = solver.solve().expect("no fault").bound;
    assert_eq!(seen.last(), Some(&(optimum, optimum)));
}
