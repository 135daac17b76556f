//! Bridges: so many people who join two sides.

use super::targets::Asked;
use super::terms::{Row, Terms, lost};
use crate::model::{Between, KindIx, Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    for target in &scheme.parts().rules.bridges {
        let asked = match &target.between {
            Between::Kinds([a, b]) => {
                let ends = [a, b].map(|id| scheme.find_kind(id.as_str()).map(KindIx::get));
                ends[0].zip(ends[1]).map(|(a, b)| Asked::Kinds([a, b]))
            }
            Between::Providers([a, b]) => {
                let ends = [a, b].map(|id| scheme.find_provider(id.as_str()));
                ends[0].zip(ends[1]).map(|(a, b)| Asked::Providers([a, b]))
            }
        };
        let name = name("bridges", &[target.id.as_str()]);
        let row = rows.row(Row::of_people(name, target.at_least, lost(scheme, target.points)));
        if let Some(asked) = asked {
            rows.targets.ask(scheme, row, asked);
        }
    }
}
