//! Branch trees with prices of rows of the cohort's rules.

use std::num::NonZeroUsize;

use secondment::certify::certify_solution;
use secondment::model::{PostSelect, Resource, Use};
use secondment::plan::{BranchNode, PRICE_UNIT, ROW_UNIT};
use secondment::solve::{Found, Solver};
use secondment::{Options, Scheme, Solution};

use crate::certify::branching::{refused, tampered, tree};
use crate::common::contested::crowded;
use crate::common::rng::Rng;

/// What a unit of the soft budget costs, in weights.
const FINE: f64 = 0.004;

/// A crowded scheme with a budget and a minimum of service that get in each other's way.
fn scheme(seed: u64, soft: bool) -> Scheme {
    let rng = &mut Rng::new(seed ^ 0x5EED);
    let mut parts = crowded(seed, 6).parts().clone();
    let mut budget = Resource::at_most("budget", i64::from(rng.range(300, 900)));
    for post in 0..3 {
        let posts = PostSelect::default().posts([format!("post {post}")]);
        budget = budget
            .uses(Use::per_period(i64::from(rng.range(20, 150))).posts(posts.clone()))
            .uses(Use::per_placement(i64::from(rng.range(0, 60)) - 20).posts(posts));
    }
    let last = PostSelect::default().posts(["post 2"]);
    let mut service = Resource::at_least("service", i64::from(rng.range(1, 3)));
    service = service.uses(Use::per_period(1).posts(last));
    if soft {
        budget = budget.points(FINE);
        service = service.points(0.3);
    }
    parts.rules.resources.extend([budget, service]);
    parts.build().unwrap_or_else(|e| panic!("seed {seed}: {e}"))
}

fn solution(scheme: &Scheme) -> Option<Solution> {
    let options = Options::default().threads(NonZeroUsize::new(1));
    match Solver::new(scheme).options(options).solve().expect("no fault").found {
        Found::Optimal(solution) => Some(*solution),
        Found::Infeasible(_) => None,
        found => panic!("not settled: {found:?}"),
    }
}

/// Whether some node has a price for a row.
fn uses_rows(solution: &Solution) -> bool {
    tree(solution).is_some_and(|tree| !tree.rows.is_empty())
}

/// The first of the seeded schemes whose tree has prices of rows.
fn solved(soft: bool) -> (Scheme, Solution) {
    let solve = |seed| {
        let scheme = scheme(seed, soft);
        let solution = solution(&scheme)?;
        uses_rows(&solution).then_some((scheme, solution))
    };
    (0..400).find_map(solve).expect("some tree has prices of rows")
}

/// The first node with a price of a row, and where it stands among the node's prices.
fn priced(nodes: &[BranchNode], places: usize) -> (usize, usize) {
    let at = |node: &BranchNode| node.prices.iter().position(|&(at, _)| at as usize >= places);
    let found = nodes.iter().enumerate().find_map(|(node, prices)| Some((node, at(prices)?)));
    found.expect("a price of a row")
}

#[test]
fn trees_over_rows_close_and_need_nobodys_word() {
    let mut trees = 0;
    for seed in 0..40 {
        let scheme = scheme(seed, seed % 2 == 0);
        let Some(solution) = solution(&scheme) else { continue };
        let found = certify_solution(&scheme, &solution, None).unwrap();
        assert!(found.is_supported(), "seed {seed}: {found:?}");
        assert_eq!(found.certified.bound, Some(solution.claims.objective), "seed {seed}");
        trees += u32::from(uses_rows(&solution));
    }
    assert!(trees > 5, "{trees} trees with prices of rows");
}

#[test]
fn rows_must_be_known_and_named_once() {
    let (scheme, solution) = solved(false);
    refused(&scheme, &solution, |tree| tree.rows[0] = "resources/nothing".to_owned());
    refused(&scheme, &solution, |tree| tree.rows.push(tree.rows[0].clone()));
    refused(&scheme, &solution, |tree| tree.rows.clear());
}

#[test]
fn a_price_on_a_side_without_a_limit_is_refused() {
    let (scheme, solution) = solved(false);
    let change = |new: &dyn Fn(i64) -> i64| {
        refused(&scheme, &solution, |tree| {
            let (node, at) = priced(&tree.nodes, tree.places.len());
            let price = &mut tree.nodes[node].prices[at].1;
            *price = new(*price);
        });
    };
    change(&|price| -price);
    change(&|price| price.signum() * ((1 << 60) + 1));
    change(&|_| i64::MIN);
}

#[test]
fn a_price_above_what_breaking_costs_counts_as_that() {
    let (scheme, solution) = solved(true);
    let cost = (FINE * f64::from(scheme.scale())).round() as i64 * PRICE_UNIT * ROW_UNIT;
    let of_budget = |tree: &secondment::plan::Branching| {
        let at = tree.rows.iter().position(|row| row == "resources/budget");
        at.map(|at| (tree.places.len() + at) as u32)
    };
    let with = |price: i64| {
        tampered(&scheme, &solution, |tree| {
            let budget = of_budget(tree).expect("the budget has a price");
            for node in &mut tree.nodes {
                node.prices = vec![(budget, price)];
            }
        })
    };
    let at_cost = with(cost);
    assert_eq!(at_cost.tree, Some(true));
    assert_eq!(with(1 << 60), at_cost);
    assert_eq!(with(cost + 1), at_cost);
}
