//! Schemes of the sort that a large city would run across its public services.

mod person;
mod posts;
mod spec;
mod world;

use self::person::people;
use self::posts::posts;
pub use self::spec::LondonSpec;
use self::world::{COMPETENCIES, KINDS, STREAMS, TAGS, VALUES, World};
use crate::Scheme;
use crate::model::{
    BoundaryDimension, Breadth, Calendar, Competency, CompetencyWeights, CountRule, Dimension,
    Each, Kind, Measure, Objective, PostSelect, PreferenceWeights, Release, Rules, SchemeBuilder,
    Sector, Share, ShareMeasure, StayRule, Stream, Tag, TagRule, Total, Translator, ValueDimension,
};
use crate::sources::generate::ids;
use crate::sources::spec::ImpossibleSpec;

/// A seeded scheme with the structure of one for London: equal specs give equal schemes, with equal
/// fingerprints, on every platform.
///
/// What it shares with the London example is its structure; places, organisations, posts and people are
/// invented. With N candidates:
///
/// - Four periods of six months from 1 April 2027. 33 places, uniform on an ellipse around 51.500 north and
///   0.120 west with half axes of 0.180 and 0.350 degrees, in thousandths of a degree.
/// - 40 + ceil(N/2) providers of eight kinds. The first 33 are councils, one in each place; then come a police
///   force, a fire service and a city-wide body, each in a uniform place; the others are in a uniform place and
///   of a kind drawn with weights: hospital 8, housing 5, charity 5, firm 5, city-wide body 2, police 1. Housing
///   and charities are voluntary, firms private, the others public. For each kind and each of the six work
///   values of O*NET (US Department of Labor) a mean is uniform on 4.0 to 5.5; a provider is within 0.8 of it,
///   uniformly. All in tenths.
/// - The boundary is 0.02 between organisations, 0.05 between sectors, 0.01 between places, and between two
///   kinds uniform on 0.20, 0.25, 0.30, 0.35 and 0.40. Crossings count 0.4 times.
/// - 20 + 2N posts: one at each provider, the others at uniform ones. Each has a stream, uniform of eight. Of
///   twelve competencies in a circle it asks for the one `stream + 0, 1 or 2` at level 1 (2 with probability
///   1/4), and would like one of the five after it, and one of the six after these, both at level 2 (3 with
///   probability 1/4). It develops the first of the three to level 3 with probability 2/3, else the third. Tags:
///   front line with probability 1/2, strategic 1/3, crisis 1/6, digital 1/4. It has two places with probability
///   1/8, else one. It lasts two periods with probability 1/4, and then starts in 1 and 3 or in 1, 2 and 3, evenly;
///   else, with probability 1/2, it is closed in one or two periods, evenly, every set equally likely.
/// - A candidate's base is a uniform place, and the reach 9 to 20 km in steps of 0.5. The level in a competency is
///   0, 1, 2, 3 with probabilities 3/10, 4/10, 2/10, 1/10. A uniform provider is their own: home employer with
///   probability 1/8, and with probability 4/5 that of the last spell, 1 to 4 periods that ended 0 to 2 periods
///   ago; with probability 1/3 a spell of 1 to 3 periods at a uniform provider came 0 to 2 periods before. Values
///   are within 1.5 of the means of their own kind.
/// - Posts in places within reach, on the plane (a thousandth of a degree is 111 m north, 69 m east), are listed,
///   place by place; of more than 60, a uniform set of 60 is open to them (`only`). A post has a score uniform on 0 to 999, and 500
///   more if it is of their own kind; the eight highest are ranked, each sharing the rank of the one before with
///   probability 1/4. With probability 1/10 the provider of a uniform listed post is vetoed; with probability 1/20
///   a uniform period is unavailable.
/// - Breadth 1 - 0.6^(k - 1); 0.5 for each new system translator (three kinds, two crossings); competency 0.3,
///   values 0.2, preferences 0.30, 0.24, 0.18, 0.12, 0.06 by rank, development 0.03, waiting 0.02.
/// - Rules: one placement per provider, two per stream, one at the front line at least, two strategic and two in
///   crises at most, two idle periods at most, history of the last eight periods, two placements in councils and
///   three periods in a row with one kind at most. Soft: N/10 people with the police at once, rounded up (0.1 each);
///   15 % of what is served in firms (0.1 per period); one person away from each home employer at once (0.05).
///
/// Words come from `ChaCha8`, keyed by the seed, and integers from words as in [`generate`](crate::sources::generate).
/// Three streams of words are read in this order. Stream 0: for each place north and east until both lie on the
/// ellipse; for each pair of kinds its boundary; for each kind and value the mean; for each provider its kind and
/// place where drawn, and its values. Stream 1: for each post the provider where drawn, stream, competency, level,
/// the two others each with its level, which is developed, the four tags, places, whether it lasts two periods, then
/// starts or closures. Stream 2: for each candidate the base, reach, levels, own provider, home, spells, values,
/// listed posts by Floyd's method, scores and shared ranks, veto, period.
///
/// Time and memory are linear in candidates x 60.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
///
/// # Panics
///
/// Never: what [`generate_london_parts`] returns is a valid scheme.
pub fn generate_london(spec: &LondonSpec) -> Result<Scheme, ImpossibleSpec> {
    let parts = generate_london_parts(spec)?;
    Ok(parts.build().expect("a generated scheme is valid"))
}

