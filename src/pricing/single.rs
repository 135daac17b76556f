//! Schemes with one period: a rotation is one placement or none, and its points are a plain sum.
//!
//! The same rules and points as in a [`Course`](super::Course), without what only matters where one
//! placement follows another.

use super::compile::cursor::Cursor;
use super::compile::host_preference::HostPreference;
use super::rules::availability::occupied;
use super::rules::path_rules::PathRules;
use super::rules::person::{self, Stage};
use super::rules::whole::{self, Applied};
use super::rules::{eligibility, gates, pinned, reach, tags};
use super::step::Step;
use crate::model::{CandidateIx, CandidateRow, CompetencyIx, KindIx, PostIx, ProviderIx, Scheme};
use crate::pricing::points::exposure::{Background, Crossings, Merit, merit, second_kind};
use crate::pricing::points::fit::{self, CompetencyFit, levels_gained};

/// A post that takes people in.
#[derive(Debug)]
struct Offer {
    post: PostIx,
    provider: ProviderIx,
    also: Option<ProviderIx>,
    kind: usize,
    /// A second kind that it serves.
    second: Option<usize>,
    fit: CompetencyFit,
    /// The scheme's own points for anybody.
    points: i64,
    /// Whether levels matter to it: it asks for some that are required or score, or raises some.
    levelled: bool,
}

/// The posts of a scheme with one period that take people in, and what each is worth to whom.
#[derive(Debug)]
pub(crate) struct Singles<'a> {
    scheme: &'a Scheme,
    offers: Vec<Offer>,
    places: Vec<u32>,
    /// Position among the offers, by post.
    offer_of: Vec<Option<u32>>,
    paths: PathRules<'a>,
}

/// What one candidate may do.
#[derive(Debug, Default)]
pub(crate) struct Single {
    /// Offers that are allowed, in order.
    pub(crate) offers: Vec<u32>,
    /// Points of each, exposure included.
    pub(crate) points: Vec<i64>,
    /// Points of the empty rotation; `None` where it is not allowed.
    pub(crate) empty: Option<i64>,
}

impl<'a> Singles<'a> {
    /// The offers of a scheme; `None` if it has more than one period, or fills places by hundredths.
    pub(crate) fn of(scheme: &'a Scheme) -> Option<Self> {
        if scheme.periods() != 1 || scheme.weights().hundredths {
            return None;
        }
        let taken = occupied(scheme);
        let weights = scheme.weights();
        let (mut offers, mut places) = (Vec::new(), Vec::new());
        let mut offer_of = vec![None; scheme.posts().len()];
        for post in scheme.posts() {
            let row = scheme.post_row(post);
            let left = row.places[0].saturating_sub(taken[post.get()]);
            let tagged = tags::alone(scheme, post);
            if row.duration > 1 || !row.may_start[0] || left == 0 || !tagged {
                continue;
            }
            let fit = CompetencyFit::of(scheme, post);
            let required = weights.essential_required && !row.essential.is_empty();
            let raises = !(row.develops.is_empty() && row.steps.is_empty());
            let levelled = required || !fit.entries.is_empty() || raises;
            let (provider, also) = (row.provider, row.also);
            let second = second_kind(scheme, post).map(KindIx::get);
            let kind = scheme.kind_of(row.provider).get();
            offer_of[post.get()] = Some(offers.len() as u32);
            let points = row.points;
            offers.push(Offer { post, provider, also, kind, second, fit, points, levelled });
            places.push(left);
        }
        let paths = PathRules::of(scheme, false);
        Some(Self { scheme, offers, places, offer_of, paths })
    }

    /// Number of posts, those that take nobody in included.
    pub(crate) fn posts(&self) -> usize {
        self.offer_of.len()
    }

    /// Places left by offer.
    pub(crate) fn places(&self) -> &[u32] {
        &self.places
    }

    /// The post of an offer.
    pub(crate) fn post(&self, offer: usize) -> PostIx {
        self.offers[offer].post
    }

