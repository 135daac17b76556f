//! The placements that lead through the table of a relaxed candidate, and what the table tells apart.

use std::collections::BTreeMap;

use super::choices::{Choice, Choices};
use super::follow::{Served, served};
use super::kinds::NewKinds;
use super::multipliers::OwnRules;
use super::{Rate, Units};
use crate::model::ProviderIx;
use crate::verify::Person;

/// Providers are told apart where a candidate could be at no more than so many.
const MOST_HOSTS: usize = 32;

/// How much a table tells apart besides counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Providers, where they are few, and kinds met.
    Kinds,
    /// Providers, where they are few, and the number of kinds met.
    Numbers,
    /// Boundary classes of providers, and the number of kinds met.
    Classes,
    /// Boundary classes of providers alone: of kinds the best is hoped for.
    Least,
}

impl Shape {
    /// From the finest to the coarsest.
    pub(super) const ALL: [Self; 4] = [Self::Kinds, Self::Numbers, Self::Classes, Self::Least];
}

/// Choices that lead from the same states to the same states, at the worth of the best.
pub(super) struct Lane {
    pub(super) host: usize,
    met: [Option<usize>; 2],
    /// The way in which it serves the limits that are followed.
    pub(super) way: usize,
    pub(super) duration: usize,
    pub(super) worth: Units,
}

/// All lanes of a candidate, and the hosts and kinds between which they lead.
pub(super) struct Lanes {
    pub(super) by_start: Vec<Vec<Lane>>,
    /// Ways in which placements serve the limits that are followed, numbered.
    pub(super) ways: BTreeMap<Served, usize>,
    hosts: Hosts,
    /// Most points of a crossing, by host before, the last of which is none, and host after.
    crossing: Vec<Units>,
    kinds: Option<NewKinds>,
    /// What kinds add where they are not told apart.
    hoped: Units,
}

impl Lanes {
    /// Where the first so many limits are followed.
    pub(super) fn of(
        person: &Person<'_>,
        choices: &Choices,
        own: &OwnRules,
        (shape, follows): (Shape, usize),
    ) -> Self {
        let hosts = Hosts::of(person, choices, matches!(shape, Shape::Kinds | Shape::Numbers));
        let crossing = hosts.crossings(person, choices.rate);
        let (kinds, hoped) = kinds(person, choices, shape);
        let (by_start, ways) = (Vec::new(), BTreeMap::new());
        let mut lanes = Self { by_start, ways, hosts, crossing, kinds, hoped };
        for (start, choices) in choices.by_start.iter().enumerate() {
            let mut best: BTreeMap<_, Units> = BTreeMap::new();
            for choice in choices {
                let number = lanes.ways.len();
                let served = served(&own.follows[..follows], choice.post);
                let way = *lanes.ways.entry(served).or_insert(number);
                let host = lanes.hosts.position(person, choice.provider);
                let key = (host, lanes.met(choice), way, choice.duration);
                let worth = choice.most - own.charges.of(person, (choice.post, start));
                let most = best.entry(key).or_insert(worth);
                *most = worth.max(*most);
            }
            let lane =
                |((host, met, way, duration), worth)| Lane { host, met, way, duration, worth };
            lanes.by_start.push(best.into_iter().map(lane).collect());
        }
        // Paths read ways by number; their order is that of what they serve.
        lanes.number_ways();
        lanes
    }

    /// Numbers ways in their order.
    fn number_ways(&mut self) {
        let mut numbers = vec![0; self.ways.len()];
        for (number, way) in self.ways.values_mut().enumerate() {
            numbers[*way] = number;
            *way = number;
        }
        let lanes = self.by_start.iter_mut().flatten();
        lanes.for_each(|lane| lane.way = numbers[lane.way]);
    }

    /// Number of states of hosts and kinds.
    pub(super) fn width(&self) -> usize {
        self.hosts() * self.kinds()
    }

    pub(super) fn hosts(&self) -> usize {
        self.hosts.keys.len()
    }

    pub(super) fn kinds(&self) -> usize {
        self.kinds.as_ref().map_or(1, NewKinds::states)
    }

