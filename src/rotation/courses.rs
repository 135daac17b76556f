//! One candidate, compiled: every placement allowed by itself, with its points.

use std::sync::Arc;

use super::diagram::{Diagram, Pause, Shape};
use super::growth::{Growth, GrowthOfPost};
use super::rules::{availability, eligibility, pinned, reach, tags};
use super::slots::{SlotKey, Slots};
use crate::model::{CandidateIx, PostIx, ProviderIx, Scheme};
use crate::score::exposure::{self, Background};
use crate::score::fit::{self, CompetencyFit};

/// One placement of a rotation in typed indices; `start` counts from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// The post.
    pub post: PostIx,
    /// Period in which it starts, from 0.
    pub start: u32,
}

/// A post that is open to the candidate in some period.
#[derive(Clone, Debug)]
pub(super) struct OpenPost {
    pub(super) post: PostIx,
    pub(super) provider: ProviderIx,
    pub(super) kind: usize,
    pub(super) duration: usize,
    /// Points per period that do not depend on growth.
    pub(super) fit: i64,
    /// Least fit per period, where the scheme states one that growth decides.
    pub(super) minimum: i64,
    /// Most points a placement can score: fit in all its periods, and development.
    pub(super) most: i64,
    pub(super) tags: tags::Signature,
    pub(super) growth: GrowthOfPost,
}

/// Everything one candidate may do: open posts, the placements by slot, and the relaxation.
///
/// A slot gathers placements that the relaxation does not tell apart: same start, duration, group
/// of providers and limited tags.
#[derive(Clone, Debug)]
pub struct Course {
    pub(super) candidate: CandidateIx,
    pub(super) posts: Vec<OpenPost>,
    /// Open post of each placement, slot by slot.
    pub(super) arcs: Vec<u32>,
    /// First arc of each slot, and the end.
    pub(super) slot_arcs: Vec<u32>,
    /// The slots, in order; some may be without a placement.
    pub(super) slots: Arc<[SlotKey]>,
    pub(super) growth: Growth,
    pub(super) background: Background,
    pub(super) home_kind: Option<usize>,
    pub(super) pauses: Vec<Pause>,
    /// Provider of the placement under way, which counts towards its host's limit.
    pub(super) hosted: Option<ProviderIx>,
    /// Tag counts at the start.
    pub(super) counts: tags::Counts,
    pub(super) shape: Shape,
    pub(super) diagram: Arc<Diagram>,
    /// Points of the empty rotation; `None` where it is not allowed.
    pub(super) empty: Option<i64>,
}

impl Course {
    /// Compiles a candidate.
    pub(super) fn compile(
        scheme: &Scheme,
        candidate: CandidateIx,
        fits: &[CompetencyFit],
        slots: &Slots,
    ) -> Self {
        let open = open_starts(scheme, candidate, &slots.taken);
        let growth = Growth::of(scheme, candidate, open.iter().map(|(post, _)| *post));
        let mut posts = Vec::with_capacity(open.len());
        let mut starts = Vec::with_capacity(open.len());
        for (post, periods) in open {
            let fit = &fits[post.get()];
            if let Some(open) = OpenPost::of(scheme, candidate, post, fit, &growth) {
                posts.push(open);
                starts.push(periods);
            }
        }
        let mut arcs = Vec::with_capacity(starts.iter().map(Vec::len).sum());
        for (at, (open, starts)) in posts.iter().zip(&starts).enumerate() {
            for &start in starts {
                arcs.push((slots.key(scheme, open.post, start), slots.rank(open.post), at as u32));
            }
        }
        arcs.sort_unstable();
        Self::assemble(scheme, candidate, (posts, growth), slots, &arcs)
    }

    fn assemble(
        scheme: &Scheme,
        candidate: CandidateIx,
        (posts, growth): (Vec<OpenPost>, Growth),
        slots: &Slots,
        sorted: &[(SlotKey, u64, u32)],
    ) -> Self {
        let row = scheme.candidate_row(candidate);
        let keys = slots.keys_of(sorted.iter().map(|arc| arc.0));
        let mut slot_arcs: Vec<u32> =
            keys.iter().map(|key| sorted.partition_point(|arc| arc.0 < *key) as u32).collect();
        slot_arcs.push(sorted.len() as u32);
        let home = row.home.filter(|_| scheme.weights().home_service);
        let home_kind = home.map(|provider| scheme.kind_of(provider).get());
        let background = Background::of(scheme, candidate);
        let pauses = pauses(scheme, candidate);
        let hosted = row.under_way.map(|under_way| scheme.post_row(under_way.post).provider);
        let limits = &scheme.weights().tags;
        let counts = row.under_way.map_or(Some(0), |under_way| {
            tags::add(limits, 0, tags::signature(limits, scheme.post_row(under_way.post)))
        });
        let empty = (!row.must_place && row.pinned.is_empty())
            .then(|| empty_points(scheme, &background, &pauses, home_kind));
        let followed = counts.and_then(|_| {
            let tags = row.under_way.map_or(0, |under_way| slots.tags(under_way.post));
            tags::add(&slots.limits, 0, tags)
        });
        let crossing = slots.crossing(scheme, background.origin, &posts);
        let groups = (&slots.groups, crossing);
        let shape =
            Shape::new(&pauses, Arc::clone(&keys), groups, &background, home_kind, followed);
        Self {
            candidate,
            arcs: sorted.iter().map(|arc| arc.2).collect(),
            slots: keys,
            slot_arcs,
            posts,
            growth,
            background,
            home_kind,
            pauses,
            hosted,
            counts: counts.unwrap_or_default(),
            shape,
            diagram: Arc::default(),
            empty,
        }
    }

