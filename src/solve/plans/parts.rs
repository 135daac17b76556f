//! Better plans by solving the tree for a part of the cohort at a time.
//!
//! The cohort is cut into parts of people who want each other's places. Everybody else keeps their
//! rotation, and the part is placed anew, all together, in what is left: large neighbourhood search
//! (Shaw 1998) whose repair is branch and bound over the rotations of least loss, in the manner of
//! local branching (Fischetti and Lodi 2003, "Local branching", Mathematical Programming 98). Parts are
//! solved side by side: no place is offered to two of them, and neither is what a row of the rules has
//! left.

use super::roster::Roster;
use crate::model::CandidateIx;
use crate::plan::PRICE_UNIT;
use crate::pricing::{Answer, CLOSED, Objective, Scratch};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::bound::residual::Column;
use crate::solve::held::Held;
use crate::solve::limits::Limits;
use crate::solve::proof::Tree;
use crate::solve::random::Random;
use crate::solve::rows::{Limit, Row};

/// People in a part.
const PEOPLE: usize = 60;
/// Rotations listed for a part, at most, per person.
const COLUMNS: usize = 50;
/// Loss up to which rotations are listed, in thousandths of the average rotation; it is halved where
/// that makes too many.
const LOSS: i64 = 128;
const MOST_HALVINGS: u32 = 7;
/// Nodes of one search of the oracle, at most.
const NODES: u64 = 20_000;

/// The cohort in parts.
struct Cut {
    parts: Vec<Vec<usize>>,
    /// Part that the places left in each post and period are offered to.
    offered: Vec<u32>,
    /// Part that answers for each row of the rules.
    answering: Vec<usize>,
}

/// Solves all parts once; returns what changes, and the work done.
///
/// The relaxation must hold the answers at these prices, and the roster a whole plan.
pub(in crate::solve) fn improve(
    relaxation: &Relaxation<'_>,
    prices: &[i64],
    roster: &Roster<'_>,
    random: &mut Random,
    work: u64,
    limits: &Limits,
) -> (Vec<(usize, Held)>, u64) {
    let cut = cut(relaxation, roster, random);
    let average = roster.worth.points.abs() / roster.held.len().max(1) as i64;
    let loss = PRICE_UNIT * average * LOSS / 1000;
    let work = work.min(limits.left() / cut.parts.len().max(1) as u64);
    let part = PartSolver { relaxation, prices, roster, cut: &cut, loss, work, limits };
    let solved = relaxation.threads.jobs(cut.parts.len(), |at| part.solve(at));
    let done = solved.iter().map(|(_, work)| work).sum();
    (solved.into_iter().flat_map(|(changes, _)| changes).collect(), done)
}

/// Cuts the cohort into parts, each grown from one person through the places that they want.
fn cut(relaxation: &Relaxation<'_>, roster: &Roster<'_>, random: &mut Random) -> Cut {
    let people = roster.held.len();
    let places = |at: usize| {
        let steps = relaxation.answers[at].steps.iter();
        steps.flat_map(|&step| relaxation.oracle.places(step)).collect::<Vec<usize>>()
    };
    let mut order: Vec<usize> = (0..people).collect();
    random.shuffle(&mut order);
    let mut taken = vec![false; people];
    let mut offered = vec![u32::MAX; relaxation.capacity.len()];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for first in order {
        if taken[first] {
            continue;
        }
        let mut part = vec![first];
        taken[first] = true;
        let mut at = 0;
        while at < part.len() && part.len() < PEOPLE {
            for place in places(part[at]) {
                for &other in roster.occupants(place) {
                    let other = other as usize;
                    if part.len() < PEOPLE && !std::mem::replace(&mut taken[other], true) {
                        part.push(other);
                    }
                }
            }
            at += 1;
        }
        // What is left over by earlier parts goes together.
        match parts.last_mut() {
            Some(last) if last.len() + part.len() <= PEOPLE => last.append(&mut part),
            _ => parts.push(part),
        }
    }
    for (number, part) in parts.iter_mut().enumerate() {
        part.sort_unstable();
        for place in part.iter().flat_map(|&at| places(at)) {
            let offer = &mut offered[place];
            *offer = (number as u32).min(*offer);
        }
    }
    let answering = relaxation.rows.all().iter().map(|_| random.below(parts.len())).collect();
    Cut { parts, offered, answering }
}

struct PartSolver<'p, 'a> {
    relaxation: &'p Relaxation<'a>,
    prices: &'p [i64],
    roster: &'p Roster<'a>,
    cut: &'p Cut,
    loss: i64,
    work: u64,
    limits: &'p Limits,
}

