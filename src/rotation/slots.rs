//! Slots: placements that the relaxation does not tell apart.

use std::sync::Arc;

use super::courses::OpenPost;
use super::groups::Groups;
use super::rules::tags;
use crate::model::{PostIx, ProviderIx, Scheme, TagLimit};

/// From so many candidates on, all have the slots of the whole scheme, those without a placement
/// included: then candidates share diagrams, which saves far more than the empty slots cost.
const SHARED_FROM: usize = 64;

/// What the relaxation tells placements apart by, in the order of slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct SlotKey {
    pub(super) start: u32,
    pub(super) duration: u32,
    pub(super) group: u32,
    pub(super) tags: tags::Signature,
}

/// What all candidates share when they are compiled.
#[derive(Debug)]
pub(super) struct Slots {
    pub(super) groups: Groups,
    /// Occupancy by placements under way, by post and period.
    pub(super) taken: Vec<u32>,
    /// Tag limits as the relaxation follows them.
    pub(super) limits: Box<[TagLimit]>,
    /// Group of each post, and the tags that the relaxation follows.
    posts: Vec<(u32, tags::Signature)>,
    /// Tie-breaking rank of each post.
    ranks: Vec<u64>,
    /// The slots of the scheme, where all candidates have them.
    shared: Option<Arc<[SlotKey]>>,
}

impl Slots {
    pub(super) fn of(scheme: &Scheme, taken: Vec<u32>, ranks: Vec<u64>) -> Self {
        let groups = Groups::of(scheme);
        let (limits, followed) = tags::relaxed(&scheme.weights().tags);
        let posts = scheme.posts().map(|post| {
            let row = scheme.post_row(post);
            let tags = tags::signature(&limits, row) & followed;
            (groups.group(scheme, row.provider) as u32, tags)
        });
        let posts = posts.collect();
        let mut slots = Self { posts, groups, taken, limits, ranks, shared: None };
        if scheme.candidates().len() >= SHARED_FROM {
            slots.shared = Some(slots.all(scheme));
        }
        slots
    }

    /// The slots of all placements that some post allows.
    fn all(&self, scheme: &Scheme) -> Arc<[SlotKey]> {
        let mut keys = std::collections::BTreeSet::new();
        for post in scheme.posts() {
            let row = scheme.post_row(post);
            for start in 0..(scheme.periods() + 1).saturating_sub(row.duration) {
                let mut covered = row.places[start..start + row.duration].iter();
                if row.may_start[start] && covered.all(|&places| places > 0) {
                    keys.insert(self.key(scheme, post, start));
                }
            }
        }
        keys.into_iter().collect()
    }

    pub(super) fn key(&self, scheme: &Scheme, post: PostIx, start: usize) -> SlotKey {
        let (group, tags) = self.posts[post.get()];
        let duration = scheme.post_row(post).duration as u32;
        SlotKey { start: start as u32, duration, group, tags }
    }

    pub(super) fn rank(&self, post: PostIx) -> u64 {
        self.ranks[post.get()]
    }

    /// The tags of a post that the relaxation follows.
    pub(super) fn tags(&self, post: PostIx) -> tags::Signature {
        self.posts[post.get()].1
    }

    /// The slots of a candidate, given those of their placements in order.
    pub(super) fn keys_of(&self, keys: impl Iterator<Item = SlotKey>) -> Arc<[SlotKey]> {
        self.shared.clone().unwrap_or_else(|| {
            let mut keys: Vec<_> = keys.collect();
            keys.dedup();
            keys.into()
        })
    }

    /// Most points of a crossing by (previous group + 1, or 0 for the origin) x group.
    pub(super) fn crossing(
        &self,
        scheme: &Scheme,
        origin: Option<ProviderIx>,
        posts: &[OpenPost],
    ) -> Vec<i64> {
        let mut first = vec![None; self.groups.len()];
        if let Some(from) = origin {
            for open in posts {
                let points = scheme.boundaries().weight(from, open.provider);
                let most = &mut first[self.posts[open.post.get()].0 as usize];
                *most = Some(most.map_or(points, |most: i64| most.max(points)));
            }
        }
        self.groups.with_origin(first.into_iter().map(Option::unwrap_or_default))
    }
}
