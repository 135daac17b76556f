//! Where ids stand in their sorted lists.

use std::collections::HashMap;

use super::super::{
    CompetencyIx, Id, Levels, PlaceIx, PostIx, Profile, ProviderIx, SchemeBuilder, ValueIx,
};

/// Position of every id in its sorted list.
pub(super) struct Names {
    pub(super) kinds: HashMap<Id, usize>,
    pub(super) places: HashMap<Id, usize>,
    pub(super) competencies: HashMap<Id, usize>,
    pub(super) values: HashMap<Id, usize>,
    pub(super) tags: HashMap<Id, usize>,
    pub(super) streams: HashMap<Id, usize>,
    pub(super) providers: HashMap<Id, usize>,
    pub(super) posts: HashMap<Id, usize>,
}

fn positions<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

impl Names {
    pub(super) fn of(parts: &SchemeBuilder) -> Self {
        Self {
            kinds: positions(parts.kinds.iter().map(|x| &x.id)),
            places: positions(parts.places.iter().map(|x| &x.id)),
            competencies: positions(parts.competencies.iter().map(|x| &x.id)),
            values: positions(parts.values.iter().map(|x| &x.id)),
            tags: positions(parts.tags.iter().map(|x| &x.id)),
            streams: positions(parts.streams.iter().map(|x| &x.id)),
            providers: positions(parts.providers.iter().map(|x| &x.id)),
            posts: positions(parts.posts.iter().map(|x| &x.id)),
        }
    }

    pub(super) fn place_ix(&self, id: &Id) -> PlaceIx {
        PlaceIx::new(self.places[id])
    }

    pub(super) fn post_ix(&self, id: &Id) -> PostIx {
        PostIx::new(self.posts[id])
    }

    pub(super) fn provider_ix(&self, id: &Id) -> ProviderIx {
        ProviderIx::new(self.providers[id])
    }

    pub(super) fn post_list<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Box<[PostIx]> {
        ids.into_iter().map(|id| self.post_ix(id)).collect()
    }

    pub(super) fn levels(&self, levels: &Levels) -> Box<[(CompetencyIx, u8)]> {
        let ix = |id| CompetencyIx::new(self.competencies[id]);
        levels.iter().map(|(id, &level)| (ix(id), level)).collect()
    }

    pub(super) fn profile(&self, profile: &Profile) -> Box<[(ValueIx, f64)]> {
        profile.iter().map(|(id, &weight)| (ValueIx::new(self.values[id]), weight)).collect()
    }
}
