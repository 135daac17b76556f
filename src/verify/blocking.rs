//! Blocking pairs: a candidate and a post that would rather have each other than what a plan gives them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::past::on_leave;
use super::reading::read;
use super::rules::{check_rotation, cohort};
use super::standing::{host_rank, lookup};
use super::{Cohort, Person, Stage, Step};
use crate::model::{CandidateIx, Id, PostIx, Scheme};
use crate::plan::{Placement, Plan, Rotation};

/// A candidate and a post that would rather have each other from a period on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BlockingPair {
    /// Id of the candidate.
    pub candidate: Id,
    /// Id of the post.
    pub post: Id,
    /// Period in which the placement would start, from 1.
    pub start: u32,
    /// The candidate's rank of the post.
    pub rank: u32,
    /// The host's rank of the candidate, if any.
    pub host_rank: Option<u32>,
    /// What the candidate would give up, in order of start; empty where they are idle.
    pub gives_up: Rotation,
    /// Whom the host would let go, in order of id; empty where it has free places.
    pub displaces: Vec<Id>,
}

impl fmt::Display for BlockingPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { candidate, post, start, rank, .. } = self;
        write!(f, "{candidate} would rather have {post} from period {start}, ranked {rank}")?;
        let mut lead = ", than";
        for Placement { post, start } in &self.gives_up {
            write!(f, "{lead} {post} from period {start}")?;
            lead = " and";
        }
        if self.displaces.is_empty() {
            return f.write_str("; the post has a free place");
        }
        let ids: Vec<&str> = self.displaces.iter().map(Id::as_str).collect();
        write!(f, "; the host would rather have {candidate} than {}", ids.join(" and "))
    }
}

/// Places of a post in a period, as the plan fills them.
#[derive(Clone, Copy, Debug)]
struct Seats {
    /// Hundredths of places that nobody takes; below 0 where the plan overfills the post.
    free: i64,
    /// Whom the host ranks lowest of those who could be let go, with that rank.
    lowest: Option<(Standing, CandidateIx)>,
}

/// How a rank compares: the lower the better, and none is worse than any.
type Standing = u64;

fn standing(rank: Option<u32>) -> Standing {
    rank.map_or(Standing::MAX, Standing::from)
}

/// The pairs that block a plan, in order of candidate, post and start.
///
/// What makes a pair block is worded on the page of the
/// [rules](crate::_documentation::rules#blocking-pairs). Placements that cannot be read are left out, as
/// [`verify`](super::verify()) leaves them out of the points. Looks at every start of every post that a
/// candidate ranks.
///
/// ```
/// use secondment::model::{Candidate, Kind, Post, Provider, Sector};
/// use secondment::verify::blocking_pairs;
/// use secondment::{Placement, Plan, SchemeBuilder};
///
/// let scheme = SchemeBuilder::new(1)
///     .kind(Kind::new("trust"))
///     .provider(Provider::new("infirmary", "trust", Sector::Public).ranks("Ada", 1).ranks("Bo", 2))
///     .post(Post::new("ward", "infirmary"))
///     .candidate(Candidate::new("Ada").prefers("ward", 1))
///     .candidate(Candidate::new("Bo").prefers("ward", 1))
///     .build()?;
/// let mut plan = Plan::new();
/// plan.place("Bo", Placement { post: "ward".into(), start: 1 });
/// let pairs = blocking_pairs(&scheme, &plan);
/// assert_eq!(pairs.len(), 1);
/// assert_eq!((pairs[0].candidate.as_str(), pairs[0].displaces[0].as_str()), ("Ada", "Bo"));
/// # Ok::<(), secondment::error::InvalidScheme>(())
/// ```
pub fn blocking_pairs(scheme: &Scheme, plan: &Plan) -> Vec<BlockingPair> {
    let cohort = cohort(scheme);
    let rotation = |ix| {
        let id = &scheme.candidate(ix).id;
        read(scheme, id, plan.rotation(id.as_str()), &mut Vec::new())
    };
    let rotations: Vec<Vec<Step>> = scheme.candidates().map(rotation).collect();
    let seats = seats(&cohort, &rotations);
    let mut pairs = Vec::new();
    for (ix, rotation) in scheme.candidates().zip(&rotations) {
        let person = Person::new(&cohort, ix);
        for &(post, rank) in &person.row.preferences {
            let duration = scheme.post_row(post).duration;
            let starts = 0..(scheme.periods() + 1).saturating_sub(duration);
            let pair = |start| blocks(&person, rotation, &seats, (post, start), rank);
            pairs.extend(starts.filter_map(pair));
        }
    }
    pairs
}

