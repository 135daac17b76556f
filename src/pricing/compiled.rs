//! A scheme, compiled for pricing: what is known before any price.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::charges::{Cells, Charges};
use super::compile::course::{CompileScratch, Course};
use super::compile::post_card::Card;
use super::compile::slots::Slots;
use super::diagram::Diagram;
use super::diagram::shape::Shape;
use super::long::{Long, Shapes};
use super::points::fit::CompetencyFit;
use super::rules::availability::occupied;
use super::rules::path_rules::PathRules;
use super::step::Step;
use crate::model::{CandidateIx, Scheme};
use crate::parallel::Threads;

/// So many candidates are compiled without asking whether to stop: it takes milliseconds, and a
/// small cohort gets a plan and a bound however short the time.
const SURE: usize = 1_024;

/// A scheme, compiled for pricing.
///
/// Prices are indexed by place: `post * periods + period`, in 1/1024 of a point. A price of
/// [`CLOSED`] or more rules the place out.
#[derive(Debug)]
pub struct Compiled<'a> {
    pub(crate) scheme: &'a Scheme,
    pub(crate) fits: Vec<CompetencyFit>,
    pub(crate) cards: Vec<Card>,
    pub(crate) courses: Vec<Course>,
    taken: Vec<u32>,
    /// Whether some post serves two providers.
    pub(crate) doubled: bool,
    /// Rows whose prices stand behind those of the places.
    pub(crate) rows: usize,
    /// What the relaxation for long rotations knows, where diagrams forget too much.
    pub(crate) long: Option<Long>,
}

impl<'a> Compiled<'a> {
    /// Compiles a scheme; `None` if `stop` breaks it off. Rotations are taken for long where diagrams
    /// remember too little, or if they are to be `anyway`.
    pub(crate) fn of(
        scheme: &'a Scheme,
        seed: u64,
        threads: &Threads,
        stop: impl Fn() -> bool + Sync + Send,
        anyway: bool,
    ) -> Option<Self> {
        let ranks = scheme.posts().map(|post| tie_rank(seed, scheme.post(post).id.as_str()));
        let ranks: Vec<u64> = ranks.collect();
        let fits: Vec<_> = scheme.posts().map(|post| CompetencyFit::of(scheme, post)).collect();
        let taken = occupied(scheme);
        let slots = Slots::of(scheme, &taken, &fits, &ranks);
        let paths = PathRules::of(scheme, true);
        let compile = |scratch: &mut CompileScratch, at| {
            let candidate = CandidateIx::new(at);
            let go_on = at < SURE || !stop();
            go_on.then(|| Course::compile(scheme, candidate, &fits, (&slots, &paths), scratch))
        };
        let courses = threads.map(scheme.candidates().len(), CompileScratch::default, compile);
        let courses = courses.into_iter().collect::<Option<_>>()?;
        let (courses, shapes) = relax(scheme, courses, threads);
        let forgets = anyway || courses.iter().any(|course| course.diagram.forgets);
        let long = forgets.then(|| Long::of(scheme, &courses, shapes, threads));
        let cards = slots.cards;
        let doubled = cards.iter().any(|card| card.also().is_some());
        Some(Self { scheme, fits, cards, courses, taken, doubled, rows: 0, long })
    }

    /// The scheme.
    pub fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// What one candidate may do.
    pub fn course(&self, candidate: CandidateIx) -> &Course {
        &self.courses[candidate.get()]
    }

    /// What each candidate may do.
    pub(crate) fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// Whether rotations are so long that diagrams forget too much of them.
    pub(crate) fn is_long(&self) -> bool {
        self.long.is_some()
    }

    /// The relaxation for long rotations; `None` where the diagrams remember enough.
    pub(crate) fn long(&self) -> Option<&Long> {
        self.long.as_ref()
    }

    /// Points of the empty rotation; `None` where it is not allowed.
    pub(crate) fn empty(&self, candidate: CandidateIx) -> Option<i64> {
        self.course(candidate).empty
    }

    /// Position of a place in a price table.
    pub fn place(&self, step: Step, offset: usize) -> usize {
        step.post.get() * self.scheme.periods() + step.start as usize + offset
    }

    /// The places a placement occupies, as positions in a price table.
    pub fn places(&self, step: Step) -> std::ops::Range<usize> {
        let first = self.place(step, 0);
        first..first + self.scheme.post_row(step.post).duration
    }

    /// Places left for new placements, by position in a price table.
    ///
    /// Where places are filled by hundredths, rows see to them, and there is one for everybody here.
    pub fn capacity(&self) -> Vec<u32> {
        if self.scheme.weights().hundredths {
            return vec![self.scheme.candidates().len() as u32; self.taken.len()];
        }
        let rows = self.scheme.posts().flat_map(|post| self.scheme.post_row(post).places.iter());
        rows.zip(&self.taken).map(|(places, taken)| places.saturating_sub(*taken)).collect()
    }

