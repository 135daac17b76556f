//! Candidates asked together get the answers that each of them gets alone.

use crate::common::rng::Rng;
use crate::common::{medium, tiny};
use secondment::Scheme;
use secondment::internals::{Answer, CLOSED, Objective, Oracle, Scratch};
use secondment::model::CandidateIx;
use secondment::sources::{Spec, generate};

/// Prices of the size of points; some, or all, far beyond 32 bits; some closed.
fn prices(rng: &mut Rng, places: usize, round: u32) -> Vec<i64> {
    let mut price = || match rng.below(10) {
        0..=2 => 0,
        3..=6 => i64::from(rng.range(1, 1_500_000)),
        7 if round > 0 => i64::from(rng.range(1, 1_500_000)) << (8 * round),
        8 => CLOSED,
        _ => i64::from(rng.range(0, 3)),
    };
    (0..places).map(|_| price()).collect()
}

fn answers_are_the_same(name: &str, scheme: &Scheme) {
    let oracle = Oracle::new(scheme, 3);
    let rng = &mut Rng::new(7);
    let candidates: Vec<CandidateIx> = scheme.candidates().collect();
    let (alone, together) = (&mut Scratch::default(), &mut Scratch::default());
    for round in 0..4 {
        let prices = prices(rng, scheme.posts().len() * scheme.periods(), round);
        let objective = if round == 3 { Objective::Feasibility } else { Objective::Points };
        for limit in [3, 2_000] {
            let mut answers = vec![Answer::default(); candidates.len()];
            // Stretches of all lengths, from one candidate to more than are computed at once.
            let mut first = 0;
            for length in (1..40).cycle() {
                let end = candidates.len().min(first + length);
                let answers = &mut answers[first..end];
                let from = candidates[first];
                oracle.best_of_each(from, objective, &prices, limit, together, answers);
                first = end;
                if first == candidates.len() {
                    break;
                }
            }
            for (&candidate, answer) in candidates.iter().zip(&answers) {
                let mut expected = Answer::default();
                oracle.best(candidate, objective, &prices, limit, alone, &mut expected);
                assert_eq!(*answer, expected, "{name}, round {round}, {candidate:?}");
            }
        }
    }
}

#[test]
fn in_generated_schemes() {
    for (periods, kinds) in [(1, 6), (4, 6), (6, 9), (3, 40)] {
        let spec = Spec::new(130, 90, periods, 30, 1).kinds(kinds);
        let scheme = generate(&spec).expect("the spec is possible");
        answers_are_the_same(&format!("{periods} periods, {kinds} kinds"), &scheme);
    }
}

#[test]
fn in_schemes_of_all_sorts() {
    for seed in 0..60 {
        let scheme = tiny::scheme(seed).build().unwrap_or_else(|e| panic!("{e:?}"));
        answers_are_the_same(&format!("tiny {seed}"), &scheme);
    }
    for (seed, size) in [(1, 24), (2, 80)] {
        let scheme = medium::scheme(seed, size).build().unwrap_or_else(|e| panic!("{e:?}"));
        answers_are_the_same(&format!("medium {seed}"), &scheme);
    }
}
