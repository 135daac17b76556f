//! The table of best known values and bounds holds.

use std::num::NonZeroUsize;

use secondment::Options;
use secondment::solve::Solver;
use secondment::sources::instances::{
    INSTANCES_VERSION, Instance, InstanceShape, compare, instances,
};

/// Candidates of the largest instances that are solved again.
const SOLVED: u32 = 150;
/// Candidates of the largest instances that are generated again.
const GENERATED: u32 = 1_000;
/// Work of each solve.
const WORK: u64 = 2_000_000;

#[test]
fn names_say_what_instances_are() {
    for instance in instances() {
        let Instance { name, shape, size, seed, version, .. } = *instance;
        assert_eq!(name, format!("{shape}-{size}-{seed}"));
        assert_eq!(Instance::find(name), Some(instance));
        assert!((1..=INSTANCES_VERSION).contains(&version), "{name}");
    }
    for shape in InstanceShape::ALL {
        assert!(instances().iter().any(|instance| instance.shape == *shape), "{shape}");
    }
    assert_eq!(Instance::find("london-61-1"), None);
}

#[test]
fn names_stand_for_the_same_schemes() {
    for instance in instances().iter().filter(|instance| instance.size <= GENERATED) {
        let scheme = instance.scheme();
        assert_eq!(scheme.fingerprint(), instance.fingerprint(), "{}", instance.name);
        assert_eq!(scheme.candidates().len(), instance.size as usize, "{}", instance.name);
    }
}

#[test]
fn a_new_solve_does_not_contradict_what_is_known() {
    let mut compared = 0;
    for instance in instances().iter().filter(|instance| instance.size <= SOLVED) {
        let Some(known) = instance.best_known() else { continue };
        let threads = NonZeroUsize::new(1);
        let options = Options::default().work_limit(WORK).threads(threads);
        let outcome = Solver::new(&instance.scheme())
            .options(options)
            .solve()
            .expect("the options are in range");
        let value = outcome.solution().map(|solution| solution.claims.objective);
        let name = instance.name;
        assert!(value.is_none_or(|value| value <= known.bound), "{name}: {value:?}, {known:?}");
        let bound = outcome.bound;
        assert!(bound.is_none_or(|bound| bound >= known.value), "{name}: {bound:?}, {known:?}");
        assert!(!compare(Some(&known), value, bound).contradiction, "{name}");
        // Both proved: the same value.
        if let (Some(value), Some(bound)) = (value, bound)
            && value == bound
            && known.is_proved()
        {
            assert_eq!(value, known.value, "{name}");
        }
        compared += 1;
    }
    assert!(compared > 0, "the table is empty");
}

#[test]
fn comparisons_say_what_is_better_and_what_cannot_be() {
    let open = instances().iter().filter_map(Instance::best_known).find(|best| !best.is_proved());
    let known = open.expect("some instance is open");
    let (value, bound) = (known.value, known.bound);
    let found = |value, bound| {
        let found = compare(Some(&known), Some(value), Some(bound));
        (found.better_value, found.better_bound, found.contradiction)
    };
    assert_eq!(found(value, bound), (false, false, false));
    assert_eq!(found(value - 5, bound + 5), (false, false, false));
    assert_eq!(found(value + 1, bound), (true, false, false));
    assert_eq!(found(value, bound - 1), (false, true, false));
    assert_eq!(found(bound, bound), (true, false, false));
    assert_eq!(found(bound + 1, bound), (true, false, true));
    assert_eq!(found(value, value - 1), (false, true, true));
    let nothing = compare(Some(&known), None, None);
    assert!(!nothing.better_value && !nothing.better_bound && !nothing.contradiction);
    let first = compare(None, Some(value), Some(bound));
    assert!(first.better_value && first.better_bound && !first.contradiction);
}
