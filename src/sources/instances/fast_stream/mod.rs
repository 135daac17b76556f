//! Schemes of the sort that a civil service runs for its graduates.

mod person;
mod posts;
mod spec;
mod world;

use self::person::{Planted, people, starter};
use self::posts::posts;
pub use self::spec::FastStreamSpec;
use self::world::{KINDS, PERIODS, REGIONS, SCHEMES, World};
use crate::Scheme;
use crate::model::{
    BoundaryDimension, Breadth, Calendar, Competency, CompetencyWeights, CountRule, Dimension,
    Kind, Objective, Place, PostSelect, PreferenceWeights, Rules, SchemeBuilder, Stream, Tag,
    TagRule, Translator,
};
use crate::plan::{Placement, Plan};
use crate::sources::generate::ids;
use crate::sources::spec::ImpossibleSpec;

/// A seeded scheme like the Civil Service Fast Stream, around a plan that keeps every rule: equal specs give
/// equal schemes, with equal fingerprints, on every platform. [`generate_fast_stream_plan`] returns the plan.
///
/// What is public about the Fast Stream and taken over: around 1,000 people join in a year, in 15 specialist
/// schemes ("A skilled Civil Service: reforming the Fast Stream", Modern Civil Service blog, GOV.UK, November
/// 2023); 915 were offered places in 2014 ("The Civil Service Fast Stream in six charts", Institute for
/// Government); postings of six months and of a year, with different departments ("Civil Service Fast Stream:
/// Annual Report 2014": four of six months and two of a year); experience of operational delivery, of policy and
/// of corporate services, and a short secondment to a firm, a charity or another public body ("Already a civil
/// servant?", faststream.civilservice.gov.uk); 24 ministerial and 20 non-ministerial departments ("Departments,
/// agencies and public bodies", GOV.UK); nine behaviours ("Success Profiles: Civil Service behaviours", GOV.UK).
/// Everything else is invented. With N starters:
///
/// - Six periods of six months from 1 September 2027. Everybody is placed in all of them, in four postings at
///   least, of which exactly one is a secondment; with one department or host once at most; once at least in
///   operations and once in policy.
/// - 24 ministerial departments, 20 non-ministerial ones and 20 + ceil(N/20) agencies, all public. 9 +
///   ceil(N/20) hosts of secondments: in turn a local body (public), a charity (voluntary) and a firm (private).
///   Each is in the first of six regions with probability 1/2, else in a uniform one of the others.
/// - Posts. First 48 that are open to all schemes: for each of operations, policy and corporate services, and each
///   of the durations of one and two periods, eight; departments and agencies take turns at them. Then two at each
///   host, for one period, open to all, of a uniform sort of work. Then ceil(3N/2), each at a uniform department or
///   agency, of a uniform sort of work, lasting two periods with probability 1/2, and open to all schemes with
///   probability 1/4, else to one of 15, drawn with weights 5, 3, 3, 2, 2 and 1 for the others. A post develops two
///   of nine behaviours, every pair equally likely, to level 2 (3 with probability 1/2), and would like a uniform one
///   at level 1 (2 with probability 1/2).
/// - A starter has a scheme, drawn with the same weights, a region, drawn as those of departments, and each behaviour
///   at level 0 or 1, evenly. With probability 1/5 they come from a uniform department or agency, after 2 to 6
///   periods there.
/// - For each starter a planted rotation: two postings of a year and two of six months with probability 3/4, else one
///   of a year and four of six months, every order equally likely. One of those of six months, uniformly, is the
///   secondment; of the others, in uniform order, the first is in operations, the second in policy, the rest
///   anything. Each in turn takes the first post that fits and is at a new department, from a uniform one on and
///   then from the first.
/// - With o people of the planted plan in a post in a period, there are o places, or o + 1 with probability 1/2.
/// - 40 posts, a uniform set of those of the starter's scheme and those open to all, and the planted ones are open to
///   the starter (`only`). Of these a post has a score uniform on 0 to 999, and 300 more in the starter's region; the
///   eight highest are ranked, each sharing the rank of the one before with probability 1/4.
/// - A boundary between kinds of 0.10 (ministerial and non-ministerial department, non-ministerial department and
///   agency), 0.15 (ministerial department and agency) or 0.30 (all other pairs), 0.10 between sectors, 0.05 between
///   organisations, 0.02 between regions. Breadth 1 - 0.6^(k - 1); 0.5 for each new system translator (three kinds,
///   two crossings); competency 0.1; preferences 0.30, 0.24, 0.18, 0.12, 0.06 by rank; development 0.02; 0.05 per
///   period in the starter's region.
///
/// Words come from `ChaCha8`, keyed by the seed, and integers from words as in [`generate`](crate::sources::generate).
/// Three streams of words are read in this order. Stream 0: for each provider whether it is in the first region, else
/// the region; for each post the department, sort of work, duration and stream where drawn, the two behaviours by
/// Floyd's method and each one's level, the one that is welcome and its level. Stream 1: for each starter the scheme,
/// the region, the behaviours, where they come from and for how long, the sort of rotation, its order (Fisher and
/// Yates), the secondment, the order of the others, the first post looked at for each posting, the open posts by
/// Floyd's method, scores and shared ranks. Stream 2: for each post and each period whether there is a place more.
/// All arithmetic on draws is in integers.
///
/// Time and memory are linear in starters x 40 and starters x periods, but that looking for posts that fit may take
/// longer.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
///
/// # Panics
///
/// Never: what [`generate_fast_stream_parts`] returns is a valid scheme.
pub fn generate_fast_stream(spec: &FastStreamSpec) -> Result<Scheme, ImpossibleSpec> {
    let parts = generate_fast_stream_parts(spec)?;
    Ok(parts.build().expect("a generated scheme is valid"))
}

