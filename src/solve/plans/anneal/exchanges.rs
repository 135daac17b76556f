//! Moves that several candidates make together, so that places stay as full as they are.

use super::proposer::Proposer;
use super::standing::Standing;
use crate::pricing::Leg;

/// Most people in a chain.
const MOST_LINKS: usize = 8;

impl Proposer<'_, '_> {
    /// Somebody takes another post of the same line, and who is there takes theirs.
    pub(super) fn trade(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        if now.legs[who].is_empty() {
            return false;
        }
        let at = self.random.below(now.legs[who].len());
        let leg = now.legs[who][at];
        let options = self.cohort.menus[who].of_line(leg.start, self.cohort.line(leg.post));
        if options.len() < 2 {
            return false;
        }
        let wanted = options[self.random.below(options.len())];
        if wanted.post == leg.post {
            return false;
        }
        let there = &now.there[self.cohort.judge.oracle.place(wanted.step(), 0)];
        if there.is_empty() {
            return false;
        }
        let other = there[self.random.below(there.len())] as usize;
        let Some(from) = starting(&now.legs[other], leg.start) else { return false };
        let Some(given) = self.open(other, leg.post, leg.start) else { return false };
        if now.legs[other][from].post != wanted.post || given.duration != wanted.duration {
            return false;
        }
        self.draft(now, who).legs[at] = wanted;
        self.draft(now, other).legs[from] = given;
        true
    }

    /// Two people exchange what they do from the same period on, for one placement or for all of them.
    pub(super) fn cross(&mut self, now: &Standing<'_, '_>, who: usize, whole: bool) -> bool {
        let other = self.random.below(self.cohort.candidates());
        if other == who || now.legs[who].is_empty() || now.legs[other].is_empty() {
            return false;
        }
        if whole {
            return self.take_over(now, who, other) && self.take_over(now, other, who);
        }
        let at = self.random.below(now.legs[who].len());
        let leg = now.legs[who][at];
        let Some(from) = starting(&now.legs[other], leg.start) else { return false };
        let theirs = now.legs[other][from];
        if theirs.post == leg.post || theirs.duration != leg.duration {
            return false;
        }
        let mine = self.open(who, theirs.post, leg.start);
        let given = self.open(other, leg.post, leg.start);
        let (Some(mine), Some(given)) = (mine, given) else { return false };
        self.draft(now, who).legs[at] = mine;
        self.draft(now, other).legs[from] = given;
        true
    }

    /// Drafts the rotation of another for somebody.
    fn take_over(&mut self, now: &Standing<'_, '_>, who: usize, from: usize) -> bool {
        self.draft(now, who).legs.clear();
        for leg in &now.legs[from] {
            let Some(leg) = self.open(who, leg.post, leg.start) else { return false };
            self.last().legs.push(leg);
        }
        true
    }

    /// Two placements of somebody change their times, those whose places they need do the same, and so
    /// on: a Kempe chain between two periods.
    pub(super) fn chain(&mut self, now: &Standing<'_, '_>, who: usize) -> bool {
        if now.legs[who].len() < 2 {
            return false;
        }
        let (i, j) = self.pair(now.legs[who].len());
        self.chain_of(now, who, i, j)
    }

    /// The chain that begins with two given placements.
    pub(super) fn chain_of(
        &mut self,
        now: &Standing<'_, '_>,
        who: usize,
        i: usize,
        j: usize,
    ) -> bool {
        let times = [now.legs[who][i].start, now.legs[who][j].start];
        if now.legs[who][i].duration != now.legs[who][j].duration {
            return false;
        }
        self.taken.clear();
        self.freed.clear();
        if !self.turn(now, who, times) {
            return false;
        }
        let mut done = 0;
        while done < self.taken.len() {
            let (place, leg) = self.taken[done];
            done += 1;
            let used = self.taken[..].iter().filter(|(other, _)| *other == place).count();
            let freed = self.freed.iter().filter(|&&other| other == place).count();
            if now.left[place] + freed as i32 >= used as i32 || self.drafts_used() >= MOST_LINKS {
                continue;
            }
            let there = &now.there[place];
            if there.is_empty() {
                continue;
            }
            let first = self.random.below(there.len());
            let others = there[first..].iter().chain(&there[..first]);
            let next = others.copied().map(|other| other as usize).find(|&other| {
                let of = |start| starting(&now.legs[other], start).map(|at| now.legs[other][at]);
                let both = [of(times[0]), of(times[1])];
                let same = both.iter().all(|own| own.is_some_and(|l| l.duration == leg.duration));
                let holds = both.iter().flatten().any(|l| l.step() == leg.step());
                same && holds && !self.is_drafted(other)
            });
            if let Some(next) = next
                && !self.turn(now, next, times)
            {
                return false;
            }
        }
        true
    }

    /// Drafts that somebody changes the times of two placements.
    fn turn(&mut self, now: &Standing<'_, '_>, who: usize, times: [u32; 2]) -> bool {
        let legs = &now.legs[who];
        let at = times.map(|start| starting(legs, start));
        let [Some(i), Some(j)] = at else { return false };
        let (first, second) = (legs[i], legs[j]);
        if first.duration != second.duration {
            return false;
        }
        let early = self.moved(now, who, &second, first.start, true);
        let late = self.moved(now, who, &first, second.start, true);
        let (Some(early), Some(late)) = (early, late) else { return false };
        let draft = self.draft(now, who);
        draft.legs[i] = early;
        draft.legs[j] = late;
        let oracle = self.cohort.judge.oracle;
        for leg in [early, late] {
            self.taken.push((oracle.place(leg.step(), 0), leg));
        }
        for leg in [first, second] {
            self.freed.push(oracle.place(leg.step(), 0));
        }
        true
    }
}

/// The placement that starts in a period.
pub(super) fn starting(legs: &[Leg], start: u32) -> Option<usize> {
    legs.binary_search_by_key(&start, |leg| leg.start).ok()
}
