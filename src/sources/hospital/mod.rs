//! Schemes of long rotations, as in hospital training, around a plan that keeps every rule.

mod person;
mod seats;
mod spec;
mod world;

use std::collections::BTreeMap;

use self::person::{Person, people};
pub use self::spec::{Changes, HospitalSpec};
use self::world::World;
use crate::Scheme;
use crate::model::{
    BoundaryDimension, Candidate, CountRule, Dimension, Each, Id, Kind, Objective, OrderRule,
    Places, PointsFor, Post, PostSelect, Provider, Rules, SchemeBuilder, Sector, Stream,
};
use crate::plan::{Placement, Plan};
use crate::sources::draw::Draw;
use crate::sources::generate::ids;
use crate::sources::spec::ImpossibleSpec;

/// A seeded scheme of long rotations: equal specs give equal schemes, with equal fingerprints, on every
/// platform. It has a plan, which [`generate_hospital_plan`] returns.
///
/// The shape is that of the medical student scheduling problem (Akbarzadeh and Maenhout 2021, "An exact
/// branch-and-price approach for the medical student scheduling problem", Computers & Operations Research
/// 129), with a reward for changes of provider as an alternative to their cost. With N candidates, S streams,
/// H providers, placements of D periods and T periods:
///
/// - `S - floor(S/3)` core streams that everybody does, all of them, and `floor(S/3) + ceil(S/6)` electives, of
///   which everybody does exactly `floor(S/3)`: the counts `core` and `elective`. Nobody does a stream twice.
///   Core streams have the lower numbers.
/// - H hospitals, all public. At each of them a stream is offered, as one post, with probability 3/4; a stream
///   that no hospital offers is offered at one drawn uniformly. A candidate has `m = ceil(3 S / (2 H))`
///   placements with one provider at most: the count `spread`. Where not all streams together could be dealt
///   out to hospitals that offer them, at most m to each, more is offered: streams are dealt out in order of
///   number, others moving for them (augmenting paths), and one that finds no room is offered also at the
///   hospital that has been dealt the fewest, the first of these. So any S streams can be done.
/// - `floor(S/6)` different pairs (a, b), every set of them equally likely, a a core stream that comes before b
///   in a uniform random order of all streams: b starts only after a has ended (`order`).
/// - For each candidate a planted rotation. Its electives are a uniform draw; its order is built by picking
///   uniformly among the streams that wait for none of those left; its providers are drawn in that order,
///   uniformly among those that offer the stream and have fewer than m (where none has, earlier streams move
///   for it along an augmenting path, in order of number); each of the `T - S D` idle periods falls into one of
///   the S + 1 gaps before, between and after the placements, uniformly.
/// - In each idle period of the planted rotation the candidate is unavailable with probability 1/4. Each
///   elective that is not in it is closed to them with probability 1/4.
/// - With o people of the planted plan in a post in a period, there are o places, or o + 1 with probability
///   1/2. Where o is at least 1, a minimum holds with probability 1/4, uniform on 1 to o.
/// - Points are whole numbers, scale 1. Per period, a candidate has 0 to 4 points for each stream and for each
///   provider, and the scheme gives 0 to 2 for each stream, all uniform. A change of provider is worth 2 D or
///   costs as much; each period of waiting costs 1; `worst` is 1. Everybody must be placed.
///
/// Words come from `ChaCha8`, keyed by the seed, and integers from words as in [`generate`](super::generate); a
/// choice of one also takes a word. Three streams of words are read in this order. Stream 0: for each stream
/// whether each provider offers it, and the one drawn where none does; the order of all streams (Fisher and
/// Yates, from the last place to the second); the set of pairs by Floyd's method, pairs numbered by a, then
/// b; the scheme's points for each stream. Stream 1: for each candidate, the set of electives by Floyd's method,
/// the order, the providers, the gap of each idle period, whether each idle period in turn is unavailable,
/// whether each elective not done is closed, the points for streams, the points for providers. Stream 2: for
/// each post in order of stream and provider and each period, whether there is one place more and, where o is
/// at least 1, whether there is a minimum, and then the minimum. All arithmetic is in integers.
///
/// Time and memory are linear in candidates x (S + H + T) + streams x H x T, but for augmenting paths, each of
/// which takes S x H steps at most.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
///
/// # Panics
///
/// Never: what [`generate_hospital_parts`] returns is a valid scheme.
pub fn generate_hospital(spec: &HospitalSpec) -> Result<Scheme, ImpossibleSpec> {
    let parts = generate_hospital_parts(spec)?;
    Ok(parts.build().expect("a generated scheme is valid"))
}

/// The parts of [`generate_hospital`]'s scheme, to change before building.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
pub fn generate_hospital_parts(spec: &HospitalSpec) -> Result<SchemeBuilder, ImpossibleSpec> {
    spec.check()?;
    let world = World::new(spec);
    let names = Names::new(spec);
    let mut occupied = Occupied::new(spec, &world);
    let mut candidates = Vec::with_capacity(spec.candidates as usize);
    for (id, person) in names.candidates.iter().zip(people(spec, &world)) {
        occupied.add(spec, &person);
        candidates.push(candidate(id, &names, &person));
    }
    let mut parts = SchemeBuilder::new(spec.periods);
    parts.scale = 1;
    parts.boundary.dimensions =
        vec![BoundaryDimension::new(Dimension::Organisation, f64::from(spec.change()))];
    parts.objective = Objective { waiting: 1.0, worst: 1.0, ..Objective::default() };
    parts.kinds = vec![Kind::new(KIND)];
    parts.providers =
        names.providers.iter().map(|id| Provider::new(id.clone(), KIND, Sector::Public)).collect();
    let streams = names.streams.iter().zip(&world.worth);
    parts.streams =
        streams.map(|(id, &points)| Stream::new(id.clone()).points(f64::from(points))).collect();
    parts.posts = posts(spec, &world, &names, &occupied);
    parts.rules = rules(spec, &world, &names);
    parts.candidates = candidates;
    Ok(parts)
}