    /// The first period (from 0) that the placement under way does not cover.
    pub(super) fn first_period(&self) -> usize {
        self.pauses.iter().take_while(|pause| **pause == Pause::UnderWay).count()
    }

    /// Whether a period without a placement is an idle one.
    pub(super) fn idles(&self, period: usize) -> bool {
        self.pauses[period] == Pause::Idle
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
            self.arcs[arcs]
                .iter()
                .map(move |&open| Step { post: self.posts[open as usize].post, start })
        })
    }
}

impl OpenPost {
    fn of(
        scheme: &Scheme,
        candidate: CandidateIx,
        post: PostIx,
        fit: &CompetencyFit,
        growth: &Growth,
    ) -> Option<Self> {
        let row = scheme.post_row(post);
        let (constant, of_post) = growth.split(scheme, candidate, post, fit)?;
        let per_period = constant
            + fit::values(scheme, candidate, post)
            + fit::preference(scheme, candidate, post)
            + fit::own(scheme, candidate, post);
        let minima = &scheme.candidate_row(candidate).minimum_fit;
        let stated = minima.binary_search_by_key(&post, |entry| entry.0);
        let minimum = stated.map_or(i64::MIN, |at| minima[at].1);
        let most_fit = per_period + growth.most_fit(&of_post, fit);
        if most_fit < minimum {
            return None;
        }
        let duration = row.duration;
        Some(Self {
            post,
            provider: row.provider,
            kind: scheme.kind_of(row.provider).get(),
            duration,
            fit: per_period,
            minimum,
            most: duration as i64 * most_fit + growth.most_development(&of_post),
            tags: tags::signature(&scheme.weights().tags, row),
            growth: of_post,
        })
    }
}

/// Open posts with the periods in which a placement may start, in order of post.
fn open_starts(
    scheme: &Scheme,
    candidate: CandidateIx,
    taken: &[u32],
) -> Vec<(PostIx, Vec<usize>)> {
    let row = scheme.candidate_row(candidate);
    let periods = scheme.periods();
    let pins = pinned::Pins::of(row, |post| scheme.post_row(post));
    let starts = |post: PostIx| -> Vec<usize> {
        let post_row = scheme.post_row(post);
        let taken = &taken[post.get() * periods..][..periods];
        (0..periods)
            .filter(|&start| {
                availability::fits(row, post_row, taken, start)
                    && !eligibility::forbidden(row, post, start)
                    && pins.leaves(post, start, post_row.duration)
            })
            .collect()
    };
    let open = |post: &PostIx| {
        let post_row = scheme.post_row(*post);
        eligibility::open(row, *post, post_row)
            && reach::within(row, scheme.provider_row(post_row.provider))
    };
    let with_starts = |post| Some((post, starts(post))).filter(|(_, starts)| !starts.is_empty());
    match &row.only {
        Some(only) => only.iter().copied().filter(open).filter_map(with_starts).collect(),
        None => scheme.posts().filter(open).filter_map(with_starts).collect(),
    }
}

/// What a candidate does in each period without a placement.
fn pauses(scheme: &Scheme, candidate: CandidateIx) -> Vec<Pause> {
    let row = scheme.candidate_row(candidate);
    let pins = pinned::Pins::of(row, |post| scheme.post_row(post));
    let remaining = row.under_way.map_or(0, |under_way| under_way.remaining);
    (0..scheme.periods())
        .map(|period| match () {
            () if period < remaining => Pause::UnderWay,
            () if pins.covers(period) => Pause::Pinned,
            () if !row.available[period] => Pause::Away,
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
) -> i64 {
    let mut periods = background.periods.clone();
    if let Some(kind) = home_kind {
        let idle = pauses.iter().filter(|&&pause| pause == Pause::Idle).count() as u32;
        periods[kind] = periods[kind].saturating_add(idle);
    }
    exposure::merit(scheme.weights(), background, &periods, background.crossings)
}