    /// The host from which the first placement crosses; past the last one where there is none.
    pub(super) fn first(&self, person: &Person<'_>) -> usize {
        person.past.last.map_or(self.hosts(), |last| self.hosts.position(person, last))
    }

    /// Most that crossing between two hosts can score.
    pub(super) fn crossing(&self, from: usize, to: usize) -> Units {
        self.crossing[from * self.hosts() + to]
    }

    /// The kinds met after a placement.
    pub(super) fn meet(&self, kinds: usize, lane: &Lane) -> usize {
        let Some(new) = &self.kinds else { return 0 };
        lane.met.into_iter().fold(kinds, |kinds, kind| new.meet(kinds, kind))
    }

    /// The kinds met after an idle period.
    pub(super) fn idle(&self, kinds: usize) -> usize {
        self.kinds.as_ref().map_or(0, |new| new.meet(kinds, new.home))
    }

    /// At most what these kinds add in breadth and bonus.
    pub(super) fn worth(&self, kinds: usize) -> Units {
        self.kinds.as_ref().map_or(self.hoped, |new| new.worth(kinds))
    }

    fn met(&self, choice: &Choice) -> [Option<usize>; 2] {
        let position = |kind| self.kinds.as_ref().and_then(|kinds| kinds.position(kind));
        [position(choice.kind), choice.second.and_then(position)]
    }
}

/// The kinds that a table of this shape tells apart, and otherwise the most that they can add.
fn kinds(person: &Person<'_>, choices: &Choices, shape: Shape) -> (Option<NewKinds>, Units) {
    let kinds = NewKinds::of(person, choices, shape == Shape::Kinds);
    let worth = || (0..kinds.states()).map(|state| kinds.worth(state));
    let (least, most) = (worth().min().unwrap_or(0), worth().max().unwrap_or(0));
    let tells = shape != Shape::Least && least < most;
    (tells.then_some(kinds), most)
}

/// Providers, or their boundary classes.
struct Hosts {
    are_apart: bool,
    keys: Vec<usize>,
}

impl Hosts {
    /// All that a candidate could be at, told apart if that is asked for and they are few.
    fn of(person: &Person<'_>, choices: &Choices, apart: bool) -> Self {
        let offered = choices.by_start.iter().flatten().map(|choice| choice.provider);
        let mut providers: Vec<ProviderIx> = offered.chain(person.past.last).collect();
        providers.sort_unstable();
        providers.dedup();
        let mut hosts =
            Self { are_apart: apart && providers.len() <= MOST_HOSTS, keys: Vec::new() };
        hosts.keys = providers.into_iter().map(|provider| hosts.key(person, provider)).collect();
        hosts.keys.sort_unstable();
        hosts.keys.dedup();
        hosts
    }

    fn key(&self, person: &Person<'_>, provider: ProviderIx) -> usize {
        if self.are_apart {
            return provider.get();
        }
        person.scheme().boundaries().class(provider)
    }

    fn position(&self, person: &Person<'_>, provider: ProviderIx) -> usize {
        let key = self.key(person, provider);
        self.keys.partition_point(|&known| known < key)
    }

    /// Most points of a crossing between hosts; from nowhere, 0.
    ///
    /// One that was made before scores nothing where it would be a gain; a loss it is each time.
    fn crossings(&self, person: &Person<'_>, rate: Rate) -> Vec<Units> {
        let boundaries = person.scheme().boundaries_for(person.ix);
        let times = person.scheme().weights().terms.crossing;
        let most = |from: usize, to: usize| {
            let points = if self.are_apart {
                boundaries.weight(ProviderIx::new(from), ProviderIx::new(to))
            } else if from == to {
                // Within a class it may be the same provider again.
                boundaries.between(from, to).max(0)
            } else {
                boundaries.between(from, to)
            };
            rate.of(times * points)
        };
        let keys = &self.keys;
        let known = keys.iter().flat_map(|&from| keys.iter().map(move |&to| most(from, to)));
        known.chain(keys.iter().map(|_| 0)).collect()
    }
}
