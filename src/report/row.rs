//! One candidate's way through the horizon, as unbroken segments.

use super::figures::Score;
use crate::model::{CandidateIx, KindIx, PostIx, ProviderIx, Scheme};
use crate::plan::Placement;

/// A row of the grid.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) name: String,
    /// In order, without gaps, from the first period to the last.
    pub(super) segments: Vec<Segment>,
    pub(super) score: Option<Score>,
}

/// Consecutive periods, counted from 0, that are spent in one way.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) from: usize,
    /// The period after the last.
    pub(super) until: usize,
    pub(super) what: What,
}

/// How periods are spent.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// Not in the scheme, unavailable, or on leave from no placement.
    Absent,
    /// Available and in no placement.
    Idle,
    /// Idle in the scheme and served at the home employer, of this kind.
    Home(KindIx),
    /// In a post.
    Stay(Stay),
}

/// A placement.
#[derive(Clone, Debug)]
pub(super) struct Stay {
    pub(super) post: PostIx,
    pub(super) kind: KindIx,
    /// Whether it runs when the horizon begins.
    pub(super) under_way: bool,
    pub(super) crossing: Crossing,
}

/// The boundary crossed to get to a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crossing {
    /// Its weight is not above 0, or there is none.
    No,
    /// Above 0, between providers of one kind.
    WithinKind,
    /// Above 0, between two kinds.
    BetweenKinds,
}

impl Row {
    pub(super) fn new(
        scheme: &Scheme,
        candidate: CandidateIx,
        rotation: &[Placement],
        score: Option<Score>,
    ) -> Self {
        let stated = scheme.candidate(candidate);
        let name = if stated.name.is_empty() { stated.id.to_string() } else { stated.name.clone() };
        let segments = Walk::new(scheme, candidate).segments(rotation);
        Self { name, segments, score }
    }

    pub(super) fn stays(&self) -> impl Iterator<Item = (&Segment, &Stay)> {
        self.segments.iter().filter_map(|segment| match &segment.what {
            What::Stay(stay) => Some((segment, stay)),
            What::Absent | What::Idle | What::Home(_) => None,
        })
    }
}

/// Builds the segments of one candidate from left to right.
struct Walk<'a> {
    scheme: &'a Scheme,
    candidate: CandidateIx,
    /// The provider served last.
    last: Option<ProviderIx>,
    segments: Vec<Segment>,
    /// First period not yet described.
    next: usize,
}

impl<'a> Walk<'a> {
    fn new(scheme: &'a Scheme, candidate: CandidateIx) -> Self {
        let last = scheme.candidate_row(candidate).history.last().map(|spell| spell.provider);
        Self { scheme, candidate, last, segments: Vec::new(), next: 0 }
    }

    fn segments(mut self, rotation: &[Placement]) -> Vec<Segment> {
        if let Some(under_way) = self.scheme.candidate_row(self.candidate).under_way {
            self.stay(under_way.post, 0, under_way.remaining, true);
        }
        for placement in rotation {
            let Some(post) = self.scheme.find_post(placement.post.as_str()) else { continue };
            let Some(from) = (placement.start as usize).checked_sub(1) else { continue };
            let duration = self.scheme.post_row(post).duration;
            self.stay(post, from, from.saturating_add(duration), false);
        }
        self.gap(self.scheme.periods());
        self.segments
    }

    /// Adds the part of a placement that lies in the horizon after what is already described.
    fn stay(&mut self, post: PostIx, from: usize, until: usize, under_way: bool) {
        let from = from.max(self.next);
        let until = until.min(self.scheme.periods());
        if from >= until {
            return;
        }
        self.gap(from);
        let provider = self.scheme.post_row(post).provider;
        let crossing = if under_way { Crossing::No } else { self.crossing(provider) };
        let kind = self.scheme.kind_of(provider);
        let what = What::Stay(Stay { post, kind, under_way, crossing });
        self.segments.push(Segment { from, until, what });
        self.last = Some(provider);
        self.next = until;
    }

    fn crossing(&self, to: ProviderIx) -> Crossing {
        match self.last {
            Some(last) if self.scheme.boundaries().weight(last, to) > 0 => {
                if self.scheme.kind_of(last) == self.scheme.kind_of(to) {
                    Crossing::WithinKind
                } else {
                    Crossing::BetweenKinds
                }
            }
            _ => Crossing::No,
        }
    }

    /// Describes the periods up to `until` in which there is no placement, one by one.
    fn gap(&mut self, until: usize) {
        let row = self.scheme.candidate_row(self.candidate);
        let home = row.home.filter(|_| self.scheme.weights().home_service);
        for period in self.next..until {
            let what = match home {
                _ if !row.available[period] || row.leave >> period & 1 == 1 => What::Absent,
                Some(provider) => What::Home(self.scheme.kind_of(provider)),
                None => What::Idle,
            };
            self.segments.push(Segment { from: period, until: period + 1, what });
        }
        self.next = self.next.max(until);
    }
}
