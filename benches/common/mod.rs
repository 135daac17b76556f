//! What every bench measures on: generated schemes, London, and short solves of them.
#![allow(dead_code, reason = "each bench is a program of its own and uses a part of this")]

use secondment::sources::{Family, Spec, generate};
use secondment::{Options, Outcome, Scheme, Solution, solve};

/// A scheme to measure on, and how it is named in the results.
pub(crate) struct Case {
    /// Candidates, posts, eligible posts and periods, or the name of an example.
    pub(crate) name: String,
    /// The scheme.
    pub(crate) scheme: Scheme,
}

/// A generated scheme.
pub(crate) fn generated(spec: &Spec) -> Case {
    let Spec { candidates, posts, periods, eligible, kinds, .. } = spec;
    let family = match spec.family {
        Family::Tight => "tight",
        Family::Loose => "loose",
    };
    let name = format!("{candidates}x{posts}x{eligible}x{periods}-{kinds}-kinds-{family}");
    Case { name, scheme: generate(spec).expect("the spec is possible") }
}

/// A borough-sized scheme.
pub(crate) fn small() -> Spec {
    Spec::new(150, 180, 4, 60, 1)
}

/// A city-sized scheme.
pub(crate) fn medium() -> Spec {
    Spec::new(1_000, 1_200, 4, 60, 1)
}

/// A city-sized scheme over twice as many periods, with more kinds.
pub(crate) fn long() -> Spec {
    Spec::new(1_000, 1_200, 8, 60, 1).kinds(10)
}

/// A region-sized scheme.
pub(crate) fn large() -> Spec {
    Spec::new(10_000, 12_000, 4, 60, 1)
}

/// The London example.
pub(crate) fn london() -> Case {
    let text = include_str!("../../examples/london/scheme.json");
    let scheme = Scheme::from_json(text).expect("the example is valid");
    Case { name: "london".into(), scheme }
}

/// A solve that ends after this much work.
pub(crate) fn worked(scheme: &Scheme, work: u64) -> Outcome {
    let options = Options::default().work_limit(work);
    solve::Solver::new(scheme).options(options.clone()).solve().expect("the options are in range")
}

/// What a solve finds within this much work.
pub(crate) fn solution(scheme: &Scheme, work: u64) -> Solution {
    worked(scheme, work).solution().expect("there is always a plan").clone()
}
