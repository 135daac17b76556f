//! The best plan values and bounds known, and what a further solve says of them.

use std::sync::LazyLock;

const TABLE: &str = include_str!("best_known.csv");

/// The best plan value and the best bound known for an [`Instance`](super::Instance), in integer points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BestKnown {
    /// Points of the best plan known.
    pub value: i64,
    /// No plan has more points than this.
    pub bound: i64,
    /// What found them: version, seed and limit on work.
    pub by: &'static str,
}

impl BestKnown {
    /// Whether the best plan known is proved to be the best there is.
    pub fn is_proved(&self) -> bool {
        self.value == self.bound
    }

    /// Relative gap (bound - value) / |bound|; 0 where they are equal, `None` where the bound is 0 otherwise.
    pub fn gap(&self) -> Option<f64> {
        crate::plan::relative_gap(self.value, self.bound)
    }
}

/// What a plan value and a bound found by a solve say of what was known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgainstBest {
    /// The plan is better than the best known.
    pub better_value: bool,
    /// The bound is lower than the best known.
    pub better_bound: bool,
    /// One of the two cannot be right: the plan is above the bound known, or the bound below the plan known.
    pub contradiction: bool,
}

/// Compares what a solve found with what is known, if anything is.
///
/// ```
/// use secondment::sources::instances::{Instance, compare};
///
/// let known = Instance::find("one-period-60-1").and_then(Instance::best_known);
/// let known = known.ok_or("not solved yet")?;
/// assert!(known.is_proved());
/// let comparison = compare(Some(&known), Some(known.value + 1), Some(known.bound));
/// assert!(comparison.better_value && comparison.contradiction && !comparison.better_bound);
/// # Ok::<(), &str>(())
/// ```
pub fn compare(known: Option<&BestKnown>, value: Option<i64>, bound: Option<i64>) -> AgainstBest {
    let Some(known) = known else {
        let better = (value.is_some(), bound.is_some());
        return AgainstBest {
            better_value: better.0,
            better_bound: better.1,
            contradiction: false,
        };
    };
    AgainstBest {
        better_value: value.is_some_and(|value| value > known.value),
        better_bound: bound.is_some_and(|bound| bound < known.bound),
        contradiction: value.is_some_and(|value| value > known.bound)
            || bound.is_some_and(|bound| bound < known.value),
    }
}

/// What the table has of an instance.
pub(super) struct Row {
    name: &'static str,
    pub(super) fingerprint: &'static str,
    pub(super) best: Option<BestKnown>,
}

/// The row of an instance of the suite.
pub(super) fn row(name: &str) -> &'static Row {
    static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| TABLE.lines().skip(1).map(read).collect());
    ROWS.iter().find(|row| row.name == name).expect("the table has a row for every instance")
}

/// Reads a line of the table; its columns are `instance,fingerprint,value,bound,by`.
fn read(line: &'static str) -> Row {
    let mut cells = line.splitn(5, ',');
    let mut cell = || cells.next().expect("five columns");
    let (name, fingerprint, value, bound, by) = (cell(), cell(), cell(), cell(), cell());
    let whole = |cell: &str| cell.parse().expect("a whole number");
    let best =
        (!value.is_empty()).then(|| BestKnown { value: whole(value), bound: whole(bound), by });
    Row { name, fingerprint, best }
}

#[cfg(test)]
mod tests {
    use super::{TABLE, row};
    use crate::sources::instances::{Instance, instances};

    #[test]
    fn the_table_has_one_row_for_each_instance_in_the_order_of_the_suite() {
        let names: Vec<&str> = instances().iter().map(|instance| instance.name).collect();
        let rows: Vec<&str> = TABLE.lines().skip(1).map(|l| l.split(',').next().unwrap()).collect();
        assert_eq!(rows, names);
        assert_eq!(TABLE.lines().next(), Some("instance,fingerprint,value,bound,by"));
        for Instance { name, .. } in instances() {
            let row = row(name);
            assert!(row.fingerprint.len() == 64, "{name}");
            assert!(row.best.is_none_or(|best| best.value <= best.bound), "{name}");
        }
    }
}
