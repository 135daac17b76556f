//! The bound of a candidate whose own rules are relaxed: the longest path through a table.
//!
//! A dynamic programme goes forward over the periods. It keeps the provider served last, the kinds met and
//! the counts of the limits that are followed, and forgets which placements led there. The other limits
//! are in its prices. Every feasible rotation that is not empty is a path, and worth no more than it.

use super::Units;
use super::choices::Choices;
use super::follow::{CUT, Follow};
use super::lanes::{Lanes, Shape};
use super::multipliers::OwnRules;
use super::relaxed::IMPOSSIBLE;
use super::search::Found;
use crate::verify::{Person, Stage, check_sequence, tally};

/// A table has at most so many entries, over all periods, wherever it follows anything.
const MOST_ENTRIES: usize = 1 << 24;

/// The relaxed bound of one candidate, by a table that takes about `budget` placements at most to fill.
///
/// It counts as cut where the budget left less to be told apart, or the table could not follow all.
pub(super) fn relax(person: &Person<'_>, choices: &Choices, own: &OwnRules, budget: u64) -> Found {
    let (table, is_whole) = Table::fitting(person, choices, own, budget);
    let (longest, work) = Fill::longest(&table);
    let longest = longest.map(|path| path + own.charges.limits);
    let empty = check_sequence(person, &[], Stage::Whole).is_empty().then(|| {
        let points = tally(person, &[]).points.weighted(&person.scheme().weights().terms);
        choices.rate.of(points)
    });
    let best = longest.max(empty);
    let open = best.filter(|_| !is_whole);
    Found { best, open, rotations: Vec::new(), work }
}

/// The table before it is filled.
struct Table<'a> {
    person: &'a Person<'a>,
    pinned: &'a [bool],
    lanes: Lanes,
    follow: Follow,
    /// What an idle period before the last placement costs.
    waiting: Units,
}

impl<'a> Table<'a> {
    /// The table that tells most apart within the limits, and whether the budget leaves it whole.
    ///
    /// It gives up to tell kinds apart, then providers within a class, then kinds at all, and then to
    /// follow limits, the last in order of name first.
    fn fitting(
        person: &'a Person<'a>,
        choices: &'a Choices,
        own: &OwnRules,
        budget: u64,
    ) -> (Self, bool) {
        let all = own.follows.len();
        let of = |shape, follows| Self::of(person, choices, own, (shape, follows));
        let affordable = |table: &Self| table.most_work() <= budget;
        let mut is_whole = true;
        for table in Shape::ALL.into_iter().filter_map(|shape| of(shape, all)) {
            if affordable(&table) {
                return (table, is_whole);
            }
            is_whole = false;
        }
        let (mut fits, mut too_many) = (0, all);
        while too_many - fits > 1 {
            let middle = usize::midpoint(fits, too_many);
            match of(Shape::Least, middle).filter(affordable) {
                Some(_) => fits = middle,
                None => too_many = middle,
            }
        }
        let table = of(Shape::Least, fits).filter(|_| fits > 0);
        (table.unwrap_or_else(|| Self::following_none(person, choices, own)), false)
    }

    /// The table that follows the first so many limits; `None` if it is too large.
    fn of(
        person: &'a Person<'a>,
        choices: &'a Choices,
        own: &OwnRules,
        (shape, follows): (Shape, usize),
    ) -> Option<Self> {
        let periods = person.scheme().periods();
        let lanes = Lanes::of(person, choices, own, (shape, follows));
        let most = MOST_ENTRIES / (lanes.width().max(1) * (periods + 1));
        let follow = Follow::of(&own.follows[..follows], &lanes.ways, periods, most)?;
        Some(Self::new(person, choices, lanes, follow))
    }

    /// The table that is there whatever the limits.
    fn following_none(person: &'a Person<'a>, choices: &'a Choices, own: &OwnRules) -> Self {
        let lanes = Lanes::of(person, choices, own, (Shape::Least, 0));
        let follow = Follow::none(&lanes.ways);
        Self::new(person, choices, lanes, follow)
    }

    fn new(person: &'a Person<'a>, choices: &'a Choices, lanes: Lanes, follow: Follow) -> Self {
        let scheme = person.scheme();
        let waiting = scheme.weights().terms.waiting * scheme.waiting(person.ix);
        let waiting = choices.rate.of(waiting);
        Self { person, pinned: &choices.pinned, lanes, follow, waiting }
    }

    /// At most so many placements are looked at to fill it.
    fn most_work(&self) -> u64 {
        let states = (self.follow.states() * self.lanes.width() + 1) as u64;
        let lanes = self.lanes.by_start.iter().map(|lanes| lanes.len() as u64);
        states.saturating_mul(lanes.sum())
    }
}

/// A table as it is filled, from the first period on.
struct Fill<'t> {
    table: &'t Table<'t>,
    /// What the best path is worth that reaches a period, by period, then state of the counts, host and
    /// kinds; empty where none does.
    layers: Vec<Vec<Units>>,
    best: Option<Units>,
    work: u64,
}

