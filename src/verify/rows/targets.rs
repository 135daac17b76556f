//! Targets: so many people who join two sides, and so many system translators.

use super::{Add, Amounts, Row, Rule, Sheet, Stay};
use crate::model::{Between, ProviderIx, Scheme};
use crate::verify::exposure::idle_periods;
use crate::verify::{Person, Step, tally};

/// What is asked of one candidate.
enum Asked {
    Kinds(u64),
    Providers([usize; 2]),
    Translator,
}

struct Target {
    asked: Asked,
    row: usize,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for target in &scheme.parts().rules.bridges {
        let points = target.points.map(|points| scheme.scaled(points));
        let row = Row::new(Rule::Bridges, &target.id);
        let row = row.limits(Some(target.at_least.into()), None).soft(points, 1);
        add(sheet, asked(scheme, &target.between), row);
    }
    if let Some(target) = &scheme.parts().rules.translators {
        let points = target.points.map(|points| scheme.scaled(points));
        let row = Row::of_rule(Rule::TranslatorTarget);
        let row = row.limits(Some(target.at_least.into()), None).soft(points, 1);
        add(sheet, Asked::Translator, row);
    }
}

fn add(sheet: &mut Sheet<'_>, asked: Asked, mut row: Row) {
    row.linear = false;
    let row = sheet.row(row);
    sheet.amounts.push(Box::new(Target { asked, row }));
}

fn asked(scheme: &Scheme, between: &Between) -> Asked {
    match between {
        Between::Kinds(ends) => {
            let kinds = ends.iter().filter_map(|id| scheme.find_kind(id.as_str()));
            Asked::Kinds(kinds.map(|kind| 1 << kind.get()).sum())
        }
        Between::Providers(ends) => {
            let provider = |id: &crate::model::Id| {
                scheme.find_provider(id.as_str()).map_or(usize::MAX, ProviderIx::get)
            };
            Asked::Providers([provider(&ends[0]), provider(&ends[1])])
        }
    }
}

impl Amounts for Target {
    fn stay(&self, _: &Stay, _: &mut Add<'_>) {}

    fn rotation(&self, person: &Person<'_>, rotation: &[Step], add: &mut Add<'_>) {
        let reached = match self.asked {
            Asked::Kinds(both) => tally(person, rotation).met & both == both,
            Asked::Providers(ends) => ends.iter().all(|&end| has_served(person, rotation, end)),
            Asked::Translator => tally(person, rotation).translator_after,
        };
        if reached {
            add(self.row, 0, 1);
        }
    }
}

/// Whether a candidate has served at a provider by the end: in counted history, in the placement under
/// way, in the plan, or idle at home.
fn has_served(person: &Person<'_>, rotation: &[Step], provider: usize) -> bool {
    let scheme = person.scheme();
    let row = person.row;
    let spells = row.history.iter().filter(|spell| spell.counts).map(|spell| spell.provider);
    let under_way = row.under_way.map(|held| held.post);
    let posts = rotation.iter().map(|&(post, _)| post).chain(under_way);
    let hosts = posts.flat_map(|post| scheme.post_row(post).providers());
    let at_home = scheme.weights().home_service && !idle_periods(person, rotation).is_empty();
    let home = row.home.filter(|_| at_home);
    spells.chain(hosts).chain(home).any(|host| host.get() == provider)
}
