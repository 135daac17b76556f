//! Which rules leave a candidate without any rotation.
//!
//! One candidate is taken out of the scheme, by themselves, and asked whether a rotation exists once a
//! rule is loosened. Rules that suffice by themselves are named; where none does, a set of which none can
//! be spared.

use std::collections::BTreeSet;

use super::limits::Limits;
use crate::model::{
    Candidate, CandidateIx, Conflicts, Essential, Id, Places, Post, Rules, Scheme, SchemeBuilder,
    UnderWayRow, Vetoes,
};
use crate::parallel::Threads;
use crate::pricing::{Answer, Objective, Oracle, Scratch};
use crate::verify::Rule;

/// At most so many candidates are asked for.
const MOST_CANDIDATES: usize = 10;
/// Candidates times posts looked at, so that large schemes are answered for as fast as small ones.
const MOST_POSTS: usize = 20_000;
/// Nodes searched for a rotation, at most.
const MOST_NODES: u64 = 100_000;
/// Placements per provider that nobody has more of: there are no more periods.
const ANY_NUMBER: u32 = 128;

/// A rule and what takes it out of a scheme of one candidate.
type Plain = (Rule, fn(&mut SchemeBuilder));

/// Rules that stand in the way of placements.
const OBSTACLES: &[Plain] = &[
    (Rule::Starts, |s| each_post(s, |post| post.starts = None)),
    (Rule::Eligibility, |s| each(s, open)),
    (Rule::Requirements, |s| each(s, |candidate| candidate.requires.clear())),
    (Rule::Streams, |s| each(s, |candidate| candidate.streams = None)),
    (Rule::Conflicts, |s| each(s, |candidate| candidate.conflicts = Conflicts::default())),
    (Rule::Clearances, |s| each_post(s, |post| post.clearances.clear())),
    (Rule::Availability, |s| each(s, stay)),
    (Rule::Reach, |s| each(s, |candidate| candidate.reach = None)),
    (Rule::Relocation, |s| each(s, |candidate| candidate.moves.clear())),
    (Rule::Places, |s| each_post(s, |post| post.places = Places::Every(1))),
    (Rule::Essential, |s| s.rules.essential = Essential::Scored),
    (Rule::MinimumFit, |s| each(s, |candidate| candidate.minimum_fit.clear())),
    (Rule::PerProvider, |s| s.rules.per_provider = ANY_NUMBER),
    (Rule::PerStream, |s| s.rules.per_stream = ANY_NUMBER),
    (Rule::Idle, |s| s.rules.idle = None),
];

/// What the scheme cannot help: asked about only where no rule above does by itself.
const LAST: &[Plain] = &[
    (Rule::Overlap, |s| each(s, |candidate| candidate.under_way = None)),
    (Rule::Horizon, |s| s.periods.count = ANY_NUMBER.min(2 * s.periods.count)),
];

/// Rules that ask for placements.
const DEMANDS: &[Plain] = &[
    (Rule::MustPlace, |s| {
        s.rules.must_place = false;
        each(s, |candidate| candidate.must_place = None);
    }),
    (Rule::Pinned, |s| each(s, |candidate| candidate.pinned.clear())),
];

fn each(scheme: &mut SchemeBuilder, change: impl FnMut(&mut Candidate)) {
    scheme.candidates.iter_mut().for_each(change);
}

fn each_post(scheme: &mut SchemeBuilder, change: fn(&mut Post)) {
    scheme.posts.iter_mut().for_each(change);
}

fn open(candidate: &mut Candidate) {
    candidate.vetoes = Vetoes::default();
    candidate.refused.clear();
    candidate.forbidden.clear();
    candidate.only = None;
}

fn stay(candidate: &mut Candidate) {
    (candidate.first, candidate.last) = (None, None);
    candidate.unavailable.clear();
    candidate.leave.clear();
}

