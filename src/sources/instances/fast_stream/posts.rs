//! Posts, with places for the planted plan and some more.

use std::collections::BTreeMap;

use super::FastStreamSpec;
use super::person::Planted;
use super::world::{PERIODS, WORK, World};
use crate::model::{Places, Post};
use crate::sources::draw::Draw;

pub(super) fn posts(spec: &FastStreamSpec, world: &World, planted: &[Planted]) -> Vec<Post> {
    let mut draw = Draw::new(spec.seed, 2);
    let mut occupied = vec![[0_u32; PERIODS as usize]; world.posts.len()];
    for &(post, start) in planted.iter().flatten() {
        let first = start as usize - 1;
        let end = first + world.posts[post].duration as usize;
        occupied[post][first..end].iter_mut().for_each(|people| *people += 1);
    }
    let mut posts = Vec::with_capacity(world.posts.len());
    for (opening, occupied) in world.posts.iter().zip(occupied) {
        let provider = world.providers[opening.provider].id.clone();
        let (welcome, level) = opening.welcome;
        let mut post = Post::new(opening.id.clone(), provider)
            .tag(WORK[opening.work])
            .periods(opening.duration)
            .desirable(world.behaviours[welcome].clone(), level);
        for (behaviour, level) in opening.develops {
            post = post.develops(world.behaviours[behaviour].clone(), level);
        }
        if let Some(scheme) = opening.scheme {
            post = post.stream(world.schemes[scheme].clone());
        }
        let mut by_period = BTreeMap::new();
        for (period, people) in (1..).zip(occupied) {
            let places = people + u32::from(draw.happens(1, 2));
            if places > 0 {
                by_period.insert(period, places);
            }
        }
        post.places = Places::Varying { default: 0, by_period };
        posts.push(post);
    }
    posts
}