    /// What a candidate may do.
    pub(crate) fn of_candidate(&self, candidate: CandidateIx) -> Single {
        let row = self.scheme.candidate_row(candidate);
        let background = Background::of(self.scheme, candidate);
        let mut single = Single::default();
        let applied = self.paths.applied(candidate);
        if !row.must_place && row.pinned.is_empty() {
            let merit = self.idle_points(row, &background);
            let person = person::Person::of(self.scheme, candidate, &background);
            let stage = Stage::Complete { merit: merit.once };
            let lost = whole::lost(&applied, &person, &[], stage);
            single.empty = lost.map(|lost| merit.points - lost);
        }
        // A placement under way covers the period.
        if row.under_way.is_some() || !row.available[0] {
            return single;
        }
        let mut person = Person::new(self, candidate, row, (&background, &applied));
        let most = row.only.as_ref().map_or(self.offers.len(), |only| only.len());
        single.offers.reserve_exact(most);
        single.points.reserve_exact(most);
        let mut add = |at: u32| {
            if let Some(points) = person.points(&self.offers[at as usize]) {
                single.offers.push(at);
                single.points.push(points);
            }
        };
        match &row.only {
            Some(only) => only.iter().filter_map(|post| self.offer_of[post.get()]).for_each(add),
            None => (0..self.offers.len() as u32).for_each(&mut add),
        }
        single
    }

    /// Points without a placement: an idle period at home can meet a kind.
    fn idle_points(&self, row: &CandidateRow, background: &Background) -> Merit {
        let weights = self.scheme.weights();
        let idle = row.under_way.is_none() && row.available[0];
        let home = row.home.filter(|_| idle && weights.home_service);
        let mut periods = background.periods.clone();
        if let Some(home) = home {
            let served = &mut periods[self.scheme.kind_of(home).get()];
            *served = served.saturating_add(1);
        }
        merit(weights, background, &periods, background.crossings)
    }
}

/// One candidate while their offers are gone through, in order of post.
struct Person<'p> {
    scheme: &'p Scheme,
    candidate: CandidateIx,
    row: &'p CandidateRow,
    background: &'p Background,
    boundaries: Crossings<'p>,
    pins: pinned::Pins<'p>,
    gates: Option<gates::Gates<'p>>,
    /// Whether some rule can close a post to them.
    choosy: bool,
    /// Whether values score.
    values: bool,
    /// Level held by competency.
    levels: Vec<u8>,
    own: Cursor<'p, i64>,
    hosts: HostPreference<'p>,
    preferences: Cursor<'p, u32>,
    minima: Cursor<'p, i64>,
    /// Breadth and bonus by kind of host and whether a crossing counts, as far as asked for.
    merits: Vec<[Option<Merit>; 2]>,
    /// Rules on the rotation as a whole.
    rules: &'p [Applied],
}

impl<'p> Person<'p> {
    fn new(
        singles: &'p Singles<'_>,
        candidate: CandidateIx,
        row: &'p CandidateRow,
        (background, rules): (&'p Background, &'p [Applied]),
    ) -> Self {
        let scheme = singles.scheme;
        let mut levels = vec![0; scheme.competencies().len()];
        for &(competency, level) in &row.levels {
            levels[competency.get()] = level;
        }
        let gates = gates::Gates::of(scheme, row);
        let choosy = row.reach_km.is_some()
            || row.reach_minutes.is_some()
            || gates.is_some()
            || row.reach_places.is_some()
            || !(row.refused.is_empty() && row.forbidden.is_empty() && row.pinned.is_empty())
            || !(row.vetoed_posts.is_empty() && row.vetoed_providers.is_empty());
        Self {
            scheme,
            candidate,
            row,
            background,
            boundaries: Crossings::of(scheme, candidate),
            pins: pinned::Pins::of(scheme, row),
            gates,
            choosy,
            values: scheme.parts().objective.values != 0.0,
            levels,
            own: Cursor(&row.points),
            hosts: HostPreference::of(scheme, row),
            preferences: Cursor(&row.preferences),
            minima: Cursor(&row.minimum_fit),
            merits: vec![[None; 2]; scheme.kinds().len()],
            rules,
        }
    }

