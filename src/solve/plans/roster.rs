//! A plan being built: everybody's rotation, and what is left of every place.

use super::lowest_total::Totals;
use super::plan_rows::Sums;
use crate::model::CandidateIx;
use crate::pricing::{Answer, BARRED, CLOSED, Objective, Oracle, Scratch, Step};
use crate::solve::bound::relaxation::Relaxation;
use crate::solve::held::Held;

/// How often a rotation that breaks a row is looked for anew, without adding to it.
const MOST_DETOURS: usize = 3;

/// What a plan is worth: fewer missing rotations and rows broken first, then more points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::solve) struct Worth {
    /// Rotations missing, and placements by which hard rows are broken.
    pub(in crate::solve) missing: usize,
    /// Points of rotations less what soft rows cost, and what the lowest total adds.
    pub(in crate::solve) points: i64,
}

impl Worth {
    /// Whether it is better than another.
    pub(in crate::solve) fn beats(self, other: Self) -> bool {
        (other.missing, self.points) > (self.missing, other.points)
    }
}

/// Everybody's rotation, with what is left of every place and the prices that insertions pay.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Roster<'a> {
    pub(in crate::solve) oracle: &'a Oracle<'a>,
    pub(in crate::solve) held: Vec<Held>,
    pub(in crate::solve) worth: Worth,
    /// Places left, by post and period.
    left: Vec<i32>,
    /// Who is there, by place.
    occupants: Vec<Vec<u32>>,
    /// Prices of open places.
    base: Vec<i64>,
    /// Least price of a place: where only feasibility counts, rotations should take few.
    least: i64,
    /// Prices with full places closed.
    prices: Vec<i64>,
    /// Where the rows stand.
    pub(in crate::solve) sums: Sums<'a>,
    /// Prices of places without what rows add to them; empty where there are no rows.
    raw: Vec<i64>,
    totals: Totals,
}

impl<'a> Roster<'a> {
    /// Nobody has a rotation yet.
    pub(in crate::solve) fn new(relaxation: &Relaxation<'a>, prices: &[i64]) -> Self {
        let candidates = relaxation.answers.len();
        let left: Vec<i32> = relaxation.capacity.iter().map(|&places| places as i32).collect();
        let least = i64::from(relaxation.objective == Objective::Feasibility);
        let sums = Sums::new(relaxation);
        let mut roster = Self {
            least,
            oracle: relaxation.oracle,
            held: vec![Held::Missing; candidates],
            worth: Worth { missing: candidates + sums.broken as usize, points: -sums.penalty },
            occupants: vec![Vec::new(); left.len()],
            base: prices.to_vec(),
            prices: prices.to_vec(),
            raw: Vec::new(),
            totals: Totals::new(relaxation.worst),
            sums,
            left,
        };
        roster.reprice(prices);
        roster
    }

    /// Changes the prices that insertions pay.
    pub(in crate::solve) fn reprice(&mut self, prices: &[i64]) {
        self.base.copy_from_slice(prices);
        let places = self.left.len();
        for price in &mut self.base[..places] {
            *price = self.least.max(*price);
        }
        if !self.sums.is_empty() {
            self.raw = self.base[..places].to_vec();
            self.sums.reprice(&prices[places..]);
            self.base = self.sums.rows().tariff(&self.base).into_owned();
            self.prices[places..].copy_from_slice(&self.sums.now);
        }
        (0..places).for_each(|place| self.set_price(place));
    }

    /// People for whom a place has room.
    pub(in crate::solve) fn left(&self, place: usize) -> i32 {
        self.left[place]
    }

    /// Prices of all places, as if none were full.
    pub(in crate::solve) fn open_prices(&self) -> &[i64] {
        &self.base
    }

    /// The first of those whose rotation has the fewest points; 0 where nobody has one.
    pub(in crate::solve) fn lowest(&self) -> usize {
        let points =
            |held: &Held| if let Held::Rotation(_, points) = held { Some(*points) } else { None };
        let held = self.held.iter().enumerate();
        let totals = held.filter_map(|(at, held)| Some((points(held)?, at)));
        totals.min().map_or(0, |(_, at)| at)
    }

    /// Who occupies a place.
    pub(in crate::solve) fn occupants(&self, place: usize) -> &[u32] {
        &self.occupants[place]
    }

    fn set_price(&mut self, place: usize) {
        self.prices[place] = if self.left[place] <= 0 {
            CLOSED
        } else if self.raw.is_empty() {
            self.base[place]
        } else {
            self.folded_price(place)
        };
    }

    #[inline(never)]
    fn folded_price(&self, place: usize) -> i64 {
        self.sums.rows().folded_at(place, self.raw[place], &self.sums.now)
    }

    /// Adds a rotation to the rows, or takes it away.
    #[inline]
    fn account(&mut self, candidate: usize, steps: &[Step], sign: i64) {
        if !self.sums.is_empty() {
            self.account_rows(candidate, steps, sign);
        }
    }

    #[inline(never)]
    fn account_rows(&mut self, candidate: usize, steps: &[Step], sign: i64) {
        let (broken, penalty) = (self.sums.broken, self.sums.penalty);
        let places = self.left.len();
        let mut changed: Vec<usize> = Vec::new();
        let prices = &mut self.prices;
        self.sums.add(candidate, steps, sign, &mut |row, price| {
            prices[places + row] = price;
            changed.push(row);
        });
        for row in changed {
            self.sums.rows().places_of(row).for_each(|place| self.set_price(place));
        }
        self.worth.missing = (self.worth.missing as i64 + self.sums.broken - broken) as usize;
        self.worth.points -= self.sums.penalty - penalty;
    }

