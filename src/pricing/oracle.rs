//! The pricing oracle: one candidate and prices in, the best rotation out, exactly.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::cards::Card;
use super::completion::LANES;
use super::courses::{Bench, Course, Step};
use super::diagram::{Diagram, Shape};
use super::own::{Long, Shapes};
use super::rules::paths::Paths;
use super::search::Search;
use super::slots::Slots;
use crate::model::{CandidateIx, Scheme};
use crate::parallel::Threads;
use crate::plan::PRICE_UNIT;
use crate::pricing::points::fit::CompetencyFit;

/// A price at or above this closes a place: no rotation uses it.
pub const CLOSED: i64 = 1 << 46;

/// So many candidates are compiled without asking whether to stop: it takes milliseconds, and a
/// small cohort gets a plan and a bound however short the time.
const SURE: usize = 1_024;

/// What the oracle maximises, minus prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// The points of the rotation.
    Points,
    /// Nothing: every rotation is worth 0. Finds out whether there is one at all.
    Feasibility,
}

impl Objective {
    pub(crate) fn units_per_point(self) -> i64 {
        match self {
            Self::Points => PRICE_UNIT,
            Self::Feasibility => 0,
        }
    }
}

/// The answer for one candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best rotation found, in order of start; empty is a rotation too.
    pub steps: Vec<Step>,
    /// Its points, without prices.
    pub points: i64,
    /// Its value: units of points minus prices; `None` if no rotation is feasible.
    pub value: Option<i64>,
    /// No rotation has a higher value. Equal to `value` if `exact`.
    pub bound: i64,
    /// Whether the search was finished; if not, only `bound` can be relied on.
    pub exact: bool,
    /// Placements and nodes looked at.
    pub work: u64,
}

/// Rotations within a loss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// Each with its points, in the order in which the search meets them.
    pub rotations: Vec<(Vec<Step>, i64)>,
    /// Whether these are all of them.
    pub complete: bool,
    /// Placements and nodes looked at.
    pub work: u64,
}

/// Working memory of the oracle, one per thread.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub(super) search: Search,
}

/// A scheme, compiled for pricing.
///
/// Prices are indexed by place: `post * periods + period`, in 1/1024 of a point. A price of
/// [`CLOSED`] or more rules the place out.
#[derive(Debug)]
pub struct Oracle<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) fits: Vec<CompetencyFit>,
    pub(super) cards: Vec<Card>,
    pub(super) paths: Paths,
    pub(super) courses: Vec<Course>,
    taken: Vec<u32>,
    /// Whether some post serves two providers.
    pub(super) doubled: bool,
    /// Rows whose prices stand behind those of the places.
    pub(super) rows: usize,
    /// What the relaxation for long rotations knows, where diagrams forget too much.
    pub(super) long: Option<Long>,
}

impl<'a> Oracle<'a> {
    /// Compiles a scheme; `seed` breaks ties. Runs in the current rayon pool.
    ///
    /// # Panics
    ///
    /// Never: nothing breaks the compilation off.
    pub fn new(scheme: &'a Scheme, seed: u64) -> Self {
        Self::with(scheme, seed, &Threads::Caller, || false).expect("nothing breaks it off")
    }

    /// Compiles a scheme; `None` if `stop` breaks it off, which is asked before every candidate
    /// after the first 1,024.
    pub(crate) fn with(
        scheme: &'a Scheme,
        seed: u64,
        threads: &Threads,
        stop: impl Fn() -> bool + Sync + Send,
    ) -> Option<Self> {
        Self::compiled(scheme, seed, threads, stop, false)
    }

    /// A scheme whose rotations are taken for long, whatever the diagrams remember.
    #[cfg(test)]
    pub(crate) fn of_long(scheme: &'a Scheme, threads: &Threads) -> Self {
        Self::compiled(scheme, 0, threads, || false, true).expect("nothing breaks it off")
    }