/// The parts of [`generate_london`]'s scheme, to change before building.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
pub fn generate_london_parts(spec: &LondonSpec) -> Result<SchemeBuilder, ImpossibleSpec> {
    spec.check()?;
    let world = World::new(spec);
    let posts = posts(spec, &world);
    let mut parts = SchemeBuilder::new(world::PERIODS);
    parts.periods = Calendar::dated(world::PERIODS, jiff::civil::date(2027, 4, 1), 6);
    parts.kinds = KINDS.iter().map(|kind| Kind::new(kind.id)).collect();
    parts.boundary.dimensions = boundary(&world);
    parts.competencies =
        ids("competency", COMPETENCIES, 2).into_iter().map(|id| Competency::new(id, 4)).collect();
    parts.values = VALUES.iter().map(|&id| ValueDimension::new(id)).collect();
    parts.tags = TAGS.iter().map(|&(id, ..)| Tag::new(id)).collect();
    parts.streams = ids("stream", STREAMS, 2).into_iter().map(Stream::new).collect();
    parts.objective = objective();
    parts.rules = rules(spec);
    parts.candidates = people(spec, &world, &posts);
    parts.posts = posts;
    parts.places = world.places;
    parts.providers = world.providers;
    Ok(parts)
}

fn boundary(world: &World) -> Vec<BoundaryDimension> {
    let mut kinds = BoundaryDimension::new(Dimension::Kind, 0.0);
    for &(a, b, weight) in &world.between_kinds {
        kinds = kinds.pair(KINDS[a].id, KINDS[b].id, f64::from(weight) / 100.0);
    }
    vec![
        BoundaryDimension::new(Dimension::Organisation, 0.02),
        kinds,
        BoundaryDimension::new(Dimension::Sector, 0.05),
        BoundaryDimension::new(Dimension::Place, 0.01),
    ]
}

fn objective() -> Objective {
    let ranks = [(1, 0.3), (2, 0.24), (3, 0.18), (4, 0.12), (5, 0.06)];
    Objective {
        crossing: 0.4,
        breadth: Breadth::Geometric { limit: 1.0, ratio: 0.6 },
        translator: Translator { bonus: 0.5, ..Translator::default() },
        competency: CompetencyWeights { weight: 0.3, shortfall: 0.5, surplus: 0.1 },
        values: 0.2,
        preference: PreferenceWeights { ranks: ranks.into(), otherwise: 0.0 },
        development: 0.03,
        waiting: 0.02,
        ..Objective::default()
    }
}

fn rules(spec: &LondonSpec) -> Rules {
    let tag = |tag: &str, at_least, at_most| TagRule { tag: tag.into(), at_least, at_most };
    let police = PostSelect::default().kinds(["police"]);
    let private = PostSelect::default().sectors([Sector::Private]);
    Rules {
        tags: vec![
            tag("frontline", 1, None),
            tag("strategic", 0, Some(2)),
            tag("crisis", 0, Some(2)),
        ],
        idle: Some(2),
        history_age: Some(8),
        per_stream: 2,
        counts: vec![
            CountRule::at_most("councils", 2).posts(PostSelect::default().kinds(["council"])),
        ],
        stays: vec![StayRule::at_most("one-kind", Each::Kind, 3)],
        totals: vec![Total {
            posts: police,
            at_most: Some(spec.candidates.div_ceil(10)),
            points: Some(0.1),
            ..Total::new("police-at-once", Measure::People)
        }],
        shares: vec![Share {
            posts: private,
            at_most: Some(0.15),
            points: Some(0.1),
            ..Share::new("private", ShareMeasure::PersonPeriods)
        }],
        release: vec![Release { points: Some(0.05), ..Release::new("release", 1) }],
        ..Rules::default()
    }
}
