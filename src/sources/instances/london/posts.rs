//! Posts of the city's providers.

use std::collections::BTreeMap;

use super::spec::LondonSpec;
use super::world::{COMPETENCIES, PERIODS, STREAMS, TAGS, World};
use crate::model::{Id, Places, Post};
use crate::sources::draw::Draw;
use crate::sources::generate::ids;

pub(super) fn posts(spec: &LondonSpec, world: &World) -> Vec<Post> {
    let mut draw = Draw::new(spec.seed, 1);
    let competencies = ids("competency", COMPETENCIES, 2);
    let streams = ids("stream", STREAMS, 2);
    let all = world.providers.len();
    let one = |(at, id)| {
        let provider = if at < all { at } else { draw.below(all as u32) as usize };
        let post = Post::new(id, world.providers[provider].id.clone());
        calendar(asked(post, &streams, &competencies, &mut draw), &mut draw)
    };
    ids("post", spec.posts(), 6).into_iter().enumerate().map(one).collect()
}

/// Adds a stream, levels and tags.
fn asked(post: Post, streams: &[Id], competencies: &[Id], draw: &mut Draw) -> Post {
    let stream = draw.below(STREAMS);
    let competency = |at: u32| competencies[(at % COMPETENCIES) as usize].clone();
    let first = stream + draw.below(3);
    let essential = 1 + u8::from(draw.happens(1, 4));
    let mut desirable = |from: u32, among: u32| {
        let at = first + from + draw.below(among);
        (at, 2 + u8::from(draw.happens(1, 4)))
    };
    let (second, second_level) = desirable(1, 5);
    let (third, third_level) = desirable(6, 6);
    let developed = if draw.happens(2, 3) { first } else { third };
    let mut post = post
        .stream(streams[stream as usize].clone())
        .essential(competency(first), essential)
        .desirable(competency(second), second_level)
        .desirable(competency(third), third_level)
        .develops(competency(developed), 3);
    for (tag, often, of) in TAGS {
        if draw.happens(often, of) {
            post = post.tag(tag);
        }
    }
    post
}

/// Adds places, and either a duration of two periods with starts, or periods in which it is closed.
fn calendar(mut post: Post, draw: &mut Draw) -> Post {
    let places = 1 + u32::from(draw.happens(1, 8));
    if draw.happens(1, 4) {
        let starts: &[u32] = if draw.happens(1, 2) { &[1, 3] } else { &[1, 2, 3] };
        return post.places(places).periods(2).starts(starts.iter().copied());
    }
    post = post.places(places);
    if draw.happens(1, 2) {
        let count = 1 + draw.below(2);
        let closed = draw.subset(count, PERIODS, &mut [false; PERIODS as usize]);
        let by_period: BTreeMap<u32, u32> = closed.into_iter().map(|at| (at + 1, 0)).collect();
        post.places = Places::Varying { default: places, by_period };
    }
    post
}
