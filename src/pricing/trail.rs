//! A trail through a rotation: what one more placement is worth after those before it.
//!
//! All that looks at placements one after another goes this way: the search, the variants of a rotation, and
//! the judge of rotations that break rules.

use super::compile::course::Course;
use super::compile::growth::{Growing, Growth, OpenPost};
use super::compile::post_card::Card;
use super::compiled::Compiled;
use super::leg::Leg;
use super::points::exposure::{Crossings, Merit, merit, second_kind};
use super::rules::person::Stage;
use super::rules::{per_stream, whole};
use super::step::Step;
use crate::model::ProviderIx;

/// A candidate whose trails are followed, with the tables of the scheme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'g> {
    pub(super) compiled: &'g Compiled<'g>,
    pub(super) course: &'g Course,
    pub(super) boundaries: Crossings<'g>,
    growing: Option<&'g Growing>,
    /// Where levels can lapse.
    lapsing: Option<&'g Growth>,
    per_provider: usize,
}

/// The placements so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    pub(super) steps: Vec<Step>,
    /// Their providers, after that of the placement under way.
    hosts: Vec<ProviderIx>,
    /// Second providers of the placements that have one.
    also: Vec<ProviderIx>,
    levels: Vec<u8>,
    /// Levels before each open placement, one after the other.
    saved: Vec<u8>,
    /// Periods served by kind.
    pub(super) periods: Vec<u32>,
}

impl<'g> Ground<'g> {
    pub(super) fn of(compiled: &'g Compiled<'g>, course: &'g Course) -> Self {
        let growing = course.growing.as_deref();
        let lapsing = growing.map(|growing| &growing.growth).filter(|growth| growth.can_lapse());
        let boundaries = Crossings::of(compiled.scheme, course.candidate);
        let per_provider = compiled.scheme.weights().per_provider as usize;
        Self { compiled, course, boundaries, growing, lapsing, per_provider }
    }

    /// A placement by its number.
    #[inline]
    pub(super) fn leg(&self, start: u32, arc: u32) -> Leg {
        let placed = self.course.arcs.at(arc as usize);
        let duration = self.compiled.cards[placed.post.get()].duration;
        Leg { post: placed.post, start, duration, arc, most: placed.most }
    }

    #[inline]
    pub(super) fn card(&self, leg: &Leg) -> &'g Card {
        &self.compiled.cards[leg.post.get()]
    }

    /// The open post of a placement, where levels grow.
    #[inline]
    fn open(&self, leg: &Leg) -> Option<(&'g Growing, &'g OpenPost)> {
        self.growing.map(|growing| (growing, growing.of(leg.arc)))
    }
}

impl Trail {
    /// Goes back to where rotations begin.
    pub(super) fn begin(&mut self, ground: &Ground<'_>) {
        let course = ground.course;
        self.steps.clear();
        self.hosts.clear();
        self.hosts.extend(course.hosted);
        self.also.clear();
        self.also.extend(course.hosted_also);
        self.saved.clear();
        self.levels.clear();
        self.levels.extend(ground.growing.iter().flat_map(|growing| &growing.growth.initial));
        self.periods.clear();
        self.periods.extend_from_slice(&course.background.periods);
    }

    /// Whether the providers of a post take one more placement.
    #[inline]
    pub(super) fn hosts_take(&self, ground: &Ground<'_>, card: &Card) -> bool {
        let limit = ground.per_provider;
        self.hosts.iter().filter(|&&host| host == card.provider).count() < limit
            && !(ground.compiled.doubled && self.is_full(card, limit))
    }

    /// Whether, of the providers of a post, one takes no further placement, second ones counted.
    #[cold]
    fn is_full(&self, card: &Card, limit: usize) -> bool {
        let is_full = |provider: ProviderIx| {
            let hosts = self.hosts.iter().chain(&self.also);
            hosts.filter(|&&host| host == provider).count() >= limit
        };
        is_full(card.provider) || card.also().is_some_and(is_full)
    }

