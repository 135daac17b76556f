//! Posts.

use secondment::model::{Duration, Levels, Places, Post, SchemeBuilder};

use super::{COMPETENCIES, Size, TAGS, ids, names, when};
use crate::common::rng::Rng;

const NAMES: [&str; 6] = ["desk", "ward", "beat", "depot", "lab", "office"];

pub(super) fn add(rng: &mut Rng, size: &Size, scheme: &mut SchemeBuilder) {
    for (at, name) in names(rng, &NAMES, size.posts).iter().enumerate() {
        let provider = size.deal(rng, &scheme.providers, at).id;
        let post = post(rng, Post::new(name.as_str(), provider), scheme);
        scheme.posts.push(post);
    }
}

fn post(rng: &mut Rng, mut post: Post, scheme: &SchemeBuilder) -> Post {
    let periods = rng.pick(&[1, 1, 1, 1, 1, 1, 2, 2, 3]);
    post.duration = match scheme.periods.months {
        Some(step) if rng.chance(50) => {
            Duration::Months { months: periods * step - rng.range(0, step - 1) }
        }
        _ => Duration::Periods(periods),
    };
    if rng.chance(25) {
        let all: Vec<u32> = (1..=scheme.periods.count).collect();
        let mut open = rng.some_of(&all, 60);
        if open.is_empty() {
            open.push(1);
        }
        post.starts = Some(open.into_iter().map(|period| when(rng, scheme, period)).collect());
    }
    post.places = places(rng, scheme.periods.count);
    post.essential = levels(rng, 25);
    post.desirable = levels(rng, 30);
    post.develops = levels(rng, 50);
    post.tags = ids(&rng.some_of(&TAGS, 40)).into_iter().collect();
    post
}

fn places(rng: &mut Rng, periods: u32) -> Places {
    if rng.chance(70) {
        return Places::Every(rng.pick(&[1, 1, 1, 2]));
    }
    let listed = (1..=periods).filter(|_| rng.chance(50)).collect::<Vec<_>>();
    let by_period = listed.into_iter().map(|period| (period, rng.range(0, 2))).collect();
    Places::Varying { default: rng.range(1, 2), by_period }
}

pub(super) fn levels(rng: &mut Rng, percent: u32) -> Levels {
    let stated = rng.some_of(&COMPETENCIES, percent);
    stated.into_iter().map(|(id, top)| (id.into(), rng.range(1, u32::from(top)) as u8)).collect()
}
