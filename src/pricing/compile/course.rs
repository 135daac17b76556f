//! One candidate, compiled: every placement allowed by itself, with its points.

use std::ops::Range;
use std::sync::Arc;

use super::arcs::{Arcs, Placed};
use super::growth::{Growing, Growth, OpenPost};
use super::hosts::Hosts;
use super::leave::Leave;
use super::open_posts::{self, Open};
use super::post_card::Card;
use super::slots::Slots;
use crate::model::{Boundaries, CandidateIx, CandidateRow, PostIx, ProviderIx, Scheme};
use crate::pricing::charges::Charges;
use crate::pricing::diagram::Diagram;
use crate::pricing::diagram::shape::{Outline, Pause, Shape};
use crate::pricing::diagram::slot::SlotKey;
use crate::pricing::period_set::{self, PeriodSet};
use crate::pricing::points::exposure::{self, Background};
use crate::pricing::points::fit::CompetencyFit;
use crate::pricing::rules::counters::Limits;
use crate::pricing::rules::limit::{self, Counts, Limit};
use crate::pricing::rules::path_rules::PathRules;
use crate::pricing::rules::person::{Person, Stage};
use crate::pricing::rules::whole::{self, Applied};
use crate::pricing::rules::{per_stream, pinned};
use crate::pricing::step::Step;

/// Everything one candidate may do: the placements by slot, and the relaxation.
///
/// A slot gathers placements that the relaxation does not tell apart: same start, duration, group
/// of providers and limits on placements. Placements are laid out as the pricing reads them, slot by slot and,
/// in a slot, in the order in which ties are broken.
#[derive(Clone, Debug)]
pub struct Course {
    pub(crate) candidate: CandidateIx,
    /// The placements.
    pub(crate) arcs: Arcs,
    /// First placement of each slot, and the end.
    pub(crate) slot_arcs: Box<[u32]>,
    /// The slots, in order; some may be without a placement.
    pub(crate) slots: Arc<[SlotKey]>,
    /// What depends on levels, where some can grow.
    pub(crate) growing: Option<Box<Growing>>,
    pub(crate) background: Background,
    pub(crate) home_kind: Option<usize>,
    pub(crate) pauses: Box<[Pause]>,
    /// Periods of leave, idle ones where no placement covers them, and those of pins.
    pub(crate) leave: PeriodSet,
    pub(crate) idle: PeriodSet,
    pub(crate) pinned: PeriodSet,
    /// Provider of the placement under way, which counts towards its host's limit.
    pub(crate) hosted: Option<ProviderIx>,
    /// The same of its second provider.
    pub(crate) hosted_also: Option<ProviderIx>,
    /// Stream of the placement under way, which counts towards its limit.
    pub(crate) streamed: u32,
    /// Limits on placements, and the counts at the start.
    pub(crate) limits: Arc<[Limit]>,
    pub(crate) counts: Counts,
    /// Rules on the rotation as a whole that hold for this candidate.
    pub(crate) paths: Box<[Applied]>,
    pub(crate) diagram: Arc<Diagram>,
    /// Points of the empty rotation; `None` where it is not allowed.
    pub(crate) empty: Option<i64>,
    /// What placements add to rows with prices of their own, where there are any.
    pub(crate) charges: Option<Box<Charges>>,
}

/// Working memory of compiling, one per thread.
#[derive(Debug, Default)]
pub(crate) struct CompileScratch {
    hosts: Hosts,
    open: Vec<Open>,
    /// Turn and position of each open post.
    turns: Vec<(u32, u32)>,
    /// By slot of the scheme: number of placements, then where the next one goes.
    counts: Vec<u32>,
    placed: Vec<Placed<i64>>,
    /// Position of the open post of each placement.
    of_arcs: Vec<u32>,
}