/// The parts of [`generate_fast_stream`]'s scheme, to change before building.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
pub fn generate_fast_stream_parts(spec: &FastStreamSpec) -> Result<SchemeBuilder, ImpossibleSpec> {
    spec.check()?;
    let world = World::new(spec);
    let (planted, candidates): (Vec<Planted>, _) = people(spec, &world)
        .map(|person| {
            let candidate = starter(&person, &world);
            (person.planted, candidate)
        })
        .unzip();
    let mut parts = SchemeBuilder::new(PERIODS);
    parts.periods = Calendar::dated(PERIODS, jiff::civil::date(2027, 9, 1), 6);
    parts.kinds = KINDS.iter().map(|&(id, _)| Kind::new(id)).collect();
    parts.places = ids("region", REGIONS, 1)
        .into_iter()
        .zip(0_u8..)
        .map(|(id, at)| Place::new(id, 51.0 + f64::from(at), -1.0))
        .collect();
    parts.competencies = world.behaviours.iter().map(|id| Competency::new(id.clone(), 4)).collect();
    parts.tags = world::WORK.iter().map(|&id| Tag::new(id)).collect();
    parts.streams = ids("scheme", SCHEMES, 2).into_iter().map(Stream::new).collect();
    parts.boundary.dimensions = boundary();
    parts.objective = objective();
    parts.rules = rules();
    parts.posts = posts(spec, &world, &planted);
    parts.candidates = candidates;
    parts.providers = world.providers;
    Ok(parts)
}

/// The plan around which [`generate_fast_stream`] builds its scheme. It keeps every rule, and is seldom good.
///
/// # Errors
///
/// [`ImpossibleSpec`] with every fault of the spec.
pub fn generate_fast_stream_plan(spec: &FastStreamSpec) -> Result<Plan, ImpossibleSpec> {
    spec.check()?;
    let world = World::new(spec);
    let mut plan = Plan::new();
    for person in people(spec, &world) {
        let placed = person
            .planted
            .iter()
            .map(|&(post, start)| Placement { post: world.posts[post].id.clone(), start });
        plan.set(person.id.clone(), placed.collect());
    }
    Ok(plan)
}

fn boundary() -> Vec<BoundaryDimension> {
    let kinds = BoundaryDimension::new(Dimension::Kind, 0.3)
        .pair("ministerial", "non-ministerial", 0.1)
        .pair("ministerial", "agency", 0.15)
        .pair("non-ministerial", "agency", 0.1);
    vec![
        BoundaryDimension::new(Dimension::Organisation, 0.05),
        kinds,
        BoundaryDimension::new(Dimension::Sector, 0.1),
        BoundaryDimension::new(Dimension::Place, 0.02),
    ]
}

fn objective() -> Objective {
    let ranks = [(1, 0.3), (2, 0.24), (3, 0.18), (4, 0.12), (5, 0.06)];
    Objective {
        breadth: Breadth::Geometric { limit: 1.0, ratio: 0.6 },
        translator: Translator { bonus: 0.5, ..Translator::default() },
        competency: CompetencyWeights { weight: 0.1, ..CompetencyWeights::default() },
        preference: PreferenceWeights { ranks: ranks.into(), otherwise: 0.0 },
        development: 0.02,
        ..Objective::default()
    }
}

fn rules() -> Rules {
    let once = |tag: &str| TagRule { tag: tag.into(), at_least: 1, at_most: None };
    let hosts = PostSelect::default().kinds(["local", "charity", "firm"]);
    Rules {
        tags: vec![once("operations"), once("policy")],
        idle: Some(0),
        must_place: true,
        per_stream: PERIODS,
        counts: vec![
            CountRule::at_least("postings", 4),
            CountRule { at_most: Some(1), ..CountRule::at_least("secondment", 1).posts(hosts) },
        ],
        ..Rules::default()
    }
}
