//! Moves within the rotation of one candidate.

use super::cohort::Cohort;
use super::proposer::Proposer;
use super::standing::Standing;
use crate::model::PostIx;
use crate::pricing::Leg;

/// Tries to find a line that is missing.
const TRIES: usize = 6;

/// Whether placements have one in the line of another.
fn holds(cohort: &Cohort<'_>, legs: &[Leg], other: &Leg) -> bool {
    let line = cohort.line(other.post);
    legs.iter().any(|leg| cohort.line(leg.post) == line)
}

impl Proposer<'_, '_> {
    /// Another post of the same line at the same start.
    pub(super) fn revise(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let Some(at) = self.any_leg(now, who) else { return false };
        let leg = now.legs[who][at];
        let line = self.cohort.line(leg.post);
        let options = self.cohort.menus[who].of_line(leg.start, line);
        let Some(other) = self.other(options, &leg, leg.duration) else { return false };
        self.draft(now, who).legs[at] = other;
        true
    }

    /// Another post at the same start, whatever its line.
    pub(super) fn replace(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let Some(at) = self.any_leg(now, who) else { return false };
        let legs = &now.legs[who];
        let leg = legs[at];
        let until = legs.get(at + 1).map_or(u32::MAX, |next| next.start);
        let options = self.cohort.menus[who].starting(leg.start);
        let Some(other) = self.other(options, &leg, until - leg.start) else { return false };
        self.draft(now, who).legs[at] = other;
        true
    }

    /// A post of a line that is missing takes the turn of another placement, with room if there is any.
    pub(super) fn renew(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let Some(at) = self.any_leg(now, who) else { return false };
        self.renew_at(now, who, at)
    }

    /// The same of a given placement.
    pub(super) fn renew_at(&mut self, now: &Standing<'_, '_>, who: usize, at: usize) -> bool {
        let legs = &now.legs[who];
        let leg = legs[at];
        let menu = &self.cohort.menus[who];
        let options = menu.starting(leg.start);
        let first = self.random.below(options.len());
        let missing =
            |other: &&Leg| other.duration == leg.duration && !holds(self.cohort, legs, other);
        let Some(&other) = options[first..].iter().chain(&options[..first]).find(missing) else {
            return false;
        };
        let options = menu.of_line(leg.start, self.cohort.line(other.post));
        let Some(other) = self.roomy(now, options, |other| other.duration == leg.duration) else {
            return false;
        };
        self.draft(now, who).legs[at] = other;
        true
    }

    /// A random option but the one given, no longer than a duration.
    fn other(&mut self, options: &[Leg], but: &Leg, most: u32) -> Option<Leg> {
        if options.len() < 2 {
            return None;
        }
        let first = self.random.below(options.len());
        let others = options[first..].iter().chain(&options[..first]);
        others.copied().find(|other| other.post != but.post && other.duration <= most)
    }

    /// Two placements change their turns; what lies between moves up or down.
    pub(super) fn swap(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let legs = &now.legs[who];
        if legs.len() < 2 {
            return false;
        }
        let (i, j) = self.pair(legs.len());
        let (first, second) = (legs[i], legs[j]);
        let shift = second.duration as i32 - first.duration as i32;
        let keep = self.random.below(2) == 0;
        let early = self.moved(now, who, &second, first.start, keep);
        let late = self.moved(now, who, &first, second.end() - first.duration, keep);
        let (Some(early), Some(late)) = (early, late) else { return false };
        let draft = self.draft(now, who);
        draft.legs[i] = early;
        draft.legs[j] = late;
        shift == 0 || self.shift(now, who, i + 1..j, shift)
    }

