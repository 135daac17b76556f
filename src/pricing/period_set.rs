//! Sets of periods in one word: a horizon has 128 periods at most.

/// Bit `p` stands for period `p`, from 0.
pub(crate) type PeriodSet = u128;

/// The periods for which `holds` says so, in order from period 0.
pub(crate) fn of(holds: impl Iterator<Item = bool>) -> PeriodSet {
    holds.zip(0..PeriodSet::BITS).fold(0, |set, (holds, period)| set | u128::from(holds) << period)
}

/// So many periods from a start.
pub(crate) fn span(start: u32, length: u32) -> PeriodSet {
    let all = if length < PeriodSet::BITS { (1 << length) - 1 } else { PeriodSet::MAX };
    all << start
}

/// Periods from which on `length` periods in a row belong to the set.
///
/// Shifts by doubling lengths, so that it takes as many steps as `length` has bits.
pub(crate) fn runs(set: PeriodSet, length: usize) -> PeriodSet {
    if length > PeriodSet::BITS as usize {
        return 0;
    }
    let (mut runs, mut have) = (set, 1);
    while have < length {
        let step = have.min(length - have);
        runs &= runs >> step;
        have += step;
    }
    runs
}

/// The periods of a set, in order.
pub(crate) fn periods(mut set: PeriodSet) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let period = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(period)
    })
}

#[cfg(test)]
mod tests {
    use super::{of, periods, runs};

    #[test]
    fn runs_are_those_found_one_by_one() {
        for bits in 0..1u32 << 10 {
            let set = of((0..10).map(|period| bits >> period & 1 == 1));
            for length in 1..12 {
                let found: Vec<usize> = periods(runs(set, length)).collect();
                let long = |&from: &usize| (from..from + length).all(|p| set >> p & 1 == 1);
                assert_eq!(found, (0..10).filter(long).collect::<Vec<_>>(), "{bits:b}, {length}");
            }
        }
    }

    #[test]
    fn the_whole_word_is_a_horizon() {
        let all = of([true; 128].into_iter());
        assert_eq!(periods(runs(all, 128)).collect::<Vec<_>>(), [0]);
        assert_eq!(runs(all, 129), 0);
        assert_eq!(periods(runs(all, 96)).count(), 33);
    }
}
