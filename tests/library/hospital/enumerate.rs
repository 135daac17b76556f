//! The exact optimum of a generated scheme with three candidates, by listing every rotation of each and trying
//! every three that could still win.
//!
//! Written from the pages on the scheme file and its rules, for the rules that the generator states, and with
//! nothing of the engine.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use secondment::model::{Candidate, Id, Places, SchemeBuilder, When};

/// What full enumeration says.
pub(crate) struct Answer {
    /// The most points of any plan; `None` where there is none.
    pub(crate) best: Option<i64>,
    /// Rotations that break no rule, over the three.
    pub(crate) rotations: usize,
}

/// Posts and periods, one bit each.
type Cells = [u128; 2];

fn with(mut cells: Cells, at: usize) -> Cells {
    cells[at / 128] |= 1 << (at % 128);
    cells
}

fn map(a: Cells, b: Cells, each: impl Fn(u128, u128) -> u128) -> Cells {
    [each(a[0], b[0]), each(a[1], b[1])]
}

fn both(a: Cells, b: Cells) -> Cells {
    map(a, b, |a, b| a & b)
}

fn either(a: Cells, b: Cells) -> Cells {
    map(a, b, |a, b| a | b)
}

/// Whether all of `a` are in `b`.
fn within(a: Cells, b: Cells) -> bool {
    map(a, b, |a, b| a & !b) == [0; 2]
}

fn apart(a: Cells, b: Cells) -> bool {
    both(a, b) == [0; 2]
}

/// One way of placing a candidate.
struct Choice {
    points: i64,
    held: Cells,
}

struct Post {
    stream: usize,
    provider: usize,
    places: Vec<u32>,
}

/// A rule on numbers of placements in some streams.
struct Count {
    streams: u64,
    least: u32,
    most: u32,
}

/// The parts of a scheme as numbers.
struct World {
    periods: usize,
    length: usize,
    posts: Vec<Post>,
    counts: Vec<Count>,
    /// Most placements with one provider.
    spread: u32,
    /// By stream, what must have ended before.
    before: Vec<u64>,
    change: i64,
    waiting: i64,
}

fn position<'a>(mut ids: impl Iterator<Item = &'a Id>, id: &Id) -> usize {
    ids.position(|other| other == id).expect("a known id")
}

fn people_in(places: &Places, period: usize) -> u32 {
    match places {
        Places::Every(count) => *count,
        Places::Varying { default, by_period } => {
            by_period.get(&(period as u32)).copied().unwrap_or(*default)
        }
    }
}

impl World {
    fn new(parts: &SchemeBuilder) -> Self {
        let stream = |id: &Id| position(parts.streams.iter().map(|stream| &stream.id), id);
        let streams = |set: Option<&BTreeSet<Id>>| {
            set.into_iter().flatten().fold(0_u64, |bits, id| bits | 1 << stream(id))
        };
        let periods = parts.periods.count as usize;
        let post = |post: &secondment::model::Post| Post {
            stream: stream(post.stream.as_ref().expect("a stream")),
            provider: position(parts.providers.iter().map(|p| &p.id), &post.provider),
            places: (1..=periods).map(|period| people_in(&post.places, period)).collect(),
        };
        let (each, whole): (Vec<_>, Vec<_>) =
            parts.rules.counts.iter().partition(|rule| rule.each.is_some());
        let mut before = vec![0; parts.streams.len()];
        for rule in &parts.rules.order {
            let first = rule.after.as_ref().and_then(|after| after.streams.as_ref());
            for second in rule.posts.streams.iter().flatten() {
                before[stream(second)] |= streams(first);
            }
        }
        Self {
            periods,
            length: crate::common::brute::duration(parts, &parts.posts[0]) as usize,
            posts: parts.posts.iter().map(post).collect(),
            counts: whole
                .into_iter()
                .map(|rule| Count {
                    streams: streams(rule.posts.streams.as_ref()),
                    least: rule.at_least.unwrap_or(0),
                    most: rule.at_most.unwrap_or(u32::MAX),
                })
                .collect(),
            spread: each[0].at_most.expect("an upper limit"),
            before,
            change: parts.boundary.dimensions[0].weight as i64,
            waiting: parts.objective.waiting as i64,
        }
    }

    fn cell(&self, post: usize, period: usize) -> usize {
        post * self.periods + period - 1
    }

    /// Posts and periods for which this holds, of the post's place in the list and the period.
    fn cells(&self, holds: impl Fn(usize, usize) -> bool) -> Cells {
        let all = (0..self.posts.len()).flat_map(|at| (1..=self.periods).map(move |p| (at, p)));
        all.filter(|&(at, p)| holds(at, p)).fold([0; 2], |set, (at, p)| with(set, self.cell(at, p)))
    }
}

/// One candidate as the listing needs it.
struct Person {
    /// By period, from 1.
    available: Vec<bool>,
    /// By post: points of a placement, or that its stream is closed.
    points: Vec<Option<i64>>,
}

impl Person {
    fn new(parts: &SchemeBuilder, world: &World, candidate: &Candidate) -> Self {
        let away = |period: usize| candidate.unavailable.contains(&When::Period(period as u32));
        let points = parts.posts.iter().map(|post| {
            let stream = post.stream.as_ref().expect("a stream");
            let open = candidate.streams.as_ref().is_none_or(|set| set.contains(stream));
            let of_scheme =
                parts.streams.iter().find(|s| s.id == *stream).expect("a stream").points;
            let by = &candidate.points_for;
            let own = of_scheme + by.streams[stream] + by.providers[&post.provider];
            open.then(|| own as i64 * world.length as i64)
        });
        let available = (0..=world.periods).map(|period| !away(period)).collect();
        Self { available, points: points.collect() }
    }
}

