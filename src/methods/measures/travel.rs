//! How far people travel.

use super::definition::{Counted, Definition};
use super::subject::{Subject, on_leave, share};
use crate::methods::measures::Datum;
use crate::model::{BaseRow, CandidateRow, Scheme};
use crate::plan::Plan;
use crate::verify::great_circle_km;

const KM: &str = "great-circle distance by the haversine formula: Sinnott 1984";
const MINUTES: &str = "the page of the rules: travel";

pub(super) const DEFINITIONS: [Definition; 6] = [
    Definition::new(
        "travel-km-known",
        Counted::Share,
        "Periods served in placements whose distance from the base is known",
    )
    .source(KM),
    Definition::new(
        "travel-km-mean",
        Counted::Kilometres,
        "Mean distance from the base to the provider, over periods served",
    )
    .less()
    .source(KM),
    Definition::new(
        "travel-km-greatest",
        Counted::Kilometres,
        "Greatest distance from a base to a provider, over periods served",
    )
    .less()
    .source(KM),
    Definition::new(
        "travel-minutes-known",
        Counted::Share,
        "Periods served in placements whose travel time from the base is stated",
    )
    .source(MINUTES),
    Definition::new(
        "travel-minutes-mean",
        Counted::Minutes,
        "Mean travel time from the base to the provider, over periods served",
    )
    .less()
    .source(MINUTES),
    Definition::new(
        "travel-minutes-greatest",
        Counted::Minutes,
        "Greatest travel time from a base to a provider, over periods served",
    )
    .less()
    .source(MINUTES),
];

/// How far candidates travel from their bases to their providers.
///
/// What is looked at is every period served in a placement of the plan, leave and placements under way left
/// out: the way from the base of that period, moves included, to the provider of the post (its first one,
/// where it has two), one way. Distances are great circles on a sphere of the Earth's mean radius, by the
/// haversine formula (Sinnott 1984, "Virtues of the haversine", Sky and Telescope 68); minutes are those that
/// the scheme states from place to place.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Journeys {
    /// Periods served in placements of the plan.
    pub periods: u64,
    /// Kilometres, where base and provider have coordinates.
    pub km: Way<f64>,
    /// Minutes, where the scheme states them.
    pub minutes: Way<u64>,
}

/// A length of ways, over the periods for which it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Way<T> {
    /// Periods for which it is known.
    pub periods: u64,
    /// The sum over these periods, of one way each.
    pub sum: T,
    /// The greatest; 0 where none is known.
    pub greatest: T,
}

impl<T: Copy + std::ops::AddAssign + PartialOrd> Way<T> {
    fn add(&mut self, length: T) {
        self.periods += 1;
        self.sum += length;
        if length > self.greatest {
            self.greatest = length;
        }
    }
}

impl Journeys {
    /// The ways that a plan has people travel.
    ///
    /// Placements in unknown posts or beyond the horizon, and those of unknown candidates, are left out.
    pub fn of(scheme: &Scheme, plan: &Plan) -> Self {
        Self::seen(&Subject::new(scheme, plan))
    }

    pub(super) fn seen(subject: &Subject<'_>) -> Self {
        let scheme = subject.scheme;
        let mut found = Self { periods: 0, km: Way::default(), minutes: Way::default() };
        for (_, row, rotation) in subject.people() {
            for &(post, start) in rotation {
                let post = scheme.post_row(post);
                let provider = scheme.provider_row(post.provider);
                let periods = start..start + post.duration;
                for period in periods.filter(|&period| !on_leave(row, period)) {
                    found.periods += 1;
                    let Some(base) = base(row, period) else { continue };
                    if let Some(point) = provider.point {
                        found.km.add(great_circle_km(base.point, point));
                    }
                    let ends = base.place.zip(provider.place);
                    if let Some(minutes) = ends.and_then(|(a, b)| scheme.travel().minutes(a, b)) {
                        found.minutes.add(minutes.into());
                    }
                }
            }
        }
        found
    }

    /// Mean kilometres over the periods for which they are known; `None` where there are none.
    pub fn km_mean(&self) -> Option<f64> {
        (self.km.periods > 0).then(|| self.km.sum / self.km.periods as f64)
    }

    /// Mean minutes over the periods for which they are known; `None` where there are none.
    pub fn minutes_mean(&self) -> Option<f64> {
        share(self.minutes.sum, self.minutes.periods)
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        let known = |periods| share(periods, self.periods);
        data.extend(known(self.km.periods).map(|share| Datum::new("travel-km-known", share)));
        if let Some(mean) = self.km_mean() {
            data.push(Datum::new("travel-km-mean", mean));
            data.push(Datum::new("travel-km-greatest", self.km.greatest));
        }
        let share = known(self.minutes.periods);
        data.extend(share.map(|share| Datum::new("travel-minutes-known", share)));
        if let Some(mean) = self.minutes_mean() {
            data.push(Datum::new("travel-minutes-mean", mean));
            data.push(Datum::new("travel-minutes-greatest", self.minutes.greatest as i64));
        }
    }
}

/// The base of a period: that of the last move made by then, else the first one.
fn base(row: &CandidateRow, period: usize) -> Option<BaseRow> {
    let made = row.moves.iter().take_while(|(from, _)| *from <= period);
    made.last().map(|(_, base)| *base).or(row.base)
}
