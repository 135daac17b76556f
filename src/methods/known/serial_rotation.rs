//! Random serial dictatorship over whole rotations.

use super::lots::order_of_all;
use super::rules::cohort;
use super::run::Run;
use super::wishes::rank;
use crate::methods::{About, Matched, Method};
use crate::model::{PostIx, Scheme};
use crate::pricing::{Answer, CLOSED, Objective, Oracle, Scratch};
use crate::solve::{CancelToken, Error};
use crate::verify::{self, Person};

/// Nodes that the search for one rotation may look at.
const NODES: u64 = 200_000;

/// Liking counts so many times a period served, which only decides between rotations liked as much.
const LIKING: i64 = 256;

/// Most liking of a post per period, which leaves sums far below what an integer holds.
const MOST: i64 = 1 << 36;

/// Random serial dictatorship over rotations: in a random order, everybody takes the whole rotation that
/// they like best of those still open.
///
/// Abdulkadiroğlu and Sönmez (1998). A rotation is liked for the sum, over the periods that it covers, of
/// the scheme's points for the ranks of its posts, counted from those of a post not ranked or the lowest
/// of all; where the scheme states none, the last rank given counts one, the one before it two, and so
/// on. Of rotations liked as much one that covers more periods is taken, so any post rather than none.
/// Every rule on one rotation is kept. A search that has looked at 200,000 nodes ends with the best
/// rotation met.
#[derive(Clone, Copy, Debug, Default)]
pub struct SerialRotation;

impl Method for SerialRotation {
    fn about(&self) -> About {
        About {
            name: "serial-rotation",
            source: "Abdulkadiroğlu and Sönmez 1998, Random serial dictatorship and the core from random \
         endowments in house allocation problems, Econometrica 66(3)",
            random: true,
            may_break: cohort(),
            settings: &[],
        }
    }

    fn allocate(&self, scheme: &Scheme, seed: u64, cancel: &CancelToken) -> Result<Matched, Error> {
        let cohort = verify::cohort(scheme);
        let mut run = Run::new(&cohort);
        let oracle = Oracle::new(scheme, seed);
        let mut prices = vec![0; scheme.posts().len() * scheme.periods()];
        let (mut scratch, mut answer) = (Scratch::default(), Answer::default());
        for at in order_of_all(seed, run.people.len()) {
            run.release_pinned(at);
            if cancel.is_cancelled() {
                continue;
            }
            ask(&run, at, &mut prices);
            let candidate = run.people[at].ix;
            let objective = Objective::Feasibility;
            oracle.best(candidate, objective, &prices, NODES, &mut scratch, &mut answer);
            if answer.value.is_some() {
                for step in &answer.steps {
                    run.place(at, (step.post, step.start as usize));
                }
            }
        }
        Ok(run.plan().into())
    }
}

/// States prices of places for one person: what they like pays them, and what is full is closed.
fn ask(run: &Run<'_>, at: usize, prices: &mut [i64]) {
    let person = &run.people[at];
    let scheme = person.scheme();
    let liking = Liking::of(person);
    let share = i64::from(person.row.share);
    let mut state = |post: PostIx| {
        let pays = LIKING * liking.points(person, post) + 1;
        for period in 0..scheme.periods() {
            prices[post.get() * scheme.periods() + period] =
                if person.served(period, period + 1) == 0 {
                    0
                } else if run.ledger.free(post, period) < share {
                    CLOSED
                } else {
                    -pays
                };
        }
    };
    match &person.row.only {
        Some(only) => only.iter().copied().for_each(&mut state),
        None => scheme.posts().for_each(&mut state),
    }
}

/// How ranks turn into points that can be added up.
enum Liking {
    /// The scheme's points, counted from the lowest.
    Stated { lowest: i64 },
    /// How far above the last rank given.
    Counted { last: u32 },
}

impl Liking {
    fn of(person: &Person<'_>) -> Self {
        let weights = person.scheme().weights();
        let otherwise = weights.preference_otherwise;
        let lowest = weights.preference.iter().fold(otherwise, |least, &points| least.min(points));
        if weights.preference.iter().any(|&points| points != otherwise) {
            return Self::Stated { lowest };
        }
        let ranks = person.row.preferences.iter().map(|entry| entry.1);
        Self::Counted { last: ranks.max().unwrap_or(0) }
    }

    fn points(&self, person: &Person<'_>, post: PostIx) -> i64 {
        let rank = rank(person, post);
        let points = match *self {
            Self::Stated { lowest } => {
                let weights = person.scheme().weights();
                let stated = rank.and_then(|rank| weights.preference.get(rank as usize - 1));
                stated.copied().unwrap_or(weights.preference_otherwise) - lowest
            }
            Self::Counted { last } => rank.map_or(0, |rank| i64::from(last - rank) + 1),
        };
        points.min(MOST)
    }
}
