//! Bridges: so many people have served on both of two sides by the end.

use super::row::Row;
use super::sheet::{Add, Amounts, Sheet, Stay};
use crate::model::{Between, Id, ProviderIx, Scheme};
use crate::verify::exposure::{after, idle_periods};
use crate::verify::{Person, Rule, Step};

/// The two sides.
enum Sides {
    Kinds(u64),
    Providers([usize; 2]),
}

struct Bridge {
    sides: Sides,
    row: usize,
}

pub(super) fn list(sheet: &mut Sheet<'_>) {
    let scheme = sheet.scheme;
    for target in &scheme.parts().rules.bridges {
        let points = target.points.map(|points| scheme.scaled(points));
        let row = Row::new(Rule::Bridges, &target.id).of_whole_rotations();
        let row = row.counts("people join the two sides", format!("target `{}`", target.id));
        let row = row.limits(Some(target.at_least.into()), None).soft(points, 1);
        let bridge = Bridge { sides: sides(scheme, &target.between), row: sheet.row(row) };
        sheet.amounts.push(Box::new(bridge));
    }
}

fn sides(scheme: &Scheme, between: &Between) -> Sides {
    match between {
        Between::Kinds(ends) => {
            let kinds = ends.iter().filter_map(|id| scheme.find_kind(id.as_str()));
            Sides::Kinds(kinds.map(|kind| 1 << kind.get()).sum())
        }
        Between::Providers(ends) => {
            let provider =
                |id: &Id| scheme.find_provider(id.as_str()).map_or(usize::MAX, ProviderIx::get);
            Sides::Providers([provider(&ends[0]), provider(&ends[1])])
        }
    }
}

impl Amounts for Bridge {
    fn stay(&self, _: &Stay, _: &mut Add<'_>) {}

    fn rotation(&self, person: &Person<'_>, rotation: &[Step], add: &mut Add<'_>) {
        let joins = match self.sides {
            Sides::Kinds(both) => {
                let idle = idle_periods(person, rotation).len();
                after(person, rotation, idle).met & both == both
            }
            Sides::Providers(ends) => ends.iter().all(|&end| has_served(person, rotation, end)),
        };
        if joins {
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