    /// Points of a placement; `None` where it is not allowed.
    fn points(&mut self, offer: &Offer) -> Option<i64> {
        let post = offer.post;
        if self.choosy && !self.open(offer) {
            return None;
        }
        let weights = self.scheme.weights();
        let preference = fit::preference(self.scheme, self.row, self.preferences.at(post));
        let host = self.hosts.at(self.scheme, self.row, (post, offer.provider));
        let mut own = offer.points + self.own.at(post).unwrap_or(0);
        if let Some(points) = &self.row.points_for {
            own += fit::in_common(self.scheme, points, post);
        }
        let mut values = 0;
        if self.values {
            values = fit::values(self.scheme, self.candidate, offer.provider);
        }
        let mut competency = offer.fit.constant;
        let mut gained = 0;
        if offer.levelled {
            competency += self.competency(offer)?;
            gained = self.development(offer);
        }
        let fit = competency + values + preference + host + own;
        if self.minima.at(post).is_some_and(|minimum| fit < minimum) {
            return None;
        }
        let terms = &weights.terms;
        let points = terms.competency * competency
            + terms.values * values
            + terms.preference * preference
            + terms.host * host
            + terms.own * own
            + terms.development * gained;
        let (crossing, merit) = self.exposure(offer);
        Some(points + crossing + merit.points - self.lost(post, merit.once)?)
    }

    fn open(&self, offer: &Offer) -> bool {
        eligibility::open(self.row, offer.post, offer.provider, offer.also)
            && eligibility::forbidden(self.row, offer.post) & 1 == 0
            && self.pins.leave(offer.post, 1) & 1 == 1
            && self.gates.as_ref().is_none_or(|gates| gates.starts(offer.post) & 1 == 1)
            && reach::within(self.scheme, self.row, self.scheme.provider_row(offer.provider))
    }

    /// Points of the levels held; `None` where an essential one is not.
    fn competency(&self, offer: &Offer) -> Option<i64> {
        let essential = &self.scheme.post_row(offer.post).essential;
        let mut held = essential.iter().map(|&(at, asked)| self.levels[at.get()] >= asked);
        if self.scheme.weights().essential_required && held.any(|held| !held) {
            return None;
        }
        let entries = offer.fit.entries.iter();
        let points = entries.map(|e| e.points[usize::from(self.levels[e.competency.get()])]);
        Some(points.sum())
    }

    fn development(&self, offer: &Offer) -> i64 {
        let post = self.scheme.post_row(offer.post);
        let top = |competency: CompetencyIx| self.scheme.competency(competency).levels;
        let gained = |competency: CompetencyIx, raised: u8| {
            let stated = self.row.targets.binary_search_by_key(&competency, |entry| entry.0);
            let target = stated.map_or(top(competency), |at| self.row.targets[at].1);
            let level = self.levels[competency.get()];
            levels_gained(level, raised.max(level), target)
        };
        let develops = post.develops.iter().map(|&(competency, to)| gained(competency, to));
        let steps = post.steps.iter().map(|&(competency, by)| {
            let level = self.levels[competency.get()].saturating_add(by);
            gained(competency, level.min(top(competency)))
        });
        self.scheme.weights().development * develops.chain(steps).sum::<i64>()
    }

    /// Points lost to rules on the rotation as a whole; `None` where a hard one is broken.
    fn lost(&self, post: PostIx, merit: i64) -> Option<i64> {
        if self.rules.is_empty() {
            return Some(0);
        }
        let person = person::Person::of(self.scheme, self.candidate, self.background);
        let (steps, stage) = ([Step { post, start: 0 }], Stage::Complete { merit });
        whole::lost(self.rules, &person, &steps, stage)
    }

    /// Points of the crossing, and breadth with bonus.
    fn exposure(&mut self, offer: &Offer) -> (i64, Merit) {
        let (crossing, counts) = self.crossing(offer.provider);
        let (weights, background) = (self.scheme.weights(), self.background);
        if let Some(second) = offer.second {
            let mut periods = background.periods.clone();
            for kind in [offer.kind, second] {
                periods[kind] = periods[kind].saturating_add(1);
            }
            let crossings = background.crossings + u32::from(counts);
            return (crossing, merit(weights, background, &periods, crossings));
        }
        let merit = self.merits[offer.kind][usize::from(counts)].get_or_insert_with(|| {
            let mut periods = background.periods.clone();
            periods[offer.kind] = periods[offer.kind].saturating_add(1);
            merit(weights, background, &periods, background.crossings + u32::from(counts))
        });
        (crossing, *merit)
    }

    /// Points of the crossing into a provider, and whether it counts as one.
    fn crossing(&self, to: ProviderIx) -> (i64, bool) {
        let Some(from) = self.background.origin else { return (0, false) };
        let (points, counts) = self.boundaries.between(from, to);
        let once = points > 0 && !self.scheme.weights().repeat_crossings;
        let again = once && self.background.has_crossed(std::iter::empty(), from, to);
        (if again { 0 } else { points }, counts)
    }
}
