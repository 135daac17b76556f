//! A relaxation for long rotations.
//!
//! Where rotations are long, no diagram can remember all that matters of what was done: the sets of streams
//! alone are too many. Here a state remembers as much as its size allows, and multipliers of the
//! candidate's own limits stand for the rest. The bound that follows holds for any multipliers and
//! whatever is followed.

mod key;
mod limit_catalogue;
mod limits;
mod space;
mod walk;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use limit_catalogue::Catalogue;
use limits::Own;
pub(crate) use limits::OwnLimit;
use space::{Cell, Followed, Form, MOST_COUNT, Space};
use walk::Seen;
pub(crate) use walk::{View, Walk, WalkScratch};

use super::compile::course::Course;
use super::diagram::shape::{Pause, Shape};
use crate::model::{PostIx, ProviderIx, Scheme};
use crate::parallel::Threads;

/// Idle periods are followed up to this.
const MOST_IDLE: u32 = 15;
/// Up to so many providers are told apart, each by itself.
const MOST_HOSTS: usize = 12;
/// Limits that a space follows, at most.
const MOST_FOLLOWED: usize = 16;

/// All candidates as the relaxation for long rotations sees them.
#[derive(Debug)]
pub(crate) struct Long {
    periods: usize,
    catalogue: Catalogue,
    /// The providers of posts, where they are few: then each is told apart.
    hosts: Option<Vec<ProviderIx>>,
    seen: Vec<Seen>,
    shapes: Shapes,
    /// Multipliers of candidate c are at `first[c]..first[c + 1]`.
    first: Vec<usize>,
}

/// The shapes of all candidates.
#[derive(Debug)]
pub(crate) struct Shapes {
    pub(crate) all: Vec<Shape>,
    /// Which it is, by candidate.
    pub(crate) of_course: Vec<usize>,
}

impl Shapes {
    fn of(&self, candidate: usize) -> &Shape {
        &self.all[self.of_course[candidate]]
    }
}

/// How much a space remembers beside the group.
#[derive(Clone, Copy, Debug)]
struct Memory {
    /// Kinds met.
    kinds: bool,
    /// Idle periods.
    idle: bool,
    /// So many of the limits wished for.
    limits: usize,
}

/// So many limits are remembered, in the order in which it is tried, as long as kinds and idle periods are too.
const LIMITS: [usize; 11] = [MOST_FOLLOWED, 14, 12, 10, 8, 6, 4, 3, 2, 1, 0];

/// All memories, in the order in which they are tried.
fn memories() -> impl Iterator<Item = Memory> {
    let full = LIMITS.into_iter().map(|limits| Memory { kinds: true, idle: true, limits });
    let partial = [(true, false), (false, true), (false, false)];
    full.chain(partial.map(|(kinds, idle)| Memory { kinds, idle, limits: 0 }))
}

impl Long {
    pub(crate) fn of(
        scheme: &Scheme,
        courses: &[Course],
        shapes: Shapes,
        threads: &Threads,
    ) -> Self {
        let catalogue = Catalogue::of(scheme);
        let terms = &scheme.weights().terms;
        let hosts = hosts(scheme);
        let see = |(): &mut (), at: usize| {
            let (course, shape) = (&courses[at], shapes.of(at));
            let (mut crossing, mut origin) = (shape.crossing.to_vec(), shape.origin.clone());
            if let Some(hosts) = &hosts {
                let boundaries = scheme.boundaries_for(course.candidate());
                let into =
                    |from: ProviderIx| hosts.iter().map(move |&to| boundaries.weight(from, to));
                crossing = hosts.iter().flat_map(|&from| into(from)).collect();
                origin =
                    course.background.origin.map_or(vec![0; hosts.len()], |at| into(at).collect());
            }
            let weigh =
                |points: Vec<i64>| points.iter().map(|point| terms.crossing * point).collect();
            Seen {
                own: Own::of(scheme, &catalogue, course),
                crossing: weigh(crossing),
                origin: weigh(origin),
                waiting: terms.waiting * scheme.waiting(course.candidate()),
            }
        };
        let seen = threads.map(courses.len(), || (), see);
        let mut first = vec![0];
        first.extend(seen.iter().scan(0, |sum, seen: &Seen| {
            *sum += seen.own.limits.len();
            Some(*sum)
        }));
        Self { periods: scheme.periods(), catalogue, hosts, seen, shapes, first }
    }

    /// Number of multipliers.
    pub(crate) fn len(&self) -> usize {
        self.first[self.seen.len()]
    }

    /// The multipliers of a candidate among all.
    pub(crate) fn range(&self, candidate: usize) -> Range<usize> {
        self.first[candidate]..self.first[candidate + 1]
    }

    /// The limits of a candidate.
    pub(crate) fn limits(&self, candidate: usize) -> &[OwnLimit] {
        &self.seen[candidate].own.limits
    }

