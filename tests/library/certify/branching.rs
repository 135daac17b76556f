//! The branch tree of a certificate: a real one closes, and none that was tampered with does.

use secondment::certify::{ResidualCheck, Support, certify, certify_solution};
use secondment::plan::{BranchNode, BranchSplit, Branching, Certificate, PRICE_UNIT};
use secondment::solve::Solver;
use secondment::{Options, Proof, Scheme, Solution};

use crate::certify::residual::residual;
use crate::common::contested::crowded;

/// The first of the seeded schemes whose solution needs a tree of some size.
fn solved() -> (Scheme, Solution) {
    let solve = |seed| {
        let scheme = crowded(seed, 8);
        let options = Options::default().threads(std::num::NonZeroUsize::new(1));
        let outcome = Solver::new(&scheme).options(options).solve().expect("no fault");
        let solution = outcome.solution().expect("nobody must be placed").clone();
        (tree(&solution).is_some_and(|tree| tree.nodes.len() >= 5)).then_some((scheme, solution))
    };
    (0..400).find_map(solve).expect("some tree has two splits")
}

pub(super) fn tree(solution: &Solution) -> Option<&Branching> {
    solution.certificate.residual.as_ref()?.tree.as_ref()
}

fn check(scheme: &Scheme, certificate: &Certificate) -> ResidualCheck {
    certify(scheme, certificate, None).expect("its prices are good").residual.expect("there is one")
}

/// What is left of a proof whose tree was changed; it is never supported.
pub(super) fn tampered(
    scheme: &Scheme,
    solution: &Solution,
    change: impl Fn(&mut Branching),
) -> ResidualCheck {
    let mut solution = solution.clone();
    let residual = solution.certificate.residual.as_mut().expect("a residual");
    let before = residual.tree.clone();
    change(residual.tree.as_mut().expect("a tree"));
    assert_ne!(residual.tree, before, "nothing was changed");
    let found = certify_solution(scheme, &solution, None).expect("its prices are good");
    let residual = found.certified.residual.clone().expect("there is one");
    assert!(!residual.is_closed(), "{residual:?}");
    assert!(residual.matches);
    assert_eq!((&found.support, found.is_supported()), (&Support::NotShown, false));
    assert!(found.certified.bound > Some(solution.claims.bound));
    residual
}

/// No tree over this residual, so that it shows nothing at all, whatever is named.
pub(super) fn refused(scheme: &Scheme, solution: &Solution, change: impl Fn(&mut Branching)) {
    assert_eq!(tampered(scheme, solution, &change).tree, Some(false));
    let mut named = solution.clone();
    let residual = named.certificate.residual.as_mut().expect("a residual");
    change(residual.tree.as_mut().expect("a tree"));
    residual.back_end = Some("branch-and-bound".to_owned());
    named.claims.proof = Proof::Unrecorded;
    let found = certify_solution(scheme, &named, None).expect("its prices are good");
    assert_eq!(found.support, Support::NotShown);
}

fn leaf(tree: &Branching) -> usize {
    tree.nodes.iter().position(|node| node.split.is_none()).expect("a tree has leaves")
}

#[test]
fn a_real_tree_closes_and_needs_nobodys_word() {
    let (scheme, solution) = solved();
    let found = certify_solution(&scheme, &solution, None).unwrap();
    assert_eq!((found.support, found.proof), (Support::Certificate, Proof::Certified));
    assert_eq!(found.certified.bound, Some(solution.claims.objective));
    let residual = found.certified.residual.expect("there is one");
    assert!(residual.is_closed());
    assert_eq!((residual.tree, residual.open_leaves), (Some(true), 0));
    assert_eq!(residual.back_end, None);
}

#[test]
fn nodes_too_few_or_too_many_are_no_tree() {
    let (scheme, solution) = solved();
    for at in 0..tree(&solution).expect("a tree").nodes.len() {
        let split = tree(&solution).expect("a tree").nodes[at].split.is_some();
        let found = tampered(&scheme, &solution, |tree| drop(tree.nodes.remove(at)));
        // Without a split there is a node too few for the splits before it.
        assert!(split || found.tree == Some(false), "node {at}");
    }
    refused(&scheme, &solution, |tree| drop(tree.nodes.pop()));
    refused(&scheme, &solution, |tree| tree.nodes.push(BranchNode::default()));
    refused(&scheme, &solution, |tree| tree.nodes.clear());
    refused(&scheme, &solution, |tree| *tree = Branching::default());
}

#[test]
fn what_a_tree_refers_to_must_be_known() {
    let (scheme, solution) = solved();
    refused(&scheme, &solution, |tree| tree.places[0].0 = "nowhere".into());
    for period in [0, scheme.periods() as u32 + 1, u32::MAX] {
        refused(&scheme, &solution, |tree| tree.places[0].1 = period);
    }
    refused(&scheme, &solution, |tree| tree.places.push(tree.places[0].clone()));
    let beyond = |tree: &Branching| tree.places.len() as u32;
    refused(&scheme, &solution, |tree| {
        let (at, place) = (leaf(tree), beyond(tree));
        tree.nodes[at].prices.push((place, 1));
    });
    let split_at = |tree: &mut Branching, change: &dyn Fn(&mut BranchSplit)| {
        let mut splits = tree.nodes.iter_mut().filter_map(|node| node.split.as_mut());
        change(splits.next().expect("a split"));
    };
    refused(&scheme, &solution, |tree| {
        let place = beyond(tree);
        split_at(tree, &|split| split.places.push(place));
    });
    refused(&scheme, &solution, |tree| split_at(tree, &|split| split.candidate = "nobody".into()));
}

