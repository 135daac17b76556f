//! Improvement side by side: the cohort in parts, or several chains of moves on all of it.
//!
//! A large cohort is dealt at random into parts. Each part may change the rotations of its own
//! members only, within the places they hold and its share of the free ones, so the parts run side
//! by side and their results fit together. The cohort is dealt anew in every stage. A small cohort
//! gains more from independent chains, of which the best counts. Parts and chains are fixed
//! numbers, so threads change nothing.

use super::{Improver, Schedule};
use crate::solve::limits::Limits;
use crate::solve::random::Random;
use crate::solve::relaxation::Relaxation;
use crate::solve::roster::{Held, Roster, Tools};

/// From so many candidates on, the cohort is dealt into parts.
const SPLIT_FROM: usize = 300;
/// Parts, or chains.
const SIDES: usize = 2;
/// Stages of a run on parts.
const STAGES: usize = 8;

/// Improves a plan by about `moves` moves in all; returns the best one met, and the work.
///
/// `slack` is how many points worse a move may end at first.
pub(in crate::solve) fn improve<'a>(
    relaxation: &Relaxation<'a>,
    start: &Roster<'a>,
    random: &mut Random,
    (moves, slack): (usize, i64),
    limits: &Limits,
) -> (Roster<'a>, u64) {
    if start.held.len() < SPLIT_FROM {
        return chains(relaxation, start, random, (moves, slack), limits);
    }
    let (mut best, mut now, mut work) = (start.clone(), start.clone(), 0);
    for stage in 0..STAGES {
        let share = |stage: usize| slack * (STAGES - stage) as i64 / STAGES as i64;
        let schedule = Schedule {
            moves: moves / STAGES / SIDES,
            from: share(stage),
            to: share(stage + 1),
            work: (limits.left().saturating_sub(work)) / SIDES as u64,
        };
        let (after, spent) = deal(relaxation, &now, random, &schedule, limits);
        work += spent;
        now = after;
        if now.worth.beats(best.worth) {
            best.clone_from(&now);
        }
        if limits.interrupted() || work >= limits.left() {
            break;
        }
    }
    (best, work)
}

/// Independent chains of moves on the whole cohort.
fn chains<'a>(
    relaxation: &Relaxation<'a>,
    start: &Roster<'a>,
    random: &mut Random,
    (moves, slack): (usize, i64),
    limits: &Limits,
) -> (Roster<'a>, u64) {
    let seed = random.next();
    let members: Vec<u32> = (0..start.held.len() as u32).collect();
    let found = relaxation.threads.jobs(SIDES, |side| {
        let mut tools = Tools::new(relaxation.objective);
        let mut random = Random::new(seed, side as u64);
        let mut roster = start.clone();
        let (moves, work) = (moves / SIDES, limits.left() / SIDES as u64);
        let schedule = Schedule { moves, from: slack, to: 0, work };
        let mut improver = Improver::new(&mut roster, &members, &mut tools, &mut random);
        improver.run(&schedule, limits);
        improver.take_best();
        (roster, tools.work)
    });
    let work = found.iter().map(|(_, work)| work).sum();
    let better = |a: Roster<'a>, b: Roster<'a>| if b.worth.beats(a.worth) { b } else { a };
    let best = found.into_iter().map(|(roster, _)| roster).reduce(better);
    (best.unwrap_or_else(|| start.clone()), work)
}

/// Deals the cohort into parts and improves each by itself.
fn deal<'a>(
    relaxation: &Relaxation<'a>,
    now: &Roster<'a>,
    random: &mut Random,
    schedule: &Schedule,
    limits: &Limits,
) -> (Roster<'a>, u64) {
    let mut order: Vec<u32> = (0..now.held.len() as u32).collect();
    random.shuffle(&mut order);
    let seed = random.next();
    let found = relaxation.threads.jobs(SIDES, |side| {
        let size = order.len();
        let members = &order[size * side / SIDES..size * (side + 1) / SIDES];
        let mut tools = Tools::new(relaxation.objective);
        let mut random = Random::new(seed, side as u64);
        let mut roster = now.part(members, side, SIDES);
        let mut improver = Improver::new(&mut roster, members, &mut tools, &mut random);
        improver.run(schedule, limits);
        if schedule.to == 0 || limits.interrupted() {
            improver.take_best();
        }
        let take = |&member: &u32| std::mem::replace(&mut roster.held[member as usize], Held::Missing);
        let held: Vec<Held> = members.iter().map(take).collect();
        (held, tools.work)
    });
    let work = found.iter().map(|(_, work)| work).sum();
    let mut after = now.emptied();
    let held = found.into_iter().flat_map(|(held, _)| held);
    for (&member, held) in order.iter().zip(held) {
        after.restore(member as usize, held);
    }
    (after, work)
}
