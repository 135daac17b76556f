//! Rotations as columns over the places they use: a sparse matrix of zeros and ones, with amounts in rows of the rules.

use super::coupled::{Coupled, Side};
use crate::model::Worst;
use crate::plan::PRICE_UNIT;

/// All columns in order of candidate, with the places they use in one flat list.
#[derive(Clone, Debug)]
pub(in crate::solve) struct Columns {
    values: Vec<i64>,
    /// Places of column c are `used[first[c]..first[c + 1]]`, in increasing order.
    first: Vec<u32>,
    used: Vec<u32>,
    group_of: Vec<u32>,
    /// Number of candidates.
    groups: usize,
    /// How many people each place takes.
    capacity: Vec<i64>,
    /// Place of the whole scheme behind each place.
    origin: Vec<u32>,
    /// Position of each column in the list that these come from.
    source: Vec<u32>,
    periods: u32,
    /// Places of the whole scheme: rows of the rules come after them.
    beyond: u32,
    coupled: Coupled,
    /// What the lowest total counts.
    worst: Worst,
    /// The lowest value of the columns that are decided.
    decided: Option<i64>,
}

impl Columns {
    /// No columns yet, for so many candidates, over all places of a scheme.
    pub(in crate::solve) fn new(groups: usize, capacity: Vec<i64>, periods: u32) -> Self {
        Self {
            values: Vec::new(),
            first: vec![0],
            used: Vec::new(),
            group_of: Vec::new(),
            groups,
            origin: (0..capacity.len() as u32).collect(),
            source: Vec::new(),
            periods,
            beyond: capacity.len() as u32,
            coupled: Coupled::keep(&[], &[]).0,
            worst: Worst::default(),
            decided: None,
            capacity,
        }
    }

    /// The same with what the lowest total counts.
    pub(in crate::solve) fn weighing(self, worst: Worst) -> Self {
        Self { worst, ..self }
    }

    /// No columns yet, for so many candidates, over some of these places with other numbers of people, and over rows of the rules.
    pub(in crate::solve) fn over(
        &self,
        groups: usize,
        (kept, capacity): (&[usize], Vec<i64>),
        coupled: Coupled,
    ) -> Self {
        Self {
            origin: kept.iter().map(|&row| self.origin[row]).collect(),
            beyond: self.beyond,
            coupled,
            worst: self.worst,
            ..Self::new(groups, capacity, self.periods)
        }
    }

    /// Takes columns for decided, of which this is the lowest value.
    pub(in crate::solve) fn decide(&mut self, lowest: Option<i64>) {
        self.decided = lowest;
    }

    /// Adds a column: the places it uses, what it adds to rows of the rules, and the places it covers.
    pub(in crate::solve) fn push(
        &mut self,
        group: usize,
        places: &[u32],
        (value, source): (i64, u32),
        amounts: impl IntoIterator<Item = (u32, i64)>,
        covers: impl IntoIterator<Item = u32>,
    ) {
        self.used.extend(places);
        self.first.push(self.used.len() as u32);
        self.values.push(value);
        self.group_of.push(group as u32);
        self.source.push(source);
        self.coupled.push(amounts, covers);
    }

    /// Position of a column in the list that these come from.
    pub(in crate::solve) fn source(&self, column: u32) -> u32 {
        self.source[column as usize]
    }

