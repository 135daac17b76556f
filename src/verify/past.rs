//! What a candidate has met, served and crossed when the horizon begins.

use crate::model::{CandidateRow, KindIx, PostIx, ProviderIx, Scheme};

/// What a candidate's history and the placement under way amount to when the horizon begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Past {
    /// Kinds met: bit k is kind k.
    pub(crate) met: u64,
    /// Periods served by kind, before the horizon.
    pub(crate) served: Vec<u64>,
    /// Crossings that count for the translator definition.
    pub(crate) crossings: u32,
    /// Pairs of providers already crossed, in either direction.
    pub(super) crossed: Vec<(ProviderIx, ProviderIx)>,
    /// The provider from which the first new placement crosses.
    pub(crate) last: Option<ProviderIx>,
    /// Whether they are a system translator.
    pub(crate) translator: bool,
}

impl Past {
    pub(super) fn of(scheme: &Scheme, row: &CandidateRow) -> Self {
        let mut past = Self {
            met: 0,
            served: vec![0; scheme.kinds().len()],
            crossings: 0,
            crossed: Vec::new(),
            last: row.history.last().map(|spell| spell.provider),
            translator: false,
        };
        for spell in row.history.iter().filter(|spell| spell.counts) {
            past.serve(scheme.kind_of(spell.provider), u64::from(spell.periods));
        }
        for pair in row.history.windows(2).filter(|pair| pair[0].counts && pair[1].counts) {
            past.cross(scheme, pair[0].provider, pair[1].provider);
        }
        if let Some(under_way) = row.under_way {
            let provider = scheme.post_row(under_way.post).provider;
            // Whoever spends all of it on leave meets nothing.
            let is_served = |period: usize| period < scheme.periods() && !on_leave(row, period);
            if under_way.served > 0 || (0..under_way.remaining).any(is_served) {
                for kind in kinds(scheme, under_way.post) {
                    past.serve(kind, u64::from(under_way.served));
                }
            }
            if let Some(spell) = row.history.last().filter(|spell| spell.counts) {
                past.cross(scheme, spell.provider, provider);
            }
            past.last = Some(provider);
        }
        past.translator = is_translator(scheme, &past.served, past.crossings);
        past
    }

    fn serve(&mut self, kind: KindIx, periods: u64) {
        self.met |= bit(kind);
        self.served[kind.get()] += periods;
    }

    fn cross(&mut self, scheme: &Scheme, from: ProviderIx, to: ProviderIx) {
        self.crossings += u32::from(scheme.boundaries().weight(from, to) > 0);
        self.crossed.push(unordered(from, to));
    }
}

/// The kinds that a placement in a post serves, each once.
pub(super) fn kinds(scheme: &Scheme, post: PostIx) -> Vec<KindIx> {
    let providers = scheme.post_row(post).providers();
    let mut kinds: Vec<KindIx> = providers.map(|provider| scheme.kind_of(provider)).collect();
    kinds.dedup();
    kinds
}

pub(super) fn unordered(a: ProviderIx, b: ProviderIx) -> (ProviderIx, ProviderIx) {
    (a.min(b), a.max(b))
}

pub(super) fn bit(kind: KindIx) -> u64 {
    1 << kind.get()
}

/// Whether these periods served by kind, and so many crossings, make a system translator.
pub(super) fn is_translator(scheme: &Scheme, served: &[u64], crossings: u32) -> bool {
    let weights = scheme.weights();
    let least = u64::from(weights.translator_min_periods.max(1));
    let kinds = served.iter().filter(|&&periods| periods >= least).count();
    kinds >= weights.translator_kinds as usize && crossings >= weights.translator_crossings
}

/// Whether a period is one of leave.
pub(super) fn on_leave(row: &CandidateRow, period: usize) -> bool {
    row.leave >> period & 1 == 1
}
