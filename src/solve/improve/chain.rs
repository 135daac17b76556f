//! Ejection chains inside one interval of the horizon.
//!
//! Somebody fills an interval of their rotation otherwise; whoever held that place fills the same
//! interval otherwise in turn, until a free place ends the chain. What a full place costs is its
//! price, which stands for the loss of those further down, so each link is chosen greedily: an
//! ejection chain (Glover 1996, "Ejection chains, reference structures and alternating path
//! methods for traveling salesman problems", Discrete Applied Mathematics 65) guided by dual prices.

use super::Improver;
use super::shelf::Choice;
use crate::certify::PRICE_UNIT;
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
    /// Value of the rotation with that placement, in units, less its price.
    pub(super) net: i64,
}

/// The link chosen: the rotation's points, the placement, and who must go for it.
struct Link {
    net: i64,
    points: i64,
    step: Option<Step>,
    ejected: Option<u32>,
}

impl Improver<'_> {
    /// Lets one candidate fill a random interval otherwise, and rehouses who is in the way.
    pub(super) fn shift(&mut self, candidate: usize) {
        let scheme = self.roster.oracle.scheme();
        let period = self.random.below(scheme.periods()) as u32;
        let Held::Rotation(steps, points) = &self.roster.held[candidate] else { return };
        let points = *points;
        let duration = |step: &Step| scheme.post_row(step.post).duration as u32;
        let covers = |step: &&Step| (step.start..step.start + duration(step)).contains(&period);
        let old = steps.iter().find(covers).copied();
        let (start, duration) = match old {
            Some(step) => (step.start, duration(&step) as usize),
            None => (period, 1),
        };
        let rest = steps.iter().copied().filter(|step| Some(*step) != old).collect();
        self.take_away(candidate);
        let net = PRICE_UNIT * points - old.map_or(0, |step| self.price_of(step));
        let gap = Gap { candidate, rest, start, duration, net };
        self.fill(gap, old);
    }

    /// Fills a gap, and those that this makes, until nobody lacks a placement or the chain breaks.
    pub(super) fn fill(&mut self, mut gap: Gap, mut banned: Option<Step>) {
        let mut loss = 0;
        for link in 0.. {
            // Somebody ejected from two places may have lost the second one too.
            let mut rest = gap.rest.iter().flat_map(|&step| self.roster.oracle.places(step));
            let lost = rest.any(|row| self.roster.left(row) <= 0);
            let chosen = if lost { None } else { self.choose(&gap, banned, link < MOST_LINKS) };
            let Some(chosen) = chosen else {
                self.roster.insert_best(gap.candidate, &mut self.tools);
                return;
            };
            loss += gap.net - chosen.net;
            if loss > self.patience {
                return;
            }
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
        let oracle = self.roster.oracle;
        let mut shelf = std::mem::take(&mut self.shelf);
        let interval = (gap.start, gap.duration as u32);
        let choices =
            shelf.choices(oracle, self.roster.prices(), gap.candidate, interval, &gap.rest);
        let mut best: Option<(i64, Link)> = None;
        for choice in choices {
            self.tools.work += 1;
            let most = best.as_ref().map_or(i64::MIN, |(most, _)| *most);
            if choice.net + self.noise as i64 <= most {
                break;
            }
            let noisy = choice.net + self.random.below(self.noise) as i64;
            if noisy <= most || (choice.step.is_some() && choice.step == banned) {
                continue;
            }
            let rows = choice.step.map(|step| oracle.places(step)).unwrap_or_default();
            let ejected = if rows.clone().any(|row| self.roster.left(row) <= 0) {
                let out = if may_eject { self.in_the_way(rows) } else { None };
                let Some(out) = out else { continue };
                Some(out)
            } else {
                None
            };
            let Choice { net, points, step } = *choice;
            best = Some((noisy, Link { net, points, step, ejected }));
        }
        self.tools.work += std::mem::take(&mut shelf.work);
        self.shelf = shelf;
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

    fn price_of(&self, step: Step) -> i64 {
        self.roster.prices()[self.roster.oracle.places(step)].iter().sum()
    }

    /// Takes somebody's rotation away; the gap is the placement that holds `wanted`'s places.
    pub(super) fn eject_from(&mut self, out: usize, wanted: Option<Step>) -> Gap {
        let oracle = self.roster.oracle;
        self.take_away(out);
        let taken = self.undo.last().map(|(_, held)| held);
        let Some(Held::Rotation(steps, points)) = taken else { unreachable!("just taken away") };
        let points = *points;
        let wanted = wanted.map(|step| oracle.places(step)).unwrap_or_default();
        let clash = |step: &&Step| {
            let there = oracle.places(**step);
            there.start < wanted.end && wanted.start < there.end
        };
        let gone = steps.iter().find(clash).copied();
        let rest = steps.iter().copied().filter(|step| Some(*step) != gone).collect();
        let start = gone.map_or(0, |step| step.start);
        let duration = gone.map_or(1, |step| oracle.places(step).len());
        let net = PRICE_UNIT * points - gone.map_or(0, |step| self.price_of(step));
        Gap { candidate: out, rest, start, duration, net }
    }
}
