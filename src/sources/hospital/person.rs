//! Candidates, each with a rotation that keeps every rule.

use super::seats::Seats;
use super::spec::HospitalSpec;
use super::world::World;
use crate::sources::draw::Draw;

/// The most points that a candidate gives a stream or a provider, plus 1.
const GRADES: u32 = 5;

/// One placement: a stream at a provider, both from 0, and the period in which it starts, from 1.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) stream: usize,
    pub(super) provider: usize,
    pub(super) start: u32,
}

/// One candidate as drawn.
pub(super) struct Person {
    /// The planted rotation, in order.
    pub(super) rotation: Vec<Step>,
    /// Periods, from 1, in which they are not available.
    pub(super) unavailable: Vec<u32>,
    /// By stream, whether it is closed to them.
    pub(super) closed: Vec<bool>,
    /// Their points for each stream.
    pub(super) streams: Vec<u32>,
    /// Their points for each provider.
    pub(super) providers: Vec<u32>,
}

/// All candidates in order, each drawn after the ones before.
pub(super) fn people<'a>(
    spec: &'a HospitalSpec,
    world: &'a World,
) -> impl Iterator<Item = Person> + 'a {
    let mut draw = Draw::new(spec.seed, 1);
    let mut taken = vec![false; spec.electives() as usize];
    (0..spec.candidates).map(move |_| {
        let mut streams: Vec<usize> = (0..spec.core() as usize).collect();
        let electives = draw.subset(spec.chosen(), spec.electives(), &mut taken);
        streams.extend(electives.into_iter().map(|elective| (spec.core() + elective) as usize));
        person(spec, world, &streams, &mut draw)
    })
}

/// A candidate whose planted rotation has these streams, given in increasing order.
fn person(spec: &HospitalSpec, world: &World, streams: &[usize], draw: &mut Draw) -> Person {
    let all = world.offers.len();
    let order = in_order(streams, world, draw);
    let provider = providers(spec, world, &order, draw);
    let gaps = gaps(spec, draw);
    let mut rotation = Vec::with_capacity(order.len());
    let mut unavailable = Vec::new();
    let mut period = 1;
    for (at, gap) in gaps.into_iter().enumerate() {
        let idle = period..period + gap;
        unavailable.extend(idle.filter(|_| draw.happens(1, 4)));
        period += gap;
        // The last gap has no placement after it.
        if let Some(&stream) = order.get(at) {
            rotation.push(Step { stream, provider: provider[stream], start: period });
            period += spec.duration;
        }
    }
    let spare = |stream: usize| stream >= spec.core() as usize && !streams.contains(&stream);
    let closed = (0..all).map(|stream| spare(stream) && draw.happens(1, 4)).collect();
    let grades = |count: usize, draw: &mut Draw| (0..count).map(|_| draw.below(GRADES)).collect();
    let by_stream = grades(all, draw);
    let by_provider = grades(spec.providers as usize, draw);
    Person { rotation, unavailable, closed, streams: by_stream, providers: by_provider }
}

/// Streams in a random order that respects the pairs: each time one of those that wait for none of the rest.
fn in_order(streams: &[usize], world: &World, draw: &mut Draw) -> Vec<usize> {
    let mut left = streams.to_vec();
    let mut waiting = left.iter().fold(0_u64, |set, stream| set | 1 << stream);
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let ready = |at: &usize| world.before[left[*at]] & waiting == 0;
        let ready: Vec<usize> = (0..left.len()).filter(ready).collect();
        let next = left.remove(ready[draw.below(ready.len() as u32) as usize]);
        waiting &= !(1 << next);
        order.push(next);
    }
    order
}

/// By stream, the provider where it is done; 0 for streams that are not.
fn providers(spec: &HospitalSpec, world: &World, order: &[usize], draw: &mut Draw) -> Vec<usize> {
    let mut seats = Seats::new(spec.providers, spec.most_with_one());
    for &stream in order {
        seats.seat(stream, &world.offers, draw);
    }
    let mut provider = vec![0; world.offers.len()];
    for (stream, at) in seats.by_stream() {
        provider[stream] = at;
    }
    provider
}

/// Idle periods before each placement, and after the last.
fn gaps(spec: &HospitalSpec, draw: &mut Draw) -> Vec<u32> {
    let mut gaps = vec![0; spec.streams as usize + 1];
    for _ in 0..spec.idle() {
        gaps[draw.below(spec.streams + 1) as usize] += 1;
    }
    gaps
}
