//! The shortest chain of people that empties a place: a breadth-first search between two periods.

use super::exchanges::starting;
use super::proposer::Proposer;
use super::standing::Standing;
use crate::pricing::Leg;

/// Most people in a chain.
const MOST_LINKS: usize = 6;
/// Not reached.
const NOBODY: u32 = u32::MAX;

impl Proposer<'_, '_> {
    /// Somebody exchanges a placement in time with another of theirs, for which others do the same: each
    /// takes the next one's place in the first period and the previous one's in the second.
    ///
    /// The last finds room in the first period, and the first one finds it in the second.
    pub(super) fn reroute(&mut self, now: &Standing<'_, '_>, who: usize, at: usize) -> bool {
        let legs = &now.legs[who];
        let leg = legs[at];
        let first = self.random.below(legs.len());
        for other in (first..legs.len()).chain(0..first) {
            let late = legs[other];
            if other == at || late.duration != leg.duration {
                continue;
            }
            let line = self.cohort.line(leg.post);
            let options = self.cohort.menus[who].of_line(late.start, line);
            let Some(opening) = self.with_room(now, options, &leg) else { continue };
            let times = [leg.start, late.start];
            let Some((path, closing)) = self.path(now, who, leg.duration, times) else { continue };
            if self.follow(now, &path, times, (opening, closing)) {
                return true;
            }
            self.restart();
        }
        false
    }

    /// The people of a shortest chain, and where the last one finds room.
    fn path(
        &mut self,
        now: &Standing<'_, '_>,
        who: usize,
        duration: u32,
        times: [u32; 2],
    ) -> Option<(Vec<usize>, Leg)> {
        let cohort = self.cohort;
        let count = cohort.candidates();
        let held = |who: usize| {
            let of = |start| starting(&now.legs[who], start).map(|at| now.legs[who][at]);
            let both = (of(times[0])?, of(times[1])?);
            (both.0.duration == duration && both.1.duration == duration).then_some(both)
        };
        let pairs: Vec<Option<(Leg, Leg)>> = (0..count).map(held).collect();
        let mut before = vec![NOBODY; count];
        let mut lines = Vec::new();
        let mut queue = vec![who];
        before[who] = who as u32;
        let first = self.random.below(count);
        let mut done = 0;
        while done < queue.len() {
            let link = queue[done];
            done += 1;
            let (_, late) = pairs[link]?;
            let wanted = cohort.line(late.post);
            let options = cohort.menus[link].of_line(times[0], wanted);
            if let Some(closing) = self.with_room(now, options, &late) {
                let mut path = vec![link];
                while path[path.len() - 1] != who {
                    path.push(before[path[path.len() - 1]] as usize);
                }
                path.reverse();
                return (path.len() <= MOST_LINKS).then_some((path, closing));
            }
            if lines.contains(&wanted) {
                continue;
            }
            lines.push(wanted);
            for next in (first..count).chain(0..first) {
                let Some((early, _)) = pairs[next] else { continue };
                if before[next] == NOBODY
                    && cohort.line(early.post) == wanted
                    && self.open(link, early.post, times[0]).is_some()
                    && self.open(next, late.post, times[1]).is_some()
                {
                    before[next] = link as u32;
                    queue.push(next);
                }
            }
        }
        None
    }

    /// Drafts the changes of a chain.
    fn follow(
        &mut self,
        now: &Standing<'_, '_>,
        path: &[usize],
        times: [u32; 2],
        (opening, closing): (Leg, Leg),
    ) -> bool {
        let held = |who: usize, at: usize| {
            starting(&now.legs[who], times[at]).map(|found| (found, now.legs[who][found].post))
        };
        for (link, &who) in path.iter().enumerate() {
            let (Some((i, _)), Some((j, _))) = (held(who, 0), held(who, 1)) else { return false };
            let early = match path.get(link + 1) {
                Some(&next) => held(next, 0).and_then(|(_, post)| self.open(who, post, times[0])),
                None => Some(closing),
            };
            let late = match link.checked_sub(1) {
                Some(last) => {
                    held(path[last], 1).and_then(|(_, post)| self.open(who, post, times[1]))
                }
                None => Some(opening),
            };
            let (Some(early), Some(late)) = (early, late) else { return false };
            let draft = self.draft(now, who);
            draft.legs[i] = early;
            draft.legs[j] = late;
        }
        true
    }
}