    /// The best rotation of a candidate in what is left; `false` if there is none.
    pub(in crate::solve) fn best(&self, candidate: usize, tools: &mut Tools) -> bool {
        self.ask(candidate, &self.prices, tools)
    }

    /// The best rotation of a candidate if no place were full; `false` if there is none.
    pub(in crate::solve) fn best_open(&self, candidate: usize, tools: &mut Tools) -> bool {
        self.ask(candidate, &self.base, tools)
    }

    fn ask(&self, candidate: usize, prices: &[i64], tools: &mut Tools) -> bool {
        let candidate = CandidateIx::new(candidate);
        let Tools { objective, limit, scratch, answer, work } = tools;
        self.oracle.best(candidate, *objective, prices, *limit, scratch, answer);
        *work += answer.work;
        answer.value.is_some()
    }

    /// Gives a candidate who has none a rotation.
    pub(in crate::solve) fn insert(&mut self, candidate: usize, steps: Vec<Step>, points: i64) {
        for &step in &steps {
            for place in self.oracle.places(step) {
                self.left[place] -= 1;
                self.occupants[place].push(candidate as u32);
                self.set_price(place);
            }
        }
        self.account(candidate, &steps, 1);
        self.held[candidate] = Held::Rotation(steps, points);
        self.worth.missing -= 1;
        self.worth.points += points + self.totals.add(points);
    }

    /// Takes a candidate's rotation away and returns it.
    pub(in crate::solve) fn remove(&mut self, candidate: usize) -> Held {
        let held = std::mem::replace(&mut self.held[candidate], Held::Missing);
        if let Held::Rotation(steps, points) = &held {
            for &step in steps {
                for place in self.oracle.places(step) {
                    self.left[place] += 1;
                    self.occupants[place].retain(|&there| there as usize != candidate);
                    self.set_price(place);
                }
            }
            self.account(candidate, steps, -1);
            self.worth.missing += 1;
            self.worth.points += self.totals.take(*points) - points;
        }
        held
    }

    /// Whether all places of a rotation are free.
    pub(in crate::solve) fn has_room(&self, held: &Held) -> bool {
        let Held::Rotation(steps, _) = held else { return true };
        steps.iter().flat_map(|&step| self.oracle.places(step)).all(|place| self.left[place] > 0)
    }

    /// Gives back what [`Roster::remove`] took.
    pub(in crate::solve) fn restore(&mut self, candidate: usize, held: Held) {
        if let Held::Rotation(steps, points) = held {
            self.insert(candidate, steps, points);
        }
    }

    /// Gives a candidate another rotation, or none, without looking at what is full.
    pub(in crate::solve) fn exchange(&mut self, candidate: usize, held: Held) {
        self.remove(candidate);
        self.restore(candidate, held);
    }

    /// Inserts the best rotation in what is left, if there is one.
    pub(in crate::solve) fn insert_best(&mut self, candidate: usize, tools: &mut Tools) {
        if !self.best(candidate, tools) {
            return;
        }
        if !self.sums.is_empty() {
            self.avoid_breaking(candidate, tools);
        }
        self.insert(candidate, tools.answer.steps.clone(), tools.answer.points);
    }

    /// Where the best rotation adds more to a row than it has room for, tries to do without.
    fn avoid_breaking(&mut self, candidate: usize, tools: &mut Tools) {
        let mut prices: Option<Vec<i64>> = None;
        let first = tools.answer.clone();
        for _ in 0..MOST_DETOURS {
            let broken = self.sums.broken_by(candidate, &tools.answer.steps);
            if broken.is_empty() {
                return;
            }
            let prices = prices.get_or_insert_with(|| self.prices.clone());
            let places = self.left.len();
            for row in broken {
                prices[places + row] = BARRED;
                for place in self.sums.rows().places_of(row) {
                    let rows = &prices[places..];
                    let price = self.sums.rows().folded_at(place, self.raw[place], rows);
                    prices[place] = if self.left[place] > 0 { price } else { CLOSED };
                }
            }
            if !self.ask(candidate, prices, tools) {
                break;
            }
        }
        if !self.sums.broken_by(candidate, &tools.answer.steps).is_empty()
            || tools.answer.value.is_none()
        {
            tools.answer = first;
        }
    }
}

/// What the search for plans needs at hand.
#[derive(Debug)]
pub(in crate::solve) struct Tools {
    pub(in crate::solve) objective: Objective,
    pub(in crate::solve) limit: u64,
    pub(in crate::solve) scratch: Scratch,
    pub(in crate::solve) answer: Answer,
    pub(in crate::solve) work: u64,
}

impl Tools {
    /// Insertions may search this many nodes before they take the best met.
    const NODE_LIMIT: u64 = 2_000;

    pub(in crate::solve) fn new(objective: Objective) -> Self {
        Self {
            objective,
            limit: Self::NODE_LIMIT,
            scratch: Scratch::default(),
            answer: Answer::default(),
            work: 0,
        }
    }
}
