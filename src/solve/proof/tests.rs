use super::branch::{Split, WHOLE, choose};
use super::gather::Rest;
use super::node::{Node, dive};
use super::record::Record;
use crate::solve::lp::columns::Columns;
use crate::solve::lp::sample;
use crate::solve::lp::simplex::{Basis, End, Simplex};
use crate::solve::random::Random;

const SEEDS: u64 = 400;

/// A split of any places of any candidate.
fn any_split(columns: &Columns, random: &mut Random) -> Split {
    let group = random.below(columns.group_count());
    let rows = 0..columns.capacity().len() as u32;
    Split { group, places: rows.filter(|_| random.below(2) == 0).collect(), of_scheme: false }
}

#[test]
fn two_sides_partition_the_columns_of_the_candidate() {
    for seed in 0..SEEDS {
        let random = &mut Random::new(seed, 11);
        let columns = sample::columns(random);
        let split = any_split(&columns, random);
        for column in 0..columns.len() as u32 {
            let [with, without] = [true, false].map(|side| split.allows(&columns, column, side));
            let uses = columns.places(column).iter().any(|row| split.places.contains(row));
            let expected =
                if columns.group_of(column) == split.group { (uses, !uses) } else { (true, true) };
            assert_eq!((with, without), expected, "seed {seed}, column {column}");
        }
    }
}

#[test]
fn the_split_chosen_leaves_less_on_both_sides() {
    let mut split_up = 0;
    for seed in 0..SEEDS {
        let columns = sample::either(seed, 12);
        let mut simplex = Simplex::new(&columns, &[], &Basis::default());
        if simplex.solve(-1000.0, 10_000) != End::Optimal {
            continue;
        }
        let shares: Vec<_> = simplex.shares().filter(|(_, share)| *share > WHOLE).collect();
        let whole = shares.iter().all(|(_, share)| *share > 1.0 - WHOLE);
        let before = simplex.objective();
        let chosen = choose(&columns, &mut simplex, &shares, 0);
        assert!((simplex.objective() - before).abs() < 1e-9, "seed {seed}: trials leave no trace");
        let Some((split, _)) = chosen else { continue };
        assert!(!whole, "seed {seed}: nothing to split");
        split_up += 1;
        for side in [true, false] {
            let all = simplex.alive().iter();
            let left = all.filter(|&&column| split.allows(&columns, column, side)).count();
            assert!(left < columns.len(), "seed {seed}: a side with everything");
        }
    }
    assert!(split_up > 20, "only {split_up} programmes had divided shares");
}

#[test]
fn what_is_left_has_the_same_best_plan() {
    let (mut decided, mut refused) = (0, 0);
    for seed in 0..SEEDS {
        let random = &mut Random::new(seed, 13);
        let columns = sample::either(seed, 13);
        let mut simplex = Simplex::new(&columns, &[], &Basis::default());
        simplex.solve(-1000.0, 10_000);
        let basis = simplex.basis();
        let alive = sample::some(&columns, 60, random);
        let expected = sample::best(&columns, &alive);
        let rest = match Rest::of(&columns, &alive, &basis) {
            Ok(rest) => rest,
            Err(row) => {
                refused += 1;
                assert_eq!(expected, None, "seed {seed}: {row:?}");
                continue;
            }
        };
        let left = &rest.columns;
        let usable = |at: &u32| !rest.dead.contains(at);
        let usable: Vec<u32> = (0..left.len() as u32).filter(usable).collect();
        let found = sample::best(left, &usable).map(|best| best + rest.value);
        assert_eq!(found, expected, "seed {seed}");
        decided += rest.decided.len();
        for &column in &rest.decided {
            let group = columns.group_of(column);
            let of_group = alive.iter().filter(|&&other| columns.group_of(other) == group);
            assert_eq!(of_group.collect::<Vec<_>>(), [&column], "seed {seed}: no choice");
        }
        for at in 0..left.len() as u32 {
            let source = left.source(at);
            assert_eq!(left.value(at), columns.value(source), "seed {seed}");
            let rows = left.places(at).iter().map(|&row| left.origin(row));
            assert!(rows.clone().all(|row| columns.places(source).contains(&row)), "seed {seed}");
            let is_alive = alive.binary_search(&source).is_ok();
            assert_ne!(rest.dead.contains(&at), is_alive, "seed {seed}");
        }
        for row in basis.tight {
            let rows = 0..left.capacity().len() as u32;
            assert!(rows.clone().any(|at| left.origin(at) == row), "seed {seed}: tight {row}");
        }
    }
    assert!(decided > 50 && refused > 20, "{decided} decided, {refused} refused");
}

