//! People of the city.

use super::spec::LondonSpec;
use super::world::{COMPETENCIES, KINDS, PERIODS, VALUES, World, uniform_place};
use crate::model::{Candidate, Id, Post};
use crate::sources::draw::Draw;
use crate::sources::generate::ids;
use crate::sources::instances::ranks::ranked;

/// Most posts that are open to a candidate.
const OPEN: usize = 60;
/// Levels, one for each tenth of the candidates.
const LEVELS: [u8; 10] = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3];

pub(super) fn people(spec: &LondonSpec, world: &World, posts: &[Post]) -> Vec<Candidate> {
    let mut draw = Draw::new(spec.seed, 2);
    let near = Near::new(world, posts);
    let competencies = ids("competency", COMPETENCIES, 2);
    let mut taken = vec![false; posts.len()];
    let one = |id| {
        let (person, own, listed) = person(id, world, &near, &competencies, &mut taken, &mut draw);
        wishes(person, KINDS[own].id, &listed, &near, &mut draw)
    };
    ids("candidate", spec.candidates, 6).into_iter().map(one).collect()
}

/// Posts by place.
struct Near<'a> {
    posts: &'a [Post],
    /// Numbers of posts, in order, by place.
    by_place: Vec<Vec<usize>>,
    /// Number of the provider, by post.
    provider: Vec<usize>,
    world: &'a World,
}

impl<'a> Near<'a> {
    fn new(world: &'a World, posts: &'a [Post]) -> Self {
        let mut by_place = vec![Vec::new(); world.places.len()];
        let find = |post: &Post| {
            let found = world.providers.binary_search_by(|one| one.id.cmp(&post.provider));
            found.expect("posts are at providers of the city")
        };
        let provider: Vec<usize> = posts.iter().map(find).collect();
        for (post, &at) in provider.iter().enumerate() {
            by_place[world.place[at]].push(post);
        }
        Self { posts, by_place, provider, world }
    }

    /// Number of posts in some places.
    fn count(&self, places: &[usize]) -> u32 {
        places.iter().map(|&place| self.by_place[place].len() as u32).sum()
    }

    /// Posts by their position, in increasing order, among those of some places one after the other.
    fn numbered(&self, places: &[usize], positions: &[u32]) -> Vec<usize> {
        let mut left = positions.iter().map(|&at| at as usize).peekable();
        let mut posts = Vec::with_capacity(positions.len());
        let mut before = 0;
        for &place in places {
            let here = &self.by_place[place];
            while let Some(at) = left.next_if(|&at| at < before + here.len()) {
                posts.push(here[at - before]);
            }
            before += here.len();
        }
        posts
    }
}

/// Everything of a candidate but wishes, the kind of their own provider, and the posts listed.
fn person(
    id: Id,
    world: &World,
    near: &Near<'_>,
    competencies: &[Id],
    taken: &mut [bool],
    draw: &mut Draw,
) -> (Candidate, usize, Vec<usize>) {
    let place = uniform_place(draw);
    let half_km = 18 + draw.below(23);
    let mut person =
        Candidate::new(id).base(world.places[place].id.clone()).within_km(f64::from(half_km) / 2.0);
    for competency in competencies {
        let level = LEVELS[draw.below(10) as usize];
        if level > 0 {
            person = person.level(competency.clone(), level);
        }
    }
    let all = world.providers.len() as u32;
    let own = draw.below(all) as usize;
    let own_id = &world.providers[own].id;
    if draw.happens(1, 8) {
        person = person.home(own_id.clone());
    }
    if draw.happens(4, 5) {
        let (periods, ended) = (1 + draw.below(4), draw.below(3));
        person = person.served(own_id.clone(), periods, ended);
        if draw.happens(1, 3) {
            let before = world.providers[draw.below(all) as usize].id.clone();
            let length = 1 + draw.below(3);
            person = person.served(before, length, ended + periods + draw.below(3));
        }
    }
    for (value, mean) in VALUES.iter().zip(world.means[world.kind[own]]) {
        person = person.value(*value, f64::from(mean + draw.below(31) - 15) / 10.0);
    }
    let within: Vec<usize> = world.within(place, 500 * half_km).collect();
    let count = near.count(&within);
    let all_of_them = count <= OPEN as u32;
    let chosen =
        if all_of_them { (0..count).collect() } else { draw.subset(OPEN as u32, count, taken) };
    let listed = near.numbered(&within, &chosen);
    if !all_of_them {
        person.only = Some(listed.iter().map(|&post| near.posts[post].id.clone()).collect());
    }
    (person, world.kind[own], listed)
}

/// Adds preferences, a veto and a period that is unavailable.
fn wishes(
    mut person: Candidate,
    own_kind: &str,
    listed: &[usize],
    near: &Near<'_>,
    draw: &mut Draw,
) -> Candidate {
    let provider = |post: usize| &near.world.providers[near.provider[post]];
    let mut score = |&post: &usize| {
        let own = provider(post).kind.as_str() == own_kind;
        (draw.below(1000) + if own { 500 } else { 0 }, &near.posts[post].id)
    };
    let scored = listed.iter().map(&mut score).collect();
    person.preferences = ranked(scored, draw);
    if draw.happens(1, 10) && !listed.is_empty() {
        let post = listed[draw.below(listed.len() as u32) as usize];
        person.vetoes.providers.insert(provider(post).id.clone());
    }
    if draw.happens(1, 20) {
        person.unavailable.insert((1 + draw.below(PERIODS)).into());
    }
    person
}