    /// One placement takes another turn; what lies between moves up or down.
    pub(super) fn cycle(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let legs = &now.legs[who];
        if legs.len() < 3 {
            return false;
        }
        let (i, j) = self.pair(legs.len());
        let (from, to, between, by, start) = if self.random.below(2) == 0 {
            let leg = legs[i];
            (i, j, i + 1..j + 1, -(leg.duration as i32), legs[j].end() - leg.duration)
        } else {
            let leg = legs[j];
            (j, i, i..j, leg.duration as i32, legs[i].start)
        };
        let keep = self.random.below(2) == 0;
        let Some(moved) = self.moved(now, who, &legs[from], start, keep) else { return false };
        self.draft(now, who);
        if !self.shift(now, who, between, by) {
            return false;
        }
        let draft = self.last();
        draft.legs.remove(from);
        draft.legs.insert(to, moved);
        true
    }

    /// Moves placements of the draft by so many periods.
    fn shift(
        &mut self,
        now: &Standing<'_, '_>,
        who: usize,
        legs: std::ops::Range<usize>,
        by: i32,
    ) -> bool {
        for at in legs {
            let leg = self.last().legs[at];
            let start = leg.start.wrapping_add_signed(by);
            let Some(moved) = self.moved(now, who, &leg, start, true) else { return false };
            self.last().legs[at] = moved;
        }
        true
    }

    /// The placement at another start: in the same post if that is asked for and open, or in one of the
    /// same line and duration, with room if there is any.
    pub(super) fn moved(
        &mut self,
        now: &Standing<'_, '_>,
        who: usize,
        leg: &Leg,
        start: u32,
        keep: bool,
    ) -> Option<Leg> {
        let line = self.cohort.line(leg.post);
        let menu = &self.cohort.menus[who];
        let same = if keep { menu.find(leg.post, start, line) } else { None };
        same.or_else(|| {
            let options = menu.of_line(start, line);
            self.roomy(now, options, |other| other.duration == leg.duration)
        })
    }

    /// A random option, one with room if there is any.
    pub(super) fn roomy(
        &mut self,
        now: &Standing<'_, '_>,
        options: &[Leg],
        fits: impl Fn(&Leg) -> bool,
    ) -> Option<Leg> {
        if options.is_empty() {
            return None;
        }
        let first = self.random.below(options.len());
        let mut found = None;
        for option in options[first..].iter().chain(&options[..first]).filter(|leg| fits(leg)) {
            let places = self.cohort.judge.oracle.places(option.step());
            if now.left[places].iter().all(|&left| left > 0) {
                return Some(*option);
            }
            found = found.or(Some(*option));
        }
        found
    }

    /// One more placement, where there is time for it.
    pub(super) fn insert(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let menu = &self.cohort.menus[who];
        if menu.legs().is_empty() {
            return false;
        }
        let near = menu.legs()[self.random.below(menu.legs().len())];
        let legs = &now.legs[who];
        let at = legs.partition_point(|leg| leg.start < near.start);
        let free = at == 0 || legs[at - 1].end() <= near.start;
        let until = legs.get(at).map_or(u32::MAX, |next| next.start);
        if !free || near.end() > until {
            return false;
        }
        self.draft(now, who).legs.insert(at, near);
        true
    }

    /// A placement of a line that is missing, whatever is in its way; what was there first goes into idle
    /// periods, if there are any.
    pub(super) fn force(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let menu = &self.cohort.menus[who];
        if menu.legs().is_empty() {
            return false;
        }
        let legs = &now.legs[who];
        let mut wanted = menu.legs()[self.random.below(menu.legs().len())];
        for _ in 0..TRIES {
            let line = self.cohort.line(wanted.post);
            if !legs.iter().any(|leg| self.cohort.line(leg.post) == line) {
                break;
            }
            wanted = menu.legs()[self.random.below(menu.legs().len())];
        }
        let first = legs.partition_point(|leg| leg.end() <= wanted.start);
        let after = legs.partition_point(|leg| leg.start < wanted.end());
        let out = legs[first..after].first().copied();
        self.draft(now, who).legs.splice(first..after, [wanted]);
        if let Some(out) = out {
            self.put_back(now, who, &out);
        }
        true
    }

