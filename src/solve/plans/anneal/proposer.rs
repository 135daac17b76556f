//! Draws moves: what candidates could do instead.

use super::cohort::Cohort;
use super::standing::{Draft, Standing};
use crate::pricing::Leg;
use crate::solve::random::Random;

/// How often each sort of move is drawn, of [`ALL`]: those before it taken off.
const REVISE: usize = 16;
const SWAP: usize = 42;
const CHAIN: usize = 66;
const TRADE: usize = 76;
const REPLACE: usize = 77;
const RENEW: usize = 80;
const FORCE: usize = 82;
const CROSS: usize = 86;
const CYCLE: usize = 91;
const RELOCATE: usize = 95;
const INSERT: usize = 97;
const REMOVE: usize = 99;
const ALL: usize = 100;
/// While rotations break rules, one move in so many is of one of those.
const MENDING: usize = 8;
/// While places or rows are broken, one move in so many is about one of those.
const EASING: usize = 4;

/// Draws moves and holds the drafts of the latest one.
#[derive(Debug)]
pub(super) struct Proposer<'c, 'a> {
    pub(super) cohort: &'c Cohort<'a>,
    pub(super) random: Random,
    pub(super) periods: u32,
    drafts: Vec<Draft>,
    used: usize,
    /// First places that a chain takes, and those that it leaves.
    pub(super) taken: Vec<(usize, Leg)>,
    pub(super) freed: Vec<usize>,
    /// Places that had too many people, and rows too little, when last looked at.
    pub(super) crowded: Vec<u32>,
    pub(super) lacking: Vec<u32>,
}

impl<'c, 'a> Proposer<'c, 'a> {
    pub(super) fn new(cohort: &'c Cohort<'a>, random: Random) -> Self {
        let periods = cohort.judge.oracle.scheme().periods() as u32;
        Self {
            cohort,
            random,
            periods,
            drafts: Vec::new(),
            used: 0,
            taken: Vec::new(),
            freed: Vec::new(),
            crowded: Vec::new(),
            lacking: Vec::new(),
        }
    }

    /// Draws a move; `None` where the one drawn cannot be made.
    pub(super) fn draw(&mut self, now: &Standing<'_, '_>) -> Option<&mut [Draft]> {
        self.used = 0;
        if now.score.own > 0 && self.random.below(MENDING) == 0 {
            let first = self.random.below(self.cohort.candidates());
            let mut all = (first..self.cohort.candidates()).chain(0..first);
            return all.find(|&who| now.is_broken(who)).and_then(|who| self.draw_for(now, who));
        }
        if self.crowds() && self.random.below(EASING) == 0 {
            return self.ease(now).then(|| &mut self.drafts[..self.used]);
        }
        let who = self.random.below(self.cohort.candidates());
        let done = match self.random.below(ALL) {
            0..REVISE => self.revise(now, who),
            REVISE..SWAP => self.swap(now, who),
            SWAP..CHAIN => self.chain(now, who),
            CHAIN..TRADE => self.trade(now, who),
            TRADE..REPLACE => self.replace(now, who),
            REPLACE..RENEW => self.renew(now, who),
            RENEW..FORCE => self.force(now, who),
            FORCE..CROSS => self.cross(now, who, false),
            CROSS..CYCLE => self.cycle(now, who),
            CYCLE..RELOCATE => self.relocate(now, who),
            RELOCATE..INSERT => self.insert(now, who),
            INSERT..REMOVE => self.remove(now, who),
            _ => self.cross(now, who, true),
        };
        done.then(|| &mut self.drafts[..self.used])
    }

    /// Draws a move of one candidate alone.
    pub(super) fn draw_for(&mut self, now: &Standing<'_, '_>, who: usize) -> Option<&mut [Draft]> {
        self.used = 0;
        let done = match self.random.below(10) {
            0 => self.revise(now, who),
            1 | 2 => self.swap(now, who),
            3 => self.replace(now, who),
            4 => self.cycle(now, who),
            5 => self.relocate(now, who),
            6..=8 => self.renew(now, who),
            _ => self.force(now, who),
        };
        done.then(|| &mut self.drafts[..self.used])
    }

    /// Drafts the rotation of somebody without gaps.
    pub(super) fn compact(&mut self, now: &Standing<'_, '_>, who: usize) -> Option<&mut [Draft]> {
        self.used = 0;
        self.close_up(now, who).then(|| &mut self.drafts[..self.used])
    }

    /// A draft of somebody, as they are now.
    pub(super) fn draft(&mut self, now: &Standing<'_, '_>, who: usize) -> &mut Draft {
        if self.used == self.drafts.len() {
            self.drafts.push(Draft::default());
        }
        self.used += 1;
        let draft = &mut self.drafts[self.used - 1];
        now.open(draft, who);
        draft
    }

    /// Drops all drafts of the move.
    pub(super) fn restart(&mut self) {
        self.used = 0;
    }

    /// The latest draft of the move.
    pub(super) fn last(&mut self) -> &mut Draft {
        &mut self.drafts[self.used - 1]
    }

    pub(super) fn drafts_used(&self) -> usize {
        self.used
    }

    pub(super) fn drafts(&mut self) -> &mut [Draft] {
        &mut self.drafts[..self.used]
    }

    pub(super) fn is_drafted(&self, who: usize) -> bool {
        self.drafts[..self.used].iter().any(|draft| draft.who == who)
    }
}