    fn compiled(
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
        let paths = Paths::of(scheme, true);
        let compile = |bench: &mut Bench, at| {
            let candidate = CandidateIx::new(at);
            let go_on = at < SURE || !stop();
            go_on.then(|| Course::compile(scheme, candidate, &fits, (&slots, &paths), bench))
        };
        let courses = threads.map(scheme.candidates().len(), Bench::default, compile);
        let courses = courses.into_iter().collect::<Option<_>>()?;
        let (courses, shapes) = relax(scheme, courses, threads);
        let forgets = anyway || courses.iter().any(|course| course.diagram.forgets);
        let long = forgets.then(|| Long::of(scheme, &courses, shapes, threads));
        let cards = slots.cards;
        let doubled = cards.iter().any(|card| card.also().is_some());
        Some(Self { scheme, fits, cards, paths, courses, taken, doubled, rows: 0, long })
    }

    /// The scheme.
    pub fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// What one candidate may do.
    pub fn course(&self, candidate: CandidateIx) -> &Course {
        &self.courses[candidate.get()]
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

    /// The best rotation of a candidate under prices.
    ///
    /// Exact unless more than `limit` nodes would be searched; then `bound` is above `value`.
    pub fn best(
        &self,
        candidate: CandidateIx,
        objective: Objective,
        prices: &[i64],
        limit: u64,
        scratch: &mut Scratch,
        answer: &mut Answer,
    ) {
        scratch.search.best(self, self.course(candidate), objective, prices, limit, answer);
    }

    /// The best rotation of each of neighbouring candidates, from `first` on, as [`Oracle::best`]
    /// finds it one by one.
    ///
    /// Faster than that where neighbours share a relaxation.
    ///
    /// # Panics
    ///
    /// If there are more answers than candidates.
    pub fn best_of_each(
        &self,
        first: CandidateIx,
        objective: Objective,
        prices: &[i64],
        limit: u64,
        scratch: &mut Scratch,
        answers: &mut [Answer],
    ) {
        let courses = &self.courses[first.get()..first.get() + answers.len()];
        let mut at = 0;
        for alike in courses.chunk_by(|a, b| Arc::ptr_eq(&a.diagram, &b.diagram)) {
            for courses in alike.chunks(LANES) {
                let answers = &mut answers[at..at + courses.len()];
                at += courses.len();
                scratch.search.best_of_each(self, courses, objective, prices, limit, answers);
            }
        }
    }

    /// All rotations of a candidate whose value is at least `least`, up to `most` of them.
    #[expect(clippy::too_many_arguments, reason = "one call of the hot path, no state to share")]
    pub fn within(
        &self,
        candidate: CandidateIx,
        objective: Objective,
        prices: &[i64],
        least: i64,
        most: usize,
        limit: u64,
        scratch: &mut Scratch,
    ) -> Within {
        let course = self.course(candidate);
        scratch.search.within(self, course, objective, prices, least, most, limit)
    }

    /// Points of a rotation; `None` if it is not feasible for the candidate.
    pub fn points(&self, candidate: CandidateIx, steps: &[Step]) -> Option<i64> {
        if steps.is_empty() {
            return self.course(candidate).empty;
        }
        let (posts, periods) = (self.scheme.posts().len(), self.scheme.periods());
        let mut prices = vec![CLOSED; self.place_count()];
        prices.resize(self.place_count() + self.rows, 0);
        let mut covered = 0;
        for &step in steps {
            let known = step.post.get() < posts && (step.start as usize) < periods;
            let duration = known.then(|| self.scheme.post_row(step.post).duration)?;
            if step.start as usize + duration > periods {
                return None;
            }
            prices[self.places(step)].fill(-1);
            covered += duration as i64;
        }
        // With a unit for every place covered, only the whole rotation reaches what is asked for.
        let (objective, scratch) = (Objective::Feasibility, &mut Scratch::default());
        let all =
            self.within(candidate, objective, &prices, covered, usize::MAX, u64::MAX, scratch);
        all.rotations.into_iter().find(|(found, _)| found == steps).map(|(_, points)| points)
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

/// Occupancy by placements under way, by post and period.
pub(super) fn occupied(scheme: &Scheme) -> Vec<u32> {
    let periods = scheme.periods();
    let mut taken = vec![0; scheme.posts().len() * periods];
    for candidate in scheme.candidates() {
        if let Some(under_way) = scheme.candidate_row(candidate).under_way {
            let first = under_way.post.get() * periods;
            let remaining = under_way.remaining.min(periods);
            taken[first..first + remaining].iter_mut().for_each(|count| *count += 1);
        }
    }
    taken
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
