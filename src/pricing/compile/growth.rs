//! Competency growth: levels that placements raise, levels that lapse, and what they change for later
//! placements.
//!
//! Only competencies that some open post can raise, or that can lapse, are followed; all others are
//! constants of the candidate and are folded into the points of each post when the candidate is
//! compiled.

use std::ops::Range;

use super::leave::Leave;
use super::slots::Slots;
use crate::model::{CandidateIx, CompetencyIx, LapseRow, PostIx, PostRow, Scheme, UnderWayRow};
use crate::pricing::points::fit::{CompetencyFit, levels_gained};

/// The competencies of one candidate that can still change.
#[derive(Clone, Debug, Default)]
pub(crate) struct Growth {
    competencies: Vec<CompetencyIx>,
    /// Level of each when the first new placement can start and nothing has lapsed by then; after
    /// them, for each that lapses, the period from which on it has not been used.
    pub(crate) initial: Vec<u8>,
    /// Lowest level that can be fallen to.
    lowest: Vec<u8>,
    /// Highest level that can be reached.
    attainable: Vec<u8>,
    target: Vec<u8>,
    lapses: Vec<Lapse>,
    points_per_level: i64,
    /// How often competency points count.
    pub(crate) competency: i64,
}

/// A followed competency that lapses.
#[derive(Clone, Copy, Debug)]
struct Lapse {
    local: u32,
    /// Periods without use, less than the horizon.
    after: u8,
    to: u8,
}

/// Levels of a candidate as they change; see [`Growth::initial`].
type Levels = [u8];

/// What grows in a candidate, and the open posts as far as that matters to them.
#[derive(Clone, Debug)]
pub(crate) struct Growing {
    pub(crate) growth: Growth,
    /// In order of post.
    pub(crate) posts: Box<[OpenPost]>,
    /// Position of the post of each placement.
    pub(crate) of_arcs: Box<[u32]>,
}

/// An open post of a candidate whose levels can grow.
#[derive(Clone, Debug)]
pub(crate) struct OpenPost {
    /// Points per period that do not depend on growth, each as often as it counts.
    pub(crate) fit: i64,
    /// Least that growth must add to the fit per period, each component counted once, where the scheme
    /// states a least fit that growth decides.
    pub(crate) minimum: i64,
    pub(crate) growth: GrowthOfPost,
}

impl Growing {
    /// Bytes of its lists.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.of_arcs)
            + size_of_val(&*self.posts)
            + self.posts.iter().map(|open| open.growth.bytes()).sum::<usize>()
    }

    /// The open post of a placement.
    pub(crate) fn of(&self, arc: u32) -> &OpenPost {
        &self.posts[self.of_arcs[arc as usize] as usize]
    }
}

/// What one post asks of, and gives to, the competencies that can grow.
#[derive(Clone, Debug, Default)]
pub(crate) struct GrowthOfPost {
    essential: Box<[(u32, u8)]>,
    entries: Box<[(u32, u32)]>,
    develops: Box<[(u32, u8)]>,
    /// Competency, number of levels, and its top level.
    steps: Box<[(u32, u8, u8)]>,
    /// Positions of the competencies among those that lapse.
    uses: Box<[u32]>,
}

impl GrowthOfPost {
    /// Bytes of its lists.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.essential)
            + size_of_val(&*self.entries)
            + size_of_val(&*self.develops)
            + size_of_val(&*self.steps)
            + size_of_val(&*self.uses)
    }
}

/// Level of a competency in a sorted list; 0 where absent.
fn level_of(levels: &[(CompetencyIx, u8)], competency: CompetencyIx) -> u8 {
    levels.binary_search_by_key(&competency, |entry| entry.0).map_or(0, |at| levels[at].1)
}

/// Levels of a candidate once the placement under way has ended, had nothing lapsed by then.
pub(crate) fn starting_level(
    scheme: &Scheme,
    candidate: CandidateIx,
    competency: CompetencyIx,
) -> u8 {
    let row = scheme.candidate_row(candidate);
    let mut stated = level_of(&row.levels, competency);
    let Some(under_way) = row.under_way else { return stated };
    let post = scheme.post_row(under_way.post);
    let lapse = scheme.weights().lapses.iter().find(|lapse| lapse.competency == competency);
    if let Some(lapse) = lapse.filter(|_| row.leave != 0)
        && post.uses().any(|used| used == competency)
    {
        let periods = 0..under_way.remaining as u32;
        stated = Leave(row.leave).pass(periods, 0, (lapse.periods as u32, lapse.to), stated);
    }
    let step = level_of(&post.steps, competency);
    let stepped = stated.saturating_add(step).min(scheme.competency(competency).levels);
    stated.max(stepped).max(level_of(&post.develops, competency))
}

/// What open posts can do to a competency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Raise {
    competency: CompetencyIx,
    /// Highest level that one raises to.
    to: u8,
    /// Levels that placements all through the horizon could step up.
    by: u8,
}

