//! Better plans by ejection and reinsertion.
//!
//! One move lets a random candidate take their best rotation as if no place were full, ejects others
//! from the full ones, and reinserts these in what is left. Another takes a few people with related
//! places out and reinserts them in random order. A move that ends worse is undone unless the
//! threshold lets it pass. Large neighbourhood
//! search: Shaw (1998), "Using constraint programming and local search methods to solve vehicle
//! routing problems"; threshold accepting: Dueck and Scheuer (1990), J. Comput. Physics 90.

mod chain;
mod shelf;
mod teams;

pub(super) use teams::{Effort, improve};
use shelf::Shelf;
use super::limits::Limits;
use super::random::Random;
use super::roster::{Held, Roster, Tools, Worth};
use crate::certify::PRICE_UNIT;
use crate::rotation::Step;

/// Most people that one move touches.
const MOST_MOVED: usize = 12;

/// A move that was made: who, with what they had before and after.
pub(super) type Moved = Vec<(u32, Held, Held)>;

/// What a run of moves did.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) moves: Vec<Moved>,
    pub(super) tries: usize,
    pub(super) work: u64,
}

/// A run of moves on one roster.
#[derive(Debug)]
pub(super) struct Improver<'a> {
    roster: Roster<'a>,
    tools: Tools,
    random: Random,
    /// Rotations taken away in the current move, to undo it.
    undo: Vec<(usize, Held)>,
    /// Who moved since the last agreement, with what they had before it.
    since: Vec<(u32, Held)>,
    noise: usize,
    shelf: Shelf,
    patience: i64,
    margin: i64,
    stats: [[u64; 4]; 4],
}

impl<'a> Improver<'a> {
    pub(super) fn new(roster: Roster<'a>, tools: Tools, random: Random) -> Self {
        let candidates = roster.held.len();
        let get = |name: &str, default: i64| std::env::var(name).map_or(default, |v| v.parse().unwrap());
        let average = 1024 * roster.worth.points.abs() / candidates.max(1) as i64;
        let noise = 1 + (average / 1000 * get("ZZ_NOISE", 20)) as usize;
        let margin = average / 1000 * get("ZZ_LK", 20);
        Self {
            roster,
            tools,
            random,
            undo: Vec::new(),
            since: Vec::new(),
            noise,
            shelf: Shelf::new(candidates),
            patience: 0,
            margin,
            stats: Default::default(),
        }
    }

    /// Takes its own moves since the last agreement back, and makes those agreed on.
    pub(super) fn agree(&mut self, agreed: &[(u32, Held)]) {
        for (candidate, before) in std::mem::take(&mut self.since).into_iter().rev() {
            self.roster.remove(candidate as usize);
            self.roster.restore(candidate as usize, before);
        }
        for (candidate, after) in agreed {
            self.roster.remove(*candidate as usize);
            self.roster.restore(*candidate as usize, after.clone());
        }
    }

    /// Tries up to `tries` moves, or until `changes` were made; each may end `slack` points worse.
    pub(super) fn batch(
        &mut self,
        tries: usize,
        changes: usize,
        slack: i64,
        limits: &Limits,
    ) -> Batch {
        let mut batch = Batch { moves: Vec::new(), tries: 0, work: 0 };
        while batch.tries < tries && batch.moves.len() < changes {
            if batch.tries % 64 == 63 && limits.interrupted() {
                break;
            }
            batch.tries += 1;
            if let Some(moved) = self.attempt(slack) {
                let before = moved.iter().map(|(candidate, before, _)| (*candidate, before.clone()));
                self.since.extend(before);
                batch.moves.push(moved);
            }
        }
        batch.work = std::mem::take(&mut self.tools.work);
        batch
    }

    /// One move; `None` if it was undone or changed nothing.
    fn attempt(&mut self, slack: i64) -> Option<Moved> {
        let before = self.roster.worth;
        self.patience = PRICE_UNIT * slack + self.margin;
        self.undo.clear();
        let first = self.random.below(self.roster.held.len());
        let t = std::time::Instant::now();
        let kind = zz_mix(self.random.below(100));
        match kind {
            0 => self.shuffle_around(first),
            1 => self.eject(first),
            _ => self.shift(first),
        }
        let after = self.roster.worth;
        self.stats[kind][0] += 1;
        let allowed = Worth { points: after.points + slack + 1, ..after };
        let mut r = None;
        if allowed.beats(before) {
            let undo = self.undo.drain(..);
            let held = &self.roster.held;
            let moved = undo.filter(|(candidate, before)| held[*candidate] != *before);
            let moved: Moved = moved
                .map(|(candidate, before)| (candidate as u32, before, held[candidate].clone()))
                .collect();
            r = (!moved.is_empty()).then_some(moved);
            self.stats[kind][1] += u64::from(r.is_some());
            self.stats[kind][2] += u64::from(after.beats(before));
        } else {
            self.revert();
        }
        self.stats[kind][3] += t.elapsed().as_nanos() as u64;
        r
    }