impl CompileScratch {
    /// Sorts the placements of open posts into slots by counting.
    ///
    /// Leaves the number of placements of each slot of the scheme in `counts`.
    /// Periods of leave score no fit.
    fn arrange(&mut self, slots: &Slots, candidate: &CandidateRow) {
        let Self { open, turns, counts, placed, of_arcs, .. } = self;
        counts.clear();
        counts.resize(slots.len(), 0);
        for open in open.iter() {
            let of_class = slots.of_class(open.class);
            period_set::periods(open.starts).for_each(|at| counts[of_class[at] as usize] += 1);
        }
        let mut placements = 0;
        for count in counts.iter_mut() {
            placements += std::mem::replace(count, placements);
        }
        placed.clear();
        placed.resize(placements as usize, Placed { post: PostIx::new(0), most: 0 });
        of_arcs.clear();
        of_arcs.resize(placements as usize, 0);
        turns.clear();
        turns.extend(open.iter().zip(0..).map(|(open, at)| (open.turn, at)));
        turns.sort_unstable();
        for &(_, at) in turns.iter() {
            let open = &open[at as usize];
            let on_leave = candidate.leave != 0;
            let duration = if on_leave { slots.card(open.post).duration as usize } else { 0 };
            let of_class = slots.of_class(open.class);
            for start in period_set::periods(open.starts) {
                let next = &mut counts[of_class[start] as usize];
                let mut most = open.most;
                if on_leave {
                    most -= (duration - candidate.served(start, duration)) as i64 * open.fit;
                }
                placed[*next as usize] = Placed { post: open.post, most };
                of_arcs[*next as usize] = at;
                *next += 1;
            }
        }
        let mut before = 0;
        for end in counts.iter_mut() {
            *end -= std::mem::replace(&mut before, *end);
        }
    }
}

