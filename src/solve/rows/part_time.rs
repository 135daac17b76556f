//! Places by hundredths: where somebody is part-time or on leave, what people take of a post in a period
//! adds up to its places at most.

use super::terms::{NONE, Row, Terms};
use crate::model::{CandidateIx, Scheme, joined as name};
use crate::pricing::room;

/// A whole place, in hundredths.
pub(super) const WHOLE: i64 = 100;

/// The rows, by place; empty where places are filled by people.
#[derive(Debug, Default)]
pub(super) struct PlaceRows {
    rows: Vec<u32>,
}

/// How much of a place a candidate takes.
pub(super) fn share(scheme: &Scheme, candidate: CandidateIx) -> i64 {
    i64::from(scheme.candidate_row(candidate).share)
}

impl PlaceRows {
    /// The rows of a scheme whose places are filled by hundredths.
    pub(super) fn of(scheme: &Scheme, rows: &mut Terms) -> Self {
        if !scheme.weights().hundredths {
            return Self::default();
        }
        let everybody: i64 = scheme.candidates().map(|ix| share(scheme, ix)).sum();
        let room = room(scheme);
        let mut filled = Vec::with_capacity(room.len());
        for post in scheme.posts() {
            let id = scheme.post(post).id.as_str();
            let first = post.get() * scheme.periods();
            for period in 0..scheme.periods() {
                let room = room[first + period];
                // Where all find room there is nothing to see to, and where there is none nobody starts.
                let row = (0 < room && room < everybody).then(|| {
                    let name = name("places", &[id, &(period + 1).to_string()]);
                    let mut row = Row::new(name, None).at_most(Some(room));
                    row.limit.unit = WHOLE;
                    rows.row(row)
                });
                filled.push(row.unwrap_or(NONE));
            }
        }
        Self { rows: filled }
    }

    /// Whether places are filled by people.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of a place.
    pub(super) fn row(&self, place: usize) -> Option<u32> {
        self.rows.get(place).copied().filter(|&row| row != NONE)
    }

    /// Rows with their places.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, u32)> {
        self.rows.iter().copied().zip(0..).filter(|&(row, _)| row != NONE)
    }
}
