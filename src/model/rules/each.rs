//! What placements are told apart by.

use crate::model::part::words;

words! {
    /// What placements are told apart by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Each {
        /// The post's stream; posts without one are left out.
        Stream = "stream",
        /// The provider.
        Provider = "provider",
        /// The provider's kind.
        Kind = "kind",
        /// The provider's sector.
        Sector = "sector",
        /// The provider's place; providers without one are left out.
        Place = "place",
    }
}
