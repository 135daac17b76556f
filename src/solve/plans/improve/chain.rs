//! Ejection chains inside one interval of the horizon.
//!
//! Somebody fills an interval of their rotation otherwise; whoever held that place fills the same
//! interval otherwise in turn, until a free place ends the chain. What a full place costs is its
//! price, which stands for the loss of those further down, so each link is chosen greedily, with
//! some noise; a chain that has lost too much at these prices is given up. Ejection chains: Glover
//! (1996), "Ejection chains, reference structures and alternating path methods for traveling
//! salesman problems", Discrete Applied Mathematics 65; giving up by the gain so far: Lin and
//! Kernighan (1973), Operations Research 21.

use super::improver::Improver;
use super::shelf::Filling;
use crate::plan::PRICE_UNIT;
use crate::pricing::Step;
use crate::solve::held::Held;

/// Most links of a chain that may eject somebody.
const MOST_LINKS: usize = 8;

/// A candidate whose rotation lacks one placement.
#[derive(Debug)]
pub(super) struct Gap {
    candidate: usize,
    /// The rotation without it.
    rest: Vec<Step>,
    start: u32,
    duration: u32,
    /// Value of the rotation with that placement, in units, less its price.
    net: i64,
}

/// What fills a gap, and who must go for it.
struct Link {
    choice: Filling,
    step: Option<Step>,
    ejected: Option<u32>,
}

impl Improver<'_> {
    /// Lets one candidate fill a random interval otherwise, and rehouses who is in the way.
    pub(super) fn shift(&mut self, candidate: usize) {
        let oracle = self.roster.oracle;
        let period = self.random.below(oracle.scheme().periods());
        let Held::Rotation(steps, points) = &self.roster.held[candidate] else { return };
        let covers = |step: &&Step| {
            let start = step.start as usize;
            (start..start + oracle.places(**step).len()).contains(&period)
        };
        let old = steps.iter().find(covers).copied();
        let gap = self.gap(candidate, (steps, *points), old, period as u32);
        self.take_away(candidate);
        self.fill(gap, old);
    }

    /// Takes somebody's rotation away; the gap is the placement that covers places of `wanted`.
    pub(super) fn open_gap(&mut self, out: usize, wanted: Step) -> Gap {
        let wanted = self.roster.oracle.places(wanted);
        let clash = |step: &&Step| {
            let there = self.roster.oracle.places(**step);
            there.start < wanted.end && wanted.start < there.end
        };
        let (steps, points): (&[Step], i64) = match &self.roster.held[out] {
            Held::Rotation(steps, points) => (steps, *points),
            Held::Missing => (&[], 0),
        };
        let gone = steps.iter().find(clash).copied();
        let gap = self.gap(out, (steps, points), gone, 0);
        self.take_away(out);
        gap
    }

    /// The gap that a placement leaves; without one, the period given.
    fn gap(
        &self,
        candidate: usize,
        (steps, points): (&[Step], i64),
        gone: Option<Step>,
        period: u32,
    ) -> Gap {
        let rest = steps.iter().copied().filter(|step| Some(*step) != gone).collect();
        let places = gone.map(|step| self.roster.oracle.places(step)).unwrap_or_default();
        let start = gone.map_or(period, |step| step.start);
        let duration = places.len().max(1) as u32;
        let price: i64 = self.roster.open_prices()[places].iter().sum();
        Gap { candidate, rest, start, duration, net: PRICE_UNIT * points - price }
    }

    /// Fills a gap, and those that this makes, until nobody lacks a placement or the chain breaks,
    /// which leaves somebody missing. The first gap is not filled by what it is `banned` from.
    pub(super) fn fill(&mut self, mut gap: Gap, mut banned: Option<Step>) {
        let mut loss = 0;
        for link in 0.. {
            // Somebody ejected from two places may have lost the second one too.
            let mut rest = gap.rest.iter().flat_map(|&step| self.roster.oracle.places(step));
            if rest.any(|row| self.roster.left(row) <= 0) {
                self.roster.insert_best(gap.candidate, &mut self.tools);
                return;
            }
            let Some(chosen) = self.choose(&gap, banned, link < MOST_LINKS) else { return };
            loss += gap.net - chosen.choice.net;
            if loss > self.patience {
                return;
            }
            let next = chosen.ejected.zip(chosen.step);
            let next = next.map(|(out, step)| self.open_gap(out as usize, step));
            let mut steps = gap.rest;
            if let Some(step) = chosen.step {
                let at = steps.partition_point(|other| other.start < step.start);
                steps.insert(at, step);
            }
            self.roster.insert(gap.candidate, steps, chosen.choice.points);
            let Some(next) = next else { return };
            banned = None;
            gap = next;
        }
    }

    /// The best way to fill a gap, with some noise so that repeated calls differ.
    fn choose(&mut self, gap: &Gap, banned: Option<Step>, may_eject: bool) -> Option<Link> {
        let oracle = self.roster.oracle;
        let mut known = std::mem::take(&mut self.shelf);
        let interval = (gap.start, gap.duration);
        let choices =
            known.choices(oracle, self.roster.open_prices(), gap.candidate, interval, &gap.rest);
        let mut best: Option<(i64, Link)> = None;
        for choice in choices {
            self.tools.work += 1;
            let most = best.as_ref().map_or(i64::MIN, |(most, _)| *most);
            if choice.net + self.noise as i64 <= most {
                break;
            }
            let noisy = choice.net + self.random.below(self.noise) as i64;
            let step = choice.post.map(|post| Step { post, start: gap.start });
            if noisy <= most || (step.is_some() && step == banned) {
                continue;
            }
            let rows = step.map(|step| oracle.places(step)).unwrap_or_default();
            let full = rows.clone().any(|row| self.roster.left(row) <= 0);
            let ejected = if full && may_eject { self.in_the_way(rows) } else { None };
            if full && ejected.is_none() {
                continue;
            }
            best = Some((noisy, Link { choice: *choice, step, ejected }));
        }
        self.tools.work += std::mem::take(&mut known.work);
        self.shelf = known;
        best.map(|(_, link)| link)
    }

    /// Somebody, not moved yet, whose leaving frees all of these places; not all are free.
    pub(super) fn in_the_way(&mut self, rows: std::ops::Range<usize>) -> Option<u32> {
        let mut full = rows.filter(|&row| self.roster.left(row) <= 0);
        let first = self.roster.occupants(full.next()?);
        let turn = self.random.below(first.len().max(1));
        let (before, from) = first.split_at(turn.min(first.len()));
        let everywhere = |there: &u32| {
            !self.is_moved(*there as usize)
                && full.clone().all(|row| self.roster.occupants(row).contains(there))
        };
        from.iter().chain(before).copied().find(everywhere)
    }
}