/// A rule of a scheme to be taken out: as a table says, or an entry of a list of rules.
#[derive(Clone, Debug)]
enum Loosening {
    Plain(Rule, fn(&mut SchemeBuilder)),
    Listed(Rule, Id),
}

impl Loosening {
    fn name(&self) -> String {
        match self {
            Self::Plain(rule, _) => rule.to_string(),
            Self::Listed(rule, id) => format!("{rule}/{id}"),
        }
    }

    fn apply(&self, parts: &mut SchemeBuilder) {
        match self {
            Self::Plain(_, loosen) => loosen(parts),
            Self::Listed(Rule::Tags, id) => parts.rules.tags.retain(|rule| rule.tag != *id),
            Self::Listed(rule, id) => {
                parts.rules.remove(*rule, id);
                if *rule == Rule::Counts {
                    // What a candidate states of the entry goes with it.
                    each(parts, |candidate| candidate.counts.retain(|at, _| at != id));
                }
            }
        }
    }
}

fn plain(table: &[Plain]) -> Vec<Loosening> {
    table.iter().map(|&(rule, loosen)| Loosening::Plain(rule, loosen)).collect()
}

/// Rules with ids that stand in the way of placements.
fn listed(rules: &Rules) -> impl Iterator<Item = Loosening> {
    let tags = rules.tags.iter().map(|rule| (Rule::Tags, &rule.tag));
    tags.chain(rules.entries()).map(|(rule, id)| Loosening::Listed(rule, id.clone()))
}

/// Names, in order, of the rules that leave these candidates without a rotation; none if the limits
/// break it off.
pub(super) fn blame(scheme: &Scheme, candidates: &[CandidateIx], limits: &Limits) -> Vec<String> {
    let most = (MOST_POSTS / scheme.posts().len().max(1)).clamp(1, MOST_CANDIDATES);
    let mut cohort = scheme.edit();
    let people = std::mem::take(&mut cohort.candidates);
    clear_coupled(&mut cohort);
    let held = held(scheme);
    let mut names = BTreeSet::new();
    for &ix in candidates.iter().take(most) {
        let parts = alone(scheme, ix, &held, (&cohort, &people[ix.get()]));
        match (Case { parts, limits }.rules()) {
            Some(found) => names.extend(found.iter().map(Loosening::name)),
            None => return Vec::new(),
        }
    }
    names.into_iter().collect()
}

/// Takes away rules of the cohort: they leave every candidate a rotation, and may name some who are
/// not there.
fn clear_coupled(cohort: &mut SchemeBuilder) {
    cohort.rules.clear_cohort();
    each_post(cohort, |post| post.minimum = None);
    cohort.providers.iter_mut().for_each(|provider| provider.mentors = None);
}

/// Leaves rules about certain candidates only if this one is among them, and names nobody else.
fn only_about(candidate: &Candidate, rules: &mut Rules) {
    rules.retain_about(|select| {
        let named = select.ids.as_mut().is_none_or(|ids| {
            ids.retain(|id| *id == candidate.id);
            !ids.is_empty()
        });
        named && select.includes(candidate)
    });
}

/// Hundredths of places taken by people under way, by post and period.
fn held(scheme: &Scheme) -> Vec<u32> {
    let mut held = vec![0; scheme.posts().len() * scheme.periods()];
    for row in scheme.candidates().map(|candidate| scheme.candidate_row(candidate)) {
        if let Some(under_way) = row.under_way {
            let first = under_way.post.get() * scheme.periods();
            let there = (0..under_way.remaining).filter(|period| row.leave >> period & 1 == 0);
            there.for_each(|period| held[first + period] += row.share);
        }
    }
    held
}

