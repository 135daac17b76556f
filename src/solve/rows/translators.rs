//! Translators: so many people who are system translators after the plan.

use super::targets::Asked;
use super::terms::{Row, Terms, lost};
use crate::model::{Scheme, joined as name};

pub(super) fn add(scheme: &Scheme, rows: &mut Terms) {
    if let Some(target) = &scheme.parts().rules.translators {
        let name = name("translator-target", &[]);
        let row = rows.row(Row::of_people(name, target.at_least, lost(scheme, target.points)));
        rows.targets.ask(scheme, row, Asked::Translator);
    }
}
