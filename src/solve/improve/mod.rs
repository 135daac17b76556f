//! Better plans by ejection and reinsertion.
//!
//! One move lets a random candidate take their best rotation as if no place were full, ejects others
//! from the full ones, and reinserts these in what is left. Another takes a few people with related
//! places out and reinserts them in random order. A move that ends worse is undone unless the
//! threshold lets it pass. Large neighbourhood
//! search: Shaw (1998), "Using constraint programming and local search methods to solve vehicle
//! routing problems"; threshold accepting: Dueck and Scheuer (1990), J. Comput. Physics 90.

mod chain;
mod parts;
mod shelf;

pub(super) use parts::improve;
use shelf::Shelf;
use super::limits::Limits;
use super::random::Random;
use super::roster::{Held, Roster, Tools, Worth};
use crate::rotation::Step;

/// Most people that one move touches.
const MOST_MOVED: usize = 12;

/// How long to improve, and how patiently.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schedule {
    pub(super) moves: usize,
    /// How many points worse a move may end: at first, and in the end.
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) work: u64,
}

/// A run of moves on one roster.
pub(super) struct Improver<'r, 'a> {
    roster: &'r mut Roster<'a>,
    /// Who may be moved.
    members: &'r [u32],
    tools: &'r mut Tools,
    random: &'r mut Random,
    /// Rotations taken away in the current move, to undo it.
    undo: Vec<(usize, Held)>,
    best: Vec<Held>,
    best_worth: Worth,
    /// Candidates whose rotation may differ from the best, and whether they are listed.
    stale: Vec<u32>,
    is_stale: Vec<bool>,
    noise: usize,
    shelf: Shelf,
    patience: i64,
    margin: i64,
    stats: [[u64; 4]; 4],
}

impl<'r, 'a> Improver<'r, 'a> {
    pub(super) fn new(
        roster: &'r mut Roster<'a>,
        members: &'r [u32],
        tools: &'r mut Tools,
        random: &'r mut Random,
    ) -> Self {
        let (best, best_worth) = (roster.held.clone(), roster.worth);
        let is_stale = vec![false; best.len()];
        let get = |name: &str, default: i64| std::env::var(name).map_or(default, |v| v.parse().unwrap());
        let average = 1024 * roster.worth.points.abs() / members.len().max(1) as i64;
        let noise = 1 + (average / 1000 * get("ZZ_NOISE", 5)) as usize;
        let margin = average / 1000 * get("ZZ_LK", 5);
        let shelf = Shelf::new(best.len());
        Self {
            roster,
            members,
            tools,
            random,
            undo: Vec::new(),
            best,
            best_worth,
            stale: Vec::new(),
            is_stale,
            noise,
            shelf,
            patience: 0,
            margin,
            stats: Default::default(),
        }
    }

    /// Makes moves by a schedule.
    pub(super) fn run(&mut self, schedule: &Schedule, limits: &Limits) {
        let Schedule { moves, from, to, work } = *schedule;
        for at in 0..moves {
            if self.tools.work >= work || (at % 64 == 0 && limits.interrupted()) {
                break;
            }
            let slack = to + (from - to) * (moves - at) as i64 / moves as i64;
            self.attempt(slack);
        }
        if std::env::var("ZZ_STATS").is_ok() {
            eprintln!("{:?}", self.stats);
        }
    }

    fn attempt(&mut self, slack: i64) {
        let before = self.roster.worth;
        self.patience = 1024 * slack + self.margin;
        self.undo.clear();
        let first = self.members[self.random.below(self.members.len())] as usize;
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
        if allowed.beats(before) {
            self.stats[kind][1] += 1;
            for (candidate, _) in &self.undo {
                if !std::mem::replace(&mut self.is_stale[*candidate], true) {
                    self.stale.push(*candidate as u32);
                }
            }
            if after.beats(self.best_worth) {
                self.stats[kind][2] += 1;
                self.best_worth = after;
                for candidate in self.stale.drain(..).map(|candidate| candidate as usize) {
                    self.is_stale[candidate] = false;
                    self.best[candidate].clone_from(&self.roster.held[candidate]);
                }
            }
        } else {
            self.revert();
        }
        self.stats[kind][3] += t.elapsed().as_nanos() as u64;
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
                self.roster.insert_best(candidate, self.tools);
                continue;
            }
            may_eject -= 1;
            if !self.roster.best_open(candidate, self.tools) {
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
        if self.roster.best_open(first, self.tools) {
            for &step in &self.tools.answer.steps {
                for row in self.roster.oracle.places(step) {
                    moved.extend(self.roster.occupants(row).iter().map(|&there| there as usize));
                }
            }
        }
        let others = self.random.below(3);
        for _ in 0..others {
            moved.push(self.members[self.random.below(self.members.len())] as usize);
        }
        moved.sort_unstable();
        moved.dedup();
        self.random.shuffle(&mut moved);
        moved.truncate(MOST_MOVED);
        for &candidate in &moved {
            self.take_away(candidate);
        }
        for candidate in moved {
            self.roster.insert_best(candidate, self.tools);
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

    /// Makes the roster the best plan met.
    pub(super) fn take_best(self) {
        let stale = self.stale.into_iter().map(|candidate| candidate as usize);
        let stale: Vec<usize> = stale.collect();
        for &candidate in &stale {
            self.roster.remove(candidate);
        }
        let mut best = self.best;
        for candidate in stale {
            self.roster.restore(candidate, std::mem::replace(&mut best[candidate], Held::Missing));
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
