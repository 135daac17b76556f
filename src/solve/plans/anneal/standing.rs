//! A plan under annealing: everybody's placements, and by how much it breaks rules.

use super::cohort::Cohort;
use crate::model::CandidateIx;
use crate::pricing::{JudgeScratch, Judgement, Leg, Step};

/// What a plan has, and what is wrong with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    /// Points of rotations, less those lost to soft rows.
    pub(super) points: i64,
    /// The lowest total; kept where it counts.
    pub(super) lowest: i64,
    /// Placements that places have no room for, period by period.
    pub(super) over: i64,
    /// Placements by which hard rows are broken.
    pub(super) rows: i64,
    /// Units by which rules on one rotation are broken.
    pub(super) own: i64,
}

impl Score {
    pub(super) fn is_feasible(&self) -> bool {
        self.over == 0 && self.rows == 0 && self.own == 0
    }
}

/// Another rotation for a candidate.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) who: usize,
    pub(super) legs: Vec<Leg>,
    judgement: Judgement,
}

/// A plan, rules broken or not.
#[derive(Clone, Debug)]
pub(super) struct Standing<'c, 'a> {
    cohort: &'c Cohort<'a>,
    pub(super) legs: Vec<Vec<Leg>>,
    judged: Vec<Judgement>,
    /// Places left, by post and period; below 0 where there are too many.
    pub(super) left: Vec<i32>,
    /// Who is there, by post and period.
    pub(super) there: Vec<Vec<u32>>,
    /// Sums of rows.
    sums: Vec<i64>,
    pub(super) score: Score,
    scratch: JudgeScratch,
}

impl<'c, 'a> Standing<'c, 'a> {
    /// The plan in which nobody is placed.
    pub(super) fn empty(cohort: &'c Cohort<'a>) -> Self {
        let candidates = cohort.candidates();
        let mut standing = Self {
            cohort,
            legs: vec![Vec::new(); candidates],
            judged: Vec::with_capacity(candidates),
            left: cohort.capacity.clone(),
            there: vec![Vec::new(); cohort.capacity.len()],
            sums: vec![0; cohort.rows.len()],
            score: Score::default(),
            scratch: JudgeScratch::default(),
        };
        for at in 0..candidates {
            let empty = cohort.judge.judge(CandidateIx::new(at), &[], &mut standing.scratch);
            standing.judged.push(empty);
            standing.score.points += empty.points;
            standing.score.own += empty.broken;
        }
        for row in cohort.rows.all() {
            standing.score.rows += row.limit.broken(0);
            standing.score.points -= row.limit.lost(0).unwrap_or(0);
        }
        if !cohort.rows.only_cells() {
            for at in 0..candidates {
                standing.count_whole(at, &[], 1);
            }
        }
        standing.score.lowest = standing.least();
        standing
    }

    /// Fills a draft with somebody's placements.
    pub(super) fn open(&self, draft: &mut Draft, who: usize) {
        draft.who = who;
        draft.legs.clone_from(&self.legs[who]);
    }

    /// Puts drafts into effect on trial; says what the plan then has. [`Standing::keep`] or
    /// [`Standing::revert`] must follow.
    pub(super) fn attempt(&mut self, drafts: &mut [Draft]) -> Score {
        let before = self.score;
        let mut lowest = i64::MAX;
        let mut fallen = false;
        for draft in &mut *drafts {
            let who = CandidateIx::new(draft.who);
            draft.judgement = self.cohort.judge.judge(who, &draft.legs, &mut self.scratch);
            let old = self.judged[draft.who];
            self.score.points += draft.judgement.points - old.points;
            self.score.own += draft.judgement.broken - old.broken;
            fallen |= old.points == before.lowest;
            lowest = lowest.min(draft.judgement.points);
            let legs = std::mem::take(&mut self.legs[draft.who]);
            self.change(draft.who, &legs, &draft.legs);
            self.legs[draft.who] = legs;
        }
        if !self.cohort.worst.is_none() {
            self.score.lowest = lowest.min(before.lowest);
            if fallen && lowest > before.lowest {
                for draft in &mut *drafts {
                    std::mem::swap(&mut self.judged[draft.who], &mut draft.judgement);
                }
                self.score.lowest = self.least();
                for draft in &mut *drafts {
                    std::mem::swap(&mut self.judged[draft.who], &mut draft.judgement);
                }
            }
        }
        let after = self.score;
        self.score = before;
        after
    }

