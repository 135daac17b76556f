//! Translators: so many people are system translators after the plan.

use super::row::Row;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::verify::{Person, Rule, Step, tally};

struct Translators {
    row: usize,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    if let Some(target) = &scheme.parts().rules.translators {
        let points = target.points.map(|points| scheme.scaled(points));
        let row = Row::of_rule(Rule::TranslatorTarget).of_whole_rotations();
        let row = row.counts("people are system translators after the plan", "the target");
        let row = sheet.row(row.limits(Some(target.at_least.into()), None).soft(points, 1));
        sheet.amounts.push(Box::new(Translators { row }));
    }
}

impl Amounts for Translators {
    fn stay(&self, _: &Stay, _: &mut Add<'_>) {}

    fn rotation(&self, person: &Person<'_>, rotation: &[Step], add: &mut Add<'_>) {
        if tally(person, rotation).translator_after {
            add(self.row, 0, 1);
        }
    }
}
