//! The city: places, kinds and providers.

use super::spec::LondonSpec;
use crate::model::{Place, Provider, Sector};
use crate::sources::draw::Draw;
use crate::sources::generate::ids;

pub(super) const PERIODS: u32 = 4;
pub(super) const COMPETENCIES: u32 = 12;
pub(super) const STREAMS: u32 = 8;
/// The work values of O*NET.
pub(super) const VALUES: [&str; 6] = [
    "achievement",
    "independence",
    "recognition",
    "relationships",
    "support",
    "working-conditions",
];
/// Tags, each with its probability: so often in so many.
pub(super) const TAGS: [(&str, u32, u32); 4] =
    [("frontline", 1, 2), ("strategic", 1, 3), ("crisis", 1, 6), ("digital", 1, 4)];

/// A kind of provider.
pub(super) struct KindOf {
    pub(super) id: &'static str,
    sector: Sector,
    /// Weight among providers whose kind is drawn.
    tickets: u32,
}

const fn kind(id: &'static str, sector: Sector, tickets: u32) -> KindOf {
    KindOf { id, sector, tickets }
}

const COUNCIL: usize = 0;
const POLICE: usize = 1;
const FIRE: usize = 2;
const CITY: usize = 3;

/// The kinds of provider, in the order in which tickets are counted.
pub(super) const KINDS: [KindOf; 8] = [
    kind("council", Sector::Public, 0),
    kind("police", Sector::Public, 1),
    kind("fire", Sector::Public, 0),
    kind("city", Sector::Public, 2),
    kind("hospital", Sector::Public, 8),
    kind("housing", Sector::Voluntary, 5),
    kind("charity", Sector::Voluntary, 5),
    kind("firm", Sector::Private, 5),
];

const PLACES: usize = 33;
/// Half axes of the city north and east of its centre, in thousandths of a degree.
const HALF_AXES: [i32; 2] = [180, 350];
/// The centre's latitude and longitude, in thousandths of a degree.
const CENTRE: [i32; 2] = [51_500, -120];
/// Metres of a thousandth of a degree north and east, at the centre.
const METRES: [i64; 2] = [111, 69];

/// What is drawn before posts and people.
pub(super) struct World {
    pub(super) places: Vec<Place>,
    /// Thousandths of a degree north and east of the centre, by place.
    offsets: Vec<[i32; 2]>,
    /// Boundary between pairs of kinds, in hundredths.
    pub(super) between_kinds: Vec<(usize, usize, u32)>,
    /// Means of the values by kind, in tenths.
    pub(super) means: [[u32; VALUES.len()]; KINDS.len()],
    pub(super) providers: Vec<Provider>,
    /// By provider.
    pub(super) kind: Vec<usize>,
    /// By provider.
    pub(super) place: Vec<usize>,
}

impl World {
    pub(super) fn new(spec: &LondonSpec) -> Self {
        let draw = &mut Draw::new(spec.seed, 0);
        let offsets: Vec<[i32; 2]> = (0..PLACES).map(|_| offset(draw)).collect();
        let at = |axis: usize, by: i32| f64::from(CENTRE[axis] + by) / 1000.0;
        let places: Vec<Place> = ids("place", PLACES as u32, 2)
            .into_iter()
            .zip(&offsets)
            .map(|(id, &[north, east])| Place::new(id, at(0, north), at(1, east)))
            .collect();
        let between_kinds = between_kinds(draw);
        let means = std::array::from_fn(|_| std::array::from_fn(|_| 40 + draw.below(16)));
        let mut world = Self {
            places,
            offsets,
            between_kinds,
            means,
            providers: Vec::new(),
            kind: Vec::new(),
            place: Vec::new(),
        };
        world.add_providers(spec, draw);
        world
    }

    fn add_providers(&mut self, spec: &LondonSpec, draw: &mut Draw) {
        let lottery: Vec<usize> = (0..KINDS.len())
            .flat_map(|kind| std::iter::repeat_n(kind, KINDS[kind].tickets as usize))
            .collect();
        for (at, id) in ids("provider", spec.providers(), 6).into_iter().enumerate() {
            let kind = match at {
                at if at < PLACES => COUNCIL,
                at if at < PLACES + 3 => [POLICE, FIRE, CITY][at - PLACES],
                _ => lottery[draw.below(lottery.len() as u32) as usize],
            };
            let place = if at < PLACES { at } else { draw.below(PLACES as u32) as usize };
            let KindOf { id: kind_id, sector, .. } = KINDS[kind];
            let mut provider =
                Provider::new(id, kind_id, sector).place(self.places[place].id.clone());
            for (value, mean) in VALUES.iter().zip(self.means[kind]) {
                let tenths = mean + draw.below(17) - 8;
                provider = provider.value(*value, f64::from(tenths) / 10.0);
            }
            self.providers.push(provider);
            self.kind.push(kind);
            self.place.push(place);
        }
    }

    /// Places within so many metres of one, itself included, in order.
    pub(super) fn within(&self, place: usize, metres: u32) -> impl Iterator<Item = usize> + '_ {
        let from = self.offsets[place];
        let near = move |to: &[i32; 2]| {
            let leg = |axis: usize| i64::from(from[axis] - to[axis]) * METRES[axis];
            leg(0).pow(2) + leg(1).pow(2) <= i64::from(metres).pow(2)
        };
        (0..PLACES).filter(move |&to| near(&self.offsets[to]))
    }
}

/// A uniform point of the ellipse.
fn offset(draw: &mut Draw) -> [i32; 2] {
    let [north, east] = HALF_AXES;
    loop {
        let mut along = |half: i32| draw.below(2 * half as u32 + 1) as i32 - half;
        let (n, e) = (along(north), along(east));
        let square = |a: i32, b: i32| i64::from(a).pow(2) * i64::from(b).pow(2);
        if square(n, east) + square(e, north) <= square(north, east) {
            return [n, e];
        }
    }
}

fn between_kinds(draw: &mut Draw) -> Vec<(usize, usize, u32)> {
    let pairs = (0..KINDS.len()).flat_map(|a| (a + 1..KINDS.len()).map(move |b| (a, b)));
    pairs.map(|(a, b)| (a, b, 20 + 5 * draw.below(5))).collect()
}

/// A uniform place to be based in.
pub(super) fn uniform_place(draw: &mut Draw) -> usize {
    draw.below(PLACES as u32) as usize
}
