//! Shortest augmenting paths: a way from somebody who holds nothing, over people who move on, to a
//! free place or to somebody who may stay without, at the least loss of points.
//!
//! Dijkstra's algorithm on losses against prices: Edmonds and Karp (1972); Jonker and Volgenant
//! (1987).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ledger::{Holding, Ledger};

/// No loss is as high.
const FAR: i64 = i64::MAX;

/// Where a path ends.
#[derive(Clone, Copy, Debug)]
enum PathEnd {
    /// At an offer with a free place.
    Offer(u32),
    /// With a person who stays without.
    Without(u32),
}

/// What came of a search.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Path {
    /// The person holds something now.
    Found,
    /// There is no way; these offers are all that can be reached.
    Nowhere(Vec<u32>),
    /// Broken off; nothing changed.
    CutShort,
}

/// Working memory of the searches.
#[derive(Debug)]
pub(super) struct Paths {
    /// Loss on the way to each offer, and the person and edge it was reached by.
    loss: Vec<i64>,
    by: Vec<(u32, u32)>,
    /// Offers with a loss.
    reached: Vec<u32>,
    /// Offers whose occupants were looked at.
    passed: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// The best end met, and its loss.
    end: Option<PathEnd>,
    least: i64,
    /// Edges looked at, those before the first search included.
    pub(super) work: u64,
}

impl Paths {
    /// Goes on counting from the work done before.
    pub(super) fn new(offers: usize, work: u64) -> Self {
        Self {
            loss: vec![FAR; offers],
            by: vec![(0, 0); offers],
            reached: Vec::new(),
            passed: Vec::new(),
            heap: BinaryHeap::new(),
            end: None,
            least: FAR,
            work,
        }
    }

    /// Finds something for a person who holds nothing. `stop` is asked with the work done.
    pub(super) fn augment(
        &mut self,
        ledger: &mut Ledger<'_>,
        person: usize,
        stop: &mut impl FnMut(u64) -> bool,
    ) -> Path {
        self.clear();
        self.look(ledger, person, 0);
        while let Some(Reverse((loss, offer))) = self.heap.pop() {
            if loss >= self.least {
                break;
            }
            if loss > self.loss[offer as usize] {
                continue;
            }
            if stop(self.work) {
                return Path::CutShort;
            }
            self.passed.push(offer);
            for at in 0..ledger.occupants(offer as usize).len() {
                let occupant = ledger.occupants(offer as usize)[at] as usize;
                let Holding::Edge(edge) = ledger.choices[occupant] else { continue };
                self.look(ledger, occupant, loss + ledger.net(occupant, edge));
            }
        }
        let Some(end) = self.end else { return Path::Nowhere(self.passed.clone()) };
        for &offer in &self.passed {
            ledger.prices[offer as usize] += self.least - self.loss[offer as usize];
        }
        self.follow(ledger, end);
        Path::Found
    }

    fn clear(&mut self) {
        for &offer in &self.reached {
            self.loss[offer as usize] = FAR;
        }
        self.reached.clear();
        self.passed.clear();
        self.heap.clear();
        (self.end, self.least) = (None, FAR);
    }

    /// Looks at all that a person could move on to; `base` is the loss so far, and what they give up.
    fn look(&mut self, ledger: &Ledger<'_>, person: usize, base: i64) {
        let row = &ledger.market.people[person];
        self.work += row.offers.len() as u64;
        if let Some(empty) = row.empty
            && base - empty < self.least
        {
            (self.end, self.least) = (Some(PathEnd::Without(person as u32)), base - empty);
        }
        for (edge, (offer, points)) in row.edges().enumerate() {
            let loss = base - (points - ledger.prices[offer]);
            if loss >= self.least || loss >= self.loss[offer] {
                continue;
            }
            if self.loss[offer] == FAR {
                self.reached.push(offer as u32);
            }
            self.loss[offer] = loss;
            self.by[offer] = (person as u32, edge as u32);
            if ledger.is_full(offer) {
                self.heap.push(Reverse((loss, offer as u32)));
            } else {
                (self.end, self.least) = (Some(PathEnd::Offer(offer as u32)), loss);
            }
        }
    }

    /// Moves everybody on the path on, from its end back to its beginning.
    fn follow(&self, ledger: &mut Ledger<'_>, end: PathEnd) {
        let reach = |offer: usize| {
            let (person, edge) = self.by[offer];
            (person as usize, Holding::Edge(edge))
        };
        let (mut person, mut choice) = match end {
            PathEnd::Offer(offer) => reach(offer as usize),
            PathEnd::Without(person) => (person as usize, Holding::Empty),
        };
        loop {
            let left = ledger.leave(person);
            ledger.take(person, choice);
            let Some(offer) = left else { break };
            (person, choice) = reach(offer);
        }
    }
}