#[test]
fn prices_that_bound_nothing_are_refused() {
    let (scheme, solution) = solved();
    let priced = |tree: &Branching| {
        tree.nodes.iter().position(|node| !node.prices.is_empty()).expect("some node has prices")
    };
    for price in [-1, i64::MIN, (1 << 52) + 1, i64::MAX] {
        refused(&scheme, &solution, |tree| {
            let at = priced(tree);
            tree.nodes[at].prices[0].1 = price;
        });
    }
    refused(&scheme, &solution, |tree| {
        let at = priced(tree);
        let twice = tree.nodes[at].prices[0];
        tree.nodes[at].prices.push(twice);
    });
}

#[test]
fn a_leaf_that_its_prices_do_not_close_is_counted_and_left_to_a_named_search() {
    let (scheme, solution) = solved();
    // High prices for places that nobody has to take only lift the bound.
    let open = |tree: &mut Branching| {
        let leaves = tree.nodes.iter_mut().filter(|node| node.split.is_none());
        let places = 0..tree.places.len() as u32;
        for node in leaves {
            node.prices = places.clone().map(|at| (at, 1_000_000 * PRICE_UNIT)).collect();
        }
    };
    let leaves = tree(&solution).expect("a tree").nodes.iter();
    let leaves = leaves.filter(|node| node.split.is_none()).count();
    let found = tampered(&scheme, &solution, open);
    assert_eq!(found.tree, Some(true));
    assert!((1..=leaves).contains(&found.open_leaves), "{} of {leaves}", found.open_leaves);
    let mut named = solution.clone();
    let residual = named.certificate.residual.as_mut().expect("a residual");
    open(residual.tree.as_mut().expect("a tree"));
    residual.back_end = Some("highs".to_owned());
    let left = certify_solution(&scheme, &named, None).unwrap();
    assert_eq!(left.support, Support::Unrecorded("highs".to_owned()));
    // A proof by certificate was claimed.
    assert!(!left.is_supported());
    named.claims.proof = Proof::Unrecorded;
    assert!(certify_solution(&scheme, &named, None).unwrap().is_supported());
}

#[test]
fn sides_in_the_wrong_order_do_not_close() {
    let (scheme, solution) = solved();
    let swaps = tree(&solution).expect("a tree").nodes.len() - 1;
    let mut refused = 0;
    for at in 1..swaps {
        let mut forged = solution.certificate.clone();
        let tree = forged.residual.as_mut().and_then(|residual| residual.tree.as_mut());
        tree.expect("a tree").nodes.swap(at, at + 1);
        // A swap may leave a proof that is as good; the bound holds in either case.
        let certified = certify(&scheme, &forged, None).unwrap();
        refused += u32::from(!certified.residual.expect("there is one").is_closed());
        assert!(certified.bound >= Some(solution.claims.objective));
    }
    assert!(refused > 0);
}

#[test]
fn a_split_without_places_leaves_its_node_whole() {
    let (scheme, solution) = solved();
    let found = tampered(&scheme, &solution, |tree| {
        let splits = tree.nodes.iter_mut().filter_map(|node| node.split.as_mut());
        splits.for_each(|split| split.places.clear());
    });
    assert_eq!(found.tree, Some(true));
    assert!(found.open_leaves > 0);
}

#[test]
fn a_tree_belongs_to_one_residual_and_one_value() {
    let (scheme, solution) = solved();
    let mut other = solution.certificate.clone();
    let digest = &mut other.residual.as_mut().expect("a residual").digest;
    let first = if digest.starts_with('0') { "1" } else { "0" };
    digest.replace_range(..1, first);
    assert!(!check(&scheme, &other).is_closed());
    assert!(certify(&scheme, &other, None).unwrap().bound > Some(solution.claims.bound));

    // One point less than the plan has: with the residual of that value, so that it matches.
    let value = solution.claims.objective - 1;
    let mut below = residual(&scheme, &solution.certificate.prices, value);
    (below.tree, below.back_end) = (tree(&solution).cloned(), None);
    let below = Certificate::new(solution.certificate.prices.clone(), Some(below));
    let found = check(&scheme, &below);
    assert!(found.matches && !found.is_closed(), "{found:?}");
    assert!(certify(&scheme, &below, None).unwrap().bound >= Some(solution.claims.objective));
}

/// A split on no place leaves all to its second side, so that the tree grows as deep as wanted; the
/// proof then stands at the end of it.
#[test]
fn deep_trees_are_gone_through_without_recursion() {
    let (scheme, solution) = solved();
    let deep = |with: bool| {
        let mut certificate = solution.certificate.clone();
        let residual = certificate.residual.as_mut().expect("a residual");
        let tree = residual.tree.as_mut().expect("a tree");
        let places = if with { (0..tree.places.len() as u32).collect() } else { Vec::new() };
        let candidate = scheme.candidates().next().expect("someone");
        let split = BranchSplit { candidate: scheme.candidate(candidate).id.clone(), places };
        let node = BranchNode { prices: Vec::new(), split: Some(split) };
        let closed = std::mem::take(&mut tree.nodes);
        let depth = 20_000;
        for _ in 0..depth {
            tree.nodes.push(node.clone());
            if !with {
                // The first side has no rotation of the candidate.
                tree.nodes.push(BranchNode::default());
            }
        }
        tree.nodes.extend(closed.clone());
        if with {
            (0..depth).for_each(|_| tree.nodes.extend(closed.clone()));
        }
        check(&scheme, &certificate)
    };
    assert!(deep(false).is_closed());
    assert!(deep(true).is_closed());
}
