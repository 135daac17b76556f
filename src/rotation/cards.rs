//! What compiling and searching ask of a post, on one line of cache each.

use super::groups::Groups;
use super::period_set::PeriodSet;
use super::rules::{availability, tags};
use crate::model::{PostIx, ProviderIx, Scheme, TagLimit};
use crate::score::fit::CompetencyFit;

/// A post as every candidate sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Card {
    /// Starts that the post, the horizon and placements under way leave open.
    pub(super) starts: PeriodSet,
    /// Competency points per period that no level changes.
    pub(super) constant: i64,
    /// The scheme's own points per period for anybody.
    pub(super) points: i64,
    pub(super) provider: ProviderIx,
    pub(super) kind: u32,
    pub(super) duration: u32,
    pub(super) group: u32,
    /// Its class: posts of equal duration, group and followed tags.
    pub(super) class: u32,
    /// Its place among all posts where ties are broken.
    pub(super) turn: u32,
    /// Limited tags.
    pub(super) tags: tags::Signature,
    /// Limited tags that the relaxation follows.
    pub(super) followed: tags::Signature,
    /// Whether a placement raises levels.
    pub(super) develops: bool,
    /// Whether points or admission depend on levels.
    pub(super) asks: bool,
}

const _: () = assert!(size_of::<Card>() <= 64);

/// The cards of all posts, without their classes and turns.
pub(super) fn cards(
    scheme: &Scheme,
    taken: &[u32],
    groups: &Groups,
    fits: &[CompetencyFit],
    (limits, followed): (&[TagLimit], tags::Signature),
) -> Vec<Card> {
    let periods = scheme.periods();
    let required = scheme.weights().essential_required;
    let card = |post: PostIx| {
        let row = scheme.post_row(post);
        let fit = &fits[post.get()];
        let tags = tags::signature(limits, row);
        Card {
            starts: availability::starts(row, &taken[post.get() * periods..][..periods]),
            constant: fit.constant,
            points: row.points,
            provider: row.provider,
            kind: scheme.kind_of(row.provider).get() as u32,
            duration: row.duration as u32,
            group: groups.group(scheme, row.provider) as u32,
            class: 0,
            turn: 0,
            tags,
            followed: tags & followed,
            develops: !row.develops.is_empty(),
            asks: !fit.entries.is_empty() || (required && !row.essential.is_empty()),
        }
    };
    scheme.posts().map(card).collect()
}
