//! A transportation problem: people, offers with places, and what each is worth to whom.

/// What one person may do.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// Offers open to them, in order.
    pub(super) offers: Vec<u32>,
    /// Points of each.
    pub(super) points: Vec<i64>,
    /// Points of staying without; `None` where that is not allowed.
    pub(super) empty: Option<i64>,
}

/// The problem. An edge is a position in the lists of a person.
#[derive(Clone, Debug)]
pub(super) struct Market {
    pub(super) people: Vec<Person>,
    /// Places by offer, at least one each.
    pub(super) places: Vec<u32>,
}

impl Person {
    /// Whether there is anything they may do.
    pub(super) fn is_possible(&self) -> bool {
        self.empty.is_some() || !self.offers.is_empty()
    }

    /// Offers with their points.
    pub(super) fn edges(&self) -> impl Iterator<Item = (usize, i64)> {
        self.offers.iter().map(|&offer| offer as usize).zip(self.points.iter().copied())
    }
}

impl Market {
    /// Number of edges.
    pub(super) fn edges(&self) -> u64 {
        self.people.iter().map(|row| row.offers.len() as u64).sum()
    }

    /// The bound, in points, that prices in points give; everybody must have something to do.
    ///
    /// Added up from the people alone, so that it holds whatever the prices are, if none is negative.
    pub(super) fn bound(&self, prices: &[i64]) -> i128 {
        let best = self.people.iter().map(|row| {
            let placed = row.edges().map(|(offer, points)| points - prices[offer]);
            i128::from(placed.chain(row.empty).max().unwrap_or(i64::MIN))
        });
        let places = self.places.iter().zip(prices);
        let rent = places.map(|(&places, &price)| i128::from(places) * i128::from(price));
        best.sum::<i128>() + rent.sum::<i128>()
    }
}
