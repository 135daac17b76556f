//! Who holds what, and the prices at which nobody would rather hold anything else.
//!
//! Two things always hold. Whoever holds something holds their best at the prices; and only a full
//! offer has a price above 0. Once everybody holds something, prices and plan are optimal.

use super::market::Market;

/// What a person holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    /// Nothing yet.
    Open,
    /// The empty rotation.
    Empty,
    /// The offer of an edge.
    Edge(u32),
}

/// A plan in the making with its prices, in points.
#[derive(Debug)]
pub(super) struct Ledger<'m> {
    pub(super) market: &'m Market,
    pub(super) prices: Vec<i64>,
    pub(super) choices: Vec<Holding>,
    /// First slot of each offer.
    first: Vec<usize>,
    /// People by slot.
    slots: Vec<u32>,
    /// Slots in use by offer.
    used: Vec<u32>,
}

impl<'m> Ledger<'m> {
    /// Nobody holds anything, and everything is free.
    pub(super) fn new(market: &'m Market) -> Self {
        let offers = market.places.len();
        let people = market.people.len() as u32;
        let mut first = Vec::with_capacity(offers);
        let mut slots = 0;
        for &places in &market.places {
            first.push(slots);
            slots += places.min(people) as usize;
        }
        Self {
            market,
            prices: vec![0; offers],
            choices: vec![Holding::Open; market.people.len()],
            first,
            slots: vec![0; slots],
            used: vec![0; offers],
        }
    }

    /// Whether every place of an offer is taken.
    pub(super) fn is_full(&self, offer: usize) -> bool {
        self.used[offer] >= self.market.places[offer]
    }

    /// Who holds an offer.
    pub(super) fn occupants(&self, offer: usize) -> &[u32] {
        &self.slots[self.first[offer]..][..self.used[offer] as usize]
    }

    /// The offer that a person holds.
    pub(super) fn held(&self, person: usize) -> Option<usize> {
        match self.choices[person] {
            Holding::Edge(edge) => Some(self.market.people[person].offers[edge as usize] as usize),
            Holding::Open | Holding::Empty => None,
        }
    }

    /// Points less price of what a person holds by an edge.
    pub(super) fn net(&self, person: usize, edge: u32) -> i64 {
        let row = &self.market.people[person];
        row.points[edge as usize] - self.prices[row.offers[edge as usize] as usize]
    }

    /// Gives a person who holds no offer a choice; there must be a place.
    pub(super) fn take(&mut self, person: usize, choice: Holding) {
        self.choices[person] = choice;
        if let Some(offer) = self.held(person) {
            self.slots[self.first[offer] + self.used[offer] as usize] = person as u32;
            self.used[offer] += 1;
        }
    }

    /// Takes away what a person holds, and returns the offer, if it was one.
    pub(super) fn leave(&mut self, person: usize) -> Option<usize> {
        let held = self.held(person);
        self.choices[person] = Holding::Open;
        if let Some(offer) = held {
            let there = self.occupants(offer).iter().position(|&there| there as usize == person);
            let slots = &mut self.slots[self.first[offer]..][..self.used[offer] as usize];
            slots.swap(there.expect("whoever holds an offer has a slot"), slots.len() - 1);
            self.used[offer] -= 1;
        }
        held
    }
}
