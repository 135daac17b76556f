use super::{Basis, End, Simplex, coefficients};
use crate::plan::PRICE_UNIT;
use crate::solve::lp::columns::Columns;
use crate::solve::lp::sample;
use crate::solve::random::Random;

const SEEDS: u64 = 400;
const PIVOTS: usize = 10_000;
/// Below any plan, whatever it loses to soft rows; no column is worth less than 0.
const BELOW: f64 = -100_000.0;
const CLOSE: f64 = 1e-5;

fn fresh<'c>(columns: &'c Columns, dead: &[u32]) -> Simplex<'c> {
    Simplex::new(columns, dead, &Basis::default())
}

fn dead(simplex: &Simplex<'_>) -> Vec<u32> {
    let alive = |at: &u32| simplex.alive.binary_search(at).is_ok();
    (0..simplex.columns.len() as u32).filter(|at| !alive(at)).collect()
}

/// The shares are feasible, the duals are, and both have the same value: so both are optimal.
fn is_optimal(simplex: &Simplex<'_>) {
    let columns = simplex.columns;
    let groups = columns.group_count();
    let mut used = vec![0.0; simplex.rows];
    let mut value = 0.0;
    for (&variable, &x) in simplex.basis.iter().zip(&simplex.x) {
        assert!(x > -CLOSE, "share {x}");
        if variable as usize >= columns.len() {
            continue;
        }
        assert!(x < CLOSE || simplex.alive.binary_search(&variable).is_ok(), "dead, share {x}");
        used[columns.group_of(variable)] += x;
        columns.places(variable).iter().for_each(|&row| used[groups + row as usize] += x);
        for (row, entry) in coefficients::of(columns, variable) {
            used[row as usize] += x * entry;
        }
        value += x * simplex.cost(variable);
    }
    assert!(used[..groups].iter().all(|used| (used - 1.0).abs() < CLOSE), "{used:?}");
    let places = used[groups..].iter().zip(columns.capacity());
    places.for_each(|(used, &places)| assert!(*used < places as f64 + CLOSE, "{used}, {places}"));
    let dual = &simplex.dual;
    assert!(dual[groups..].iter().all(|&price| price > -CLOSE), "{dual:?}");
    for row in groups + columns.capacity().len()..simplex.rows {
        let excess = used[row] - simplex.right_hand_side(row);
        if simplex.fine(row).is_finite() {
            assert!(dual[row] < simplex.fine(row) + CLOSE, "{}", dual[row]);
            value -= simplex.fine(row) * excess.max(0.0);
        } else {
            assert!(excess < CLOSE, "{excess}");
        }
    }
    for &column in &simplex.alive {
        let places = columns.places(column).iter().map(|&row| dual[groups + row as usize]);
        let limits = coefficients::of(columns, column);
        let limits: f64 = limits.map(|(row, entry)| entry * dual[row as usize]).sum();
        let paid = dual[columns.group_of(column)] + places.sum::<f64>() + limits;
        assert!(simplex.cost(column) - paid < CLOSE, "{}, {paid}", simplex.cost(column));
    }
    let objective = simplex.objective();
    assert!((objective - value).abs() < CLOSE * (1.0 + value.abs()), "{objective}, {value}");
}

/// Solves, and checks the end against enumeration; whether anything is feasible.
fn is_solved(simplex: &mut Simplex<'_>) -> bool {
    let best = sample::best(simplex.columns, &simplex.alive);
    let end = simplex.solve(BELOW, PIVOTS);
    let bound = sample::bound(simplex.columns, &simplex.alive, &simplex.prices());
    if end == End::CutOff {
        // A bound below the value of nothing at all is itself the proof.
        let some_have_none =
            simplex.columns.by_group(&simplex.alive).count() < simplex.columns.group_count();
        assert!(some_have_none || bound < 0, "bound {bound}");
        assert_eq!(best, None);
        return false;
    }
    assert_eq!(end, End::Optimal);
    is_optimal(simplex);
    let objective = simplex.objective();
    if let Some(best) = best {
        assert!(objective > best as f64 - CLOSE, "{objective} below a plan of {best}");
        assert!(bound >= best * PRICE_UNIT, "{bound} units below a plan of {best}");
    }
    let rounded = bound as f64 / PRICE_UNIT as f64;
    assert!((objective - rounded).abs() < 0.2, "{objective}, and {rounded} by rounded prices");
    true
}