/// The scheme of one candidate, in which the others are only what they hold when the horizon begins.
fn alone(
    scheme: &Scheme,
    ix: CandidateIx,
    held: &[u32],
    (cohort, candidate): (&SchemeBuilder, &Candidate),
) -> SchemeBuilder {
    let mut parts = cohort.clone();
    only_about(candidate, &mut parts.rules);
    let of_candidate = |id: &Id, _: &mut u32| *id == candidate.id;
    parts.providers.iter_mut().for_each(|provider| provider.ranks.retain(of_candidate));
    parts
        .posts
        .iter_mut()
        .filter_map(|post| post.ranks.as_mut())
        .for_each(|r| r.retain(of_candidate));
    let row = scheme.candidate_row(ix);
    let own = row.under_way;
    for ((post, stated), held) in
        scheme.posts().zip(&mut parts.posts).zip(held.chunks(scheme.periods()))
    {
        if held.iter().all(|&taken| taken == 0) {
            continue;
        }
        let places = scheme.post_row(post).places.iter().zip(held).enumerate();
        let left = places.map(|(period, (&places, &taken))| {
            let there = |held: UnderWayRow| held.post == post && period < held.remaining;
            let by_own = own.is_some_and(there) && row.leave >> period & 1 == 0;
            let others = u64::from(if by_own { taken - row.share } else { taken });
            let room = (100 * u64::from(places)).saturating_sub(others);
            // Room for them alone is a place.
            let fits = u64::from(room >= u64::from(row.share));
            (period as u32 + 1, fits * (room / 100).max(1))
        });
        let left = left.map(|(period, places)| (period, places as u32));
        stated.places = Places::Varying { default: 0, by_period: left.collect() };
    }
    parts.candidates = vec![candidate.clone()];
    parts
}

/// One candidate without any rotation.
struct Case<'a> {
    parts: SchemeBuilder,
    limits: &'a Limits,
}

impl Case<'_> {
    /// What to name: rules that ask for placements, and rules that stand in their way.
    fn rules(&self) -> Option<Vec<Loosening>> {
        let mut obstacles = plain(OBSTACLES);
        obstacles.extend(listed(&self.parts.rules));
        let mut named = self.singles(&obstacles)?;
        if named.is_empty() {
            let last = plain(LAST);
            named = self.singles(&last)?;
            obstacles.extend(last);
        }
        if named.is_empty() {
            named = self.least(obstacles)?;
        }
        let demands = plain(DEMANDS);
        let asking = self.singles(&demands)?;
        named.extend(if asking.is_empty() { self.least(demands)? } else { asking });
        Some(named)
    }

    /// Those that suffice by themselves.
    fn singles(&self, rules: &[Loosening]) -> Option<Vec<Loosening>> {
        let mut found = Vec::new();
        for rule in rules {
            if self.suffice(std::slice::from_ref(rule))? {
                found.push(rule.clone());
            }
        }
        Some(found)
    }

    /// A set that suffices and of which none can be spared; empty if not even all suffice.
    fn least(&self, mut rules: Vec<Loosening>) -> Option<Vec<Loosening>> {
        if !self.suffice(&rules)? {
            return Some(Vec::new());
        }
        let mut at = 0;
        while at < rules.len() {
            let spared = rules.remove(at);
            if !self.suffice(&rules)? {
                rules.insert(at, spared);
                at += 1;
            }
        }
        Some(rules)
    }

    /// Whether a rotation exists without these rules; `None` if the limits break it off.
    fn suffice(&self, rules: &[Loosening]) -> Option<bool> {
        if self.limits.interrupted() {
            return None;
        }
        let mut parts = self.parts.clone();
        for rule in rules {
            rule.apply(&mut parts);
        }
        let Ok(scheme) = parts.build() else { return Some(false) };
        let oracle = Oracle::with(&scheme, 0, &Threads::One, || false)?;
        let prices = vec![0; scheme.posts().len() * scheme.periods()];
        let (scratch, answer) = (&mut Scratch::default(), &mut Answer::default());
        let candidate = CandidateIx::new(0);
        oracle.best(candidate, Objective::Feasibility, &prices, MOST_NODES, scratch, answer);
        Some(answer.value.is_some())
    }
}
