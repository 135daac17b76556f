//! Periods that nobody serves, and places that nobody fills.

use std::collections::BTreeMap;

use super::definition::{Counted, Definition};
use super::subject::{Subject, on_leave, share};
use crate::methods::measures::Datum;
use crate::model::{Id, PostIx, Scheme, Sector};
use crate::plan::Plan;
use crate::verify::PlanPoints;

const SCHEME: &str = "the page of the scheme: meaning";
const PLACES: &str = "the page of the scheme: post";

pub(super) const DEFINITIONS: [Definition; 8] = [
    Definition::new(
        "idle-periods",
        Counted::PersonPeriods,
        "Periods in which a candidate could be placed and is not",
    )
    .less()
    .source(SCHEME),
    Definition::new("idle-people", Counted::People, "Candidates with an idle period")
        .less()
        .source(SCHEME),
    Definition::new(
        "idle-share",
        Counted::Share,
        "Idle periods, of all in which candidates could be placed",
    )
    .less()
    .source(SCHEME),
    Definition::new("places", Counted::PersonPeriods, "Places of all posts, added up over periods")
        .source(PLACES),
    Definition::new("filled", Counted::PersonPeriods, "Places filled, added up over periods")
        .more()
        .source(PLACES),
    Definition::new("fill", Counted::Share, "Places filled, of all places")
        .between(Some(0.0), None)
        .more()
        .source(PLACES),
    Definition::new(
        "fill-by-kind",
        Counted::Share,
        "Places filled at providers of a kind, of their places",
    )
    .of("kind")
    .between(Some(0.0), None)
    .source(PLACES),
    Definition::new(
        "fill-by-sector",
        Counted::Share,
        "Places filled at providers of a sector, of their places",
    )
    .of("sector")
    .between(Some(0.0), None)
    .source(PLACES),
];

/// Idle periods of candidates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Idleness {
    /// Idle periods, added up over candidates.
    pub periods: u64,
    /// Candidates with an idle period.
    pub people: u64,
    /// Periods in which a candidate could be placed, added up: in their window, available, not on leave, and
    /// after the placement under way.
    pub open: u64,
}

impl Idleness {
    /// The idle periods that [`verify`](crate::verify::verify()) counted.
    pub fn of(scheme: &Scheme, points: &PlanPoints) -> Self {
        let mut found = Self::default();
        for candidate in points.candidates.values() {
            found.periods += u64::from(candidate.idle);
            found.people += u64::from(candidate.idle > 0);
        }
        for row in scheme.candidates().map(|ix| scheme.candidate_row(ix)) {
            let from = row.under_way.map_or(0, |under_way| under_way.remaining);
            let open = |&period: &usize| row.available[period] && !on_leave(row, period);
            found.open += (from..scheme.periods()).filter(open).count() as u64;
        }
        found
    }

    /// Idle periods as a share of those in which candidates could be placed; `None` where there are none.
    pub fn share(&self) -> Option<f64> {
        share(self.periods, self.open)
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        data.push(Datum::new("idle-periods", self.periods as i64));
        data.push(Datum::new("idle-people", self.people as i64));
        data.extend(self.share().map(|share| Datum::new("idle-share", share)));
    }
}

/// Places of some posts over the horizon, and how many of them are filled.
///
/// A place for one period counts one. Placements under way fill places; a period of leave fills none, and a
/// part-timer fills as much of a place as they take. Places of a post with a second provider are counted with
/// its first one. A plan that overfills posts can fill more places than there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Filled {
    /// Hundredths of places filled, added up over periods.
    pub hundredths: u64,
    /// Places, added up over periods.
    pub places: u64,
}

impl Filled {
    /// Places filled, added up over periods.
    pub fn filled(&self) -> f64 {
        self.hundredths as f64 / 100.0
    }

    /// Places filled as a share of places; `None` where there are none.
    pub fn share(&self) -> Option<f64> {
        share(self.hundredths, 100 * self.places)
    }
}

/// How full places are: over all, by kind and by sector of provider.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Service {
    /// Over all posts.
    pub all: Filled,
    /// By id of the kind; every kind of the scheme has an entry.
    pub kinds: BTreeMap<Id, Filled>,
    /// By sector; every sector has an entry.
    pub sectors: BTreeMap<Sector, Filled>,
}

impl Service {
    /// How full a plan makes the places of a scheme.
    ///
    /// Placements in unknown posts or beyond the horizon, and those of unknown candidates, are left out.
    pub fn of(scheme: &Scheme, plan: &Plan) -> Self {
        Self::seen(&Subject::new(scheme, plan))
    }

    pub(super) fn seen(subject: &Subject<'_>) -> Self {
        let scheme = subject.scheme;
        let mut posts = vec![Filled::default(); scheme.posts().len()];
        for post in scheme.posts() {
            let places = &scheme.post_row(post).places;
            posts[post.get()].places = places.iter().map(|&places| u64::from(places)).sum();
        }
        for (_, row, rotation) in subject.people() {
            let mut fill = |post: PostIx, start: usize, periods: usize| {
                let served = row.served(start, periods) as u64;
                posts[post.get()].hundredths += served * u64::from(row.share);
            };
            if let Some(under_way) = row.under_way {
                fill(under_way.post, 0, under_way.remaining.min(scheme.periods()));
            }
            for &(post, start) in rotation {
                fill(post, start, scheme.post_row(post).duration);
            }
        }
        Self::by_provider(scheme, &posts)
    }

    fn by_provider(scheme: &Scheme, posts: &[Filled]) -> Self {
        let none = Filled::default();
        let kinds = scheme.kinds().map(|kind| (scheme.kind(kind).id.clone(), none));
        let mut found = Self {
            all: none,
            kinds: kinds.collect(),
            sectors: [Sector::Public, Sector::Private, Sector::Voluntary]
                .map(|sector| (sector, none))
                .into(),
        };
        let add = |to: &mut Filled, of: &Filled| {
            to.hundredths += of.hundredths;
            to.places += of.places;
        };
        for (post, fill) in scheme.posts().zip(posts) {
            let provider = scheme.provider_row(scheme.post_row(post).provider);
            add(&mut found.all, fill);
            add(found.kinds.entry(scheme.kind(provider.kind).id.clone()).or_default(), fill);
            add(found.sectors.entry(provider.sector).or_default(), fill);
        }
        found
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        data.push(Datum::new("places", self.all.places as i64));
        data.push(Datum::new("filled", self.all.filled()));
        data.extend(self.all.share().map(|share| Datum::new("fill", share)));
        for (kind, fill) in &self.kinds {
            data.extend(
                fill.share().map(|share| Datum::new("fill-by-kind", share).of(kind.as_str())),
            );
        }
        for (sector, fill) in &self.sectors {
            let of = sector.to_string();
            data.extend(fill.share().map(|share| Datum::new("fill-by-sector", share).of(of)));
        }
    }
}
