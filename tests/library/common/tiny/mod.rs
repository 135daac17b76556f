//! Seeded tiny schemes with every feature of the scheme file in play at random.
//!
//! Up to five candidates, three periods, six posts and four providers: small enough to enumerate,
//! and mixed so that rules meet one another. Every scheme is valid; some have no plan.

mod candidates;
mod objective;
mod posts;
mod providers;

use secondment::model::{Calendar, Competency, Id, SchemeBuilder, When};

use super::rng::Rng;

/// Decimals of all sorts: short and long, on the edge of rounding, nought and below.
const WEIGHTS: [f64; 16] = [
    0.5,
    1.0,
    0.25,
    0.1,
    0.3,
    0.7,
    0.125,
    0.3335,
    0.0005,
    1.0 / 3.0,
    2.4,
    0.0,
    -0.1,
    -0.45,
    -0.0005,
    -1.2345,
];

const KINDS: [&str; 4] = ["police", "council", "health", "charity"];
const PLACES: [&str; 3] = ["north", "east", "south"];
const COMPETENCIES: [(&str, u8); 2] = [("data", 2), ("lead", 3)];
const DIMENSIONS: [&str; 3] = ["care", "pace", "rank"];
const TAGS: [&str; 2] = ["frontline", "strategic"];
const ATTRIBUTES: [&str; 2] = ["tier", "size"];

/// How much of everything a scheme has.
struct Size {
    periods: u32,
    kinds: usize,
    providers: usize,
    posts: usize,
    candidates: usize,
    /// The most that the translator definition asks for in a kind.
    min_periods: u32,
    /// Whether kinds and providers are dealt out in turn, so that few go unused.
    in_turn: bool,
}

impl Size {
    /// One of the items for the one at this position.
    fn deal<T: Clone>(&self, rng: &mut Rng, items: &[T], at: usize) -> T {
        if self.in_turn { items[at % items.len()].clone() } else { rng.pick(items) }
    }
}

/// The scheme of a seed.
pub(crate) fn scheme(seed: u64) -> SchemeBuilder {
    let rng = &mut Rng::new(seed);
    let size = Size {
        periods: rng.pick(&[1, 2, 2, 3, 3, 3, 3, 3]),
        kinds: rng.range(2, 4) as usize,
        providers: rng.pick(&[2, 3, 4, 4]),
        posts: rng.pick(&[1, 2, 3, 4, 5, 5, 6, 6, 6]),
        candidates: rng.pick(&[1, 2, 3, 4, 5]),
        min_periods: 2,
        in_turn: false,
    };
    of_size(rng, &size)
}

/// A scheme of few people and short rotations, but of more providers than the engine tells apart
/// by their boundaries and, for every other seed, more kinds than it remembers in full.
pub(crate) fn wide(seed: u64) -> SchemeBuilder {
    let rng = &mut Rng::new(seed);
    let many_kinds = seed % 2 == 1;
    let size = Size {
        periods: if many_kinds { 2 } else { 3 },
        kinds: if many_kinds { 60 } else { 5 },
        providers: if many_kinds { 60 } else { 20 },
        posts: if many_kinds { 55 } else { 18 },
        candidates: 2,
        min_periods: 4,
        in_turn: true,
    };
    of_size(rng, &size)
}

fn of_size(rng: &mut Rng, size: &Size) -> SchemeBuilder {
    let count = size.periods;
    let mut scheme = SchemeBuilder::new(count);
    scheme.scale = rng.pick(&[1000, 1000, 100, 7, 1, 1_000_000]);
    if rng.chance(30) {
        let months = rng.pick(&[3, 6, 12]);
        scheme.periods = Calendar::dated(count, jiff::civil::date(2027, 3, 1), months);
    }
    for (id, levels) in COMPETENCIES {
        scheme.competencies.push(Competency::new(id, levels));
    }
    providers::add(rng, size, &mut scheme);
    posts::add(rng, size, &mut scheme);
    objective::add(rng, size, &mut scheme);
    candidates::add(rng, size, &mut scheme);
    scheme
}

fn weight(rng: &mut Rng) -> f64 {
    rng.pick(&WEIGHTS)
}

/// A weight that is not below 0, for most of the objective.
fn reward(rng: &mut Rng) -> f64 {
    if rng.chance(88) { weight(rng).abs() } else { weight(rng) }
}

/// So many different names, in an order of their own.
fn names(rng: &mut Rng, stems: &[&str], count: usize) -> Vec<String> {
    let name = |at: usize| match at / stems.len() {
        0 => stems[at].to_owned(),
        round => format!("{} {round}", stems[at % stems.len()]),
    };
    let mut names: Vec<String> = (0..count.max(stems.len())).map(name).collect();
    rng.shuffle(&mut names);
    names.truncate(count);
    names
}

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|&name| name.into()).collect()
}

/// A period by its number or, where the calendar has dates, sometimes by a day in it.
fn when(rng: &mut Rng, scheme: &SchemeBuilder, period: u32) -> When {
    match scheme.periods.months {
        Some(months) if rng.chance(50) => {
            let month = 2 + (period - 1) * months + rng.range(0, months - 1);
            let year = 2027 + month / 12;
            let date =
                jiff::civil::date(year as i16, (month % 12) as i8 + 1, rng.range(1, 28) as i8);
            When::Date(date)
        }
        _ => When::Period(period),
    }
}
