//! Departments, hosts of secondments, and what their posts are.

use super::FastStreamSpec;
use crate::model::{Id, Provider, Sector};
use crate::sources::draw::Draw;
use crate::sources::generate::ids;

pub(super) const PERIODS: u32 = 6;
pub(super) const REGIONS: u32 = 6;
pub(super) const SCHEMES: u32 = 15;
/// Sorts of work, as tags.
pub(super) const WORK: [&str; 3] = ["operations", "policy", "corporate"];
pub(super) const OPERATIONS: usize = 0;
pub(super) const POLICY: usize = 1;
/// Kinds of provider: those of departments and agencies, then those of hosts.
pub(super) const KINDS: [(&str, Sector); 6] = [
    ("ministerial", Sector::Public),
    ("non-ministerial", Sector::Public),
    ("agency", Sector::Public),
    ("local", Sector::Public),
    ("charity", Sector::Voluntary),
    ("firm", Sector::Private),
];
/// Weights of the first schemes; the others have 1.
const TICKETS: [usize; 5] = [5, 3, 3, 2, 2];
/// Ministerial departments, and these with non-ministerial ones.
const DEPARTMENTS: [u32; 2] = [24, 44];
/// Posts open to all of each sort of work and duration, so that everybody finds departments enough.
const OPEN_OF_EACH: u32 = 8;
/// Behaviours.
pub(super) const BEHAVIOURS: u32 = 9;

/// A post before it has places.
pub(super) struct Opening {
    pub(super) id: Id,
    /// Number of the provider: departments and agencies first, then hosts.
    pub(super) provider: usize,
    pub(super) work: usize,
    pub(super) duration: u32,
    /// The scheme to which it is open; `None` is all of them.
    pub(super) scheme: Option<usize>,
    /// Behaviours developed, and to what level.
    pub(super) develops: [(usize, u8); 2],
    /// The behaviour that is welcome, and its level.
    pub(super) welcome: (usize, u8),
}

/// What is drawn before people.
pub(super) struct World {
    pub(super) providers: Vec<Provider>,
    /// Region by provider.
    pub(super) region: Vec<usize>,
    /// The first of the hosts.
    pub(super) first_host: usize,
    pub(super) posts: Vec<Opening>,
    pub(super) schemes: Vec<Id>,
    pub(super) regions: Vec<Id>,
    pub(super) behaviours: Vec<Id>,
    lottery: Vec<usize>,
}

impl World {
    pub(super) fn new(spec: &FastStreamSpec) -> Self {
        let draw = &mut Draw::new(spec.seed, 0);
        let tickets = |scheme: usize| TICKETS.get(scheme).copied().unwrap_or(1);
        let schemes = 0..SCHEMES as usize;
        let lottery = schemes.flat_map(|scheme| std::iter::repeat_n(scheme, tickets(scheme)));
        let mut world = Self {
            providers: Vec::new(),
            region: Vec::new(),
            first_host: spec.departments() as usize,
            posts: Vec::new(),
            schemes: ids("scheme", SCHEMES, 2),
            regions: ids("region", REGIONS, 1),
            behaviours: ids("behaviour", BEHAVIOURS, 1),
            lottery: lottery.collect(),
        };
        world.add_providers(spec, draw);
        world.add_posts(spec, draw);
        world
    }

    fn add_providers(&mut self, spec: &FastStreamSpec, draw: &mut Draw) {
        let ids = ids("provider", spec.departments() + spec.hosts(), 6);
        for (at, id) in (0..).zip(ids) {
            let kind = match at {
                at if at < DEPARTMENTS[0] => 0,
                at if at < DEPARTMENTS[1] => 1,
                at if at < spec.departments() => 2,
                at => 3 + (at - spec.departments()) as usize % 3,
            };
            let (kind, sector) = KINDS[kind];
            let region = region(draw);
            self.providers
                .push(Provider::new(id, kind, sector).place(self.regions[region].clone()));
            self.region.push(region);
        }
    }

    fn add_posts(&mut self, spec: &FastStreamSpec, draw: &mut Draw) {
        let open = OPEN_OF_EACH * 2 * WORK.len() as u32;
        let seconded = 2 * spec.hosts();
        let departments = spec.departments();
        let ids = ids("post", open + seconded + spec.drawn(), 6);
        for (at, id) in (0..).zip(ids) {
            let (provider, work, duration, scheme);
            if at < open {
                let group = at / OPEN_OF_EACH;
                (provider, work) = (at % departments, group / 2);
                (duration, scheme) = (1 + group % 2, None);
            } else if at < open + seconded {
                (provider, work) = (departments + (at - open) / 2, draw.below(3));
                (duration, scheme) = (1, None);
            } else {
                (provider, work) = (draw.below(departments), draw.below(3));
                duration = 1 + u32::from(draw.happens(1, 2));
                scheme = if draw.happens(1, 4) { None } else { Some(self.scheme(draw)) };
            }
            let pair = draw.subset(2, BEHAVIOURS, &mut [false; BEHAVIOURS as usize]);
            let develops = [0, 1].map(|at| (pair[at] as usize, 2 + u8::from(draw.happens(1, 2))));
            let welcome = (draw.below(BEHAVIOURS) as usize, 1 + u8::from(draw.happens(1, 2)));
            let (provider, work) = (provider as usize, work as usize);
            self.posts.push(Opening { id, provider, work, duration, scheme, develops, welcome });
        }
    }

    /// A scheme by weight.
    pub(super) fn scheme(&self, draw: &mut Draw) -> usize {
        self.lottery[draw.below(self.lottery.len() as u32) as usize]
    }
}

/// The first region for every second, a uniform one of the others else.
pub(super) fn region(draw: &mut Draw) -> usize {
    if draw.happens(1, 2) { 0 } else { 1 + draw.below(REGIONS - 1) as usize }
}