    /// Whether the stream of a post takes one more placement.
    #[inline]
    pub(super) fn stream_takes(&self, ground: &Ground<'_>, card: &Card) -> bool {
        if card.stream == per_stream::NONE {
            return true;
        }
        let compiled = ground.compiled;
        let placed = self.steps.iter().map(|step| compiled.cards[step.post.get()].stream);
        let others = placed.chain([ground.course.streamed]);
        per_stream::takes(compiled.scheme, card.stream, others)
    }

    /// Points of one more placement at the levels held; `None` where they do not admit it.
    #[inline]
    pub(super) fn points(&self, ground: &Ground<'_>, leg: &Leg) -> Option<i64> {
        let Some((growing, open)) = ground.open(leg) else { return Some(leg.most) };
        let tables = &ground.compiled.fits[leg.post.get()];
        ground.course.points_at(tables, growing, open, leg.start..leg.end(), &self.levels)
    }

    /// Points of the crossing into a provider, and whether it counts as one.
    #[inline]
    pub(super) fn crossing(&self, ground: &Ground<'_>, to: ProviderIx) -> (i64, bool) {
        let placed = &self.hosts[self.hosts.len() - self.steps.len()..];
        let background = &ground.course.background;
        let Some(from) = placed.last().copied().or(background.origin) else { return (0, false) };
        let (points, counts) = ground.boundaries.between(from, to);
        let once = points > 0 && !ground.compiled.scheme.weights().repeat_crossings;
        let again = once && background.has_crossed(placed.iter().copied(), from, to);
        (if again { 0 } else { points }, counts)
    }

    /// Saves the levels held, and lowers those that have lapsed by the start of a period.
    #[inline]
    pub(super) fn lapse(&mut self, ground: &Ground<'_>, period: u32) {
        if let Some(growth) = ground.lapsing {
            self.saved.extend_from_slice(&self.levels);
            growth.lapse(&mut self.levels, period);
        }
    }

    /// Takes back the last lapse.
    #[inline]
    pub(super) fn unlapse(&mut self, ground: &Ground<'_>) {
        if ground.lapsing.is_some() {
            self.restore();
        }
    }

    fn restore(&mut self) {
        let base = self.saved.len() - self.levels.len();
        self.levels.copy_from_slice(&self.saved[base..]);
        self.saved.truncate(base);
    }

    /// Adds a placement.
    #[inline]
    pub(super) fn push(&mut self, ground: &Ground<'_>, leg: &Leg) {
        let card = ground.card(leg);
        self.steps.push(leg.step());
        self.hosts.push(card.provider);
        if let Some((growing, open)) = ground.open(leg) {
            self.saved.extend_from_slice(&self.levels);
            ground.course.raise(growing, open, leg.start..leg.end(), &mut self.levels);
        }
        let served = ground.course.served(leg.start, leg.duration);
        self.periods[card.kind as usize] += served;
        if let Some(also) = card.also() {
            self.also.push(also);
            if let Some(second) = second_kind(ground.compiled.scheme, leg.post) {
                self.periods[second.get()] += served;
            }
        }
    }

    /// Takes back the placement that was added last.
    #[inline]
    pub(super) fn pop(&mut self, ground: &Ground<'_>, leg: &Leg) {
        let card = ground.card(leg);
        let served = ground.course.served(leg.start, leg.duration);
        self.periods[card.kind as usize] -= served;
        if card.also().is_some() {
            self.also.pop();
            if let Some(second) = second_kind(ground.compiled.scheme, leg.post) {
                self.periods[second.get()] -= served;
            }
        }
        if ground.growing.is_some() {
            self.restore();
        }
        self.hosts.pop();
        self.steps.pop();
    }

    /// Breadth and bonus, after so many crossings.
    pub(super) fn merit(&self, ground: &Ground<'_>, crossings: u32) -> Merit {
        let weights = ground.compiled.scheme.weights();
        merit(weights, &ground.course.background, &self.periods, crossings)
    }

    /// Points lost to rules on the rotation as a whole; `None` where a hard one is broken.
    #[inline]
    pub(super) fn lost(&self, ground: &Ground<'_>, stage: Stage) -> Option<i64> {
        let rules = &ground.course.paths;
        if rules.is_empty() {
            return Some(0);
        }
        let person = ground.course.person(ground.compiled.scheme);
        whole::lost(rules, &person, &self.steps, stage)
    }
}
