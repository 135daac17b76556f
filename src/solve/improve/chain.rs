//! Ejection chains inside one interval of the horizon.
//!
//! Somebody fills an interval of their rotation otherwise; whoever held that place fills the same
//! interval otherwise in turn, until a free place ends the chain. What a full place costs is its
//! price, which stands for the loss of those further down, so each link is chosen greedily: an
//! ejection chain (Glover 1996, "Ejection chains, reference structures and alternating path
//! methods for traveling salesman problems", Discrete Applied Mathematics 65) guided by dual prices.

use super::Improver;
use crate::certify::PRICE_UNIT;
use crate::model::CandidateIx;
use crate::rotation::Step;
use crate::solve::roster::Held;

/// Most links of a chain that may eject somebody.
const MOST_LINKS: usize = 8;

/// A candidate whose rotation lacks one placement.
#[derive(Debug)]
pub(super) struct Gap {
    pub(super) candidate: usize,
    /// The rotation without it.
    pub(super) rest: Vec<Step>,
    pub(super) start: u32,
    pub(super) duration: usize,
}

/// The link chosen: the rotation's points, the placement, and who must go for it.
struct Link {
    points: i64,
    step: Option<Step>,
    ejected: Option<u32>,
}

impl Improver<'_, '_> {
    /// Lets one candidate fill a random interval otherwise, and rehouses who is in the way.
    pub(super) fn shift(&mut self, candidate: usize) {
        let scheme = self.roster.oracle.scheme();
        let period = self.random.below(scheme.periods()) as u32;
        let Held::Rotation(steps, _) = &self.roster.held[candidate] else { return };
        let duration = |step: &Step| scheme.post_row(step.post).duration as u32;
        let covers = |step: &&Step| (step.start..step.start + duration(step)).contains(&period);
        let old = steps.iter().find(covers).copied();
        let (start, duration) = match old {
            Some(step) => (step.start, duration(&step) as usize),
            None => (period, 1),
        };
        let rest = steps.iter().copied().filter(|step| Some(*step) != old).collect();
        self.take_away(candidate);
        let gap = Gap { candidate, rest, start, duration };
        self.fill(gap, old);
    }

    /// Fills a gap, and those that this makes, until nobody lacks a placement or the chain breaks.
    pub(super) fn fill(&mut self, mut gap: Gap, mut banned: Option<Step>) {
        for link in 0.. {
            // Somebody ejected from two places may have lost the second one too.
            let mut rest = gap.rest.iter().flat_map(|&step| self.roster.oracle.places(step));
            let lost = rest.any(|row| self.roster.left(row) <= 0);
            let chosen = if lost { None } else { self.choose(&gap, banned, link < MOST_LINKS) };
            let Some(chosen) = chosen else {
                self.roster.insert_best(gap.candidate, self.tools);
                return;
            };
            let next = chosen.ejected.map(|out| self.eject_from(out as usize, chosen.step));
            let mut steps = gap.rest;
            if let Some(step) = chosen.step {
                let at = steps.partition_point(|other| other.start < step.start);
                steps.insert(at, step);
            }
            self.roster.insert(gap.candidate, steps, chosen.points);
            let Some(next) = next else { return };
            banned = None;
            gap = next;
        }
    }

    /// The best way to fill a gap, with some noise so that repeated calls differ.
    fn choose(&mut self, gap: &Gap, banned: Option<Step>, may_eject: bool) -> Option<Link> {
        let candidate = CandidateIx::new(gap.candidate);
        let mut memory = std::mem::take(&mut self.tools.variants);
        let oracle = self.roster.oracle;
        oracle.variants(candidate, &gap.rest, gap.start, gap.duration, &mut memory);
        self.tools.work += memory.found.len() as u64;
        let mut best: Option<(i64, Link)> = None;
        for variant in &memory.found {
            let step = variant.post.map(|post| Step { post, start: gap.start });
            if step.is_some() && step == banned {
                continue;
            }
            let mut net = PRICE_UNIT * variant.points;
            let rows = step.map(|step| oracle.places(step)).unwrap_or_default();
            let full = rows.clone().any(|row| self.roster.left(row) <= 0);
            net -= if full {
                rows.clone().map(|row| self.roster.price(row)).sum::<i64>()
            } else {
                rows.clone().map(|row| self.roster.price(row)).sum::<i64>() * self.free_price / 8
            };
            net += self.random.below(self.noise) as i64;
            if (full && !may_eject) || best.as_ref().is_some_and(|(most, _)| net <= *most) {
                continue;
            }
            let ejected = if full {
                let Some(out) = self.in_the_way(rows) else { continue };
                Some(out)
            } else {
                None
            };
            best = Some((net, Link { points: variant.points, step, ejected }));
        }
        self.tools.variants = memory;
        best.map(|(_, link)| link)
    }

    /// Somebody whose leaving frees all of these places, if nobody in this move has been moved yet.
    fn in_the_way(&mut self, rows: std::ops::Range<usize>) -> Option<u32> {
        let mut full = rows.filter(|&row| self.roster.left(row) <= 0);
        let first = self.roster.occupants(full.next()?);
        let turn = self.random.below(first.len().max(1));
        let (before, from) = first.split_at(turn.min(first.len()));
        let everywhere = |there: &u32| {
            !self.moved(*there as usize)
                && full.clone().all(|row| self.roster.occupants(row).contains(there))
        };
        from.iter().chain(before).copied().find(everywhere)
    }

    /// Takes somebody's rotation away; the gap is the placement that holds `wanted`'s places.
    pub(super) fn eject_from(&mut self, out: usize, wanted: Option<Step>) -> Gap {
        let oracle = self.roster.oracle;
        self.take_away(out);
        let taken = self.undo.last().map(|(_, held)| held);
        let Some(Held::Rotation(steps, _)) = taken else { unreachable!("just taken away") };
        let wanted = wanted.map(|step| oracle.places(step)).unwrap_or_default();
        let clash = |step: &&Step| {
            let there = oracle.places(**step);
            there.start < wanted.end && wanted.start < there.end
        };
        let gone = steps.iter().find(clash).copied();
        let rest = steps.iter().copied().filter(|step| Some(*step) != gone).collect();
        let start = gone.map_or(0, |step| step.start);
        let duration = gone.map_or(1, |step| oracle.places(step).len());
        Gap { candidate: out, rest, start, duration }
    }
}
