//! Exposure: crossings, breadth, and becoming a system translator.

use crate::model::{Boundaries, CandidateIx, KindIx, PostIx, ProviderIx, Scheme, Weights};

/// What a candidate brings into the horizon: kinds served, crossings made, where they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Background {
    /// Periods served by kind, as far as counted; the placement under way counts with all of its
    /// periods, those inside the horizon included.
    pub(crate) periods: Box<[u32]>,
    /// Kinds met before the scheme.
    pub(crate) kinds_met: u32,
    /// Crossings made before the scheme.
    pub(crate) crossings: u32,
    /// Pairs of providers already crossed, the lower index first.
    pub(crate) crossed: Box<[(ProviderIx, ProviderIx)]>,
    /// The provider from which the first crossing starts.
    pub(crate) origin: Option<ProviderIx>,
    /// Whether they were a system translator before.
    pub(crate) translator: bool,
}

impl Background {
    /// The background of a candidate.
    pub(crate) fn of(scheme: &Scheme, candidate: CandidateIx) -> Self {
        let row = scheme.candidate_row(candidate);
        let mut periods = vec![0u32; scheme.kinds().len()];
        let mut crossed = Vec::new();
        let mut crossings = 0;
        let boundaries = Crossings::of(scheme, candidate);
        let mut cross = |from: ProviderIx, to: ProviderIx| {
            let (points, counts) = boundaries.between(from, to);
            crossings += u32::from(counts);
            if counts || points > 0 {
                crossed.push(ordered(from, to));
            }
        };
        for spell in row.history.iter().filter(|spell| spell.counts) {
            let served = &mut periods[scheme.kind_of(spell.provider).get()];
            *served = served.saturating_add(spell.periods);
        }
        for pair in row.history.windows(2).filter(|pair| pair[0].counts && pair[1].counts) {
            cross(pair[0].provider, pair[1].provider);
        }
        let mut origin = row.history.last().map(|spell| spell.provider);
        let mut met: Vec<bool> = periods.iter().map(|&served| served > 0).collect();
        let mut after = periods.clone();
        if let Some(under_way) = row.under_way {
            let provider = scheme.post_row(under_way.post).provider;
            if let Some(last) = row.history.last().filter(|last| last.counts) {
                cross(last.provider, provider);
            }
            for kind in kinds_of(scheme, under_way.post).map(KindIx::get) {
                periods[kind] = periods[kind].saturating_add(under_way.served);
                let left = row.served(0, under_way.remaining);
                after[kind] = periods[kind].saturating_add(left as u32);
                met[kind] = after[kind] > 0;
            }
            origin = Some(provider);
        }
        Self {
            translator: is_translator(scheme.weights(), &periods, crossings),
            periods: after.into(),
            kinds_met: met.iter().filter(|&&met| met).count() as u32,
            crossings,
            crossed: crossed.into(),
            origin,
        }
    }

    /// Whether the boundary between two providers has been crossed, after placements with these.
    pub(crate) fn has_crossed(
        &self,
        placed: impl Iterator<Item = ProviderIx> + Clone,
        from: ProviderIx,
        to: ProviderIx,
    ) -> bool {
        let pair = ordered(from, to);
        let hosts = self.origin.into_iter().chain(placed);
        self.crossed.contains(&pair)
            || hosts.clone().zip(hosts.skip(1)).any(|(a, b)| ordered(a, b) == pair)
    }
}

/// Boundaries as one candidate crosses them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crossings<'s> {
    base: &'s Boundaries,
    /// Where the candidate's weight is not 1.
    own: Option<&'s Boundaries>,
    /// How often crossings count.
    times: i64,
}

impl<'s> Crossings<'s> {
    /// The boundaries of a candidate.
    pub(crate) fn of(scheme: &'s Scheme, candidate: CandidateIx) -> Self {
        let own = scheme.boundaries_for(candidate);
        let base = scheme.boundaries();
        let times = scheme.weights().terms.crossing;
        Self { base, own: (!std::ptr::eq(own, base)).then_some(own), times }
    }

    /// Points of the crossing from one provider into another, as often as they count, and whether it
    /// counts as one.
    #[inline]
    pub(crate) fn between(&self, from: ProviderIx, to: ProviderIx) -> (i64, bool) {
        let weight = self.base.weight(from, to);
        let points = match self.own {
            None => weight,
            Some(own) => own.weight(from, to),
        };
        (self.times * points, weight > 0)
    }

    /// Points of the crossing from one provider into another, counted once.
    pub(crate) fn once(&self, from: ProviderIx, to: ProviderIx) -> i64 {
        self.own.unwrap_or(self.base).weight(from, to)
    }
}

/// The second kind that a placement in a post serves; `None` where there is none, or it is the same.
pub(crate) fn second_kind(scheme: &Scheme, post: PostIx) -> Option<KindIx> {
    let row = scheme.post_row(post);
    let kind = row.also.map(|also| scheme.kind_of(also))?;
    (kind != scheme.kind_of(row.provider)).then_some(kind)
}

/// The kinds that a placement in a post serves, each once.
pub(crate) fn kinds_of(scheme: &Scheme, post: PostIx) -> impl Iterator<Item = KindIx> + use<> {
    let first = scheme.kind_of(scheme.post_row(post).provider);
    std::iter::once(first).chain(second_kind(scheme, post))
}

/// A pair of providers, the lower index first.
fn ordered(a: ProviderIx, b: ProviderIx) -> (ProviderIx, ProviderIx) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Whether periods served by kind and crossings make a system translator.
pub(crate) fn is_translator(weights: &Weights, periods: &[u32], crossings: u32) -> bool {
    let needed = weights.translator_min_periods.max(1);
    let kinds = periods.iter().filter(|&&served| served >= needed).count();
    kinds >= weights.translator_kinds as usize && crossings >= weights.translator_crossings
}

/// Points of breadth and bonus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merit {
    /// Each as often as it counts.
    pub(crate) points: i64,
    /// Each once.
    pub(crate) once: i64,
}

/// Breadth and bonus of a rotation, each as often as it counts, given periods served by kind and
/// crossings after it.
pub(crate) fn merit(
    weights: &Weights,
    background: &Background,
    periods: &[u32],
    crossings: u32,
) -> Merit {
    let kinds = periods.iter().filter(|&&served| served > 0).count();
    let breadth = weights.breadth[kinds] - weights.breadth[background.kinds_met as usize];
    let becomes = !background.translator && is_translator(weights, periods, crossings);
    let bonus = if becomes { weights.translator_bonus } else { 0 };
    let points = weights.terms.breadth * breadth + weights.terms.bonus * bonus;
    Merit { points, once: breadth + bonus }
}
