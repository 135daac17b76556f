//! The posts open to a candidate, each with its starts and points.
//!
//! A candidate's lists and the posts are both in order of index, so each list is walked along with the
//! posts instead of being searched for every one of them.

use super::cursor::Cursor;
use super::growth::{Growing, Growth, GrowthOfPost, OpenPost};
use super::host_preference::HostPreference;
use super::hosts::Hosts;
use super::post_card::Card;
use super::slots::Slots;
use crate::model::{CandidateIx, CandidateRow, PointsForRow, PostIx, Scheme};
use crate::pricing::period_set::{self, PeriodSet};
use crate::pricing::points::fit::{self, CompetencyFit};
use crate::pricing::rules::whole::{self, Applied};
use crate::pricing::rules::{availability, eligibility, gates, pinned};

/// A post open to the candidate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Open {
    pub(crate) post: PostIx,
    pub(crate) class: u32,
    pub(crate) turn: u32,
    /// Periods in which a placement may start; never empty.
    pub(crate) starts: PeriodSet,
    /// Most points a placement can score: fit in all its periods, and development.
    pub(crate) most: i64,
    /// Most fit of one period.
    pub(crate) fit: i64,
}

/// Lists the posts that are open in some period, in order of index; their points are still 0.
pub(crate) fn list(
    scheme: &Scheme,
    candidate: CandidateIx,
    (slots, paths): (&Slots, &[Applied]),
    hosts: &mut Hosts,
    open: &mut Vec<Open>,
) {
    let row = scheme.candidate_row(candidate);
    let free = availability::free(row);
    let pins = pinned::Pins::of(scheme, row);
    let gates = gates::Gates::of(scheme, row);
    open.clear();
    let mut add = |post: PostIx| {
        let card = slots.card(post);
        let mut starts =
            slots.starts(scheme, row, post) & period_set::runs(free, card.duration as usize);
        if !row.pinned.is_empty() {
            starts &= pins.leave(post, card.duration as usize);
        }
        if !row.forbidden.is_empty() {
            starts &= !eligibility::forbidden(row, post);
        }
        if let Some(gates) = gates.as_ref().filter(|_| starts != 0) {
            starts &= gates.starts(post);
        }
        if !paths.is_empty() {
            starts &= whole::starts(paths, scheme, post);
        }
        if starts != 0
            && eligibility::open(row, post, card.provider, card.also())
            && hosts.values(scheme, candidate, card.provider).is_some()
        {
            let (class, turn) = (card.class, card.turn);
            open.push(Open { post, class, turn, starts, most: 0, fit: 0 });
        }
    };
    match &row.only {
        Some(only) => only.iter().copied().for_each(&mut add),
        None => scheme.posts().for_each(&mut add),
    }
}

/// Counts the points of open posts, and drops those whose levels or fit are out of reach.
///
/// Returns what grows, where something does: its posts are the open ones, in the same order; the
/// positions of placements are still to come.
pub(crate) fn count_points(
    scheme: &Scheme,
    candidate: CandidateIx,
    (slots, fits): (&Slots, &[CompetencyFit]),
    hosts: &mut Hosts,
    open: &mut Vec<Open>,
) -> Option<Box<Growing>> {
    let row = scheme.candidate_row(candidate);
    let terms = &scheme.weights().terms;
    let growth = Growth::of(scheme, candidate, slots, open.iter().map(|open| open.post));
    let mut own = Own::of(scheme, row);
    let mut growing = Vec::new();
    open.retain_mut(|open| {
        let post = open.post;
        let card = slots.card(post);
        let own = own.at(scheme, post, card);
        let values = hosts.values(scheme, candidate, card.provider).unwrap_or_default();
        let (levels, of_post) = if card.asks() || card.develops() {
            let split = growth.split(scheme, candidate, post, &fits[post.get()]);
            let Some(split) = split else { return false };
            split
        } else {
            (card.constant, GrowthOfPost::default())
        };
        let fit = terms.competency * levels
            + terms.values * values
            + terms.preference * own.preference
            + terms.host * own.host
            + terms.own * own.points;
        // A least fit asks for every component once, however often it counts.
        let once = levels + values + own.preference + own.host + own.points;
        let minimum = own.minimum.saturating_sub(once);
        let most_grown = growth.most_fit(&of_post, &fits[post.get()]);
        if most_grown < minimum {
            return false;
        }
        let most_fit = fit + terms.competency * most_grown;
        open.fit = most_fit;
        open.most = i64::from(card.duration) * most_fit + growth.most_development(&of_post);
        if !growth.is_static() {
            growing.push(OpenPost { fit, minimum, growth: of_post });
        }
        true
    });
    (!growth.is_static())
        .then(|| Box::new(Growing { growth, posts: growing.into(), of_arcs: Box::default() }))
}

/// What a candidate's own lists, and the hosts' ranks, say of one post after another.
struct Own<'a> {
    row: &'a CandidateRow,
    hosts: HostPreference<'a>,
    preferences: Cursor<'a, u32>,
    points: Cursor<'a, i64>,
    minima: Cursor<'a, i64>,
    shared: Option<&'a PointsForRow>,
}

/// What they say of a post.
struct OfPost {
    /// Preference points per period.
    preference: i64,
    /// Host preference points per period.
    host: i64,
    /// The scheme's own points per period.
    points: i64,
    /// Least fit per period.
    minimum: i64,
}

impl<'a> Own<'a> {
    fn of(scheme: &Scheme, row: &'a CandidateRow) -> Self {
        Self {
            row,
            hosts: HostPreference::of(scheme, row),
            preferences: Cursor(&row.preferences),
            points: Cursor(&row.points),
            minima: Cursor(&row.minimum_fit),
            shared: row.points_for.as_deref(),
        }
    }

    fn at(&mut self, scheme: &Scheme, post: PostIx, card: &Card) -> OfPost {
        let shared = self.shared.map_or(0, |points| fit::in_common(scheme, points, post));
        OfPost {
            preference: fit::preference(scheme, self.row, self.preferences.at(post)),
            host: self.hosts.at(scheme, self.row, (post, card.provider)),
            points: self.points.at(post).unwrap_or(0) + shared + card.points,
            minimum: self.minima.at(post).unwrap_or(i64::MIN),
        }
    }
}
