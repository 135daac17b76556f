//! Checking what the parts say, for the builder and the file reader alike.
//!
//! Every fault is reported, each place once. What could not be read, and what merely follows from
//! a fault reported already, is left alone.

mod boundary;
mod calendar;
mod candidate;
mod clearances;
mod conflicts;
mod history;
mod layers;
mod lists;
mod number;
mod objective;
mod pins;
mod points;
mod post;
mod profiles;
mod provider;
mod rules;
mod select;
mod travel;
mod under_way;

use std::collections::BTreeMap;

use super::text::Findings;
use super::text::Path;
use super::{Id, Levels, Profile, SchemeBuilder};
use crate::error::FaultCode;
use calendar::Horizon;
use lists::Names;
use post::PostFacts;

pub(super) use points::size;

/// Most people a post may hold at once.
pub(super) const MOST_PLACES: u32 = 1_000_000;
/// Greatest size of a weight, of points and of an entry of a values profile.
const WEIGHT_LIMIT: f64 = 1e6;
/// Most periods a spell may have lasted, or lie back.
const MOST_PAST: u32 = 10_000;
/// Longest duration, in periods or months.
const LONGEST: u32 = 10_000;
/// Longest way between two places, and farthest reach, in minutes.
const LONGEST_WAY: u32 = 100_000;
/// Greatest preference rank that may be given points.
const MOST_RANKS: u32 = 10_000;
/// Most kinds of provider.
const MOST_KINDS: usize = 64;
/// Most entries of any list.
const MOST_ENTRIES: usize = 1 << 31;
/// Most classes of providers that the boundary may tell apart.
const MOST_CLASSES: usize = 8192;
/// The sum of all candidates' points stays below this: 2^53 / 2048.
pub(super) const MOST_POINTS: i128 = (1 << 53) / 2048;

/// The parts being checked, with what is known of them so far.
struct Check<'p, 'f> {
    parts: &'p SchemeBuilder,
    names: Names<'p>,
    /// None where the calendar has faults; then nothing is said about periods.
    horizon: Option<Horizon>,
    posts: Vec<PostFacts>,
    findings: &'f mut Findings,
}

/// Checks all parts and reports every fault and warning.
pub(super) fn validate(parts: &SchemeBuilder, findings: &mut Findings) {
    let root = Path::ROOT;
    number::within(findings, &root.field("scale"), parts.scale, 1, 1_000_000);
    lists::meta(findings, &parts.meta, &root.field("meta"));
    let horizon = calendar::check(findings, &parts.periods);
    let names = Names::check(findings, parts);
    let mut check = Check { parts, names, horizon, posts: Vec::new(), findings };
    provider::places(&mut check);
    provider::competencies(&mut check);
    provider::providers(&mut check);
    boundary::check(&mut check);
    objective::check(&mut check);
    rules::check(&mut check);
    clearances::check(&mut check);
    travel::check(&mut check);
    post::check(&mut check);
    candidate::check(&mut check);
    under_way::check(&mut check);
    profiles::check(&mut check);
    points::check(&mut check);
}

impl Check<'_, '_> {
    fn error(
        &mut self,
        path: &Path<'_>,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        self.findings.error(path, code, cause, action);
    }

    fn warning(
        &mut self,
        path: &Path<'_>,
        code: FaultCode,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        self.findings.warning(path, code, cause, action);
    }

    /// Levels by competency, from `least` to the competency's top.
    fn levels(&mut self, levels: &Levels, least: u8, path: &Path<'_>) {
        for (id, &level) in levels {
            let path = path.key(id.as_str());
            let found = self.names.competencies.find(self.findings, id, &path);
            if level < least {
                number::outside(self.findings, &path, level, least, 100);
            }
            let Some(at) = found else { continue };
            let top = self.parts.competencies[at].levels;
            if level > top {
                self.findings.error(
                    &path,
                    FaultCode::LevelAboveTop,
                    format!("level {level} is above {top}, the top level of `{id}`"),
                    format!("state a level up to {top}"),
                );
            }
        }
    }

    /// A host's ranks of candidates.
    fn ranks(&mut self, ranks: &BTreeMap<Id, u32>, path: &Path<'_>) {
        for (id, &rank) in ranks {
            let path = path.key(id.as_str());
            self.names.candidates.find(self.findings, id, &path);
            number::within(self.findings, &path, rank, 1, u32::MAX);
        }
    }

    /// A values profile.
    fn profile(&mut self, profile: &Profile, path: &Path<'_>) {
        for (id, &weight) in profile {
            let path = path.key(id.as_str());
            self.names.values.find(self.findings, id, &path);
            number::weight(self.findings, &path, weight);
        }
    }
}
