//! Improvement side by side: several runs of moves on one cohort.
//!
//! A small cohort gains most from independent runs, of which the best counts. On a large one, moves
//! rarely meet: each of a team makes a short batch of moves on a roster of its own, and then all the
//! moves that still fit together are made in everybody's roster, in a fixed order. The number of runs
//! is fixed, so threads change nothing.

use std::sync::{Mutex, PoisonError};

use super::improver::{ALL, Improver, Moved};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::held::Held;
use crate::solve::limits::Limits;
use crate::solve::plans::roster::{Roster, Tools};
use crate::solve::random::Random;

/// From so many candidates on, runs work as a team.
const TEAM_FROM: usize = 300;
/// Runs side by side.
const RUNS: usize = 2;

/// Of a hundred moves, so many take a whole rotation away.
const BIG_MOVES: usize = 10;
/// Below so many candidates, the second run makes big moves only, fewer of them under a longer
/// threshold: on a small cohort it often finds what chains do not.
const SMALL: usize = 100;
const FEWER: usize = 4;
const LONGER: i64 = 7;
/// Tries of a batch, at least.
const LEAST_TRIES: usize = 64;

/// How long to improve, and how patiently.
#[derive(Clone, Copy, Debug)]
pub(in crate::solve) struct Effort {
    /// Moves of a team, or of each run by itself.
    pub(in crate::solve) moves: usize,
    /// How many points worse a move may end at first; it falls to 0.
    pub(in crate::solve) slack: i64,
}

/// Improves a plan; returns the best one met, and the work.
pub(in crate::solve) fn improve<'a>(
    relaxation: &Relaxation<'a>,
    start: &Roster<'a>,
    random: &mut Random,
    effort: Effort,
    limits: &Limits,
) -> (Roster<'a>, u64) {
    if start.held.len() >= TEAM_FROM {
        return Team::new(relaxation, start, random, (RUNS, BIG_MOVES))
            .run(relaxation, effort, limits);
    }
    let seed = random.next();
    let found = relaxation.threads.jobs(RUNS, |run| {
        let mut random = Random::new(seed, run as u64);
        let unlike = run > 0 && start.held.len() < SMALL;
        let (moves, slack) = (effort.moves / FEWER, effort.slack * LONGER);
        let effort = if unlike { Effort { moves, slack } } else { effort };
        let big_moves = if unlike { ALL } else { BIG_MOVES };
        Team::new(relaxation, start, &mut random, (1, big_moves)).run(relaxation, effort, limits)
    });
    let work = found.iter().map(|(_, work)| work).sum();
    let better = |a: Roster<'a>, b: Roster<'a>| if b.worth.beats(a.worth) { b } else { a };
    let best = found.into_iter().map(|(roster, _)| roster).reduce(better);
    (best.unwrap_or_else(|| start.clone()), work)
}

/// Runs on one cohort, and the state they agree on.
struct Team<'a> {
    runs: Vec<Mutex<Improver<'a>>>,
    now: Roster<'a>,
    best: Roster<'a>,
    /// Candidates whose rotation differs from the best plan, at most.
    stale: Vec<u32>,
    work: u64,
}

impl<'a> Team<'a> {
    fn new(
        relaxation: &Relaxation<'a>,
        start: &Roster<'a>,
        random: &mut Random,
        (runs, big_moves): (usize, usize),
    ) -> Self {
        let seed = random.next();
        let improver = |run| {
            let tools = Tools::new(relaxation.objective);
            Mutex::new(Improver::new(
                start.clone(),
                tools,
                Random::new(seed, run as u64),
                big_moves,
            ))
        };
        let runs = (0..runs).map(improver).collect();
        Self { runs, now: start.clone(), best: start.clone(), stale: Vec::new(), work: 0 }
    }

    fn run(
        mut self,
        relaxation: &Relaxation<'a>,
        effort: Effort,
        limits: &Limits,
    ) -> (Roster<'a>, u64) {
        let candidates = self.now.held.len();
        let (tries, changes) = (LEAST_TRIES.max(candidates / 2), 1 + candidates / 24);
        let mut agreed: Vec<(u32, Held)> = Vec::new();
        let mut made = 0;
        while made < effort.moves && self.work < limits.left() && !limits.interrupted() {
            let slack = effort.slack * (effort.moves - made) as i64 / effort.moves as i64;
            let batches = relaxation.threads.jobs(self.runs.len(), |run| {
                let mut improver = self.runs[run].lock().unwrap_or_else(PoisonError::into_inner);
                improver.agree(&agreed);
                improver.batch(tries, changes, slack, limits)
            });
            agreed.clear();
            for batch in batches {
                made += batch.tries;
                self.work += batch.work;
                for moved in batch.moves {
                    self.adopt(moved, &mut agreed);
                }
            }
            self.stale.extend(agreed.iter().map(|(candidate, _)| *candidate));
            self.keep();
        }
        (self.best, self.work)
    }

    /// Makes a move in the common roster if it still fits.
    fn adopt(&mut self, moved: Moved, agreed: &mut Vec<(u32, Held)>) {
        let same = |(candidate, before, _): &(u32, Held, Held)| {
            self.now.held[*candidate as usize] == *before
        };
        if !moved.iter().all(same) {
            return;
        }
        let missing = self.now.worth.missing;
        for (candidate, _, _) in &moved {
            self.now.remove(*candidate as usize);
        }
        let mut fits = true;
        for (candidate, _, after) in &moved {
            fits = fits && self.now.has_room(after);
            if fits {
                self.now.restore(*candidate as usize, after.clone());
            }
        }
        // Moves that each keep the rows may break one together.
        fits = fits && self.now.worth.missing <= missing;
        for (candidate, before, after) in moved {
            if fits {
                agreed.push((candidate, after));
            } else {
                self.now.exchange(candidate as usize, before);
            }
        }
    }

    /// Remembers the common roster if it is the best yet.
    fn keep(&mut self) {
        if self.now.worth.beats(self.best.worth) {
            self.stale.sort_unstable();
            self.stale.dedup();
            for candidate in self.stale.drain(..).map(|candidate| candidate as usize) {
                self.best.exchange(candidate, self.now.held[candidate].clone());
            }
        } else if self.stale.len() > 4 * self.now.held.len() {
            self.stale.sort_unstable();
            self.stale.dedup();
        }
    }
}