/// What open posts can raise, in order of competency.
fn raises(scheme: &Scheme, posts: impl Iterator<Item = PostIx>) -> Vec<Raise> {
    let mut raised: Vec<Raise> = Vec::new();
    for post in posts.map(|post| scheme.post_row(post)) {
        let to = |&(competency, to): &(CompetencyIx, u8)| Raise { competency, to, by: 0 };
        raised.extend(post.develops.iter().map(to));
        let by = |&(competency, by): &(CompetencyIx, u8)| {
            let steps = usize::from(by) * scheme.periods() / post.duration;
            Raise { competency, to: 0, by: steps.min(usize::from(u8::MAX)) as u8 }
        };
        raised.extend(post.steps.iter().map(by));
    }
    raised.sort_unstable();
    raised.dedup_by(|next, first| {
        let same = next.competency == first.competency;
        if same {
            (first.to, first.by) = (first.to.max(next.to), first.by.max(next.by));
        }
        same
    });
    raised
}

impl Growth {
    /// What can grow through any of the open posts, and what can lapse.
    pub(crate) fn of(
        scheme: &Scheme,
        candidate: CandidateIx,
        slots: &Slots,
        open: impl Iterator<Item = PostIx>,
    ) -> Self {
        let start = |competency| starting_level(scheme, candidate, competency);
        let mut raised = raises(scheme, open.filter(|&post| slots.card(post).develops()));
        raised.retain(|raise| raise.to > start(raise.competency) || raise.by > 0);
        let horizon = scheme.periods();
        let lapsing = scheme.weights().lapses.iter().filter(|lapse| lapse.periods < horizon);
        let lapsing: Vec<&LapseRow> = lapsing.collect();
        for lapse in &lapsing {
            let competency = lapse.competency;
            let followed = raised.binary_search_by_key(&competency, |raise| raise.competency);
            if let Err(at) = followed
                && start(competency) > lapse.to
            {
                raised.insert(at, Raise { competency, to: 0, by: 0 });
            }
        }
        let row = scheme.candidate_row(candidate);
        let top = |competency: CompetencyIx| scheme.competency(competency).levels;
        let target = |raise: &Raise| {
            let stated = row.targets.binary_search_by_key(&raise.competency, |entry| entry.0);
            stated.map_or(top(raise.competency), |at| row.targets[at].1)
        };
        let most = |raise: &Raise| {
            let least = start(raise.competency).max(raise.to);
            least.saturating_add(raise.by).min(top(raise.competency))
        };
        let initial: Vec<u8> = raised.iter().map(|raise| start(raise.competency)).collect();
        let mut growth = Self {
            lowest: initial.clone(),
            initial,
            attainable: raised.iter().map(most).collect(),
            target: raised.iter().map(target).collect(),
            competencies: raised.into_iter().map(|raise| raise.competency).collect(),
            lapses: Vec::new(),
            points_per_level: scheme.weights().terms.development * scheme.weights().development,
            competency: scheme.weights().terms.competency,
        };
        for lapse in lapsing {
            growth.lapse_too(scheme, candidate, *lapse);
        }
        growth
    }

    /// Follows the lapse of a competency, if its level is followed.
    fn lapse_too(&mut self, scheme: &Scheme, candidate: CandidateIx, lapse: LapseRow) {
        let Some(local) = self.local(lapse.competency) else { return };
        let lowest = &mut self.lowest[local as usize];
        *lowest = lapse.to.min(*lowest);
        self.lapses.push(Lapse { local, after: lapse.periods as u8, to: lapse.to });
        let under_way = scheme.candidate_row(candidate).under_way.filter(|under_way| {
            scheme.post_row(under_way.post).uses().any(|used| used == lapse.competency)
        });
        let leave = Leave(scheme.candidate_row(candidate).leave);
        let used = |under_way: UnderWayRow| leave.last_used(0..under_way.remaining as u32, 0) as u8;
        self.initial.push(under_way.map_or(0, used));
    }

    /// Whether nothing can change, so that every placement's points are constants.
    pub(crate) fn is_static(&self) -> bool {
        self.competencies.is_empty()
    }

    fn local(&self, competency: CompetencyIx) -> Option<u32> {
        self.competencies.binary_search(&competency).ok().map(|at| at as u32)
    }

    /// Splits a post into constant points per period and what depends on growth.
    ///
    /// `None` where an essential level can never be held.
    pub(crate) fn split(
        &self,
        scheme: &Scheme,
        candidate: CandidateIx,
        post: PostIx,
        fit: &CompetencyFit,
    ) -> Option<(i64, GrowthOfPost)> {
        let row = scheme.post_row(post);
        let mut essential = Vec::new();
        if scheme.weights().essential_required {
            for &(competency, asked) in &row.essential {
                match self.local(competency) {
                    Some(local) if asked > self.attainable[local as usize] => return None,
                    Some(local) if asked > self.lowest[local as usize] => {
                        essential.push((local, asked));
                    }
                    None if asked > starting_level(scheme, candidate, competency) => return None,
                    _ => {}
                }
            }
        }
        let mut constant = fit.constant;
        let mut entries = Vec::new();
        for (at, entry) in fit.entries.iter().enumerate() {
            if let Some(local) = self.local(entry.competency) {
                entries.push((local, at as u32));
            } else {
                let held = starting_level(scheme, candidate, entry.competency);
                constant += entry.points[held as usize];
            }
        }
        let develops = row.develops.iter();
        let develops = develops.filter_map(|&(competency, to)| Some((self.local(competency)?, to)));
        let develops = develops.filter(|&(local, to)| to > self.lowest[local as usize]).collect();
        let step = |&(competency, by): &(CompetencyIx, u8)| {
            Some((self.local(competency)?, by, scheme.competency(competency).levels))
        };
        let growth = GrowthOfPost {
            essential: essential.into(),
            entries: entries.into(),
            develops,
            steps: row.steps.iter().filter_map(step).collect(),
            uses: self.uses(row),
        };
        Some((constant, growth))
    }