/// Number of blocking pairs by candidate id; candidates without any have no entry.
pub fn blocking_counts(pairs: &[BlockingPair]) -> BTreeMap<Id, usize> {
    let mut counts = BTreeMap::new();
    for pair in pairs {
        *counts.entry(pair.candidate.clone()).or_default() += 1;
    }
    counts
}

/// The seats of every post, period by period.
fn seats(cohort: &Cohort<'_>, rotations: &[Vec<Step>]) -> Vec<Seats> {
    let scheme = cohort.scheme;
    let posts = scheme.posts();
    let open = posts.flat_map(|post| (0..scheme.periods()).map(move |period| (post, period)));
    let empty = |(post, period)| Seats { free: cohort.room(post, period), lowest: None };
    let mut seats: Vec<Seats> = open.map(empty).collect();
    for (ix, rotation) in scheme.candidates().zip(rotations) {
        for &step in rotation {
            let stands = standing(host_rank(scheme, step.0, &scheme.candidate(ix).id));
            // What is pinned is not the host's to undo.
            let may_go = !scheme.candidate_row(ix).pinned.contains(&step);
            for at in covered(scheme, ix, step) {
                seats[at].free -= share(scheme, ix);
                let lowest = &mut seats[at].lowest;
                if may_go && lowest.is_none_or(|(other, _)| stands > other) {
                    *lowest = Some((stands, ix));
                }
            }
        }
    }
    seats
}

/// Where the seats of a candidate's placement are: periods of leave take none.
fn covered(
    scheme: &Scheme,
    ix: CandidateIx,
    (post, start): Step,
) -> impl Iterator<Item = usize> + use<'_> {
    let row = scheme.candidate_row(ix);
    let periods = start..start + scheme.post_row(post).duration;
    let there = periods.filter(|&period| !on_leave(row, period));
    there.map(move |period| post.get() * scheme.periods() + period)
}

/// Hundredths of a place that a candidate takes.
fn share(scheme: &Scheme, ix: CandidateIx) -> i64 {
    i64::from(scheme.candidate_row(ix).share)
}

/// The pair, if it blocks.
fn blocks(
    person: &Person<'_>,
    rotation: &[Step],
    seats: &[Seats],
    step: Step,
    rank: u32,
) -> Option<BlockingPair> {
    let scheme = person.scheme();
    let span = |&(post, start): &Step| start..start + scheme.post_row(post).duration;
    let new = span(&step);
    let overlaps = |old: &Step| span(old).start < new.end && new.start < span(old).end;
    let (given_up, mut changed): (Vec<Step>, Vec<Step>) =
        rotation.iter().partition(|old| overlaps(old));
    let ranked = |post: PostIx| standing(lookup(&person.row.preferences, post));
    if given_up.iter().any(|&(post, _)| ranked(post) <= rank.into()) {
        return None;
    }
    let host_rank = host_rank(scheme, step.0, person.id());
    let displaced =
        displaced(person, covered(scheme, person.ix, step), seats, standing(host_rank))?;
    changed.push(step);
    changed.sort_by_key(|&(post, start)| (start, post));
    if !check_rotation(person, &changed, Stage::Whole).is_empty() {
        return None;
    }
    let placement = |&(post, start): &Step| Placement {
        post: scheme.post(post).id.clone(),
        start: start as u32 + 1,
    };
    let Placement { post, start } = placement(&step);
    Some(BlockingPair {
        candidate: person.id().clone(),
        post,
        start,
        rank,
        host_rank,
        gives_up: given_up.iter().map(placement).collect(),
        displaces: displaced.into_iter().map(|ix| scheme.candidate(ix).id.clone()).collect(),
    })
}

/// Who must go for somebody of this standing, one at most in each period, in order; `None` if the host
/// would not have it.
fn displaced(
    person: &Person<'_>,
    covered: impl Iterator<Item = usize>,
    seats: &[Seats],
    stands: Standing,
) -> Option<Vec<CandidateIx>> {
    let scheme = person.scheme();
    let needed = share(scheme, person.ix);
    let mut going = Vec::new();
    for seats in covered.map(|at| &seats[at]).filter(|seats| seats.free < needed) {
        let (lowest, who) = seats.lowest?;
        if seats.free < 0 || lowest <= stands || seats.free + share(scheme, who) < needed {
            return None;
        }
        going.push(who);
    }
    going.sort_unstable();
    going.dedup();
    Some(going)
}
