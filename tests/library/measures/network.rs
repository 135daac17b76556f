//! The cohort's network and its measures, on graphs worked out by hand.

use petgraph::graph::UnGraph;
use secondment::methods::measures::Measures;
use secondment::methods::measures::{
    algebraic_connectivity, betweenness, constraint, effective_size, ei_index,
};
use secondment::model::{Candidate, KindIx, Sector, UnderWay};
use secondment::network::{BridgeMap, CohortNetwork};
use secondment::{Plan, Scheme, SchemeBuilder};

use super::{Rows, build, hosts, plan};

const PUBLIC: Sector = Sector::Public;

/// People and the providers in their histories.
fn cohort(parts: SchemeBuilder, people: &[(&str, &[&str])]) -> Scheme {
    let mut parts = parts;
    for (id, served) in people {
        let spells = served.iter().zip(0..);
        let spell = |candidate: Candidate, (provider, ended): (&&str, u32)| {
            candidate.served(*provider, 1, ended)
        };
        parts = parts.candidate(spells.fold(Candidate::new(*id), spell));
    }
    build(parts)
}

/// A has served with three providers, each of which has hosted one other person.
fn star() -> Scheme {
    let parts = hosts(1, &[("p", "k", PUBLIC), ("q", "k", PUBLIC), ("r", "l", Sector::Private)]);
    cohort(parts, &[("A", &["p", "q", "r"]), ("B", &["p"]), ("C", &["q"]), ("D", &["r"])])
}

fn assert_near(found: &[Option<f64>], expected: &[Option<f64>]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        match (found, expected) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-12, "{found}"),
            _ => assert_eq!(found, expected),
        }
    }
}

#[test]
fn the_middle_of_a_star_is_least_constrained() {
    // A invests a third in each of B, C and D, who know nobody else: 3 x (1/3)^2. Each of them has A alone.
    // All of A's contacts are apart: size 3. All three pairs of others meet through A. Mean constraint
    // (1/3 + 3) / 4, mean size 6/4, mean betweenness 1/4.
    // Providers: a triangle, all by A. p and q are of one kind and sector, r is of another: (2 - 1) / 3.
    // Kinds: k and l, joined by A alone. The Laplacian of one edge has 0 and 2.
    let rows = Rows::of(&star(), &Plan::new());
    rows.assert(&[
        ("people-ties-before", "", 3.0),
        ("people-components-before", "", 1.0),
        ("constraint-mean-before", "", 5.0 / 6.0),
        ("constraint-median-before", "", 1.0),
        ("effective-size-mean-before", "", 1.5),
        ("effective-size-median-before", "", 1.0),
        ("people-betweenness-mean-before", "", 0.25),
        ("people-betweenness-greatest-before", "", 1.0),
        ("provider-ties-before", "", 3.0),
        ("provider-components-before", "", 1.0),
        ("provider-ei-kind-before", "", 1.0 / 3.0),
        ("provider-ei-sector-before", "", 1.0 / 3.0),
        ("provider-betweenness-greatest-before", "", 0.0),
        ("kind-components-before", "", 1.0),
        ("algebraic-connectivity-before", "", 2.0),
        ("algebraic-connectivity-weighted-before", "", 2.0),
    ]);
}

#[test]
fn constraint_weighs_contacts_by_providers_shared() {
    // p has hosted A and B, q all three, r only D. Shared: AB 2, AC 1, BC 1; D is left out.
    // C: half in each; each of them two thirds in the other. 2 x (1/2 + 1/2 x 2/3)^2 = 25/18.
    // A: 2/3 in B, 1/3 in C. (2/3 + 1/3 x 1/2)^2 + (1/3 + 2/3 x 1/3)^2 = 25/36 + 25/81 = 325/324. B as A.
    let parts = hosts(1, &[("p", "k", PUBLIC), ("q", "k", PUBLIC), ("r", "k", PUBLIC)]);
    let people: [(&str, &[&str]); 4] =
        [("A", &["p", "q"]), ("B", &["p", "q"]), ("C", &["q"]), ("D", &["r"])];
    let network = CohortNetwork::before(&cohort(parts, &people));
    let both = Some(325.0 / 324.0);
    let found = constraint(&network).expect("a small cohort");
    assert_near(&found, &[both, both, Some(25.0 / 18.0), None]);
    // Everybody's two contacts know each other: 2 - 2 x 1 / 2.
    let sizes = effective_size(&network).expect("a small cohort");
    assert_near(&sizes, &[Some(1.0), Some(1.0), Some(1.0), None]);
}