impl<'t> Fill<'t> {
    /// What the best path with a placement is worth, and how many placements were looked at.
    fn longest(table: &'t Table<'t>) -> (Option<Units>, u64) {
        let periods = table.person.scheme().periods();
        let layers = vec![Vec::new(); periods + 1];
        let mut fill = Self { table, layers, best: None, work: 0 };
        // The path without a placement so far: its worth, and the kinds that it met.
        let mut idle = Some((0, 0));
        for period in table.person.under_way_until()..=periods {
            let layer = std::mem::take(&mut fill.layers[period]);
            fill.end(period, &layer);
            if period == periods {
                break;
            }
            fill.grow(period, &layer);
            fill.skip(period, &layer);
            if let Some((worth, kinds)) = idle {
                fill.begin(period, worth, kinds);
            }
            idle = idle.and_then(|(worth, kinds)| table.idle(period, worth, kinds));
        }
        (fill.best, fill.work)
    }

    /// Ends every path that may end.
    fn end(&mut self, period: usize, layer: &[Units]) {
        let Table { person, pinned, lanes, follow, .. } = self.table;
        if pinned[period..].contains(&true) {
            return;
        }
        let is_idle = (period..pinned.len()).any(|period| person.can_idle(period));
        let in_end = |kinds| lanes.worth(if is_idle { lanes.idle(kinds) } else { kinds });
        let rest: Vec<Units> = (0..lanes.kinds()).map(in_end).collect();
        for (state, row) in layer.chunks(lanes.width().max(1)).enumerate() {
            if !follow.is_complete(state) {
                continue;
            }
            for (at, &worth) in row.iter().enumerate().filter(|(_, worth)| **worth != IMPOSSIBLE) {
                self.best = self.best.max(Some(worth + rest[at % rest.len()]));
            }
        }
    }

    /// Adds every placement that starts in a period to every path that has placements.
    fn grow(&mut self, period: usize, layer: &[Units]) {
        let Table { lanes, follow, .. } = self.table;
        let (hosts, kinds) = (lanes.hosts(), lanes.kinds());
        for (state, row) in layer.chunks(lanes.width().max(1)).enumerate() {
            let reached = row.iter().filter(|worth| **worth != IMPOSSIBLE).count();
            if reached == 0 {
                continue;
            }
            for lane in &lanes.by_start[period] {
                self.work += reached as u64;
                let next = follow.next(state, lane.way);
                if next == CUT {
                    continue;
                }
                for met in 0..kinds {
                    let from = (0..hosts).map(|host| (host, row[host * kinds + met]));
                    let reached = from.filter(|(_, worth)| *worth != IMPOSSIBLE);
                    let best = reached.map(|(host, worth)| worth + lanes.crossing(host, lane.host));
                    if let Some(best) = best.max() {
                        let at = (lane.host, lanes.meet(met, lane));
                        self.reach(period + lane.duration, next as usize, at, best + lane.worth);
                    }
                }
            }
        }
    }

    /// Begins a rotation with every placement that starts in a period.
    fn begin(&mut self, period: usize, worth: Units, kinds: usize) {
        let Table { person, lanes, follow, .. } = self.table;
        let first = lanes.first(person);
        for lane in &lanes.by_start[period] {
            self.work += 1;
            let next = follow.next(0, lane.way);
            if next != CUT {
                let worth = worth + lanes.crossing(first, lane.host) + lane.worth;
                let at = (lane.host, lanes.meet(kinds, lane));
                self.reach(period + lane.duration, next as usize, at, worth);
            }
        }
    }

    /// Lets every path go on without a placement.
    fn skip(&mut self, period: usize, layer: &[Units]) {
        let kinds = self.table.lanes.kinds();
        let width = self.table.lanes.width();
        for (at, &worth) in layer.iter().enumerate().filter(|(_, worth)| **worth != IMPOSSIBLE) {
            if let Some((worth, met)) = self.table.idle(period, worth, at % kinds) {
                self.reach(period + 1, at / width, (at % width / kinds, met), worth);
            }
        }
    }

    fn reach(&mut self, period: usize, state: usize, at: (usize, usize), worth: Units) {
        let Table { lanes, follow, .. } = self.table;
        let layer = &mut self.layers[period];
        if layer.is_empty() {
            layer.resize(follow.states() * lanes.width(), IMPOSSIBLE);
        }
        let entry = &mut layer[state * lanes.width() + at.0 * lanes.kinds() + at.1];
        *entry = worth.max(*entry);
    }
}

impl Table<'_> {
    /// The worth and kinds of a path after a period without a placement, of which there are more to
    /// come; `None` where one is pinned.
    fn idle(&self, period: usize, worth: Units, kinds: usize) -> Option<(Units, usize)> {
        if self.pinned[period] {
            None
        } else if self.person.can_idle(period) {
            Some((worth - self.waiting, self.lanes.idle(kinds)))
        } else {
            Some((worth, kinds))
        }
    }
}
