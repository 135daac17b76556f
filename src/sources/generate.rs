//! Scheme-shaped instances from a seed.

use std::collections::BTreeMap;

use super::draw::Draw;
use super::spec::{ImpossibleSpec, Spec};
use crate::Scheme;
use crate::model::{
    BoundaryDimension, Breadth, Candidate, Dimension, Id, Kind, Objective, Places, Post, Provider,
    SchemeBuilder, Sector, Translator,
};

/// Traits that decide how well a candidate and a post suit each other.
const TRAITS: usize = 4;

/// How often the first kinds occur, relative to each other; all further kinds weigh 1.
const KIND_WEIGHTS: [usize; 2] = [3, 2];

/// A post as the points of candidates need it. All draws are in units of 2^-32.
struct Drawn {
    traits: [u32; TRAITS],
    popularity: u32,
}

/// A seeded scheme: equal specs give equal schemes, with equal fingerprints, on every platform.
///
/// What it holds, with N candidates:
///
/// - `max(kinds, ceil(posts / 3))` providers. The first ones are one of each kind; the kinds of the
///   rest are drawn with weights 3 : 2 : 1 : 1 : ... in order of kind. All are public bodies.
/// - Posts of one period, each at a provider drawn uniformly, that may start in any period. In each
///   period afresh, `ceil(1.05 N)` places (tight) or `ceil(1.5 N)` (loose) fall on posts drawn
///   uniformly; a post that none falls on is closed in that period.
/// - Candidates without history, each open to `eligible` posts, every set of them equally likely.
///   The own points of a candidate at a post, the same in every period, are
///   0.6 (1 - d) + 0.25 p + 0.15 e: d the mean absolute difference of four traits of the two, p the
///   post's popularity, e noise of the pair, all uniform on [0, 1); rounded half up to thousandths.
/// - A boundary of 0.2 + 0.1 |a - b| between kinds a and b, counted in order, and none within a
///   kind; breadth 1 - 0.6^(k - 1) for k kinds; 0.5 for each new system translator (three kinds and
///   two crossings). Nobody is placed with one provider twice. Idle periods cost nothing, and a
///   rotation may stay empty. The scale is 1000.
///
/// Words come from `ChaCha8`, keyed by the seed; uniform integers from words by Lemire's method.
/// Three streams of it are read in this order. Stream 0: for each provider after the first `kinds`,
/// its kind; then for each post its provider, its four traits and its popularity. Stream 1: for each
/// period and each of its places, the post. Stream 2: for each candidate, the four traits, the set
/// of posts by Floyd's method, and the noise of each post in order of id. All arithmetic on draws is
/// in integers.
///
/// Time and memory are linear in candidates x eligible + posts x periods.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
///
/// # Panics
///
/// Never: what [`generate_parts`] returns is a valid scheme.
pub fn generate(spec: &Spec) -> Result<Scheme, ImpossibleSpec> {
    let parts = generate_parts(spec)?;
    Ok(parts.build().expect("a generated scheme is valid"))
}

/// The parts of [`generate`]'s scheme, to change before building.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
pub fn generate_parts(spec: &Spec) -> Result<SchemeBuilder, ImpossibleSpec> {
    spec.check()?;
    let mut world = Draw::new(spec.seed, 0);
    let kinds = ids("kind", spec.kinds, 1);
    let providers = providers(spec, &kinds, &mut world);
    let (mut posts, drawn) = posts(spec, &providers, &mut world);
    drop_places(spec, &mut posts);
    let mut parts = SchemeBuilder::new(spec.periods).boundary(boundary(&kinds));
    parts.objective = objective();
    parts.candidates = candidates(spec, &posts, &drawn);
    parts.kinds = kinds.into_iter().map(Kind::new).collect();
    parts.providers = providers;
    parts.posts = posts;
    Ok(parts)
}

/// Numbered ids, padded so that their order is the order of numbers.
pub(super) fn ids(stem: &str, count: u32, digits: usize) -> Vec<Id> {
    let width = digits.max(count.to_string().len());
    (1..=count).map(|number| format!("{stem}-{number:0width$}").into()).collect()
}

