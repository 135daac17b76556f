//! Where ids stand in their sorted lists.

use std::collections::{BTreeSet, HashMap};

use super::super::{
    CompetencyIx, Id, KindIx, Levels, ManagerIx, PlaceIx, PostIx, Profile, ProviderIx,
    RequirementIx, SchemeBuilder, StreamIx, ValueIx,
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
    pub(super) requirements: HashMap<Id, usize>,
    pub(super) clearances: HashMap<Id, usize>,
    /// Line managers that posts name, in order.
    pub(super) managers: HashMap<Id, usize>,
}

fn positions<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<Id, usize> {
    ids.enumerate().map(|(at, id)| (id.clone(), at)).collect()
}

impl Names {
    pub(super) fn of(parts: &SchemeBuilder) -> Self {
        let managers: BTreeSet<&Id> =
            parts.posts.iter().filter_map(|x| x.manager.as_ref()).collect();
        Self {
            kinds: positions(parts.kinds.iter().map(|x| &x.id)),
            places: positions(parts.places.iter().map(|x| &x.id)),
            competencies: positions(parts.competencies.iter().map(|x| &x.id)),
            values: positions(parts.values.iter().map(|x| &x.id)),
            tags: positions(parts.tags.iter().map(|x| &x.id)),
            streams: positions(parts.streams.iter().map(|x| &x.id)),
            providers: positions(parts.providers.iter().map(|x| &x.id)),
            posts: positions(parts.posts.iter().map(|x| &x.id)),
            requirements: positions(parts.requirements.iter().map(|x| &x.id)),
            clearances: positions(parts.clearances.iter().map(|x| &x.id)),
            managers: positions(managers.into_iter()),
        }
    }

    pub(super) fn place_ix(&self, id: &Id) -> PlaceIx {
        PlaceIx::new(self.places[id])
    }

    pub(super) fn post_ix(&self, id: &Id) -> PostIx {
        PostIx::new(self.posts[id])
    }

    pub(super) fn kind_ix(&self, id: &Id) -> KindIx {
        KindIx::new(self.kinds[id])
    }

    pub(super) fn stream_ix(&self, id: &Id) -> StreamIx {
        StreamIx::new(self.streams[id])
    }

    pub(super) fn manager_ix(&self, id: &Id) -> ManagerIx {
        ManagerIx::new(self.managers[id])
    }

    pub(super) fn provider_ix(&self, id: &Id) -> ProviderIx {
        ProviderIx::new(self.providers[id])
    }

    pub(super) fn post_list<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Box<[PostIx]> {
        ids.into_iter().map(|id| self.post_ix(id)).collect()
    }

    pub(super) fn provider_list<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a Id>,
    ) -> Box<[ProviderIx]> {
        ids.into_iter().map(|id| self.provider_ix(id)).collect()
    }

    pub(super) fn requirement_list<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a Id>,
    ) -> Box<[RequirementIx]> {
        ids.into_iter().map(|id| RequirementIx::new(self.requirements[id])).collect()
    }

    pub(super) fn levels(&self, levels: &Levels) -> Box<[(CompetencyIx, u8)]> {
        let ix = |id| CompetencyIx::new(self.competencies[id]);
        levels.iter().map(|(id, &level)| (ix(id), level)).collect()
    }

    pub(super) fn profile(&self, profile: &Profile) -> Box<[(ValueIx, f64)]> {
        profile.iter().map(|(id, &weight)| (ValueIx::new(self.values[id]), weight)).collect()
    }
}
