//! What compiling and searching ask of a post, on one line of cache each.

use crate::model::{CompetencyIx, PostIx, ProviderIx, Scheme};
use crate::pricing::diagram::groups::Groups;
use crate::pricing::period_set::PeriodSet;
use crate::pricing::points::fit::CompetencyFit;
use crate::pricing::rules::counters::Counters;
use crate::pricing::rules::limit::Signature;
use crate::pricing::rules::{availability, per_stream};

/// A post as every candidate sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Card {
    /// Starts that the post, the horizon and placements under way leave open.
    pub(crate) starts: PeriodSet,
    /// Competency points per period that no level changes.
    pub(crate) constant: i64,
    /// The scheme's own points per period for anybody.
    pub(crate) points: i64,
    pub(crate) provider: ProviderIx,
    /// A second provider that it serves as well, by index; [`NOBODY`] where there is none.
    also: u32,
    pub(crate) kind: u8,
    pub(crate) duration: u32,
    pub(crate) group: u16,
    /// Its class: posts of equal duration, group and followed limits.
    pub(crate) class: u32,
    /// Its place among all posts where ties are broken.
    pub(crate) turn: u32,
    /// Stream, where streams are limited.
    pub(crate) stream: u32,
    /// Limits on placements that it falls under.
    pub(crate) counted: Signature,
    /// Those of them that the relaxation follows.
    pub(crate) followed: Signature,
    /// Whether levels matter to it: a placement raises some, points or admission depend on some, or some
    /// that lapse depend on it.
    levelled: Levelled,
}

/// What levels have to do with a post.
#[derive(Clone, Copy, Debug)]
enum Levelled {
    Not,
    Develops,
    Asks,
    Both,
}

/// No second provider.
const NOBODY: u32 = u32::MAX;

impl Card {
    /// Whether a placement raises levels.
    pub(crate) fn develops(&self) -> bool {
        matches!(self.levelled, Levelled::Develops | Levelled::Both)
    }

    /// Whether points or admission depend on levels, or levels that lapse on it.
    pub(crate) fn asks(&self) -> bool {
        matches!(self.levelled, Levelled::Asks | Levelled::Both)
    }

    /// A second provider that the post serves as well.
    pub(crate) fn also(&self) -> Option<ProviderIx> {
        (self.also != NOBODY).then(|| ProviderIx::new(self.also as usize))
    }
}

const _: () = assert!(size_of::<Card>() <= 64);

/// The cards of all posts, without their classes and turns.
pub(crate) fn cards(
    scheme: &Scheme,
    taken: &[u32],
    groups: &Groups,
    fits: &[CompetencyFit],
    counters: &Counters,
) -> Vec<Card> {
    let periods = scheme.periods();
    let required = scheme.weights().essential_required;
    let lapsing = &scheme.weights().lapses;
    let lapses = |at: CompetencyIx| lapsing.iter().any(|lapse| lapse.competency == at);
    let card = |post: PostIx| {
        let row = scheme.post_row(post);
        let fit = &fits[post.get()];
        let develops = !(row.develops.is_empty() && row.steps.is_empty());
        let asks = !fit.entries.is_empty()
            || (required && !row.essential.is_empty())
            || row.uses().any(lapses);
        Card {
            starts: availability::starts(row, &taken[post.get() * periods..][..periods]),
            constant: fit.constant,
            points: row.points,
            provider: row.provider,
            also: row.also.map_or(NOBODY, |also| also.get() as u32),
            kind: scheme.kind_of(row.provider).get() as u8,
            duration: row.duration as u32,
            group: groups.group(scheme, post) as u16,
            class: 0,
            turn: 0,
            stream: per_stream::limited(scheme, row),
            counted: counters.signature(post),
            followed: counters.followed(post),
            levelled: match (develops, asks) {
                (false, false) => Levelled::Not,
                (true, false) => Levelled::Develops,
                (false, true) => Levelled::Asks,
                (true, true) => Levelled::Both,
            },
        }
    };
    scheme.posts().map(card).collect()
}
