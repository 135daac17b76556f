//! The placements of a candidate, as the pricing reads them.

use crate::model::PostIx;

/// A placement in a slot, which says when it starts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) post: PostIx,
    /// Most points it can score: fit in all its periods, and development.
    pub(crate) most: T,
}

/// Placements, in eight bytes each unless the points of one of them need more.
#[derive(Clone, Debug)]
pub(crate) enum Arcs {
    Narrow(Box<[Placed<i32>]>),
    Wide(Box<[Placed<i64>]>),
}

impl Arcs {
    pub(super) fn of(placed: &[Placed<i64>]) -> Self {
        let narrow = |arc: &Placed<i64>| {
            Some(Placed { post: arc.post, most: i32::try_from(arc.most).ok()? })
        };
        let narrow = placed.iter().map(narrow).collect::<Option<_>>();
        narrow.map_or_else(|| Self::Wide(placed.into()), Self::Narrow)
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Narrow(arcs) => arcs.len(),
            Self::Wide(arcs) => arcs.len(),
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Narrow(arcs) => size_of_val(&**arcs),
            Self::Wide(arcs) => size_of_val(&**arcs),
        }
    }

    pub(crate) fn at(&self, arc: usize) -> Placed<i64> {
        match self {
            Self::Narrow(arcs) => Placed { post: arcs[arc].post, most: arcs[arc].most.into() },
            Self::Wide(arcs) => arcs[arc],
        }
    }
}
