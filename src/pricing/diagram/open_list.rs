//! Transitions still to be tried, for all open levels of a search, each level the best first.

/// A bound, in units, and the position of the transition it is of.
type Entry = (i64, u32);

/// So many of a level are picked one by one; as a rule no more are asked for. The rest is sorted.
const PICKED: usize = 3;

/// The transitions of all open levels; a level is a stretch at the end.
#[derive(Clone, Debug, Default)]
pub(crate) struct OpenList {
    entries: Vec<Entry>,
}

impl OpenList {
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    /// Where a level that is opened now begins.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn push(&mut self, bound: i64, transition: u32) {
        self.entries.push((bound, transition));
    }

    /// Closes the level that begins at `base`.
    pub(crate) fn close(&mut self, base: usize) {
        self.entries.truncate(base);
    }

    /// The transition of the level at `base` that comes in turn `turn`, from 0: higher bounds first, of
    /// equal ones the lower position. Turns must be asked for in order.
    pub(crate) fn in_turn(&mut self, base: usize, turn: usize) -> Option<Entry> {
        let rest = self.entries.get_mut(base + turn..)?;
        let first = *rest.first()?;
        if turn < PICKED {
            let mut best = (first, 0);
            for (at, &entry) in rest.iter().enumerate().skip(1) {
                if before(entry, best.0) {
                    best = (entry, at);
                }
            }
            rest.swap(0, best.1);
        } else if turn == PICKED {
            rest.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        Some(rest[0])
    }
}

fn before(a: Entry, b: Entry) -> bool {
    a.0 > b.0 || (a.0 == b.0 && a.1 < b.1)
}

#[cfg(test)]
mod tests {
    use super::OpenList;

    #[test]
    fn every_level_is_in_order() {
        let mut open = OpenList::default();
        let bounds = [3, 9, 9, -1, 4, 9, 0, 4, 7];
        for base in [0, bounds.len()] {
            for (bound, at) in bounds.into_iter().zip(0..) {
                open.push(bound, at);
            }
            let order: Vec<_> = (0..).map_while(|turn| open.in_turn(base, turn)).collect();
            let expected =
                [(9, 1), (9, 2), (9, 5), (7, 8), (4, 4), (4, 7), (3, 0), (0, 6), (-1, 3)];
            assert_eq!(order, expected);
        }
        open.close(bounds.len());
        assert_eq!(open.len(), bounds.len());
    }
}
