//! Who of the streams of a rotation goes to which provider, with so much room at each.

use crate::sources::draw::Draw;

/// Providers that offer each stream, in increasing order.
pub(super) type Offers = Vec<Vec<usize>>;

/// Streams dealt out to providers, at most so many to each.
pub(super) struct Seats {
    room: usize,
    /// Streams by provider.
    held: Vec<Vec<usize>>,
}

impl Seats {
    pub(super) fn new(providers: u32, room: u32) -> Self {
        Self { room: room as usize, held: vec![Vec::new(); providers as usize] }
    }

    /// Seats a stream with one of the providers that offer it and have room, each equally likely. Where none
    /// has room, streams that are seated move. Streams that can all be seated together always can be.
    pub(super) fn seat(&mut self, stream: usize, offers: &Offers, draw: &mut Draw) {
        let free = |&&provider: &&usize| self.held[provider].len() < self.room;
        let open: Vec<usize> = offers[stream].iter().filter(free).copied().collect();
        if open.is_empty() {
            let seated = self.make_room(stream, offers);
            debug_assert!(seated, "streams are offered so that all of them can be seated");
        } else {
            self.held[open[draw.below(open.len() as u32) as usize]].push(stream);
        }
    }

    /// Seats a stream, and moves others to where they are offered if that is what it takes (augmenting paths,
    /// Kuhn 1955); false where there is no way.
    pub(super) fn make_room(&mut self, stream: usize, offers: &Offers) -> bool {
        self.augment(stream, offers, &mut vec![false; self.held.len()])
    }

    fn augment(&mut self, stream: usize, offers: &Offers, seen: &mut [bool]) -> bool {
        for &provider in &offers[stream] {
            if std::mem::replace(&mut seen[provider], true) {
                continue;
            }
            if self.held[provider].len() < self.room {
                self.held[provider].push(stream);
                return true;
            }
            for at in 0..self.room {
                if self.augment(self.held[provider][at], offers, seen) {
                    self.held[provider][at] = stream;
                    return true;
                }
            }
        }
        false
    }

    /// Seats a stream with the provider that has the fewest, the first of these, and returns it.
    pub(super) fn seat_where_fewest(&mut self, stream: usize) -> usize {
        let sizes = self.held.iter().map(Vec::len).enumerate();
        let (provider, _) = sizes.min_by_key(|&(_, size)| size).expect("there is a provider");
        self.held[provider].push(stream);
        provider
    }

    /// The provider of each stream that is seated.
    pub(super) fn by_stream(&self) -> impl Iterator<Item = (usize, usize)> {
        let each = self.held.iter().enumerate();
        each.flat_map(|(provider, streams)| streams.iter().map(move |&stream| (stream, provider)))
    }
}