/// Dives until no node is left, from a plan worse than any; the best plan, and nodes left aside.
fn search(columns: &Columns, seed: u64) -> (Option<Vec<u32>>, usize) {
    const WORST: i64 = -100_000;
    let alive: Vec<u32> = (0..columns.len() as u32).collect();
    let bound = i64::MAX / 2;
    let root = Node { alive: alive.into(), basis: Basis::default(), bound, entry: 0 };
    let (mut waiting, mut best, mut value, mut aside) = (vec![root], None, WORST, 0);
    while let Some(node) = waiting.pop() {
        let dive = dive(columns, &node, value, &|| false);
        assert!(dive.closed, "seed {seed}");
        if let Some(picks) = dive.picks {
            assert_eq!(columns.by_group(&picks).count(), columns.group_count());
            let points = columns.worth(&picks).expect("a plan that fits");
            assert!(points > value, "seed {seed}");
            (best, value) = (Some(picks), points);
        }
        let forks = dive.steps.into_iter().filter_map(|step| step.fork);
        let before = waiting.len();
        waiting.extend(forks.map(|fork| fork.aside));
        aside += waiting.len() - before;
        assert!(aside < 2_000, "seed {seed}: no end");
    }
    (best, aside)
}

#[test]
fn dives_reach_the_best_plan() {
    let (mut none, mut aside) = (0, 0);
    for seed in 0..SEEDS {
        let columns = sample::either(seed, 14);
        let alive: Vec<u32> = (0..columns.len() as u32).collect();
        let expected = sample::best(&columns, &alive);
        let (best, nodes) = search(&columns, seed);
        assert_eq!(best.and_then(|picks| columns.worth(&picks)), expected, "seed {seed}");
        none += u32::from(expected.is_none());
        aside += nodes;
    }
    assert!(none > 20 && aside > 20, "{none} without a plan, {aside} nodes left aside");
}

#[test]
fn dives_reach_the_best_plan_under_rows_of_the_rules() {
    let (mut none, mut aside, mut costly) = (0, 0, 0);
    for seed in 0..2 * SEEDS {
        let columns = sample::coupled(&mut Random::new(seed, 15));
        let alive: Vec<u32> = (0..columns.len() as u32).collect();
        let expected = sample::best(&columns, &alive);
        let (best, nodes) = search(&columns, seed);
        let lost = best.as_ref().and_then(|picks| columns.coupled().lost(picks));
        assert_eq!(best.and_then(|picks| columns.worth(&picks)), expected, "seed {seed}");
        none += u32::from(expected.is_none());
        costly += u32::from(lost > Some(0));
        aside += nodes;
    }
    let counts = format!("{none} without a plan, {costly} with losses, {aside} nodes left aside");
    assert!(none > 50 && costly > 50 && aside > 100, "{counts}");
}

/// The shifts against ties add up over candidates; all of them together must stay below a point.
#[test]
fn many_ties_do_not_keep_the_best_plan_from_being_proved() {
    let pairs = 600;
    let choice = |pair: u32| vec![(vec![pair], 500), (Vec::new(), 0)];
    let groups: Vec<_> = (0..pairs).flat_map(|pair| [choice(pair), choice(pair)]).collect();
    let columns = sample::plain(&groups, &vec![1; pairs as usize]);
    let root = Node {
        alive: (0..columns.len() as u32).collect(),
        basis: Basis::default(),
        bound: i64::MAX / 2,
        entry: 0,
    };
    let dive = dive(&columns, &root, 500 * i64::from(pairs), &|| false);
    assert!(dive.closed);
    assert_eq!((dive.steps.len(), dive.picks), (1, None));
}

#[test]
fn a_record_keeps_what_settled_each_node() {
    let split = Split { group: 3, places: vec![1, 4], of_scheme: true };
    let mut record = Record::new();
    record.settle(0, vec![(4, 10)], 900);
    let [with, without] = record.split(0, split.clone());
    record.settle(without, vec![(1, 5)], 700);
    let record = record.whole().expect("small");
    assert_eq!(record.entries.len(), 3);
    assert_eq!(record.entries[0].split, Some((split, [with, without])));
    // Not settled: the prices and the bound of its parent.
    assert_eq!((&record.entries[with].prices, record.entries[with].bound), (&None, 900));
    assert_eq!(record.entries[without].prices.as_deref(), Some(&[(1, 5)][..]));
    assert_eq!(record.entries[without].bound, 700);
}

#[test]
fn a_record_of_too_many_prices_is_given_up() {
    let mut record = Record::new();
    let prices = vec![(0, 1); 3_000_001];
    record.settle(0, prices.clone(), 9);
    let [with, without] = record.split(0, Split { group: 0, places: vec![0], of_scheme: true });
    record.settle(with, prices, 9);
    record.settle(without, vec![(0, 1)], 9);
    record.split(without, Split { group: 0, places: vec![1], of_scheme: true });
    assert!(record.whole().is_none());
}