/// A rotation under way in the listing.
#[derive(Clone)]
struct Partial {
    from: usize,
    done: u64,
    at: Option<usize>,
    with: Vec<u32>,
    points: i64,
    held: Cells,
}

fn list(world: &World, person: &Person, partial: &Partial, found: &mut Vec<Choice>) {
    let number = |count: &Count| (count.streams & partial.done).count_ones();
    let missing: u32 = world.counts.iter().map(|c| c.least.saturating_sub(number(c))).sum();
    if missing == 0 && partial.done != 0 {
        found.push(Choice { points: partial.points, held: partial.held });
    }
    if missing as usize * world.length > world.periods + 1 - partial.from {
        return;
    }
    let mut waited = 0;
    for start in partial.from..=world.periods + 1 - world.length {
        let covered = start..start + world.length;
        let free = covered.clone().all(|period| person.available[period]);
        for (at, post) in world.posts.iter().enumerate().filter(|_| free) {
            let Some(points) = person.points[at] else { continue };
            let bit = 1 << post.stream;
            let full = world.counts.iter().any(|c| c.streams & bit != 0 && number(c) >= c.most);
            let places = covered.clone().all(|period| post.places[period - 1] > 0);
            if partial.done & bit != 0
                || full
                || !places
                || partial.with[post.provider] >= world.spread
                || world.before[post.stream] & !partial.done != 0
            {
                continue;
            }
            let mut next = partial.clone();
            let moved = partial.at.is_some_and(|provider| provider != post.provider);
            next.from = start + world.length;
            next.done |= bit;
            next.at = Some(post.provider);
            next.with[post.provider] += 1;
            next.points += points + i64::from(moved) * world.change - waited * world.waiting;
            next.held = covered.clone().fold(next.held, |set, p| with(set, world.cell(at, p)));
            list(world, person, &next, found);
        }
        waited += i64::from(person.available[start]);
    }
}

/// Every rotation of a candidate that breaks no rule, the best first.
fn choices(parts: &SchemeBuilder, world: &World, candidate: &Candidate) -> Vec<Choice> {
    let person = Person::new(parts, world, candidate);
    let none = Partial {
        from: 1,
        done: 0,
        at: None,
        with: vec![0; parts.providers.len()],
        points: 0,
        held: [0; 2],
    };
    let mut found = Vec::new();
    list(world, &person, &none, &mut found);
    found.sort_by_key(|choice| Reverse(choice.points));
    found
}

/// The most points of any plan of three candidates.
pub(crate) fn solve(parts: &SchemeBuilder) -> Answer {
    let world = World::new(parts);
    let mut lists: Vec<_> = parts.candidates.iter().map(|c| choices(parts, &world, c)).collect();
    // What couples the three is the same in any order: the shortest lists are the quickest to begin with.
    lists.sort_by_key(Vec::len);
    let rotations = lists.iter().map(Vec::len).sum();
    if lists.iter().any(Vec::is_empty) {
        return Answer { best: None, rotations };
    }
    let places = |most| world.cells(|at, period| world.posts[at].places[period - 1] == most);
    let least = |count| {
        world.cells(|at, period| {
            parts.posts[at].minimum.as_ref().is_some_and(|m| people_in(m, period) == count)
        })
    };
    let trio = Trio {
        lists: [&lists[0], &lists[1], &lists[2]],
        worst: parts.objective.worst as i64,
        places: [places(1), places(2)],
        least: [least(1), least(2), least(3)],
    };
    let [hope, floor] = [0, usize::MAX].map(|at| {
        let ends = lists.iter().map(|list| list[at.min(list.len() - 1)].points);
        ends.clone().sum::<i64>() + trio.worst * ends.min().expect("there are three")
    });
    // Most plans are near the best that there could be: look there first.
    let mut margin = 2;
    loop {
        let best = trio.best_above((hope - margin).max(floor) - 1);
        if best.is_some() || hope - margin <= floor {
            return Answer { best, rotations };
        }
        margin *= 2;
    }
}

/// Three lists of rotations, the best first, and what couples them.
struct Trio<'a> {
    lists: [&'a [Choice]; 3],
    worst: i64,
    /// Where one person fits, and where two do. Three fit elsewhere.
    places: [Cells; 2],
    /// Where one, two and three are needed.
    least: [Cells; 3],
}

impl Trio<'_> {
    /// The most points above a value, if any plan has more.
    fn best_above(&self, value: i64) -> Option<i64> {
        let points = |a: i64, b: i64, c: i64| a + b + c + self.worst * a.min(b).min(c);
        let [first, second, third] = self.lists;
        let (most_b, most_c) = (second[0].points, third[0].points);
        let mut best = value;
        for a in first {
            if points(a.points, most_b, most_c) <= best {
                break;
            }
            for b in second {
                if points(a.points, b.points, most_c) <= best {
                    break;
                }
                let (union, common) = (either(a.held, b.held), both(a.held, b.held));
                let crowded = !apart(common, self.places[0]);
                if crowded || !within(self.least[1], union) || !within(self.least[2], common) {
                    continue;
                }
                let full = either(both(self.places[0], union), both(self.places[1], common));
                let lacks_one = map(self.least[0], union, |least, there| least & !there);
                let lacks_two = map(self.least[1], common, |least, there| least & !there);
                let asked = either(either(lacks_one, lacks_two), self.least[2]);
                let fits = |c: &&Choice| apart(c.held, full) && within(asked, c.held);
                let better = |c: &&Choice| points(a.points, b.points, c.points) > best;
                if let Some(c) = third.iter().take_while(better).find(fits) {
                    best = points(a.points, b.points, c.points);
                }
            }
        }
        (best > value).then_some(best)
    }
}