    /// The name of a limit in certificates.
    pub(crate) fn name(&self, scheme: &Scheme, limit: &OwnLimit) -> String {
        limit.key.name(scheme, &self.catalogue)
    }

    /// The best path of a candidate at these prices and multipliers.
    pub(crate) fn walk(
        &self,
        (course, view): (&Course, &View),
        units: i64,
        (prices, multipliers): (&[i64], &[i64]),
        scratch: &mut WalkScratch,
        walk: &mut Walk,
    ) {
        let seen = &self.seen[course.candidate.get()];
        seen.best(self.periods, (course, view), units, (prices, multipliers), scratch, walk);
    }

    /// Views that remember as many as fit of the limits wished for, by candidate, the first ones first.
    /// Together they have at most so many ways, unless remembering nothing takes more. `None` if stopped.
    pub(crate) fn views(
        &self,
        scheme: &Scheme,
        courses: &[Course],
        threads: &Threads,
        wishes: &[Vec<u32>],
        most: usize,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<View>> {
        let count = self.seen.len();
        let most = most / count.max(1);
        let mut views: Vec<Option<View>> = vec![None; count];
        // Where fewer are wished for, remembering fewer changes nothing.
        let mut before = usize::MAX;
        for Memory { kinds, idle, limits } in memories() {
            let open = |&at: &usize| {
                let count = wishes[at].len();
                views[at].is_none() && (limits == 0 || limits <= count || before > MOST_FOLLOWED)
            };
            let open: Vec<usize> = (0..count).filter(open).collect();
            before = limits;
            if stop() {
                return None;
            }
            let most = if kinds || idle { most } else { usize::MAX };
            let draft = |(): &mut (), number: usize| {
                let at = open[number];
                let wish = &wishes[at][..wishes[at].len().min(limits)];
                self.draft(scheme, &courses[at], (kinds, idle), wish)
            };
            let drafts = threads.map(open.len(), || (), draft);
            // Candidates of equal form share a space, which is unfolded once.
            let mut known: HashMap<&Form, usize> = HashMap::new();
            let mut forms: Vec<&Form> = Vec::new();
            let mut of_open = Vec::with_capacity(open.len());
            for (form, _) in &drafts {
                of_open.push(*known.entry(form).or_insert_with(|| {
                    forms.push(form);
                    forms.len() - 1
                }));
            }
            let weights = scheme.weights();
            let unfold = |(): &mut (), at: usize| {
                (!stop()).then(|| Space::of(forms[at], weights, most)).flatten().map(Arc::new)
            };
            let spaces = threads.map(forms.len(), || (), unfold);
            for ((&at, &number), (form, cells)) in open.iter().zip(&of_open).zip(&drafts) {
                let groups = || form.cells.iter().map(|cell| cell.group).collect();
                views[at] = spaces[number].clone().map(|space| View {
                    cells: cells.clone(),
                    groups: groups(),
                    space,
                    kinds,
                    idle,
                    follows: wishes[at][..wishes[at].len().min(limits)].into(),
                    asks: form.idle.map_or_else(Box::default, |_| self.asks(at)),
                });
            }
        }
        views.into_iter().collect()
    }

    /// The form of a candidate's space, and the cell of each placement.
    fn draft(
        &self,
        scheme: &Scheme,
        course: &Course,
        (kinds, idle): (bool, bool),
        follows: &[u32],
    ) -> (Form, Box<[u32]>) {
        let at = course.candidate.get();
        let (shape, own) = (self.shapes.of(at), &self.seen[at].own);
        let weights = scheme.weights();
        let mut bit_of = vec![u64::BITS; own.limits.len()];
        follows.iter().zip(0..).for_each(|(&limit, bit)| bit_of[limit as usize] = bit);
        let mut of_arcs = Vec::with_capacity(course.arcs.len());
        for (slot, ends) in course.slot_arcs.windows(2).enumerate() {
            let key = course.slots[slot];
            for arc in ends[0]..ends[1] {
                let bits = own.counted(arc).map(|limit| bit_of[limit as usize]);
                let bits = bits.filter(|&bit| bit < u64::BITS);
                let counted = bits.fold(0, |counted, bit| counted | 1u64 << bit);
                let (start, duration) = (key.start, key.duration);
                let post = course.arcs.at(arc as usize).post;
                let group = self.host(scheme, post).unwrap_or(key.group);
                of_arcs.push(Cell { start, duration, group, counted });
            }
        }
        let mut cells = of_arcs.clone();
        cells.sort_unstable();
        cells.dedup();
        let cell = |cell| cells.binary_search(cell).expect("listed above") as u32;
        let number = of_arcs.iter().map(cell).collect();
        let matter = weights.translator_bonus > 0 || weights.breadth.iter().any(|&f| f != 0);
        let kinds = kinds && matter && shape.served.len() <= 64;
        // A provider may have posts that serve a second kind and posts that do not.
        let groups = if kinds { self.seen[at].origin.len() } else { 0 };
        let mut kinds_of = vec![0u64; groups];
        let slots = course.slots.iter().zip(course.slot_arcs.windows(2)).filter(|_| kinds);
        for (key, ends) in slots {
            let second = shape.second_kind.get(key.group as usize).copied().flatten();
            let met =
                1 << shape.group_kind[key.group as usize] | second.map_or(0, |kind| 1 << kind);
            for arc in ends[0]..ends[1] {
                let post = course.arcs.at(arc as usize).post;
                kinds_of[self.host(scheme, post).unwrap_or(key.group) as usize] |= met;
            }
        }
        let met = shape.served.iter().enumerate().filter(|(_, served)| kinds && **served > 0);
        let form = Form {
            pauses: course.pauses.clone(),
            followed: followed(own, follows, &cells),
            cells,
            kinds: kinds_of,
            met: met.fold(0, |met, (kind, _)| met | 1 << kind),
            home: shape.home_kind.filter(|_| kinds).map_or(0, |kind| 1 << kind),
            kinds_met: shape.kinds_met,
            translator: shape.translator,
            idle: idle.then(|| self.most_idle(at, course)).flatten(),
        };
        (form, number)
    }

    /// The position of a post's provider, where providers are told apart.
    fn host(&self, scheme: &Scheme, post: PostIx) -> Option<u32> {
        let hosts = self.hosts.as_ref()?;
        let provider = scheme.post_row(post).provider;
        hosts.binary_search(&provider).ok().map(|at| at as u32)
    }

    /// The lower limits on placements: from these it follows that idle periods are few.
    fn asks(&self, at: usize) -> Box<[u32]> {
        let own = &self.seen[at].own;
        let asks = |&limit: &u32| {
            let least = own.limits[limit as usize].least;
            least.is_some_and(|least| least > 0)
                && own.counts_placements(&self.catalogue, limit as usize)
        };
        let all = 0..own.limits.len() as u32;
        all.filter(asks).collect()
    }

    /// Most idle periods that a rotation can have, where that is few: the lower limits on placements ask for
    /// the rest to be served.
    fn most_idle(&self, at: usize, course: &Course) -> Option<u32> {
        let pauses = &course.pauses[course.first_period()..];
        let usable = pauses.iter().filter(|p| matches!(p, Pause::Idle | Pause::Pinned)).count();
        let asked = self.seen[at].own.asked(course, &self.asks(at));
        let served = (asked - i64::from(course.leave.count_ones())).max(0);
        let idle = (usable as i64 - served).max(0);
        u32::try_from(idle).ok().filter(|&idle| idle <= MOST_IDLE)
    }

    /// Limits of a candidate that a space can follow.
    pub(crate) fn can_follow(&self, candidate: usize, limit: usize) -> bool {
        let own = &self.seen[candidate].own;
        let small = |limit: &OwnLimit| {
            let most = limit.most.is_none_or(|most| (0..=i64::from(MOST_COUNT)).contains(&most));
            most && limit.least.is_none_or(|least| least <= i64::from(MOST_COUNT))
        };
        small(&own.limits[limit]) && own.counts_placements(&self.catalogue, limit)
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.seen.iter().map(|seen| seen.own.bytes()).sum()
    }
}

/// The providers of posts, in order, if they are few.
fn hosts(scheme: &Scheme) -> Option<Vec<ProviderIx>> {
    let mut hosts: Vec<_> = scheme.posts().map(|post| scheme.post_row(post).provider).collect();
    hosts.sort_unstable();
    hosts.dedup();
    (hosts.len() <= MOST_HOSTS).then_some(hosts)
}

/// The limits to be followed, as a space sees them.
fn followed(own: &Own, follows: &[u32], cells: &[Cell]) -> Vec<Followed> {
    let mut marked = 0u64;
    let limit = |(&limit, bit): (&u32, u32)| {
        let limit = own.limits[limit as usize];
        let count = |limit: Option<i64>| limit.map(|limit| limit.clamp(0, 15) as u32);
        let least = count(limit.least).unwrap_or(0);
        let under = || cells.iter().filter(|cell| cell.counted >> bit & 1 == 1);
        let disjoint = least > 0 && under().all(|cell| cell.counted & marked == 0);
        if disjoint {
            marked |= 1 << bit;
        }
        let shortest = under().map(|cell| cell.duration).min().unwrap_or(1);
        Followed { least, most: count(limit.most).unwrap_or(u32::MAX), shortest, disjoint }
    };
    follows.iter().zip(0..).map(limit).collect()
}