    /// Columns alive of each candidate, in order of candidate; those without any are left out.
    pub(in crate::solve) fn by_group<'n>(
        &'n self,
        alive: &'n [u32],
    ) -> impl Iterator<Item = &'n [u32]> {
        alive.chunk_by(|&a, &b| self.group_of(a) == self.group_of(b))
    }

    pub(in crate::solve) fn len(&self) -> usize {
        self.values.len()
    }

    pub(in crate::solve) fn group_count(&self) -> usize {
        self.groups
    }

    pub(in crate::solve) fn group_of(&self, column: u32) -> usize {
        self.group_of[column as usize] as usize
    }

    /// The first column of a candidate.
    pub(in crate::solve) fn first_of(&self, group: usize) -> u32 {
        self.group_of.partition_point(|&of| (of as usize) < group) as u32
    }

    /// Value of a column in points.
    pub(in crate::solve) fn value(&self, column: u32) -> i64 {
        self.values[column as usize]
    }

    pub(in crate::solve) fn places(&self, column: u32) -> &[u32] {
        let column = column as usize;
        &self.used[self.first[column] as usize..self.first[column + 1] as usize]
    }

    pub(in crate::solve) fn capacity(&self) -> &[i64] {
        &self.capacity
    }

    /// Place of the whole scheme behind a place.
    pub(in crate::solve) fn origin(&self, row: u32) -> u32 {
        self.origin[row as usize]
    }

    /// The post of a place.
    pub(in crate::solve) fn post(&self, row: u32) -> u32 {
        self.origin[row as usize] / self.periods
    }

    /// Places of a post.
    pub(in crate::solve) fn of_post(&self, post: u32) -> Vec<u32> {
        let from = self.origin.partition_point(|&row| row / self.periods < post);
        let to = self.origin.partition_point(|&row| row / self.periods <= post);
        (from as u32..to as u32).collect()
    }

    /// Rows of the rules.
    pub(in crate::solve) fn coupled(&self) -> &Coupled {
        &self.coupled
    }

    /// Inequalities of the linear programme beside the candidates' own: places, then rows of the rules.
    pub(in crate::solve) fn bounds(&self) -> usize {
        self.capacity.len() + self.coupled.sides().len()
    }

    /// The inequality of a rule behind one of the linear programme, unless it is a place.
    pub(in crate::solve) fn side(&self, bound: usize) -> Option<&Side> {
        self.coupled.sides().get(bound.checked_sub(self.capacity.len())?)
    }

    /// What an inequality of the linear programme is in the whole scheme; in increasing order.
    pub(in crate::solve) fn bound_origin(&self, bound: u32) -> u32 {
        let Some(side) = self.side(bound as usize) else { return self.origin(bound) };
        let row = self.coupled.rows()[side.row as usize].origin;
        self.beyond + 2 * row + u32::from(side.sign < 0.0)
    }

    /// What a price is for, in the whole scheme: a place, or beyond them a row of the rules.
    pub(in crate::solve) fn price_origin(&self, at: usize) -> u32 {
        match at.checked_sub(self.capacity.len()) {
            None => self.origin[at],
            Some(row) => self.beyond + self.coupled.rows()[row].origin,
        }
    }

    /// Value of a column in units, minus prices.
    pub(in crate::solve) fn priced(&self, column: u32, prices: &[i64]) -> i128 {
        let cost: i64 = self.places(column).iter().map(|&row| prices[row as usize]).sum();
        let charge = self.coupled.charge(column, &prices[self.capacity.len()..]);
        i128::from(PRICE_UNIT * self.value(column) - cost) - charge
    }

    /// What prices add to a bound.
    pub(in crate::solve) fn allowance(&self, prices: &[i64]) -> i128 {
        let places = self.capacity.iter().zip(prices);
        let places: i64 = places.map(|(places, price)| places * price).sum();
        i128::from(places) + self.coupled.allowance(&prices[self.capacity.len()..])
    }

    /// Points of the columns together, with what the lowest total adds; `None` if they break a limit.
    pub(in crate::solve) fn worth(&self, picks: &[u32]) -> Option<i64> {
        let mut left = self.capacity.clone();
        let rows = picks.iter().flat_map(|&pick| self.places(pick));
        rows.for_each(|&row| left[row as usize] -= 1);
        let points: i64 = picks.iter().map(|&pick| self.value(pick)).sum();
        let fits = left.iter().all(|&left| left >= 0);
        let worst = self.worst_of(picks.iter().map(|&pick| self.value(pick)));
        self.coupled.lost(picks).filter(|_| fits).map(|lost| points + worst - lost)
    }

    /// Whether the lowest total counts.
    pub(in crate::solve) fn weighs_worst(&self) -> bool {
        !self.worst.is_none()
    }

    /// Points that the lowest of these totals, and of those decided, adds.
    pub(in crate::solve) fn worst_of(&self, totals: impl Iterator<Item = i64>) -> i64 {
        self.worst.points_of(totals.chain(self.decided))
    }

    /// The most that the lowest total adds to a plan of these columns, in points.
    pub(in crate::solve) fn most_worst(&self, alive: &[u32]) -> i64 {
        self.worst_of(self.by_group(alive).filter_map(|group| self.best_of(group)))
    }

    /// The highest value of a candidate's columns.
    fn best_of(&self, group: &[u32]) -> Option<i64> {
        group.iter().map(|&column| self.value(column)).max()
    }

    /// No plan of these columns has more points, whatever is lost to rows of the rules; `None` if each
    /// breaks one of them.
    pub(in crate::solve) fn most(&self, alive: &[u32]) -> Option<i64> {
        let points: i64 = self.by_group(alive).filter_map(|group| self.best_of(group)).sum();
        let points = points + self.most_worst(alive);
        self.coupled.least_lost(self.by_group(alive)).map(|lost| points - lost)
    }
}
