//! The placements that one candidate could have, each with the most it could be worth.

use super::prices::PriceTable;
use super::{Rate, Units};
use crate::model::{CompetencyIx, KindIx, PostIx, ProviderIx};
use crate::verify::{
    Held, Person, bars, check_placement, competency, competency_entry, levels_gained,
};

/// A placement that is allowed by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) post: PostIx,
    pub(super) duration: usize,
    pub(super) provider: ProviderIx,
    pub(super) kind: KindIx,
    /// A second kind that it serves.
    pub(super) second: Option<KindIx>,
    /// Prices of the places covered, and what rows charge.
    pub(super) cost: Units,
    /// At most so much fit and development, less the prices.
    pub(super) most: Units,
}

/// All choices of a candidate by start, in order of post.
pub(super) struct Choices {
    pub(super) by_start: Vec<Vec<Choice>>,
    /// Whether a pinned placement covers the period.
    pub(super) pinned: Vec<bool>,
    /// What a point counts.
    pub(super) rate: Rate,
}

/// Levels in which an optimist may choose: at least those at the first placement, lapsed where they
/// can, at most those that choices ending by then could have raised them to had none lapsed.
struct Attainable {
    least: Held,
    /// By period.
    most: Vec<Held>,
}

impl Choices {
    pub(super) fn of(person: &mut Person<'_>, prices: &PriceTable<'_>, rate: Rate) -> Self {
        let scheme = person.scheme();
        let periods = scheme.periods();
        let allowed = allowed(person);
        let mut posts: Vec<PostIx> = allowed.iter().flatten().copied().collect();
        posts.sort_unstable();
        posts.dedup();
        person.remember(&posts);
        let first = Held::at_first_placement(person);
        let most = vec![first.clone(); periods + 1];
        let mut levels = Attainable { least: first.lapsed(scheme), most };
        let mut by_start = Vec::with_capacity(periods);
        for (start, posts) in allowed.into_iter().enumerate() {
            let choose = |post| choice(person, (prices, rate), &levels, post, start);
            let choices: Vec<Choice> = posts.into_iter().filter_map(choose).collect();
            for choice in &choices {
                // Whatever ends by this start has been seen, so the most is known here.
                let after: Vec<_> = levels.most[start].after(scheme, choice.post).collect();
                for held in &mut levels.most[start + choice.duration..] {
                    held.lift(&after);
                }
            }
            by_start.push(choices);
        }
        Self { by_start, pinned: pinned(person), rate }
    }
}

fn pinned(person: &Person<'_>) -> Vec<bool> {
    let scheme = person.scheme();
    let covers = |period: usize| {
        let by = |&(post, start): &(PostIx, usize)| {
            (start..start + scheme.post_row(post).duration).contains(&period)
        };
        person.row.pinned.iter().any(by)
    };
    (0..scheme.periods()).map(covers).collect()
}

/// Posts by start that are allowed by themselves and in the way of no pinned placement.
fn allowed(person: &Person<'_>) -> Vec<Vec<PostIx>> {
    let scheme = person.scheme();
    let pinned = pinned(person);
    let fits = |start: usize| {
        let may = |&post: &PostIx| {
            let end = start + scheme.post_row(post).duration;
            end <= scheme.periods()
                && (!pinned[start..end].contains(&true)
                    || person.row.pinned.contains(&(post, start)))
                && check_placement(person, (post, start)).is_empty()
                && !bars(person, (post, start))
        };
        scheme.posts().filter(may).collect()
    };
    (0..scheme.periods()).map(fits).collect()
}

/// The choice, unless essential levels or the least fit are out of reach.
fn choice(
    person: &Person<'_>,
    (prices, rate): (&PriceTable<'_>, Rate),
    levels: &Attainable,
    post: PostIx,
    start: usize,
) -> Option<Choice> {
    let scheme = person.scheme();
    let row = scheme.post_row(post);
    let most = &levels.most[start];
    let held = |&(competency, level): &(CompetencyIx, u8)| most.level(competency) >= level;
    if scheme.weights().essential_required && !row.essential.iter().all(held) {
        return None;
    }
    let competency = most_competency(person, levels, post, start);
    let standing = person.standing(post);
    let least = person.row.minimum_fit.iter().find(|entry| entry.0 == post);
    if least.is_some_and(|&(_, least)| competency + standing.sum() < least) {
        return None;
    }
    let cost = prices.cost(person, (post, start));
    let kind = scheme.kind_of(row.provider);
    let gained = rate.of(most_development(person, &levels.least, post));
    let terms = &scheme.weights().terms;
    let fit = terms.competency * competency + standing.weighted(terms);
    Some(Choice {
        post,
        duration: row.duration,
        provider: row.provider,
        kind,
        second: row.also.map(|also| scheme.kind_of(also)).filter(|&second| second != kind),
        cost,
        most: rate.of(fit) * person.periods((post, start)) as Units + gained - cost,
    })
}

/// The most competency points per period at any levels attainable, entry by entry.
fn most_competency(person: &Person<'_>, levels: &Attainable, post: PostIx, start: usize) -> i64 {
    let scheme = person.scheme();
    let row = scheme.post_row(post);
    let entries = row.essential.len() + row.desirable.len();
    if entries == 0 {
        return competency(scheme, post, &levels.least);
    }
    let best = |&(competency, asked): &(CompetencyIx, u8)| {
        let held = levels.least.level(competency)..=levels.most[start].level(competency);
        held.map(|held| competency_entry(scheme, entries, asked, held)).max().unwrap_or(0)
    };
    row.essential.iter().chain(&row.desirable).map(best).sum()
}

/// The most development points: from the lowest levels, where most can be gained.
fn most_development(person: &Person<'_>, least: &Held, post: PostIx) -> i64 {
    let weights = person.scheme().weights();
    weights.terms.development * weights.development.max(0) * levels_gained(person, least, post)
}
