//! The relaxation of one candidate's rotations: a decision diagram layered by period.
//!
//! A node is a period and what the relaxation remembers there: the group of the last provider, the
//! kinds met, crossings made, limited placements and idle periods. A transition is a slot (placements it
//! does not tell apart) or a pause. A longest path over it bounds the best rotation from above;
//! what it forgets (hosts used before, exact boundaries, growth) the search restores.
//!
//! Relaxed decision diagrams: Bergman, Cire, van Hoeve and Hooker (2016), "Decision Diagrams for
//! Optimization".

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::groups::Groups;
use super::rules::counters;
use super::slots::SlotKey;
use super::sweep::Sweep;
use crate::model::KindIx;
use crate::pricing::points::exposure::Background;

/// What a candidate does in a period without a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pause {
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
pub(super) struct Shape {
    pub(super) pauses: Vec<Pause>,
    pub(super) slots: Arc<[SlotKey]>,
    /// Local kind of each group.
    pub(super) group_kind: Vec<u32>,
    /// Second local kind of each group; empty where no group has one.
    pub(super) second_kind: Vec<Option<u32>>,
    /// Most points of a crossing from the origin, by group.
    pub(super) origin: Vec<i64>,
    /// Most points of a crossing, by previous group x group.
    pub(super) crossing: Arc<[i64]>,
    /// Both for candidates of weight 1, which decides what may count; `None` for those.
    pub(super) counting: Option<(Vec<i64>, Arc<[i64]>)>,
    /// Periods served by local kind before the first new placement.
    pub(super) served: Vec<u32>,
    pub(super) kinds_met: u32,
    pub(super) crossings: u32,
    pub(super) translator: bool,
    pub(super) home_kind: Option<u32>,
    /// Limits on placements, as far as they are followed.
    pub(super) limits: Arc<[counters::Limit]>,
    /// Counts at the start; `None` if a limit is passed already.
    pub(super) counts: Option<counters::Counts>,
}

/// A way on from a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Transition {
    /// The slot, or [`PAUSE`].
    pub(super) slot: u32,
    /// The node it leads to.
    pub(super) next: u32,
    /// Most points of the crossing.
    pub(super) crossing: i64,
    /// Most points of breadth and bonus gained.
    pub(super) merit: i64,
}

/// The slot of a transition that places nobody.
pub(super) const PAUSE: u32 = u32::MAX;

/// The node every complete rotation ends in.
pub(super) const END: u32 = 0;

/// A relaxation: nodes in an order in which every transition leads to a lower number.
#[derive(Clone, Debug, Default)]
pub(super) struct Diagram {
    /// Transitions of node n are `first[n]..first[n + 1]`.
    pub(super) first: Vec<u32>,
    pub(super) transitions: Vec<Transition>,
    /// The node rotations begin in; `None` where there is no rotation that is not empty.
    pub(super) root: Option<u32>,
    /// Breadth and bonus that the root itself promises, before any placement.
    pub(super) base: i64,
    /// The same, laid out for completion values; `None` where they do not fit 32 bits.
    pub(super) sweep: Option<Sweep>,
    /// Whether it would have been too large but for remembering nothing beside the last group.
    pub(super) forgets: bool,
}

impl Diagram {
    /// Number of nodes.
    pub(super) fn nodes(&self) -> u32 {
        (self.first.len() as u32).saturating_sub(1)
    }

    /// Transitions of a node.
    pub(super) fn on(&self, node: u32) -> &[Transition] {
        let node = node as usize;
        &self.transitions[self.first[node] as usize..self.first[node + 1] as usize]
    }
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
    pub(super) fn crossing(&self, last: u32, group: u32) -> i64 {
        at(&self.origin, &self.crossing, last, group)
    }

    /// Whether such a crossing may count.
    pub(super) fn may_count(&self, last: u32, group: u32) -> bool {
        let most = match &self.counting {
            None => self.crossing(last, group),
            Some((origin, crossing)) => at(origin, crossing, last, group),
        };
        most > 0
    }

    pub(super) fn new(
        pauses: &[Pause],
        slots: Arc<[SlotKey]>,
        (groups, table): (&Groups, usize),
        (origin, counting): (Vec<i64>, Option<Vec<i64>>),
        background: &Background,
        home_kind: Option<usize>,
        (limits, counts): (Arc<[counters::Limit]>, Option<counters::Counts>),
    ) -> Self {
        let mut kinds: Vec<usize> = (0..groups.len()).map(|g| groups.kind(g).get()).collect();
        kinds.extend((0..groups.len()).filter_map(|g| groups.second(g)).map(KindIx::get));
        kinds.extend(home_kind);
        let known = background.periods.iter().enumerate().filter(|(_, served)| **served > 0);
        kinds.extend(known.map(|(kind, _)| kind));
        kinds.sort_unstable();
        kinds.dedup();
        let local = |kind| kinds.binary_search(&kind).expect("listed above") as u32;
        let table = groups.crossing(table);
        let seconds = (0..groups.len()).map(|g| groups.second(g).map(|kind| local(kind.get())));
        let mut second_kind: Vec<_> = seconds.collect();
        if second_kind.iter().all(Option::is_none) {
            second_kind.clear();
        }
        Self {
            pauses: pauses.to_vec(),
            slots,
            group_kind: (0..groups.len()).map(|g| local(groups.kind(g).get())).collect(),
            second_kind,
            origin,
            crossing: table.points,
            counting: counting.zip(table.counting),
            served: kinds.iter().map(|&kind| background.periods[kind]).collect(),
            kinds_met: background.kinds_met,
            crossings: background.crossings,
            translator: background.translator,
            home_kind: home_kind.map(local),
            limits,
            counts,
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
