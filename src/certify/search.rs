//! The best rotation of one candidate under prices, and all rotations above a floor.
//!
//! Depth first, placements in order of time, the most promising first. What is kept and what counts
//! is decided by the rules and points of `verify`; the relaxed table only says where not to look.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::Units;
use super::choices::{Choice, Choices};
use super::relaxed::{IMPOSSIBLE, Relaxed, State};
use crate::model::Terms;
use crate::verify::{Person, RotationPoints, Stage, Step, check_sequence, lost, tally};

/// What a search is after.
#[derive(Clone, Copy)]
pub(super) enum Aim<'a> {
    /// The best rotation.
    Best,
    /// Every rotation of at least this much, as long as there is room for it.
    AtLeast(Units, &'a Room),
}

/// Room for rotations, shared by the searches of all candidates.
pub(super) struct Room {
    left: AtomicU64,
    exceeded: AtomicBool,
}

impl Room {
    pub(super) fn new(rotations: u64) -> Self {
        Self { left: AtomicU64::new(rotations), exceeded: AtomicBool::new(false) }
    }

    /// Takes room for one more rotation, if there is any left.
    fn take(&self) -> bool {
        let less = |left: u64| left.checked_sub(1);
        let taken = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok();
        if !taken {
            self.exceeded.store(true, Ordering::Relaxed);
        }
        taken
    }

    /// Whether some rotation found no room; every search then stops.
    pub(super) fn is_exceeded(&self) -> bool {
        self.exceeded.load(Ordering::Relaxed)
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Worth of the best feasible rotation met.
    pub(super) best: Option<Units>,
    /// Nothing left unexplored is worth more than this; `None` if nothing is left.
    pub(super) open: Option<Units>,
    /// All rotations of at least the floor, where that was the aim.
    pub(super) rotations: Vec<Vec<Step>>,
    /// Placements looked at.
    pub(super) work: u64,
}

impl Found {
    /// No rotation is worth more than this; `None` if there is no feasible one.
    pub(super) fn bound(&self) -> Option<Units> {
        self.best.max(self.open)
    }

    /// Whether something was left unexplored.
    pub(super) fn is_cut(&self) -> bool {
        self.open.is_some()
    }
}

/// A rotation that may grow.
struct Node {
    step: Step,
    state: State,
    cost: Units,
    /// Points of the rotation as it stands, less prices.
    worth: Units,
    /// At most the worth of it and everything it can grow into.
    bound: Units,
}

struct Search<'a> {
    person: &'a Person<'a>,
    choices: &'a Choices,
    table: Relaxed<'a>,
    aim: Aim<'a>,
    budget: u64,
    rotation: Vec<Step>,
    found: Found,
}

/// Searches one candidate's rotations, looking at about `budget` placements at most.
pub(super) fn search(person: &Person<'_>, choices: &Choices, aim: Aim<'_>, budget: u64) -> Found {
    let mut table = Relaxed::new(person, choices);
    let state = table.start();
    let worth =
        choices.rate.of(tally(person, &[]).points.weighted(&person.scheme().weights().terms));
    let bound = table.rest(state).max(worth);
    let (rotation, found) = (Vec::new(), Found::default());
    let mut search = Search { person, choices, table, aim, budget, rotation, found };
    search.visit(state, 0, worth, bound);
    search.found
}

impl Search<'_> {
    fn visit(&mut self, state: State, cost: Units, worth: Units, bound: Units) {
        if self.must_stop() {
            self.found.open = self.found.open.max(Some(bound));
            return;
        }
        if check_sequence(self.person, &self.rotation, Stage::Whole).is_empty() {
            self.keep(worth);
        }
        for node in self.grown(state, cost) {
            if self.is_promising(node.bound) {
                self.rotation.push(node.step);
                self.visit(node.state, node.cost, node.worth, node.bound);
                self.rotation.pop();
            }
        }
    }

    fn must_stop(&self) -> bool {
        let exceeded = matches!(self.aim, Aim::AtLeast(_, room) if room.is_exceeded());
        exceeded || self.found.work >= self.budget
    }

    fn keep(&mut self, worth: Units) {
        if matches!(self.aim, Aim::AtLeast(floor, room) if worth >= floor && room.take()) {
            self.found.rotations.push(self.rotation.clone());
        }
        self.found.best = self.found.best.max(Some(worth));
    }

    fn is_promising(&self, bound: Units) -> bool {
        match self.aim {
            Aim::Best => self.found.best.map_or(bound > IMPOSSIBLE / 2, |best| bound > best),
            Aim::AtLeast(floor, _) => bound >= floor,
        }
    }

    /// The rotation with one more placement, in every way that is promising, best first.
    fn grown(&mut self, mut state: State, cost: Units) -> Vec<Node> {
        let choices = self.choices;
        // What the rotation has before breadth and bonus, which the table adds.
        let base = self.base(cost);
        let mut nodes = Vec::new();
        for start in state.period..choices.by_start.len() {
            for choice in &choices.by_start[start] {
                self.found.work += 1;
                let next = self.table.place(state, choice);
                let rest = self.table.rest(next);
                let hope = base + choice.most + self.table.crossing(state, choice) + rest;
                if self.is_promising(hope) {
                    nodes.extend(self.node((choice.post, start), choice, next, cost, rest));
                }
            }
            match self.table.skip(state) {
                Some(next) => state = next,
                None => break,
            }
        }
        nodes.sort_by_key(|node| std::cmp::Reverse(node.bound));
        nodes
    }

    fn base(&self, cost: Units) -> Units {
        self.standing(&tally(self.person, &self.rotation).points, cost)
    }

    /// What the rotation is worth as it stands and whatever it grows into, less breadth and bonus.
    fn standing(&self, points: &RotationPoints, cost: Units) -> Units {
        let terms = self.person.scheme().weights().terms;
        let kept = Terms { breadth: 0, bonus: 0, penalties: 0, waiting: 0, ..terms };
        let lost = lost(self.person, &self.rotation, Stage::Step);
        self.choices.rate.of(points.weighted(&kept) - lost) - cost
    }

    /// The rotation with this placement, if it breaks no rule for good and is promising.
    fn node(
        &mut self,
        step: Step,
        choice: &Choice,
        state: State,
        cost: Units,
        rest: Units,
    ) -> Option<Node> {
        let cost = cost + choice.cost;
        self.rotation.push(step);
        let breaks = !check_sequence(self.person, &self.rotation, Stage::Step).is_empty();
        let points = tally(self.person, &self.rotation).points;
        let bound = self.standing(&points, cost) + rest;
        let worth = points.weighted(&self.person.scheme().weights().terms);
        let worth = self.choices.rate.of(worth) - cost;
        self.rotation.pop();
        (!breaks && self.is_promising(bound)).then_some(Node { step, state, cost, worth, bound })
    }
}
