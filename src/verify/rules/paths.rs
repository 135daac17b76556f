//! Rules that look at a whole rotation: how far each is broken, and what that costs where it is soft.
//!
//! A rule says by how many units a rotation breaks it. While the rotation may still grow, only units
//! count that stay broken whatever follows, so their number never falls as placements are added.

use super::{Person, Rule, Stage, Step, Violation, counts, floors, home, order, stays, waiting};
use crate::model::{CandidateSelect, Id, Scheme};

/// Points of a floor are stated per point, in millionths.
const MILLION: i128 = 1_000_000;

/// One rule of the scheme on whole rotations.
#[derive(Clone, Debug)]
pub(crate) struct PathRule<'a> {
    id: &'a Id,
    /// What it costs; `None` where it is hard.
    price: Option<Price>,
    /// Whom it is about, by candidate.
    about: Vec<bool>,
    kind: Kind<'a>,
}

/// What breaking a soft rule costs.
#[derive(Clone, Copy, Debug)]
enum Price {
    /// Points per unit.
    Points(i64),
    /// Millionths of a point per unit, rounded up in all.
    Millionths(i64),
}

#[derive(Clone, Debug)]
enum Kind<'a> {
    Count(counts::Count<'a>),
    Order(order::Order<'a>),
    Stay(stays::Stay<'a>),
    Home(home::Home),
    Floor(i64),
}

impl<'a> PathRule<'a> {
    /// All such rules of a scheme.
    pub(crate) fn all(scheme: &'a Scheme) -> Vec<Self> {
        let stated = &scheme.parts().rules;
        let new = |id: &'a Id, select: &CandidateSelect, points: Option<f64>, kind| Self {
            id,
            price: points.map(|points| Price::Points(scheme.scaled(points))),
            about: scheme.candidates().map(|ix| select.matches(scheme, ix)).collect(),
            kind,
        };
        let mut all = Vec::new();
        all.extend(stated.counts.iter().map(|rule| {
            let kind = Kind::Count(counts::Count::new(scheme, rule));
            new(&rule.id, &rule.candidates, rule.points, kind)
        }));
        all.extend(stated.order.iter().map(|rule| {
            let kind = Kind::Order(order::Order::new(scheme, rule));
            new(&rule.id, &rule.candidates, rule.points, kind)
        }));
        all.extend(stated.stays.iter().map(|rule| {
            let kind = Kind::Stay(stays::Stay::new(scheme, rule));
            new(&rule.id, &rule.candidates, rule.points, kind)
        }));
        all.extend(stated.home.iter().map(|rule| {
            let kind = Kind::Home(home::Home::new(scheme, rule));
            new(&rule.id, &rule.candidates, rule.points, kind)
        }));
        all.extend(stated.floors.iter().map(|rule| {
            let kind = Kind::Floor(scheme.scaled(rule.exposure));
            let millionths = rule.points.map(|points| libm::floor(points * 1e6 + 0.5) as i64);
            let price = millionths.map(Price::Millionths);
            Self { price, ..new(&rule.id, &rule.candidates, None, kind) }
        }));
        all
    }

    fn is_about(&self, person: &Person<'_>) -> bool {
        self.about[person.ix.get()]
    }

    /// By how much a rotation breaks the rule.
    fn units(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
        if let Kind::Floor(least) = self.kind {
            return floors::units(person, rotation, least, stage);
        }
        if rotation.is_empty() {
            return 0;
        }
        match &self.kind {
            Kind::Count(count) => count.units(person, rotation, stage),
            Kind::Order(order) => order.units(person, rotation),
            Kind::Stay(stay) => stay.units(person, rotation, stage),
            Kind::Home(home) => home.units(person, rotation, stage),
            Kind::Floor(_) => 0,
        }
    }

    /// The rule as reports name it, and what is counted.
    fn named(&self) -> (Rule, &'static str) {
        match &self.kind {
            Kind::Count(count) => (Rule::Counts, count.unit()),
            Kind::Order(_) => (Rule::Precedence, "placement(s) too early"),
            Kind::Stay(_) => (Rule::Stays, "period(s) too few or too many"),
            Kind::Home(_) => (Rule::Home, "period(s) elsewhere"),
            Kind::Floor(_) => (Rule::Floors, "point(s) of exposure missing"),
        }
    }

    /// The count, where it is a hard one on the placements of this person.
    pub(super) fn hard_count(&self, person: &Person<'_>) -> Option<&counts::Count<'a>> {
        match &self.kind {
            Kind::Count(count) if self.price.is_none() && self.is_about(person) => Some(count),
            _ => None,
        }
    }
}

/// Whether a placement breaks a hard rule in whatever rotation it is.
pub(crate) fn bars(person: &Person<'_>, step: Step) -> bool {
    let hard = person.cohort.paths.iter().filter(|rule| rule.price.is_none());
    hard.filter(|rule| rule.is_about(person)).any(|rule| match &rule.kind {
        Kind::Home(home) => home.bars(person, step),
        _ => false,
    })
}

/// Hard rules that a rotation breaks.
pub(super) fn check(
    person: &Person<'_>,
    rotation: &[Step],
    stage: Stage,
    out: &mut Vec<Violation>,
) {
    let hard = person.cohort.paths.iter().filter(|rule| rule.price.is_none());
    for rule in hard.filter(|rule| rule.is_about(person)) {
        let units = rule.units(person, rotation, stage);
        if units > 0 {
            let (name, what) = rule.named();
            let detail = format!("`{}` is broken by {units} {what}", rule.id);
            out.push(Violation::new(name, detail).candidate(person.id()));
        }
    }
}

/// Points lost to soft rules.
pub(crate) fn penalties(person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
    let about = person.cohort.paths.iter().filter(|rule| rule.is_about(person));
    let lost = about.filter_map(|rule| {
        let price = rule.price?;
        let units = rule.units(person, rotation, stage);
        Some(match price {
            Price::Points(points) => points * units,
            Price::Millionths(price) => {
                let exact = i128::from(price) * i128::from(units);
                exact.div_euclid(MILLION) as i64 + i64::from(exact.rem_euclid(MILLION) > 0)
            }
        })
    });
    lost.sum()
}

/// Points lost to soft rules and to waiting, each as often as it counts.
pub(crate) fn lost(person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
    let terms = &person.scheme().weights().terms;
    terms.penalties * penalties(person, rotation, stage)
        + terms.waiting * waiting::points(person, rotation)
}
