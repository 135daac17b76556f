//! What the parts of a scheme say together: what a declaration of one field cannot say.
//!
//! Every fault is reported, each place once. What could not be read, and what merely follows from
//! a fault reported already, is left alone.

use crate::model::part::{Check, Field, List, Names, Value};
use crate::model::text::{Findings, Path};

mod boundary;
mod calendar;
mod candidate;
mod history;
mod pins;
mod points;
mod post;
mod profiles;
mod rules;
mod travel;
mod under_way;
mod whole;

use super::SchemeBuilder;
use crate::error::FaultCode;
use whole::Whole;

pub(super) use points::{MOST_POINTS, size};

/// Most kinds of provider.
const MOST_KINDS: usize = 64;
/// Most entries of any list.
const MOST_ENTRIES: usize = 1 << 31;

/// Checks all parts and reports every fault and warning.
pub(super) fn check(parts: &SchemeBuilder, findings: &mut Findings) {
    let names = names(parts, findings);
    let tops = parts.competencies.iter().map(|competency| competency.levels).collect();
    let mut check = Check { names, horizon: None, tops, findings };
    check.horizon = calendar::horizon(&mut check, &parts.periods);
    parts.check(&mut check, &Path::ROOT, &Field::PART);
    let mut whole = Whole { parts, posts: Vec::new(), check };
    boundary::check(&mut whole);
    rules::check(&mut whole);
    travel::check(&mut whole);
    post::check(&mut whole);
    candidate::check(&mut whole);
    under_way::check(&mut whole);
    profiles::check(&mut whole);
    points::check(&mut whole);
}

/// The ids of all lists.
fn names<'p>(parts: &'p SchemeBuilder, findings: &mut Findings) -> Names<'p> {
    macro_rules! ids {
        ($list:ident) => {
            parts.$list.iter().map(|entry| &entry.id).collect()
        };
    }
    let names = Names::check(findings, |list| match list {
        List::Candidates => ids!(candidates),
        List::Kinds => ids!(kinds),
        List::Places => ids!(places),
        List::Competencies => ids!(competencies),
        List::Values => ids!(values),
        List::Tags => ids!(tags),
        List::Attributes => ids!(attributes),
        List::Providers => ids!(providers),
        List::Streams => ids!(streams),
        List::Posts => ids!(posts),
        List::Requirements => ids!(requirements),
        List::Clearances => ids!(clearances),
    });
    for list in List::ALL {
        let most = if list == List::Kinds { MOST_KINDS } else { MOST_ENTRIES };
        let entries = names.of(list).len();
        if entries > most {
            findings.error(
                &Path::ROOT.field(list.as_str()),
                FaultCode::TooMany,
                format!("there are {entries} entries"),
                format!("give at most {most}"),
            );
        }
    }
    names
}