impl Course {
    /// Compiles a candidate, all but the diagram, which the shape decides.
    pub(crate) fn compile(
        scheme: &Scheme,
        candidate: CandidateIx,
        fits: &[CompetencyFit],
        (slots, paths): (&Slots, &PathRules<'_>),
        scratch: &mut CompileScratch,
    ) -> (Self, Shape) {
        let CompileScratch { hosts, open, .. } = scratch;
        hosts.turn_to(scheme, candidate);
        let applied = paths.applied(candidate);
        open_posts::list(scheme, candidate, (slots, &applied), hosts, open);
        let mut growing = open_posts::count_points(scheme, candidate, (slots, fits), hosts, open);
        let row = scheme.candidate_row(candidate);
        scratch.arrange(slots, row);
        if let Some(growing) = &mut growing {
            growing.of_arcs = scratch.of_arcs.as_slice().into();
        }
        let (keys, slot_arcs) = slots.kept(&scratch.counts);
        let home = row.home.filter(|_| scheme.weights().home_service);
        let home_kind = home.map(|provider| scheme.kind_of(provider).get());
        let background = Background::of(scheme, candidate);
        let pauses = pauses(scheme, candidate);
        let under_way = row.under_way.map(|under_way| slots.card(under_way.post));
        let Limits { exact, relaxed } = slots.counters.limits(candidate).clone();
        let counts = limit::add(&exact, 0, under_way.map_or(0, |card| card.counted));
        let person = Person::of(scheme, candidate, &background);
        let empty = (!row.must_place && row.pinned.is_empty())
            .then(|| empty_points(scheme, &background, &pauses, home_kind))
            .and_then(|merit| {
                let lost =
                    whole::lost(&applied, &person, &[], Stage::Complete { merit: merit.once })?;
                Some(merit.points - lost)
            });
        let followed = under_way.map_or(0, |card| card.followed);
        let followed = counts.and_then(|_| limit::add(&relaxed, 0, followed));
        let first = |boundaries: &Boundaries| {
            let posts = scratch.open.iter().map(|open| open.post);
            slots.first_crossing(boundaries, background.origin, posts)
        };
        let table = scheme.boundary_table(candidate);
        let shape = Shape::of(Outline {
            pauses: &pauses,
            slots: Arc::clone(&keys),
            groups: &slots.groups,
            table,
            origin: first(scheme.boundaries_for(candidate)),
            counting: (table > 0).then(|| first(scheme.boundaries())),
            background: &background,
            home_kind,
            limits: relaxed,
            counts: followed,
        });
        let are = |wanted: Pause| period_set::of(pauses.iter().map(|&pause| pause == wanted));
        let (idle, pinned) = (are(Pause::Idle), are(Pause::Pinned));
        let course = Self {
            candidate,
            arcs: Arcs::of(&scratch.placed),
            slots: keys,
            slot_arcs,
            growing,
            background,
            home_kind,
            pauses,
            leave: row.leave,
            idle,
            pinned,
            hosted: under_way.map(|card| card.provider),
            hosted_also: under_way.and_then(Card::also),
            streamed: under_way.map_or(per_stream::NONE, |card| card.stream),
            limits: exact,
            counts: counts.unwrap_or_default(),
            paths: applied,
            diagram: Arc::default(),
            empty,
            charges: None,
        };
        (course, shape)
    }

    /// Exact points of a placement at the levels held; `None` where they do not admit it.
    pub(crate) fn points_at(
        &self,
        tables: &CompetencyFit,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
        levels: &[u8],
    ) -> Option<i64> {
        if !Growth::admits(&open.growth, levels) {
            return None;
        }
        let grown = Growth::fit(&open.growth, tables, levels);
        if grown < open.minimum {
            return None;
        }
        let fit = open.fit + growing.growth.competency * grown;
        let periods = span.end - span.start;
        let served = self.served(span.start, periods);
        let development = if served < periods && growing.growth.can_lapse() {
            let mut levels = levels.to_vec();
            growing.growth.pass(&open.growth, &mut levels, span, Leave(self.leave));
            growing.growth.development(&open.growth, &levels)
        } else {
            growing.growth.development(&open.growth, levels)
        };
        Some(i64::from(served) * fit + development)
    }

    /// Takes levels to the end of a placement.
    #[inline]
    pub(crate) fn raise(
        &self,
        growing: &Growing,
        open: &OpenPost,
        span: Range<u32>,
        levels: &mut [u8],
    ) {
        let mut used_until = span.end;
        if self.leave != 0 && growing.growth.can_lapse() {
            let leave = Leave(self.leave);
            used_until = leave.last_used(span.clone(), span.start);
            growing.growth.pass(&open.growth, levels, span, leave);
        }
        growing.growth.raise(&open.growth, levels, used_until);
    }

    /// How many of so many periods from a start are served, not spent on leave.
    #[inline]
    pub(crate) fn served(&self, start: u32, periods: u32) -> u32 {
        if self.leave == 0 {
            return periods;
        }
        periods - (self.leave & period_set::span(start, periods)).count_ones()
    }

    /// The candidate, as rules on whole rotations see them.
    pub(crate) fn person<'p>(&'p self, scheme: &'p Scheme) -> Person<'p> {
        Person::of(scheme, self.candidate, &self.background)
    }

    /// The first period (from 0) that the placement under way does not cover.
    pub(crate) fn first_period(&self) -> usize {
        self.pauses.iter().take_while(|pause| **pause == Pause::UnderWay).count()
    }

    /// Whether a period without a placement is an idle one.
    pub(crate) fn idles(&self, period: usize) -> bool {
        self.pauses[period] == Pause::Idle
    }

    /// Bytes of all that is its own, on the heap as well.
    pub(crate) fn bytes(&self) -> usize {
        let background = &self.background;
        size_of::<Self>()
            + self.arcs.bytes()
            + size_of_val(&*self.slot_arcs)
            + size_of_val(&*self.pauses)
            + size_of_val(&*self.paths)
            + size_of_val(&*background.periods)
            + size_of_val(&*background.crossed)
            + self.growing.as_ref().map_or(0, |growing| growing.bytes())
            + self.charges.as_ref().map_or(0, |charges| charges.bytes())
    }

    /// The candidate.
    pub fn candidate(&self) -> CandidateIx {
        self.candidate
    }

    /// Number of placements that are allowed by themselves.
    pub fn placements(&self) -> usize {
        self.arcs.len()
    }

    /// Posts and starts of all placements that are allowed by themselves.
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        (0..self.slots.len()).flat_map(move |slot| {
            let arcs = self.slot_arcs[slot] as usize..self.slot_arcs[slot + 1] as usize;
            let start = self.slots[slot].start;
            arcs.map(move |arc| Step { post: self.arcs.at(arc).post, start })
        })
    }
}

/// What a candidate does in each period without a placement.
fn pauses(scheme: &Scheme, candidate: CandidateIx) -> Box<[Pause]> {
    let row = scheme.candidate_row(candidate);
    let pins = pinned::Pins::of(scheme, row);
    let remaining = row.under_way.map_or(0, |under_way| under_way.remaining);
    (0..scheme.periods())
        .map(|period| match () {
            () if period < remaining => Pause::UnderWay,
            () if pins.covers(period) => Pause::Pinned,
            () if !row.available[period] || row.leave >> period & 1 == 1 => Pause::Away,
            () => Pause::Idle,
        })
        .collect()
}

/// Points of the empty rotation: idle periods at home can meet a kind.
fn empty_points(
    scheme: &Scheme,
    background: &Background,
    pauses: &[Pause],
    home_kind: Option<usize>,
) -> exposure::Merit {
    let mut periods = background.periods.clone();
    if let Some(kind) = home_kind {
        let idle = pauses.iter().filter(|&&pause| pause == Pause::Idle).count() as u32;
        periods[kind] = periods[kind].saturating_add(idle);
    }
    exposure::merit(scheme.weights(), background, &periods, background.crossings)
}