    /// Makes what was attempted last.
    pub(super) fn keep(&mut self, drafts: &mut [Draft], score: Score) {
        self.score = score;
        for draft in drafts {
            let legs = std::mem::take(&mut self.legs[draft.who]);
            let oracle = self.cohort.judge.oracle;
            let there = &mut self.there;
            differ(&legs, &draft.legs, &mut |leg, comes| {
                for place in oracle.places(leg.step()) {
                    if comes {
                        there[place].push(draft.who as u32);
                    } else if let Some(at) =
                        there[place].iter().position(|&who| who == draft.who as u32)
                    {
                        there[place].swap_remove(at);
                    }
                }
            });
            self.judged[draft.who] = draft.judgement;
            self.legs[draft.who] = std::mem::replace(&mut draft.legs, legs);
        }
    }

    /// Takes back what was attempted last.
    pub(super) fn revert(&mut self, drafts: &[Draft]) {
        let score = self.score;
        for draft in drafts.iter().rev() {
            let legs = std::mem::take(&mut self.legs[draft.who]);
            self.change(draft.who, &draft.legs, &legs);
            self.legs[draft.who] = legs;
        }
        self.score = score;
    }

    /// Replaces placements in places and rows.
    fn change(&mut self, who: usize, from: &[Leg], to: &[Leg]) {
        let cohort = self.cohort;
        let Self { left, sums, score, .. } = self;
        differ(from, to, &mut |leg, comes| {
            let first = cohort.judge.oracle.place(leg.step(), 0);
            let left = &mut left[first..first + leg.duration as usize];
            if comes {
                for left in left {
                    score.over += i64::from(*left <= 0);
                    *left -= 1;
                }
            } else {
                for left in left {
                    *left += 1;
                    score.over -= i64::from(*left <= 0);
                }
            }
            if !sums.is_empty() {
                let sign = if comes { 1 } else { -1 };
                cohort.amounts(who, leg, &mut |row, amount| {
                    add(cohort, sums, score, row, sign * amount);
                });
            }
        });
        if !self.cohort.rows.only_cells() {
            self.count_whole(who, from, -1);
            self.count_whole(who, to, 1);
        }
    }

    /// Counts a rotation towards rows that look at whole ones.
    #[cold]
    fn count_whole(&mut self, who: usize, legs: &[Leg], sign: i64) {
        let steps: Vec<Step> = legs.iter().map(Leg::step).collect();
        let scheme = self.cohort.judge.oracle.scheme();
        let (cohort, sums, score) = (self.cohort, &mut self.sums, &mut self.score);
        cohort.rows.reached(scheme, CandidateIx::new(who), &steps, &mut |row| {
            add(cohort, sums, score, row, sign);
        });
    }

    /// Whether a row has less than it must.
    pub(super) fn lacks(&self, row: usize) -> bool {
        let limit = self.cohort.rows.all()[row].limit;
        limit.broken(self.sums[row]) > 0 && limit.least.is_some_and(|least| self.sums[row] < least)
    }

    fn least(&self) -> i64 {
        self.judged.iter().map(|judged| judged.points).min().unwrap_or(0)
    }

    /// Points of somebody's rotation.
    pub(super) fn points(&self, who: usize) -> i64 {
        self.judged[who].points
    }

    /// Whether somebody's rotation breaks rules.
    pub(super) fn is_broken(&self, who: usize) -> bool {
        self.judged[who].broken > 0
    }
}

fn add(cohort: &Cohort<'_>, sums: &mut [i64], score: &mut Score, row: usize, amount: i64) {
    let limit = cohort.rows.all()[row].limit;
    let (before, after) = (sums[row], sums[row] + amount);
    sums[row] = after;
    if limit.allows(before) && limit.allows(after) {
        return;
    }
    score.rows += limit.broken(after) - limit.broken(before);
    score.points -= limit.lost(after).unwrap_or(0) - limit.lost(before).unwrap_or(0);
}

/// Calls back with the placements in which two rotations differ, and whether it is the second that has
/// it.
fn differ(from: &[Leg], to: &[Leg], call: &mut dyn FnMut(&Leg, bool)) {
    let (mut old, mut new) = (from.iter().peekable(), to.iter().peekable());
    loop {
        match (old.peek(), new.peek()) {
            (Some(a), Some(b)) if a.start == b.start => {
                if a.post != b.post {
                    call(a, false);
                    call(b, true);
                }
                old.next();
                new.next();
            }
            (Some(a), b) if b.is_none_or(|b| a.start < b.start) => {
                call(a, false);
                old.next();
            }
            (_, Some(b)) => {
                call(b, true);
                new.next();
            }
            _ => return,
        }
    }
}
