//! Starters, each with a rotation that keeps every rule.

use super::FastStreamSpec;
use super::world::{BEHAVIOURS, OPERATIONS, Opening, POLICY, World, region};
use crate::model::{Candidate, Id};
use crate::sources::draw::Draw;
use crate::sources::generate::ids;
use crate::sources::instances::ranks::ranked;

/// Posts open to a starter, besides the planted ones.
const OPEN: u32 = 40;

/// Posts and the periods in which they start, from 1, in order.
pub(super) type Planted = Vec<(usize, u32)>;

/// Somebody who joins.
pub(super) struct Person {
    pub(super) id: Id,
    scheme: usize,
    region: usize,
    levels: [u8; BEHAVIOURS as usize],
    /// The department they come from, and periods served there.
    from: Option<(usize, u32)>,
    pub(super) planted: Planted,
    /// Posts open to them, in order of number.
    open: Vec<usize>,
    ranks: std::collections::BTreeMap<Id, u32>,
}

/// All starters, in order of id.
pub(super) fn people<'a>(
    spec: &FastStreamSpec,
    world: &'a World,
) -> impl Iterator<Item = Person> + use<'a> {
    let mut draw = Draw::new(spec.seed, 1);
    let mut taken = vec![false; world.posts.len()];
    let by_scheme: Vec<Vec<usize>> =
        (0..world.schemes.len()).map(|scheme| open_to(world, scheme)).collect();
    let ids = ids("candidate", spec.starters, 6).into_iter();
    ids.map(move |id| person(id, world, &by_scheme, &mut taken, &mut draw))
}

/// Posts open to a scheme, in order of number.
fn open_to(world: &World, scheme: usize) -> Vec<usize> {
    let fits = |post: &usize| world.posts[*post].scheme.is_none_or(|other| other == scheme);
    (0..world.posts.len()).filter(fits).collect()
}

fn person(
    id: Id,
    world: &World,
    by_scheme: &[Vec<usize>],
    taken: &mut [bool],
    draw: &mut Draw,
) -> Person {
    let scheme = world.scheme(draw);
    let region = region(draw);
    let levels = std::array::from_fn(|_| draw.below(2) as u8);
    let from = draw.happens(1, 5).then(|| {
        let department = draw.below(world.first_host as u32) as usize;
        (department, 2 + draw.below(5))
    });
    let all = &by_scheme[scheme];
    let planted = plant(world, all, draw);
    let count = OPEN.min(all.len() as u32);
    let drawn = draw.subset(count, all.len() as u32, taken);
    let mut open: Vec<usize> = drawn.into_iter().map(|at| all[at as usize]).collect();
    open.extend(planted.iter().map(|&(post, _)| post));
    open.sort_unstable();
    open.dedup();
    let mut score = |&post: &usize| {
        let near = world.region[world.posts[post].provider] == region;
        (draw.below(1000) + if near { 300 } else { 0 }, &world.posts[post].id)
    };
    let scored = open.iter().map(&mut score).collect();
    let ranks = ranked(scored, draw);
    Person { id, scheme, region, levels, from, planted, open, ranks }
}

/// What a posting of the planted rotation is.
#[derive(Clone, Copy)]
enum Part {
    Secondment,
    Work(usize),
    Any,
}

/// A rotation among some posts that keeps every rule.
fn plant(world: &World, posts: &[usize], draw: &mut Draw) -> Planted {
    let mut durations = if draw.happens(3, 4) { vec![1, 1, 2, 2] } else { vec![1, 1, 1, 1, 2] };
    draw.shuffle(&mut durations);
    let parts = parts(&durations, draw);
    let mut planted: Planted = Vec::with_capacity(durations.len());
    let mut start = 1;
    for (&duration, part) in durations.iter().zip(parts) {
        let fits = |post: &Opening| {
            let host = post.provider >= world.first_host;
            let used = |&(other, _): &(usize, u32)| world.posts[other].provider == post.provider;
            let is_part = match part {
                Part::Secondment => host,
                Part::Work(work) => !host && post.work == work,
                Part::Any => !host,
            };
            is_part && post.duration == duration && !planted.iter().any(used)
        };
        let (before, after) = posts.split_at(draw.below(posts.len() as u32) as usize);
        let found = after.iter().chain(before).find(|&&post| fits(&world.posts[post]));
        planted.push((*found.expect("open posts of every sort are at enough departments"), start));
        start += duration;
    }
    planted
}

/// Which posting is the secondment, and what work the others are.
fn parts(durations: &[u32], draw: &mut Draw) -> Vec<Part> {
    let short: Vec<usize> = (0..durations.len()).filter(|&at| durations[at] == 1).collect();
    let secondment = short[draw.below(short.len() as u32) as usize];
    let mut others: Vec<usize> = (0..durations.len()).filter(|&at| at != secondment).collect();
    draw.shuffle(&mut others);
    let mut parts = vec![Part::Any; durations.len()];
    parts[secondment] = Part::Secondment;
    parts[others[0]] = Part::Work(OPERATIONS);
    parts[others[1]] = Part::Work(POLICY);
    parts
}

/// The person as a candidate.
pub(super) fn starter(person: &Person, world: &World) -> Candidate {
    let mut starter = Candidate::new(person.id.clone());
    for (behaviour, &level) in world.behaviours.iter().zip(&person.levels) {
        if level > 0 {
            starter = starter.level(behaviour.clone(), level);
        }
    }
    if let Some((department, periods)) = person.from {
        starter = starter.served(world.providers[department].id.clone(), periods, 0);
    }
    starter.streams = Some([world.schemes[person.scheme].clone()].into());
    starter.only = Some(person.open.iter().map(|&post| world.posts[post].id.clone()).collect());
    starter.points_for.places = [(world.regions[person.region].clone(), 0.05)].into();
    starter.preferences.clone_from(&person.ranks);
    starter
}