impl PartSolver<'_, '_> {
    fn solve(&self, number: usize) -> (Vec<(usize, Held)>, u64) {
        let people = &self.cut.parts[number];
        if people.len() < 2 || self.limits.interrupted() {
            return (Vec::new(), 0);
        }
        let capacity = self.capacity(number);
        let is_full = |place: usize| capacity.get(place).is_some_and(|&places| places == 0);
        let closed = |(place, &price): (usize, &i64)| if is_full(place) { CLOSED } else { price };
        let prices: Vec<i64> = self.prices.iter().enumerate().map(closed).collect();
        let prices = self.relaxation.rows.tariff(&prices);
        let mut work = 0;
        let listed = (0..=MOST_HALVINGS)
            .find_map(|halvings| self.list(people, &prices, self.loss >> halvings, &mut work));
        let Some(lists) = listed else { return (Vec::new(), work) };
        let held = people.iter().map(|&at| &self.roster.held[at]);
        let value = held.map(|held| if let Held::Rotation(_, points) = held { *points } else { 0 });
        let (limits, lost) = self.limits_of(number);
        let (oracle, rows) = (self.relaxation.oracle, (self.relaxation.rows, limits));
        let value = value.sum::<i64>() - lost;
        let tree = Tree::of_part(oracle, (people, lists), &capacity, rows, value, self.work);
        let (better, spent) = tree.improve(&|| self.limits.interrupted());
        let changes = better.into_iter().flatten().zip(people).map(|(held, &at)| (at, held));
        (changes.collect(), work + spent)
    }

    /// Places for a part: its own, and those left that are offered to it.
    fn capacity(&self, number: usize) -> Vec<u32> {
        let offer = |place: usize| {
            let left = self.roster.left(place).max(0) as u32;
            if self.cut.offered[place] == number as u32 { left } else { 0 }
        };
        let mut capacity: Vec<u32> = (0..self.cut.offered.len()).map(offer).collect();
        for &at in &self.cut.parts[number] {
            if let Held::Rotation(steps, _) = &self.roster.held[at] {
                for place in steps.iter().flat_map(|&step| self.relaxation.oracle.places(step)) {
                    capacity[place] += 1;
                }
            }
        }
        capacity
    }

    /// What the rows of the rules leave to a part, and the points that it answers for.
    ///
    /// Each part has an equal share of what a row has left. What is lost to a soft row counts in one part
    /// alone, as if the others used all of theirs; these may not break it any further.
    fn limits_of(&self, number: usize) -> (Vec<Limit>, i64) {
        let rows = self.relaxation.rows;
        let mut own = vec![0; rows.len()];
        for &at in self.cut.parts[number].iter().filter(|_| !rows.is_empty()) {
            if let Held::Rotation(steps, _) = &self.roster.held[at] {
                let scheme = self.relaxation.oracle.scheme();
                for (row, amount) in rows.amounts(scheme, CandidateIx::new(at), steps) {
                    own[row as usize] += amount;
                }
            }
        }
        let parts = self.cut.parts.len() as i64;
        let mut lost = 0;
        let limit = |(at, (row, &own)): (usize, (&Row, &i64))| {
            let (row, sum) = (row.limit, self.roster.sums.sum(at));
            let share = |left: i64| left.max(0) / parts;
            let above = row.most.map(|most| share(most - sum));
            let below = row.least.map(|least| share(sum - least));
            if self.cut.answering[at] != number {
                let most = above.map(|above| own + above);
                let least = below.map(|below| own - below);
                return Limit { least, most, soft: None, ..row };
            }
            let rest = |limit: i64, shares: i64| limit - (sum - own) - (parts - 1) * shares;
            let most = row.most.zip(above).map(|(most, above)| rest(most, above));
            let least = row.least.zip(below).map(|(least, below)| rest(least, -below));
            lost += row.lost(sum).unwrap_or(0);
            Limit { least, most, ..row }
        };
        let limits = rows.all().iter().zip(&own).enumerate().map(limit).collect();
        (limits, lost)
    }

    /// Rotations of everybody within a loss, and the one held; `None` if they are too many.
    fn list(
        &self,
        people: &[usize],
        prices: &[i64],
        loss: i64,
        work: &mut u64,
    ) -> Option<Vec<Vec<Column>>> {
        let (mut scratch, mut answer) = (Scratch::default(), Answer::default());
        let oracle = self.relaxation.oracle;
        let mut lists = Vec::with_capacity(people.len());
        let mut room = COLUMNS * people.len();
        for &at in people {
            let candidate = CandidateIx::new(at);
            oracle.best(candidate, Objective::Points, prices, NODES, &mut scratch, &mut answer);
            let least = answer.bound - loss;
            let objective = Objective::Points;
            let within =
                oracle.within(candidate, objective, prices, least, room, NODES, &mut scratch);
            *work += answer.work + within.work;
            if !within.complete {
                return None;
            }
            room -= within.rotations.len();
            let column = |(steps, points)| Column { steps, points, value: points };
            let mut list: Vec<Column> = within.rotations.into_iter().map(column).collect();
            if let Held::Rotation(steps, points) = &self.roster.held[at]
                && list.iter().all(|column| column.steps != *steps)
            {
                list.push(Column { steps: steps.clone(), points: *points, value: *points });
            }
            lists.push(list);
        }
        Some(lists)
    }
}
