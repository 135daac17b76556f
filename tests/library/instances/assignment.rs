//! Assignment problems of the OR-Library.

use std::fmt::Write;
use std::num::NonZeroUsize;
use std::path::Path;

use secondment::Options;
use secondment::error::FaultCode;
use secondment::error::InvalidInput;
use secondment::solve::{Found, Solver};
use secondment::sources::import::{Assignment, import_assignment};

fn least_cost(problem: &Assignment) -> i64 {
    let scheme = problem.parts.clone().build().expect("a valid scheme");
    let options = Options::default().threads(NonZeroUsize::new(1));
    let outcome =
        Solver::new(&scheme).options(options.clone()).solve().expect("the options are in range");
    let Found::Optimal(solution) = outcome.found else { panic!("one period is always proved") };
    problem.cost(solution.claims.objective)
}

/// Least cost by trying every order of columns.
fn enumerate(costs: &[Vec<i64>], row: usize, free: &mut Vec<usize>) -> i64 {
    let Some(row_costs) = costs.get(row) else { return 0 };
    let mut least = i64::MAX;
    for at in 0..free.len() {
        let column = free.swap_remove(at);
        least = least.min(row_costs[column] + enumerate(costs, row + 1, free));
        free.push(column);
        let end = free.len() - 1;
        free.swap(at, end);
    }
    least
}

#[test]
fn optima_are_those_of_enumeration() {
    // Whole numbers from a linear congruence, some below 0.
    let mut state = 12_345_u64;
    let mut next = |range: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % range
    };
    for n in 1..=7 {
        for _ in 0..6 {
            let costs: Vec<Vec<i64>> =
                (0..n).map(|_| (0..n).map(|_| next(40) as i64 - 8).collect()).collect();
            let mut text = format!("{n}\n");
            for row in &costs {
                for cost in row {
                    write!(text, " {cost}").expect("a string takes everything");
                }
                text.push('\n');
            }
            let problem = import_assignment(text.as_bytes()).expect("a valid problem");
            assert_eq!(least_cost(&problem), enumerate(&costs, 0, &mut (0..n).collect()), "{text}");
        }
    }
}

#[test]
fn points_and_costs_correspond() {
    // The diagonal costs 4 + 0 + 2, the best is 1 + 2 + 2 (columns 2, 1, 3).
    let problem = import_assignment("3\n4 1 3\n2 0 5\n3 2 2\n".as_bytes()).expect("valid");
    assert_eq!((problem.size, problem.ceiling), (3, 5));
    assert_eq!(least_cost(&problem), 5);
    // Rows have 5 - cost points: 1 + 5 + 3 on the diagonal.
    assert_eq!(problem.cost(9), 6);
    let rows = &problem.parts.candidates;
    assert_eq!(rows[0].points.values().copied().collect::<Vec<_>>(), [1.0, 4.0, 2.0]);
    assert_eq!(problem.parts.meta["ceiling"], 5);
    assert!(problem.parts.rules.must_place);
}

#[test]
fn lines_may_break_anywhere() {
    let one = import_assignment(b"2 1 2 3 4").expect("valid");
    for text in ["\u{feff}2\r\n1 2\r\n3 4\r\n", " 2\n 1\n2 3\n\n 4", "2\t1\t2\t3\t4\n\n"] {
        assert_eq!(import_assignment(text.as_bytes()), Ok(one.clone()), "{text:?}");
    }
}

fn faults(text: &str) -> Vec<(FaultCode, String, Option<u32>)> {
    let InvalidInput { what, faults, .. } =
        import_assignment(text.as_bytes()).expect_err("invalid");
    assert_eq!(what, "assignment problem");
    faults.into_iter().map(|fault| (fault.code, fault.path, fault.line)).collect()
}

#[test]
fn every_fault_is_found_at_once() {
    use FaultCode::{MissingField, NotAnInteger, NumberOutOfRange, TooMany};
    let one = |code, path: &str, line| vec![(code, path.to_owned(), Some(line))];
    assert_eq!(faults(""), one(MissingField, "size", 1));
    assert_eq!(faults("x"), one(NotAnInteger, "size", 1));
    assert_eq!(faults("0"), one(NumberOutOfRange, "size", 1));
    assert_eq!(faults("4001"), one(NumberOutOfRange, "size", 1));
    assert_eq!(faults("2\n1 2\n3"), one(MissingField, "costs", 3));
    assert_eq!(faults("2\n1 2\n3 4\n5"), one(TooMany, "costs", 4));
    assert_eq!(faults("1\n1000001"), one(NumberOutOfRange, "costs[0][0]", 2));
    assert_eq!(faults("1\n-9223372036854775808"), one(NumberOutOfRange, "costs[0][0]", 2));
    assert_eq!(faults("2 1 2 -600000\n600000"), one(NumberOutOfRange, "costs", 2));
    let all = faults("2\n1 two\n3.5");
    let expected = [
        (NotAnInteger, "costs[0][1]", 2),
        (NotAnInteger, "costs[1][0]", 3),
        (MissingField, "costs", 3),
    ];
    assert_eq!(all, expected.map(|(code, path, line)| (code, path.to_owned(), Some(line))));
    let lost = faults("many\n1 two");
    assert_eq!(lost.len(), 2, "costs are judged without a size: {lost:?}");
}

#[test]
fn bytes_that_are_not_text_are_a_fault() {
    let invalid = import_assignment(b"1\n\xff").expect_err("not text");
    assert_eq!((invalid.faults[0].code, invalid.faults[0].line), (FaultCode::NotUtf8, Some(2)));
}

/// Where `SECONDMENT_ASSIGNMENT_DIR` names a folder with the library's files, their known optima are reached.
#[test]
fn the_library_s_files_have_their_known_optima() {
    let Some(folder) = std::env::var_os("SECONDMENT_ASSIGNMENT_DIR") else {
        eprintln!("SECONDMENT_ASSIGNMENT_DIR is not set: the OR-Library's own files are left out");
        return;
    };
    for (n, optimum) in [(100, 305), (200, 475), (300, 626), (400, 804)] {
        let path = Path::new(&folder).join(format!("assign{n}.txt"));
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let problem = import_assignment(&bytes).expect("a valid problem");
        assert_eq!((problem.size, least_cost(&problem)), (n, optimum));
    }
}
