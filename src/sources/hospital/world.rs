//! What all candidates share: offers, order, and what streams are worth to the scheme.

use super::seats::{Offers, Seats};
use super::spec::HospitalSpec;
use crate::sources::draw::Draw;

/// How many points apart from 0 the scheme gives a stream at most, plus 1.
const GRADES: u32 = 3;

/// What is drawn before any candidate. Streams and providers count from 0, core streams first.
pub(super) struct World {
    /// Providers that offer each stream.
    pub(super) offers: Offers,
    /// Pairs of streams of which the first comes before the second, in increasing order.
    pub(super) pairs: Vec<(usize, usize)>,
    /// By stream, the streams that come before it, one bit each.
    pub(super) before: Vec<u64>,
    /// The scheme's points for each stream.
    pub(super) worth: Vec<u32>,
}

impl World {
    pub(super) fn new(spec: &HospitalSpec) -> Self {
        let draw = &mut Draw::new(spec.seed, 0);
        let streams = (spec.core() + spec.electives()) as usize;
        let offers = offers(spec, streams, draw);
        let pairs = pairs(spec, streams, draw);
        let mut before = vec![0; streams];
        for &(first, second) in &pairs {
            before[second] |= 1 << first;
        }
        let worth = (0..streams).map(|_| draw.below(GRADES)).collect();
        Self { offers, pairs, before, worth }
    }
}

/// Which providers offer each stream, so that all streams together can be seated.
fn offers(spec: &HospitalSpec, streams: usize, draw: &mut Draw) -> Offers {
    let all = spec.providers as usize;
    let mut offers: Offers = (0..streams)
        .map(|_| {
            let drawn: Vec<usize> = (0..all).filter(|_| draw.happens(3, 4)).collect();
            if drawn.is_empty() { vec![draw.below(spec.providers) as usize] } else { drawn }
        })
        .collect();
    let mut seats = Seats::new(spec.providers, spec.most_with_one());
    for stream in 0..streams {
        if !seats.make_room(stream, &offers) {
            let provider = seats.seat_where_fewest(stream);
            // It was full if it had been among them.
            let at = offers[stream].partition_point(|&other| other < provider);
            offers[stream].insert(at, provider);
        }
    }
    offers
}

/// Pairs of a core stream and a later one in a random order of all streams, every set of them equally likely.
fn pairs(spec: &HospitalSpec, streams: usize, draw: &mut Draw) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..streams).collect();
    draw.shuffle(&mut order);
    let mut rank = vec![0; streams];
    for (at, &stream) in order.iter().enumerate() {
        rank[stream] = at;
    }
    let core = 0..spec.core() as usize;
    let possible: Vec<(usize, usize)> = core
        .flat_map(|first| (0..streams).map(move |second| (first, second)))
        .filter(|&(first, second)| rank[first] < rank[second])
        .collect();
    let chosen = draw.subset(spec.pairs(), possible.len() as u32, &mut vec![false; possible.len()]);
    chosen.into_iter().map(|at| possible[at as usize]).collect()
}