#[test]
fn the_optimum_is_feasible_on_both_sides_and_bounds_every_plan() {
    let mut feasible = 0;
    for seed in 0..SEEDS {
        let columns = sample::either(seed, 1);
        feasible += u32::from(is_solved(&mut fresh(&columns, &[])));
    }
    assert!((100..SEEDS as u32 - 50).contains(&feasible), "{feasible} are feasible");
}

#[test]
fn it_is_so_under_rows_of_the_rules() {
    let mut feasible = 0;
    for seed in 0..SEEDS {
        let columns = sample::coupled(&mut Random::new(seed, 6));
        feasible += u32::from(is_solved(&mut fresh(&columns, &[])));
    }
    assert!((100..SEEDS as u32 - 50).contains(&feasible), "{feasible} are feasible");
}

#[test]
fn a_child_starts_where_its_parent_ended() {
    start_from_parents(|seed| sample::either(seed, 2));
}

#[test]
fn so_does_a_child_under_rows_of_the_rules() {
    start_from_parents(|seed| sample::coupled(&mut Random::new(seed, 7)));
}

fn start_from_parents(sample: impl Fn(u64) -> Columns) {
    let mut solved = 0;
    for seed in 0..SEEDS {
        let random = &mut Random::new(seed, 2);
        let columns = sample(seed);
        let mut simplex = fresh(&columns, &[]);
        if !is_solved(&mut simplex) {
            continue;
        }
        for _ in 0..3 {
            let kept = sample::some(&columns, 75, random);
            simplex.retain(|column| kept.binary_search(&column).is_ok());
            let mut anew = fresh(&columns, &dead(&simplex));
            let is_feasible = is_solved(&mut simplex);
            assert_eq!(is_solved(&mut anew), is_feasible, "seed {seed}");
            if !is_feasible {
                break;
            }
            solved += 1;
            assert!((simplex.objective() - anew.objective()).abs() < CLOSE, "seed {seed}");
        }
    }
    assert!(solved > 100, "only {solved} children are feasible");
}

#[test]
fn a_basis_can_be_come_back_to() {
    for seed in 0..2 * SEEDS {
        let random = &mut Random::new(seed, 3);
        let coupled = seed >= SEEDS;
        let columns = if coupled { sample::coupled(random) } else { sample::either(seed, 3) };
        let mut parent = fresh(&columns, &[]);
        if !is_solved(&mut parent) {
            continue;
        }
        let objective = parent.objective();
        let mut again = Simplex::new(&columns, &[], &parent.basis());
        assert!(is_solved(&mut again));
        assert!((again.objective() - objective).abs() < CLOSE, "seed {seed}");
        assert_eq!(again.since_refresh, 0, "seed {seed}: an optimal basis needs no pivot");
        // The same with columns that die on the way.
        let kept = sample::some(&columns, 70, random);
        parent.retain(|column| kept.binary_search(&column).is_ok());
        let mut child = Simplex::new(&columns, &dead(&parent), &parent.basis());
        assert_eq!(is_solved(&mut child), is_solved(&mut parent), "seed {seed}");
    }
}

#[test]
fn pauses_change_nothing() {
    for seed in 0..SEEDS / 4 {
        let columns = sample::either(seed, 4);
        let (mut whole, mut paused) = (fresh(&columns, &[]), fresh(&columns, &[]));
        let end = whole.solve(BELOW, PIVOTS);
        let ends = (0..PIVOTS).map(|_| paused.solve(BELOW, 1));
        assert_eq!(ends.into_iter().find(|&end| end != End::Paused), Some(end), "seed {seed}");
        if end == End::Optimal {
            assert!((whole.objective() - paused.objective()).abs() < CLOSE, "seed {seed}");
        }
    }
}

#[test]
fn below_the_cutoff_the_prices_say_so() {
    let mut cut = 0;
    for seed in 0..SEEDS {
        let columns = sample::either(seed, 5);
        let mut simplex = fresh(&columns, &[]);
        if simplex.solve(BELOW, PIVOTS) != End::Optimal {
            continue;
        }
        let cutoff = simplex.objective() + 5.0;
        let mut simplex = fresh(&columns, &[]);
        assert_eq!(simplex.solve(cutoff, PIVOTS), End::CutOff, "seed {seed}");
        let bound = sample::bound(&columns, simplex.alive(), &simplex.prices());
        assert!(bound < ((cutoff + 0.2) * PRICE_UNIT as f64) as i64, "seed {seed}");
        cut += 1;
    }
    assert!(cut > 100, "only {cut} were cut off");
}