#[test]
fn a_group_of_three_has_a_constraint_of_nine_eighths() {
    // Half in each of two, who are half in each other: 2 x (1/2 + 1/4)^2.
    let parts = hosts(1, &[("p", "k", PUBLIC)]);
    let scheme = cohort(parts, &[("A", &["p"]), ("B", &["p"]), ("C", &["p"])]);
    let found = constraint(&CohortNetwork::before(&scheme)).expect("a small cohort");
    assert_near(&found, &[Some(1.125); 3]);
}

#[test]
fn ties_in_part_of_the_contacts_are_redundant() {
    // A knows B, C and D; B and C know each other: 3 - 2 x 1 / 3. B: contacts A and C, who know each other.
    let parts = hosts(1, &[("p", "k", PUBLIC), ("q", "k", PUBLIC)]);
    let people: [(&str, &[&str]); 4] =
        [("A", &["p", "q"]), ("B", &["p"]), ("C", &["p"]), ("D", &["q"])];
    let sizes = effective_size(&CohortNetwork::before(&cohort(parts, &people)));
    let expected = [Some(7.0 / 3.0), Some(1.0), Some(1.0), Some(1.0)];
    assert_near(&sizes.expect("a small cohort"), &expected);
}

#[test]
fn betweenness_shares_out_equal_ways() {
    // A square: between opposite corners there are two ways, half through each of the others. Of three pairs
    // of others, a corner has half of one.
    let square = UnGraph::<(), u32>::from_edges([(0, 1, 9), (1, 2, 1), (2, 3, 1), (3, 0, 1)]);
    let found: Vec<_> =
        betweenness(&square).expect("a small graph").into_iter().map(Some).collect();
    assert_near(&found, &[Some(1.0 / 6.0); 4]);
    assert_eq!(betweenness(&UnGraph::<(), u32>::default()), Some(vec![]));
    let pair = UnGraph::<(), u32>::from_edges([(0, 1, 1)]);
    assert_eq!(betweenness(&pair), Some(vec![0.0, 0.0]));
}

#[test]
fn the_e_i_index_reaches_its_ends() {
    let mut graph = UnGraph::new_undirected();
    let [a, b, c] = ["x", "x", "y"].map(|kind| graph.add_node(kind));
    let index = |graph: &UnGraph<&str, u32>| ei_index(graph, |&kind| kind);
    assert_eq!(index(&graph), None);
    graph.add_edge(a, b, 2);
    assert_eq!(index(&graph), Some(-1.0));
    graph.add_edge(a, c, 1);
    graph.add_edge(b, c, 1);
    assert_eq!(index(&graph), Some(0.0));
    graph.remove_node(a);
    assert_eq!(index(&graph), Some(1.0));
}

#[test]
fn algebraic_connectivity_of_known_graphs() {
    let near = |graph: &UnGraph<(), u32>, weighted, expected: f64| {
        let found = algebraic_connectivity(graph, weighted).expect("two nodes or more");
        assert!((found - expected).abs() < 1e-12, "{found} and not {expected}");
    };
    // A path of n nodes has 2 - 2 cos(pi / n): for 4 it is 2 - sqrt 2.
    let path = UnGraph::from_edges([(0, 1, 3), (1, 2, 3), (2, 3, 3)]);
    near(&path, false, 2.0 - std::f64::consts::SQRT_2);
    near(&path, true, 3.0 * (2.0 - std::f64::consts::SQRT_2));
    // A complete graph of n nodes has n, a star 1, a ring of six 2 - 2 cos(pi / 3) = 1.
    let complete = (0..7_u32).flat_map(|a| (a + 1..7).map(move |b| (a, b, 1)));
    near(&UnGraph::from_edges(complete), false, 7.0);
    near(&UnGraph::from_edges((1..9_u32).map(|to| (0, to, 1))), false, 1.0);
    near(&UnGraph::from_edges((0..6_u32).map(|at| (at, (at + 1) % 6, 1))), false, 1.0);
    // In two parts it is 0 exactly; of one node, or none, there is none.
    let parts = UnGraph::from_edges([(0, 1, 1), (2, 3, 5)]);
    assert_eq!(algebraic_connectivity::<()>(&parts, true), Some(0.0));
    let mut single = UnGraph::<(), u32>::default();
    assert_eq!(algebraic_connectivity(&single, false), None);
    single.add_node(());
    assert_eq!(algebraic_connectivity(&single, false), None);
}

