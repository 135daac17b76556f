//! Targets: so many people who join two sides, and so many system translators.
//!
//! Whether somebody counts depends on the whole rotation, so these rows have no price outside the
//! branch and bound.

use crate::model::{CandidateIx, ProviderIx, Scheme};
use crate::pricing::Step;
use crate::pricing::points::exposure::{Background, is_translator, kinds_of};

/// What is asked of one candidate.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked {
    Kinds([usize; 2]),
    Providers([ProviderIx; 2]),
    Translator,
}

/// Rows that count people by their whole rotations.
#[derive(Debug, Default)]
pub(super) struct Targets {
    asked: Vec<(u32, Asked)>,
    /// By candidate, where there is a target.
    backgrounds: Vec<Background>,
}

impl Targets {
    /// Asks something of everybody, for a row.
    pub(super) fn ask(&mut self, scheme: &Scheme, row: u32, asked: Asked) {
        if self.asked.is_empty() {
            self.backgrounds = scheme.candidates().map(|ix| Background::of(scheme, ix)).collect();
        }
        self.asked.push((row, asked));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// Calls back with the rows in which a rotation counts.
    pub(super) fn reached(
        &self,
        scheme: &Scheme,
        candidate: CandidateIx,
        steps: &[Step],
        add: &mut dyn FnMut(u32),
    ) {
        let background = &self.backgrounds[candidate.get()];
        let mut periods = background.periods.to_vec();
        let mut crossings = background.crossings;
        let mut last = background.origin;
        let mut placed = 0u128;
        for step in steps {
            let row = scheme.post_row(step.post);
            for kind in kinds_of(scheme, step.post) {
                let served = &mut periods[kind.get()];
                let there = scheme.candidate_row(candidate);
                let periods = there.served(step.start as usize, row.duration) as u32;
                *served = served.saturating_add(periods);
            }
            let crosses =
                last.is_some_and(|from| scheme.boundaries().weight(from, row.provider) > 0);
            crossings += u32::from(crosses);
            last = Some(row.provider);
            placed |= (0..row.duration).fold(0, |bits, at| bits | 1 << (step.start as usize + at));
        }
        let home = idles_at(scheme, candidate, placed);
        if let Some((home, idle)) = home {
            let served = &mut periods[scheme.kind_of(home).get()];
            *served = served.saturating_add(idle);
        }
        let row = scheme.candidate_row(candidate);
        let been_at = |provider: ProviderIx| {
            let spell = row.history.iter().any(|spell| spell.counts && spell.provider == provider);
            let posts =
                steps.iter().map(|step| step.post).chain(row.under_way.map(|held| held.post));
            let mut hosts = posts.flat_map(|post| scheme.post_row(post).providers());
            spell
                || hosts.any(|host| host == provider)
                || home.is_some_and(|(at, _)| at == provider)
        };
        for &(row, asked) in &self.asked {
            let reached = match asked {
                Asked::Kinds(ends) => ends.iter().all(|&kind| periods[kind] > 0),
                Asked::Providers(ends) => ends.into_iter().all(been_at),
                Asked::Translator => is_translator(scheme.weights(), &periods, crossings),
            };
            if reached {
                add(row);
            }
        }
    }
}

/// Where a candidate is idle at home, and for how many periods, if at all.
fn idles_at(scheme: &Scheme, candidate: CandidateIx, placed: u128) -> Option<(ProviderIx, u32)> {
    let row = scheme.candidate_row(candidate);
    let home = row.home.filter(|_| scheme.weights().home_service)?;
    let until = row.under_way.map_or(0, |held| held.remaining);
    let idle = (until..scheme.periods())
        .filter(|&period| row.available[period] && (placed | row.leave) >> period & 1 == 0)
        .count();
    (idle > 0).then_some((home, idle as u32))
}