/// The plan around which [`generate_hospital`] builds its scheme. It keeps every rule, and is seldom good.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
pub fn generate_hospital_plan(spec: &HospitalSpec) -> Result<Plan, ImpossibleSpec> {
    spec.check()?;
    let world = World::new(spec);
    let names = Names::new(spec);
    let mut plan = Plan::new();
    for (id, person) in names.candidates.iter().zip(people(spec, &world)) {
        let placed = person.rotation.iter().map(|step| Placement {
            post: names.post(step.stream, step.provider),
            start: step.start,
        });
        plan.set(id.clone(), placed.collect());
    }
    Ok(plan)
}

const KIND: &str = "hospital";

/// Ids of everything.
struct Names {
    streams: Vec<Id>,
    providers: Vec<Id>,
    candidates: Vec<Id>,
}

impl Names {
    fn new(spec: &HospitalSpec) -> Self {
        Self {
            streams: ids("stream", spec.core() + spec.electives(), 2),
            providers: ids(KIND, spec.providers, 2),
            candidates: ids("candidate", spec.candidates, 6),
        }
    }

    fn post(&self, stream: usize, provider: usize) -> Id {
        format!("{}-{}", self.streams[stream], self.providers[provider]).into()
    }
}

/// People of the planted plan by stream, provider and period.
struct Occupied {
    providers: usize,
    periods: usize,
    people: Vec<u32>,
}

impl Occupied {
    fn new(spec: &HospitalSpec, world: &World) -> Self {
        let (providers, periods) = (spec.providers as usize, spec.periods as usize);
        Self { providers, periods, people: vec![0; world.offers.len() * providers * periods] }
    }

    fn add(&mut self, spec: &HospitalSpec, person: &Person) {
        for step in &person.rotation {
            let first = self.row(step.stream, step.provider) + step.start as usize - 1;
            for people in &mut self.people[first..first + spec.duration as usize] {
                *people += 1;
            }
        }
    }

    fn row(&self, stream: usize, provider: usize) -> usize {
        (stream * self.providers + provider) * self.periods
    }

    /// People in a post in each period.
    fn of(&self, stream: usize, provider: usize) -> &[u32] {
        let first = self.row(stream, provider);
        &self.people[first..first + self.periods]
    }
}

fn posts(spec: &HospitalSpec, world: &World, names: &Names, occupied: &Occupied) -> Vec<Post> {
    let mut draw = Draw::new(spec.seed, 2);
    let mut posts = Vec::new();
    for (stream, offers) in world.offers.iter().enumerate() {
        for &provider in offers {
            let id = names.post(stream, provider);
            let mut post = Post::new(id, names.providers[provider].clone())
                .stream(names.streams[stream].clone())
                .periods(spec.duration);
            let (mut places, mut minimum) = (BTreeMap::new(), BTreeMap::new());
            for (period, &people) in (1..).zip(occupied.of(stream, provider)) {
                let most = people + u32::from(draw.happens(1, 2));
                if most > 0 {
                    places.insert(period, most);
                }
                if people > 0 && draw.happens(1, 4) {
                    minimum.insert(period, 1 + draw.below(people));
                }
            }
            post.places = Places::Varying { default: 0, by_period: places };
            if !minimum.is_empty() {
                post.minimum = Some(Places::Varying { default: 0, by_period: minimum });
            }
            posts.push(post);
        }
    }
    posts
}

fn rules(spec: &HospitalSpec, world: &World, names: &Names) -> Rules {
    let (core, electives) = names.streams.split_at(spec.core() as usize);
    let exactly = |id, count, streams: &[Id]| CountRule {
        at_most: Some(count),
        ..CountRule::at_least(id, count).posts(streams_only(streams))
    };
    let counts = vec![
        exactly("core", spec.core(), core),
        exactly("elective", spec.chosen(), electives),
        CountRule::at_most("spread", spec.most_with_one()).each(Each::Provider),
    ];
    let order = ids("order", spec.pairs(), 1).into_iter().zip(&world.pairs);
    let order = order.map(|(id, &(first, second))| {
        let one = |stream: usize| streams_only(&names.streams[stream..=stream]);
        OrderRule::new(id, one(second)).after(one(first), 1)
    });
    Rules {
        // The count by provider is what limits.
        per_provider: spec.streams,
        per_stream: 1,
        must_place: true,
        counts,
        order: order.collect(),
        ..Rules::default()
    }
}

fn streams_only(streams: &[Id]) -> PostSelect {
    PostSelect::default().streams(streams.iter().cloned())
}

fn candidate(id: &Id, names: &Names, person: &Person) -> Candidate {
    let graded = |ids: &[Id], points: &[u32]| {
        let each = ids.iter().cloned().zip(points.iter().map(|&points| f64::from(points)));
        each.collect::<BTreeMap<Id, f64>>()
    };
    let open = names.streams.iter().zip(&person.closed).filter(|&(_, &closed)| !closed);
    let some_are_closed = person.closed.contains(&true);
    Candidate {
        streams: some_are_closed.then(|| open.map(|(id, _)| id.clone()).collect()),
        unavailable: person.unavailable.iter().map(|&period| period.into()).collect(),
        points_for: PointsFor {
            streams: graded(&names.streams, &person.streams),
            providers: graded(&names.providers, &person.providers),
            ..PointsFor::default()
        },
        ..Candidate::new(id.clone())
    }
}