#[test]
fn everything_served_with_joins_people_and_providers() {
    let four = ["a", "b", "c", "d"].map(|id| (id, id, PUBLIC));
    let mut parts = hosts(3, &four);
    parts.rules.history_age = Some(4);
    parts.posts[1] = parts.posts[1].clone().also("c");
    let mut ada = Candidate::new("Ada").served("a", 1, 5).served("b", 1, 3).home("d");
    ada.first = Some(secondment::model::When::Period(2));
    let mut bo = Candidate::new("Bo");
    bo.under_way = Some(UnderWay::new("b-post", 1).served(0));
    let mut cy = Candidate::new("Cy").on_leave(1);
    cy.under_way = Some(UnderWay::new("a-post", 1).served(0));
    parts.candidates = vec![ada, bo, cy];
    let scheme = build(parts);
    let people: Vec<_> = scheme.candidates().collect();
    let ids = |network: &CohortNetwork, at: usize| -> String {
        let providers = network.served(people[at]).iter();
        providers.map(|&provider| scheme.provider(provider).id.as_str()).collect()
    };
    // Ada's spell with a is too old. Bo is under way at both of b and c. Cy's is all leave.
    let before = CohortNetwork::before(&scheme);
    assert_eq!([0, 1, 2].map(|at| ids(&before, at)), ["b", "bc", ""]);
    // Ada is idle in period 3, and at home then. Nothing unknown counts.
    let plan =
        plan(&[("Ada", "c-post", 2), ("Cy", "b-post", 2), ("Cy", "x", 3), ("Eve", "a-post", 1)]);
    let after = CohortNetwork::after(&scheme, &plan);
    assert_eq!([0, 1, 2].map(|at| ids(&after, at)), ["bcd", "bc", "bc"]);
    let busy =
        CohortNetwork::after(&scheme, &super::plan(&[("Ada", "c-post", 2), ("Ada", "a-post", 3)]));
    assert_eq!(ids(&busy, 0), "abc");
    assert_eq!((after.people_ties(), after.people_components(), after.meetings()), (3, 1, 6));
    let graph = after.people();
    assert_eq!((graph.node_count(), graph.edge_count()), (3, 3));
    assert!(graph.edge_weights().all(|&shared| shared == 2));
}

#[test]
fn the_graph_of_kinds_is_that_of_bridges() {
    let scheme = star();
    let network = CohortNetwork::before(&scheme);
    let map = BridgeMap::of(&scheme, &Plan::new());
    let kinds: UnGraph<KindIx, u32> = network.kinds(&scheme);
    assert_eq!(kinds.edge_count(), map.before.bridges as usize);
    for edge in kinds.edge_indices() {
        let (a, b) = kinds.edge_endpoints(edge).expect("two ends");
        let bridge = map.between(kinds[a], kinds[b]).expect("two kinds");
        assert_eq!(kinds[edge] as usize, bridge.before.len());
    }
}

#[test]
fn what_costs_too_much_is_left_out() {
    // 24,000 people at one provider: 288 million meetings.
    let mut parts = hosts(1, &[("p", "k", PUBLIC), ("q", "l", PUBLIC)]);
    let person = |at: u32| Candidate::new(format!("{at:05}")).served("p", 1, 0);
    parts.candidates = (0..24_000).map(person).collect();
    let measures = Measures::of(&build(parts), &Plan::new());
    let network = &measures.network_before;
    assert_eq!((network.people_ties, network.people_components), (None, 1));
    assert_eq!((&network.constraint, &network.effective_size), (&None, &None));
    assert_eq!(network.people_betweenness, None);
    Rows::new(measures.data()).assert(&[
        ("people-ties-before", "", f64::NAN),
        ("constraint-mean-before", "", f64::NAN),
        ("people-components-before", "", 1.0),
        ("provider-components-before", "", 2.0),
    ]);
}