    fn uses(&self, post: &PostRow) -> Box<[u32]> {
        let competency = |lapse: &Lapse| self.competencies[lapse.local as usize];
        let used = |lapse: &Lapse| post.uses().any(|used| used == competency(lapse));
        let lapses = self.lapses.iter().zip(0..);
        lapses.filter(|(lapse, _)| used(lapse)).map(|(_, at)| at).collect()
    }

    /// Most that the growing entries of a post can score per period.
    pub(crate) fn most_fit(&self, post: &GrowthOfPost, fit: &CompetencyFit) -> i64 {
        let most = |&(local, at): &(u32, u32)| {
            let local = local as usize;
            let span = usize::from(self.lowest[local])..=usize::from(self.attainable[local]);
            fit.entries[at as usize].points[span].iter().copied().max().unwrap_or(0)
        };
        post.entries.iter().map(most).sum()
    }

    /// Most development points that a post can give: from the lowest level, where most can be gained.
    pub(crate) fn most_development(&self, post: &GrowthOfPost) -> i64 {
        self.development(post, &self.lowest).max(0)
    }

    /// Whether essential levels are held.
    pub(crate) fn admits(post: &GrowthOfPost, levels: &Levels) -> bool {
        post.essential.iter().all(|&(local, asked)| levels[local as usize] >= asked)
    }

    /// Points per period of the growing entries at these levels, counted once.
    pub(crate) fn fit(post: &GrowthOfPost, fit: &CompetencyFit, levels: &Levels) -> i64 {
        let points = |&(local, at): &(u32, u32)| {
            fit.entries[at as usize].points[usize::from(levels[local as usize])]
        };
        post.entries.iter().map(points).sum()
    }

    /// Development points of a placement that ends at these levels.
    pub(crate) fn development(&self, post: &GrowthOfPost, levels: &Levels) -> i64 {
        let gained = |local: u32, raised: u8| {
            let (local, level) = (local as usize, levels[local as usize]);
            levels_gained(level, raised.max(level), self.target[local])
        };
        let develops = post.develops.iter().map(|&(local, to)| gained(local, to));
        let steps = post.steps.iter().map(|&(local, by, top)| {
            gained(local, levels[local as usize].saturating_add(by).min(top))
        });
        self.points_per_level * develops.chain(steps).sum::<i64>()
    }

    /// Goes through a placement with periods of leave: what it uses can lapse in them.
    ///
    /// Only then is it needed before [`Growth::development`] and [`Growth::raise`].
    pub(crate) fn pass(
        &self,
        post: &GrowthOfPost,
        levels: &mut Levels,
        span: Range<u32>,
        leave: Leave,
    ) {
        for &at in &post.uses {
            let lapse = self.lapses[at as usize];
            let (level, since) = (lapse.local as usize, self.competencies.len() + at as usize);
            let rule = (u32::from(lapse.after), lapse.to);
            let unused_since = u32::from(levels[since]);
            levels[level] = leave.pass(span.clone(), unused_since, rule, levels[level]);
        }
    }

    /// Raises levels at the end of a placement, before period `end`; it was used until then.
    pub(crate) fn raise(&self, post: &GrowthOfPost, levels: &mut Levels, end: u32) {
        for &(local, to) in &post.develops {
            let level = &mut levels[local as usize];
            *level = to.max(*level);
        }
        for &(local, by, top) in &post.steps {
            let level = &mut levels[local as usize];
            *level = level.saturating_add(by).min(top);
        }
        for &at in &post.uses {
            levels[self.competencies.len() + at as usize] = end as u8;
        }
    }

    /// Whether some level can lapse.
    pub(crate) fn can_lapse(&self) -> bool {
        !self.lapses.is_empty()
    }

    /// Lowers the levels that have lapsed by the start of a period.
    pub(crate) fn lapse(&self, levels: &mut Levels, period: u32) {
        let (levels, unused_since) = levels.split_at_mut(self.competencies.len());
        for (lapse, &since) in self.lapses.iter().zip(&*unused_since) {
            if period >= u32::from(since) + u32::from(lapse.after) {
                let level = &mut levels[lapse.local as usize];
                *level = lapse.to.min(*level);
            }
        }
    }
}