fn providers(spec: &Spec, kinds: &[Id], draw: &mut Draw) -> Vec<Provider> {
    let tickets = |kind: usize| KIND_WEIGHTS.get(kind).copied().unwrap_or(1);
    let lottery: Vec<usize> =
        (0..kinds.len()).flat_map(|kind| std::iter::repeat_n(kind, tickets(kind))).collect();
    let one = |(at, id): (usize, Id)| {
        let kind =
            if at < kinds.len() { at } else { lottery[draw.below(lottery.len() as u32) as usize] };
        Provider::new(id, &kinds[kind], Sector::Public)
    };
    ids("provider", spec.providers(), 6).into_iter().enumerate().map(one).collect()
}

fn posts(spec: &Spec, providers: &[Provider], draw: &mut Draw) -> (Vec<Post>, Vec<Drawn>) {
    let one = |id| {
        let provider = &providers[draw.below(providers.len() as u32) as usize];
        let traits = std::array::from_fn(|_| draw.unit());
        (Post::new(id, &provider.id), Drawn { traits, popularity: draw.unit() })
    };
    ids("post", spec.posts, 6).into_iter().map(one).unzip()
}

fn drop_places(spec: &Spec, posts: &mut [Post]) {
    let mut draw = Draw::new(spec.seed, 1);
    let mut by_post = vec![BTreeMap::new(); posts.len()];
    for period in 1..=spec.periods {
        for _ in 0..spec.places() {
            *by_post[draw.below(spec.posts) as usize].entry(period).or_insert(0) += 1;
        }
    }
    for (post, by_period) in posts.iter_mut().zip(by_post) {
        post.places = Places::Varying { default: 0, by_period };
    }
}

fn candidates(spec: &Spec, posts: &[Post], drawn: &[Drawn]) -> Vec<Candidate> {
    let mut draw = Draw::new(spec.seed, 2);
    let mut taken = vec![false; posts.len()];
    let one = |id: Id| {
        let traits = std::array::from_fn(|_| draw.unit());
        let open = draw.subset(spec.eligible, spec.posts, &mut taken);
        let open = open.into_iter().map(|post| post as usize);
        let points = open.map(|post| {
            let thousandths = suitability(&traits, &drawn[post], draw.unit());
            (posts[post].id.clone(), f64::from(thousandths) / 1000.0)
        });
        let points: BTreeMap<Id, f64> = points.collect();
        Candidate { only: Some(points.keys().cloned().collect()), points, ..Candidate::new(id) }
    };
    ids("candidate", spec.candidates, 6).into_iter().map(one).collect()
}

/// Points of a candidate at a post, in thousandths.
///
/// Draws are in units of 2^-32 and the mean is over four traits, so everything has the denominator
/// 2^34.
fn suitability(traits: &[u32; TRAITS], post: &Drawn, noise: u32) -> u32 {
    let apart: u64 = traits.iter().zip(&post.traits).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let near = 600 * ((1 << 34) - apart);
    let rest = 1000 * u64::from(post.popularity) + 600 * u64::from(noise);
    ((near + rest + (1 << 33)) >> 34) as u32
}

fn boundary(kinds: &[Id]) -> BoundaryDimension {
    let mut dimension = BoundaryDimension::new(Dimension::Kind, 0.0);
    for (a, first) in kinds.iter().enumerate() {
        for (b, second) in kinds.iter().enumerate().skip(a + 1) {
            let tenths = 2 + (b - a) as u32;
            dimension = dimension.pair(first, second, f64::from(tenths) / 10.0);
        }
    }
    dimension
}

fn objective() -> Objective {
    Objective {
        breadth: Breadth::Geometric { limit: 1.0, ratio: 0.6 },
        translator: Translator { kinds: 3, min_periods: 1, crossings: 2, bonus: 0.5 },
        ..Objective::default()
    }
}
