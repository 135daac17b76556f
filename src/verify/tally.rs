//! All points of one rotation.

use super::exposure::{after, breadth, crossings, idle_periods};
use super::fit::competency;
use super::levels::levels_gained;
use super::past::is_translator;
use super::rules::waiting;
use super::whole::penalties;
use super::{CandidatePoints, Held, Person, RotationPoints, Stage, Step};
use crate::model::{Id, KindIx, Scheme};

/// Points of one rotation and what stands behind them, in typed indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) points: RotationPoints,
    /// Kinds met after the rotation: bit k is kind k.
    pub(crate) met: u64,
    met_before: u64,
    translator_before: bool,
    pub(crate) translator_after: bool,
    crossings: u32,
    idle: usize,
}

/// The points of a rotation whose placements lie inside the horizon, in order of start.
pub(crate) fn tally(person: &Person<'_>, rotation: &[Step]) -> Tally {
    let scheme = person.scheme();
    let past = &person.past;
    let mut points = fit_and_development(person, rotation);
    let idle = idle_periods(person, rotation).len();
    let after = after(person, rotation, idle);
    let (crossing, counted) = crossings(person, rotation);
    let translator_after = is_translator(scheme, &after.served, past.crossings + counted);
    points.penalties = -penalties(person, rotation, Stage::Whole);
    points.waiting = -waiting::points(person, rotation);
    points.crossing = crossing;
    points.breadth =
        breadth(scheme, after.met.count_ones()) - breadth(scheme, past.met.count_ones());
    if translator_after && !past.translator {
        points.bonus = scheme.weights().translator_bonus;
    }
    Tally {
        points,
        met: after.met,
        met_before: past.met,
        translator_before: past.translator,
        translator_after,
        crossings: counted,
        idle,
    }
}

fn fit_and_development(person: &Person<'_>, rotation: &[Step]) -> RotationPoints {
    let scheme = person.scheme();
    let mut points = RotationPoints::default();
    let mut held = Held::at_first_placement(person);
    for &(post, start) in rotation {
        held.wait(scheme, start);
        let periods = person.periods((post, start)) as i64;
        let standing = person.standing(post);
        points.competency += periods * competency(scheme, post, &held);
        points.values += periods * standing.values;
        points.preference += periods * standing.preference;
        points.host += periods * standing.host;
        points.own += periods * standing.own;
        held.serve(person, (post, start));
        points.development += scheme.weights().development * levels_gained(person, &held, post);
        held.raise(scheme, post);
    }
    points
}

impl Tally {
    /// The same, keyed by ids.
    pub(super) fn named(&self, scheme: &Scheme) -> CandidatePoints {
        CandidatePoints {
            points: self.points,
            kinds_before: kinds(scheme, self.met_before),
            kinds_after: kinds(scheme, self.met),
            translator_before: self.translator_before,
            translator_after: self.translator_after,
            crossings: self.crossings,
            idle: self.idle as u32,
        }
    }
}

fn kinds(scheme: &Scheme, met: u64) -> Vec<Id> {
    let is_met = |kind: &KindIx| met & (1 << kind.get()) != 0;
    scheme.kinds().filter(is_met).map(|kind| scheme.kind(kind).id.clone()).collect()
}
