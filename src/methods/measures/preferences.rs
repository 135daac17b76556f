//! How well candidates' own preferences are met.

use std::collections::BTreeMap;

use super::definition::{Counted, Definition};
use super::subject::{Subject, share};
use crate::methods::measures::Datum;
use crate::model::Scheme;
use crate::plan::Plan;

const SCHEME: &str = "the page of the scheme: meaning";
const PROFILE: &str = "Diebold and Bichler 2017";

/// Ranks that are still a top-three choice.
const TOP: u32 = 3;

pub(super) const DEFINITIONS: [Definition; 12] = [
    Definition::new("candidates", Counted::People, "Candidates of the scheme").source(SCHEME),
    Definition::new("placed", Counted::People, "Candidates with at least one placement in the plan")
        .more()
        .source(SCHEME),
    Definition::new("unplaced", Counted::People, "Candidates without a placement in the plan, those under way included")
        .less()
        .source(SCHEME),
    Definition::new("placements", Counted::Placements, "Placements of the plan").source(SCHEME),
    Definition::new("preferring-people", Counted::People, "Candidates who rank at least one post").source(SCHEME),
    Definition::new("preferring-placements", Counted::Placements, "Placements of candidates who rank at least one post")
        .source(SCHEME),
    Definition::new("first-choice-people", Counted::Share, "Candidates with a placement that they rank first, of those who rank any post")
        .more()
        .source(PROFILE),
    Definition::new("top-three-people", Counted::Share, "Candidates with a placement that they rank first, second or third, of those who rank any post")
        .more()
        .source(PROFILE),
    Definition::new("first-choice-placements", Counted::Share, "Placements ranked first, of placements of candidates who rank any post")
        .more()
        .source(PROFILE),
    Definition::new("top-three-placements", Counted::Share, "Placements ranked first, second or third, of placements of candidates who rank any post")
        .more()
        .source(PROFILE),
    Definition::new("mean-rank", Counted::Ranks, "Mean rank of the placements at posts that their candidates rank")
        .between(Some(1.0), None)
        .less()
        .source(PROFILE),
    Definition::new("placements-by-rank", Counted::Placements, "Placements of candidates who rank any post, by their rank of the post")
        .of("rank, or `none` for posts not ranked")
        .source(PROFILE),
];

/// How well candidates' own preferences are met.
///
/// A candidate *states preferences* who ranks at least one post. Shares and the distribution are of those
/// people and of their placements; others would only dilute them. A *first choice* is a post of rank 1, and
/// a top-three choice one of rank 1, 2 or 3, ties included. A share of people counts everybody who states
/// preferences, the unplaced as well.
///
/// Methods are compared by how many people have their first choice, their second, and so on, and by
/// the mean rank, as in Diebold and Bichler (2017), "Matching with indifferences: a comparison of algorithms
/// in the context of course allocation", European Journal of Operational Research 260.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preferences {
    /// Candidates of the scheme.
    pub candidates: u64,
    /// Candidates with at least one placement in the plan.
    pub placed: u64,
    /// Placements of the plan.
    pub placements: u64,
    /// Candidates who rank at least one post.
    pub preferring_people: u64,
    /// Of them, those with a placement that they rank first.
    pub first_choice_people: u64,
    /// Of them, those with a placement that they rank first, second or third.
    pub top_three_people: u64,
    /// Placements of candidates who rank at least one post, by their rank of its post; there is an entry for
    /// every rank that somebody in the scheme states.
    pub by_rank: BTreeMap<u32, u64>,
    /// Placements of candidates who rank at least one post, at posts that they do not rank.
    pub unranked: u64,
}

impl Preferences {
    /// How well a plan meets the preferences of its candidates.
    ///
    /// Placements in unknown posts or beyond the horizon, and those of unknown candidates, are left out.
    pub fn of(scheme: &Scheme, plan: &Plan) -> Self {
        Self::seen(&Subject::new(scheme, plan))
    }

    pub(super) fn seen(subject: &Subject<'_>) -> Self {
        let mut found = Self::default();
        for (_, row, rotation) in subject.people() {
            found.candidates += 1;
            found.placed += u64::from(!rotation.is_empty());
            found.placements += rotation.len() as u64;
            if row.preferences.is_empty() {
                continue;
            }
            found.preferring_people += 1;
            for &(_, rank) in &row.preferences {
                found.by_rank.entry(rank).or_default();
            }
            let mut best = u32::MAX;
            for &(post, _) in rotation {
                match row.preferences.binary_search_by_key(&post, |entry| entry.0) {
                    Ok(at) => {
                        let rank = row.preferences[at].1;
                        best = best.min(rank);
                        *found.by_rank.entry(rank).or_default() += 1;
                    }
                    Err(_) => found.unranked += 1,
                }
            }
            found.first_choice_people += u64::from(best <= 1);
            found.top_three_people += u64::from(best <= TOP);
        }
        found
    }

    /// Candidates without a placement in the plan.
    pub fn unplaced(&self) -> u64 {
        self.candidates - self.placed
    }

    /// Placements of candidates who rank at least one post.
    pub fn preferring_placements(&self) -> u64 {
        self.by_rank.values().sum::<u64>() + self.unranked
    }

    /// Placements at posts that their candidates give this rank or a better one.
    pub fn placements_within(&self, rank: u32) -> u64 {
        self.by_rank.range(..=rank).map(|(_, count)| count).sum()
    }

    /// Mean rank of the placements at posts that their candidates rank; `None` where there are none.
    pub fn mean_rank(&self) -> Option<f64> {
        let sum = self.by_rank.iter().map(|(&rank, count)| u128::from(rank) * u128::from(*count));
        let (sum, count) = (sum.sum::<u128>(), self.by_rank.values().sum::<u64>());
        (count > 0).then(|| sum as f64 / count as f64)
    }

    pub(super) fn data(&self, data: &mut Vec<Datum>) {
        let count = |name, count: u64| Datum::new(name, count as i64);
        let (people, placements) = (self.preferring_people, self.preferring_placements());
        data.extend([
            count("candidates", self.candidates),
            count("placed", self.placed),
            count("unplaced", self.unplaced()),
            count("placements", self.placements),
            count("preferring-people", people),
            count("preferring-placements", placements),
        ]);
        let shares = [
            ("first-choice-people", share(self.first_choice_people, people)),
            ("top-three-people", share(self.top_three_people, people)),
            ("first-choice-placements", share(self.placements_within(1), placements)),
            ("top-three-placements", share(self.placements_within(TOP), placements)),
            ("mean-rank", self.mean_rank()),
        ];
        data.extend(shares.into_iter().filter_map(|(name, value)| Some(Datum::new(name, value?))));
        let ranks = self.by_rank.iter();
        data.extend(ranks.map(|(rank, &at)| count("placements-by-rank", at).of(rank.to_string())));
        if people > 0 {
            data.push(count("placements-by-rank", self.unranked).of("none"));
        }
    }
}
