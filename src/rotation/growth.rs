//! Competency growth: levels that placements raise, and what they change for later ones.
//!
//! Only competencies that some open post can raise are followed; all others are constants of the
//! candidate and are folded into the points of each post when the candidate is compiled.

use crate::model::{CandidateIx, CompetencyIx, PostIx, Scheme};
use crate::score::fit::{CompetencyFit, levels_gained};

/// The competencies of one candidate that can still grow.
#[derive(Clone, Debug, Default)]
pub(super) struct Growth {
    competencies: Vec<CompetencyIx>,
    /// Level when the first new placement can start.
    pub(super) initial: Vec<u8>,
    /// Highest level that can be reached.
    attainable: Vec<u8>,
    target: Vec<u8>,
    points_per_level: i64,
    /// How often competency points count.
    competency: i64,
}

/// What grows in a candidate, and the open posts as far as that matters to them.
#[derive(Clone, Debug)]
pub(super) struct Growing {
    pub(super) growth: Growth,
    /// In order of post.
    pub(super) posts: Box<[OpenPost]>,
    /// Position of the post of each placement.
    pub(super) of_arcs: Box<[u32]>,
}

/// An open post of a candidate whose levels can grow.
#[derive(Clone, Debug)]
pub(super) struct OpenPost {
    pub(super) post: PostIx,
    /// Points per period that do not depend on growth, each as often as it counts.
    pub(super) fit: i64,
    /// Least that growth must add to the fit per period, each component counted once, where the scheme
    /// states a least fit that growth decides.
    pub(super) minimum: i64,
    pub(super) growth: GrowthOfPost,
}

impl Growing {
    /// The open post of a placement.
    pub(super) fn of(&self, arc: u32) -> &OpenPost {
        &self.posts[self.of_arcs[arc as usize] as usize]
    }
}

/// What one post asks of, and gives to, the competencies that can grow.
#[derive(Clone, Debug, Default)]
pub(super) struct GrowthOfPost {
    essential: Box<[(u32, u8)]>,
    entries: Box<[(u32, u32)]>,
    develops: Box<[(u32, u8)]>,
}

impl GrowthOfPost {
    /// Bytes of its lists.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.essential) + size_of_val(&*self.entries) + size_of_val(&*self.develops)
    }
}

/// Level of a competency in a sorted list; 0 where absent.
fn level_of(levels: &[(CompetencyIx, u8)], competency: CompetencyIx) -> u8 {
    levels.binary_search_by_key(&competency, |entry| entry.0).map_or(0, |at| levels[at].1)
}

/// Levels of a candidate once the placement under way has ended.
pub(super) fn starting_level(
    scheme: &Scheme,
    candidate: CandidateIx,
    competency: CompetencyIx,
) -> u8 {
    let row = scheme.candidate_row(candidate);
    let stated = level_of(&row.levels, competency);
    let raised = row
        .under_way
        .map_or(0, |under_way| level_of(&scheme.post_row(under_way.post).develops, competency));
    stated.max(raised)
}

impl Growth {
    /// What can grow through any of `posts`.
    pub(super) fn of(
        scheme: &Scheme,
        candidate: CandidateIx,
        posts: impl Iterator<Item = PostIx>,
    ) -> Self {
        let mut raised: Vec<(CompetencyIx, u8)> =
            posts.flat_map(|post| scheme.post_row(post).develops.iter().copied()).collect();
        raised.sort_unstable_by_key(|&(competency, level)| (competency, u8::MAX - level));
        raised.dedup_by_key(|entry| entry.0);
        let start = |competency| starting_level(scheme, candidate, competency);
        raised.retain(|&(competency, level)| level > start(competency));
        let row = scheme.candidate_row(candidate);
        let target = |competency: CompetencyIx| {
            let stated = row.targets.binary_search_by_key(&competency, |entry| entry.0);
            stated.map_or(scheme.competency(competency).levels, |at| row.targets[at].1)
        };
        Self {
            initial: raised.iter().map(|&(competency, _)| start(competency)).collect(),
            attainable: raised.iter().map(|&(_, level)| level).collect(),
            target: raised.iter().map(|&(competency, _)| target(competency)).collect(),
            competencies: raised.into_iter().map(|(competency, _)| competency).collect(),
            points_per_level: scheme.weights().terms.development * scheme.weights().development,
            competency: scheme.weights().terms.competency,
        }
    }

    /// Whether nothing can grow, so that every placement's points are constants.
    pub(super) fn is_static(&self) -> bool {
        self.competencies.is_empty()
    }

    fn local(&self, competency: CompetencyIx) -> Option<u32> {
        self.competencies.binary_search(&competency).ok().map(|at| at as u32)
    }

    /// Splits a post into constant points per period and what depends on growth.
    ///
    /// `None` where an essential level can never be held.
    pub(super) fn split(
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
                    Some(local) if asked > self.initial[local as usize] => {
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
        let develops = develops.filter(|&(local, to)| to > self.initial[local as usize]).collect();
        let growth =
            GrowthOfPost { essential: essential.into(), entries: entries.into(), develops };
        Some((constant, growth))
    }

    /// Most that the growing entries of a post can score per period.
    pub(super) fn most_fit(&self, post: &GrowthOfPost, fit: &CompetencyFit) -> i64 {
        let most = |&(local, at): &(u32, u32)| {
            let local = local as usize;
            let span = usize::from(self.initial[local])..=usize::from(self.attainable[local]);
            fit.entries[at as usize].points[span].iter().copied().max().unwrap_or(0)
        };
        post.entries.iter().map(most).sum()
    }

    /// Most development points that a post can give: none of it gained before.
    pub(super) fn most_development(&self, post: &GrowthOfPost) -> i64 {
        self.development(post, &self.initial).max(0)
    }

    /// Whether essential levels are held.
    fn admits(post: &GrowthOfPost, levels: &[u8]) -> bool {
        post.essential.iter().all(|&(local, asked)| levels[local as usize] >= asked)
    }

    /// Points per period of the growing entries at these levels, counted once.
    fn fit(post: &GrowthOfPost, fit: &CompetencyFit, levels: &[u8]) -> i64 {
        let points = |&(local, at): &(u32, u32)| {
            fit.entries[at as usize].points[usize::from(levels[local as usize])]
        };
        post.entries.iter().map(points).sum()
    }

    /// Points of a placement that starts at these levels; `None` where they do not admit it.
    pub(super) fn points(
        &self,
        open: &OpenPost,
        duration: u32,
        fit: &CompetencyFit,
        levels: &[u8],
    ) -> Option<i64> {
        if !Self::admits(&open.growth, levels) {
            return None;
        }
        let grown = Self::fit(&open.growth, fit, levels);
        let fit = open.fit + self.competency * grown;
        let development = self.development(&open.growth, levels);
        (grown >= open.minimum).then_some(i64::from(duration) * fit + development)
    }

    /// Development points of a placement that starts at these levels.
    fn development(&self, post: &GrowthOfPost, levels: &[u8]) -> i64 {
        let gained = |&(local, to): &(u32, u8)| {
            let local = local as usize;
            levels_gained(levels[local], to.max(levels[local]), self.target[local])
        };
        self.points_per_level * post.develops.iter().map(gained).sum::<i64>()
    }

    /// Raises levels at the end of a placement.
    pub(super) fn raise(post: &GrowthOfPost, levels: &mut [u8]) {
        for &(local, to) in &post.develops {
            let level = &mut levels[local as usize];
            *level = to.max(*level);
        }
    }
}
