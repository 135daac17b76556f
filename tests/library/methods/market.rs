//! Markets of one period: who ranks whom, what is worth what, and how many places there are.

use secondment::methods::Method;
use secondment::model::{Candidate, Kind, Post, Provider, Sector};
use secondment::{CancelToken, Plan, Scheme, SchemeBuilder};

use crate::common::rng::Rng;

/// A market of people and posts, each post at a provider of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Market {
    pub(crate) places: Vec<u32>,
    /// By person, ranks of the posts open to them, in order of post.
    pub(crate) ranks: Vec<Vec<Option<u32>>>,
    /// By post, ranks of people; none where the host does not rank.
    pub(crate) hosts: Vec<Vec<Option<u32>>>,
    /// By person, whole points of each post.
    pub(crate) points: Vec<Vec<i32>>,
}

impl Market {
    /// Up to four people and posts: strict ranks of some posts, weak ranks of hosts for some people, and
    /// points from -3 to 9.
    pub(crate) fn drawn(seed: u64) -> Self {
        let rng = &mut Rng::new(seed);
        let (people, posts) = (rng.range(1, 4) as usize, rng.range(1, 4) as usize);
        let ranks = |rng: &mut Rng| {
            let mut ranks: Vec<u32> = (1..=posts as u32).collect();
            rng.shuffle(&mut ranks);
            ranks.into_iter().map(|rank| rng.chance(80).then_some(rank)).collect()
        };
        let host =
            |rng: &mut Rng| (0..people).map(|_| rng.chance(75).then(|| rng.range(1, 3))).collect();
        Self {
            places: (0..posts).map(|_| rng.pick(&[0, 1, 1, 2])).collect(),
            ranks: (0..people).map(|_| ranks(rng)).collect(),
            hosts: (0..posts).map(|_| host(rng)).collect(),
            points: (0..people)
                .map(|_| (0..posts).map(|_| rng.range(0, 12) as i32 - 3).collect())
                .collect(),
        }
    }

    /// The scheme; people are `a`, `b`, ..., posts `p0`, `p1`, ....
    pub(crate) fn scheme(&self) -> Scheme {
        let mut parts = SchemeBuilder::new(1).kind(Kind::new("trust"));
        parts.scale = 1;
        for (at, &places) in self.places.iter().enumerate() {
            let mut host = Provider::new(format!("host {at}"), "trust", Sector::Public);
            for (who, rank) in self.hosts[at].iter().enumerate() {
                if let Some(rank) = *rank {
                    host = host.ranks(person(who), rank);
                }
            }
            let post = Post::new(format!("p{at}"), format!("host {at}")).places(places);
            parts = parts.provider(host).post(post);
        }
        for (who, ranks) in self.ranks.iter().enumerate() {
            let mut candidate = Candidate::new(person(who));
            let open = (0..ranks.len()).filter(|&at| ranks[at].is_some());
            candidate.only = Some(open.map(|at| format!("p{at}").into()).collect());
            for (at, rank) in ranks.iter().enumerate() {
                if let Some(rank) = *rank {
                    candidate = candidate.prefers(format!("p{at}"), rank);
                    candidate = candidate.points(format!("p{at}"), f64::from(self.points[who][at]));
                }
            }
            parts = parts.candidate(candidate);
        }
        parts.build().unwrap_or_else(|error| panic!("{error}"))
    }

    /// Every way to give people posts that are open to them, within places.
    pub(crate) fn matchings(&self) -> Vec<Vec<Option<usize>>> {
        let mut all = vec![Vec::new()];
        for ranks in &self.ranks {
            let longer = |some: &Vec<Option<usize>>| {
                let open = (0..ranks.len()).filter(|&at| ranks[at].is_some()).map(Some);
                let room = |choice: &Option<usize>| {
                    choice.is_none_or(|at| {
                        some.iter().filter(|&&taken| taken == Some(at)).count()
                            < self.places[at] as usize
                    })
                };
                let choices = open.chain([None]).filter(room);
                choices.map(|choice| [some.as_slice(), &[choice]].concat()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        all
    }

    /// What a plan of the market gives whom.
    pub(crate) fn read(&self, plan: &Plan) -> Vec<Option<usize>> {
        let of = |who: usize| {
            let post = plan.rotation(&person(who)).first()?.post.as_str();
            post[1..].parse().ok()
        };
        (0..self.ranks.len()).map(of).collect()
    }
}

/// The id of a person.
fn person(at: usize) -> String {
    char::from(b'a' + at as u8).to_string()
}

/// The plan of a method.
pub(crate) fn plan(method: &dyn Method, scheme: &Scheme, seed: u64) -> Plan {
    let made = method.allocate(scheme, seed, &CancelToken::new());
    made.expect("no fault").plan.expect("a plan")
}

/// What somebody has, as `post period`, one after the other.
pub(crate) fn has(plan: &Plan, who: &str) -> String {
    let placed =
        plan.rotation(who).iter().map(|placed| format!("{} {}", placed.post, placed.start));
    placed.collect::<Vec<_>>().join(", ")
}