    /// Gives the draft a placement in the line of another, in some idle stretch that is long enough.
    fn put_back(&mut self, now: &Standing<'_, '_>, who: usize, out: &Leg) {
        let count = self.last().legs.len();
        let first = self.random.below(count + 1);
        let periods = self.periods;
        for gap in (first..=count).chain(0..first) {
            let legs = &self.last().legs;
            let from = gap.checked_sub(1).map_or(0, |before| legs[before].end());
            let until = legs.get(gap).map_or(periods, |next| next.start);
            if until < from + out.duration {
                continue;
            }
            let start = from + self.random.below((until - from - out.duration + 1) as usize) as u32;
            if let Some(moved) = self.moved(now, who, out, start, false) {
                self.last().legs.insert(gap, moved);
                return;
            }
        }
    }

    /// All placements one right after the other, wherever that is open: in the same line if possible, or
    /// in one that is missing, or in any.
    pub(super) fn close_up(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let legs = &now.legs[who];
        let menu = &self.cohort.menus[who];
        let mut start = legs.first().map_or(0, |leg| leg.start);
        if start > 0 && !menu.starting(0).is_empty() {
            start = 0;
        }
        self.draft(now, who).legs.clear();
        let mut rest = legs.iter().copied().peekable();
        while start < self.periods {
            let leg = rest.peek().copied();
            let same = leg.and_then(|leg| self.moved(now, who, &leg, start, true));
            let options = menu.starting(start);
            let next = same.or_else(|| {
                let missing = |leg: &Leg| !holds(self.cohort, legs, leg);
                let last = leg.is_none();
                let found = self.roomy(now, options, missing);
                if last { found } else { found.or_else(|| self.roomy(now, options, |_| true)) }
            });
            rest.next();
            let Some(next) = next.filter(|next| next.end() <= self.periods) else {
                if options.is_empty() {
                    start += 1;
                    continue;
                }
                break;
            };
            self.last().legs.push(next);
            start = next.end();
        }
        true
    }

    /// One placement less.
    pub(super) fn remove(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let Some(at) = self.any_leg(now, who) else { return false };
        self.draft(now, who).legs.remove(at);
        true
    }

    /// One placement starts at another time, in the idle periods around it or anywhere else.
    pub(super) fn relocate(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        let Some(at) = self.any_leg(now, who) else { return false };
        let legs = &now.legs[who];
        let leg = legs[at];
        let near = self.random.below(2) == 0;
        let gap = if near { at } else { self.random.below(legs.len()) };
        let others = |at: &usize| *at != gap || near;
        let after = gap + usize::from(near);
        let from = gap.checked_sub(1).filter(others).map_or(0, |before| legs[before].end());
        let until = legs.get(after).map_or(self.periods, |next| next.start);
        if until < from + leg.duration + u32::from(near) {
            return false;
        }
        let start = from + self.random.below((until - from - leg.duration + 1) as usize) as u32;
        let keep = self.random.below(2) == 0;
        let Some(moved) = self.moved(now, who, &leg, start, keep) else { return false };
        if moved.start == leg.start && moved.post == leg.post {
            return false;
        }
        let draft = self.draft(now, who);
        draft.legs.remove(at);
        let to = draft.legs.partition_point(|other| other.start < moved.start);
        let clear = to == 0 || draft.legs[to - 1].end() <= moved.start;
        if !clear || draft.legs.get(to).is_some_and(|next| next.start < moved.end()) {
            return false;
        }
        draft.legs.insert(to, moved);
        true
    }

    fn any_leg(&mut self, now: &Standing<'_, '_>, who: usize) -> Option<usize> {
        let count = now.legs[who].len();
        (count > 0).then(|| self.random.below(count))
    }

    /// Two different positions, the lower one first.
    pub(super) fn pair(&mut self, count: usize) -> (usize, usize) {
        let i = self.random.below(count);
        let j = (i + 1 + self.random.below(count - 1)) % count;
        (i.min(j), i.max(j))
    }

    /// The placement in a post, if it is open to somebody.
    pub(super) fn open(&self, who: usize, post: PostIx, start: u32) -> Option<Leg> {
        self.cohort.menus[who].find(post, start, self.cohort.line(post))
    }
}
