//! Moves where a plan breaks rules: out of places with too many people, into rows with too few.

use super::exchanges::starting;
use super::proposer::Proposer;
use super::standing::Standing;
use crate::model::PostIx;
use crate::pricing::Leg;

/// People looked at for a placement that is lacking.
const TRIES: usize = 16;
/// One easing move in so many looks for a shortest chain.
const PATHS: usize = 2;
/// One easing move in so many takes a chain where nothing has room, or instead of what has.
const CHAINS: usize = 4;

impl Proposer<'_, '_> {
    /// Looks for places with too many people, and for rows with too little.
    pub(super) fn look(&mut self, now: &Standing<'_, '_>) {
        self.crowded.clear();
        self.lacking.clear();
        if now.score.over > 0 {
            let over = now.left.iter().zip(0..).filter(|(left, _)| **left < 0);
            self.crowded.extend(over.map(|(_, place)| place));
        }
        if now.score.rows > 0 {
            let rows = self.cohort.rows.len();
            self.lacking.extend((0..rows).filter(|&row| now.lacks(row)).map(|row| row as u32));
        }
    }

    /// Whether there were any.
    pub(super) fn crowds(&self) -> bool {
        !(self.crowded.is_empty() && self.lacking.is_empty())
    }

    /// A move about one of them.
    pub(super) fn ease(&mut self, now: &Standing<'_, '_>) -> bool {
        let at = self.random.below(self.crowded.len() + self.lacking.len());
        match self.crowded.get(at) {
            Some(&place) if now.left[place as usize] < 0 => self.leave(now, place as usize),
            Some(_) => {
                self.crowded.swap_remove(at);
                false
            }
            None => {
                let at = at - self.crowded.len();
                let row = self.lacking[at] as usize;
                if now.lacks(row) {
                    return self.supply(now, row);
                }
                self.lacking.swap_remove(at);
                false
            }
        }
    }

    /// Somebody leaves a place: for another post of the line, or in exchange with another of their
    /// placements, wherever both have room.
    fn leave(&mut self, now: &Standing<'_, '_>, place: usize) -> bool {
        let period = (place % self.periods as usize) as u32;
        let there = self.people(now, place);
        let Some(who) = there else { return false };
        let legs = &now.legs[who];
        let at = legs.partition_point(|leg| leg.end() <= period);
        let Some(leg) = legs.get(at).copied() else { return false };
        let menu = &self.cohort.menus[who];
        if self.random.below(CHAINS) == 0 && legs.len() > 1 {
            let other = (at + 1 + self.random.below(legs.len() - 1)) % legs.len();
            return self.chain_of(now, who, at.min(other), at.max(other));
        }
        if self.random.below(2) == 0 {
            let options = menu.of_line(leg.start, self.cohort.line(leg.post));
            let other = self.with_room(now, options, &leg);
            if let Some(other) = other {
                self.draft(now, who).legs[at] = other;
                return true;
            }
        }
        if self.random.below(PATHS) == 0 && self.reroute(now, who, at) {
            return true;
        }
        self.restart();
        let first = self.random.below(legs.len());
        for other in (first..legs.len()).chain(0..first) {
            if let Some((mine, theirs)) = self.exchanged(now, who, at, other) {
                let draft = self.draft(now, who);
                draft.legs[at] = theirs;
                draft.legs[other] = mine;
                return true;
            }
        }
        self.renew_at(now, who, at)
    }

    /// Two placements of somebody with their times exchanged, where both have room then.
    fn exchanged(
        &mut self,
        now: &Standing<'_, '_>,
        who: usize,
        at: usize,
        other: usize,
    ) -> Option<(Leg, Leg)> {
        let (leg, next) = (now.legs[who][at], now.legs[who][other]);
        if at == other || next.duration != leg.duration {
            return None;
        }
        let menu = &self.cohort.menus[who];
        let options = menu.of_line(next.start, self.cohort.line(leg.post));
        let mine = self.with_room(now, options, &leg)?;
        let options = menu.of_line(leg.start, self.cohort.line(next.post));
        let theirs = self.with_room(now, options, &leg)?;
        Some((mine, theirs))
    }

    /// A random option of the same duration that has room.
    pub(super) fn with_room(
        &mut self,
        now: &Standing<'_, '_>,
        options: &[Leg],
        like: &Leg,
    ) -> Option<Leg> {
        let fits = |other: &Leg| other.duration == like.duration;
        let found = self.roomy(now, options, fits)?;
        let mut places = self.cohort.judge.oracle.places(found.step());
        places.all(|place| now.left[place] > 0).then_some(found)
    }

    /// Somebody in a place, whatever the period in which they began.
    fn people(&mut self, now: &Standing<'_, '_>, place: usize) -> Option<usize> {
        let there = &now.there[place];
        if there.is_empty() {
            return None;
        }
        Some(there[self.random.below(there.len())] as usize)
    }

    /// Somebody comes to where a row lacks people: from another post of the line, or in exchange with
    /// another of their placements.
    fn supply(&mut self, now: &Standing<'_, '_>, row: usize) -> bool {
        let sources = self.cohort.sources(row);
        if sources.is_empty() {
            return false;
        }
        let place = sources[self.random.below(sources.len())] as usize;
        let (post, start) = (place / self.periods as usize, place as u32 % self.periods);
        let post = PostIx::new(post);
        let line = self.cohort.line(post);
        let count = self.cohort.candidates();
        let first = self.random.below(count);
        for who in (first..count).chain(0..first).take(TRIES) {
            let Some(wanted) = self.open(who, post, start) else { continue };
            let legs = &now.legs[who];
            let Some(at) = starting(legs, start) else { continue };
            if legs[at].duration != wanted.duration || legs[at].post == post {
                continue;
            }
            if self.cohort.line(legs[at].post) == line {
                self.draft(now, who).legs[at] = wanted;
                return true;
            }
            let held = legs.iter().position(|leg| self.cohort.line(leg.post) == line);
            let Some(other) = held else {
                continue;
            };
            if let Some((mine, _)) = self.exchanged(now, who, at, other) {
                let draft = self.draft(now, who);
                draft.legs[at] = wanted;
                draft.legs[other] = mine;
                return true;
            }
        }
        false
    }
}
