//! Home: periods that candidates with a home employer spend there.

use std::collections::BTreeSet;

use crate::model::{HomeRule, Scheme};
use crate::verify::person::{Whole, WholeRule};
use crate::verify::verdict::some;
use crate::verify::{Person, Rule, Stage, Step};

/// A rule, with its periods from 0.
struct Home {
    periods: BTreeSet<usize>,
    returns: bool,
}

pub(super) fn whole<'a>(scheme: &Scheme, rule: &'a HomeRule) -> WholeRule<'a> {
    let periods = rule.periods.iter().filter_map(|&when| scheme.position(when)).collect();
    let says = Home { periods, returns: rule.returns };
    WholeRule::new(scheme, (Rule::Home, &rule.id), &rule.candidates, rule.points, says)
}

impl Whole for Home {
    /// Periods elsewhere; those after the last placement are still open while it may grow.
    fn units(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> i64 {
        if person.row.home.is_none() {
            return 0;
        }
        let decided = match stage {
            Stage::Step => rotation.last().map_or(0, |&last| person.covered(last).end),
            Stage::Whole => person.scheme().periods(),
        };
        let asked = self.asked(person).into_iter().filter(|&period| period < decided);
        asked.filter(|&period| !is_home(person, rotation, period)).count() as i64
    }

    fn say(&self, person: &Person<'_>, rotation: &[Step], stage: Stage) -> String {
        let elsewhere = some(self.units(person, rotation, stage), "period");
        format!(
            "asks for periods with the home employer, and {elsewhere} of them would be elsewhere"
        )
    }

    /// Whether it takes the person elsewhere in a period that the rule is about.
    fn bars(&self, person: &Person<'_>, step: Step) -> bool {
        let elsewhere = Some(person.scheme().post_row(step.0).provider) != person.row.home;
        let there = person.covered(step);
        let asked = || self.asked(person).into_iter().any(|period| there.contains(&period));
        person.row.home.is_some() && elsewhere && asked()
    }
}

impl Home {
    /// Periods of this person that the rule is about.
    fn asked(&self, person: &Person<'_>) -> BTreeSet<usize> {
        let open = || (0..person.scheme().periods()).filter(|&period| person.can_idle(period));
        let last = open().next_back().filter(|_| self.returns);
        open().filter(|period| self.periods.contains(period)).chain(last).collect()
    }
}

/// Whether a person is placed with their home employer, or idle there.
fn is_home(person: &Person<'_>, rotation: &[Step], period: usize) -> bool {
    let scheme = person.scheme();
    let there = rotation.iter().find(|&&step| person.covered(step).contains(&period));
    there.map_or(scheme.weights().home_service, |&(post, _)| {
        Some(scheme.post_row(post).provider) == person.row.home
    })
}