    /// Number of places: prices from there on are those of rows.
    pub(crate) fn place_count(&self) -> usize {
        self.scheme.posts().len() * self.scheme.periods()
    }

    /// Makes placements pay for what they add to rows, whose prices stand behind those of the places.
    pub(crate) fn charge(&mut self, rows: usize, threads: &Threads, cells: &Cells<'_>) {
        self.rows = rows;
        let places = self.place_count();
        let courses = &self.courses;
        let compile = |(): &mut (), at: usize| {
            Charges::of(CandidateIx::new(at), courses[at].steps(), places, cells)
        };
        let charges = threads.map(courses.len(), || (), compile);
        for (course, charges) in self.courses.iter_mut().zip(charges) {
            course.charges = charges;
        }
    }

    /// About how many steps a call for the best rotation takes: placements and transitions.
    pub fn effort(&self, candidate: CandidateIx) -> usize {
        let course = self.course(candidate);
        course.arcs.len() + course.diagram.graph.transitions.len()
    }

    /// Bytes of all that is compiled for candidates: their placements, and their relaxations, each
    /// counted once however many share it. What an allocator adds is not counted.
    pub fn bytes(&self) -> usize {
        let courses: usize = self.courses.iter().map(Course::bytes).sum();
        let mut shared: Vec<(usize, usize)> = Vec::new();
        for course in &self.courses {
            let slots = Arc::as_ptr(&course.slots).cast::<u8>() as usize;
            shared.push((slots, size_of_val(&*course.slots)));
            let diagram = Arc::as_ptr(&course.diagram) as usize;
            shared.push((diagram, course.diagram.bytes()));
        }
        let long = self.long().map_or(0, Long::bytes);
        shared.sort_unstable();
        shared.dedup();
        courses + long + shared.iter().map(|(_, bytes)| bytes).sum::<usize>()
    }

    /// Bytes that pricing a candidate goes through before it searches: the placements with a price
    /// for every period they cover, and the relaxation with the values computed on it.
    ///
    /// The relaxation is shared: candidates asked together go through it once.
    pub fn bytes_priced(&self, candidate: CandidateIx) -> (usize, usize) {
        let course = self.course(candidate);
        let ends = course.slots.iter().zip(course.slot_arcs.windows(2));
        let covered = ends.map(|(key, ends)| key.duration * (ends[1] - ends[0]));
        let prices = covered.sum::<u32>() as usize * size_of::<i64>();
        let slots = size_of_val(&*course.slots) + size_of_val(&*course.slot_arcs);
        (course.arcs.bytes() + slots + prices, course.diagram.bytes_swept())
    }
}

/// Builds the relaxations, one for all candidates of the same shape.
fn relax(
    scheme: &Scheme,
    compiled: Vec<(Course, Shape)>,
    threads: &Threads,
) -> (Vec<Course>, Shapes) {
    let mut known: HashMap<Shape, usize> = HashMap::new();
    let mut shapes: Vec<Shape> = Vec::new();
    let mut of_course = Vec::with_capacity(compiled.len());
    let mut courses = Vec::with_capacity(compiled.len());
    for (course, shape) in compiled {
        let at = *known.entry(shape).or_insert_with_key(|shape| {
            shapes.push(shape.clone());
            shapes.len() - 1
        });
        of_course.push(at);
        courses.push(course);
    }
    // Where the first has to forget, a relaxation of another sort takes the place of all of them.
    let first = shapes.first().map(|shape| Diagram::build(shape, scheme.weights(), false));
    let forgets = first.as_ref().is_some_and(|diagram| diagram.forgets);
    let build = |(): &mut (), at: usize| Diagram::build(&shapes[at + 1], scheme.weights(), forgets);
    let others = threads.map(shapes.len().saturating_sub(1), || (), build);
    let diagrams: Vec<_> = first.into_iter().chain(others).map(Arc::new).collect();
    for (course, &at) in courses.iter_mut().zip(&of_course) {
        course.diagram = Arc::clone(&diagrams[at]);
    }
    (courses, Shapes { all: shapes, of_course })
}

/// A rank that depends on the seed and an id only, not on its place in a file.
fn tie_rank(seed: u64, id: &str) -> u64 {
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    id.as_bytes().hash(&mut hasher);
    // FNV mixes its high bits poorly; the finaliser of SplitMix64 spreads them.
    let mut z = hasher.finish();
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// FNV-1a, 64 bits: the same on every platform, unlike the standard library's hasher.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
