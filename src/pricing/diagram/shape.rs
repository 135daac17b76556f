//! All that decides the relaxation of a candidate.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::groups::Groups;
use super::slot::SlotKey;
use crate::model::KindIx;
use crate::pricing::points::exposure::Background;
use crate::pricing::rules::limit;

/// What a candidate does in a period without a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pause {
    /// Serves the placement under way.
    UnderWay,
    /// Is outside the window, unavailable or on leave.
    Away,
    /// Is idle.
    Idle,
    /// Cannot pause: a pinned placement covers the period.
    Pinned,
}

/// All that decides the diagram of a candidate; candidates of equal shape share one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) pauses: Vec<Pause>,
    pub(crate) slots: Arc<[SlotKey]>,
    /// Local kind of each group.
    pub(crate) group_kind: Vec<u32>,
    /// Second local kind of each group; empty where no group has one.
    pub(crate) second_kind: Vec<Option<u32>>,
    /// Most points of a crossing from the origin, by group.
    pub(crate) origin: Vec<i64>,
    /// Most points of a crossing, by previous group x group.
    pub(crate) crossing: Arc<[i64]>,
    /// Both for candidates of weight 1, which decides what may count; `None` for those.
    pub(crate) counting: Option<(Vec<i64>, Arc<[i64]>)>,
    /// Periods served by local kind before the first new placement.
    pub(crate) served: Vec<u32>,
    pub(crate) kinds_met: u32,
    pub(crate) crossings: u32,
    pub(crate) translator: bool,
    pub(crate) home_kind: Option<u32>,
    /// Limits on placements, as far as they are followed.
    pub(crate) limits: Arc<[limit::Limit]>,
    /// Counts at the start; `None` if a limit is passed already.
    pub(crate) counts: Option<limit::Counts>,
}

/// What is known of a candidate, from which their shape follows.
pub(crate) struct Outline<'o> {
    pub(crate) pauses: &'o [Pause],
    pub(crate) slots: Arc<[SlotKey]>,
    pub(crate) groups: &'o Groups,
    /// Number of the boundary table.
    pub(crate) table: usize,
    /// Most points of a crossing from the origin, by group, and the same for candidates of weight 1 where
    /// that is another.
    pub(crate) origin: Vec<i64>,
    pub(crate) counting: Option<Vec<i64>>,
    pub(crate) background: &'o Background,
    pub(crate) home_kind: Option<usize>,
    pub(crate) limits: Arc<[limit::Limit]>,
    pub(crate) counts: Option<limit::Counts>,
}

impl Hash for Shape {
    /// Leaves out what is long, and the same for almost all candidates.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pauses.hash(state);
        self.slots.len().hash(state);
        self.origin.hash(state);
        self.served.hash(state);
        (self.kinds_met, self.crossings, self.translator).hash(state);
        (self.home_kind, self.counts, &self.limits).hash(state);
    }
}

impl Shape {
    /// Most points of a crossing from group `last - 1`, or from the origin where `last` is 0.
    pub(crate) fn crossing(&self, last: u32, group: u32) -> i64 {
        at(&self.origin, &self.crossing, last, group)
    }

    /// Whether such a crossing may count.
    pub(crate) fn may_count(&self, last: u32, group: u32) -> bool {
        let most = match &self.counting {
            None => self.crossing(last, group),
            Some((origin, crossing)) => at(origin, crossing, last, group),
        };
        most > 0
    }

    /// The shape of a candidate, all numbers of kinds made local.
    pub(crate) fn of(outline: Outline<'_>) -> Self {
        let Outline { groups, background, home_kind, .. } = outline;
        let mut kinds: Vec<usize> = (0..groups.len()).map(|g| groups.kind(g).get()).collect();
        kinds.extend((0..groups.len()).filter_map(|g| groups.second(g)).map(KindIx::get));
        kinds.extend(home_kind);
        let known = background.periods.iter().enumerate().filter(|(_, served)| **served > 0);
        kinds.extend(known.map(|(kind, _)| kind));
        kinds.sort_unstable();
        kinds.dedup();
        let local = |kind| kinds.binary_search(&kind).expect("listed above") as u32;
        let table = groups.crossing(outline.table);
        let seconds = (0..groups.len()).map(|g| groups.second(g).map(|kind| local(kind.get())));
        let mut second_kind: Vec<_> = seconds.collect();
        if second_kind.iter().all(Option::is_none) {
            second_kind.clear();
        }
        Self {
            pauses: outline.pauses.to_vec(),
            slots: outline.slots,
            group_kind: (0..groups.len()).map(|g| local(groups.kind(g).get())).collect(),
            second_kind,
            origin: outline.origin,
            crossing: table.points,
            counting: outline.counting.zip(table.counting),
            served: kinds.iter().map(|&kind| background.periods[kind]).collect(),
            kinds_met: background.kinds_met,
            crossings: background.crossings,
            translator: background.translator,
            home_kind: home_kind.map(local),
            limits: outline.limits,
            counts: outline.counts,
        }
    }
}

/// Most points of a crossing from group `last - 1`, or from the origin where `last` is 0.
fn at(origin: &[i64], crossing: &[i64], last: u32, group: u32) -> i64 {
    match last.checked_sub(1) {
        None => origin[group as usize],
        Some(last) => crossing[last as usize * origin.len() + group as usize],
    }
}