    /// Whether this move has moved a candidate already.
    fn moved(&self, candidate: usize) -> bool {
        self.undo.iter().any(|(other, _)| *other == candidate)
    }

    fn take_away(&mut self, candidate: usize) {
        if self.undo.iter().all(|(other, _)| *other != candidate) {
            let held = self.roster.remove(candidate);
            self.undo.push((candidate, held));
        } else {
            self.roster.remove(candidate);
        }
    }

    /// Lets one take their best at the prices, and rehouses those in the way.
    fn eject(&mut self, first: usize) {
        self.take_away(first);
        let mut waiting = vec![first];
        let mut may_eject = 1 + self.random.below(3);
        let chains = zz_chains();
        while let Some(candidate) = waiting.pop() {
            let eject = may_eject > 0 && self.undo.len() < MOST_MOVED;
            if !eject {
                self.roster.insert_best(candidate, &mut self.tools);
                continue;
            }
            may_eject -= 1;
            if !self.roster.best_open(candidate, &mut self.tools) {
                continue;
            }
            let steps = self.tools.answer.steps.clone();
            let points = self.tools.answer.points;
            if chains {
                self.force(candidate, steps, points);
                return;
            }
            for row in steps.iter().flat_map(|&step| self.roster.oracle.places(step)) {
                if self.roster.left(row) <= 0 {
                    if let Some(&out) = self.pick(row) {
                        self.take_away(out as usize);
                        waiting.insert(0, out as usize);
                    } else {
                        return;
                    }
                }
            }
            self.roster.insert(candidate, steps, points);
        }
    }

    /// Gives a candidate a rotation whatever is full, and lets chains rehouse those in the way.
    fn force(&mut self, candidate: usize, steps: Vec<Step>, points: i64) {
        let mut gaps = Vec::new();
        for &step in &steps {
            for row in self.roster.oracle.places(step) {
                if self.roster.left(row) > 0 {
                    continue;
                }
                let there = self.roster.occupants(row);
                let turn = self.random.below(there.len().max(1));
                let free = |&&out: &&u32| !self.moved(out as usize);
                let Some(&out) = there[turn..].iter().chain(&there[..turn]).find(free) else {
                    return;
                };
                gaps.push(self.eject_from(out as usize, Some(step)));
            }
        }
        self.roster.insert(candidate, steps, points);
        for gap in gaps {
            self.fill(gap, None);
        }
    }

    fn pick(&mut self, row: usize) -> Option<&u32> {
        let there = self.roster.occupants(row);
        if there.is_empty() {
            return None;
        }
        let at = self.random.below(there.len());
        self.roster.occupants(row).get(at)
    }

    /// Takes one and a few others in related places away, and reinserts all in random order.
    fn shuffle_around(&mut self, first: usize) {
        let mut moved = vec![first];
        if self.roster.best_open(first, &mut self.tools) {
            for &step in &self.tools.answer.steps {
                for row in self.roster.oracle.places(step) {
                    moved.extend(self.roster.occupants(row).iter().map(|&there| there as usize));
                }
            }
        }
        let others = self.random.below(3);
        for _ in 0..others {
            moved.push(self.random.below(self.roster.held.len()));
        }
        moved.sort_unstable();
        moved.dedup();
        self.random.shuffle(&mut moved);
        moved.truncate(MOST_MOVED);
        for &candidate in &moved {
            self.take_away(candidate);
        }
        for candidate in moved {
            self.roster.insert_best(candidate, &mut self.tools);
        }
    }

    fn revert(&mut self) {
        let undo = std::mem::take(&mut self.undo);
        for (candidate, _) in &undo {
            self.roster.remove(*candidate);
        }
        for (candidate, held) in undo {
            self.roster.restore(candidate, held);
        }
    }
}

fn zz_mix(at: usize) -> usize {
    thread_local!(static MIX: [usize; 2] = {
        let mix = std::env::var("ZZ_MIX").unwrap_or("33,67".into());
        let mix: Vec<usize> = mix.split(',').map(|v| v.parse().unwrap()).collect();
        [mix[0], mix[1]]
    });
    MIX.with(|mix| if at < mix[0] { 0 } else if at < mix[0] + mix[1] { 1 } else { 2 })
}

fn zz_chains() -> bool {
    thread_local!(static CHAINS: bool = std::env::var("ZZ_CHAINS").is_ok());
    CHAINS.with(|c| *c)
}
